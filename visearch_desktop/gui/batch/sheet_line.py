"""The line that says how the supplier's spreadsheet was read, with the way to correct that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from visearch_desktop.core.deliveries import DeliveredSheet
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.wording import tr


class SheetLine(QWidget):
    """Hidden where a delivery came without a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = controls.Elided("", "caption", Qt.TextElideMode.ElideRight)
        self.correct = controls.button(self.tr("Correct this…"), kind="quiet")
        self.correct.setAccessibleName(self.tr("Correct how the spreadsheet was read"))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.L, 0, theme.L, theme.XS)
        line.addWidget(controls.glyph("catalog", 16))
        line.addWidget(self._said, 1)
        line.addWidget(self.correct)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._said.text()

    def show_sheets(self, sheets: Sequence[DeliveredSheet]) -> None:
        """Say how these were read."""
        self.setVisible(bool(sheets))
        used = next((sheet for sheet in sheets if sheet.used), None)
        if used is not None:
            self._said.setText(self.tr("{} says what the items are: {}").format(used.name, reading(used)))
        elif sheets:
            told = self.tr("{} was not used, and names made the items: {}")
            self._said.setText(told.format(sheets[0].name, reading(sheets[0])))


def reading(sheet: DeliveredSheet) -> str:
    """How a spreadsheet was read, in one line."""
    if not sheet.header_row:
        return tr("it could not be read.")
    marks = {",": tr("comma"), ";": tr("semicolon"), "\t": tr("tab"), "|": tr("bar")}
    mark = marks.get(sheet.delimiter, sheet.delimiter)
    how = [tr("sheet “{}”").format(sheet.tab)] if sheet.tab else [sheet.encoding, mark]
    named = {
        tr("SKU"): sheet.sku,
        tr("title"): sheet.title,
        tr("EAN"): sheet.ean,
        tr("photos"): ", ".join(sheet.photos),
    }
    meant = [tr("{} in “{}”").format(what, column) for what, column in named.items() if column]
    rows = tr("1 row") if sheet.rows == 1 else tr("{} rows").format(wording.count(sheet.rows))
    parts = (*how, tr("names in row {}").format(sheet.header_row), rows, *(meant or [tr("no column is known")]))
    return tr("{}.").format(wording.listed(parts))
