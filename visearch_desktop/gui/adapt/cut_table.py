"""From which duplicate score photos are called the same, category by category, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from visearch_desktop.gui import wording

if TYPE_CHECKING:
    from visearch_desktop.core.thresholds import Cuts

Index = QModelIndex | QPersistentModelIndex
CATEGORY, SCORE, VERDICTS, SAME = range(4)
_MOST_ROWS = 8
"""Rows in sight before the table scrolls."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: where the line of a category lies, and what people have said of its pairs."""

    category: str
    score: float
    verdicts: int
    same: int | None


class CutModel(QAbstractTableModel):
    """First what holds in general, then the categories with a line of their own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_cuts(self, cuts: Cuts | None) -> None:
        """Show other lines; None shows nothing."""
        self.beginResetModel()
        self._lines = []
        if cuts is not None:
            general = self.tr("All other categories") if cuts.by_category else self.tr("All categories")
            self._lines.append(Line(general, cuts.general, cuts.verdicts, None))
            self._lines += [
                Line(name, cut.score, cut.verdicts, cut.duplicates) for name, cut in cuts.by_category.items()
            ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _cell(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == CATEGORY:
            return line.category
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Category"), self.tr("Same from score"), self.tr("Verdicts"), self.tr("Judged the same"))[
                section
            ]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


class CutTable(QTableView):
    """As high as its rows, up to a few; then it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cuts = CutModel(self)
        self.setModel(self.cuts)
        self.setAccessibleName(self.tr("From which duplicate score photos are called the same"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(CATEGORY, QHeaderView.ResizeMode.Stretch)
        self.cuts.modelReset.connect(self._fit)

    def _fit(self) -> None:
        rows = min(_MOST_ROWS, self.cuts.rowCount())
        lines = sum(self.rowHeight(row) for row in range(rows))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + 2 * self.frameWidth() + 2)


def _cell(line: Line, column: int) -> str:
    if column == CATEGORY:
        return " ".join(line.category.split())
    if column == SCORE:
        return QLocale().toString(line.score, "f", 2)
    number = line.verdicts if column == VERDICTS else line.same
    return "–" if number is None else wording.count(number)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if column == CATEGORY else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)
