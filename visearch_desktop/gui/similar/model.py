"""Similar products as a Qt list, and how one is painted: the photo, the SKU, the title, how similar it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from visearch_desktop.gui import theme, wording
from visearch_desktop.gui.photo_delegate import paint_thumbnail
from visearch_desktop.gui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from visearch_desktop.core.recommend import Similar

Index = QModelIndex | QPersistentModelIndex

SIMILAR_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which the model gives the `Similar` of a row."""
TILE = QSize(186, 240)
_FIGURE = 44


class SimilarModel(QAbstractListModel):
    """One row for each product, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._products: tuple[Similar, ...] = ()

    @property
    def products(self) -> tuple[Similar, ...]:
        """The products shown."""
        return self._products

    def show_products(self, products: Sequence[Similar]) -> None:
        """Show other products."""
        self.beginResetModel()
        self._products = tuple(products)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._products)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._products[index.row()]
        if role == SIMILAR_ROLE:
            return one
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            likeness = wording.tr("similarity {}").format(wording.similarity(one.similarity))
            return ", ".join(part for part in (one.sku, one.title, likeness) if part)
        return None

    @Slot(int)
    def repaint(self, content: int) -> None:
        """A thumbnail has come."""
        for row, one in enumerate(self._products):
            if one.content == content:
                self.dataChanged.emit(self.index(row), self.index(row))


class SimilarDelegate(QStyledItemDelegate):
    """Paints one product as a tile."""

    def __init__(self, thumbnails: Thumbnails, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Similar | None = index.data(SIMILAR_ROLE)
        if one is None:
            return
        tones, small, strong = theme.tones(), theme.font("caption"), theme.font(strong=True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(5, 5, -5, -5)
        _paint_ground(painter, box, option, tones)
        inside = box.adjusted(8, 8, -8, -6)
        photo = QRectF(inside.left(), inside.top(), inside.width(), inside.height() - 46)
        paint_thumbnail(painter, photo, self._thumbnails, one.content, tones)
        line = QRectF(inside.left(), photo.bottom() + 6, inside.width(), 20)
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        _text(painter, line.adjusted(0, 0, -_FIGURE, 0), one.sku, strong, tones.text, middle)
        painter.setFont(strong)
        painter.setPen(QColor(tones.muted))
        figure = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(figure), wording.similarity(one.similarity))
        line.translate(0, 20)
        _text(painter, line, one.title, small, tones.muted, right)
        painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem, tones: theme.Tones) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(QColor(tones.accent if selected or focused else tones.border), 2.0 if focused else 1.0))
    painter.setBrush(QColor(tones.accent_soft if selected else tones.hover if hovered else tones.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)


def _text(painter: QPainter, box: QRectF, words: str, font: QFont, tone: str, cut: Qt.TextElideMode) -> None:
    painter.setFont(font)
    painter.setPen(QColor(tone))
    shown = QFontMetricsF(font).elidedText(" ".join(words.split()), cut, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
