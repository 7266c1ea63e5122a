"""Writes verdicts as they are given, takes them back and gives them again, without limit.

A verdict counts when it is stored, not before; one that cannot be stored changes nothing and is told. Writing is
never cancelled: closing the window waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.findings import Action, Group, Member, Ruling, Verdict
from visearch_desktop.gui.audit import tasks
from visearch_desktop.gui.audit.review import Before, Review
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob

if TYPE_CHECKING:
    from visearch_desktop.core.workspace import Workspace


class Ledger(QObject):
    """Stores the rulings on the groups of one review."""

    saving = Signal(object, bool)
    """Rows whose verdict is being stored, and whether that begins or is over."""

    changed = Signal(object)
    """Rows of which something else is stored now."""

    recorded = Signal(int)
    """So many rulings of an edited report were stored."""

    took_back = Signal(object, object, bool)
    """The action that was undone (or done again: True), the rows it changed."""

    empty = Signal(bool)
    """There is nothing to undo (or to do again: True)."""

    stale = Signal()
    """Something changed that this review does not show: load it again."""

    failed = Signal(object, object)
    """Why a verdict could not be stored, and the rows it was about."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._review: Review | None = None
        self._history: dict[int, tuple[Before, Mapping[int, int]]] = {}
        self._waiting = 0
        self.version = 0
        """Grows with everything that is stored."""

    @property
    def busy(self) -> bool:
        """Whether something is being stored."""
        return self._waiting > 0

    def show_review(self, review: Review | None) -> None:
        """Work on another review."""
        self._review = review
        self._history.clear()
        self._waiting = 0

    def judge(
        self, groups: Sequence[tuple[Group, Member | None]], verdict: Verdict, keepers: Mapping[int, int], words: str
    ) -> None:
        """Store a verdict on groups, or on pairs given as groups of two, as one action.

        Args:
            groups: each with the member that is kept of duplicates.
            verdict: what is said of all their pairs.
            keepers: the rows they have in the review, and which member of each is kept.
            words: what the action is called in the history.
        """
        workspace = self._desk.workspace
        if workspace is not None and groups:
            self._store(partial(tasks.judge, workspace, tuple(groups), verdict, words), keepers)

    def record(self, rulings: Sequence[Ruling], words: str) -> None:
        """Store rulings as one action, such as those of an edited report."""
        workspace = self._desk.workspace
        if workspace is not None and rulings:
            self._store(partial(tasks.record, workspace, tuple(rulings), words), {})

    def _store(self, work: Callable[[], tuple[int, Sequence[Ruling]]], keepers: Mapping[int, int]) -> None:
        review = self._review
        if review is None:
            return
        self.saving.emit(tuple(keepers), True)
        job = self._submit(work, review)
        job.succeeded.connect(partial(self._stored, review, keepers))
        job.failed.connect(partial(self._refused, review, tuple(keepers)))
        job.ended.connect(partial(self._saved, review, tuple(keepers)))
        self._desk.reading_lane.submit(job)

    def undo(self) -> None:
        """Take back the newest action."""
        self._go(tasks.undo, again=False)

    def redo(self) -> None:
        """Do the action undone last again."""
        self._go(tasks.redo, again=True)

    def _go(self, step: Callable[[Workspace], Action | None], *, again: bool) -> None:
        workspace, review = self._desk.workspace, self._review
        if workspace is None or review is None:
            return
        job = self._submit(partial(step, workspace), review)
        job.succeeded.connect(partial(self._gone, review, again))
        job.failed.connect(partial(self._refused, review, ()))
        self._desk.reading_lane.submit(job)

    def _submit(self, work: Callable[[], object], review: Review) -> Job:
        job = LastingJob(work)
        self._waiting += 1
        self.version += 1
        job.ended.connect(partial(self._ended, review))
        return job

    def _ended(self, review: Review) -> None:
        if review is self._review:
            self._waiting -= 1

    def _stored(self, review: Review, keepers: Mapping[int, int], stored: tuple[int, Sequence[Ruling]]) -> None:
        action, rulings = stored
        if review is not self._review:
            return
        before, rows = review.apply(rulings, keepers or None)
        self._history[action] = before, {row: review.keeper_place(row) for row in before.keepers}
        self.changed.emit(rows)
        if not keepers:
            self.recorded.emit(len(rulings))
        if not keepers and not review.knows(rulings):
            self.stale.emit()  # some of the pairs are not shown yet

    def _refused(self, review: Review, rows: Sequence[int], error: VisearchError) -> None:
        if review is self._review:
            self.failed.emit(error, rows)

    def _saved(self, review: Review, rows: Sequence[int]) -> None:
        if review is self._review:
            self.saving.emit(rows, False)

    def _gone(self, review: Review, again: bool, action: Action | None) -> None:
        if review is not self._review:
            return
        if action is None:
            self.empty.emit(again)
            return
        known = self._history.get(action.id)
        if again and review.knows(action.rulings):
            before, rows = review.apply(action.rulings, known[1] if known else None)
            self._history[action.id] = before, {row: review.keeper_place(row) for row in before.keepers}
        elif known is not None and not again:
            rows = review.restore(known[0])
        else:  # given before this review was loaded: only the catalog knows what was said before that
            self.stale.emit()
            rows = set()
        self.changed.emit(rows)
        self.took_back.emit(action, rows, again)
