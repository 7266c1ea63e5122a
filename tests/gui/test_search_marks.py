"""More like, less like, several results compared, and a result searched with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace, match
from tests.gui.test_search_query import GREY, answered, search
from visearch_desktop.core.catalog import Answer, Evidence, Relation
from visearch_desktop.core.queries import Feedback, QueryPhoto, Share
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.search import shares
from visearch_desktop.gui.search.model import MARK_ROLE, spoken
from visearch_desktop.gui.search.row_delegate import button_boxes

WAIT = 10_000
CTRL = Qt.KeyboardModifier.ControlModifier


def skus(window: MainWindow) -> list[str]:
    return [found.sku for found in window.search.results.model.matches]


def test_marks_rank_again_at_once_and_are_taken_back(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    page, listed = opened.search, opened.search.results.list
    first = skus(opened)
    page.results.show_row("SKU2_4")
    answered(qtbot, opened, QTest.keyClick, listed, Qt.Key.Key_Plus)
    assert workspace.searches[-1].feedback == Feedback(more=(4,))
    assert skus(opened)[0] == "SKU2_4"
    assert page.results.model.index(0, 0).data(MARK_ROLE) == 1
    assert page.detail.more.isChecked()
    assert page.bar.chips.marks is not None
    page.results.show_row("SKU0_0")
    answered(qtbot, opened, QTest.keyClick, listed, Qt.Key.Key_Minus)
    assert skus(opened)[-1] == "SKU0_0"
    answered(qtbot, opened, QTest.keyClick, page, Qt.Key.Key_Z, CTRL)
    assert workspace.searches[-1].feedback == Feedback(more=(4,))
    answered(qtbot, opened, page.bar.chips.marks.cross.click)
    assert skus(opened) == first
    assert page.bar.chips.marks is None


def test_the_buttons_in_a_row_mark_it_without_choosing_it(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    listed = opened.search.results.list
    boxes = button_boxes(QRectF(listed.visualRect(opened.search.results.model.index(1, 0))))

    def press(sign: int) -> QPoint:
        spot = boxes[sign].center().toPoint()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        return spot

    answered(qtbot, opened, press, -1)
    assert workspace.searches[-1].feedback == Feedback(less=(1,))
    assert listed.currentIndex().row() == 0
    listed.grab()


def test_several_results_are_marked_together(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    listed = opened.search.results.list
    for _ in range(2):
        QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    answered(qtbot, opened, QTest.keyClick, listed, Qt.Key.Key_Plus)
    assert workspace.searches[-1].feedback.more == (0, 1, 2)


def test_the_marked_result_may_leave_the_answer(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    workspace.answer = Answer((), (match(1, photos[3], content=3),))
    answered(qtbot, opened, opened.search.results.acts.mark, -1)
    assert opened.search.detail.match is not None
    assert opened.search.detail.match.sku == "SKU1_3"
    assert opened.search.bar.chips.marks is not None


def test_a_result_is_searched_with_under_the_same_conditions(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    answered(qtbot, opened, opened.search.draft.narrow, GREY)
    answered(qtbot, opened, opened.search.results.acts.mark, 1)
    opened.search.results.show_row("SKU1_3")
    answered(qtbot, opened, QTest.keyClick, opened.search.results.list, Qt.Key.Key_S)
    asked = workspace.searches[-1]
    assert [photo.path for photo in asked.photos] == [photos[3]]
    assert asked.where == (GREY,)
    assert not asked.feedback
    answered(qtbot, opened, QTest.keyClick, opened.search, Qt.Key.Key_Z, CTRL)
    assert [photo.path for photo in opened.search.query.photos] == [photos[0]]


def test_selected_results_are_compared_one_after_the_other(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    page, listed = opened.search, opened.search.results.list
    assert not page.results.compare.isVisible()
    for _ in range(2):
        QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.results.compare.text() == "Compare 3"
    QTest.keyClick(listed, Qt.Key.Key_C)
    assert page.round.isVisible()
    seen = []
    for _ in range(5):  # the last one stays
        assert page.round.match is not None
        seen.append(page.round.match.sku)
        QTest.keyClick(page.round.pane.view, Qt.Key.Key_Right)
    assert seen == ["SKU0_0", "SKU0_1", "SKU1_2", "SKU1_2", "SKU1_2"]
    QTest.keyClick(page.round.pane.view, Qt.Key.Key_Left)
    assert page.round.match is not None
    assert page.round.match.sku == "SKU0_1"
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)
    QTest.keyClick(page.round.pane.view, Qt.Key.Key_Escape)
    assert not page.round.isVisible()
    assert listed.currentIndex().data() == "SKU0_1"
    assert page.query.photos


def test_without_a_photo_the_first_selected_is_what_the_others_are_compared_with(
    qtbot: QtBot, opened: MainWindow
) -> None:
    opened.go(1)
    answered(qtbot, opened, opened.search.bar.text.setText, "sku")
    listed = opened.search.results.list
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    listed.acts.compare()
    assert opened.search.round.pane.view.captions == ("SKU0_0", "SKU0_1")
    opened.search.leave_round()
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)


def test_selected_skus_are_copied_one_a_line(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    listed = opened.search.results.list
    QTest.keyClick(listed, Qt.Key.Key_A, CTRL)
    QTest.keyClick(listed, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines() == skus(opened)


def test_the_menu_of_a_result_offers_what_the_keys_do(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    words = [action.text() for action in opened.search.results.acts.menu(opened).actions()]
    for key in ("\t+", "\t−", "\tS", "\tC", "\tCtrl+C", "\tEnter"):
        assert any(key in one for one in words), key


def test_what_put_a_row_there_is_said_in_row_and_detail(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    found = match(
        1, photos[1], content=1, agreeing=2,
        shares=(
            Share("photo", 0.824, ""), Share("words", 0.6, "“cotton” in title"), Share("feedback", -0.25, "less like"),
        ),
    )  # fmt: skip
    workspace.answer = Answer((), (found, match(2, photos[2], content=2)))
    search(qtbot, opened, *photos[:3])
    assert shares.in_short(found) == "photo 0.82 · words: “cotton” in title · marks −0.25"
    assert "2 of 3 photos agree" in spoken(found, 3)
    assert opened.search.detail.shares.isVisible()
    assert "less like" in opened.search.detail.shares.accessibleName()
    opened.grab()
    QTest.keyClick(opened.search.results.list, Qt.Key.Key_Down)
    assert not opened.search.detail.shares.isVisible()


def test_words_alone_have_no_similarity() -> None:
    words = match(1, Path("a.jpg"), similarity=0.0, shares=(Share("words", 0.7, "“a” in title"),))
    assert shares.score(words, 0) == 0.7
    assert shares.score(words, 1) == 0.0
    assert shares.score(match(1, Path("a.jpg")), 0) is None
    assert "similarity" not in spoken(words, 0)


def test_plus_and_minus_zoom_with_control_from_the_list(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    listed, view = opened.search.results.list, opened.search.detail.compare
    with qtbot.waitActive(opened):
        opened.activateWindow()
    listed.setFocus()
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)
    QTest.keyClick(listed, Qt.Key.Key_Plus, CTRL)
    assert view.zoom > 1.0
    assert not opened.search.query.feedback


def test_a_result_stands_beside_the_photo_that_found_it(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    asked = [QueryPhoto(str(photo), path=photo) for photo in photos[:2]]
    same = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    proof = Evidence(inliers=40, transform=same, query=asked[1])
    found = match(1, photos[4], content=4, relation=Relation.NEAR_DUPLICATE, evidence=proof)
    workspace.answer = Answer(tuple(asked), (found, match(2, photos[3], content=3)))
    search(qtbot, opened, *photos[:2])
    page = opened.search
    assert page.detail.photo == asked[1]
    assert page.detail.compare.aligned
    page.bar.strip.pick(1)
    page.bar.strip.pick(0)  # the other photo: how the result lies on it is not known
    assert page.detail.photo == asked[0]
    assert not page.detail.compare.aligned
    answered(qtbot, opened, page.draft.weigh, 1, 2.0)
    assert page.detail.photo is not None
    assert page.detail.photo.path == photos[1]
    assert "counts ×2" in page.detail.compare.captions[0]
    page.results.acts.compare()
    assert photos[1].name in page.round.pane.view.captions[0]
    page.leave_round()
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)
