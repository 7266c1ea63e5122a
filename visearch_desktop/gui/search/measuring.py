"""How large the photos of the results are, read by a worker once the table is looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search import tasks
from visearch_desktop.gui.search.results import Results


class Measuring(QObject):
    """Asks for what the table lacks; the cards do not say it."""

    def __init__(self, desk: Desk, results: Results) -> None:
        super().__init__(results)
        self._desk, self._results = desk, results
        results.views.changed.connect(self._ask)
        for more in (results.model.modelReset, results.model.rowsInserted):
            more.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        missing = self._results.model.unmeasured
        if missing and self._results.views.tabled and self._desk.workspace is not None:
            job = Job(partial(tasks.measures, self._desk.workspace, missing), key="measures")
            job.succeeded.connect(self._results.model.take_measures)
            self._desk.reading_lane.submit(job)
