"""Paints one suggestion: the photo, what the cell says and should say, how sure that is, what looks alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from visearch_desktop.gui import theme, wording
from visearch_desktop.gui.photo_delegate import paint_card, paint_thumbnail
from visearch_desktop.gui.suggest.model import ROW_ROLE, Row, State, agreeing_words, skus_words, state_words
from visearch_desktop.gui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from visearch_desktop.core.suggestions import Suggestion

Index = QModelIndex | QPersistentModelIndex

CARD = 124
PHOTO = 96
SEEN = 56
GAP = 8
_WORDS = 260
"""Least room for the words, before photos of what looks alike are shown."""


class SuggestionDelegate(QStyledItemDelegate):
    """Paints the rows of the list."""

    def __init__(self, thumbnails: Thumbnails, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(360, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        tones = theme.tones()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(6, 3, -6, -3)
        paint_card(painter, rect, option, tones.surface if row.state is State.OPEN else tones.sunken)
        inside = rect.adjusted(12, 11, -12, -11)
        photo = QRectF(inside.left(), inside.top(), PHOTO, PHOTO)
        paint_thumbnail(painter, photo, self._thumbnails, row.suggestion.content, tones)
        left = photo.right() + theme.L
        many = int((inside.right() - left - _WORDS) // (SEEN + GAP))
        shown = max(0, min(many, len(row.suggestion.seen), 6))
        seen = QRectF(inside.right() - shown * (SEEN + GAP), inside.top(), shown * (SEEN + GAP), inside.height())
        room = QRectF(left, inside.top(), seen.left() - left - theme.M, inside.height())
        self._paint_words(painter, room, row, tones)
        if shown:
            self._paint_seen(painter, seen, row.suggestion, shown, tones)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, row: Row, tones: theme.Tones) -> None:
        one, strong, small = row.suggestion, theme.font(strong=True), theme.font("caption")
        taken = _pill(painter, room, row.state, tones)
        first = QRectF(room.left(), room.top(), room.width() - taken, 20)
        _text(painter, first, skus_words(one), strong, tones.text, Qt.TextElideMode.ElideMiddle)
        _text(painter, QRectF(room.left(), room.top() + 20, room.width(), 18), one.title, small, tones.muted)
        now = wording.tr("filed under {}").format(one.cell) if one.cell else wording.tr("empty so far")
        line = QRectF(room.left(), room.top() + 43, room.width(), 18)
        _text(painter, line, now, small, tones.muted, Qt.TextElideMode.ElideMiddle)
        line.translate(0, 18)
        _text(painter, line.adjusted(0, 0, 0, 2), f"→ {one.value}", strong, tones.accent, Qt.TextElideMode.ElideLeft)
        line.translate(0, 20)
        sure = wording.tr("{} % sure").format(round(100 * one.confidence))
        said = " · ".join(part for part in (sure, agreeing_words(one)) if part)
        _text(painter, line, said, small, tones.muted)

    def _paint_seen(self, painter: QPainter, box: QRectF, one: Suggestion, shown: int, tones: theme.Tones) -> None:
        """What looks alike; a line below those that say what is suggested."""
        small = theme.font("caption")
        for place, like in enumerate(one.seen[:shown]):
            spot = QRectF(box.left() + place * (SEEN + GAP), box.top() + 8, SEEN, SEEN)
            paint_thumbnail(painter, spot, self._thumbnails, like.content, tones)
            if like.agrees:
                mark = QRectF(spot.left(), spot.bottom() + 3, SEEN, 3)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tones.accent))
                painter.drawRoundedRect(mark, 1.5, 1.5)
            below = QRectF(spot.left(), spot.bottom() + 8, SEEN, 16)
            last = like.cell.split(",")[0].rsplit("/", 1)[-1].strip()
            _text(painter, below, last, small, tones.text if like.agrees else tones.muted)


def _pill(painter: QPainter, room: QRectF, state: State, tones: theme.Tones) -> float:
    """What was said, at the right; returns how much room it took."""
    said = state_words(state)
    if not said:
        return 0.0
    font = theme.font("caption", strong=True)
    tone = "identical" if state is State.ACCEPTED else "similar"
    width = QFontMetricsF(font).horizontalAdvance(f"✓ {said}") + 16
    pill = QRectF(room.right() - width, room.top(), width, 19)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(tones, f"{tone}_soft")))
    painter.drawRoundedRect(pill, 4, 4)
    mark = "✓ " if state is State.ACCEPTED else ""
    _text(painter, pill.adjusted(8, 0, -4, 0), mark + said, font, getattr(tones, tone))
    return width + theme.S


def _text(
    painter: QPainter, box: QRectF, words: str, font: QFont, tone: str,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:  # fmt: skip
    painter.setFont(font)
    painter.setPen(QColor(tone))
    shown = QFontMetricsF(font).elidedText(" ".join(words.split()), cut, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
