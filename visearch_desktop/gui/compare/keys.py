"""The keys of the compare view, in one place: its own, those of widgets beside it, and what tool tips say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from visearch_desktop.gui.compare.scene import Mode
from visearch_desktop.gui.keyboard.keymap import keymap

if TYPE_CHECKING:
    from visearch_desktop.gui.compare.view import CompareView

Key = Qt.Key

MODES = {Mode.SIDE_BY_SIDE: Key.Key_Q, Mode.WIPE: Key.Key_W, Mode.DIFFERENCE: Key.Key_E}
"""Beside each other on the keyboard as their buttons are on the screen; audits need the letters D, N, S, V, Z."""
MARKS, PIXELS, FIT, FULL = Key.Key_P, Key.Key_A, Key.Key_0, Key.Key_F11
_ZOOMING = frozenset((Key.Key_Plus, Key.Key_Equal, Key.Key_Minus))
_STEP = 0.02
"""Share of the width that one press moves the wipe."""
_ARROWS = {
    Key.Key_Left: QPointF(40, 0),
    Key.Key_Right: QPointF(-40, 0),
    Key.Key_Up: QPointF(0, 40),
    Key.Key_Down: QPointF(0, -40),
}


def table(view: CompareView) -> Mapping[Qt.Key, Callable[[], None]]:
    """What each key does, wherever it is pressed."""
    return {
        **{key: partial(view.show_mode, mode) for mode, key in MODES.items()},
        MARKS: lambda: view.show_marks(not view.marked),
        PIXELS: view.show_pixels,
        FIT: view.fit,
        FULL: view.full_screen_wanted.emit,
        Key.Key_Plus: partial(view.zoom_by, 1.25),
        Key.Key_Equal: partial(view.zoom_by, 1.25),
        Key.Key_Minus: partial(view.zoom_by, 0.8),
        Key.Key_Comma: lambda: view.set_wipe(view.wipe - _STEP),
        Key.Key_Period: lambda: view.set_wipe(view.wipe + _STEP),
    }


def press(view: CompareView, key: Qt.Key) -> bool:
    """Do what a key stands for while the view has the focus; whether it stands for anything."""
    known = table(view).get(key)
    if known is not None:
        known()
        return True
    if view.mode is Mode.WIPE and key in (Key.Key_Left, Key.Key_Right):
        view.set_wipe(view.wipe + (_STEP if key == Key.Key_Right else -_STEP))
        return True
    if view.mode is Mode.WIPE and key in (Key.Key_Home, Key.Key_End):
        view.set_wipe(0.0 if key == Key.Key_Home else 1.0)
        return True
    if key in _ARROWS and view.zoom > 1.0:
        view.pan(_ARROWS[key])
        return True
    return False


def listen_in(widget: QWidget, view: CompareView, *, zoom: str = "") -> None:
    """Let the view's keys work while `widget` or something in it has the focus; text fields keep theirs.

    With `zoom`, such as "Ctrl+", the keys that zoom are held with it: the widget has a use of its own for them.
    """
    within = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for key, act in table(view).items():
        if key in _ZOOMING:
            shortcut = QShortcut(QKeySequence(f"{zoom}{QKeySequence(key).toString()}"), widget, context=within)
            shortcut.activated.connect(act)
        else:
            keymap().shortcut("compare", QKeySequence(key).toString(), widget, act, within)


def name(key: Qt.Key) -> str:
    """A key as tool tips write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
