"""A part of a query photo: the box as numbers, drawn with the mouse and with keys, and what is searched then."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from tests.gui.test_search_query import answered, search
from visearch_desktop.core.queries import Crop
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.search import box as boxes
from visearch_desktop.gui.search.box import HANDLES, LEAST, MIDDLE
from visearch_desktop.gui.search.part_canvas import PartCanvas

WAIT = 10_000
SHIFT = Qt.KeyboardModifier.ShiftModifier
far = st.floats(-50, 50)
inside = st.floats(0, 1)


def sound(box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    tiny = LEAST - 1e-9
    return 0 <= left < right <= 1 and 0 <= top < bottom <= 1 and right - left >= tiny and bottom - top >= tiny


@given(far, far, far, far)
def test_a_box_is_on_the_photo_or_there_is_none(left: float, top: float, right: float, bottom: float) -> None:
    made = boxes.between(QPointF(left, top), QPointF(right, bottom))
    assert made is None or sound(made)
    assert made == boxes.between(QPointF(right, bottom), QPointF(left, top))


@pytest.mark.parametrize("corners", [((0.2, 0.2), (0.2, 0.9)), ((1.2, 0.1), (1.9, 0.5)), ((0.5, 0.5), (0.505, 0.9))])
def test_a_line_or_a_box_beside_the_photo_is_no_box(corners: tuple[tuple[float, float], tuple[float, float]]) -> None:
    assert boxes.between(QPointF(*corners[0]), QPointF(*corners[1])) is None


@given(inside, inside, inside, inside, far, far, st.sampled_from(HANDLES))
def test_whatever_is_pulled_the_box_stays_sound(
    left: float, top: float, right: float, bottom: float, across: float, down: float, handle: tuple[int, int]
) -> None:
    box = boxes.between(QPointF(left, top), QPointF(right, bottom))
    if box is None:
        return
    pulled, pushed = boxes.stretched(box, handle, across, down), boxes.moved(box, across, down)
    assert sound(pulled)
    assert sound(pushed)
    assert math.isclose(pushed[2] - pushed[0], box[2] - box[0], abs_tol=1e-9)
    kept = [edge for edge, side in enumerate((0, 1)) if handle[side] == 0]
    assert all(pulled[edge] == box[edge] and pulled[edge + 2] == box[edge + 2] for edge in kept)


@pytest.fixture
def editing(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> Iterator[MainWindow]:
    """The window with the box of the first photo open, the photo loaded."""
    search(qtbot, opened, photos[0])
    opened.search.edit_part()
    assert opened.search.splitter.editing
    qtbot.waitUntil(lambda: opened.search.part.canvas._shown() is not None, timeout=WAIT)
    yield opened
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy and not opened.desk.search_lane.busy, timeout=WAIT)


def place(canvas: PartCanvas, across: float, down: float) -> QPoint:
    """A point of the widget by shares of the photo."""
    shown = canvas._shown()
    assert shown is not None
    return QPointF(shown.left() + across * shown.width(), shown.top() + down * shown.height()).toPoint()


def drag(canvas: PartCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, *start))
    for step in (0.3, 0.7, 1.0):
        middle = (start[0] + step * (end[0] - start[0]), start[1] + step * (end[1] - start[1]))
        QTest.mouseMove(canvas, place(canvas, *middle))
        QApplication.processEvents()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, *end))


def test_a_box_is_drawn_moved_and_stretched_and_searched_when_released(
    qtbot: QtBot, editing: MainWindow, workspace: FakeWorkspace
) -> None:
    canvas, before = editing.search.part.canvas, len(workspace.searches)
    answered(qtbot, editing, drag, canvas, (0.2, 0.2), (0.6, 0.7))
    assert len(workspace.searches) == before + 1  # not while it was dragged
    asked = workspace.searches[-1].photos[0]
    assert asked.crop is Crop.BOX
    assert asked.box == pytest.approx((0.2, 0.2, 0.6, 0.7), abs=0.02)
    answered(qtbot, editing, drag, canvas, (0.4, 0.4), (0.5, 0.5))
    assert workspace.searches[-1].photos[0].box == pytest.approx((0.3, 0.3, 0.7, 0.8), abs=0.03)
    answered(qtbot, editing, drag, canvas, (0.7, 0.8), (1.5, 1.5))
    assert workspace.searches[-1].photos[0].box == pytest.approx((0.3, 0.3, 1.0, 1.0), abs=0.03)
    assert editing.search.splitter.editing
    assert canvas.hasFocus() or not editing.isActiveWindow()


def test_a_click_draws_nothing_and_searches_nothing(
    qtbot: QtBot, editing: MainWindow, workspace: FakeWorkspace
) -> None:
    canvas, before = editing.search.part.canvas, len(workspace.searches)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, 0.5, 0.5))
    qtbot.wait(400)
    assert canvas.box is None
    assert len(workspace.searches) == before


def test_the_box_is_made_moved_sized_and_cleared_with_keys(
    qtbot: QtBot, editing: MainWindow, workspace: FakeWorkspace
) -> None:
    canvas = editing.search.part.canvas
    answered(qtbot, editing, QTest.keyClick, canvas, Qt.Key.Key_Return)
    assert workspace.searches[-1].photos[0].box == MIDDLE
    before = len(workspace.searches)

    def hold() -> None:
        for _ in range(5):
            QTest.keyClick(canvas, Qt.Key.Key_Right)
        QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)

    answered(qtbot, editing, hold)
    assert workspace.searches[-1].photos[0].box == pytest.approx((0.30, 0.25, 0.80, 0.76))
    assert len(workspace.searches) == before + 1  # one search for all the keys
    answered(qtbot, editing, QTest.keyClick, canvas, Qt.Key.Key_Escape)
    assert workspace.searches[-1].photos[0].crop is Crop.WHOLE
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not editing.search.splitter.editing
    assert editing.search.query.photos


def test_whole_photo_box_and_product_are_switched(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    crops = opened.search.bar.tools.crops
    answered(qtbot, opened, crops[Crop.PRODUCT].click)
    assert workspace.searches[-1].photos[0].crop is Crop.PRODUCT
    crops[Crop.BOX].click()
    assert opened.search.splitter.editing
    assert crops[Crop.PRODUCT].isChecked()  # until a box is drawn
    qtbot.waitUntil(lambda: opened.search.part.canvas._shown() is not None, timeout=WAIT)
    answered(qtbot, opened, drag, opened.search.part.canvas, (0.1, 0.1), (0.9, 0.9))
    assert crops[Crop.BOX].isChecked()
    answered(qtbot, opened, crops[Crop.WHOLE].click)
    assert opened.search.part.canvas.box is None
    answered(qtbot, opened, QTest.keyClick, opened.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.search.part.canvas.box == pytest.approx((0.1, 0.1, 0.9, 0.9), abs=0.02)


def test_the_editor_follows_the_photo_that_is_picked_and_goes_with_it(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    search(qtbot, opened, *photos[:2])
    opened.search.edit_part()
    opened.search.bar.strip.pick(1)
    assert opened.search.part.row == 1
    answered(qtbot, opened, QTest.keyClick, opened.search.bar.strip, Qt.Key.Key_Delete)
    assert opened.search.part.row == 0  # goes on with the photo that is left
    QTest.keyClick(opened.search.bar.strip, Qt.Key.Key_Delete)
    assert not opened.search.splitter.editing
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)


def test_a_photo_that_cannot_be_read_says_so_and_takes_no_box(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "torn.jpg").write_bytes(b"torn")
    search(qtbot, opened, photos[0], tmp_path / "torn.jpg")
    opened.search.bar.strip.pick(1)
    opened.search.edit_part()
    canvas = opened.search.part.canvas
    qtbot.waitUntil(lambda: canvas._words == "This photo cannot be shown", timeout=WAIT)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton)
    canvas.grab()
    assert canvas.box is None


def test_a_very_long_photo_still_has_room_for_a_box(qtbot: QtBot, desk: object) -> None:
    from PySide6.QtGui import QPixmap

    canvas = PartCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show_picture(QPixmap(4000, 3))
    shown = canvas._shown()
    assert shown is not None
    assert shown.height() >= 1
    canvas.show_box((0.0, 0.0, 1.0, 1.0))
    assert canvas.grab().size().width() > 0
    assert boxes.on(QRectF(0, 0, 10, 10), (0.5, 0.5, 1.0, 1.0)) == QRectF(5, 5, 5, 5)


def test_the_card_shows_where_the_product_is(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(120, 200, 160, 120, QColor("maroon"))
    painter.end()
    assert image.save(str(tmp_path / "mug.png"))
    (tmp_path / "torn.jpg").write_bytes(b"torn")
    search(qtbot, opened, tmp_path / "mug.png", tmp_path / "torn.jpg")
    cards = opened.search.bar.strip.cards
    for row in range(2):
        answered(qtbot, opened, opened.search.draft.crop, row, Crop.PRODUCT)
    qtbot.waitUntil(lambda: not cards.unknown_products and not opened.desk.reading_lane.busy, timeout=WAIT)
    mug, torn = opened.search.query.photos
    assert cards.part(mug) == pytest.approx((0.3, 0.5, 0.7, 0.8), abs=0.06)
    assert cards.part(torn) is None
    opened.search.bar.strip.grab()
