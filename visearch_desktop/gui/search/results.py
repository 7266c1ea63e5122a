"""The result list: keys, selection, and the states in which there is no list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Answer, Match
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.photo_delegate import PhotoDelegate
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.thumbnails import Thumbnails


class ResultList(QListView):
    """Ranked SKUs. Arrows move, Enter opens, Space blinks, Ctrl+C copies the SKU."""

    opened = Signal()
    blinked = Signal(bool)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalScrollBar().setSingleStep(40)
        self.setItemDelegate(PhotoDelegate(thumbnails, self))
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.blinked.emit(True)
        elif event.key() == Qt.Key.Key_Escape or not plain:
            event.ignore()  # shortcuts of the page
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.blinked.emit(False)
        else:
            super().keyReleaseEvent(event)


class Results(QStackedWidget):
    """The list, or one of: searching, nothing found, the photo could not be read."""

    chosen = Signal(object)
    unfilter = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultModel(self)
        self.list = ResultList(thumbnails)
        self.list.setModel(self.model)
        self._head = controls.line("", "caption")
        self._headline = controls.text("", "heading")
        self._words = controls.text("", "muted")
        self._unfilter = controls.button(self.tr("Remove the text filter"))
        self.addWidget(self._list_side())
        self.addWidget(self._message_side())
        thumbnails.ready.connect(self.model.repaint)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._unfilter.clicked.connect(self.unfilter)

    @property
    def message(self) -> str:
        """The headline shown in place of a list; empty when there is a list."""
        return self._headline.text() if self.currentIndex() == 1 else ""

    def clear(self) -> None:
        """Forget the matches: they are of a catalog that is not open any more."""
        self.model.show_matches(())

    def show_searching(self, photos: int) -> None:
        """The search runs."""
        self.model.show_matches(())
        self._say(self.tr("Searching…"), wording.tr("among {}").format(wording.photos(photos)) if photos else "")

    def show_answer(self, answer: Answer, words: str, pending: int = 0) -> None:
        """Show what was found.

        Args:
            answer: what the core says.
            words: the text filter.
            pending: photos of the catalog that could not be found because they are not indexed yet.
        """
        missing = self.tr("{} not indexed yet").format(wording.photos(pending)) if pending else ""
        self.model.show_matches(answer.matches)
        if answer.matches:
            found = (
                self.tr("1 SKU")
                if len(answer.matches) == 1
                else self.tr("{} SKUs").format(wording.count(len(answer.matches)))
            )
            head = self.tr("{}, most similar first").format(found)
            self._head.setText(" · ".join(part for part in (head, missing) if part))
            self.setCurrentIndex(0)
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        elif missing:
            advice = self.tr("Nothing among the photos indexed so far; {}. Continue on the Catalog page.")
            self._say(self.tr("No match yet"), advice.format(missing), filtered=bool(words))
        elif words:
            self._say(
                self.tr("No match with “{}”").format(words),
                self.tr("Nothing among the similar products has these words in its SKU, title or attributes."),
                filtered=True,
            )
        else:
            self._say(self.tr("No match"), self.tr("Nothing in this catalog looks like this photo."))

    def show_unreadable(self) -> None:
        """The query could not be read; the notice says why."""
        self.model.show_matches(())
        self._say(self.tr("Nothing was searched"), self.tr("Drop another photo to search."))

    def _say(self, headline: str, words: str, *, filtered: bool = False) -> None:
        self._headline.setText(headline)
        self._words.setText(words)
        self._unfilter.setVisible(filtered)
        self.setCurrentIndex(1)
        self.chosen.emit(None)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        match: Match | None = self.model.match_at(current)
        if match is not None:
            self.chosen.emit(match)

    def _list_side(self) -> QWidget:
        side = QWidget()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(theme.S, 0, 0, 0)
        inside.setSpacing(theme.XS)
        head = controls.row(self._head, None, controls.line(self.tr("Similarity"), "caption"))
        head.setContentsMargins(theme.S, theme.XS, theme.XL, 0)
        controls.fill(inside, head, self.list)
        return side

    def _message_side(self) -> QWidget:
        side = QFrame()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self._headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        controls.fill(
            inside, None, self._headline, self._words, theme.S, controls.row(None, self._unfilter, None), None
        )
        return side
