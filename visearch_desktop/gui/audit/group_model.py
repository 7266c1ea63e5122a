"""The groups of a tier as a Qt list; only what is on the screen is put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from visearch_desktop.core.findings import Group, Tier
from visearch_desktop.gui import files, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.review import Review, Show, State

Index = QModelIndex | QPersistentModelIndex

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which the model gives the `Card` of a row."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is painted of a group. `current` is the member compared with the keeper, -1 in groups not chosen.

    `keeps` says that the keeper is kept in place of the others.
    """

    group: Group
    state: State
    keeper: int
    current: int
    saving: bool
    keeps: bool


class GroupModel(QAbstractListModel):
    """One row per group of the tier that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._rows: list[int] = []
        self._spots: dict[int, int] = {}
        self._saving: Counter[int] = Counter()
        self._chosen = (-1, -1)

    def show_tier(self, review: Review | None, tier: Tier, show: Show) -> None:
        """Show other groups."""
        self.beginResetModel()
        if review is not self._review:
            self._saving.clear()
        self._review = review
        self._rows = review.rows(tier, show) if review else []
        self._spots = {row: spot for spot, row in enumerate(self._rows)}
        self._chosen = (-1, -1)
        self.endResetModel()

    @property
    def rows(self) -> list[int]:
        """The rows of the review that are listed."""
        return self._rows

    def spot(self, row: int) -> QModelIndex:
        """Where a row of the review stands; an invalid index when it is not listed."""
        return self.index(self._spots[row]) if row in self._spots else QModelIndex()

    def choose(self, row: int, member: int) -> None:
        """Mark the member of the chosen group that is compared."""
        before, self._chosen = self._chosen[0], (row, member)
        self.changed({before, row})

    def mark_saving(self, rows: Iterable[int], on: bool) -> None:
        """A verdict on these groups is being stored, or that is over."""
        rows = set(rows)
        for row in rows:
            self._saving[row] += 1 if on else -1
            if self._saving[row] <= 0:
                del self._saving[row]
        self.changed(rows)

    def saving(self, row: int) -> bool:
        """Whether a verdict on a group is being stored."""
        return row in self._saving

    def changed(self, rows: Iterable[int]) -> None:
        """Something is said of these groups now."""
        spots = sorted(self._spots[row] for row in rows if row in self._spots)
        if spots:
            self.dataChanged.emit(self.index(spots[0]), self.index(spots[-1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._review is None or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == CARD_ROLE:
            return self._card(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self._card(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.explain(self._review.groups[row].relation)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else kept

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        groups = [self._review.groups[self._rows[index.row()]] for index in indexes] if self._review else []
        photos = [member.photo for group in groups for member in group.members]
        return files.carried(photos, "\n".join(sku for group in groups for sku in words.skus_of(group)))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _card(self, row: int) -> Card:
        assert self._review is not None
        current = self._chosen[1] if self._chosen[0] == row else -1
        group, state = self._review.groups[row], self._review.state(row)
        return Card(group, state, self._review.keeper_place(row), current, row in self._saving, self._review.keeps(row))


def spoken(card: Card) -> str:
    """A card as a screen reader says it."""
    parts = (
        wording.look(card.group.relation).word,
        wording.photos(len(card.group.members)),
        ", ".join(words.skus_of(card.group)),
        "; ".join(words.conflict(difference) for difference in card.group.conflicts),
        words.state(card.state.verdict, card.state.judged, card.state.members),
    )
    return ", ".join(part for part in parts if part)
