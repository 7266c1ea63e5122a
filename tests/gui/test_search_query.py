"""The query on the Search page: photos, weights, words, conditions, colour; every change can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.queries import Comparison, Condition, Crop, Query, QueryPhoto
from visearch_desktop.gui.keyboard.commands import Command
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.main_window import BATCH, SEARCH, MainWindow
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.search.intake import MOST_PHOTOS

WAIT = 10_000
GREY = Condition("colour", Comparison.EQUALS, "Grey")
CHEAP = Condition("price", Comparison.AT_MOST, "20")


def search(qtbot: QtBot, window: MainWindow, *photos: Path) -> None:
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.search(photos)


def answered(qtbot: QtBot, window: MainWindow, act: object, *values: object) -> None:
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        act(*values)  # type: ignore[operator]


def made(*names: str) -> tuple[QueryPhoto, ...]:
    return tuple(QueryPhoto(name, path=Path(name)) for name in names)


# -- the draft -------------------------------------------------------------------------------------


def test_every_change_can_be_taken_back() -> None:
    draft = Draft()
    changes = [
        lambda: draft.start(Query(made("a.jpg", "b.jpg"))),
        lambda: draft.weigh(0, 2.0),
        lambda: draft.refuse(1, True),
        lambda: draft.crop(0, Crop.BOX, (0.1, 0.1, 0.5, 0.5)),
        lambda: draft.say("cotton"),
        lambda: draft.narrow(GREY),
        lambda: draft.ask_colour(True),
        lambda: draft.mark([7], 1),
        lambda: draft.mark([7], -1),
        lambda: draft.remove(1),
        lambda: draft.add(made("c.jpg")),
        draft.only_photos,
        draft.forget_marks,
        draft.clear,
    ]
    states = [draft.query]
    for change in changes:
        change()
        assert draft.query != states[-1]
        states.append(draft.query)
    while draft.can_undo:
        states.pop()
        draft.undo()
        assert draft.query == states[-1]
    assert states == [Query()]
    draft.undo()
    assert draft.query == Query()


def test_the_same_mark_again_takes_it_away_and_the_other_replaces_it() -> None:
    draft = Draft()
    draft.mark([3, 4], 1)
    draft.mark([4], -1)
    assert (draft.sign(3), draft.sign(4)) == (1, -1)
    draft.mark([3, 4], -1)  # not all of them had it: now all have
    assert (draft.sign(3), draft.sign(4)) == (-1, -1)
    draft.mark([3, 4], -1)
    assert not draft.query.feedback


def test_what_is_typed_in_one_go_is_taken_back_at_once() -> None:
    draft = Draft()
    draft.start(Query(made("a.jpg")))
    for words in ("c", "co", "cotton", "cotton tee"):
        draft.say(words)
    draft.undo()
    assert draft.query.text == ""
    assert draft.photos


def test_a_photo_is_added_once_and_a_condition_as_well() -> None:
    draft = Draft()
    draft.start(Query(made("a.jpg")))
    draft.crop(0, Crop.PRODUCT)
    draft.add(made("a.jpg", "b.jpg"))
    assert [photo.name for photo in draft.photos] == ["a.jpg", "b.jpg"]
    draft.narrow(GREY)
    draft.narrow(GREY)
    assert draft.query.where == (GREY,)
    draft.narrow(CHEAP, 0)
    assert draft.query.where == (CHEAP,)


def test_a_box_is_kept_while_the_whole_photo_is_searched() -> None:
    draft = Draft()
    draft.start(Query(made("a.jpg")))
    draft.crop(0, Crop.BOX, (0.1, 0.2, 0.3, 0.4))
    draft.crop(0, Crop.WHOLE)
    draft.crop(0, Crop.BOX)
    assert draft.photos[0].box == (0.1, 0.2, 0.3, 0.4)
    draft.drop_box(0)
    whole = QueryPhoto("a.jpg", path=Path("a.jpg"))
    assert draft.photos == (whole,)


def test_marks_do_not_outlive_their_catalog(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    answered(qtbot, opened, opened.search.results.acts.mark, 1)
    assert opened.search.query.feedback
    opened.desk.catalog_changed.emit()
    assert not opened.search.query.feedback
    assert not opened.search.draft.can_undo


# -- photos ----------------------------------------------------------------------------------------


def test_a_photo_is_weighed_refused_and_taken_out_with_keys(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, *photos[:3])
    strip, tools = opened.search.bar.strip, opened.search.bar.tools
    strip.pick(1)
    answered(qtbot, opened, QTest.keyClick, strip, Qt.Key.Key_Plus)
    assert workspace.searches[-1].photos[1].weight == 2.0
    assert tools.weights[2.0].isChecked()
    answered(qtbot, opened, QTest.keyClick, strip, Qt.Key.Key_N)
    assert workspace.searches[-1].photos[1].unwanted
    assert tools.unwanted.isChecked()
    answered(qtbot, opened, QTest.keyClick, strip, Qt.Key.Key_Delete)
    assert [photo.path for photo in workspace.searches[-1].photos] == [photos[0], photos[2]]


def test_one_photo_must_be_wanted(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, *photos[:2])
    strip, tools = opened.search.bar.strip, opened.search.bar.tools
    strip.pick(0)
    answered(qtbot, opened, tools.unwanted.click)
    strip.pick(1)
    assert not tools.unwanted.isEnabled()
    QTest.keyClick(strip, Qt.Key.Key_N)
    assert not opened.search.query.photos[1].unwanted


def test_a_single_photo_is_not_weighed(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    assert not opened.search.bar.tools.unwanted.isVisible()
    QTest.keyClick(opened.search.bar.strip, Qt.Key.Key_Plus)
    QTest.keyClick(opened.search.bar.strip, Qt.Key.Key_N)
    assert opened.search.query.photos[0] == QueryPhoto(str(photos[0]), path=photos[0])


def test_taking_out_the_last_photo_leads_back_to_the_beginning(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    QTest.keyClick(opened.search.bar.strip, Qt.Key.Key_Delete)
    assert opened.search.zone.isVisible()
    answered(qtbot, opened, QTest.keyClick, opened.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.search.query.photos) == 1


def test_forty_photos_are_cut_to_what_a_search_takes_and_offered_as_a_batch(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path], tmp_path: Path
) -> None:
    many = []
    for number in range(40):
        many.append(tmp_path / f"商品 {number}.jpg")
        many[-1].write_bytes(photos[number % 6].read_bytes())
    search(qtbot, opened, *many)
    assert len(workspace.searches[-1].photos) == MOST_PHOTOS
    assert "40" in opened.search.notices.sentence
    opened.search.notices.action.click()
    assert opened.pages.currentIndex() == BATCH
    assert opened.batch.start.sources == tuple(many)


def test_added_photos_count_with_those_that_are_there(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    search(qtbot, opened, *photos)
    more = [tmp_path / f"{number}.jpg" for number in range(10)]
    for path in more:
        path.write_bytes(photos[0].read_bytes())
    opened.search.intake.take(more, add=True)
    assert len(opened.search.query.photos) == MOST_PHOTOS
    assert "16" in opened.search.notices.sentence


def test_a_photo_dropped_on_the_bar_is_added_elsewhere_it_is_another_search(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    answered(qtbot, opened, drop_on, opened.search.bar, photos[1])
    assert [photo.path for photo in opened.search.query.photos] == photos[:2]
    answered(qtbot, opened, drop_on, opened, photos[2])
    assert [photo.path for photo in opened.search.query.photos] == [photos[2]]


def drop_on(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(widget.rect().center(), actions, data, button, keys)
    QGuiApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(widget, QDropEvent(QPointF(widget.rect().center()), actions, data, button, keys))


def test_a_picture_is_added_from_the_clipboard(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], qapp: QGuiApplication
) -> None:
    search(qtbot, opened, photos[0])
    image = QImage(30, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("teal"))
    qapp.clipboard().setImage(image)
    answered(qtbot, opened, opened.search.add_clipboard)
    assert opened.search.query.photos[1].data
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)
    assert not opened.search.bar.strip.cards.unread


def test_a_photo_that_cannot_be_read_is_a_card_with_a_sign(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "torn.jpg").write_bytes(b"\xff\xd8\xff torn")
    search(qtbot, opened, photos[0], tmp_path / "torn.jpg", tmp_path / "gone.jpg")
    cards = opened.search.bar.strip.cards
    qtbot.waitUntil(lambda: not cards.unread, timeout=WAIT)
    pictures = [cards.picture(photo) for photo in opened.search.query.photos]
    assert [picture is not None and picture.isNull() for picture in pictures] == [False, True, True]
    opened.search.bar.strip.grab()


def test_the_menu_of_a_photo_says_what_can_be_done(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, *photos[:2])
    menu = opened.search.bar.strip.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert any("Not this" in one for one in words)
    next(action for action in menu.actions() if "×½" in action.text()).trigger()
    assert opened.search.query.photos[0].weight == 0.5
    qtbot.waitUntil(lambda: not opened.desk.search_lane.busy, timeout=WAIT)


def test_the_menu_of_a_photo_says_the_keys_that_hold_now(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], own_home: Path
) -> None:
    search(qtbot, opened, *photos[:2])
    keymap().change(Command("cards", "N"), "F9")
    words = [action.text() for action in opened.search.bar.strip.menu().actions()]
    assert "Not this\tF9" in words
    assert "Take it out\tDel" in words


# -- words, conditions, colour ---------------------------------------------------------------------


def test_words_alone_are_searched(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace) -> None:
    opened.go(1)
    page = opened.search
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    answered(qtbot, opened, QTest.keyClicks, page.bar.text, "sku1")
    assert workspace.searches[-1] == Query(text="sku1")
    assert [match.sku for match in page.results.model.matches] == ["SKU1_2", "SKU1_3"]
    assert page.detail.single.isVisible()
    assert not page.detail.compare.isVisible()
    assert not page.bar.colour.isVisible()


@pytest.mark.parametrize("words", ['" OR 1=1 --', "NEAR(a b)", "👕🧵", "棉 T恤", "x" * 5000, "a*b(c]\\"])
def test_any_words_are_asked_as_they_are(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, words: str
) -> None:
    answered(qtbot, opened, opened.search.bar.text.setText, words)
    assert workspace.searches[-1].text == words
    assert opened.search.results.message


def test_a_condition_is_made_changed_and_taken_away(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    page, box = opened.search, opened.search.filters.box
    open_filters(qtbot, opened)
    box.column.setCurrentIndex(box.column.findText("colour"))
    assert "Blue (4)" in box.note.text()
    assert not box.add.isEnabled()
    QTest.keyClicks(box.value, "Grey")
    answered(qtbot, opened, QTest.keyClick, box.value, Qt.Key.Key_Return)
    assert workspace.searches[-1].where == (GREY,)
    assert [chip.words.text() for chip in page.bar.chips.chips] == ["colour: Grey"]
    page.bar.chips.chips[0].words.click()
    qtbot.waitUntil(box.isVisible, timeout=WAIT)
    assert (box.column.currentText(), box.value.text()) == ("colour", "Grey")
    box.value.setText("Blue")
    answered(qtbot, opened, box.add.click)
    assert [one.value for one in page.query.where] == ["Blue"]
    answered(qtbot, opened, QTest.keyClick, page.bar.chips.chips[0].words, Qt.Key.Key_Delete)
    assert not page.query.where
    assert page.bar.filter.isVisible()


def open_filters(qtbot: QtBot, window: MainWindow) -> None:
    window.search.filters.open()
    qtbot.waitUntil(window.search.filters.box.isVisible, timeout=WAIT)


def test_a_column_of_numbers_is_compared_as_numbers(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    open_filters(qtbot, opened)
    box = opened.search.filters.box
    box.column.setCurrentIndex(box.column.findText("price"))
    assert box.condition.comparison is Comparison.AT_MOST
    assert "9.90 to 49.90" in box.note.text()
    box.column.setCurrentIndex(box.column.findText("In stock"))
    assert not box.value.isVisible()
    answered(qtbot, opened, box.add.click)
    assert opened.search.query.where == (Condition("", Comparison.IN_STOCK),)
    assert opened.search.bar.chips.chips[0].words.text() == "in stock"


def test_without_a_product_table_the_filter_says_so(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visearch_desktop.gui.search import tasks

    monkeypatch.setattr(tasks, "columns", lambda _workspace: ((), False))
    opened.go(1)
    open_filters(qtbot, opened)
    assert "product table" in opened.search.filters.box.note.text()
    assert not opened.search.filters.box.add.isEnabled()
    opened.search.filters.box.hide()


def further(window: MainWindow, words: str) -> QAction:
    """What the menu "More" of the query offers under these words."""
    menu = window.search.bar.acts.more.menu()
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if one.text().startswith(words))


def test_what_is_seldom_done_with_the_query_is_in_a_menu_that_keys_open(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    opened.go(SEARCH)
    assert not further(opened, "Save this search").isEnabled()
    assert not opened.search.bar.acts.clear.isVisible()
    assert not opened.search.bar.add.isVisible()
    search(qtbot, opened, photos[0])
    more, seen = opened.search.bar.acts.more, []

    def leave() -> None:
        seen.append(QApplication.activePopupWidget())
        more.menu().close()

    more.setFocus()
    QTimer.singleShot(200, leave)  # a key that opens a menu comes back when that is closed
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert seen == [more.menu()]
    further(opened, "Save this search").trigger()
    assert opened.search.keeping.name.isVisible()
    opened.search.keeping.name.close()
    opened.search.bar.acts.clear.click()
    assert not opened.search.query


@pytest.mark.parametrize("count", [0, 1, 4, 9])
def test_words_beside_the_buttons_give_way_before_anything_is_cut(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, photos: list[Path], count: int
) -> None:
    opened.go(SEARCH)
    if count:
        asked = tuple(QueryPhoto(f"{number}.jpg", data=photos[number % 6].read_bytes()) for number in range(count))
        answered(qtbot, opened, lambda: opened.search.draft.start(Query(asked)))
    bar = opened.search.bar
    for width in (1900, 1280, 1100, opened.minimumWidth(), 1280):
        opened.resize(width, 700)
        QApplication.processEvents()
        for button in (bar.acts.history, bar.acts.more, *([bar.add, bar.acts.clear] if count else [])):
            assert button.width() >= button.sizeHint().width(), (width, button.text())
            assert bar.rect().contains(QRect(button.mapTo(bar, QPoint()), button.size()))
        if width >= 1280:
            assert bar.add.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert opened.width() == 1280


def test_a_condition_nobody_understands_is_a_notice_that_can_be_taken_back(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    workspace.answer = RuleError("“abc” is no number.", "Write a number such as 19.90.")
    opened.search.draft.narrow(Condition("price", Comparison.AT_LEAST, "abc"))
    qtbot.waitUntil(lambda: "is no number" in opened.search.notices.sentence, timeout=WAIT)
    workspace.answer = None
    answered(qtbot, opened, further(opened, "Take the last change back").trigger)
    assert not opened.search.notices.sentence
    assert opened.search.results.model.matches


def test_many_long_conditions_stay_inside_the_window(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    opened.resize(opened.minimumSize())
    for number in range(8):
        condition = Condition(f"属性 {number}", Comparison.CONTAINS, "很长的值 " * 40)
        answered(qtbot, opened, opened.search.draft.narrow, condition)
    assert opened.width() == opened.minimumWidth()
    bar = opened.search.bar
    assert all(chip.mapTo(bar, chip.rect().bottomRight()).x() <= bar.width() for chip in bar.chips.chips)
    spots = [chip.geometry() for chip in bar.chips.chips]
    assert not any(one.intersects(other) for row, one in enumerate(spots) for other in spots[:row])


def test_nothing_passes_the_conditions(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    from visearch_desktop.core.catalog import Answer

    search(qtbot, opened, photos[0])
    workspace.answer = Answer(())
    answered(qtbot, opened, opened.search.draft.narrow, GREY)
    assert opened.search.results.message == "No match with these filters"
    workspace.answer = None
    answered(qtbot, opened, opened.search.results.unfilter.emit)
    assert not opened.search.query.where
    assert opened.search.query.photos


def test_the_colour_is_asked_for_by_button_and_key(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    answered(qtbot, opened, opened.search.bar.colour.click)
    assert workspace.searches[-1].by_colour
    answered(qtbot, opened, opened.search.bar.toggle_colour)
    assert not opened.search.bar.colour.isChecked()


def test_words_typed_while_a_search_runs_are_not_lost(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.search_seconds = 0.2
    opened.search.search([photos[0]])
    QTest.keyClicks(opened.search.bar.text, "SKU2")
    qtbot.waitUntil(lambda: bool(workspace.searches) and workspace.searches[-1].text == "SKU2", timeout=WAIT)
    assert opened.search.bar.text.text() == "SKU2"
    qtbot.waitUntil(lambda: len(opened.search.results.model.matches) == 2, timeout=WAIT)


def kept(matches: Sequence[object]) -> list[str]:
    return [match.sku for match in matches]  # type: ignore[attr-defined]


def test_a_failed_search_is_not_what_the_next_one_refines(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    first = kept(opened.search.results.model.matches)
    workspace.answer = RuleError("No.", "")
    opened.search.draft.say("x")
    qtbot.waitUntil(lambda: bool(opened.search.notices.sentence), timeout=WAIT)
    assert opened.search.results.message == "Nothing was searched"
    workspace.answer = None
    answered(qtbot, opened, opened.search.draft.undo)
    assert kept(opened.search.results.model.matches) == first


def test_as_many_photos_are_taken_as_the_core_takes() -> None:
    from visearch_desktop.core import search as core

    assert MOST_PHOTOS == core.MOST_PHOTOS


def test_a_photo_that_is_there_already_is_said_to_be(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    opened.search.intake.take([photos[0]], add=True)
    assert "already" in opened.search.notices.sentence


def test_a_folder_dropped_on_the_bar_is_asked_about(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    search(qtbot, opened, photos[0])
    (tmp_path / "delivery").mkdir()
    drop_on(opened.search.bar, tmp_path / "delivery")
    assert opened.drop_question.isVisible()
    assert not opened.search.notices.sentence


def test_tab_goes_through_the_query_in_the_order_it_is_seen(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    bar = opened.search.bar
    answered(qtbot, opened, bar._draft.narrow, GREY)
    answered(qtbot, opened, bar._draft.narrow, CHEAP)
    with qtbot.waitActive(opened):
        opened.activateWindow()
    bar.text.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
        seen.append(opened.focusWidget())
    assert seen == [bar.colour, bar.chips.chips[0].words, bar.chips.chips[1].words, bar.filter]


def test_a_list_that_is_scrolled_to_its_end_leaves_a_search_under_way_alone(qtbot: QtBot, opened: MainWindow) -> None:
    asking, draft = opened.search.asking, opened.search.draft
    answered(qtbot, opened, draft.say, "cotton")
    added: list[object] = []
    asking.added.connect(lambda query, _answer: added.append(query))
    with qtbot.waitSignal(asking.answered, timeout=WAIT) as later:
        draft.say("linen")
        asking.ask_more(2)  # of the cotton that is still listed
    assert later.args[0].text == "linen"
    assert added == []
    with qtbot.waitSignal(asking.added, timeout=WAIT):
        asking.ask_more(2)
    assert added == [draft.query]
