"""A picture that is drawn small as well as it is drawn large."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

from visearch_desktop.gui.compare.alignment import UNIT

_SMALLEST = 64


class Picture:
    """Keeps halved copies: painting one pixel from every fourth would make fabrics flicker while zooming."""

    def __init__(self, shown: QPixmap | QImage) -> None:
        self._levels = [QPixmap.fromImage(shown) if isinstance(shown, QImage) else shown]
        self.size = QSizeF(self._levels[0].width(), self._levels[0].height())

    def image(self) -> QImage:
        """The whole picture."""
        return self._levels[0].toImage()

    def paint(self, painter: QPainter, place: QTransform, scale: float) -> None:
        """Draw it where `place` puts its unit square, one of its pixels being about `scale` device pixels."""
        level = self._level(scale)
        painter.save()
        # Enlarged pixels are shown as they are: smoothing would hide what one zooms in for.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 3)
        painter.setTransform(place, combine=True)
        painter.drawPixmap(UNIT, level, QRectF(level.rect()))
        painter.restore()

    def _level(self, scale: float) -> QPixmap:
        wanted = 0
        while scale <= 0.5:
            scale, wanted = scale * 2, wanted + 1
        while len(self._levels) <= wanted and min(self._levels[-1].width(), self._levels[-1].height()) >= _SMALLEST:
            last = self._levels[-1]
            ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._levels.append(last.scaled((last.width() + 1) // 2, (last.height() + 1) // 2, ignore, smooth))
        return self._levels[min(wanted, len(self._levels) - 1)]
