"""The items of a batch as cards: the delivered photo beside the catalog's, what is proposed, why, what is decided."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visearch_desktop.gui import lines, theme, wording
from visearch_desktop.gui.batch import painting, words
from visearch_desktop.gui.batch.model import ENTRY_ROLE, Entry, ItemModel
from visearch_desktop.gui.photo_delegate import paint_card, paint_thumbnail
from visearch_desktop.gui.thumbnails import Thumbnails
from visearch_desktop.gui.wording import tr

Index = QModelIndex | QPersistentModelIndex

CARD = 124
PHOTO = 96
GAP = 4


class _Card(QStyledItemDelegate):
    def __init__(self, delivered: Thumbnails, catalog: Thumbnails, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._delivered, self._catalog = delivered, catalog

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(360, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        tones = theme.tones()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(6, 3, -6, -3)
        paint_card(painter, box, option, tones.sunken if entry.proposed.decision else tones.surface)
        inside = box.adjusted(theme.S + 2, theme.S + 2, -theme.M, -theme.S - 2)
        left = self._paint_photos(painter, inside, entry, tones)
        words_box = QRectF(left + theme.M, inside.top(), inside.right() - left - theme.M, inside.height())
        self._paint_words(painter, words_box, entry, tones)
        painter.restore()

    def _paint_photos(self, painter: QPainter, box: QRectF, entry: Entry, tones: theme.Tones) -> float:
        """The delivered photo, and the catalog's beside it where it has one; where they end."""
        spot = QRectF(box.left(), box.center().y() - PHOTO / 2, PHOTO, PHOTO)
        paint_thumbnail(painter, spot, self._delivered, entry.photo, tones)
        more = len(entry.proposed.item.photos) - 1
        if more > 0:
            mark = QRectF(spot.right() - 31, spot.bottom() - 20, 28, 17)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.surface))
            painter.drawRoundedRect(mark, 4, 4)
            painter.setFont(theme.font("caption", strong=True))
            painter.setPen(QColor(tones.text))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, f"+{wording.count(more)}")
        one = entry.proposed
        match = next((match for match in one.matches if match.sku == one.sku), None) if one.sku else None
        if match is None:
            return spot.right()
        spot = spot.translated(PHOTO + GAP, 0)
        paint_thumbnail(painter, spot, self._catalog, match.content, tones)
        return spot.right()

    def _paint_words(self, painter: QPainter, box: QRectF, entry: Entry, tones: theme.Tones) -> None:
        one, caption, high = entry.proposed, theme.font("caption"), box.height() / 5
        rows = [QRectF(box.left(), box.top() + number * high, box.width(), high) for number in range(5)]
        room = min(painting.decision_width(entry), box.width() * 0.55)
        mark = painting.proposal(painter, rows[0], entry)
        if room and mark.right() + theme.S + room <= box.right():
            pill = QRectF(box.right() - room, rows[0].top(), room, high)
            painting.decision(painter, pill, entry)
        elif room:
            painting.decision(painter, QRectF(box.left(), rows[4].top(), room, high), entry)
            rows.pop(4)
        name = theme.font(strong=True)
        lines.write(painter, rows[1], one.item.name, name, tones.text, Qt.TextElideMode.ElideMiddle)
        lines.write(painter, rows[2], one.item.title or words.item_facts(one.item), caption, tones.muted)
        sure = wording.similarity(one.confidence)
        if box.width() >= 220 or not one.sku:
            sure = tr("confidence {}").format(sure)
        room = lines.width(sure, caption) + 2
        right = QRectF(box.right() - room, rows[3].top(), room, high)
        if one.sku:
            spot = rows[3].adjusted(0, 0, -room - theme.S, 0)
            lines.write(painter, spot, f"→ {one.sku}", caption, tones.text, Qt.TextElideMode.ElideMiddle)
        lines.write(painter, right if one.sku else rows[3], sure, caption, tones.muted)
        if len(rows) > 4:
            lines.write(painter, rows[4], words.reason(one), caption, tones.muted)


class ItemCards(QListView):
    """A card for each item."""

    def __init__(
        self, model: ItemModel, delivered: Thumbnails, catalog: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Items"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(CARD // 3)
        self.setModel(model)
        self.setItemDelegate(_Card(delivered, catalog, self))
        for thumbnails in (delivered, catalog):
            thumbnails.ready.connect(self.viewport().update)

    def keyboardSearch(self, search: str) -> None:
        """Letters are decisions here, never a search."""
