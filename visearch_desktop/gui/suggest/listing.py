"""The list of suggestions and its keys: everything a review needs without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.suggest.delegate import CARD, SuggestionDelegate
from visearch_desktop.gui.suggest.model import SuggestionModel
from visearch_desktop.gui.thumbnails import Thumbnails


class SuggestionList(QListView):
    """A or Enter accepts, D or Delete dismisses what is selected, Z takes back; arrows stay Qt's."""

    said = Signal(bool)
    """Whether what is selected is accepted."""

    undone = Signal()

    def __init__(self, model: SuggestionModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().setSingleStep(CARD // 3)
        self.setModel(model)
        self.setItemDelegate(SuggestionDelegate(thumbnails, self))
        thumbnails.ready.connect(self.viewport().update)  # only what is seen is painted

    @property
    def chosen(self) -> list[int]:
        """The selected rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = keymap().meant("suggest", event), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        accept = (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not held and key in (*accept, Qt.Key.Key_D, Qt.Key.Key_Delete):
            if not event.isAutoRepeat():  # a held key answers one, not fifty
                self.said.emit(key in accept)
        elif key == Qt.Key.Key_Z and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are answers here, never a search."""
