"""The items of a batch as a table; columns give way where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from visearch_desktop.gui import lines, theme, wording
from visearch_desktop.gui.batch import painting, words
from visearch_desktop.gui.batch.model import ENTRY_ROLE, Column, Entry, ItemModel
from visearch_desktop.gui.painted_table import Index, PaintedCells, PaintedTable
from visearch_desktop.gui.photo_delegate import paint_thumbnail
from visearch_desktop.gui.thumbnails import Thumbnails

ROW = 56
WIDTHS = {
    Column.PHOTO: 60, Column.ITEM: 140, Column.PROPOSAL: 128, Column.SKU: 120, Column.CONFIDENCE: 92,
    Column.WHY: 150, Column.DECISION: 104,
}  # fmt: skip
GIVING_WAY = (Column.WHY, Column.CONFIDENCE, Column.SKU)
"""Columns that go first where there is no room for all; what they say is written small in others."""


class _Cells(PaintedCells):
    def __init__(self, thumbnails: Thumbnails, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._thumbnails = thumbnails

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry):
            self._paint_entry(painter, box, entry, Column(index.column()))

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry, column: Column) -> None:
        tones, one = theme.tones(), entry.proposed
        if column is Column.PHOTO:
            spot = QRectF(box.left() - 2, box.center().y() - 24, 48, 48)
            paint_thumbnail(painter, spot, self._thumbnails, entry.photo, tones)
        elif column is Column.ITEM:
            _two_lines(painter, box, one.item.name, one.item.title or words.item_facts(one.item), tones)
        elif column is Column.PROPOSAL:
            self._paint_proposal(painter, box, entry, tones)
        elif column is Column.SKU:
            why = words.reason(one) if self._view.isColumnHidden(Column.WHY) else ""
            _two_lines(painter, box, one.sku or "—", why, tones)
        elif column is Column.CONFIDENCE:
            lines.write(painter, box, wording.similarity(one.confidence), theme.font(), tones.text)
        elif column is Column.WHY:
            lines.write(painter, box, words.reason(one), theme.font("caption"), tones.muted)
        else:
            box.setWidth(min(box.width(), painting.decision_width(entry)))
            painting.decision(painter, box, entry)

    def _paint_proposal(self, painter: QPainter, box: QRectF, entry: Entry, tones: theme.Tones) -> None:
        below = f"→ {entry.proposed.sku}" if entry.proposed.sku and self._view.isColumnHidden(Column.SKU) else ""
        if below:
            line = QRectF(box.left(), box.center().y() + 4, box.width(), 18)
            lines.write(painter, line, below, theme.font("caption"), tones.text, Qt.TextElideMode.ElideMiddle)
            box = box.translated(0, -10)
        painting.proposal(painter, box, entry)


def _two_lines(painter: QPainter, box: QRectF, first: str, second: str, tones: theme.Tones) -> None:
    middle = box.center().y() if second else box.center().y() + 10
    above = QRectF(box.left(), middle - 20, box.width(), 20)
    below = QRectF(box.left(), middle, box.width(), 18)
    lines.write(painter, above, first, theme.font(strong=True), tones.text, Qt.TextElideMode.ElideMiddle)
    lines.write(painter, below, second, theme.font("caption"), tones.muted)


class ItemTable(PaintedTable):
    """A row for each item."""

    def __init__(self, model: ItemModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(model, thumbnails, ROW, parent)
        self.setAccessibleName(self.tr("Items"))
        self.setItemDelegate(_Cells(thumbnails, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in (Column.ITEM, Column.WHY, Column.SKU):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyboardSearch(self, search: str) -> None:
        """Letters are decisions here, never a search."""

    def _make_room(self) -> None:
        needed = sum(WIDTHS.values())
        for column in GIVING_WAY:
            hidden = needed > self.viewport().width()
            if hidden:
                needed -= WIDTHS[column]
            if self.isColumnHidden(column) != hidden:
                self.setColumnHidden(column, hidden)
