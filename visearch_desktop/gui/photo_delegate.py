"""Paints one result: rank, photo, SKU, title, facts, relation and similarity. No widget per row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import badge, theme, wording
from visearch_desktop.gui.thumbnails import Thumbnails

MATCH_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives the `Match` of a row."""

ROW = 116
PHOTO = 92
SCORE = 72
RANK = 28


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


class PhotoDelegate(QStyledItemDelegate):
    """Paints the rows of a result list."""

    def __init__(self, thumbnails: Thumbnails, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        match = index.data(MATCH_ROLE)
        if not isinstance(match, Match):
            return
        tones = theme.tones()
        painter.save()
        box = QRectF(option.rect).adjusted(6, 3, -6, -3)
        self._paint_ground(painter, box, option, tones)
        inside = box.adjusted(theme.S, theme.S, -theme.M, -theme.S)
        self._paint_rank(painter, inside, match, tones)
        photo = QRectF(inside.left() + RANK, inside.center().y() - PHOTO / 2, PHOTO, PHOTO)
        paint_photo(painter, photo, self._thumbnails.pixmap(match.content), tones)
        words = QRectF(inside)
        words.setLeft(photo.right() + theme.M)
        score = QRectF(inside.right() - SCORE, inside.top(), SCORE, inside.height() - 24)
        self._paint_score(painter, score, match, tones)
        self._paint_words(painter, words, match, tones)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, tones: theme.Tones) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        widget: QWidget | None = option.widget
        focused = selected and widget is not None and widget.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tones.accent_soft if selected else tones.hover if hovered else tones.surface
        edge = tones.accent if selected else tones.border
        painter.setPen(QPen(QColor(edge), 2.0 if focused else 1.0))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)

    def _paint_rank(self, painter: QPainter, box: QRectF, match: Match, tones: theme.Tones) -> None:
        painter.setFont(theme.font("caption", strong=True))
        painter.setPen(QColor(tones.muted))
        spot = QRectF(box.left(), box.top(), RANK - theme.XS, box.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, wording.count(match.rank))

    def _paint_words(self, painter: QPainter, box: QRectF, match: Match, tones: theme.Tones) -> None:
        above = box.adjusted(0, 0, -SCORE - theme.M, 0)
        title = match.product.title if match.product else ""
        head = QRectF(above.left(), box.top() + 1, above.width(), 20)
        # A long SKU is cut in the middle: its end tells size and colour apart.
        _text(painter, head, match.sku, theme.font("body", strong=True), tones.text, Qt.TextElideMode.ElideMiddle)
        top = head.bottom()
        top = _line(painter, above, top, title or match.photo.name, theme.font(), tones.text)
        _line(painter, above, top, wording.facts(match), theme.font("caption"), tones.muted)
        small = theme.font("caption", strong=True)
        mark = QRectF(box.left(), box.bottom() - 20, badge.width(match.relation, small), 19)
        badge.paint(painter, mark, match.relation, small)
        spot = QRectF(mark.right() + theme.S, mark.top(), box.right() - mark.right() - theme.S, mark.height())
        _text(painter, spot, _notes(match), theme.font("caption"), tones.muted)

    def _paint_score(self, painter: QPainter, box: QRectF, match: Match, tones: theme.Tones) -> None:
        painter.setFont(theme.font("heading", strong=True))
        painter.setPen(QColor(tones.text))
        number = QRectF(box.left(), box.top() + 6, box.width(), 26)
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, middle, wording.similarity(match.similarity))
        bar = QRectF(box.left(), number.bottom() + 4, box.width(), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.mat))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        bar.setWidth(max(5.0, box.width() * min(1.0, max(0.0, match.similarity))))
        painter.setBrush(QColor(tones.accent_fill))
        painter.drawRoundedRect(bar, 2.5, 2.5)


def _notes(match: Match) -> str:
    views = "" if match.views < 2 else wording.tr("{} photos match").format(wording.count(match.views))
    return " · ".join(part for part in (views, wording.shared(match)) if part)


def _line(painter: QPainter, box: QRectF, top: float, words: str, font: QFont, colour: str) -> float:
    height = QFontMetricsF(font).height() + 2
    _text(painter, QRectF(box.left(), top, box.width(), height), words, font, colour)
    return top + height


def _text(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    if not words:
        return
    painter.setFont(font)
    painter.setPen(QColor(colour))
    one_line = " ".join(words.split())
    shown = QFontMetricsF(font).elidedText(one_line, elide, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
