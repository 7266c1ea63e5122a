"""What is dropped, pasted, chosen or grabbed, made into photos of a query, or into a sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui import wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.drops import Drop, instead
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.search import tasks
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.tasks import Piece

MOST_PHOTOS = 8
"""Photos of one query, as many as the core takes (`search.MOST_PHOTOS`, which is imported in workers only)."""


class Intake(QObject):
    """Feeds the draft. `batch_wanted` hands many photos on to where many products are checked at once."""

    taken = Signal()
    batch_wanted = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, notices: NoticeBar) -> None:
        super().__init__(draft)
        self._desk, self._draft, self._notices = desk, draft, notices

    def take_drop(self, drop: Drop, *, add: bool = False) -> None:
        """Search what was dropped or pasted, or add it to the query; or say why that is impossible."""
        if drop.pieces:
            name = self.tr("Picture from the browser") if drop.web else self.tr("Clipboard picture")
            self.take(drop.pieces, name=name, add=add)
            return
        self.taken.emit()
        if drop.web:
            self._warn(
                self.tr("Only the address of the picture has come, and ViSearch Desktop works offline."),
                self.tr("In the browser, right-click the picture, choose “Copy image”, and press Ctrl+V here."),
            )
        elif drop.others:
            self._warn(self.tr("“{}” is not a photo.").format(drop.others[0].name), instead(drop.others[0]))
        else:
            self._warn(self.tr("There is no picture in what you pasted."), self.tr("Copy a picture first."))

    def take(self, pieces: Sequence[Piece], *, name: str = "", add: bool = False) -> None:
        """Search with `pieces`, or add them to the photos searched with."""
        if not pieces:
            return
        self.taken.emit()
        self._notices.clear()
        if all(isinstance(piece, Path) for piece in pieces):
            self._put(add, tasks.as_photos(pieces, name))
            return
        job = Job(partial(tasks.as_photos, tuple(pieces), name or self.tr("Clipboard picture")), key="intake")
        job.succeeded.connect(partial(self._put, add))
        self._desk.reading_lane.submit(job)

    def _put(self, add: bool, photos: tuple[QueryPhoto, ...]) -> None:
        there = len(self._draft.photos) if add else 0
        room = max(0, MOST_PHOTOS - there)
        if add:
            self._add(photos[:room])
        else:
            self._draft.start(Query(photos[:room], where=self._draft.query.where))
        if len(photos) > room:
            self._say_too_many(photos, there + len(photos))

    def _add(self, photos: tuple[QueryPhoto, ...]) -> None:
        before = self._draft.photos
        self._draft.add(photos)
        if photos and self._draft.photos == before:
            self._notices.show_notice("info", self.tr("This photo is searched with already."))

    def _say_too_many(self, photos: tuple[QueryPhoto, ...], count: int) -> None:
        sentence = self.tr("A search takes up to {} photos of one product; the first {} of {} are searched with.")
        files = tuple(photo.path for photo in photos if photo.path is not None)
        action: tuple[str, Callable[[], None]] | None = None
        if len(files) == len(photos):
            action = (self.tr("Check as a batch"), partial(self.batch_wanted.emit, Drop(photos=files)))
        self._notices.show_notice(
            "warn",
            sentence.format(MOST_PHOTOS, MOST_PHOTOS, wording.count(count)),
            self.tr("If they show different products, check them as a batch: each is looked for by itself."),
            action,
        )

    def _warn(self, sentence: str, advice: str) -> None:
        self._notices.show_notice("warn", sentence, advice)
