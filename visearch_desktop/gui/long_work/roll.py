"""The roll of jobs: everything long that the window runs, wherever it was asked for, and what came of it.

It hears of each job from the lane that takes it, so that no page has to tell. It outlives the window: another language
makes that anew, the desk and its roll stay.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from visearch_desktop.core.job_history import MOST, JobHistory, Outcome, Record
from visearch_desktop.gui.jobs import Job, Lane
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.long_work import kinds, results
from visearch_desktop.gui.long_work.entry import Entry


class Roll(QObject):
    """What runs, in the order it was asked for, and what ran, the newest first."""

    changed = Signal()
    """A job was added, began or ended, or the past is another."""

    moved = Signal(object)
    """An `Entry` has come further."""

    ended = Signal(object, object)
    """An `Entry` whose job has ended, and the `Record` of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalog: Path | None = None  # the folder of the one that is open
        self.running: tuple[Entry, ...] = ()
        self._own: dict[str, Record] = {}
        self._written: tuple[Record, ...] = ()
        self._history = JobHistory()
        self._lane = Lane("history", self)
        self._forgotten: set[Path] = set()
        self._over = False

    @property
    def past(self) -> tuple[Record, ...]:
        """What has ended here, and what other windows and earlier days have written, the newest first."""
        now = {entry.id for entry in self.running}
        all_of_them = {one.id: one for one in self._written if one.id not in now} | self._own
        return tuple(sorted(all_of_them.values(), key=lambda one: one.begun, reverse=True))[:MOST]

    @property
    def busy(self) -> Entry | None:
        """The job that is at work and was begun first; None while none is."""
        return next((entry for entry in self.running if not entry.waiting), None)

    @property
    def losses(self) -> tuple[str, ...]:
        """What would be lost if all that runs were stopped now, a sentence for each job."""
        return tuple(loss for one in self.running if (loss := kinds.loss(one.job.kind, one.job.about)))

    def listen(self, lane: Lane) -> None:
        """Hear of the jobs of a lane."""
        lane.taken.connect(self._take)

    def look_again(self) -> None:
        """Read what earlier days and other windows have written."""
        job = Job(self._history.load, key="load")
        job.succeeded.connect(self._take_past)
        self._lane.submit(job)

    def forget(self, catalog: Path) -> None:
        """Say nothing more of a catalog that is being forgotten; the file is mended by the core."""
        self._forgotten.add(_plain(catalog))
        self._own = {one.id: one for one in self._own.values() if one.catalog != _plain(catalog)}
        self._written = tuple(one for one in self._written if one.catalog != _plain(catalog))
        self.changed.emit()

    def clear(self) -> None:
        """Forget what has ended."""
        self._own, self._written = {}, ()
        self._write(self._history.clear)
        self.changed.emit()

    def close(self) -> None:
        """Write how everything ended that was still under way; its lanes have been closed before."""
        if self._over:
            return
        self._over = True
        for entry in self.running:
            self._keep(entry)
        self.running = ()
        self._lane.close()
        self._history.close()

    @Slot(object)
    def _take(self, job: Job) -> None:
        if not job.kind or self._over:
            return
        entry = Entry(job, Record(uuid4().hex, job.kind, datetime.now(UTC), job.about, self._place_of(job)))
        self.running = (*self.running, entry)
        entry.began.connect(self.changed)
        entry.moved.connect(self.moved)
        entry.ended.connect(self._end)
        if job.kind not in kinds.PASSING:
            self._write(partial(self._put, entry.record))
        self.changed.emit()

    def _place_of(self, job: Job) -> Path | None:
        """The catalog a job works on; what is forgotten leaves no word of itself."""
        if job.kind in (kinds.Kind.FORGET, kinds.Kind.INSTALL):
            return None
        folder = job.catalog or self.catalog
        if folder is None:
            return None
        self._forgotten.discard(_plain(folder))  # one that was made anew in the same place
        return _plain(folder)

    @Slot(object)
    def _end(self, entry: Entry) -> None:
        if self._over:
            return  # closing has written how it ended
        self.running = tuple(one for one in self.running if one is not entry)
        record = self._keep(entry)
        self.changed.emit()
        self.ended.emit(entry, record)

    def _keep(self, entry: Entry) -> Record:
        record = entry.ended_as(entry.job.ending)
        if record.catalog in self._forgotten:
            return record
        passing = record.kind in kinds.PASSING
        worth = record.outcome is Outcome.FAILED or results.came_to_something(record.kind, record.figures)
        if not passing or worth:
            self._own[record.id] = record
            self._write(partial(self._put if passing else self._history.end, record))
        return record

    @Slot(object)
    def _take_past(self, past: tuple[Record, ...]) -> None:
        self._written = tuple(one for one in past if one.catalog not in self._forgotten)
        self.changed.emit()

    def _put(self, record: Record) -> None:
        """In the worker: it may have been forgotten while this waited."""
        if record.catalog not in self._forgotten:
            self._history.put(record)

    def _write(self, work: Callable[[], None]) -> None:
        self._lane.submit(LastingJob(work))


def _plain(folder: Path) -> Path:
    """A folder as the settings and `core.forgetting` name it."""
    return Path(os.path.abspath(folder))
