"""The little window that makes a condition: column, comparison, value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from visearch_desktop.core.queries import Comparison, Condition
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.search.conditions import comparison_words

if TYPE_CHECKING:
    from visearch_desktop.core.columns import Column

SAID = 5
"""Frequent values named below the fields."""


class FilterBox(QFrame):
    """Asks for a condition."""

    accepted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.column = QComboBox()
        self.comparison = QComboBox()
        self.value = QLineEdit()
        self.note = controls.text("", "caption")
        self.add = controls.button(self.tr("Add filter"), kind="primary", tip=self.tr("Add this filter (Enter)"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        popup = completer.popup()
        assert popup is not None
        theme.dress(popup)
        self.value.setCompleter(completer)
        self._lay_out()
        self.column.currentIndexChanged.connect(self._show_column)
        self.comparison.currentIndexChanged.connect(self._show_ready)
        self.value.textChanged.connect(self._show_ready)
        self.add.clicked.connect(self.accept)

    @property
    def condition(self) -> Condition:
        """What is asked for so far."""
        chosen: Column | None = self.column.currentData()
        if chosen is None:
            return Condition("", Comparison.IN_STOCK)
        return Condition(chosen.name, Comparison(self.comparison.currentData()), self.value.text().strip())

    def show_columns(self, columns: Sequence[Column], *, stock: bool) -> None:
        """Offer these columns, and whether a product is in stock if the table tells that."""
        self.column.blockSignals(True)
        self.column.clear()
        for column in columns:
            self.column.addItem(column.name, column)
        if stock:
            self.column.addItem(self.tr("In stock"), None)
        self.column.blockSignals(False)

    def open_at(self, at: QPoint, condition: Condition | None = None) -> None:
        """Open below a point of the screen, on a condition to change if there is one."""
        self.add.setText(self.tr("Add filter") if condition is None else self.tr("Change filter"))
        self.value.clear()
        if condition is not None:
            words = self.tr("In stock") if condition.comparison is Comparison.IN_STOCK else condition.column
            self.column.setCurrentIndex(max(0, self.column.findText(words)))
        self._show_column()
        if condition is not None:
            self.comparison.setCurrentIndex(max(0, self.comparison.findData(condition.comparison)))
            self.value.setText(condition.value)
        self.adjustSize()
        self.move(self._inside_screen(at))
        self.show()
        (self.column if self.column.count() else self.add).setFocus()

    @Slot()
    def accept(self) -> None:
        """Hand the condition on, if it is complete."""
        if self.add.isEnabled():
            self.hide()
            self.accepted.emit(self.condition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_column(self) -> None:
        """Offer what fits the column: numbers and dates are compared, texts are looked into."""
        chosen: Column | None = self.column.currentData()
        self.comparison.blockSignals(True)
        self.comparison.clear()
        for one in _fitting(chosen):
            self.comparison.addItem(comparison_words(one), one)
        self.comparison.blockSignals(False)
        self._known.setStringList([value for value, _count in chosen.common] if chosen is not None else [])
        for field in (self.comparison, self.value):
            field.setVisible(chosen is not None)
        self.note.setText(self._said(chosen))
        self._show_ready()

    def _said(self, column: Column | None) -> str:
        if not self.column.count():
            return self.tr(
                "This catalog has no product table. Import one on the Catalog page to filter by its columns."
            )
        if column is None:
            return self.tr("Only products that the table has in stock.")
        if column.lowest and column.lowest != column.highest:
            return self.tr("From {} to {}").format(column.lowest, column.highest)
        values = (f"{value[:24]} ({wording.count(count)})" for value, count in column.common[:SAID])
        return self.tr("Often: {}").format(", ".join(values)) if column.common else ""

    @Slot()
    def _show_ready(self) -> None:
        number = self.comparison.currentData() in (Comparison.AT_LEAST, Comparison.AT_MOST)
        self.value.setPlaceholderText(self.tr("a number or a date") if number else self.tr("a value"))
        asked = self.column.currentData() is None or bool(self.value.text().strip())
        self.add.setEnabled(bool(self.column.count()) and asked)

    def _inside_screen(self, at: QPoint) -> QPoint:
        room = self.screen().availableGeometry()
        return QPoint(
            max(room.left(), min(at.x(), room.right() - self.width())),
            max(room.top(), min(at.y(), room.bottom() - self.height())),
        )

    def _lay_out(self) -> None:
        for field, name in (
            (self.column, self.tr("Column of the product table")),
            (self.comparison, self.tr("Comparison")),
            (self.value, self.tr("Value")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(name)
        self.column.setMinimumWidth(150)
        self.column.setMaxVisibleItems(16)
        self.value.setMinimumWidth(190)
        self.note.setMinimumWidth(320)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        inside.setSpacing(theme.S)
        fields = controls.row(self.column, self.comparison, self.value, None)
        below = controls.row(spacing=theme.M)
        below.addWidget(self.note, 1)
        below.addWidget(self.add)
        controls.fill(inside, fields, below)


def _fitting(column: Column | None) -> tuple[Comparison, ...]:
    if column is None:
        return ()
    if column.kind == "text":
        return Comparison.EQUALS, Comparison.CONTAINS
    return Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.EQUALS
