"""The items of a tab as a Qt table; only what is on the screen is put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from visearch_desktop.core.deliveries import Proposal, Proposed
from visearch_desktop.gui import core_words, files, wording
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.triage import Show, Triage
from visearch_desktop.gui.painted_table import Collation
from visearch_desktop.gui.wording import tr

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which the model gives the `Entry` of a row."""


class Column(IntEnum):
    """The columns of the table."""

    PHOTO = 0
    ITEM = 1
    PROPOSAL = 2
    SKU = 3
    CONFIDENCE = 4
    WHY = 5
    DECISION = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """What is painted of an item. `photo` is the number of its first photo, -1 when it has none."""

    proposed: Proposed
    photo: int
    saving: bool


_SORTED: dict[int, Callable[[Triage, int], str | float]] = {
    Column.ITEM: lambda triage, row: triage.items[row].item.name,
    Column.PROPOSAL: lambda triage, row: list(Proposal).index(triage.items[row].proposal),
    Column.SKU: lambda triage, row: triage.items[row].sku,
    Column.CONFIDENCE: lambda triage, row: triage.items[row].confidence,
    Column.WHY: lambda triage, row: words.reason(triage.items[row]),
    Column.DECISION: lambda triage, row: words.decision(triage.decision(row)),
}


class ItemModel(QAbstractTableModel):
    """One row per item of the tab that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._triage: Triage | None = None
        self._rows: list[int] = []
        self._spots: dict[int, int] = {}
        self._saving: Counter[int] = Counter()
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def rows(self) -> list[int]:
        """The rows of the batch that are listed."""
        return self._rows

    def show_tab(self, triage: Triage | None, tab: Proposal | None, show: Show) -> None:
        """Show other items."""
        self.beginResetModel()
        if triage is not self._triage:
            self._saving.clear()
        self._triage = triage
        self._rows = triage.rows(tab, show) if triage else []
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the items by a column; -1 is the order of the delivery."""
        if (column, order) == self._order:
            return
        self.beginResetModel()
        self._order = column, order
        self._rows.sort()
        self._arrange()
        self.endResetModel()

    def spot(self, row: int) -> QModelIndex:
        """Where a row of the batch stands; an invalid index when it is not listed."""
        return self.index(self._spots[row], 0) if row in self._spots else QModelIndex()

    def row_at(self, index: Index) -> int:
        """Which row of the batch an index shows; -1 for none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else -1

    def mark_saving(self, rows: Iterable[int], on: bool) -> None:
        """Decisions on these items are being stored, or that is over."""
        rows = set(rows)
        for row in rows:
            self._saving[row] += 1 if on else -1
            if self._saving[row] <= 0:
                del self._saving[row]
        self.changed(rows)

    def saving(self, row: int) -> bool:
        """Whether a decision on an item is being stored."""
        return row in self._saving

    def changed(self, rows: Iterable[int]) -> None:
        """Something else is said of these items now."""
        spots = [self._spots[row] for row in rows if row in self._spots]
        if spots:
            self.dataChanged.emit(self.index(min(spots), 0), self.index(max(spots), len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row < 0 or self._triage is None:
            return None
        if role == ENTRY_ROLE:
            return self._entry(self._triage, row)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(self._triage.current(row), Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.PHOTO:
            return spoken(self._entry(self._triage, row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(
                (words.item_name(self._triage.items[row].item), *map(core_words.said, self._triage.items[row].reasons))
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else kept

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = dict.fromkeys(row for index in indexes if (row := self.row_at(index)) >= 0)
        items = [self._triage.items[row].item for row in rows] if self._triage else []
        photos = [photo.path for item in items for photo in item.photos]
        return files.carried(photos, "\n".join(item.sku or item.name for item in items))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            names = ("", tr("Item"), tr("Proposal"), tr("SKU"), tr("Confidence"), tr("Why"), tr("Decision"))
            return names[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.CONFIDENCE:
            return tr("How sure the proposal is, from 0 to 1")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _arrange(self) -> None:
        column, order = self._order
        key = _SORTED.get(column)
        triage = self._triage
        if key is not None and triage is not None:
            place = Collation().key
            self._rows.sort(key=lambda row: place(key(triage, row)), reverse=order == Qt.SortOrder.DescendingOrder)
        self._spots = {row: spot for spot, row in enumerate(self._rows)}

    def _entry(self, triage: Triage, row: int) -> Entry:
        return Entry(triage.current(row), triage.photo_number(row), row in self._saving)


def cell(proposed: Proposed, column: Column) -> str:
    """What a cell says."""
    return _CELLS[column](proposed)


_CELLS: dict[Column, Callable[[Proposed], str]] = {
    Column.PHOTO: lambda _one: "",
    Column.ITEM: lambda one: words.item_name(one.item),
    Column.PROPOSAL: lambda one: words.look(one.proposal).word,
    Column.SKU: lambda one: one.sku,
    Column.CONFIDENCE: lambda one: wording.similarity(one.confidence),
    Column.WHY: words.reason,
    Column.DECISION: lambda one: words.decision(one.decision),
}


def spoken(entry: Entry) -> str:
    """An item as a screen reader says it."""
    one = entry.proposed
    said = tr("decided: {}").format(words.decision(one.decision)) if one.decision else tr("not decided")
    parts = (
        words.item_name(one.item),
        " ".join(part for part in (words.look(one.proposal).word, one.sku) if part),
        tr("confidence {}").format(wording.similarity(one.confidence)),
        words.reason(one),
        tr("being saved") if entry.saving else said,
    )
    return ", ".join(part for part in parts if part)
