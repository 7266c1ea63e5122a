"""The first search after a catalog was made: filled in, so that a first answer is there when the page is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot

from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search import tasks

if TYPE_CHECKING:
    from visearch_desktop.gui.search.page import SearchPage


class Example(QObject):
    """Searches with one of the catalog's own photos, and says so; what the user asks meanwhile goes first."""

    def __init__(self, desk: Desk, page: SearchPage) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._asked: Query | None = None
        self._wanted = False
        page.answered.connect(self._tell)
        page.installEventFilter(self)
        desk.catalog_changed.connect(self._forget)

    @Slot()
    def prepare(self) -> None:
        """Search when the Search page is shown next, unless something is asked by then."""
        self._wanted = True
        if self._page.isVisible():
            self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._wanted:
            self._ask()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._wanted = False
        if self._desk.workspace is not None and not self._page.query:
            job = Job(partial(tasks.example, self._desk.workspace), key="example")
            job.succeeded.connect(self._take)
            job.failed.connect(self._fail)
            self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take(self, photo: QueryPhoto | None) -> None:
        if photo is not None and not self._page.query:
            self._asked = Query((photo,))
            self._page.draft.start(self._asked)

    @Slot()
    def _forget(self) -> None:
        self._wanted, self._asked = False, None

    @Slot(object)
    def _fail(self, _error: VisearchError) -> None:
        """Nothing was asked for: the empty page says what to do."""

    @Slot(object)
    def _tell(self, _answer: Answer) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and asked == self._page.query:
            self._page.notices.show_notice(
                "info",
                self.tr("An example: “{}” from your catalog, cut and mirrored as a supplier might send it.").format(
                    asked.photos[0].name
                ),
                self.tr("Now drop a supplier’s photo on this window, or press Ctrl+V. Esc begins a new search."),
            )
