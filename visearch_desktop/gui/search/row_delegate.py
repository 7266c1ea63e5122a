"""Paints one result: rank, photo, SKU, title, facts, what put it there, and the buttons for more and less of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import badge, icons, lines, theme, wording
from visearch_desktop.gui.photo_delegate import MATCH_ROLE, paint_card, paint_thumbnail
from visearch_desktop.gui.search import shares
from visearch_desktop.gui.search.model import AGREEING_ROLE, ASKED_ROLE, MARK_ROLE
from visearch_desktop.gui.thumbnails import Thumbnails

ROW = 122
PHOTO = 98
SCORE = 72
RANK = 28
BUTTON = QSize(30, 24)


def button_boxes(row: QRectF) -> dict[int, QRectF]:
    """Where the buttons of a row are: +1 for more like it, -1 for less."""
    right, bottom = row.right() - 6 - theme.M, row.bottom() - 3 - theme.S
    less = QRectF(right - BUTTON.width(), bottom - BUTTON.height(), BUTTON.width(), BUTTON.height())
    return {1: less.translated(-BUTTON.width() - theme.XS, 0), -1: less}


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of the result list."""

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
        row = QRectF(option.rect)
        box = row.adjusted(6, 3, -6, -3)
        mark = index.data(MARK_ROLE) or 0
        self._paint_ground(painter, box, option, tones, mark)
        inside = box.adjusted(theme.S, theme.S, -theme.M, -theme.S)
        self._paint_rank(painter, inside, match, tones)
        photo = QRectF(inside.left() + RANK, inside.center().y() - PHOTO / 2, PHOTO, PHOTO)
        paint_thumbnail(painter, photo, self._thumbnails, match.content, tones)
        words = QRectF(inside)
        words.setLeft(photo.right() + theme.M)
        score = QRectF(inside.right() - SCORE, inside.top(), SCORE, inside.height() - 24)
        asked = int(index.data(ASKED_ROLE) or 0)
        self._paint_score(painter, score, shares.score(match, asked), tones)
        self._paint_words(painter, words, match, tones)
        self._paint_foot(painter, words, match, asked, str(index.data(AGREEING_ROLE) or ""))
        near = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        for sign, spot in button_boxes(row).items():
            if near or mark == sign:
                _paint_button(painter, spot, sign, mark == sign, tones)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, tones: theme.Tones, mark: int
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, box, option, tones.surface)
        if mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.identical if mark > 0 else tones.error))
            painter.drawRoundedRect(QRectF(box.left() + 3, box.top() + 8, 4, box.height() - 16), 2, 2)

    def _paint_rank(self, painter: QPainter, box: QRectF, match: Match, tones: theme.Tones) -> None:
        spot = QRectF(box.left(), box.top(), RANK - theme.XS, box.height())
        font = theme.font("caption", strong=True)
        lines.write(painter, spot, wording.count(match.rank), font, tones.muted, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_words(self, painter: QPainter, box: QRectF, match: Match, tones: theme.Tones) -> None:
        above = box.adjusted(0, 0, -SCORE - theme.M, 0)
        title = match.product.title if match.product else ""
        head = QRectF(above.left(), box.top(), above.width(), 20)
        # A long SKU is cut in the middle: its end tells size and colour apart.
        lines.write(painter, head, match.sku, theme.font("body", strong=True), tones.text, Qt.TextElideMode.ElideMiddle)
        top = head.bottom()
        top = _line(painter, above, top, title or match.photo.name, theme.font(), tones.text)
        top = _line(painter, above, top, wording.facts(match), theme.font("caption"), tones.muted)
        why, elsewhere = shares.in_short(match), wording.shared(match)
        # Below the figure there is room to the edge.
        _line(painter, box, top, why or elsewhere, theme.font("caption"), tones.accent if why else tones.muted)

    def _paint_foot(self, painter: QPainter, box: QRectF, match: Match, asked: int, agreeing: str) -> None:
        """The relation, and what else is to be said; to words alone there is no relation."""
        small, left = theme.font("caption", strong=True), box.left()
        mark = QRectF(box.left(), box.bottom() - 20, badge.width(match.relation, small), 19)
        if asked:
            badge.paint(painter, mark, match.relation, small)
            left = mark.right() + theme.S
        right = box.right() - 2 * BUTTON.width() - theme.M
        spot = QRectF(left, mark.top(), max(0.0, right - left), mark.height())
        elsewhere = wording.shared(match) if match.shares else ""
        notes = " · ".join(part for part in (agreeing, elsewhere) if part)
        lines.write(painter, spot, notes, theme.font("caption"), theme.tones().muted)

    def _paint_score(self, painter: QPainter, box: QRectF, score: float | None, tones: theme.Tones) -> None:
        if score is None:
            return
        number = QRectF(box.left(), box.top() + 6, box.width(), 26)
        font, right = theme.font("heading", strong=True), Qt.AlignmentFlag.AlignRight
        lines.write(painter, number, wording.similarity(score), font, tones.text, align=right)
        bar = QRectF(box.left(), number.bottom() + 4, box.width(), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.mat))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        bar.setWidth(max(5.0, box.width() * min(1.0, max(0.0, score))))
        painter.setBrush(QColor(tones.accent_fill))
        painter.drawRoundedRect(bar, 2.5, 2.5)


def _paint_button(painter: QPainter, box: QRectF, sign: int, on: bool, tones: theme.Tones) -> None:
    tone, soft = (tones.identical, tones.identical_soft) if sign > 0 else (tones.error, tones.error_soft)
    painter.setPen(QPen(QColor(tone if on else tones.border), 1.0))
    painter.setBrush(QColor(soft if on else tones.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    scale = painter.device().devicePixelRatioF()
    drawn = icons.pixmap("plus" if sign > 0 else "minus", tone if on else tones.muted, 14, scale)
    middle = box.center()
    painter.drawPixmap(QRectF(middle.x() - 7, middle.y() - 7, 14, 14), drawn, QRectF(drawn.rect()))


def _line(painter: QPainter, box: QRectF, top: float, words: str, font: QFont, colour: str) -> float:
    height = lines.height(font) + 1
    lines.write(painter, QRectF(box.left(), top, box.width(), height), words, font, colour)
    return top + height
