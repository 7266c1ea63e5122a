"""The compare view with its buttons and its workers: what pages put into their layout, and what fills the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import tasks, theme
from visearch_desktop.gui.compare import keys
from visearch_desktop.gui.compare.full_screen import FullScreen
from visearch_desktop.gui.compare.tools import CompareTools
from visearch_desktop.gui.compare.view import CompareView, Mode
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.keyboard.keyed import Hint
from visearch_desktop.gui.tasks import Piece

SIDE = 1600
"""Longest side of the pictures at first: sharp on a large screen, decoded within a tenth of a second."""
CLOSE = 4800
"""Longest side of the pictures once one looks closely: 70 MB at most."""


class ComparePane(QWidget):
    """Two photos and the ways to compare them.

    Captions and evidence are said to `view`; `load` reads the photos. `loaded` says of a side, 0 or 1, whether its
    photo could be read.
    """

    loaded = Signal(int, bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._coarse: list[Piece | None] = [None, None]  # what is shown with fewer pixels than it has
        self._said = ""
        self._hints: tuple[Hint, ...] = ()
        self._lists: list[QWidget] = []
        self.full: FullScreen | None = None
        self.view = CompareView()
        self.tools = CompareTools(self.view)
        self._stage = QWidget()
        stage = QVBoxLayout(self._stage)
        stage.setContentsMargins(0, 0, 0, 0)
        stage.setSpacing(theme.S)
        stage.addWidget(self.view, 1)
        stage.addWidget(self.tools)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self._stage)
        self.view.full_screen_wanted.connect(self.fill_screen)
        self.view.difference_wanted.connect(self._make_difference)
        self.view.zoomed.connect(self._look_closer)

    def load(self, side: int, piece: Piece | None) -> None:
        """Read the photo of a side and show it; None reads nothing, and stops what is being read."""
        self._coarse[side] = None
        self._desk.reading_lane.cancel(self._key(side))
        if piece is not None:
            self._read(side, piece, SIDE, self._take)

    def listen_in(self, widget: QWidget, *, zoom: str = "", reminders: Sequence[Hint] = ()) -> None:
        """Let the keys of the view work while `widget`, such as a list beside it, has the focus; see `keys`.

        On the full screen its keys work as well, and `reminders` names the most important of them.
        """
        self._lists.append(widget)
        self._hints = tuple(reminders)
        keys.listen_in(widget, self.view, zoom=zoom)

    def say(self, words: str) -> None:
        """Say what the pair is, for the full screen: there the page that says it is not seen."""
        self._said = words
        if self.full is not None:
            self.full.said.setText(words)

    @Slot()
    def fill_screen(self) -> None:
        """Show the photos on the whole screen; from there, go back."""
        if self.full is not None:
            self.full.close()
            return
        self.full = made = FullScreen(self, self._hints)
        made.left.connect(self._take_back)
        made.said.setText(self._said)
        made.borrow(self._stage, next((one for one in self._lists if one.isVisible()), None))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave_screen(self) -> None:
        """Go back to the page, where something is to be seen or there is nothing more to compare."""
        if self.full is not None:
            self.full.close()

    @Slot()
    def _take_back(self) -> None:
        self.full = None
        self.view.blink(False)
        self._page.addWidget(self._stage)
        self._stage.show()

    def _read(self, side: int, piece: Piece, most: int, take: Callable[..., None]) -> None:
        job = Job(partial(tasks.pictures, (piece,), most), key=self._key(side))
        job.succeeded.connect(partial(take, side, piece))
        self._desk.reading_lane.submit(job)

    def _take(self, side: int, piece: Piece, images: tuple[QImage | None, ...]) -> None:
        image = images[0]
        if image is not None and max(image.width(), image.height()) >= SIDE:
            self._coarse[side] = piece
        self.view.set_picture(side, image)
        self.loaded.emit(side, image is not None)

    def _take_close(self, side: int, _piece: Piece, images: tuple[QImage | None, ...]) -> None:
        if images[0] is not None:
            self.view.set_picture(side, images[0])

    @Slot(float)
    def _look_closer(self, zoom: float) -> None:
        if self.view.mode is Mode.DIFFERENCE:
            return  # a heat picture has no more pixels to show
        for side, piece in enumerate(self._coarse):
            if piece is not None and zoom > 1.0 and self.view.scale(side) > 0.999:  # one to one, rounded
                self._coarse[side] = None
                self._read(side, piece, CLOSE, self._take_close)

    @Slot(int)
    def _make_difference(self, pair: int) -> None:
        sources = self.view.difference_sources()
        if sources is None:
            return
        job = Job(partial(tasks.difference, *sources), key=f"difference {id(self)}")
        job.succeeded.connect(partial(self.view.set_difference, pair))
        job.failed.connect(lambda _error: self.view.set_difference(pair, None))
        self._desk.reading_lane.submit(job)

    def _key(self, side: int) -> str:
        return f"compare {id(self)} {side}"
