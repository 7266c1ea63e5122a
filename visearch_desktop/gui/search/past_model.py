"""Searches saved under a name, and the searches before, as one Qt list with a heading over each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage

from visearch_desktop.core.queries import Query
from visearch_desktop.gui import wording
from visearch_desktop.gui.search.conditions import spoken
from visearch_desktop.gui.search.photo_model import short_name

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the `Entry` of a row; a heading has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A search to go back to. `name` is what it was saved as; searches of the history have none.

    `key` is what the catalog keeps it under, `gone` names its photos that are no longer there.
    """

    query: Query
    name: str = ""
    when: str = ""
    key: int = 0
    gone: tuple[str, ...] = ()
    thumbnail: QImage | None = None

    @property
    def title(self) -> str:
        """What it is called in a list."""
        return self.name or name_of(self.query)


class PastModel(QAbstractListModel):
    """The saved searches, then the recent ones. `renamed` tells what a person types over a name."""

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entry | str] = []

    def show_entries(self, saved: Sequence[Entry], recent: Sequence[Entry]) -> None:
        """Show other searches."""
        self.beginResetModel()
        self._rows = []
        if saved:
            self._rows += [wording.tr("Saved"), *saved]
        if recent:
            self._rows += [wording.tr("Searched before"), *recent]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else ""
        if isinstance(row, str):
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown | Qt.ItemFlag.ItemIsEditable if row.name else shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()] if index.isValid() else ""
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role == ENTRY_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            missing = wording.tr("not there any more: {}").format(", ".join(row.gone)) if row.gone else ""
            return ", ".join(
                part for part in (row.title, in_words(row.query, titled=not row.name), row.when, missing) if part
            )
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or isinstance(row, str) or not name or name == row.name:
            return False
        self.renamed.emit(row, name)
        return True


def name_of(query: Query) -> str:
    """A query in a few words."""
    parts = [short_name(query.photos[0])] if query.photos else []
    parts += [f"“{query.text.strip()}”"] if query.text.strip() else []
    parts += [spoken(one) for one in query.where[:2]] if not parts else []
    return " · ".join(parts)


def in_words(query: Query, *, titled: bool = True) -> str:
    """What else a query asks for: 3 photos · 2 filters · this colour. When it is `titled` so, its words are known."""
    photos, filters, marks = len(query.photos), len(query.where), len(query.feedback.more) + len(query.feedback.less)
    parts = (
        wording.photos(photos) if photos > 1 else "",
        f"“{query.text.strip()}”" if query.text.strip() and not titled else "",
        wording.tr("1 filter") if filters == 1 else wording.tr("{} filters").format(filters) if filters else "",
        wording.tr("this colour") if query.by_colour else "",
        wording.tr("1 mark") if marks == 1 else wording.tr("{} marks").format(marks) if marks else "",
    )
    return " · ".join(part for part in parts if part)
