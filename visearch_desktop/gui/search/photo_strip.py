"""The photos of the query as cards in a row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QSizePolicy, QWidget

from visearch_desktop.core.queries import Crop, QueryPhoto
from visearch_desktop.gui.keyboard import tips
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.search.card_delegate import CARD, CardDelegate
from visearch_desktop.gui.search.draft import WEIGHTS, Draft
from visearch_desktop.gui.search.photo_model import PhotoModel, times

SHOWN = 7
"""Cards shown at most; the others are scrolled to."""


class PhotoStrip(QListView):
    """Cards with keys and a menu: what is done to a photo is told to the draft.

    `picked` says that another photo is the current one, `part_wanted` that a part of it is to be searched.
    """

    picked = Signal(int)
    part_wanted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.cards = PhotoModel(draft, self)
        self.setObjectName("querystrip")
        self.setAccessibleName(self.tr("Photos searched with"))
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(CARD + 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self.part_wanted)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.cards.modelReset.connect(self._refill)

    @property
    def row(self) -> int:
        """The row of the current photo; -1 when there is none."""
        return self.currentIndex().row()

    @property
    def photo(self) -> QueryPhoto | None:
        """The current photo."""
        return self.cards.photo_at(self.currentIndex())

    def pick(self, row: int) -> None:
        """Make a photo the current one."""
        self.setCurrentIndex(self.cards.index(row))

    def sizeHint(self) -> QSize:
        return QSize(min(self.cards.rowCount(), SHOWN) * CARD + 2, CARD + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.cards.rowCount(), 2) * CARD + 2, CARD + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts().get(keymap().meant("cards", event))
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if self.row >= 0 and act is not None and held == Qt.KeyboardModifier.NoModifier:
            act()
        elif held != Qt.KeyboardModifier.NoModifier or event.key() == Qt.Key.Key_Escape:
            event.ignore()  # shortcuts of the page
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """What can be done to the current photo."""
        menu = QMenu(self)
        row, photo = self.row, self.photo
        if photo is None:
            return menu
        menu.addAction(self.tr("Search a part of it…\tEnter"), self.part_wanted.emit)
        product = menu.addAction(self.tr("Search the product without its background"))
        product.setCheckable(True)
        product.setChecked(photo.crop is Crop.PRODUCT)
        product.toggled.connect(lambda on: self._draft.crop(row, Crop.PRODUCT if on else Crop.WHOLE))
        if len(self._draft.photos) > 1:
            menu.addSeparator()
            for weight in WEIGHTS:
                one = menu.addAction(self.tr("Counts {}").format(times(weight)))
                one.setCheckable(True)
                one.setChecked(weight == photo.weight)
                one.triggered.connect(lambda _on, weight=weight: self._draft.weigh(row, weight))
            unwanted = menu.addAction(self.tr("Not this\tN"))
            unwanted.setCheckable(True)
            unwanted.setChecked(photo.unwanted)
            unwanted.setEnabled(self.may_refuse(row))
            unwanted.triggered.connect(lambda on: self._draft.refuse(row, on))
        menu.addSeparator()
        menu.addAction(self.tr("Take it out\tDel"), lambda: self._draft.remove(row))
        tips.tell_menu(menu, keymap(), {"cards"})
        return menu

    def may_refuse(self, row: int) -> bool:
        """Whether a photo may become "not this": another one must say what is looked for."""
        photos = self._draft.photos
        wanted = [one for one in photos if not one.unwanted]
        return 0 <= row < len(photos) and (photos[row].unwanted or len(wanted) > 1)

    def _acts(self) -> dict[Qt.Key, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Delete: self._remove,
            key.Key_Backspace: self._remove,
            key.Key_Return: self.part_wanted.emit,
            key.Key_Enter: self.part_wanted.emit,
            key.Key_N: self._refuse,
            key.Key_Plus: lambda: self._step(1),
            key.Key_Equal: lambda: self._step(1),
            key.Key_Minus: lambda: self._step(-1),
        }

    def _remove(self) -> None:
        self._draft.remove(self.row)

    def _refuse(self) -> None:
        if len(self._draft.photos) > 1 and self.photo is not None and self.may_refuse(self.row):
            self._draft.refuse(self.row, not self.photo.unwanted)

    def _step(self, by: int) -> None:
        if self.photo is None or len(self._draft.photos) < 2:
            return
        at = WEIGHTS.index(self.photo.weight) if self.photo.weight in WEIGHTS else 1
        self._draft.weigh(self.row, WEIGHTS[min(len(WEIGHTS) - 1, max(0, at + by))])

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        spot = self.indexAt(at)
        if spot.isValid():
            self.setCurrentIndex(spot)
        if self.row >= 0:
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(at))

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(current.row())

    @Slot()
    def _refill(self) -> None:
        self.updateGeometry()
        if self.cards.rowCount():
            self.pick(0)
