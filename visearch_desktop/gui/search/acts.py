"""What can be done with the selected results, the same in the list of cards and in the table: keys, menu, dragging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.thumbnails import Thumbnails

CARRIED = 96
"""Longest side of the picture under a drag, in pixels."""


class Acts(QObject):
    """Enter opens, Space blinks; the menu says the other keys. What is asked for goes out as signals."""

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
    view_wanted = Signal()

    def __init__(self, model: ResultModel, chosen: QItemSelectionModel, thumbnails: Thumbnails) -> None:
        super().__init__(chosen)
        self._model, self._chosen, self._thumbnails = model, chosen, thumbnails

    @property
    def current(self) -> Match | None:
        """The match that has the keyboard."""
        return self._model.match_at(self._chosen.currentIndex())

    @property
    def count(self) -> int:
        """How many matches are selected; the parts of a selection are few, its rows many."""
        return sum(len(part) for part in self._parts())

    @property
    def selected(self) -> tuple[Match, ...]:
        """The selected matches, in the order in which they are shown."""
        matches = self._model.matches
        return tuple(matches[row] for row in self._rows())

    def _rows(self) -> list[int]:
        return sorted(row for part in self._parts() for row in part)

    def _parts(self) -> list[range]:
        parts = self._chosen.selection()
        first = (parts.at(number) for number in range(parts.count()))
        return [range(part.top(), part.bottom() + 1) for part in first if part.left() == 0]

    def mark(self, sign: int) -> None:
        """Mark the selected results: +1 for more like them, -1 for less."""
        if self.selected:
            self.marked.emit(self.selected, sign)

    def search_with(self) -> None:
        """Search with the current result."""
        if self.current is not None:
            self.searched.emit(self.current)

    def find_similar(self) -> None:
        """Show products like the current result."""
        if self.current is not None:
            self.similar.emit(self.current)

    def copy_skus(self) -> None:
        """Copy the SKUs of the selected results."""
        self.skus_wanted.emit(self.selected)

    def copy_rows(self) -> None:
        """Copy the selected results as rows of a spreadsheet."""
        self.rows_wanted.emit(self.selected)

    def copy_picture(self) -> None:
        """Copy the photo of the current result as a picture."""
        if self.current is not None:
            self.picture_wanted.emit(self.current)

    def compare(self) -> None:
        """Compare the selected results one after the other."""
        if self.count:
            self.compared.emit()

    def drag(self, view: QWidget, actions: Qt.DropAction) -> None:
        """Drag the selected results out as files, under the picture of the one that is held."""
        drag = QDrag(view)
        drag.setMimeData(self._model.mimeData([self._model.index(row, 0) for row in self._rows()]))
        held = self.current
        small = self._thumbnails.pixmap(held.content, CARRIED) if held is not None else None
        if small is not None and not small.isNull():
            drag.setPixmap(small)
        drag.exec(actions)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False leaves it to the view: arrows, Page Up, Home."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        plain = held == Qt.KeyboardModifier.NoModifier
        act = self._meant().get(keymap().meant("results", event)) if plain else None
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Space:
            self.blinked.emit(True)
        elif event.key() == Qt.Key.Key_Escape or (not plain and not event.matches(QKeySequence.StandardKey.SelectAll)):
            event.ignore()  # shortcuts of the page
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """The end of blinking; False leaves the key to the view."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self.blinked.emit(False)
        return True

    def _meant(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_Plus: lambda: self.mark(1),
            Qt.Key.Key_Equal: lambda: self.mark(1),
            Qt.Key.Key_Minus: lambda: self.mark(-1),
            Qt.Key.Key_S: self.search_with,
            Qt.Key.Key_R: self.find_similar,
            Qt.Key.Key_C: self.compare,
            Qt.Key.Key_Y: self.explained.emit,
            Qt.Key.Key_V: self.view_wanted.emit,
        }

    def menu(self, owner: QWidget) -> QMenu:
        """What can be done with the selected results."""
        menu, number = QMenu(owner), self.count
        several = number > 1
        menu.addAction(self.tr("More like this\t+"), lambda: self.mark(1))
        menu.addAction(self.tr("Less like this\t−"), lambda: self.mark(-1))
        menu.addSeparator()
        menu.addAction(self.tr("Search with this result\tS"), self.search_with)
        menu.addAction(self.tr("Similar products\tR"), self.find_similar)
        compare = self.tr("Compare the {} selected\tC").format(number)
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
