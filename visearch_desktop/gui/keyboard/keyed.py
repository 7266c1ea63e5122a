"""Buttons that name their key, and the line that reminds of the other keys. Both follow changes of the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from visearch_desktop.gui import controls, icons, theme
from visearch_desktop.gui.flow import FlowLayout
from visearch_desktop.gui.keyboard.keymap import keymap, shown


class KeyButton(QPushButton):
    """A button whose words end in its key; with an icon the key stands alone after it."""

    def __init__(self, place: str, first: str, words: str, tip: str, icon: str = "") -> None:
        """`place` and `first` name the command as in `commands`; without a place the key is never changed."""
        super().__init__()
        self._place, self._first, self._worded = place, first, not icon
        self.setProperty("kind", "key")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the list keeps the keyboard when one is clicked
        self.setAutoDefault(True)
        if icon:
            icons.put(self, icon, "text", 16)
        self.say(words, tip)
        keymap().changed.connect(self._follow)

    def say(self, words: str, tip: str) -> None:
        """Do something else from now on: what, and what a tool tip says of it."""
        self.setAccessibleName(words)
        self.setToolTip(tip)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        key = _key(self._place, self._first)
        self.setText(f"{self.accessibleName()}  {key}" if self._worded else key)


@dataclass(frozen=True, slots=True)
class Hint:
    """Keys and what they do. With a `place` the first key of its command is named, and what it was changed to."""

    keys: str
    meaning: str
    place: str = ""


class KeyHints(QWidget):
    """Hints in one line: as many as there is room for, and always the last."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = tuple(hints)
        self._keys = [controls.line("", "keys") for _ in hints]
        self._parts = [QWidget() for _ in hints]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.M)
        for part, keys, hint in zip(self._parts, self._keys, self._hints, strict=True):
            pair = controls.row(keys, controls.line(hint.meaning, "caption"), spacing=theme.XS)
            pair.setContentsMargins(0, 0, 0, 0)
            part.setLayout(pair)
            line.addWidget(part)
        line.addStretch(1)
        keymap().changed.connect(self._follow)
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """Narrow: hints give way."""
        return QSize(self._parts[-1].sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()  # fonts are final only now

    @Slot()
    def _follow(self) -> None:
        for keys, hint in zip(self._keys, self._hints, strict=True):
            keys.setText(_key(hint.place, hint.keys))
        self._make_room()

    def _make_room(self) -> None:
        room = self.width() - self._parts[-1].sizeHint().width()
        for part in self._parts[:-1]:
            room -= part.sizeHint().width() + theme.M
            part.setVisible(room >= 0)


class KeyRow(QWidget):
    """Buttons side by side, in two lines where there is no room in one."""

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=theme.XS)
        for button in buttons:
            flow.addWidget(button)


def _key(place: str, first: str) -> str:
    return shown(keymap().key(place, first)) if place else first
