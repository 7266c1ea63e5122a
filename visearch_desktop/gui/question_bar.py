"""A question in the page, with what the answer means: asked before much is done at once. Never a modal box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme


class QuestionBar(QFrame):
    """A question and its answers; `more` are further buttons between yes and no."""

    accepted = Signal()
    left = Signal()

    def __init__(self, *more: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("level", "info")
        self.question = controls.text("", "strong")
        self.question.setWordWrap(True)
        self.meaning = controls.text("", "muted")
        self.yes = controls.button(self.tr("Yes"), "check", kind="primary")
        self.no = controls.button(self.tr("Cancel"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        inside.setSpacing(theme.XS)
        controls.fill(inside, self.question, self.meaning, controls.row(self.yes, *more, self.no, None))
        self.yes.clicked.connect(self._accept)
        self.no.clicked.connect(self.leave)
        self.hide()

    def put(self, question: str, meaning: str, yes: str) -> None:
        """Ask `question`; `yes` is what the button that accepts is called."""
        self.question.setText(question)
        self.meaning.setText(meaning)
        self.yes.setText(yes)
        self.yes.setAccessibleName(yes)
        self.show()
        self.yes.setFocus()

    def leave(self) -> None:
        """Take the question away."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        self.hide()
        self.accepted.emit()
