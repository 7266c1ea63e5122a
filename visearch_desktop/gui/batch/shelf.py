"""The lists of the Batch page: the batches checked before, the picture rules, the SKUs to link to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from visearch_desktop.gui.batch import tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job


class Shelf(QObject):
    """Reads them in the background and tells what came."""

    batches = Signal(object)
    profiles = Signal(object)
    skus = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def load(self) -> None:
        """Read the saved batches and the picture rules."""
        workspace = self._desk.workspace
        if workspace is not None:
            self._read(partial(tasks.saved, workspace), "batch-saved", self.batches)
            self._read(tasks.profiles, "batch-profiles", self.profiles)

    def load_skus(self) -> None:
        """Read the SKUs that items can be linked to."""
        workspace = self._desk.workspace
        if workspace is not None:
            self._read(partial(tasks.skus, workspace), "batch-skus", self.skus)

    def _read(self, work: Callable[[], Any], key: str, told: Any) -> None:
        job = Job(work, key=key)
        job.succeeded.connect(told)
        job.failed.connect(self.failed)
        self._desk.reading_lane.submit(job)
