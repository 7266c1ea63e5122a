"""Thumbnails off the GUI thread, newest request first, the most recent ones kept.

A list asks for what it paints. While a person scrolls, rows that have left the screen wait behind the
rows that have just come in. Only `QImage` crosses threads; pixmaps are made in the GUI thread.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from visearch_desktop.core.errors import VisearchError

KEPT = 400
"""Pixmaps kept: 256 x 256 x 4 bytes each, about 100 MB at most."""

WAITING = 200
"""Requests that wait at most; older ones are dropped and asked for again when they are painted."""

WORKERS = 2


class Thumbnails(QObject):
    """Thumbnails of the opened catalog by content number."""

    ready = Signal(int)
    _loaded = Signal(int, int, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(WORKERS)
        self._lock = threading.Lock()
        self._wanted: list[int] = []
        self._asked: set[int] = set()
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        self._read: Callable[[int], bytes | None] | None = None
        self._generation = 0
        self._loaded.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def show_catalog(self, read: Callable[[int], bytes | None] | None) -> None:
        """Read thumbnails with `read` from now on and forget those of the catalog before."""
        with self._lock:
            self._read = read
            self._generation += 1
            self._wanted.clear()
            self._asked.clear()
        self._kept.clear()

    def pixmap(self, content: int) -> QPixmap | None:
        """The thumbnail if it is there; otherwise it is fetched and `ready` is sent."""
        kept = self._kept.get(content)
        if kept is not None:
            self._kept.move_to_end(content)
            return kept
        self._ask(content)
        return None

    @property
    def idle(self) -> bool:
        """Whether everything asked for has come."""
        with self._lock:
            return not self._asked

    def close(self) -> None:
        """Drop what waits and end the workers."""
        self.show_catalog(None)
        self._pool.waitForDone()

    def _ask(self, content: int) -> None:
        with self._lock:
            if content in self._asked or self._read is None:
                return
            self._asked.add(content)
            self._wanted.append(content)
            if len(self._wanted) > WAITING:
                self._asked.discard(self._wanted.pop(0))
        self._pool.start(self._load_newest)

    def _load_newest(self) -> None:
        with self._lock:
            if not self._wanted or self._read is None:
                return
            content, read, generation = self._wanted.pop(), self._read, self._generation
        try:
            data = read(content)
        except VisearchError:  # the catalog's folder has gone; the next search says so
            data = None
        self._loaded.emit(generation, content, QImage.fromData(data) if data else QImage())

    @Slot(int, int, QImage)
    def _keep(self, generation: int, content: int, image: QImage) -> None:
        if generation != self._generation:
            return
        with self._lock:
            self._asked.discard(content)
        self._kept[content] = QPixmap.fromImage(image)  # an empty one says: there is none, do not ask again
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(content)
