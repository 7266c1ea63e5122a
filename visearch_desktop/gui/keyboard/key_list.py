"""The list of keys that "?" shows over the window, and the place where they are changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.keyboard.commands import COMMANDS, Command, command_words, place_words
from visearch_desktop.gui.keyboard.keymap import Keymap, allowed, shown

COLUMNS = 3


class KeyList(QFrame):
    """Every key by the place it works in; a press on a key asks for another one. `left` asks to go back."""

    left = Signal()

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Keys"))
        self._keymap = keymap
        self._asked: Command | None = None
        self._names = command_words()
        self.caps = {command: self._cap(command) for command in COMMANDS if not command.fixed}
        self.said = controls.text("", "muted")
        self.back = controls.button(self.tr("Close"), "close", tip=self.tr("Close this list (Esc)"))
        self.reset = controls.button(self.tr("All as at first"), "undo", tip=self.tr("Take every change of a key back"))
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.reset.clicked.connect(self._reset)
        keymap.changed.connect(self._show_keys)
        self._show_keys()
        self._say("")

    def ask(self, command: Command) -> None:
        """Wait for the key that a command is to have."""
        self._asked = command
        self._show_keys()
        self.caps[command].setText(self.tr("Press a key…"))
        self.caps[command].setFocus()
        self._say(self.tr("Press the new key for “{}”. Esc leaves it as it is.").format(self._name(command)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a key is asked for the button that was pressed has the focus, and its keys are taken here."""
        if self._asked is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # whatever the key does elsewhere
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take(self._asked, event)
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._leave_asking("")
        return super().eventFilter(watched, event)

    def _take(self, command: Command, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave_asking("")
            return
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            return
        key = allowed(command, event)
        if not key:
            alone = self.tr("This has to be one letter, digit or sign alone.")
            held = self.tr("This has to be a key held with Ctrl or Alt, or one from F2 to F12.")
            self._say(alone if len(command.key) == 1 else held)
            return
        other = self._keymap.taken(command.place, key)
        if other is not None and other != command:
            said = self.tr("{} stands for “{}” already. Give that another key first.")
            self._say(said.format(shown(key), self._name(other)))
            return
        self._asked = None
        self._keymap.change(command, key)
        self._say(self.tr("“{}” is {} now.").format(self._name(command), shown(key)))

    def _leave_asking(self, words: str) -> None:
        self._asked = None
        self._show_keys()
        self._say(words)

    @Slot()
    def _reset(self) -> None:
        self._asked = None
        self._keymap.reset()
        self._say(self.tr("Every key is what it was at first."))

    @Slot()
    def _show_keys(self) -> None:
        for command, cap in self.caps.items():
            key = shown(self._keymap.key(command.place, command.key))
            cap.setText(key)
            cap.setAccessibleName(self.tr("{}: {}. Press to change it.").format(self._name(command), key))
        self.reset.setEnabled(not self._keymap.untouched)

    def _say(self, words: str) -> None:
        self.said.setText(words or self.tr("Press a key of this list with the mouse to change it."))

    def _name(self, command: Command) -> str:
        return self._names[command.place, command.key]

    def _cap(self, command: Command) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "cap")
        made.setAutoDefault(True)
        made.clicked.connect(partial(self.ask, command))
        made.installEventFilter(self)
        return made

    def _lay_out(self) -> None:
        head = controls.row(controls.text(self.tr("Keys"), "title"), None, self.reset, self.back)
        columns = controls.row(spacing=theme.XXL)
        groups = {place: [command for command in COMMANDS if command.place == place] for place in place_words()}
        for places in _even(groups):
            column = controls.column(spacing=theme.L)
            for place in places:
                column.addWidget(self._group(place_words()[place], groups[place]))
            column.addStretch(1)
            columns.addLayout(column, 1)
        held = QWidget()
        held.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(held)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        page.setSpacing(theme.M)
        controls.fill(page, head, self.said, scroll)
        page.setStretch(2, 1)

    def _group(self, title: str, commands: list[Command]) -> QFrame:
        frame, inside = controls.card(margin=theme.M, spacing=theme.S)
        inside.addWidget(controls.text(title, "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        for row, command in enumerate(commands):
            cap: QWidget = _fixed(shown(command.key)) if command.fixed else self.caps[command]
            grid.addWidget(cap, row, 0)
            grid.addWidget(controls.text(self._name(command)), row, 1)
        inside.addLayout(grid)
        return frame


def _fixed(words: str) -> QLabel:
    made = controls.line(words, "muted")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _even(groups: dict[str, list[Command]]) -> list[list[str]]:
    """The places in columns of about the same height, in their order."""
    whole = sum(len(commands) + 2 for commands in groups.values())
    columns: list[list[str]] = [[]]
    height = 0
    for place, commands in groups.items():
        if height + (len(commands) + 2) / 2 > whole / COLUMNS + 1 and len(columns) < COLUMNS:
            columns.append([])
            height = 0
        columns[-1].append(place)
        height += len(commands) + 2
    return columns
