"""Work off the GUI thread: a `Job` runs on a `Lane` and ends in exactly one of three signals.

A job's work is a callable. When it returns a generator, that is a long task: what it yields is progress,
what it returns is the result, and cancelling closes it in the worker, so its `finally` blocks run there.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from visearch_desktop.core.errors import VisearchError

PROGRESS_SECONDS = 0.05
"""Progress reaches the window 20 times a second at most; more only costs repainting."""

_CANCELLED = object()


class Job(QObject):
    """One piece of work. Connect its signals, then hand it to `Lane.submit`.

    `failed` carries a `VisearchError`; a bug goes to `sys.excepthook` first and then ends here as well,
    so that a page never waits for a job that has died.
    """

    started = Signal()
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _moved = Signal(object)
    _done = Signal(object, object)

    def __init__(self, work: Callable[[], object], *, key: str = "") -> None:
        super().__init__()
        self.key = key
        self._work = work
        self._stop = threading.Event()
        self._over = False
        self._moved.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        """Whether one of the three final signals has been sent."""
        return self._over

    def cancel(self) -> None:
        """Ask the job to end. From now on it can only end as cancelled."""
        self._stop.set()

    def run(self) -> None:
        """Do the work. Called by the lane in its worker thread."""
        result: object = _CANCELLED
        error: Exception | None = None
        try:
            if not self._stop.is_set():
                self.started.emit()
                result = self._finish(self._work())
        except Exception as caught:  # noqa: BLE001 - the one place that hands every failure to the GUI thread
            error = caught
        self._done.emit(result, error)

    def _finish(self, made: object) -> object:
        return self._drive(made) if isinstance(made, Generator) else made

    def _drive(self, task: Generator[Any, None, object]) -> object:
        shown = 0.0
        try:
            while not self._stop.is_set():
                try:
                    moment = next(task)
                except StopIteration as end:
                    return end.value
                if time.monotonic() - shown >= PROGRESS_SECONDS:
                    shown = time.monotonic()
                    self._moved.emit(moment)
        finally:
            task.close()
        return _CANCELLED

    @Slot(object)
    def _show(self, moment: object) -> None:
        if not self._stop.is_set():
            self.progressed.emit(moment)

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        if self._over:
            return
        self._over = True
        if self._stop.is_set() or (result is _CANCELLED and error is None):
            self.cancelled.emit()
        elif error is None:
            self.succeeded.emit(result)
        else:
            self._fail(error)
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, VisearchError):
            sys.excepthook(type(error), error, error.__traceback__)
            error = VisearchError("The program made a mistake; the details are in the report it opened.")
        self.failed.emit(error)


class Lane(QObject):
    """A worker thread that runs jobs one after the other.

    A job with a `key` supersedes the jobs with the same key that came before it: they end as cancelled.
    """

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = _Worker(name)
        self._jobs: list[Job] = []

    def submit(self, job: Job) -> Job:
        """Run `job` when those before it are done."""
        if job.key:
            self.cancel(job.key)
        job.setParent(self)
        self._jobs.append(job)
        job.ended.connect(self._forget)
        if not self._thread.isRunning():
            self._thread.start()
        self._thread.queue.put(job)
        return job

    def cancel(self, key: str = "") -> None:
        """Cancel the jobs with this key, or all of them."""
        for job in self._jobs:
            if not key or job.key == key:
                job.cancel()

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs."""
        return bool(self._jobs)

    def close(self) -> None:
        """Cancel everything and wait for the worker to end."""
        self.cancel()
        self._thread.queue.put(None)
        if self._thread.isRunning():
            self._thread.wait()

    @Slot()
    def _forget(self) -> None:
        for job in [job for job in self._jobs if job.over]:
            self._jobs.remove(job)
            job.deleteLater()


class _Worker(QThread):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def run(self) -> None:
        while (job := self.queue.get()) is not None:
            job.run()
