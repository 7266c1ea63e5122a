"""One photo on the neutral mat, where there is none to compare it with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.gui import tasks, theme
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.photo_delegate import paint_photo
from visearch_desktop.gui.tasks import Piece

SIDE = 1600


class PhotoView(QWidget):
    """Shows a photo once it is read, and a small picture until then, or in its place when that fails."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._picture: QPixmap | None = None
        self._whole = False
        self.setMinimumSize(280, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Photo of the product"))

    def load(self, piece: Piece) -> None:
        """Read a photo and show it."""
        self._picture, self._whole = None, False
        job = Job(partial(tasks.pictures, (piece,), SIDE), key=f"photo view {id(self)}")
        job.succeeded.connect(self._take)
        self._desk.reading_lane.submit(job)
        self.update()

    def show_small(self, picture: QPixmap | None) -> None:
        """Show a thumbnail meanwhile."""
        if not self._whole and picture is not None and not picture.isNull():
            self._picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_photo(painter, QRectF(self.rect()), self._picture, theme.tones())
        painter.end()

    @Slot(object)
    def _take(self, images: tuple[QImage | None, ...]) -> None:
        if images[0] is not None:
            self._picture, self._whole = QPixmap.fromImage(images[0]), True
            self.update()
