"""What the user has made of the keys. A handler goes on knowing the first key of a command; here is the way to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from visearch_desktop.gui import remembered
from visearch_desktop.gui.keyboard.commands import COMMANDS, Command, beside

_KEPT = "keys"
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Keymap(QObject):
    """The keys that were changed, kept with the window's sizes; `changed` follows each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = _read()

    @property
    def untouched(self) -> bool:
        """Whether every key is what it was at first."""
        return not self._changes

    def key(self, place: str, first: str) -> str:
        """The key that a command has now, as `QKeySequence` writes it."""
        return self._changes.get((place, first), first)

    def meant(self, place: str, event: QKeyEvent) -> Qt.Key:
        """The first key of the command that a key event stands for in `place`; the key itself where it stands for none.

        A key that was given away without another command taking it means nothing: `Qt.Key.Key_unknown`.
        """
        pressed = Qt.Key(event.key())
        if not self._changes:
            return pressed
        name = QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)
        for (where, first), now in self._changes.items():
            # What lists listen for is one sign, and Qt numbers those as ASCII does; the others are shortcuts.
            if where == place and now == name and len(first) == 1:
                return Qt.Key(ord(first))
        return Qt.Key.Key_unknown if (place, name) in self._changes else pressed

    def shortcut(
        self,
        place: str,
        first: str,
        owner: QWidget,
        act: Callable[..., object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> QShortcut:
        """A shortcut that follows changes of its key."""
        made = QShortcut(QKeySequence(self.key(place, first)), owner, context=context)
        made.activated.connect(act)
        self.changed.connect(_Follower(made, self, place, first).follow)
        return made

    def taken(self, place: str, key: str) -> Command | None:
        """The command that has this key where `place` works."""
        for command in COMMANDS:
            if command.place in beside(place) and key in _keys_in(self.key(command.place, command.key)):
                return command
        return None

    def change(self, command: Command, key: str) -> None:
        """Give a command another key; its first one takes the change back."""
        name = (command.place, command.key)
        self._changes = {kept: now for kept, now in self._changes.items() if kept != name}
        if key != command.key:
            self._changes[name] = key
        self._keep()

    def reset(self) -> None:
        """Make every key what it was at first."""
        self._changes = {}
        self._keep()

    def _keep(self) -> None:
        kept = [[place, first, now] for (place, first), now in self._changes.items()]
        remembered.keep(_KEPT, json.dumps(kept))
        self.changed.emit()


class _Follower(QObject):
    """Gives a shortcut its key anew; a child of it, so that both go together."""

    def __init__(self, shortcut: QShortcut, keymap: Keymap, place: str, first: str) -> None:
        super().__init__(shortcut)
        self._shortcut, self._keymap = shortcut, keymap
        self._place, self._first = place, first

    @Slot()
    def follow(self) -> None:
        """Take over the key that the command has now."""
        self._shortcut.setKey(QKeySequence(self._keymap.key(self._place, self._first)))


@cache
def keymap() -> Keymap:
    """The one of this program."""
    return Keymap()


def take_back(owner: QWidget, undo: Callable[..., object], redo: Callable[..., object]) -> None:
    """The keys every program has for undo and redo; they are the system's and are not changed here."""
    QShortcut(QKeySequence.StandardKey.Undo, owner, undo)
    QShortcut(QKeySequence.StandardKey.Redo, owner, redo)


def allowed(command: Command, event: QKeyEvent) -> str:
    """The key of an event, as `QKeySequence` writes it; empty when this command cannot have it.

    What lists listen for is one key alone; a shortcut of a page is held with Ctrl or Alt, or is a function key.
    """
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _MODIFIERS or key in _NEEDED:
        return ""
    alone = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    if len(command.key) == 1:
        return alone if held == Qt.KeyboardModifier.NoModifier and len(alone) == 1 else ""
    function = Qt.Key.Key_F2 <= key <= Qt.Key.Key_F12
    if not function and not held & _HELD:
        return ""
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """A key as people read it: what the system writes, arrows as arrows."""
    for name, sign in (("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→"), ("Return", "Enter"), ("1-", "1–")):
        key = key.replace(name, sign)
    plain = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return plain if plain and " " not in key else key


def _keys_in(name: str) -> tuple[str, ...]:
    """The keys that a group such as "Z Y" stands for."""
    if name in ("1-9", "1-8"):
        return tuple(str(digit) for digit in range(1, int(name[-1]) + 1))
    return tuple(name.split(" ")) if " " in name and "+" not in name.replace("+ ", "") else (name,)


def _read() -> dict[tuple[str, str], str]:
    """What was changed; a file that somebody damaged changes nothing."""
    known = {(command.place, command.key) for command in COMMANDS if not command.fixed}
    try:
        kept = json.loads(str(remembered.window_state().value(_KEPT, "[]")))
        return {(str(place), str(first)): str(now) for place, first, now in kept if (place, first) in known and now}
    except (ValueError, TypeError):
        return {}


_MODIFIERS = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown)
)
_NEEDED = frozenset((Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return))
"""Keys that every list and dialog needs."""
