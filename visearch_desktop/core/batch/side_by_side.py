"""Work shared among threads, whose outcomes come in the order it was given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from visearch_desktop.core.embed_photos import MOST_THREADS, PATIENCE

Given = TypeVar("Given")
Made = TypeVar("Made")

LOOK_AHEAD = 2
"""Pieces of work under way for each thread."""


def side_by_side(given: Iterable[Given], work: Callable[[Given], Made]) -> Iterator[tuple[Given, Made | None]]:
    """Each piece with what `work` made of it; None again and again while that is not ready, so that nobody has to wait.

    When the iterator is closed, what is under way is not waited for. `work` never makes None.
    """
    threads = min(MOST_THREADS, os.cpu_count() or 2)
    waiting: deque[tuple[Given, Future[Made]]] = deque()
    pool = ThreadPoolExecutor(threads, "batch")
    try:
        for one in given:
            waiting.append((one, pool.submit(work, one)))
            if len(waiting) > threads * LOOK_AHEAD:
                yield from _first(waiting)
        while waiting:
            yield from _first(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _first(waiting: deque[tuple[Given, Future[Made]]]) -> Iterator[tuple[Given, Made | None]]:
    one, made = waiting.popleft()
    while not wait([made], PATIENCE).done:
        yield one, None
    yield one, made.result()
