"""Asks, in the page, for a column of the product table and the value whose photos are kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme


class ValueForm(QFrame):
    """Says COLUMN=VALUE when both are there, and goes away; Esc takes it away as well."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("level", "info")
        self.column, self.value = QComboBox(), QLineEdit()
        self.column.setAccessibleName(self.tr("Column of the product table"))
        self.value.setAccessibleName(self.tr("Value"))
        self.value.setPlaceholderText(self.tr("As in the table; upper and lower case are the same"))
        self.add = controls.button(self.tr("Add the rule"), kind="primary")
        self.cancel = controls.button(self.tr("Cancel"))
        said = controls.text(self.tr("Photos of which products are kept?"), "strong")
        asked = controls.row(controls.field_name(self.tr("Column"), self.column), self.column)
        controls.fill(asked, controls.field_name(self.tr("Value"), self.value))
        asked.addWidget(self.value, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        controls.fill(page, said, asked, controls.row(self.add, self.cancel, None))
        self.add.clicked.connect(self._tell)
        self.value.returnPressed.connect(self._tell)
        self.cancel.clicked.connect(self.hide)
        self.value.textChanged.connect(self._enable)
        self.hide()

    def ask(self, columns: Sequence[str]) -> None:
        """Ask for a value of one of these columns."""
        self.column.clear()
        self.column.addItems(list(columns))
        self.value.clear()
        self._enable()
        self.show()
        self.value.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _enable(self) -> None:
        self.add.setEnabled(bool(self.column.currentText() and self.value.text().strip()))

    @Slot()
    def _tell(self) -> None:
        if self.add.isEnabled():
            self.hide()
            self.chosen.emit(f"{self.column.currentText()}={self.value.text().strip()}")
