"""Work of another language's library in a thread of its own, so that whoever waits can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from visearch_desktop.core.progress import Progress, Task

T = TypeVar("T")
PATIENCE = 0.1
"""Seconds between two signs of progress."""


def aside(work: Callable[[], T], told: Progress) -> Task[T]:
    """What `work` returns, or raises; a task that is closed meanwhile does not wait for it, it ends by itself."""
    pool = ThreadPoolExecutor(1, "aside")
    try:
        outcome = pool.submit(work)
        while not wait([outcome], PATIENCE).done:
            yield told
        return outcome.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
