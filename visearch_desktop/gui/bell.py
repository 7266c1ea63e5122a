"""A bell that any thread may ring, and that the GUI thread hears: it need not look every few seconds.

Whoever rings holds nothing of Qt, only one end of a pair of sockets: an object of Qt that a worker holds may be freed
by that worker, in the midst of what the GUI thread does with it.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class Bell(QObject):
    """`heard` is sent in the GUI thread after `rope.ring` was called in any; several rings may be heard as one."""

    heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, write = socket.socketpair()
        self._read.setblocking(False)
        self.rope = Rope(write)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def close(self) -> None:
        """Hear nothing any more; ringing does nothing from now on."""
        self._notifier.setEnabled(False)
        self.rope.let_go()
        self._read.close()
        self.deleteLater()

    @Slot()
    def _hear(self) -> None:
        with suppress(BlockingIOError):  # woken for nothing, as some systems do
            self._read.recv(4096)
            self.heard.emit()


class Rope:
    """What a thread is given to ring with."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end
        self._lock = threading.Lock()

    def ring(self) -> None:
        """Ring; where the other end has gone, or rings that were not heard yet fill the line, nothing happens."""
        with self._lock, suppress(OSError):
            self._end.send(b"\0")

    def let_go(self) -> None:
        """Close this end."""
        with self._lock:
            self._end.close()
