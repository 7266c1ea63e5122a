"""One job on the roll: how far it is, since when, and what is kept of it."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from visearch_desktop.core.job_history import Outcome, Record
from visearch_desktop.core.progress import Progress
from visearch_desktop.gui import wording
from visearch_desktop.gui.jobs import Ending, Job, told_to_people
from visearch_desktop.gui.long_work import kinds, results


class Entry(QObject):
    """Listens to a job. `waiting` until its lane comes to it; `progress` is the last that it said."""

    began = Signal()
    moved = Signal(object)
    ended = Signal(object)

    def __init__(self, job: Job, record: Record) -> None:
        super().__init__()
        self.job = job
        self.progress: Progress | None = None
        self.stopping = False
        self.record = record
        self._start: float | None = None
        job.started.connect(self._begin)
        job.progressed.connect(self._move)
        job.ended.connect(self._end)

    @property
    def id(self) -> str:
        """What it is known by in the history."""
        return self.record.id

    @property
    def waiting(self) -> bool:
        """Whether another job is before it."""
        return self._start is None

    @property
    def seconds(self) -> float:
        """How long it has been at work."""
        return time.monotonic() - self._start if self._start is not None else 0.0

    @property
    def name(self) -> str:
        """What it is, and what it works on."""
        return describe(self.record)

    @property
    def stage(self) -> str:
        """What it is busy with, in words."""
        if self.stopping:
            return wording.tr("Stopping…")
        if self.waiting:
            return wording.tr("Waits for the job before it")
        return wording.stage(self.progress.stage) if self.progress is not None else wording.tr("At work")

    @property
    def pace(self) -> str:
        """How far it is, how fast and how long it will take, as far as that is known."""
        return wording.pace(self.progress) if self.progress is not None else ""

    @property
    def share(self) -> float | None:
        """How much of its stage is done, from 0 to 1; None while that is unknown."""
        if self.progress is None or not self.progress.total:
            return None
        return min(1.0, self.progress.done / self.progress.total)

    def stop(self) -> None:
        """Ask it to end."""
        self.job.cancel()
        self.stopping = self.job.can_be_stopped
        self.moved.emit(self)

    def ended_as(self, ending: Ending | None) -> Record:
        """What is kept of it once it is over; without an ending it was not begun, or its worker was left behind."""
        told = replace(self.record, seconds=None if self.waiting else round(self.seconds, 1))
        if ending is None or ending.stopped:
            return replace(told, outcome=Outcome.STOPPED, figures=self._how_far())
        if ending.error is None:
            return replace(told, outcome=Outcome.DONE, figures=results.figures(self.job.kind, ending.result))
        error = told_to_people(ending.error)
        return replace(told, outcome=Outcome.FAILED, error=str(error), advice=error.advice)

    def _how_far(self) -> dict[str, int]:
        last = self.progress
        return {"done": last.done, "total": last.total} if last is not None and last.total else {}

    @Slot()
    def _begin(self) -> None:
        self._start = time.monotonic()
        self.began.emit()

    @Slot(object)
    def _move(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.progress = progress
            self.moved.emit(self)

    @Slot()
    def _end(self) -> None:
        self.ended.emit(self)


def describe(record: Record) -> str:
    """What a job was and what it worked on: Batch – spring delivery."""
    about = record.about or (record.catalog.name if record.catalog else "")
    name = kinds.name(record.kind)
    return wording.tr("{} – {}").format(name, about) if about else name
