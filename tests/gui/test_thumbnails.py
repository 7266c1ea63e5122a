from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from visearch_desktop.core.errors import CatalogError
from visearch_desktop.gui import thumbnails as module
from visearch_desktop.gui.thumbnails import Thumbnails


@pytest.fixture
def thumbnails(qapp: QObject) -> Iterator[Thumbnails]:
    made = Thumbnails()
    yield made
    made.close()


def test_a_thumbnail_comes_later_and_stays(qtbot: QtBot, thumbnails: Thumbnails, photos: list[Path]) -> None:
    asked: list[int] = []

    def read(content: int) -> bytes:
        asked.append(content)
        return photos[content].read_bytes()

    thumbnails.show_catalog(read)
    with qtbot.waitSignal(thumbnails.ready) as ready:
        assert thumbnails.pixmap(3) is None
    assert ready.args == [3]
    shown = thumbnails.pixmap(3)
    assert shown is not None
    assert shown.width() == 96
    assert asked == [3]
    assert thumbnails.idle


def test_the_newest_request_comes_first(
    qtbot: QtBot, thumbnails: Thumbnails, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, order = threading.Event(), []

    def read(content: int) -> bytes:
        gate.wait(5)
        order.append(content)
        return photos[0].read_bytes()

    thumbnails.show_catalog(read)
    for content in range(12):
        thumbnails.pixmap(content)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 12)
    assert set(order[2:4]) <= {11, 10, 9, 8}  # the first two were taken before the others were asked for
    assert order.index(11) < order.index(2)


def test_only_the_most_recent_are_kept(
    qtbot: QtBot, thumbnails: Thumbnails, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 70_000)  # bytes: two of these photos
    thumbnails.show_catalog(lambda content: photos[content].read_bytes())
    for content in range(3):
        with qtbot.waitSignal(thumbnails.ready):
            thumbnails.pixmap(content)
    assert thumbnails.pixmap(2) is not None
    assert thumbnails.pixmap(1) is not None
    assert thumbnails.pixmap(0) is None


def test_another_catalog_has_other_thumbnails(qtbot: QtBot, thumbnails: Thumbnails, photos: list[Path]) -> None:
    thumbnails.show_catalog(lambda content: photos[content].read_bytes())
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(0)
    thumbnails.show_catalog(None)
    assert thumbnails.pixmap(0) is None


def test_a_catalog_that_has_gone_has_no_thumbnails(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    def read(content: int) -> bytes:
        raise CatalogError("The catalog has gone.")

    thumbnails.show_catalog(read)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(0)
    assert thumbnails.idle


def test_a_photo_without_thumbnail_is_asked_for_once(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    asked: list[int] = []
    thumbnails.show_catalog(asked.append)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(0)
    empty = thumbnails.pixmap(0)
    assert empty is not None
    assert empty.isNull()
    assert asked == [0]


def test_what_is_no_photo_is_not_handed_to_qt(
    qtbot: QtBot, thumbnails: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's search for a format hung the window: see `thumbnails._decoded`."""
    monkeypatch.setattr(QImage, "fromData", None)  # whoever called it would fail
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
    thumbnails.show_catalog({0: drawing, 1: b"\xff\xd8 cut off", 2: b"x"}.get)
    for content in range(3):
        with qtbot.waitSignal(thumbnails.ready):
            assert thumbnails.pixmap(content) is None
        shown = thumbnails.pixmap(content)
        assert shown is not None
        assert shown.isNull()
