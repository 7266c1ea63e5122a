"""Opens the filter box, and fetches for it what the catalog knows of its columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QWidget

from visearch_desktop.core.queries import Condition
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search import tasks
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.search.filter_box import FilterBox
from visearch_desktop.gui.search.query_bar import QueryBar

if TYPE_CHECKING:
    from visearch_desktop.core.columns import Column


class Filters(QObject):
    """Asks for conditions and hands them to the draft."""

    def __init__(self, desk: Desk, draft: Draft, bar: QueryBar) -> None:
        super().__init__(bar)
        self._desk, self._draft, self._bar = desk, draft, bar
        self._row: int | None = None
        self.box = FilterBox(bar)
        self.box.accepted.connect(self._take)
        bar.filter_wanted.connect(self.open)
        bar.chips.opened.connect(self.change)
        desk.catalog_changed.connect(self._forget)

    @Slot()
    def open(self) -> None:
        """Ask for one more condition."""
        self._open(None, self._bar.filter)

    @Slot(int)
    def change(self, row: int) -> None:
        """Change a condition."""
        self._open(row, self._bar.chips.chips[row])

    def _open(self, row: int | None, below: QWidget) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        self._row = row
        at = below.mapToGlobal(QPoint(0, below.height() + 4))
        job = Job(partial(tasks.columns, workspace), key="columns")
        job.succeeded.connect(partial(self._show, at))
        self._desk.reading_lane.submit(job)

    def _show(self, at: QPoint, known: tuple[tuple[Column, ...], bool]) -> None:
        where = self._draft.query.where
        condition = where[self._row] if self._row is not None and self._row < len(where) else None
        self.box.show_columns(known[0], stock=known[1])
        self.box.open_at(at, condition)

    @Slot(object)
    def _take(self, condition: Condition) -> None:
        self._draft.narrow(condition, self._row)

    @Slot()
    def _forget(self) -> None:
        self.box.hide()
