"""The list of results: its keys, its menu, and the buttons painted in its rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QToolTip, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.photo_delegate import MATCH_ROLE
from visearch_desktop.gui.search.row_delegate import RowDelegate, button_boxes
from visearch_desktop.gui.thumbnails import Thumbnails

CARRIED = 96
"""Longest side of the picture under a drag, in pixels."""


class ResultList(QListView):
    """Ranked SKUs. Arrows move, Shift selects several, Enter opens, Space blinks; the menu says the other keys."""

    opened = Signal()
    blinked = Signal(bool)
    marked = Signal(object, int)
    searched = Signal(object)
    similar = Signal(object)
    compared = Signal()
    skus_wanted = Signal(object)
    rows_wanted = Signal(object)
    picture_wanted = Signal(object)
    revealed = Signal()
    explained = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(40)
        self.setItemDelegate(RowDelegate(thumbnails, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self.opened)

    @property
    def selected(self) -> tuple[Match, ...]:
        """The selected matches, in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.model().index(row, 0).data(MATCH_ROLE) for row in rows)

    def mark(self, sign: int) -> None:
        """Mark the selected results: +1 for more like them, -1 for less."""
        if self.selected:
            self.marked.emit(self.selected, sign)

    def search_with(self) -> None:
        """Search with the current result."""
        match = self.currentIndex().data(MATCH_ROLE)
        if isinstance(match, Match):
            self.searched.emit(match)

    def find_similar(self) -> None:
        """Show products like the current result."""
        match = self.currentIndex().data(MATCH_ROLE)
        if isinstance(match, Match):
            self.similar.emit(match)

    def copy_skus(self) -> None:
        """Copy the SKUs of the selected results."""
        self.skus_wanted.emit(self.selected)

    def copy_rows(self) -> None:
        """Copy the selected results as rows of a spreadsheet."""
        self.rows_wanted.emit(self.selected)

    def copy_picture(self) -> None:
        """Copy the photo of the current result as a picture."""
        match = self.currentIndex().data(MATCH_ROLE)
        if isinstance(match, Match):
            self.picture_wanted.emit(match)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected results out as files, under the picture of the one that is held."""
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(self.selectedIndexes()))
        held = self.currentIndex().data(MATCH_ROLE)
        small = self._thumbnails.pixmap(held.content, CARRIED) if isinstance(held, Match) else None
        if small is not None and not small.isNull():
            drag.setPixmap(small)
        drag.exec(actions)

    def compare(self) -> None:
        """Compare the selected results one after the other."""
        if self.selected:
            self.compared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        plain = held == Qt.KeyboardModifier.NoModifier
        key = keymap().meant("results", event)
        acts = {
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_Plus: lambda: self.mark(1),
            Qt.Key.Key_Equal: lambda: self.mark(1),
            Qt.Key.Key_Minus: lambda: self.mark(-1),
            Qt.Key.Key_S: self.search_with,
            Qt.Key.Key_R: self.find_similar,
            Qt.Key.Key_C: self.compare,
            Qt.Key.Key_Y: self.explained.emit,
        }
        if plain and key in acts:
            acts[key]()
        elif key == Qt.Key.Key_Space:
            self.blinked.emit(True)
        elif key == Qt.Key.Key_Escape or (not plain and not event.matches(QKeySequence.StandardKey.SelectAll)):
            event.ignore()  # shortcuts of the page
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.blinked.emit(False)
        else:
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sign = self._button_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and sign:
            match = self.indexAt(event.position().toPoint()).data(MATCH_ROLE)
            self.marked.emit((match,), sign)
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

    def menu(self) -> QMenu:
        """What can be done with the selected results."""
        menu = QMenu(self)
        several = len(self.selected) > 1
        menu.addAction(self.tr("More like this\t+"), lambda: self.mark(1))
        menu.addAction(self.tr("Less like this\t−"), lambda: self.mark(-1))
        menu.addSeparator()
        menu.addAction(self.tr("Search with this result\tS"), self.search_with)
        menu.addAction(self.tr("Similar products\tR"), self.find_similar)
        compare = self.tr("Compare the {} selected\tC").format(len(self.selected))
        menu.addAction(compare if several else self.tr("Compare large\tC"), self.compare)
        menu.addAction(self.tr("Why this result?\tY"), self.explained.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Copy SKUs\tCtrl+C") if several else self.tr("Copy SKU\tCtrl+C"), self.copy_skus)
        rows = self.tr("Copy rows\tCtrl+Shift+C") if several else self.tr("Copy row\tCtrl+Shift+C")
        menu.addAction(rows, self.copy_rows)
        menu.addAction(self.tr("Copy picture"), self.copy_picture)
        menu.addAction(self.tr("Open the photo\tEnter"), self.opened.emit)
        menu.addAction(self.tr("Show in folder\tCtrl+Enter"), self.revealed.emit)
        return menu

    def _button_at(self, at: QPointF) -> int:
        """+1 or -1 when there is a button of a row at this place, else 0."""
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return 0
        boxes = button_boxes(QRectF(self.visualRect(index)))
        return next((sign for sign, box in boxes.items() if box.contains(at)), 0)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        if self.indexAt(at).isValid() or self.currentIndex().isValid():
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(at))
