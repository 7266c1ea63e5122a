"""How a table's file is read: what was detected, to be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme

if TYPE_CHECKING:
    from visearch_desktop.core.tables import Table


class LayoutForm(QWidget):
    """Shows a layout. `corrected` carries the fields that the person changed, by name, for reading again."""

    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: dict[str, Any] = {}
        self.encoding, self.delimiter, self.sheet = QComboBox(), QComboBox(), QComboBox()
        self.header_row = QSpinBox()
        self.header_row.setRange(1, 9999)
        self.header_row.setMinimumHeight(30)  # as high as the boxes above it
        self.header_row.setKeyboardTracking(False)  # 12 is not read as 1 first
        self._form = QFormLayout()
        self._lay_out()
        for name, box in self._boxes().items():
            box.activated.connect(partial(self._say_choice, name))
        self.header_row.valueChanged.connect(self._say_row)

    def forget(self) -> None:
        """Take back every correction: another file comes."""
        self._said = {}

    def recall(self, said: Mapping[str, Any]) -> None:
        """Go on with the corrections that were made of this file before."""
        self._said = dict(said)

    def show_table(self, table: Table) -> None:
        """Show how a table was read."""
        layout = table.layout
        marks = {",": self.tr("comma  ,"), ";": self.tr("semicolon  ;"), "\t": self.tr("tab"), "|": self.tr("bar  |")}
        _fill(self.encoding, {name: name for name in _encodings()}, layout.encoding)
        _fill(self.delimiter, marks, layout.delimiter)
        _fill(self.sheet, {name: name for name in table.sheets}, layout.sheet)
        self.header_row.blockSignals(True)
        self.header_row.setValue(max(1, layout.header_row))
        self.header_row.blockSignals(False)
        for box in (self.encoding, self.delimiter):
            self._form.setRowVisible(box, not layout.sheet)
        self._form.setRowVisible(self.sheet, bool(layout.sheet))

    def _boxes(self) -> dict[str, QComboBox]:
        return {"encoding": self.encoding, "delimiter": self.delimiter, "sheet": self.sheet}

    def _say_choice(self, name: str, _: int) -> None:
        self._say(name, self._boxes()[name].currentData())

    def _say(self, name: str, value: object) -> None:
        if name == "sheet":
            self._said.pop("header_row", None)  # it was said of the other sheet
        self._said[name] = value
        self.corrected.emit(dict(self._said))

    @Slot(int)
    def _say_row(self, number: int) -> None:
        self._say("header_row", number)

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(theme.S)
        rows = (
            (self.tr("Encoding"), self.encoding), (self.tr("Between cells"), self.delimiter),
            (self.tr("Sheet"), self.sheet), (self.tr("Names in row"), self.header_row),
        )  # fmt: skip
        for words, field in rows:
            field.setAccessibleName(words)
            self._form.addRow(controls.field_name(words, field), field)
        self.header_row.setToolTip(self.tr("The row with the names of the columns, as the spreadsheet program counts"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.S)
        controls.fill(page, controls.text(self.tr("How the file is read"), "strong"), self._form)


def _encodings() -> tuple[str, ...]:
    from visearch_desktop.core.tables import ENCODINGS  # noqa: PLC0415 - a table was read by now, and the core with it

    return ENCODINGS


def _fill(box: QComboBox, choices: dict[str, str], chosen: str) -> None:
    box.clear()
    for value, words in choices.items():
        box.addItem(words, value)
    if chosen and chosen not in choices:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(box.findData(chosen))
