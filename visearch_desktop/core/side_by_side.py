"""Work shared among threads, whose outcomes come in the order it was given."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

sys.setswitchinterval(0.0005)
"""Seconds after which a thread in Python code hands the interpreter over, instead of 5 ms. Others wait for it whenever
they come back from OpenCV or the network, several times a photo: a batch takes a fiftieth less. So does the window,
several times a repaint."""
PATIENCE = 0.2
"""Seconds between two looks at whether the task was cancelled."""
LOOK_AHEAD = 2
"""Pieces of work under way for each thread."""

_SOON = ThreadPoolExecutor(min(4, os.cpu_count() or 2), "soon")


def soon(work: Callable[[], Made]) -> Future[Made]:
    """Have a short piece of work done beside what goes on here; it must not wait for another such piece."""
    return _SOON.submit(work)


@dataclass(frozen=True, slots=True)
class Threads:
    """Some threads of one task."""

    count: int
    pool: ThreadPoolExecutor

    def start(self, work: Callable[[], Made]) -> Future[Made]:
        """Have it done as soon as a thread is free."""
        return self.pool.submit(work)

    def in_order(self, given: Iterable[Given], work: Callable[[Given], Made]) -> Iterator[tuple[Given, Made | None]]:
        """Each piece with what `work`, which never makes None, made of it; a few are under way at most.

        None comes again and again with a piece that is not ready, so that nobody has to wait.
        """
        waiting: deque[tuple[Given, Future[Made]]] = deque()
        for one in given:
            waiting.append((one, self.start(partial(work, one))))
            if len(waiting) > self.count * LOOK_AHEAD:
                yield from _first(waiting)
        while waiting:
            yield from _first(waiting)


@contextmanager
def threads(count: int, name: str) -> Iterator[Threads]:
    """So many threads, which are not waited for when the task is closed."""
    pool = ThreadPoolExecutor(count, name)
    try:
        yield Threads(count, pool)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def result_of(made: Future[Made]) -> Iterator[Made | None]:
    """What comes of a piece of work; None again and again while it is not ready."""
    while not wait([made], PATIENCE).done:
        yield None
    yield made.result()


def _first(waiting: deque[tuple[Given, Future[Made]]]) -> Iterator[tuple[Given, Made | None]]:
    one, made = waiting.popleft()
    for result in result_of(made):
        yield one, result
