"""A photo as every list paints it, on the neutral mat."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from visearch_desktop.gui import theme

MATCH_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives the `Match` of a row."""


def paint_photo(painter: QPainter, box: QRectF, picture: QPixmap | None, tones: theme.Tones) -> None:
    """Draw a picture whole and centred on the neutral mat; nothing but the mat while it is loading."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.mat))
    painter.drawRoundedRect(box, 6, 6)
    if picture is None or picture.isNull():
        return
    room = box.adjusted(4, 4, -4, -4)
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    spot = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
    painter.drawPixmap(spot, picture, QRectF(picture.rect()))
