"""The threads of an audit: while one reads, the other computes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

THREADS = 2


@contextmanager
def threads(name: str) -> Iterator[ThreadPoolExecutor]:
    """Threads that are not waited for when the task is closed."""
    pool = ThreadPoolExecutor(THREADS, name)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
