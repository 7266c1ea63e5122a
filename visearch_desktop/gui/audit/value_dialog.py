"""Asks for a column of the product table and the value whose photos are kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme


class ValueDialog(QDialog):
    """Says COLUMN=VALUE when both are there."""

    chosen = Signal(str)

    def __init__(self, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep rule"))
        self.setMinimumWidth(420)
        self.column, self.value = QComboBox(), QLineEdit()
        self.column.addItems(list(columns))
        self.column.setAccessibleName(self.tr("Column of the product table"))
        self.value.setAccessibleName(self.tr("Value"))
        self.value.setPlaceholderText(self.tr("As in the table; upper and lower case are the same"))
        self.add = controls.button(self.tr("Add the rule"), kind="primary")
        cancel = controls.button(self.tr("Cancel"))
        form = QFormLayout()
        form.addRow(self.tr("Column"), self.column)
        form.addRow(self.tr("Value"), self.value)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        page.setSpacing(theme.L)
        said = self.tr("Photos of which products are kept?")
        controls.fill(page, controls.text(said, "heading"), form, controls.row(None, cancel, self.add))
        self.add.setDefault(True)
        self.add.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.value.textChanged.connect(self._enable)
        self.accepted.connect(self._tell)
        self._enable()
        self.value.setFocus()

    @Slot()
    def _enable(self) -> None:
        self.add.setEnabled(bool(self.column.currentText() and self.value.text().strip()))

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(f"{self.column.currentText()}={self.value.text().strip()}")
