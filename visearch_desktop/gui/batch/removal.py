"""Deleting a saved batch: asked first, with what goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from visearch_desktop.gui import wording
from visearch_desktop.gui.batch import tasks, words
from visearch_desktop.gui.batch.tasks import Saved
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.notices import NoticeBar


class Removal(QObject):
    """Asks in the notice bar, as everything is asked that cannot be taken back."""

    removed = Signal(object)
    """The folder of the batch that is gone."""

    def __init__(self, desk: Desk, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices

    @Slot(object)
    def ask(self, saved: Saved) -> None:
        """Ask whether a saved batch is to be deleted."""
        goes = self.tr("Its list of {} goes for good").format(words.items(saved.items))
        if saved.decided:
            one = self.tr("with the decision about 1 of them")
            many = self.tr("with the decisions about {} of them").format(wording.count(saved.decided))
            goes = wording.listed((goes, one if saved.decided == 1 else many))
        stays = self.tr("The supplier’s files and the catalog stay as they are.")
        question = self.tr("Delete the batch “{}”?").format(saved.name)
        action = (self.tr("Delete"), partial(self._remove, saved))
        self._notices.show_notice("warn", question, self.tr("{}. {}").format(goes, stays), action)

    def _remove(self, saved: Saved) -> None:
        job = LastingJob(partial(tasks.remove, saved.folder))
        job.succeeded.connect(partial(self._removed, saved))
        job.failed.connect(self._notices.show_error)
        self._desk.reading_lane.submit(job)

    def _removed(self, saved: Saved, _done: object = None) -> None:
        self._notices.show_notice("done", self.tr("The batch “{}” was deleted.").format(saved.name))
        self.removed.emit(saved.folder)
