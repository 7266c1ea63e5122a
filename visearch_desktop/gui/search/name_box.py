"""The little window that asks under which name a search is saved."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme

LONGEST = 120


class NameBox(QFrame):
    """Asks for a name; one that is taken is said to be, and then means the search of that name is replaced."""

    accepted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self._taken: frozenset[str] = frozenset()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setMinimumWidth(260)
        self.name.setAccessibleName(self.tr("Name of the search"))
        self.name.setPlaceholderText(self.tr("Name of the search"))
        self.save = controls.button(self.tr("Save"), "star", kind="primary", tip=self.tr("Save this search (Enter)"))
        self.note = controls.text("", "caption")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        inside.setSpacing(theme.S)
        controls.fill(inside, controls.row(self.name, self.save), self.note)
        self.name.textChanged.connect(self._look)
        self.save.clicked.connect(self.accept)

    def open_at(self, right: QPoint, name: str, taken: Collection[str]) -> None:
        """Open with the upper right corner at a point of the screen, with a name proposed."""
        self._taken = frozenset(taken)
        self.name.setText(name[:LONGEST])
        self._look()
        self.adjustSize()
        self.move(right.x() - self.width(), right.y())
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def accept(self) -> None:
        """Hand the name on."""
        if self.save.isEnabled():
            self.hide()
            self.accepted.emit(self.name.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _look(self) -> None:
        name = self.name.text().strip()
        taken = name in self._taken
        self.save.setEnabled(bool(name))
        self.save.setText(self.tr("Replace") if taken else self.tr("Save"))
        same = self.tr("A search of this name is there already; it is replaced.")
        self.note.setText(same if taken else self.tr("Photos, words, filters and marks are saved together."))
