"""What every list paints alike: a photo on the neutral mat, and the card that a row stands on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from visearch_desktop.gui import plates, theme
from visearch_desktop.gui.thumbnails import Thumbnails

MATCH_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives the `Match` of a row."""

MARGIN = 4
"""How much of the mat is seen around a photo, in logical pixels."""


def paint_photo(painter: QPainter, box: QRectF, picture: QPixmap | None, tones: theme.Tones) -> None:
    """Draw a picture whole and centred on the neutral mat; nothing but the mat while it is loading."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.mat))
    painter.drawRoundedRect(box, 6, 6)
    if picture is None or picture.isNull():
        return
    room = box.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    ratio = painter.device().devicePixelRatioF()
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    if abs(scale * ratio - 1) * max(picture.width(), picture.height()) < 1.5:
        _copy(painter, room, picture, ratio)
        return
    width, height = picture.width() * scale, picture.height() * scale
    spot = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
    painter.drawPixmap(spot, picture, QRectF(picture.rect()))


def _copy(painter: QPainter, room: QRectF, picture: QPixmap, ratio: float) -> None:
    """Draw a picture that has the right size already, pixel on pixel."""
    left = round((room.center().x() - picture.width() / ratio / 2) * ratio) / ratio
    top = round((room.center().y() - picture.height() / ratio / 2) * ratio) / ratio
    spot = QRectF(left, top, picture.width() / ratio, picture.height() / ratio)
    painter.drawPixmap(spot, picture, QRectF(picture.rect()))


def paint_thumbnail(painter: QPainter, box: QRectF, thumbnails: Thumbnails, content: int, tones: theme.Tones) -> None:
    """Draw the thumbnail of a content as `paint_photo` does, asking for it at the very size that it has here.

    A picture that had to be shrunk for each painting took three quarters of the time of a row. A negative content has
    no thumbnail.
    """
    scale = painter.device().devicePixelRatioF()
    room = min(box.width(), box.height()) - 2 * MARGIN
    paint_photo(painter, box, thumbnails.pixmap(content, round(room * scale)) if content >= 0 else None, tones)


def paint_card(painter: QPainter, box: QRectF, option: QStyleOptionViewItem, rest: str) -> None:
    """The ground of a row that looks like a card; `rest` is its tone while it is neither chosen nor pointed at."""
    tones = theme.tones()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    widget: QWidget | None = option.widget
    focused = selected and widget is not None and widget.hasFocus()
    fill = QColor(tones.accent_soft if selected else tones.hover if hovered else rest)
    edge = QColor(tones.accent if selected else tones.border)
    plates.draw(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, fill, edge, 2.0 if focused else 1.0)
