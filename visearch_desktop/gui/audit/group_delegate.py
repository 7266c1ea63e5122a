"""Paints one group as a card: relation, conflicts, photos in a row, SKUs, score, verdict. No widget per photo."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from visearch_desktop.core.findings import Verdict
from visearch_desktop.gui import badge, lines, plates, theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.group_model import CARD_ROLE, Card
from visearch_desktop.gui.photo_delegate import paint_card, paint_thumbnail
from visearch_desktop.gui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex

CARD = 178
PHOTO = 84
NAME = 19
"""Height of what stands below a photo."""
GAP = 8
MOST = 6
"""Photos of a group that are shown at most; the last one makes room for “+3” when there are more."""

VERDICT_TONES = {
    Verdict.DUPLICATE: "identical",
    Verdict.VARIANT: "variant",
    Verdict.SAME_SET: "duplicate",
    Verdict.DISTINCT: "similar",
}


class GroupDelegate(QStyledItemDelegate):
    """Paints the cards of the group list."""

    def __init__(self, thumbnails: Thumbnails, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(360, CARD)

    def member_at(self, rect: QRect, card: Card, spot: QPoint) -> int | None:
        """The member whose photo is painted at `spot` of a card painted in `rect`."""
        for place, box in photo_boxes(_inside(QRectF(rect)), card):
            if box.contains(spot):
                return place
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return
        tones = theme.tones()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        paint_card(painter, rect.adjusted(6, 3, -6, -3), option, tones.sunken if card.state.decided else tones.surface)
        inside = _inside(rect)
        self._paint_head(painter, QRectF(inside.left(), inside.top(), inside.width(), 20), card, tones)
        boxes = photo_boxes(inside, card)
        for place, box in boxes:
            self._paint_member(painter, box, card, place, tones)
        hidden = len(card.group.members) - len(boxes)
        if hidden > 0:
            room = QRectF(boxes[-1][1].right() + GAP, boxes[-1][1].top(), 44, PHOTO)
            lines.write(painter, room, f"+{wording.count(hidden)}", theme.font("heading", strong=True), tones.muted)
        else:
            self._paint_titles(painter, inside, [place for place, _ in boxes], boxes[-1][1], card, tones)
        foot = QRectF(inside.left(), inside.bottom() - 20, inside.width(), 20)
        self._paint_chips(painter, foot, card, tones)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, card: Card, tones: theme.Tones) -> None:
        small = theme.font("caption", strong=True)
        mark = QRectF(box.left(), box.top(), badge.width(card.group.relation, small), 19)
        badge.paint(painter, mark, card.group.relation, small)
        right = box.right() - self._paint_verdict(painter, box, card, small, tones)
        room = QRectF(mark.right() + theme.S, box.top(), right - mark.right() - 2 * theme.S, box.height())
        if card.group.conflicts:
            said = " · ".join(words.conflict(difference) for difference in card.group.conflicts)
            lines.write(painter, room, said, small, tones.error)
        else:
            lines.write(painter, room, words.group_figures(card.group), theme.font("caption"), tones.muted)

    def _paint_verdict(self, painter: QPainter, box: QRectF, card: Card, font: QFont, tones: theme.Tones) -> float:
        """The verdict at the right; returns how much room it took."""
        said = words.state(card.state.verdict, card.state.judged, card.state.members)
        tone = VERDICT_TONES[card.state.verdict] if card.state.verdict else "similar"
        if card.saving:
            said, tone = wording.tr("Saving…"), "similar"
        if not said:
            return 0.0
        tick = "" if card.saving or not card.state.decided else "✓ "
        width = lines.width(tick + said, font) + 16
        pill = QRectF(box.right() - width, box.top(), width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tones, f"{tone}_soft")))
        painter.drawRoundedRect(pill, 4, 4)
        lines.write(painter, pill, tick + said, font, getattr(tones, tone), align=Qt.AlignmentFlag.AlignHCenter)
        return width

    def _paint_member(self, painter: QPainter, box: QRectF, card: Card, place: int, tones: theme.Tones) -> None:
        member = card.group.members[place]
        paint_thumbnail(painter, box, self._thumbnails, member.content, tones)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if place == card.current:
            painter.setPen(QPen(QColor(tones.accent), 2.0))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_name(painter, QRectF(box.left(), box.bottom() + 2, box.width(), NAME), card, place, tones)

    def _paint_name(self, painter: QPainter, box: QRectF, card: Card, place: int, tones: theme.Tones) -> None:
        """Below a photo its number, which is its key, and whether it is kept."""
        kept = place == card.keeper and card.keeps
        said = [str(place + 1)] if place < 9 else []
        font = theme.font("caption", strong=kept)
        if kept:
            said.append(wording.tr("Keep"))
            width = min(box.width(), lines.width(" · ".join(said), font) + 14)
            pill = QRectF(box.center().x() - width / 2, box.top(), width, box.height())
            plates.draw(painter, pill, 4, QColor(tones.accent_fill))
        tone = tones.on_accent if kept else tones.muted
        lines.write(painter, box, " · ".join(said), font, tone, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_titles(
        self, painter: QPainter, inside: QRectF, places: list[int], last: QRectF, card: Card, tones: theme.Tones
    ) -> None:
        """In the room beside few photos: what the products are called and what they cost."""
        left = last.right() + theme.M
        if inside.right() - left < 120:
            return
        font = theme.font("caption")
        height = lines.height(font) + 3
        for line, place in enumerate(places[: int(PHOTO // height)]):
            said = words.member_product(card.group.members[place])
            spot = QRectF(left, last.top() + line * height, inside.right() - left, height)
            tone = tones.text if place == card.keeper else tones.muted
            lines.write(painter, spot, f"{place + 1}  {said}", font, tone, Qt.TextElideMode.ElideMiddle)

    def _paint_chips(self, painter: QPainter, box: QRectF, card: Card, tones: theme.Tones) -> None:
        font, bold = theme.font("caption"), theme.font("caption", strong=True)
        skus = words.skus_of(card.group)
        kept = set(card.group.members[card.keeper].skus) if card.keeps else set()
        left = box.left()
        for place, sku in enumerate(skus):
            strong = sku in kept
            used = bold if strong else font
            more = len(skus) - place
            shown = lines.elided(sku, used, 150, Qt.TextElideMode.ElideMiddle)
            width = lines.width(shown, used) + 14
            if left + width > box.right() - (48 if more > 1 else 0):
                rest = QRectF(left + 2, box.top(), box.right() - left, box.height())
                lines.write(painter, rest, wording.tr("+{} SKUs").format(wording.count(more)), font, tones.muted)
                return
            chip = QRectF(left, box.top(), width, 19)
            edge = QColor(tones.border_strong if strong else tones.border)
            plates.draw(painter, chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, QColor(tones.surface), edge)
            lines.write(painter, chip, shown, used, tones.text, align=Qt.AlignmentFlag.AlignHCenter)
            left = chip.right() + 5


def photo_boxes(inside: QRectF, card: Card) -> list[tuple[int, QRectF]]:
    """Which members are painted, and where. The keeper and the one compared with it are always among them."""
    room = max(1, min(MOST, int((inside.width() + GAP) // (PHOTO + GAP))))
    places = shown_members(len(card.group.members), room, card.keeper, card.current)
    top = inside.top() + 27
    return [
        (place, QRectF(inside.left() + spot * (PHOTO + GAP), top, PHOTO, PHOTO)) for spot, place in enumerate(places)
    ]


def shown_members(members: int, room: int, keeper: int, current: int) -> list[int]:
    """Which of `members` are shown when there is room for `room` photos."""
    if members <= room:
        return list(range(members))
    room = max(1, room - 1)  # “+3” needs a place as well
    wanted = [keeper, *([current] if current >= 0 and current != keeper else [])][:room]
    wanted += [place for place in range(members) if place not in wanted][: room - len(wanted)]
    return sorted(wanted)


def _inside(rect: QRectF) -> QRectF:
    return rect.adjusted(6 + theme.M, 3 + theme.S, -6 - theme.M, -3 - theme.S)
