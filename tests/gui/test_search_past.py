"""Searches before and saved ones, with the store that really keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from tests.gui.test_search_query import GREY, answered, search
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.store import searches as store
from visearch_desktop.gui import tasks
from visearch_desktop.gui.main_window import SEARCH, MainWindow
from visearch_desktop.gui.search.past_model import ENTRY_ROLE, Entry, PastModel, in_words, name_of
from visearch_desktop.gui.search.recent_strip import PICTURE, RECENT

WAIT = 10_000


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not (window.desk.reading_lane.busy or window.desk.search_lane.busy), timeout=WAIT)


def save(qtbot: QtBot, window: MainWindow, name: str) -> None:
    keeping = window.search.keeping
    keeping.ask_name()
    keeping.name.name.setText(name)
    QTest.keyClick(keeping.name.name, Qt.Key.Key_Return)
    idle(qtbot, window)


def test_a_search_refined_is_one_entry_another_photo_is_another(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    page = opened.search
    search(qtbot, opened, photos[0])
    page.past.flush()
    idle(qtbot, opened)
    answered(qtbot, opened, page.draft.say, "SKU")
    answered(qtbot, opened, page.draft.narrow, GREY)
    page.past.flush()
    idle(qtbot, opened)
    search(qtbot, opened, photos[1])
    page.clear_query()
    idle(qtbot, opened)
    assert [entry.query.photos[0].path for entry in page.past.recent] == [photos[1], photos[0]]
    assert page.past.recent[1].query.where == (GREY,)
    assert page.past.recent[0].thumbnail is not None


def entries(count: int, picture: QImage | None = None) -> list[Entry]:
    return [
        Entry(
            Query((QueryPhoto(f"杯子{at}.jpg", path=Path(f"/x/杯子{at}.jpg")),)),
            when="10:22",
            key=at,
            thumbnail=picture,
        )
        for at in range(count)
    ]


class Laid(QObject):
    """Counts how often a widget is asked to lay out what is in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


def test_cards_are_made_once_and_the_page_is_laid_out_once_for_all(qtbot: QtBot, opened: MainWindow) -> None:
    """Each card used to have all texts of the page measured anew, and again when the pictures came: 40 to 80 ms."""
    opened.go(SEARCH)
    zone = opened.search.zone
    qtbot.waitUntil(zone.isVisible)
    idle(qtbot, opened)
    QApplication.sendPostedEvents()
    laid = Laid(zone)
    zone.show_recent(entries(50))
    QApplication.sendPostedEvents()
    cards = list(zone.recent.cards)
    assert len(cards) == RECENT
    assert all(card.isVisible() and card.height() > PICTURE + 10 for card in cards)
    assert zone.recent.height() == cards[0].height()
    assert laid.times <= 1
    laid.times = 0
    picture = QImage(112, 112, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    zone.show_recent(entries(50, picture))
    zone.show_recent(entries(50, picture))
    QApplication.sendPostedEvents()
    assert zone.recent.cards == cards
    assert laid.times == 0
    assert cards[0].icon().pixmap(PICTURE, PICTURE).toImage().pixelColor(20, 20) == QColor("teal")


def test_a_card_shows_another_search_and_asks_that_again(qtbot: QtBot, opened: MainWindow) -> None:
    zone = opened.search.zone
    zone.show_recent(entries(3))
    later = [Entry(Query(text="mug"), when="10:30", key=9), *entries(1)]
    zone.show_recent(later)
    first, second, third = zone.recent.cards
    assert "“mug”" in first.accessibleName()
    assert "杯子0" in second.accessibleName()
    assert third.isHidden()
    with qtbot.waitSignal(zone.recalled) as told:
        first.click()
    assert told.args == [later[0]]
    zone.show_recent(())
    assert zone.recent.isHidden()


def test_only_photos_that_are_shown_are_read_until_the_list_is_opened(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    plain = tasks.pictures

    def counted(pieces: Sequence[tasks.Piece], side: int) -> tuple[QImage | None, ...]:
        read.extend(pieces)
        return plain(pieces, side)

    monkeypatch.setattr(tasks, "pictures", counted)
    listed = tuple(
        Entry(Query((QueryPhoto(f"{at}.jpg", path=photos[0].with_name(f"{at}.jpg")),)), key=at) for at in range(30)
    )
    idle(qtbot, opened)  # what the catalog itself keeps is listed
    opened.search.past._take(((), listed))
    idle(qtbot, opened)
    assert len(read) == RECENT
    opened.search.keeping.open_list()
    idle(qtbot, opened)
    opened.search.keeping.list.hide()
    assert len(read) == 30


def test_what_is_still_being_typed_is_not_remembered(qtbot: QtBot, opened: MainWindow) -> None:
    page = opened.search
    for words in ("s", "sk", "sku"):
        answered(qtbot, opened, page.draft.say, words)
    page.clear_query()
    idle(qtbot, opened)
    assert [entry.query.text for entry in page.past.recent] == ["sku"]


def test_a_search_is_saved_opened_renamed_and_removed(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    page = opened.search
    search(qtbot, opened, photos[0])
    answered(qtbot, opened, page.draft.narrow, GREY)
    saved = page.query
    save(qtbot, opened, "秋季 “hoodies” & more")
    assert [entry.name for entry in page.past.saved] == ["秋季 “hoodies” & more"]
    page.clear_query()
    page.keeping.open_list()
    box = page.keeping.list
    assert box.entry is not None
    assert box.entry.name == "秋季 “hoodies” & more"
    answered(qtbot, opened, QTest.keyClick, box.list, Qt.Key.Key_Return)
    assert page.query == saved
    page.keeping.open_list()
    box.list.edit(box.list.currentIndex())
    editor = box.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Autumn")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    idle(qtbot, opened)
    assert [entry.name for entry in page.past.saved] == ["Autumn"]
    QTest.keyClick(box.list, Qt.Key.Key_Delete)
    idle(qtbot, opened)
    assert not page.past.saved
    page.notices.action.click()
    idle(qtbot, opened)
    assert [entry.name for entry in page.past.saved] == ["Autumn"]
    box.hide()


def test_a_name_that_is_taken_means_replace_and_an_empty_one_nothing(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    page = opened.search
    search(qtbot, opened, photos[0])
    save(qtbot, opened, "Mugs")
    search(qtbot, opened, photos[1])
    page.keeping.ask_name()
    page.keeping.name.name.setText("Mugs")
    assert page.keeping.name.save.text() == "Replace"
    page.keeping.name.accept()
    idle(qtbot, opened)
    assert [entry.query.photos[0].path for entry in page.past.saved] == [photos[1]]
    page.keeping.ask_name()
    page.keeping.name.name.setText("   ")
    page.keeping.name.accept()
    assert page.keeping.name.isVisible()
    page.keeping.name.hide()
    assert len(page.past.saved) == 1


def test_a_name_of_another_search_is_refused_in_words(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    page = opened.search
    for name, photo in (("One", photos[0]), ("Two", photos[1])):
        search(qtbot, opened, photo)
        save(qtbot, opened, name)
    page.past.rename(page.past.saved[0], "Two")
    idle(qtbot, opened)
    assert "Two" in page.notices.sentence
    assert [entry.name for entry in page.past.saved] == ["One", "Two"]


def test_a_pasted_picture_is_kept_whole_and_found_again_after_a_restart(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace
) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    answered(qtbot, opened, opened.search.search, [image])
    data = opened.search.query.photos[0].data
    opened.search.clear_query()
    idle(qtbot, opened)
    with qtbot.waitSignal(opened.desk.info_changed, timeout=WAIT):
        opened.desk.open(workspace.folder)
    idle(qtbot, opened)
    assert [entry.query.photos[0].data for entry in opened.search.past.recent] == [data]


def test_a_photo_that_has_gone_is_named_and_the_rest_is_searched(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    page = opened.search
    passing = tmp_path / "passing.jpg"
    passing.write_bytes(photos[0].read_bytes())
    search(qtbot, opened, passing)
    page.clear_query()
    idle(qtbot, opened)
    passing.unlink()
    page.past.load()
    page.keeping.open_list()
    idle(qtbot, opened)
    page.keeping.list.hide()
    model = page.keeping.list.model
    said = model.data(model.index(1), Qt.ItemDataRole.ToolTipRole)
    assert "not there any more" in str(said)
    assert "passing.jpg" in str(said)


def test_a_damaged_file_of_searches_stops_nothing(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    opened.search.past.flush()
    idle(qtbot, opened)
    (workspace.folder / store.FILE).write_bytes(b"no database" * 500)
    search(qtbot, opened, photos[1])
    opened.search.past.flush()
    idle(qtbot, opened)
    assert opened.search.results.model.matches


def test_an_entry_of_a_later_version_is_explained(qtbot: QtBot, opened: MainWindow) -> None:
    opened.search.keeping.recall(Entry(Query(), "from the future"))
    assert "later version" in opened.search.notices.sentence


def test_without_searches_the_list_says_what_comes_there(qtbot: QtBot, opened: MainWindow) -> None:
    opened.search.keeping.open_list()
    box = opened.search.keeping.list
    assert box._empty.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.entry is None
    box.hide()


@pytest.mark.parametrize("count", [1, 60])
def test_the_list_has_headings_that_cannot_be_chosen(qtbot: QtBot, count: int) -> None:
    model = PastModel()
    entries = [Entry(Query(text=f"word {row}")) for row in range(count)]
    model.show_entries([Entry(Query(text="a"), "A" * 500)], entries)
    assert model.rowCount() == count + 3
    heads = [row for row in range(model.rowCount()) if model.index(row).data(ENTRY_ROLE) is None]
    assert heads == [0, 2]
    assert all(model.flags(model.index(row)) == Qt.ItemFlag.NoItemFlags for row in heads)


def test_a_query_is_named_by_what_it_shows() -> None:
    photo = QueryPhoto("/x/mug.jpg", path=Path("/x/mug.jpg"))
    assert name_of(Query((photo,), "blue")) == "mug.jpg · “blue”"
    assert name_of(Query(where=(GREY,))) == "colour is Grey"
    assert in_words(Query((photo, photo), "blue", (GREY,), by_colour=True)) == "2 photos · 1 filter · this colour"
    assert in_words(Query(text="blue"), titled=False) == "“blue”"
