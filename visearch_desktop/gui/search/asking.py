"""Runs the search that the draft asks for, each change in the place of the one before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.queries import Query
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search import tasks
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.search.photo_model import short_name


class Asking(QObject):
    """`began` and `answered` say whether it is another search (True) or the same one refined."""

    began = Signal(bool)
    answered = Signal(object, object, bool)
    added = Signal(object, object)
    failed = Signal(object)
    nothing_asked = Signal()
    not_ready = Signal()

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(draft)
        self._desk, self._draft = desk, draft
        self._afresh = True  # until an answer has come, all that is asked is new to who waits
        self._listed: Query | None = None  # what is listed, unless something else is being searched
        draft.changed.connect(self.ask)

    @property
    def ready(self) -> bool:
        """Whether there is something to search in."""
        info = self._desk.info
        return self._desk.workspace is not None and (info is None or info.photos > 0)

    @Slot(bool)
    def ask(self, afresh: bool = True) -> None:
        """Search with the draft as it is."""
        query = self._draft.query
        if not query:
            self.cancel()
            self.nothing_asked.emit()
            return
        workspace = self._desk.workspace
        if workspace is None or not self.ready:
            self.not_ready.emit()
            return
        self._afresh, self._listed = self._afresh or afresh, None
        self.began.emit(self._afresh)
        job = Job(partial(tasks.search, workspace, query), key="search")
        job.succeeded.connect(partial(self._take, query))
        job.failed.connect(self._fail)
        self._desk.search_lane.submit(job)

    @Slot(int)
    def ask_more(self, there: int) -> None:
        """List more of what is listed, of which so many rows are there; a search under way goes first."""
        query, workspace = self._listed, self._desk.workspace
        if workspace is None or query is None:
            return
        job = Job(partial(tasks.search, workspace, query, there), key="search")
        job.succeeded.connect(partial(self.added.emit, query))
        job.failed.connect(self._fail)
        self._desk.search_lane.submit(job)

    def cancel(self) -> None:
        """Stop what is being searched."""
        self._desk.search_lane.cancel("search")
        self._afresh, self._listed = True, None

    def _take(self, query: Query, answer: Answer) -> None:
        if answer.error is not None:
            name = f"“{short_name(query.photos[0])}”: " if query.photos else ""
            self._fail(VisearchError(f"{name}{answer.error}"))
            return
        afresh, self._afresh, self._listed = self._afresh, False, query
        self.answered.emit(query, answer, afresh)

    @Slot(object)
    def _fail(self, error: VisearchError) -> None:
        self._afresh, self._listed = True, None
        self.failed.emit(error)
