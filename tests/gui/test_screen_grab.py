"""A part of the screen as a query, and the systems that do not allow it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.search import screen_grab
from visearch_desktop.gui.search.grab_overlay import GrabOverlay
from visearch_desktop.gui.search.screen_grab import ScreenGrab, why_not

WAIT = 10_000


def screen(red: int = 0) -> QPixmap:
    """A screen of twice as many pixels as its place, its right half green."""
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor(255, red, red))
    painter = QPainter(image)
    painter.fillRect(400, 0, 400, 600, QColor("lime"))
    painter.end()
    return QPixmap.fromImage(image)


@pytest.mark.parametrize(
    ("platform", "environment", "possible"),
    [
        ("xcb", {}, True),
        ("windows", {}, True),
        ("cocoa", {}, True),
        ("wayland", {}, False),
        ("wayland-egl", {}, False),
        ("xcb", {"XDG_SESSION_TYPE": "wayland"}, False),
        ("xcb", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("xcb", {"XDG_SESSION_TYPE": "x11"}, True),
        ("offscreen", {}, False),
    ],
)
def test_where_the_screen_can_be_taken(platform: str, environment: dict[str, str], possible: bool) -> None:
    assert (why_not(platform, environment) == "") is possible


def test_what_cannot_be_taken_is_said_with_the_way_out(opened: MainWindow) -> None:
    opened.search.grab_screen()
    assert opened.isVisible()
    assert "screen" in opened.search.notices.sentence
    assert "Ctrl+V" in opened.search.notices.advice


@pytest.fixture
def grab(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ScreenGrab, QWidget]]:
    """A grab of one made-up screen, and the window that steps aside."""
    monkeypatch.setattr(screen_grab, "why_not", lambda _platform: "")
    made, window = ScreenGrab(lambda: [(QRectF(0, 0, 400, 300), screen())]), QWidget()
    made._aside.setInterval(1)
    qtbot.addWidget(window)
    window.show()
    yield made, window
    QApplication.processEvents()


def start(qtbot: QtBot, grab: tuple[ScreenGrab, QWidget]) -> GrabOverlay:
    grab[0].start(grab[1])
    assert not grab[1].isVisible()
    qtbot.waitUntil(lambda: bool(grab[0].overlays), timeout=WAIT)
    return grab[0].overlays[0]


def test_a_dragged_part_is_taken_in_the_pixels_of_the_screen(qtbot: QtBot, grab: tuple[ScreenGrab, QWidget]) -> None:
    overlay = start(qtbot, grab)
    with qtbot.waitSignal(grab[0].grabbed, timeout=WAIT) as taken:
        QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
        QTest.mouseMove(overlay, QPoint(220, 100))
        overlay.grab()
        QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(220, 100))
    image = taken.args[0]
    assert abs(image.width() - 160) <= 2
    assert abs(image.height() - 200) <= 2
    assert image.pixelColor(5, 5) == QColor("lime")
    assert grab[1].isVisible()
    assert grab[0].overlays == ()


def test_a_box_is_made_with_keys(qtbot: QtBot, grab: tuple[ScreenGrab, QWidget]) -> None:
    overlay = start(qtbot, grab)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    for _ in range(100):
        QTest.keyClick(overlay, Qt.Key.Key_Right)
    with qtbot.waitSignal(grab[0].grabbed, timeout=WAIT) as taken:
        QTest.keyClick(overlay, Qt.Key.Key_Return)
    assert taken.args[0].pixelColor(3, 3) == QColor("lime")  # the box has gone to the right edge and no further


def test_escape_and_a_click_take_nothing(qtbot: QtBot, grab: tuple[ScreenGrab, QWidget]) -> None:
    overlay = start(qtbot, grab)
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert grab[0].overlays
    with qtbot.waitSignal(grab[0].left, timeout=WAIT):
        QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert grab[1].isVisible()


def test_a_screen_that_gives_no_picture_brings_the_window_back(qtbot: QtBot, grab: tuple[ScreenGrab, QWidget]) -> None:
    grab[0]._take = lambda: [(QRectF(0, 0, 10, 10), QPixmap())]
    with qtbot.waitSignal(grab[0].refused, timeout=WAIT):
        grab[0].start(grab[1])
    assert grab[1].isVisible()
    overlay = None
    grab[0]._take = lambda: [(QRectF(0, 0, 400, 300), screen())]
    overlay = start(qtbot, grab)  # and it can be tried again
    overlay.left.emit()


def test_two_starts_are_one(qtbot: QtBot, grab: tuple[ScreenGrab, QWidget]) -> None:
    grab[0].start(grab[1])
    start(qtbot, grab)
    assert len(grab[0].overlays) == 1
    grab[0].overlays[0].left.emit()


def test_what_was_taken_is_searched_or_added(qtbot: QtBot, opened: MainWindow) -> None:
    for number in range(2):
        opened.search._adding = number == 1
        with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
            opened.search.take_grabbed(screen(number).toImage())
    names = [photo.name for photo in opened.search.query.photos]
    assert names == ["Part of the screen"] * 2
