"""The searches before, to go back to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui import tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search.draft import Draft, piece_of, plain
from visearch_desktop.gui.search.drop_zone import RECENT, Recent
from visearch_desktop.gui.search.photo_model import PhotoModel, short_name

THUMBNAIL = 128


class Past(QObject):
    """Reads the pictures of the query's photos, and remembers the queries that were answered."""

    changed = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, cards: PhotoModel) -> None:
        super().__init__()
        self._desk, self._draft, self._cards = desk, draft, cards
        self._recent: list[Recent] = []
        draft.changed.connect(self._read_pictures)

    @property
    def recent(self) -> tuple[Recent, ...]:
        """The queries of this run of the program, newest first."""
        return tuple(self._recent)

    def remember(self, query: Query) -> None:
        """A query was answered."""
        entry = Recent(query, name_of(query), self._thumbnail(query))
        others = (one for one in self._recent if not _same_search(one.query, query))
        self._recent = [entry, *others][:RECENT]
        self.changed.emit(self.recent)

    @Slot(object)
    def recall(self, recent: Recent) -> None:
        """Ask a query again."""
        self._draft.start(recent.query)

    def _thumbnail(self, query: Query) -> QImage | None:
        picture = self._cards.picture(query.photos[0]) if query.photos else None
        return picture.toImage() if picture is not None and not picture.isNull() else None

    @Slot()
    def _read_pictures(self) -> None:
        unread = self._cards.unread
        if unread:
            job = Job(partial(tasks.pictures, [piece_of(one) for one in unread], THUMBNAIL), key="query-thumbnails")
            job.succeeded.connect(partial(self._take_pictures, unread))
            self._desk.reading_lane.submit(job)

    def _take_pictures(self, photos: tuple[QueryPhoto, ...], pictures: tuple[QImage | None, ...]) -> None:
        self._cards.take_pictures(dict(zip(photos, pictures, strict=True)))
        unreadable = {plain(photo) for photo, image in zip(photos, pictures, strict=True) if image is None}
        kept = [one for one in self._recent if not one.query.photos or plain(one.query.photos[0]) not in unreadable]
        self._recent = [Recent(one.query, one.name, one.thumbnail or self._thumbnail(one.query)) for one in kept]
        self.changed.emit(self.recent)


def name_of(query: Query) -> str:
    """A query in a few words."""
    parts = [short_name(query.photos[0])] if query.photos else []
    parts += [f"“{query.text.strip()}”"] if query.text.strip() else []
    parts += [f"{one.column}: {one.value}" if one.value else one.column for one in query.where[:2]]
    return " · ".join(part for part in parts if part)


def _same_search(one: Query, other: Query) -> bool:
    """Whether one is the other refined: that is one entry."""
    if one.photos or other.photos:
        return [plain(photo) for photo in one.photos] == [plain(photo) for photo in other.photos]
    return one.text.strip().startswith(other.text.strip()) or other.text.strip().startswith(one.text.strip())
