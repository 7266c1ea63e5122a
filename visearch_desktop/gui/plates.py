"""Rounded grounds in painted rows, drawn once and copied.

Qt fills a rounded card of a row in 180 µs and copies it in a seventh of that; the grounds in a list have few sizes.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

_LARGEST = 1024 * 512
"""Pixels of a ground that is kept: larger ones are rare."""
_KEPT = 96
"""Grounds that are kept: badges, chips and cards of a window in one size."""


def draw(
    painter: QPainter, box: QRectF, radius: float, fill: QColor, edge: QColor | None = None, width: float = 1.0
) -> None:
    """Fill `box` with rounded corners, and draw its edge if it has one."""
    scale = painter.device().devicePixelRatioF()
    if box.width() * box.height() * scale * scale > _LARGEST:
        _fill(painter, box, radius, fill, edge, width)
        return
    left, top = floor(box.left() - width), floor(box.top() - width)
    place = (round(box.left() - left, 2), round(box.top() - top, 2), round(box.width(), 2), round(box.height(), 2))
    painter.drawPixmap(QPointF(left, top), _plate(place, radius, fill.rgba(), edge.rgba() if edge else 0, width, scale))


@lru_cache(_KEPT)
def _plate(
    place: tuple[float, float, float, float], radius: float, fill: int, edge: int, width: float, scale: float
) -> QPixmap:
    box = QRectF(*place)
    size = ceil((box.right() + width) * scale), ceil((box.bottom() + width) * scale)
    made = QPixmap(*size)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _fill(painter, box, radius, QColor.fromRgba(fill), QColor.fromRgba(edge) if edge else None, width)
    painter.end()
    return made


def _fill(painter: QPainter, box: QRectF, radius: float, fill: QColor, edge: QColor | None, width: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)
