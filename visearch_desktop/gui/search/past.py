"""The searches before and the saved ones: kept with the catalog, listed, opened, renamed, removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui import tasks as pictures
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.search import tasks
from visearch_desktop.gui.search.card_pictures import THUMBNAIL
from visearch_desktop.gui.search.draft import piece_of, plain
from visearch_desktop.gui.search.past_model import Entry
from visearch_desktop.gui.search.recent_strip import RECENT

SETTLED_MS = 1500
"""A query that stays for so long is worth remembering; one that is still being changed is not."""

Entries = tuple[Entry, ...]


class Past(QObject):
    """Keeps queries with the catalog and lists them with a small picture each.

    `changed` says that the lists are others, `failed` why something could not be kept.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._saved: Entries = ()
        self._recent: Entries = ()
        self._thumbnails: dict[QueryPhoto, QImage | None] = {}
        self._listed = False
        self._waiting: Query | None = None
        self._newest: tuple[Query, int] | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self.flush)
        desk.info_changed.connect(self.load)
        desk.catalog_changed.connect(self._forget)

    @property
    def recent(self) -> Entries:
        """The queries before, newest first."""
        return tuple(map(self._with_picture, self._recent))

    @property
    def saved(self) -> Entries:
        """The queries that were given a name, by name."""
        return tuple(map(self._with_picture, self._saved))

    def remember(self, query: Query) -> None:
        """A query was answered: it is remembered when it settles, or when something else is asked."""
        if self._waiting is not None and not _refines(query, self._waiting):
            self.flush()
        self._waiting = query
        self._settling.start()

    @Slot()
    def flush(self) -> None:
        """Remember what waits."""
        query, self._waiting = self._waiting, None
        self._settling.stop()
        if query is None:
            return
        instead = self._newest[1] if self._newest is not None and _refines(query, self._newest[0]) else 0
        self._newest = query, 0
        workspace = self._desk.workspace
        if workspace is not None:
            self._keep(partial(tasks.remember, workspace, query, instead))

    def save(self, name: str, query: Query) -> None:
        """Keep a query under a name."""
        if self._desk.workspace is not None:
            self._keep(partial(tasks.save, self._desk.workspace, name, query))

    def rename(self, entry: Entry, name: str) -> None:
        """Give a saved query another name."""
        if self._desk.workspace is not None:
            self._keep(partial(tasks.rename, self._desk.workspace, entry.key, name))

    def remove(self, entry: Entry) -> None:
        """Forget a query."""
        if self._desk.workspace is not None:
            self._keep(partial(tasks.forget, self._desk.workspace, entry.key))

    @Slot()
    def load(self) -> None:
        """List what the catalog keeps."""
        if self._desk.workspace is None:
            return
        job = Job(partial(tasks.past, self._desk.workspace), key="past")
        job.succeeded.connect(self._take)
        job.failed.connect(self.failed)
        self._desk.reading_lane.submit(job)

    def _keep(self, work: Callable[[], object]) -> None:
        job = LastingJob(work)
        job.failed.connect(self.failed)
        job.ended.connect(self.load)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take(self, lists: tuple[Entries, Entries]) -> None:
        self._saved, self._recent = lists
        if self._newest is not None and self._recent:
            self._newest = self._newest[0], self._recent[0].key
        self._read_thumbnails()
        self.changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._saved, self._recent, self._newest, self._waiting = (), (), None, None
        self._settling.stop()
        self.changed.emit()

    def _with_picture(self, entry: Entry) -> Entry:
        if not entry.query.photos:
            return entry
        return replace(entry, thumbnail=self._thumbnails.get(plain(entry.query.photos[0])))

    def read_all(self) -> None:
        """Have small pictures of all searches from now on: their list is opened. Until then only cards show any."""
        self._listed = True
        self._read_thumbnails()

    def _read_thumbnails(self) -> None:
        shown = (*self._saved, *self._recent) if self._listed else self._recent[:RECENT]
        firsts = {plain(one.query.photos[0]) for one in shown if one.query.photos}
        photos = tuple(firsts - self._thumbnails.keys())
        if photos:
            pieces = [piece_of(one) for one in photos]
            job = Job(partial(pictures.pictures, pieces, THUMBNAIL), key="past-thumbnails")
            job.succeeded.connect(partial(self._take_thumbnails, photos))
            self._desk.reading_lane.submit(job)

    def _take_thumbnails(self, photos: tuple[QueryPhoto, ...], images: tuple[QImage | None, ...]) -> None:
        self._thumbnails |= dict(zip(photos, images, strict=True))
        self.changed.emit()


def _refines(query: Query, before: Query) -> bool:
    """Whether a query is another one refined: of the same photos, or of words that go on."""
    if query.photos or before.photos:
        return [plain(photo) for photo in query.photos] == [plain(photo) for photo in before.photos]
    now, then = query.text.strip(), before.text.strip()
    return bool(now and then) and (now.startswith(then) or then.startswith(now))
