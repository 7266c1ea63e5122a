"""The SKUs of one answer as a Qt model: its first column is what the cards show, all of them are the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import files, wording
from visearch_desktop.gui.painted_table import Collation
from visearch_desktop.gui.photo_delegate import MATCH_ROLE
from visearch_desktop.gui.search import columns, handing, shares
from visearch_desktop.gui.search.columns import Column, Seen

if TYPE_CHECKING:
    from visearch_desktop.core.measures import Measures

Index = QModelIndex | QPersistentModelIndex

MARK_ROLE = MATCH_ROLE + 1
"""The role of the mark: +1 for what more is wanted of, -1 for less, 0 for neither."""
AGREEING_ROLE = MATCH_ROLE + 2
"""The role of what is said of how many photos agree."""
ASKED_ROLE = MATCH_ROLE + 3
"""The role of how many photos were searched with; 0 for words and conditions alone."""


class ResultModel(QAbstractTableModel):
    """One row per match. `sign` tells the mark of a content.

    `more_wanted` tells how many rows there are when the last one has come in sight and there are more.
    """

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None, sign: Callable[[int], int] = lambda _content: 0) -> None:
        super().__init__(parent)
        self._matches: tuple[Match, ...] = ()
        self._asked = 1
        self._more = False
        self._sign = sign
        self._measures: dict[int, Measures] = {}
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def asked(self) -> int:
        """With how many photos was searched; 0 for words and conditions alone."""
        return self._asked

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches in the order they are shown."""
        return self._matches

    @property
    def best(self) -> Match | None:
        """The match of the first rank, wherever it stands."""
        return min(self._matches, key=lambda one: one.rank, default=None)

    @property
    def ranked(self) -> bool:
        """Whether the matches stand as the answer ranks them."""
        return self._order[0] < 0

    @property
    def sorted_by(self) -> str:
        """The column that the matches are sorted by; empty while they stand as the answer ranks them."""
        return "" if self.ranked else columns.name(Column(self._order[0]), self._asked)

    def show_matches(self, matches: Sequence[Match], asked: int = 1, *, more: bool = False) -> None:
        """Show other matches; `asked` is with how many photos was searched, `more` whether these are not all."""
        self.beginResetModel()
        self._asked, self._more, self._measures = asked, more, {}
        self._matches = self._arranged(matches)
        self.endResetModel()

    def add_matches(self, matches: Sequence[Match], *, more: bool) -> None:
        """Show the matches that are not shown yet behind those that are."""
        there = {sku for one in self._matches for sku in (one.sku, *one.shared_by)}
        fresh = [one for one in matches if one.sku not in there]
        first = len(self._matches)
        self._more = more and bool(fresh)
        if fresh:
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._matches += tuple(replace(one, rank=first + place) for place, one in enumerate(fresh, 1))
            self.endInsertRows()
            if not self.ranked:
                self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; -1 is the order of the answer. What is current and selected stays so."""
        if (column, order) != self._order:
            self._order = column, order
            self._arrange()

    @property
    def unmeasured(self) -> list[int]:
        """The contents of which it is not known how large they are."""
        return [one.content for one in self._matches if one.content not in self._measures]

    def take_measures(self, measures: Mapping[int, Measures]) -> None:
        """Say how large the photos of these contents are."""
        self._measures.update(measures)
        if self._order[0] in (Column.PIXELS, Column.SIZE):
            self._arrange()
        elif self._matches:
            last = len(self._matches) - 1
            self.dataChanged.emit(self.index(0, Column.PIXELS), self.index(last, Column.SIZE))

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._more = False  # until they have come
            self.more_wanted.emit(len(self._matches))

    def match_at(self, index: Index) -> Match | None:
        """The match of a row."""
        return self._matches[index.row()] if index.isValid() and index.row() < len(self._matches) else None

    def row_of(self, sku: str) -> int:
        """The row that shows an SKU; -1 when there is none."""
        return next((row for row, one in enumerate(self._matches) if sku == one.sku or sku in one.shared_by), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._matches)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def cell(self, match: Match, column: Column) -> str:
        """What a cell of the table says."""
        return columns.cell(column, self._seen(match))

    def mark_of(self, match: Match) -> int:
        """+1 for what more is wanted of, -1 for less, 0 for neither."""
        return self._sign(match.content)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match = self.match_at(index)
        if match is None:
            return None
        if role == MATCH_ROLE:
            return match
        if role == MARK_ROLE:
            return self.mark_of(match)
        if role == AGREEING_ROLE:
            return shares.agreeing(match, self._asked)
        if role == ASKED_ROLE:
            return self._asked
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(match, Column(index.column()))  # the SKU is also what typing in the list jumps to
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.SKU:
            return spoken(match, self._asked, self.mark_of(match))
        if role == Qt.ItemDataRole.ToolTipRole:
            relation = wording.explain(match.relation) if self._asked else ""
            lines = (str(match.photo), relation, shares.in_short(match))
            return "\n".join(part for part in lines if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return columns.name(column, self._asked)
        if role == Qt.ItemDataRole.ToolTipRole:
            return columns.meaning(column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in columns.FIGURES else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else kept

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = [self._matches[row] for row in sorted({index.row() for index in indexes})]
        return files.carried([match.photo for match in dragged], handing.rows(dragged, self._asked))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @Slot()
    def repaint_marks(self) -> None:
        """The marks are others: paint all rows."""
        if self._matches:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._matches) - 1, len(Column) - 1))

    def _seen(self, match: Match) -> Seen:
        return Seen(match, self._asked, self._measures.get(match.content))

    def _arranged(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """The matches in the order that is asked for; those that are alike stay as the answer ranks them."""
        number, order = self._order
        ranked = sorted(matches, key=lambda one: one.rank)
        if number >= 0:
            column, place = Column(number), Collation().key
            down = order == Qt.SortOrder.DescendingOrder
            ranked.sort(key=lambda one: place(columns.key(column, self._seen(one))), reverse=down)
        return tuple(ranked)

    def _arrange(self) -> None:
        """Bring the rows into order and tell the views where each has gone."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        matches = [self._matches[index.row()] for index in held]
        self._matches = self._arranged(self._matches)
        rows = {id(one): row for row, one in enumerate(self._matches)}
        gone = [self.index(rows[id(one)], index.column()) for index, one in zip(held, matches, strict=True)]
        self.changePersistentIndexList(held, gone)
        self.layoutChanged.emit()


def _looks(match: Match, asked: int) -> tuple[str, ...]:
    """What a match is to the photos; to words alone it is nothing."""
    if not asked:
        return ()
    score = wording.tr("similarity {}").format(wording.similarity(match.similarity))
    return wording.look(match.relation).word, score


def spoken(match: Match, asked: int = 1, sign: int = 0) -> str:
    """A row as a screen reader says it."""
    parts = (
        wording.count(match.rank),
        match.sku,
        match.product.title if match.product else "",
        *_looks(match, asked),
        shares.agreeing(match, asked),
        shares.in_short(match),
        wording.shared(match),
        {1: wording.tr("marked: more like this"), -1: wording.tr("marked: less like this")}.get(sign, ""),
    )
    return ", ".join(part for part in parts if part)
