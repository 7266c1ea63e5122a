"""Count the steps by which this process changes anything on the disk, and kill it before one of them.

A step is a statement that SQLite is about to run other than a question, a file opened for writing, a rename, link,
removal, new folder or flush. What lies between two steps cannot be seen from outside, so the moments before them are
the ones that matter.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any

_CHANGES = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.symlink"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_QUESTIONS = ("SELECT", "PRAGMA", "--", "EXPLAIN")


class Steps:
    """Counts, and does `then` before the step with the number `at` (from 1), once."""

    def __init__(
        self, at: int, then: Callable[[str], None], below: str, *, statements: bool = True, room: int | None = None
    ) -> None:
        """`statements` says whether those of SQLite count; `room` is how many pages its files may grow by."""
        self.count = 0
        self._statements, self._room = statements, room
        self._at, self._then, self._below = at, then, below
        self._guard = threading.RLock()  # the collector may run within, and close what makes a step

    def arm(self) -> None:
        """Watch this process from now on, to its end."""
        sys.addaudithook(self._hear)
        connect, fsync = sqlite3.connect, os.fsync

        def connected(*arguments: Any, **named: Any) -> sqlite3.Connection:
            connection: sqlite3.Connection = connect(*arguments, **named)
            if self._room is not None:
                pages = connection.execute("PRAGMA page_count").fetchone()[0] + self._room
                connection.execute(f"PRAGMA max_page_count = {pages}")
            if self._statements:
                connection.set_trace_callback(self._statement)
            return connection

        def flushed(descriptor: int) -> None:
            self._step("os.fsync")
            fsync(descriptor)

        sqlite3.connect, os.fsync = connected, flushed  # type: ignore[assignment]

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES:
            self._step(event)
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            self._opened(str(arguments[0]))

    def _opened(self, file: str) -> None:
        if file.startswith(self._below):
            self._step(f"open {file}")

    def _statement(self, text: str) -> None:
        if not text.lstrip().upper().startswith(_QUESTIONS):
            self._step(text)

    def _step(self, what: str) -> None:
        with self._guard:
            self.count += 1
            mine = self.count == self._at
        if mine:
            self._then(what)


def kill(_: str) -> None:
    """End this process as the system does when it runs out of memory: nothing is flushed, nobody is told."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(number: int) -> Callable[[str], None]:
    """What makes the step fail as the system would fail it: `number` is an errno."""

    def fail(_: str) -> None:
        raise OSError(number, os.strerror(number))

    return fail
