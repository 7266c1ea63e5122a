"""Results leave the program: dragged as files, copied as SKUs, rows and pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.audit_fakes import five_groups
from tests.gui.batch_fakes import photo, proposed
from tests.gui.fakes import FakeCore, FakeWorkspace, match
from visearch_desktop.core.catalog import Answer, Product, Relation
from visearch_desktop.core.deliveries import BatchReport, Proposal
from visearch_desktop.core.queries import Query, Share
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.group_model import GroupModel
from visearch_desktop.gui.batch.model import ItemModel
from visearch_desktop.gui.batch.triage import Show, Triage
from visearch_desktop.gui.main_window import AUDIT, SEARCH, MainWindow
from visearch_desktop.gui.search import handing
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.search.result_list import ResultList

WAIT = 10_000


def search(qtbot: QtBot, window: MainWindow, *photos: Path) -> ResultList:
    window.go(SEARCH)
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.search(photos)
    return window.search.results.list


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# -- the row ---------------------------------------------------------------------------------------


def test_a_row_says_sku_title_price_relation_score_and_path() -> None:
    one = match(1, Path("/照片/红 衬衫.jpg"), relation=Relation.NEAR_DUPLICATE, duplicate_score=0.971)
    assert handing.row(one).split("\t") == [
        "红 衬衫", "Product 1", "19.90", "Near duplicate", "0.97", str(Path("/照片/红 衬衫.jpg"))
    ]  # fmt: skip


def test_a_row_stays_one_row_and_runs_no_formula() -> None:
    product = Product("A1", "=HYPERLINK(1)\tshirt\nblue", {"price": "-5"})
    cells = handing.row(match(1, Path("a.jpg"), sku="A1", product=product)).split("\t")
    assert cells[:3] == ["A1", "'=HYPERLINK(1) shirt blue", "-5"]
    assert len(cells) == 6


def test_to_words_alone_a_result_has_no_relation_and_the_score_of_the_words() -> None:
    bare = match(1, Path("a.jpg"), sku="A1", product=None, similarity=float("nan"))
    assert handing.row(bare, 0).split("\t") == ["A1", "", "", "", "", "a.jpg"]
    said = replace(bare, shares=(Share("words", 0.5, ""),))
    assert handing.row(said, 0).split("\t")[4] == "0.50"


# -- dragging --------------------------------------------------------------------------------------


def test_what_is_dragged_are_the_selected_files_in_order_each_once(qapp: object, tmp_path: Path) -> None:
    first, second = tmp_path / "红.jpg", tmp_path / "b #1%.jpg"
    model = ResultModel()
    model.show_matches([match(1, first), match(2, second), match(3, first, sku="other")])
    carried = model.mimeData([model.index(row, 0) for row in (2, 0, 1)])
    assert [Path(url.toLocalFile()) for url in carried.urls()] == [first, second]
    assert [line.split("\t")[0] for line in carried.text().splitlines()] == ["红", "b #1%", "other"]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction  # never moved away from the catalog


def test_pulling_a_row_drags_its_file_out(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = search(qtbot, opened, photos[0])
    dragged: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda self, actions: dragged.append(self.mimeData()))
    spot = listed.visualRect(listed.model().index(2, 0)).center()
    QTest.mousePress(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    for step in (10, 30, 60):
        QTest.mouseMove(listed.viewport(), spot + QPoint(step, step))
    listed.startDrag(Qt.DropAction.CopyAction)
    QTest.mouseRelease(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [Path(url.toLocalFile()) for url in dragged[-1].urls()] == [photos[2]]
    assert dragged[-1].text().startswith("SKU1_2\tProduct 3\t19.90\t")


def test_a_group_of_the_audit_is_dragged_out_as_its_files(qtbot: QtBot, core: FakeCore, opened: MainWindow) -> None:
    core.audit.groups = five_groups()
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    listed = opened.audit.review.list
    model, review = listed.model(), opened.audit.review.review
    assert isinstance(model, GroupModel)
    assert review is not None
    group = review.groups[model.rows[0]]
    carried = model.mimeData([model.index(0, 0)])
    assert [Path(url.toLocalFile()) for url in carried.urls()] == [member.photo for member in group.members]
    assert carried.text().splitlines() == list(words.skus_of(group))
    assert listed.dragEnabled()
    assert not listed.acceptDrops()


def test_an_item_of_a_batch_is_dragged_out_once_whatever_its_columns(qtbot: QtBot, tmp_path: Path) -> None:
    one = proposed("a", Proposal.NEW, "", photo("a.jpg", tmp_path / "a.jpg"), photo("b.jpg", tmp_path / "b.jpg"))
    triage = Triage(BatchReport("week 47", (one,)), tmp_path)
    model = ItemModel()
    model.show_tab(triage, None, Show.ALL)
    carried = model.mimeData([model.index(0, column) for column in range(model.columnCount())])
    assert [Path(url.toLocalFile()).name for url in carried.urls()] == ["a.jpg", "b.jpg"]
    assert carried.text() == (one.item.sku or one.item.name)


def test_a_result_dropped_on_the_own_window_starts_no_search(
    opened: MainWindow, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = ResultModel()
    model.show_matches([match(1, photos[0])])

    class Entering:
        """A drag that comes over the window; Qt tells its source only while one is under way."""

        def __init__(self, source: QWidget | None) -> None:
            self._source, self.accepted = source, False

        def source(self) -> QWidget | None:
            return self._source

        def mimeData(self) -> QMimeData:  # noqa: N802
            return model.mimeData([model.index(0, 0)])

        def acceptProposedAction(self) -> None:  # noqa: N802
            self.accepted = True

    own, foreign = Entering(opened.search.results.list), Entering(None)
    opened.dragEnterEvent(own)  # type: ignore[arg-type]
    opened.dragEnterEvent(foreign)  # type: ignore[arg-type]
    assert (own.accepted, foreign.accepted) == (False, True)


# -- copying ---------------------------------------------------------------------------------------


def test_skus_and_rows_are_copied_one_a_line(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    listed = search(qtbot, opened, photos[0])
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "SKU0_0\nSKU0_1"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(listed, Qt.Key.Key_C, both)
    assert [line.split("\t")[0] for line in clipboard().splitlines()] == ["SKU0_0", "SKU0_1"]
    assert "Copy rows\tCtrl+Shift+C" in [action.text() for action in listed.acts.menu(listed).actions()]


def test_rows_of_a_search_with_words_say_no_relation(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.answer = Answer((), (match(1, photos[0], shares=(Share("words", 0.25, ""),)),))
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.draft.start(Query(text="shirt"))
    opened.search.results.acts.copy_rows()
    assert clipboard().split("\t")[3:5] == ["", "0.25"]


def test_the_picture_is_read_by_a_worker_and_copied(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    listed = search(qtbot, opened, photos[0])
    QGuiApplication.clipboard().clear()
    listed.acts.copy_picture()
    assert QGuiApplication.clipboard().image().isNull()  # not on this thread
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=WAIT)
    assert (QGuiApplication.clipboard().image().width(), QGuiApplication.clipboard().image().height()) == (96, 72)


def test_a_photo_that_vanished_is_said_and_the_clipboard_is_left_alone(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    listed = search(qtbot, opened, photos[0])
    qtbot.waitUntil(lambda: opened.desk.quiet, timeout=WAIT)
    QGuiApplication.clipboard().setText("kept")
    photos[0].unlink()
    listed.acts.copy_picture()
    qtbot.waitUntil(lambda: "nothing was copied" in opened.search.notices.sentence, timeout=WAIT)
    assert clipboard() == "kept"
