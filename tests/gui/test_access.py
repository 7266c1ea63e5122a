"""Without a mouse or a screen: every control of every view has a role and a name, and is reached by Tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore
from tests.gui.views import all_views, first_run_views, plain_views
from visearch_desktop.gui.audit.member_strip import MemberStrip
from visearch_desktop.gui.batch.strip import TileStrip
from visearch_desktop.gui.compare.view import CompareView
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.search.part_canvas import PartCanvas

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)
PAINTED = (CompareView, PartCanvas)
"""Pictures that are worked on: Qt has no role for them but that of any widget, so that the name must do."""
STEPPED = (MemberStrip, TileStrip)
"""Strips whose photos the arrows of the list beside them step through, so that Tab need not stop there."""


def part_of_another(widget: QWidget) -> bool:
    """The line of a spin box, the list of a combo box, the corner of a table: their owner is named."""
    owner = widget.parentWidget()
    while owner is not None:
        if isinstance(owner, QAbstractSpinBox | QComboBox | QAbstractItemView | QLineEdit):
            return True
        owner = owner.parentWidget()
    return False


def one_of_many(widget: QWidget) -> bool:
    """One of several of which one is on: Tab comes to that one, and arrows lead to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() is not widget


def controls_of(window: MainWindow) -> list[QWidget]:
    """What is shown and takes the keyboard, or should."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and not part_of_another(one)
        and not isinstance(one, QScrollArea)
        and (one.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(one, CONTROLS))
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name).strip() if seen is not None else ""


def described(widget: QWidget) -> str:
    chain, one = [type(widget).__name__], widget.parentWidget()
    while one is not None and not isinstance(one, MainWindow):
        chain.append(type(one).__name__)
        one = one.parentWidget()
    return " < ".join(chain[:6])


def nameless(window: MainWindow) -> Iterator[str]:
    for one in controls_of(window):
        seen = QAccessible.queryAccessibleInterface(one)
        if seen is None or (seen.role() in NO_ROLES and not isinstance(one, PAINTED)):
            yield f"no role: {described(one)}"
        if not name_of(one):
            yield f"no name: {described(one)} {getattr(one, 'text', str)()!r}"


def alike(window: MainWindow) -> Iterator[str]:
    """Neighbours in one row with the same name."""
    rows: dict[tuple[int, str], QWidget] = {}
    for one in controls_of(window):
        key = id(one.parentWidget()), name_of(one)
        if key in rows and isinstance(one, QAbstractButton):
            yield f"same name {key[1]!r}: {described(one)}"
        rows[key] = one


def stops(window: MainWindow) -> set[QWidget]:
    """Where Tab stops. To read the chain instead would tie each widget's wrapper to the life of the one before it."""
    window.activateWindow()
    found: set[QWidget] = set()
    while window.focusNextPrevChild(True):
        one = QApplication.focusWidget()
        if one is None or one in found:
            break
        found.add(one)
    return found


def unreached(window: MainWindow) -> Iterator[str]:
    stopped = stops(window)
    for control in controls_of(window):
        if not isinstance(control, CONTROLS) or not control.isEnabled() or isinstance(control, STEPPED):
            continue
        if one_of_many(control):
            continue
        if not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"not by Tab: {described(control)} {name_of(control)!r}"
        elif control not in stopped:
            yield f"not in the order: {described(control)} {name_of(control)!r}"


def faults(view: str, window: MainWindow) -> list[str]:
    return [f"{view}: {words}" for look in (nameless, alike, unreached) for words in look(window)]


def test_without_a_catalog(qtbot: QtBot, window: MainWindow) -> None:
    found = [words for view in plain_views(qtbot, window) for words in faults(view, window)]
    assert not found, "\n".join(found)


def test_the_first_run(qtbot: QtBot, window: MainWindow, core: FakeCore, photos: list[Path]) -> None:
    views = first_run_views(qtbot, window, photos[0].parent)
    found = [words for view in views for words in faults(view, window)]
    assert not found, "\n".join(found)


def test_with_a_catalog(qtbot: QtBot, opened: MainWindow, core: FakeCore, photos: list[Path]) -> None:
    views, found = [], []
    for view in all_views(qtbot, opened, core, photos):
        views.append(view)
        found += faults(view, opened)
    assert len(views) > 20
    assert not found, "\n".join(found)


def test_what_is_wrong_is_found(qtbot: QtBot, window: MainWindow) -> None:
    rail = window.catalog
    row = QWidget(rail)
    made = [QPushButton(words, row) for words in ("", "Open", "Open")]
    made[1].setFocusPolicy(Qt.FocusPolicy.NoFocus)
    row.show()
    found = "\n".join(faults("catalog", window))
    for words in ("no name: QPushButton", "same name 'Open'", "not by Tab: QPushButton < QWidget"):
        assert words in found


def test_tab_comes_to_the_page_that_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    for page in range(5):
        window.go(page)
        tabbed = [one for one in window._rail.buttons() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert window._rail.button(page) in tabbed
