"""The keys of a review, the same in the table and among the cards: all that a batch needs without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from visearch_desktop.core.deliveries import Choice
from visearch_desktop.gui.keyboard.keymap import keymap

CHOICES = {Qt.Key.Key_K: Choice.KEEP, Qt.Key.Key_S: Choice.SKIP, Qt.Key.Key_L: Choice.LINK}
TABS = range(Qt.Key.Key_1, Qt.Key.Key_9)


class ReviewKeys(QObject):
    """Listens in on views; what is no key of a review stays Qt's: arrows up and down, Page Up, Home."""

    decided = Signal(object)
    typing_wanted = Signal()
    undone = Signal()
    redone = Signal()
    opened = Signal()
    blinked = Signal(bool)
    sku_stepped = Signal(int)
    photo_stepped = Signal(int)
    tab_wanted = Signal(int)
    view_wanted = Signal()
    facts_wanted = Signal()
    placeholder_wanted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            released = event.key() == Qt.Key.Key_Space and not event.isAutoRepeat()
            if released:
                self.blinked.emit(False)
            return released
        if event.type() == QEvent.Type.FocusOut:
            self.blinked.emit(False)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held and not shift:
            return False  # shortcuts of the page
        act = self._meaning(keymap().meant("batch", event), shift)
        if act is None:
            return len(event.text()) == 1 and event.text().isalnum()  # letters are decisions here, never a search
        if not event.isAutoRepeat() or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Z):
            act()  # a held key decides one item, not fifty
        return True

    def _meaning(self, key: Qt.Key, shift: bool) -> Callable[[], object] | None:
        """What a key stands for."""
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            return partial((self.photo_stepped if shift else self.sku_stepped).emit, step)
        if key == Qt.Key.Key_Z:
            return (self.redone if shift else self.undone).emit
        if shift:
            return self.typing_wanted.emit if key == Qt.Key.Key_L else None
        if key in CHOICES:
            return partial(self.decided.emit, CHOICES[key])
        if key in TABS:
            return partial(self.tab_wanted.emit, key - Qt.Key.Key_1)
        plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_T: self.typing_wanted.emit,
            Qt.Key.Key_Y: self.redone.emit,
            Qt.Key.Key_V: self.view_wanted.emit,
            Qt.Key.Key_D: self.facts_wanted.emit,
            Qt.Key.Key_N: self.placeholder_wanted.emit,
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_Space: partial(self.blinked.emit, True),
        }
        return plain.get(key)
