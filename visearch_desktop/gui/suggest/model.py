"""Suggestions as a Qt list: one row for each, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from visearch_desktop.gui import wording
from visearch_desktop.gui.suggest.tasks import Decided

if TYPE_CHECKING:
    from visearch_desktop.core.suggestions import Suggestion

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which the model gives the `Row` of a row."""


class State(Enum):
    """What was said of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Row:
    """What is painted of a suggestion."""

    suggestion: Suggestion
    state: State


class SuggestionModel(QAbstractListModel):
    """One row for each suggestion, the surest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_suggestions(self, suggestions: Iterable[Suggestion], decided: Decided) -> None:
        """Show other suggestions."""
        self.beginResetModel()
        self._rows = [Row(one, _state(one, decided)) for one in suggestions]
        self.endResetModel()

    def take_decided(self, decided: Decided) -> None:
        """What holds now of all of them."""
        changed = [at for at, row in enumerate(self._rows) if row.state is not _state(row.suggestion, decided)]
        for at in changed:
            self._rows[at] = Row(self._rows[at].suggestion, _state(self._rows[at].suggestion, decided))
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def row(self, at: int) -> Row | None:
        """A row; None when there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def next_open(self, after: int) -> int:
        """The next row that nothing was said of, from the top again after the last; -1 when there is none."""
        order = [*range(after + 1, len(self._rows)), *range(min(after + 1, len(self._rows)))]
        return next((at for at in order if self._rows[at].state is State.OPEN and at != after), -1)

    def count(self, state: State) -> int:
        """How many rows are in a state."""
        return sum(row.state is state for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(row)
        return None


def state_words(state: State) -> str:
    """A state as the list shows it; empty for an open one."""
    return {State.OPEN: "", State.ACCEPTED: wording.tr("Accepted"), State.DISMISSED: wording.tr("Dismissed")}[state]


def skus_words(suggestion: Suggestion) -> str:
    """The SKUs of a suggestion, short."""
    more = len(suggestion.skus) - 1
    return suggestion.skus[0] + (f"  +{wording.count(more)}" if more else "")


def agreeing_words(suggestion: Suggestion) -> str:
    """How many of the listings that look alike say the same."""
    agreeing = sum(one.agrees for one in suggestion.seen)
    return wording.tr("{} of {} that look alike").format(agreeing, len(suggestion.seen)) if suggestion.seen else ""


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    one = row.suggestion
    sure = wording.tr("{} % sure").format(round(100 * one.confidence))
    now = one.cell or wording.tr("empty")
    parts = (skus_words(one), one.title, f"{now} → {one.value}", sure, agreeing_words(one), state_words(row.state))
    return ", ".join(part for part in parts if part)


def _state(one: Suggestion, decided: Decided) -> State:
    said = {decided.get(sku) for sku in one.skus}
    if said == {(one.after, True)}:
        return State.ACCEPTED
    return State.DISMISSED if said == {(one.after, False)} else State.OPEN
