"""Some photos of the catalog, one a SKU: shows at a glance that the right folder and rule were chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visearch_desktop.gui import files, theme
from visearch_desktop.gui.photo_delegate import paint_thumbnail
from visearch_desktop.gui.tasks import Sample
from visearch_desktop.gui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex

SAMPLE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TILE = QSize(132, 158)


class SampleModel(QAbstractListModel):
    """One row per sample photo."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[Sample, ...] = ()

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Show other photos; the same ones keep their place on the screen."""
        if self._samples == tuple(samples):
            return
        self.beginResetModel()
        self._samples = tuple(samples)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._samples)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        sample = self._samples[index.row()]
        if role == SAMPLE_ROLE:
            return sample
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sample[1]
        return str(sample[2]) if role == Qt.ItemDataRole.ToolTipRole else None

    @Slot(int)
    def repaint(self, content: int) -> None:
        """A thumbnail has come."""
        for row, sample in enumerate(self._samples):
            if sample[0] == content:
                self.dataChanged.emit(self.index(row), self.index(row))


class _Tile(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sample = index.data(SAMPLE_ROLE)
        if sample is None:
            return
        content, sku, _ = sample
        tones = theme.tones()
        painter.save()
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)
        photo = QRectF(box.left(), box.top(), box.width(), box.height() - 24)
        paint_thumbnail(painter, photo, self._thumbnails, content, tones)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(photo.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(theme.font("caption"))
        painter.setPen(QColor(tones.muted))
        line = QRectF(box.left(), photo.bottom() + 2, box.width(), 22)
        words = painter.fontMetrics().elidedText(sku, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class PhotoGrid(QListView):
    """The sample photos as tiles; a double click opens one."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.samples = SampleModel(self)
        self.setModel(self.samples)
        self.setItemDelegate(_Tile(thumbnails, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(TILE)
        self.setAccessibleName(self.tr("Photos of this catalog, one of each SKU"))
        self.setObjectName("results")
        thumbnails.ready.connect(self.samples.repaint)
        self.activated.connect(self._open)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        files.open_file(index.data(SAMPLE_ROLE)[2])
