"""A person calls a picture a placeholder: it is remembered, and the delivery can be checked again with that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from visearch_desktop.gui.batch import tasks
from visearch_desktop.gui.batch.review import Review
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.notices import NoticeBar


class PlaceholderCalls(QObject):
    """Stores what is said in the review, and tells what that means."""

    check_wanted = Signal(object)
    """How the delivery is to be checked again."""

    def __init__(self, desk: Desk, review: Review, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._review, self._notices = desk, review, notices
        review.placeholder_called.connect(self._call)

    @Slot(str, bool)
    def _call(self, digest: str, placeholder: bool) -> None:
        triage = self._review.triage
        if triage is not None:
            job = LastingJob(partial(tasks.call_placeholder, triage.folder, digest, placeholder))
            job.succeeded.connect(partial(self._called, triage, placeholder))
            job.failed.connect(self._notices.show_error)
            self._desk.reading_lane.submit(job)

    def _called(self, triage: Triage, placeholder: bool, _done: object = None) -> None:
        if triage is not self._review.triage:
            return
        said = self.tr("This picture is remembered as a photo.")
        if placeholder:
            said = self.tr("This picture is remembered as a placeholder: it proves nothing.")
        action = (self.tr("Check again"), partial(self.check_wanted.emit, triage.plan)) if triage.plan else None
        advice = self.tr("Check the delivery again to see what that changes; no photo is compared twice.")
        self._notices.show_notice("done", said, advice, action)
