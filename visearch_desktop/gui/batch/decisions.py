"""Stores decisions as they are made, takes them back and makes them again, without limit.

A decision counts when it is stored, not before; one that cannot be stored changes nothing and is told. Storing is
never cancelled: closing the window waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visearch_desktop.core.deliveries import Decision
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui.batch import tasks
from visearch_desktop.gui.batch.tasks import Decisions
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.lasting import LastingJob


class DecisionLog(QObject):
    """Stores the decisions on the items of one batch."""

    saving = Signal(object, bool)
    """Rows whose decision is being stored, and whether that begins or is over."""

    changed = Signal(object)
    """Rows of which something else is stored now."""

    took_back = Signal(object, bool)
    """The rows that an undo (or a redo: True) changed."""

    empty = Signal(bool)
    """There is nothing to undo (or to do again: True)."""

    failed = Signal(object, object)
    """Why a decision could not be stored, and the rows it was about."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._triage: Triage | None = None
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether something is being stored."""
        return self._waiting > 0

    def show_triage(self, triage: Triage | None) -> None:
        """Work on another batch."""
        self._triage = triage
        self._waiting = 0

    def decide(self, decisions: Mapping[int, Decision]) -> None:
        """Store decisions, by row, as one action."""
        triage = self._triage
        if triage is None or not decisions:
            return
        rows = tuple(decisions)
        named = {triage.items[row].item.key: made for row, made in decisions.items()}
        self.saving.emit(rows, True)
        job = self._job(partial(tasks.decide, triage.folder, named), triage, rows)
        job.succeeded.connect(partial(self._stored, triage))
        job.ended.connect(partial(self._saved, triage, rows))
        self._desk.reading_lane.submit(job)

    def undo(self) -> None:
        """Take back the newest action."""
        self._go(tasks.undo, again=False)

    def redo(self) -> None:
        """Do the action undone last again."""
        self._go(tasks.redo, again=True)

    def _go(self, step: Callable[[Path], Decisions], *, again: bool) -> None:
        triage = self._triage
        if triage is not None:
            job = self._job(partial(step, triage.folder), triage, ())
            job.succeeded.connect(partial(self._gone, triage, again))
            self._desk.reading_lane.submit(job)

    def _job(self, work: Callable[[], object], triage: Triage, rows: Sequence[int]) -> LastingJob:
        job = LastingJob(work)
        self._waiting += 1
        job.failed.connect(partial(self._refused, triage, rows))
        job.ended.connect(partial(self._ended, triage))
        return job

    def _ended(self, triage: Triage) -> None:
        if triage is self._triage:
            self._waiting -= 1

    def _stored(self, triage: Triage, stored: Decisions) -> None:
        if triage is self._triage:
            self.changed.emit(triage.decide(stored))

    def _saved(self, triage: Triage, rows: Sequence[int]) -> None:
        if triage is self._triage:
            self.saving.emit(rows, False)

    def _refused(self, triage: Triage, rows: Sequence[int], error: VisearchError) -> None:
        if triage is self._triage:
            self.failed.emit(error, rows)

    def _gone(self, triage: Triage, again: bool, stored: Decisions) -> None:
        if triage is not self._triage:
            return
        if not stored:
            self.empty.emit(again)
            return
        rows = triage.decide(stored)
        self.changed.emit(rows)
        self.took_back.emit(rows, again)
