"""Progress of a long task: the value it yields, and the clock behind rate and ETA.

A long task is a generator that yields `Progress`, returns its report, and is cancelled by `close()`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

Report = TypeVar("Report")


class Stage(StrEnum):
    """What a long task is busy with; the front ends translate it."""

    SCAN = "scan"
    EMBED = "embed"
    PUBLISH = "publish"
    DOWNLOAD = "download"
    CHECK = "check"
    SEEK = "seek"
    COMPARE = "compare"
    REPORT = "report"
    MOVE = "move"
    LEARN = "learn"


@dataclass(frozen=True, slots=True)
class Progress:
    """One moment of a long task.

    `done` and `total` count the unit of the stage (photos; bytes while downloading); `total` is None
    while it is unknown. `rate` is in units per second, `eta` in seconds; both are None until they
    mean something. `current` is what is being worked on, `problems` how many photos failed so far.
    """

    stage: Stage
    done: int = 0
    total: int | None = None
    rate: float | None = None
    eta: float | None = None
    current: str = ""
    problems: int = 0


Task: TypeAlias = Generator[Progress, None, Report]
"""A long task: yields `Progress`, returns `Report`."""


def finished(task: Task[Report]) -> Report:
    """What a task returns, when nobody wants to hear of its progress."""
    try:
        while True:
            next(task)
    except StopIteration as end:
        report: Report = end.value
        return report


def overheard(task: Task[Report], hear: Callable[[Progress], None]) -> Task[Report]:
    """The same task; `hear` is told each moment of it first."""
    try:
        while True:
            progress = next(task)
            hear(progress)
            yield progress
    except StopIteration as end:
        report: Report = end.value
        return report
    finally:
        task.close()


class Pace:
    """Measures the rate of a stage and predicts its end.

    The rate is the average since the first unit was done, so a slow warm-up (the model's first batch)
    does not spoil the estimate for long.
    """

    def __init__(self, stage: Stage, total: int | None = None) -> None:
        self.stage = stage
        self.total = total
        self._start = time.monotonic()

    def at(self, done: int, current: str = "", problems: int = 0) -> Progress:
        """The `Progress` after `done` units."""
        elapsed = time.monotonic() - self._start
        rate = done / elapsed if done and elapsed > 0.2 else None
        eta = (self.total - done) / rate if rate and self.total is not None else None
        return Progress(self.stage, done, self.total, rate, eta, current, problems)


class Clock:
    """Fills in the rate and the time left where a task does not tell them: it looks at how each of its stages goes on.

    Stages come one after the other; a stage that begins anew (its `done` is smaller) is timed anew.
    """

    SETTLED = 1.0
    """Seconds of a stage after which its rate means something."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._start = 0.0
        self._first = self._last = 0

    def timed(self, progress: Progress) -> Progress:
        """`progress` with a rate and a time left, once they mean something."""
        now = time.monotonic()
        if progress.stage is not self._stage or progress.done < self._last:
            self._stage, self._start, self._first = progress.stage, now, progress.done
        self._last = progress.done
        done, elapsed = progress.done - self._first, now - self._start
        if done <= 0 or elapsed < self.SETTLED:
            return progress
        rate = progress.rate or done / elapsed
        left = (progress.total - progress.done) / rate if progress.total is not None else None
        return replace(progress, rate=rate, eta=progress.eta if progress.eta is not None else left)
