"""The list of groups and its keys: everything a review needs without a mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from visearch_desktop.core.findings import Verdict
from visearch_desktop.gui.audit.group_delegate import CARD, GroupDelegate
from visearch_desktop.gui.audit.group_model import CARD_ROLE, GroupModel
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.thumbnails import Thumbnails

VERDICT_KEYS = {
    Qt.Key.Key_D: Verdict.DUPLICATE,
    Qt.Key.Key_V: Verdict.VARIANT,
    Qt.Key.Key_N: Verdict.DISTINCT,
    Qt.Key.Key_S: Verdict.SAME_SET,
}


class GroupList(QListView):
    """Groups as cards. Keys that are no verdict stay Qt's: arrows up and down, Page Up, Home."""

    judged = Signal(object, bool)
    """A verdict, and whether it is about the compared pair only."""

    kept = Signal(int)
    stepped = Signal(int)
    undone = Signal()
    redone = Signal()
    opened = Signal()
    blinked = Signal(bool)
    picked = Signal(int)

    def __init__(self, model: GroupModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Groups"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(CARD // 3)
        self._painter = GroupDelegate(thumbnails, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.doubleClicked.connect(self.opened)
        thumbnails.ready.connect(self.viewport().update)  # however many rows there are, only what is seen is painted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held and not shift:
            event.ignore()  # shortcuts of the page
        elif self._take(keymap().meant("audit", event), shift, event.isAutoRepeat()):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.blinked.emit(False)
        else:
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if index.isValid():
            place = self._painter.member_at(self.visualRect(index), index.data(CARD_ROLE), spot)
            if place is not None:
                self.picked.emit(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are verdicts here, never a search."""

    def _take(self, key: int, shift: bool, repeated: bool) -> bool:
        """Do what a key stands for; False when it stands for nothing. A held key judges one group, not fifty."""
        plain = {
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_Y: self.redone.emit,
        }
        if key in VERDICT_KEYS:
            if not repeated:
                self.judged.emit(VERDICT_KEYS[Qt.Key(key)], shift)
        elif key == Qt.Key.Key_Z:
            (self.redone if shift else self.undone).emit()
        elif key == Qt.Key.Key_Space:
            if not repeated:
                self.blinked.emit(True)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_K or (Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not shift):
            self.kept.emit(-1 if key == Qt.Key.Key_K else key - Qt.Key.Key_1)
        elif key in plain and not shift:
            plain[Qt.Key(key)]()
        else:
            return False
        return True

    def choose(self, index: QModelIndex) -> None:
        """Select a group and bring it into view, with the one below it."""
        self.setCurrentIndex(index)
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self.scrollTo(below)
        self.scrollTo(index)
