"""What every table of photos has alike: rows of one height, columns that sort, cells that are painted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from visearch_desktop.gui import theme
from visearch_desktop.gui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
BESIDE_NAME = 34
"""Pixels of a column's head beside its name: the padding, and the arrow of the column that is sorted by."""


class PaintedCells(QStyledItemDelegate):
    """Paints the cells of a table; what is in one is painted by `paint_cell`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # a style sheet's own way takes a third of a cell's time
            painter.fillRect(option.rect, QColor(theme.tones().accent_soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_cell(painter, QRectF(option.rect).adjusted(theme.S, 0, -theme.S, 0), index)
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Paint what a cell says into `box`."""
        raise NotImplementedError


class PaintedTable(QTableView):
    """A table whose delegate paints thumbnails; a press on a head sorts, a third one takes the order back."""

    def __init__(
        self, model: QAbstractTableModel, thumbnails: Thumbnails, row: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = row
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(row // 2)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(44)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        thumbnails.ready.connect(self.viewport().update)

    def set_widths(self, widths: Mapping[Any, int]) -> None:
        """Give columns these widths, or more where their names need it: in large type, in another language."""
        type_ = QFontMetrics(theme.font())  # not the head's own, which may not have its style yet
        for column, width in widths.items():
            name = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, max(width, type_.horizontalAdvance(name) + BESIDE_NAME))

    def sizeHintForRow(self, row: int) -> int:
        return self._row

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)


class Collation:
    """The order of cells in the language of the window: A2 before A10, ä beside a, 包 before 鞋; figures as figures."""

    def __init__(self) -> None:
        self._collator = QCollator(QLocale())
        self._collator.setNumericMode(True)
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def key(self, cell: str | float) -> Any:
        """What `sorted` compares; a figure that is not known comes before all others."""
        if isinstance(cell, str):
            return self._collator.sortKey(cell)
        return -math.inf if math.isnan(cell) else cell
