"""Ctrl-C in the terminal closes the window, without a timer that looks for it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Slot


class Interrupts(QObject):
    """Calls `act` in the GUI thread when the program is interrupted, until it is closed.

    Python runs a signal's handler only while some of its own code runs, and an idle window runs none: here the signal
    itself wakes the event loop, through a pair of sockets.
    """

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._act_before = signal.signal(signal.SIGINT, lambda *_: act())
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def close(self) -> None:
        """Leave signals to whoever had them before."""
        signal.signal(signal.SIGINT, self._act_before)
        signal.set_wakeup_fd(self._fd_before)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    @Slot()
    def _wake(self) -> None:
        """Python code runs, and with it the handler; nothing else is to be done."""
        with suppress(BlockingIOError):  # woken for nothing, as some systems do
            self._read.recv(64)
