"""Who may change a catalog: the first program that opens it, until it closes it or ends, however it ends.

SQLite keeps programs on one computer apart. Programs on two computers that share a drive do not see each other's log
(write-ahead logs need shared memory) and would damage the file; so the seat is a lock of the file system, which every
computer sees. Within one program a catalog may be opened as often as need be.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import filelock

NAME = "session.lock"
PATIENCE = 1.0
"""Seconds that somebody is waited for: a command that is about to end."""
_held: dict[str, tuple[filelock.BaseFileLock, int]] = {}
_guard = threading.Lock()


def take(folder: Path) -> bool:
    """Take the seat of a catalog; False when another program has it.

    Raises:
        OSError: the folder cannot be written.
    """
    key = os.path.realpath(folder)
    with _guard:
        lock, count = _held.get(key, (None, 0))
        if lock is None:
            # Whoever closes a catalog may be another thread than the one that opened it.
            lock = filelock.FileLock(folder / NAME, thread_local=False)
            try:
                lock.acquire(timeout=PATIENCE, poll_interval=0.05)
            except filelock.Timeout:
                return False
        _held[key] = lock, count + 1
        return True


def is_held(folder: Path) -> bool:
    """Whether this program has the catalog open for writing."""
    with _guard:
        return os.path.realpath(folder) in _held


def leave(folder: Path) -> None:
    """Give the seat back; the last one of this program frees it."""
    key = os.path.realpath(folder)
    with _guard:
        lock, count = _held.pop(key, (None, 0))
        if lock is not None and count > 1:
            _held[key] = lock, count - 1
        elif lock is not None:
            lock.release()
