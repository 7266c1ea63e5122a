"""Small photos in a row that scrolls sideways: those of an item, or what it may be laid beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visearch_desktop.gui import lines, theme
from visearch_desktop.gui.photo_delegate import paint_thumbnail
from visearch_desktop.gui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
TILE, SMALL = QSize(96, 88), QSize(84, 64)
"""A tile, and one in a low window: wide enough for most SKUs."""
TILE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Tile:
    """One photo: what it is called, what a tool tip says of it, its number (-1: no picture) among `thumbnails`."""

    name: str
    tip: str
    number: int
    thumbnails: Thumbnails
    marked: bool = False


class TileModel(QAbstractListModel):
    """One row per tile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other tiles."""
        self.beginResetModel()
        self.tiles = tuple(tiles)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.tiles):
            return None
        tile = self.tiles[index.row()]
        said = {
            TILE_ROLE: tile,
            int(Qt.ItemDataRole.DisplayRole): tile.name,
            int(Qt.ItemDataRole.AccessibleTextRole): tile.tip.replace("\n", ", "),
            int(Qt.ItemDataRole.ToolTipRole): tile.tip,
        }
        return said.get(int(role))


class _Tiles(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current = -1
        self.size = TILE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile = index.data(TILE_ROLE)
        if not isinstance(tile, Tile):
            return
        tones = theme.tones()
        painter.save()
        box = QRectF(option.rect).adjusted(2, 2, -4, -20)
        paint_thumbnail(painter, box, tile.thumbnails, tile.number, tones)
        chosen = index.row() == self.current
        if chosen:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if tile.number < 0:
            painter.setPen(QColor(tones.on_mat))
            painter.setFont(theme.font("heading"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        line = QRectF(box.left(), box.bottom() + 1, box.width(), 18)
        font = theme.font("caption", strong=tile.marked)
        lines.write(painter, line, tile.name, font, tones.text if chosen else tones.muted, _MIDDLE)
        painter.restore()


_MIDDLE = Qt.TextElideMode.ElideMiddle


class TileStrip(QListView):
    """Tiles side by side; a click picks one. The list of items has the keys for it."""

    picked = Signal(int)

    def __init__(self, name: str, sources: Sequence[Thumbnails], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(name)
        self.tiles = TileModel(self)
        self.setModel(self.tiles)
        self._painter = _Tiles(self)
        self.setItemDelegate(self._painter)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(TILE.height() + 12)
        for thumbnails in sources:
            thumbnails.ready.connect(self.viewport().update)
        self.clicked.connect(self._pick)

    @property
    def current(self) -> int:
        """The tile that is marked as shown."""
        return self._painter.current

    def show_tiles(self, tiles: Sequence[Tile], current: int) -> None:
        """Show tiles and mark one."""
        if tuple(tiles) != self.tiles.tiles:
            self.tiles.show_tiles(tiles)
        self._painter.current = current
        self.viewport().update()
        if 0 <= current < len(tiles):
            self.scrollTo(self.tiles.index(current))

    def wanted_width(self) -> int:
        """How wide all tiles are."""
        return len(self.tiles.tiles) * self._painter.size.width() + 4

    def make_small(self, small: bool) -> None:
        """Show small tiles, or large ones."""
        size = SMALL if small else TILE
        if size != self._painter.size:
            self._painter.size = size
            self.setFixedHeight(size.height() + 12)
            self.scheduleDelayedItemsLayout()

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())
