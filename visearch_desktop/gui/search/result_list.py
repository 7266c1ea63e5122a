"""The results as a list of cards, with the buttons painted in its rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from visearch_desktop.gui.search.acts import Acts
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.search.row_delegate import RowDelegate, button_boxes
from visearch_desktop.gui.thumbnails import Thumbnails


class ResultList(QListView):
    """Ranked SKUs. Arrows move, Shift selects several; the other keys are those of `Acts`."""

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.setModel(model)
        self._results = model
        self.acts = Acts(model, self.selectionModel(), thumbnails)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(40)
        self.setItemDelegate(RowDelegate(thumbnails, self))
        # However many rows there are, only those in sight are painted: no row is looked for.
        thumbnails.ready.connect(self.viewport().update)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected results out."""
        self.acts.drag(self, actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.acts.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.acts.release(event):
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sign = self._button_at(event.position())
        match = self._results.match_at(self.indexAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and sign:
            self.acts.marked.emit((match,), sign)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._button_at(event.position()):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._button_at(event.position()):
            self.mousePressEvent(event)  # two quick clicks are two clicks
        else:
            super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sign = self._button_at(QPointF(event.pos()))
            if sign:
                tips = {1: self.tr("More like this (+)"), -1: self.tr("Less like this (−)")}
                QToolTip.showText(event.globalPos(), tips[sign], self)
                return True
        return super().viewportEvent(event)

    def _button_at(self, at: QPointF) -> int:
        """+1 or -1 when there is a button of a row at this place, else 0."""
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return 0
        boxes = button_boxes(QRectF(self.visualRect(index)))
        return next((sign for sign, box in boxes.items() if box.contains(at)), 0)
