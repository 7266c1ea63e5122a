"""The ranked SKUs of one answer as a Qt list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
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
from visearch_desktop.gui.photo_delegate import MATCH_ROLE
from visearch_desktop.gui.search import handing, shares

Index = QModelIndex | QPersistentModelIndex

MARK_ROLE = MATCH_ROLE + 1
"""The role of the mark: +1 for what more is wanted of, -1 for less, 0 for neither."""
AGREEING_ROLE = MATCH_ROLE + 2
"""The role of what is said of how many photos agree."""
ASKED_ROLE = MATCH_ROLE + 3
"""The role of how many photos were searched with; 0 for words and conditions alone."""


class ResultModel(QAbstractListModel):
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

    @property
    def asked(self) -> int:
        """With how many photos was searched; 0 for words and conditions alone."""
        return self._asked

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches shown."""
        return self._matches

    def show_matches(self, matches: Sequence[Match], asked: int = 1, *, more: bool = False) -> None:
        """Show other matches; `asked` is with how many photos was searched, `more` whether these are not all."""
        self.beginResetModel()
        self._matches, self._asked, self._more = tuple(matches), asked, more
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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match = self.match_at(index)
        if match is None:
            return None
        if role == MATCH_ROLE:
            return match
        if role == MARK_ROLE:
            return self._sign(match.content)
        if role == AGREEING_ROLE:
            return agreeing(match, self._asked)
        if role == ASKED_ROLE:
            return self._asked
        if role == Qt.ItemDataRole.DisplayRole:
            return match.sku  # also what typing in the list jumps to
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(match, self._asked, self._sign(match.content))
        if role == Qt.ItemDataRole.ToolTipRole:
            relation = wording.explain(match.relation) if self._asked else ""
            lines = (str(match.photo), relation, shares.in_short(match))
            return "\n".join(part for part in lines if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else kept

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = [self.match_at(index) for index in sorted(indexes, key=lambda index: index.row())]
        dragged = [match for match in found if match is not None]
        return files.carried([match.photo for match in dragged], handing.rows(dragged, self._asked))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    @Slot()
    def repaint_marks(self) -> None:
        """The marks are others: paint all rows."""
        if self._matches:
            self.dataChanged.emit(self.index(0), self.index(len(self._matches) - 1))


def agreeing(match: Match, asked: int) -> str:
    """How many photos speak for a match; empty when there is nothing to count."""
    if asked > 1:
        return wording.tr("{} of {} photos agree").format(wording.count(match.agreeing), wording.count(asked))
    if match.views < 2:
        return ""
    return wording.tr("{} photos match").format(wording.count(match.views))


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
        agreeing(match, asked),
        shares.in_short(match),
        wording.shared(match),
        {1: wording.tr("marked: more like this"), -1: wording.tr("marked: less like this")}.get(sign, ""),
    )
    return ", ".join(part for part in parts if part)
