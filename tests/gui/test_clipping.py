"""At 100 and 125 % font size, in both languages, no words of any view are cut off or overlap, and every icon is sharp.

`test_scales.py` runs this file at each scale of the screen. With VISEARCH_ALBUM=FOLDER pictures of all views are kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from tests.gui.views import all_views, first_run_views, plain_views, search_views
from visearch_desktop.gui import controls, icons, language, theme
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import MainWindow

pytestmark = pytest.mark.slow

SIZES = {"100": 1.0, "125": 1.25}
"""Font sizes, in percent and as a factor."""
SLACK = 3, 3
"""Pixels of a size hint that hold no ink, across and down."""
HEAD = 16, 32
"""Pixels beside a column's name; of the one that is sorted by, with the arrow."""


@pytest.fixture(params=["en", "zh_CN"])
def spoken(request: pytest.FixtureRequest) -> str:
    """The language of the window."""
    return str(request.param)


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    """The font size in percent."""
    return str(request.param)


@pytest.fixture
def large(
    qtbot: QtBot, spoken: str, size: str, core: FakeCore, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window with words of that size."""
    app = make_application()
    language.choose(app, spoken)
    monkeypatch.setattr(theme, "BODY_POINTS", SIZES[size] * theme.BODY_POINTS)
    theme.set_font(app)
    theme.apply(app, "light")
    desk = Desk()
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.setObjectName(f"{spoken}-{size}")
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


def headless(window: QWidget) -> Iterator[str]:
    """Columns of tables whose name has less room than it needs."""
    for table in window.findChildren(QTableView):
        head = table.horizontalHeader()
        if not (table.isVisible() and head.isVisible()):
            continue
        for column in range(head.count()):
            name = str(head.model().headerData(column, Qt.Orientation.Horizontal))
            needed = head.fontMetrics().horizontalAdvance(name) + HEAD[column == head.sortIndicatorSection()]
            if not head.isSectionHidden(column) and head.sectionSize(column) < needed:
                room = f"has {head.sectionSize(column)}, needs {needed}"
                yield f"{type(table).__name__}: the column {name!r} {room}"


def overlapping(window: QWidget) -> Iterator[str]:
    """Words that stand on other words."""
    written = [
        (QRect(one.mapToGlobal(one.rect().topLeft()), one.size()).adjusted(1, 1, -1, -1), one)
        for one in window.findChildren(QWidget)
        if one.isVisible() and said_by(one) and on_top(one)
    ]
    for (place, one), (other_place, other) in combinations(written, 2):
        if place.intersects(other_place) and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            yield f"{said_by(one)[:40]!r} and {said_by(other)[:40]!r} overlap"


def on_top(one: QWidget) -> bool:
    """Whether any of a widget is seen: below a view that lies over it, nothing is."""
    seen = one.visibleRegion().boundingRect().adjusted(1, 1, -1, -1)
    corners = seen.topLeft(), seen.topRight(), seen.bottomLeft(), seen.bottomRight(), seen.center()
    there = (QApplication.widgetAt(one.mapToGlobal(corner)) for corner in corners)
    return any(found is one or (found is not None and one.isAncestorOf(found)) for found in there)


def blurred(window: QWidget) -> Iterator[str]:
    """Icons that have fewer pixels than the place they are shown at."""
    scale = window.devicePixelRatioF()
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        # Photos have the pixels that they have; icons of labels on a button are their own.
        ours = one.findChild(icons.Tint, "", Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(one, QAbstractButton) and ours is not None:
            drawn = one.icon().pixmap(one.iconSize(), scale)
            if drawn.height() < round(min(ours.size, one.iconSize().height()) * scale) - 1:
                yield f"the icon of {one.accessibleName()!r} has {drawn.size().toTuple()} pixels at {scale}"
        if isinstance(one, QLabel) and not one.pixmap().isNull() and one.pixmap().devicePixelRatio() < scale:
            yield f"a picture in {type(one.parent()).__name__} is drawn for {one.pixmap().devicePixelRatio()}"


def looked_at(qtbot: QtBot, window: MainWindow, views: Iterator[str]) -> list[str]:
    """What is wrong in any of the views, each when what was added to it late has found its place."""
    found, album = [], os.environ.get("VISEARCH_ALBUM")
    for view in views:
        qtbot.wait(60)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # of what a running job has said just now
        looks = (cut, headless, overlapping, blurred)
        found += [f"{view}: {words}" for look in looks for words in look(window)]
        if album:
            file = Path(album) / f"{view}-{window.objectName()}.png".replace(" ", "-")
            file.parent.mkdir(parents=True, exist_ok=True)
            assert window.grab().save(str(file))
    return found


def inside(one: QWidget) -> bool:
    """Whether a widget lies within its parent, except in what scrolls."""
    owner = one.parentWidget()
    if owner is None or isinstance(owner.parentWidget(), QScrollArea):
        return True
    return owner.rect().adjusted(-1, -1, 1, 1).contains(QRect(one.pos(), one.size()))


def test_without_a_catalog(qtbot: QtBot, large: MainWindow) -> None:
    found = looked_at(qtbot, large, plain_views(qtbot, large))
    assert not found, "\n".join(found)


def test_the_first_run(qtbot: QtBot, large: MainWindow, photos: list[Path]) -> None:
    large.setObjectName(f"{large.objectName()}-first")
    found = looked_at(qtbot, large, first_run_views(qtbot, large, photos[0].parent))
    assert not found, "\n".join(found)


def test_with_a_catalog(
    qtbot: QtBot, large: MainWindow, core: FakeCore, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    with qtbot.waitSignal(large.desk.device_changed, timeout=5000):
        large.desk.open(workspace.folder)
    qtbot.waitUntil(lambda: large.desk.info is not None)
    large.setObjectName(f"{large.objectName()}-catalog")
    found = looked_at(qtbot, large, all_views(qtbot, large, core, photos))
    assert not found, "\n".join(found)


def test_the_smallest_window(
    qtbot: QtBot, large: MainWindow, core: FakeCore, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    with qtbot.waitSignal(large.desk.device_changed, timeout=5000):
        large.desk.open(workspace.folder)
    qtbot.waitUntil(lambda: large.desk.info is not None)
    large.setObjectName(f"{large.objectName()}-small")
    large.resize(large.minimumSize())
    found = looked_at(qtbot, large, search_views(qtbot, large, photos))
    detail = large.search.detail
    assert detail.height() >= detail.minimumSizeHint().height(), "photos, facts and buttons stand over each other"
    assert large.size() == large.minimumSize()
    assert not found, "\n".join(found)


def test_what_is_cut_overlaps_or_is_blurred_is_found(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    narrow, under, over = QLabel("Cut off in the middle", window), QLabel("Words", window), QLabel("More words", window)
    narrow.setGeometry(10, 10, 30, 20)
    under.setGeometry(10, 60, 120, 20)
    over.setGeometry(60, 60, 120, 20)
    button = QToolButton(window)
    button.setGeometry(10, 120, 60, 60)
    icons.put(button, "search", size=40)
    button.setIconSize(QSize(40, 40))
    window.show()
    qtbot.waitExposed(window)
    assert [one for one in cut(window) if "Cut off" in one]
    assert list(overlapping(window)) == ["'Words' and 'More words' overlap"]
    assert list(blurred(window)) == []
    small = QPixmap(10, 10)
    small.fill("red")
    button.setIcon(QIcon(small))
    assert list(blurred(window)) != []
