"""Where a part of a query photo is chosen, beside the results that follow it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.core.queries import Box, Crop, QueryPhoto
from visearch_desktop.gui import controls, tasks, theme
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search.draft import Draft, piece_of, plain
from visearch_desktop.gui.search.part_canvas import PartCanvas
from visearch_desktop.gui.search.photo_model import short_name

SIDE = 1600


class PartEditor(QWidget):
    """The current photo, large, with a box. The search follows when the box is released."""

    left = Signal()

    def __init__(self, desk: Desk, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._draft = desk, draft
        self._row = -1
        self._photo: QueryPhoto | None = None
        self._title = controls.Elided("", "title")
        self._advice = controls.text(
            self.tr("Drag a box around what you are looking for; the results follow when you let go."), "muted"
        )
        self.canvas = PartCanvas()
        self.whole = controls.button(
            self.tr("Whole photo"), "whole", tip=self.tr("Take the box away and search with the whole photo (Esc)")
        )
        self.done = controls.button(
            self.tr("Done"), "check", kind="primary", tip=self.tr("Back to the compared photos (Esc)")
        )
        self._lay_out()
        self.canvas.boxed.connect(self._take_box)
        self.whole.clicked.connect(self._search_whole)
        self.done.clicked.connect(self.left)
        draft.changed.connect(self._follow)

    @property
    def row(self) -> int:
        """Which photo of the query is shown; -1 when none is."""
        return self._row

    def edit(self, row: int) -> None:
        """Show a photo of the query."""
        photo = self._draft.photos[row]
        self._row = row
        self._title.setText(self.tr("Search a part of {}").format(short_name(photo)))
        if self._photo is None or plain(photo) != plain(self._photo):
            self.canvas.show_picture(None, self.tr("Loading…"))
            job = Job(partial(tasks.pictures, (piece_of(photo),), SIDE), key="part")
            job.succeeded.connect(partial(self._take_picture, photo))
            self._desk.reading_lane.submit(job)
        self._photo = photo
        self.canvas.show_box(photo.box if photo.crop is Crop.BOX else None)
        self._show_state()

    def leave(self) -> None:
        """Forget the photo."""
        self._row, self._photo = -1, None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _take_box(self, box: Box | None) -> None:
        if self._row < 0:
            return
        if box is None:
            self._draft.drop_box(self._row)
        else:
            self._draft.crop(self._row, Crop.BOX, box)

    @Slot()
    def _search_whole(self) -> None:
        self._draft.drop_box(self._row)
        self.canvas.setFocus()

    @Slot()
    def _follow(self) -> None:
        if self._row < 0 or self._photo is None:
            return
        photos = self._draft.photos
        if self._row < len(photos) and plain(photos[self._row]) == plain(self._photo):
            self.edit(self._row)
        else:
            self.left.emit()  # the photo has been taken out

    def _show_state(self) -> None:
        self.whole.setEnabled(self.canvas.box is not None)

    def _take_picture(self, photo: QueryPhoto, images: tuple[QImage | None, ...]) -> None:
        if self._photo is not None and plain(photo) == plain(self._photo):
            self.canvas.show_picture(images[0], self.tr("This photo cannot be shown"))

    def _lay_out(self) -> None:
        keys = controls.line(
            self.tr("Enter: a box in the middle · arrows: move · Shift+arrows: size · Esc: no box"), "caption"
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        page.addWidget(self._title)
        page.addWidget(self._advice)
        page.addWidget(self.canvas, 1)
        page.addWidget(keys)
        page.addLayout(controls.row(self.whole, None, self.done))
