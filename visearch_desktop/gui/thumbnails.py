"""Thumbnails off the GUI thread, newest request first, the most recent ones kept.

A list asks for what it paints, at the size it paints it. While a person scrolls, rows that have left the screen wait
behind the rows that have just come in. Only `QImage` crosses threads, decoded and shrunk in a worker: painting a
thumbnail copies pixels and nothing else.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from visearch_desktop.core.errors import VisearchError

KEPT = 24 * 2**20
"""Bytes of pixels kept: some hundred rows of a list, or a hundred whole thumbnails of 256 pixels."""

WAITING = 200
"""Requests that wait at most; older ones are dropped and asked for again when they are painted."""

WORKERS = 2


_Key = tuple[int, int]
"""Content and side."""


class Thumbnails(QObject):
    """Thumbnails of the opened catalog by content number."""

    ready = Signal(int)
    _loaded = Signal(int, int, int, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(WORKERS)
        self._lock = threading.Lock()
        self._wanted: list[_Key] = []
        self._asked: set[_Key] = set()
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
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
        self._bytes = 0

    def pixmap(self, content: int, side: int = 0) -> QPixmap | None:
        """The thumbnail if it is there; otherwise it is fetched and `ready` is sent.

        With a `side` it is made no larger than so many pixels each way.
        """
        key = content, side
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        self._ask(key)
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

    def _ask(self, key: _Key) -> None:
        with self._lock:
            if key in self._asked or self._read is None:
                return
            self._asked.add(key)
            self._wanted.append(key)
            if len(self._wanted) > WAITING:
                self._asked.discard(self._wanted.pop(0))
        self._pool.start(self._load_newest)

    def _load_newest(self) -> None:
        with self._lock:
            if not self._wanted or self._read is None:
                return
            (content, side), read, generation = self._wanted.pop(), self._read, self._generation
        try:
            data = read(content)
        except VisearchError:  # the catalog's folder has gone; the next search says so
            data = None
        self._loaded.emit(generation, content, side, _decoded(data, side) if data else QImage())

    @Slot(int, int, int, QImage)
    def _keep(self, generation: int, content: int, side: int, image: QImage) -> None:
        if generation != self._generation:
            return
        key = content, side
        with self._lock:
            self._asked.discard(key)
        self._kept[key] = QPixmap.fromImage(image)  # an empty one says: there is none, do not ask again
        self._bytes += _size(self._kept[key])
        while self._bytes > KEPT and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        self.ready.emit(content)


def _decoded(data: bytes, side: int) -> QImage:
    """The picture as it is painted; in the format that pixmaps take over as it is.

    Not decoded by Qt: to find out what data is, its reader for SVG connects a signal, and it holds the interpreter
    while it waits for a lock that the GUI thread, disconnecting another signal, has taken and keeps until it gets the
    interpreter. That hung the window once.
    """
    from visearch_desktop.core import imaging  # noqa: PLC0415 - the window is there before OpenCV is

    pixels = imaging.decode_thumbnail(data)
    if pixels is None:
        return QImage()
    high, wide = pixels.shape[:2]
    image = QImage(pixels.data, wide, high, 3 * wide, QImage.Format.Format_RGB888)
    if side and max(image.width(), image.height()) > side:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(side, side, keep, smooth)
    return image if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def _size(picture: QPixmap) -> int:
    return 4 * picture.width() * picture.height() + 200
