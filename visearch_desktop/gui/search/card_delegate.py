"""Paints one photo of the query: what is searched of it, how much it counts, whether it is unwanted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from visearch_desktop.core.queries import Crop, QueryPhoto
from visearch_desktop.gui import icons, theme
from visearch_desktop.gui.photo_delegate import paint_photo
from visearch_desktop.gui.search.photo_model import PART_ROLE, PHOTO_ROLE, PICTURE_ROLE, times

CARD = 64


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of the query's photos."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(CARD, CARD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        photo = index.data(PHOTO_ROLE)
        if not isinstance(photo, QueryPhoto):
            return
        tones, picture = theme.tones(), index.data(PICTURE_ROLE)
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        painter.save()
        painter.setOpacity(0.45 if photo.unwanted else 1.0)
        paint_photo(painter, box, picture, tones)
        painter.setOpacity(1.0)
        if isinstance(picture, QPixmap) and picture.isNull():
            _paint_icon(painter, box, "warning", tones.warn)
        elif isinstance(picture, QPixmap) and (part := index.data(PART_ROLE)) is not None:
            _paint_part(painter, _spot(box, picture), part)
        if photo.unwanted:
            _paint_icon(painter, box, "not-this", tones.error, 34)
        if photo.crop is Crop.PRODUCT:
            _paint_tag(painter, box, "", "product", tones, left=True)
        if photo.weight != 1.0:
            _paint_tag(painter, box, times(photo.weight), "", tones)
        self._paint_edge(painter, box, option, tones)
        painter.restore()

    def _paint_edge(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, tones: theme.Tones) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = current and option.widget is not None and option.widget.hasFocus()
        if not (current or hovered):
            return
        colour = tones.accent if current else tones.border_strong
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 2.5 if focused else 1.5))
        painter.drawRoundedRect(box, 6, 6)


def _spot(box: QRectF, picture: QPixmap) -> QRectF:
    """Where `paint_photo` has put the picture."""
    room = box.adjusted(4, 4, -4, -4)
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    shown = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
    shown.moveCenter(room.center())
    return shown


def _paint_part(painter: QPainter, spot: QRectF, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    part = QRectF(
        spot.left() + left * spot.width(),
        spot.top() + top * spot.height(),
        (right - left) * spot.width(),
        (bottom - top) * spot.height(),
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(255, 255, 255), 3.5), (QColor(20, 20, 20), 1.5)):  # seen on any photo
        painter.setPen(QPen(colour, width))
        painter.drawRect(part)


def _paint_icon(painter: QPainter, box: QRectF, name: str, colour: str, size: int = 24) -> None:
    scale = painter.device().devicePixelRatioF()
    at = box.center()
    drawn = icons.pixmap(name, colour, size, scale)
    painter.drawPixmap(QRectF(at.x() - size / 2, at.y() - size / 2, size, size), drawn, QRectF(drawn.rect()))


def _paint_tag(
    painter: QPainter, box: QRectF, words: str, icon: str, tones: theme.Tones, *, left: bool = False
) -> None:
    font = theme.font("caption", strong=True)
    width = max(20.0, QFontMetricsF(font).horizontalAdvance(words) + 8)
    tag = QRectF(box.right() - width - 1, box.bottom() - 18, width, 17)
    if left:
        tag.moveLeft(box.left() + 1)
    painter.setPen(QPen(QColor(tones.border), 1))
    painter.setBrush(QColor(tones.surface))
    painter.drawRoundedRect(tag, 5, 5)
    if icon:
        _paint_icon(painter, tag, icon, tones.accent, 14)
    painter.setFont(font)
    painter.setPen(QColor(tones.text))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
