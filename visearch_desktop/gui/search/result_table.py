"""The results as a table that sorts by any column, with the mouse or by keys alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyle, QStyleOptionViewItem

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import badge, icons, lines, theme
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.painted_table import Index, PaintedCells, PaintedTable
from visearch_desktop.gui.photo_delegate import paint_thumbnail
from visearch_desktop.gui.search import columns
from visearch_desktop.gui.search.acts import Acts
from visearch_desktop.gui.search.columns import Column
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.thumbnails import Thumbnails

ROW = 52
THUMBNAIL = 44
WIDTHS = {
    Column.RANK: 54, Column.PHOTO: 60, Column.SKU: 118, Column.TITLE: 240, Column.RELATION: 126, Column.CONFIDENCE: 68,
    Column.SIMILARITY: 90, Column.EVIDENCE: 210, Column.FILE: 160, Column.PIXELS: 110, Column.SIZE: 84,
    Column.FOLDER: 260,
}  # fmt: skip
MIDDLE = frozenset((Column.SKU, Column.FILE, Column.FOLDER))
"""Columns whose words are cut in the middle: their ends tell things apart."""


class _Cells(PaintedCells):
    def __init__(self, model: ResultModel, thumbnails: Thumbnails, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._thumbnails = model, thumbnails

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:  # the cell that O sorts by
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tones().accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
            painter.restore()

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        match = self._model.match_at(index)
        if match is not None:
            self._paint_match(painter, box, match, Column(index.column()))

    def _paint_match(self, painter: QPainter, box: QRectF, match: Match, column: Column) -> None:
        tones = theme.tones()
        if column is Column.PHOTO:
            spot = QRectF(box.left() - 2, box.center().y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
            paint_thumbnail(painter, spot, self._thumbnails, match.content, tones)
            return
        words = self._model.cell(match, column)
        if column is Column.RELATION:
            if words:
                font = theme.font("caption", strong=True)
                spot = QRectF(box.left(), box.center().y() - 9.5, badge.width(match.relation, font), 19)
                badge.paint(painter, spot, match.relation, font)
            return
        if column is Column.RANK:
            self._paint_mark(painter, box, match, tones)
        font = theme.font("caption") if column is Column.EVIDENCE else theme.font(strong=column is Column.SKU)
        tone = tones.muted if column in (Column.RANK, Column.EVIDENCE, Column.FOLDER) else tones.text
        cut = Qt.TextElideMode.ElideMiddle if column in MIDDLE else Qt.TextElideMode.ElideRight
        right = Qt.AlignmentFlag.AlignRight if column in columns.FIGURES else Qt.AlignmentFlag.AlignLeft
        lines.write(painter, box, words, font, tone, cut, right)

    def _paint_mark(self, painter: QPainter, box: QRectF, match: Match, tones: theme.Tones) -> None:
        """What was marked: a plus or a minus beside the rank."""
        sign = self._model.mark_of(match)
        if sign:
            name, tone = ("plus", tones.identical) if sign == 1 else ("minus", tones.error)
            drawn = icons.pixmap(name, tone, 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(QRectF(box.left() - 2, box.center().y() - 7, 14, 14), drawn, QRectF(drawn.rect()))


class ResultTable(PaintedTable):
    """The table; a press on a head sorts, and so does O by the column of the cell that has the keyboard."""

    def __init__(self, model: ResultModel, acts: Acts, thumbnails: Thumbnails) -> None:
        super().__init__(model, thumbnails, ROW)
        self._acts = acts
        self.setAccessibleName(self.tr("Results as a table"))
        self.setItemDelegate(_Cells(model, thumbnails, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, column in enumerate(columns.AHEAD):
            head.moveSection(head.visualIndex(column), place)
        self.set_widths(WIDTHS)

    def sort_by(self, column: Column) -> None:
        """Sort by a column; once more turns the order round, a third time takes it back."""
        head, up, down = self.horizontalHeader(), Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if head.sortIndicatorSection() != column:
            head.setSortIndicator(column, up)
        elif head.sortIndicatorOrder() == up:
            head.setSortIndicator(column, down)
        else:
            head.setSortIndicator(-1, up)

    def add_orders(self, menu: QMenu) -> None:
        """Offer every column to sort by, for those who use no mouse."""
        orders = menu.addMenu(self.tr("Sort by\tO"))
        head = self.horizontalHeader()
        for place in range(head.count()):
            column = Column(head.logicalIndex(place))
            if column is not Column.PHOTO:
                name = str(self.model().headerData(column, Qt.Orientation.Horizontal))
                orders.addAction(name, partial(self.sort_by, column))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected results out."""
        self._acts.drag(self, actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and keymap().meant("results", event) == Qt.Key.Key_O:
            if self.currentIndex().isValid():
                self.sort_by(Column(self.currentIndex().column()))
        elif not self._acts.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._acts.release(event):
            super().keyReleaseEvent(event)
