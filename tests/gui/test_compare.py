from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visearch_desktop.gui.compare_view import CompareView


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    made = CompareView()
    qtbot.addWidget(made)
    made.resize(608, 300)
    made.show_pair(("query", "match"))
    for side, colour in enumerate(("red", "blue")):
        image = QImage(200 + 200 * side, 200 + 200 * side, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        made.set_picture(side, image)
    made.show()
    qtbot.waitExposed(made)
    return made


def colour_at(view: CompareView, x: int, y: int = 130) -> str:
    return view.grab().toImage().pixelColor(x, y).name()


def test_query_and_match_stand_side_by_side(view: CompareView) -> None:
    assert colour_at(view, 150) == "#ff0000"
    assert colour_at(view, 450) == "#0000ff"


def test_space_shows_the_match_in_the_querys_place(qtbot: QtBot, view: CompareView) -> None:
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert colour_at(view, 150) == "#0000ff"
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert colour_at(view, 150) == "#ff0000"


def test_both_zoom_and_move_together(qtbot: QtBot, view: CompareView) -> None:
    at = QPointF(150, 130)
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton, keys, phase, False)
    QApplication.sendEvent(view, wheel)
    assert view.zoom > 1.9
    assert colour_at(view, 12) == "#ff0000"  # beyond the fitted picture, which left grey at its sides
    assert colour_at(view, 320) == "#0000ff"
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1.0
    assert colour_at(view, 12) not in ("#ff0000", "#0000ff")


def test_a_photo_that_cannot_be_shown_says_so(view: CompareView) -> None:
    view.set_picture(1, None)
    assert colour_at(view, 450) != "#0000ff"
