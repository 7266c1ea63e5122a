"""At 125 % font size, in both languages, no words of any view are cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from tests.gui.views import all_views, plain_views
from visearch_desktop.gui import controls, language, theme
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import MainWindow

pytestmark = pytest.mark.slow

LARGE = 1.25 * theme.BODY_POINTS
SLACK = 3, 3
"""Pixels of a size hint that hold no ink, across and down."""


@pytest.fixture(params=["en", "zh_CN"])
def large(
    qtbot: QtBot, request: pytest.FixtureRequest, core: FakeCore, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window with large words."""
    app = make_application()
    language.choose(app, request.param)
    monkeypatch.setattr(theme, "BODY_POINTS", LARGE)
    theme.set_font(app)
    theme.apply(app, "light")
    desk = Desk()
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    desk.close()
    monkeypatch.undo()
    theme.set_font(app)
    language.choose(app, "en")


def said_by(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton):
        return one.text()
    return one.currentText() if isinstance(one, QComboBox) else ""


def cut(window: QWidget) -> Iterator[str]:
    """The words that have less room than they need."""
    for one in window.findChildren(QWidget):
        if not one.isVisible() or isinstance(one, controls.Elided):
            continue
        words = said_by(one)
        if not words or (isinstance(one, QToolButton) and one.toolButtonStyle().name == "ToolButtonIconOnly"):
            continue
        needed = one.sizeHint()
        if isinstance(one, QLabel) and one.wordWrap():
            needed.setWidth(0)
            needed.setHeight(one.heightForWidth(one.width()))
        if one.width() < needed.width() - SLACK[0] or one.height() < needed.height() - SLACK[1]:
            yield f"{type(one.parent()).__name__}: {words[:50]!r} has {one.size().toTuple()}, needs {needed.toTuple()}"
        elif not inside(one):
            yield f"{type(one.parent()).__name__}: {words[:50]!r} stands out of its place"


def settled(qtbot: QtBot, views: Iterator[str]) -> Iterator[str]:
    """The same views, each when what was added to it late has found its place."""
    for view in views:
        qtbot.wait(60)
        yield view


def inside(one: QWidget) -> bool:
    """Whether a widget lies within its parent, except in what scrolls."""
    owner = one.parentWidget()
    if owner is None or isinstance(owner.parentWidget(), QScrollArea):
        return True
    return owner.rect().adjusted(-1, -1, 1, 1).contains(QRect(one.pos(), one.size()))


def test_without_a_catalog(qtbot: QtBot, large: MainWindow) -> None:
    found = [f"{view}: {words}" for view in settled(qtbot, plain_views(qtbot, large)) for words in cut(large)]
    assert not found, "\n".join(found)


def test_with_a_catalog(
    qtbot: QtBot, large: MainWindow, core: FakeCore, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    with qtbot.waitSignal(large.desk.device_changed, timeout=5000):
        large.desk.open(workspace.folder)
    qtbot.waitUntil(lambda: large.desk.info is not None)
    views = settled(qtbot, all_views(qtbot, large, core, photos))
    found = [f"{view}: {words}" for view in views for words in cut(large)]
    assert not found, "\n".join(found)
