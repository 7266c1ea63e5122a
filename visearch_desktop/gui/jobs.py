"""Work off the GUI thread: a `Job` runs on a `Lane` and ends in exactly one of three signals.

A job's work is a callable. When it returns a generator, that is a long task: what it yields is progress,
what it returns is the result, and cancelling closes it in the worker, so its `finally` blocks run there.

Jobs never leave the GUI thread: a worker gets the `_Work` of one and says how it goes in plain values. A job that was
sent to the worker itself could be freed by either thread in the midst of the other's signal.
"""

from __future__ import annotations

import atexit
import queue
import sys
import threading
import time
import weakref
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from shiboken6 import isValid

from visearch_desktop.core import logbook
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.progress import Clock, Progress

PROGRESS_SECONDS = 0.05
"""Progress reaches the window 20 times a second at most; more only costs repainting."""

LAST_SECONDS = 5
"""What is under way when the program ends has so long to hear of it."""

_CANCELLED = object()


class _Work:
    """What a worker does for a job. `say` is called with what it has come to: started, a moment, or done."""

    def __init__(self, call: Callable[[], object]) -> None:
        self.call = call
        self.stop = threading.Event()

    def run(self, say: Callable[[_Said], None]) -> None:
        result: object = _CANCELLED
        error: Exception | None = None
        try:
            if not self.stop.is_set():
                say(_Started())
                made = self.call()
                result = self._drive(made, say) if isinstance(made, Generator) else made
        except Exception as caught:  # noqa: BLE001 - the one place that hands every failure to the GUI thread
            error = caught
        say(_Done(result, error))

    def _drive(self, task: Generator[Any, None, object], say: Callable[[_Said], None]) -> object:
        shown, clock = 0.0, Clock()
        try:
            while not self.stop.is_set():
                try:
                    moment = next(task)
                except StopIteration as end:
                    return end.value
                if isinstance(moment, Progress):
                    moment = clock.timed(moment)
                if time.monotonic() - shown >= PROGRESS_SECONDS:
                    shown = time.monotonic()
                    say(_Moment(moment))
        finally:
            task.close()
        return _CANCELLED


@dataclass(frozen=True, slots=True)
class _Started:
    pass


@dataclass(frozen=True, slots=True)
class _Moment:
    value: object


@dataclass(frozen=True, slots=True)
class _Done:
    result: object
    error: Exception | None


_Said = _Started | _Moment | _Done


@dataclass(frozen=True, slots=True)
class Ending:
    """How a job ended: stopped, or with a result or an error."""

    stopped: bool
    result: object = None
    error: Exception | None = None


class Job(QObject):
    """One piece of work. Connect its signals, then hand it to `Lane.submit`.

    What people wait for has a `kind` (`long_work.kinds`), and says what it is `about`: the list of jobs shows it.
    `catalog` is the folder of the catalog it works on where that is not the open one.
    `failed` carries a `VisearchError`; a bug goes to `sys.excepthook` first and then ends here as well,
    so that a page never waits for a job that has died.
    """

    started = Signal()
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Callable[[], object], *, key: str = "", kind: str = "", about: str = "") -> None:
        super().__init__()
        self.key, self.kind, self.about = key, kind, about
        self.catalog: Path | None = None
        self.work = _Work(work)
        self._over = False
        self.ending: Ending | None = None

    @property
    def can_be_stopped(self) -> bool:
        """Whether `cancel` does anything."""
        return True

    @property
    def over(self) -> bool:
        """Whether one of the three final signals has been sent."""
        return self._over

    def cancel(self) -> None:
        """Ask the job to end. From now on it can only end as cancelled."""
        self.work.stop.set()

    def hear(self, said: _Said) -> None:
        """Send on what the worker has said; called by the lane."""
        if isinstance(said, _Done):
            self.settle(said)
            self._end(said.result, said.error)
        elif isinstance(said, _Started):
            self.started.emit()
        elif not self.work.stop.is_set():
            self.progressed.emit(said.value)

    def settle(self, said: _Said) -> None:
        """Know how it ended, without a word to anybody: what is left when the window is closed."""
        if isinstance(said, _Done):
            stopped = self.work.stop.is_set() or (said.result is _CANCELLED and said.error is None)
            self.ending = Ending(stopped, None if stopped else said.result, None if stopped else said.error)

    def _end(self, result: object, error: Exception | None) -> None:
        self._over = True
        if self.ending is not None and self.ending.stopped:
            self.cancelled.emit()
        elif error is None:
            self.succeeded.emit(result)
        else:
            self._fail(error)
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, VisearchError):
            logbook.failed("task failed", error, task=self.key)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
        self.failed.emit(told_to_people(error))


def told_to_people(error: Exception) -> VisearchError:
    """An error as people are told of it: a bug has a report of its own."""
    if isinstance(error, VisearchError):
        return error
    return VisearchError("The program made a mistake; the details are in the report it opened.")


class Lane(QObject):
    """A worker thread that runs jobs one after the other.

    A job with a `key` supersedes the jobs with the same key that came before it: they end as cancelled.
    """

    taken = Signal(object)
    """A job that was handed in; it waits."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = _Worker(name)
        self._thread.spoke.connect(self._listen, Qt.ConnectionType.QueuedConnection)
        # Not children in Qt's sense: freeing a job may free the last that holds the window, and with it this lane,
        # which would then free the job a second time.
        self._jobs: dict[_Work, Job] = {}
        self._closed = False

    def submit(self, job: Job) -> Job:
        """Run `job` when those before it are done; once the lane was closed it is stopped before it begins."""
        if self._closed:  # a thread that were begun now would be destroyed while it runs, which ends the program
            job.cancel()
            job.settle(_Done(_CANCELLED, None))
            return job
        if job.key:
            self.cancel(job.key)
        self._jobs[job.work] = job
        if not self._thread.isRunning():
            self._thread.start()
        self.taken.emit(job)
        self._thread.queue.put(job.work)
        return job

    def cancel(self, key: str = "") -> None:
        """Cancel the jobs with this key, or all of them."""
        for job in self._jobs.values():
            if not key or job.key == key:
                job.cancel()

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs."""
        return any(not job.over for job in self._jobs.values())

    def close(self) -> None:
        """Cancel everything and wait for the worker to end."""
        self._closed = True
        self.cancel()
        self._thread.queue.put(None)
        if self._thread.isRunning():
            self._thread.wait()
        for _ in range(self._thread.said.qsize()):  # whoever asks now need not wait for the event loop
            work, said = self._thread.said.get()
            self._jobs[work].settle(said)
            self._thread.said.put((work, said))

    @Slot()
    def _listen(self) -> None:
        while not self._thread.said.empty():
            work, said = self._thread.said.get()
            job = self._jobs[work]
            job.hear(said)
            if job.over:
                del self._jobs[work]


class _Worker(QThread):
    """The thread of a lane; `spoke` says that `said` has something new."""

    spoke = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self.said: queue.SimpleQueue[tuple[_Work, _Said]] = queue.SimpleQueue()
        self._work: _Work | None = None
        self._halted = False
        _WORKERS.add(self)

    def run(self) -> None:
        while (work := self.queue.get()) is not None and not self._halted:
            self._work = work
            work.run(partial(self._say, work))

    def halt(self) -> None:
        """Stop what is being done and begin nothing more."""
        self._halted = True
        if self._work is not None:
            self._work.stop.set()
        self.queue.put(None)

    def _say(self, work: _Work, said: _Said) -> None:
        self.said.put((work, said))
        self.spoke.emit()


_WORKERS: weakref.WeakSet[_Worker] = weakref.WeakSet()


@atexit.register
def _halt_all() -> None:
    """End the threads of lanes that nobody has closed: one that is destroyed while it runs aborts the program."""
    left = [worker for worker in tuple(_WORKERS) if isValid(worker) and worker.isRunning()]
    for worker in left:
        worker.halt()
    for worker in left:
        worker.wait(LAST_SECONDS * 1000)
