"""The ranked SKUs of one answer as a Qt list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import wording
from visearch_desktop.gui.photo_delegate import MATCH_ROLE

Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    """One row per match."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matches: tuple[Match, ...] = ()

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches shown."""
        return self._matches

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Show other matches."""
        self.beginResetModel()
        self._matches = tuple(matches)
        self.endResetModel()

    def match_at(self, index: Index) -> Match | None:
        """The match of a row."""
        return self._matches[index.row()] if index.isValid() and index.row() < len(self._matches) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match = self.match_at(index)
        if match is None:
            return None
        if role == MATCH_ROLE:
            return match
        if role == Qt.ItemDataRole.DisplayRole:
            return match.sku  # also what typing in the list jumps to
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(match)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (str(match.photo), wording.explain(match.relation)) if part)
        return None

    @Slot(int)
    def repaint(self, content: int) -> None:
        """A thumbnail has come: paint the rows that show it."""
        for row, match in enumerate(self._matches):
            if match.content == content:
                spot = self.index(row)
                self.dataChanged.emit(spot, spot)


def spoken(match: Match) -> str:
    """A row as a screen reader says it."""
    parts = (
        wording.count(match.rank),
        match.sku,
        match.product.title if match.product else "",
        wording.look(match.relation).word,
        wording.tr("similarity {}").format(wording.similarity(match.similarity)),
        wording.shared(match),
    )
    return ", ".join(part for part in parts if part)
