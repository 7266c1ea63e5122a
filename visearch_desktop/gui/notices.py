"""The message bar of a page: what went wrong or was done, what to do, one action. Never a modal box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import announce, controls, core_words, icons, theme

_ICONS = {"error": "warning", "warn": "warning", "info": "help", "done": "check"}
_TONES = {"error": "error", "warn": "warn", "info": "accent", "done": "identical"}


class NoticeBar(QFrame):
    """Shows one notice at a time; the newest replaces the one before."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._action: Callable[[], None] | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(20, 20)
        self._sentence = controls.text("", "body")
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._advice = controls.text("", "muted")
        self._button = controls.button("")
        self._close = controls.icon_button("close", self.tr("Dismiss this message"), size=16)
        self._lay_out()
        self._button.clicked.connect(self._act)
        self._close.clicked.connect(self.clear)
        self._button.hide()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being shown; empty when nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def action(self) -> QPushButton:
        """The button of a notice that offers something to do."""
        return self._button

    @property
    def advice(self) -> str:
        """The advice shown below the sentence."""
        return self._advice.text()

    def show_error(self, error: VisearchError, action: tuple[str, Callable[[], None]] | None = None) -> None:
        """Show an error of the core with its advice."""
        self.show_notice("error", str(error), error.advice, action)

    def show_notice(
        self,
        level: str,
        sentence: str,
        advice: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a notice.

        Args:
            level: "error", "warn", "info" or "done".
            sentence: what happened; one of the core is said in the language of the window.
            advice: what to do about it; the same.
            action: label and function of a button.
        """
        sentence, advice = core_words.said(sentence), core_words.said(advice)
        self.setProperty("level", level)
        icons.put(self._icon, _ICONS[level], _TONES[level], 20)
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._action = action[1] if action else None
        self._button.setText(action[0] if action else "")
        self._button.setAccessibleName(action[0] if action else "")
        self._button.setVisible(action is not None)
        self.setAccessibleName(f"{sentence} {advice}".strip())
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce.say(self, self.accessibleName(), now=level == "error")

    def stand_above(self, body: QWidget, page: QWidget) -> None:
        """Lay out `page`: this bar, and `body` in the room below it."""
        message = QVBoxLayout()
        message.setContentsMargins(theme.L, theme.M, theme.L, 0)
        message.addWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(message)
        layout.addWidget(body, 1)

    @Slot()
    def clear(self) -> None:
        """Take the notice away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _act(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        controls.fill(words, self._sentence, self._advice)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        line.setSpacing(theme.M)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._button)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
