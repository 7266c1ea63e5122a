"""The little window that makes a condition: column, comparison, value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from visearch_desktop.core.queries import Comparison, Condition
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.search.conditions import comparison_words

Values = Sequence[tuple[str, int]]


class FilterBox(QFrame):
    """Asks for a condition. `values_wanted` asks for `show_values` of a column."""

    accepted = Signal(object)
    values_wanted = Signal(str)

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
        completer.setMaxVisibleItems(10)
        self.value.setCompleter(completer)
        self._lay_out()
        for one in Comparison:
            self.comparison.addItem(comparison_words(one), one)
        self.column.currentTextChanged.connect(self._ask_values)
        self.comparison.currentIndexChanged.connect(self._show_fitting)
        self.value.textChanged.connect(self._show_fitting)
        self.add.clicked.connect(self.accept)

    @property
    def condition(self) -> Condition:
        """What is asked for so far."""
        comparison = Comparison(self.comparison.currentData())
        value = "" if comparison is Comparison.IN_STOCK else self.value.text().strip()
        return Condition(self.column.currentText(), comparison, value)

    def show_columns(self, columns: Sequence[str]) -> None:
        """Offer these columns of the product table."""
        if list(columns) != [self.column.itemText(row) for row in range(self.column.count())]:
            self.column.blockSignals(True)
            self.column.clear()
            self.column.addItems(list(columns))
            self.column.blockSignals(False)
        self._show_fitting()

    def show_values(self, column: str, values: Values) -> None:
        """Complete what is typed with the frequent values of a column."""
        if column != self.column.currentText():
            return
        self._known.setStringList([value for value, _count in values])
        examples = ", ".join(value for value, _count in values[:4])
        self.note.setText(self.tr("Often: {}").format(examples) if examples else "")

    def open_at(self, at: QPoint, condition: Condition | None = None) -> None:
        """Open below a point of the screen, on a condition to change if there is one."""
        self.add.setText(self.tr("Add filter") if condition is None else self.tr("Change filter"))
        if condition is not None:
            self.column.setCurrentIndex(max(0, self.column.findText(condition.column)))
            self.comparison.setCurrentIndex(self.comparison.findData(condition.comparison))
        self.value.setText(condition.value if condition is not None else "")
        self._ask_values()
        self._show_fitting()
        self.adjustSize()
        self.move(self._inside_screen(at))
        self.show()
        (self.value if self.value.isVisible() else self.add).setFocus()

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
    def _ask_values(self) -> None:
        self._known.setStringList([])
        self.note.setText("")
        if self.column.currentText():
            self.values_wanted.emit(self.column.currentText())

    @Slot()
    def _show_fitting(self) -> None:
        comparison = Comparison(self.comparison.currentData())
        self.value.setVisible(comparison is not Comparison.IN_STOCK)
        number = comparison in (Comparison.AT_LEAST, Comparison.AT_MOST)
        self.value.setPlaceholderText(self.tr("A number") if number else self.tr("A value"))
        ready = comparison is Comparison.IN_STOCK or bool(self.value.text().strip())
        self.add.setEnabled(ready and bool(self.column.currentText()))
        if not self.column.count():
            self.note.setText(self.tr("The catalog has no product table yet. Add one on the Catalog page."))

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
        self.value.setMinimumWidth(180)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        inside.setSpacing(theme.S)
        fields = controls.row(self.column, self.comparison, self.value)
        controls.fill(inside, fields, controls.row(self.note, None, self.add))
