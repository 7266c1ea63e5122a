"""The first rows of a table, with what each column is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from visearch_desktop.gui.wording import tr

if TYPE_CHECKING:
    from visearch_desktop.core.tables import Mapping, Table

ROWS = 6
COLUMNS = 60
"""Shopify writes some sixty."""


class TablePreview(QTableWidget):
    """Shows the columns that are used first, under their names and meanings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("First rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.horizontalHeader().setMaximumSectionSize(260)

    def clear_rows(self) -> None:
        """Show no table."""
        self.setRowCount(0)
        self.setColumnCount(0)

    def show_rows(self, table: Table, mapping: Mapping) -> None:
        """Show the first rows of a table."""
        columns = sorted(table.columns, key=lambda column: column not in _used(mapping))[:COLUMNS]
        rows = table.rows[:ROWS]
        self.clear()
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        meant = _used(mapping)
        self.setHorizontalHeaderLabels([f"{name}\n{meant.get(name, '')}".rstrip("\n") for name in columns])
        self.setVerticalHeaderLabels([str(row.number) for row in rows])
        places = [table.column(column) for column in columns]
        for line, row in enumerate(rows):
            for column, place in enumerate(places):
                item = QTableWidgetItem(row.cells[place][:500])
                item.setToolTip(row.cells[place][:2000])
                self.setItem(line, column, item)
        self.resizeColumnsToContents()


def _used(mapping: Mapping) -> dict[str, str]:
    """What the columns in use mean, the most important first."""
    meant = {mapping.sku: tr("SKU"), mapping.title: tr("title"), mapping.ean: tr("EAN")}
    meant |= {column: tr("photos") for column in mapping.photos} | {mapping.group: tr("product")}
    return {name: words for name, words in meant.items() if name}
