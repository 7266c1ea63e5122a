"""Keeps backups while a catalog is open; says when it can only be read, and offers a backup when it is damaged."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Slot

from visearch_desktop.core.errors import CatalogDamagedError, VisearchError
from visearch_desktop.gui import tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.notices import NoticeBar

LOOK_MS = 10 * 60 * 1000
"""How often it is asked whether a backup is due; a program that is never closed has one every hour of work as well."""


class Safety(QObject):
    """Of the catalog on the desk; what it has to say stands in the notice bar of the Catalog page."""

    def __init__(self, desk: Desk, notices: NoticeBar) -> None:
        super().__init__(notices)
        self._desk, self._notices = desk, notices
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Make a backup if one is due."""
        if self._desk.workspace is not None:
            job = Job(self._desk.workspace.keep_backup, key="backup")
            job.failed.connect(self.show_error)
            self._desk.reading_lane.submit(job)

    @Slot()
    def show_state(self) -> None:
        """Say why the catalog that was opened cannot be changed, if so."""
        workspace = self._desk.workspace
        if workspace is not None and workspace.only_reading:
            again = (self.tr("Open again"), partial(self._desk.open, workspace.folder))
            self._notices.show_notice(
                "warn", self.tr("This catalog can only be read now."), workspace.only_reading, again
            )

    @Slot(object)
    def show_error(self, error: VisearchError) -> None:
        """Show an error; one of a damaged catalog with the backup that can be restored."""
        made = tasks.backup_of(error.folder) if isinstance(error, CatalogDamagedError) else None
        if not isinstance(error, CatalogDamagedError) or made is None:
            self._notices.show_error(error)
            return
        when = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(made.timestamp())), QLocale.FormatType.ShortFormat)
        advice = self.tr(
            "There is a backup of {} with verdicts, decisions and product table. What is there now is set aside, and"
            " the photos are read again."
        )
        action = (self.tr("Restore"), partial(self._desk.restore, error.folder))
        self._notices.show_notice("error", str(error), advice.format(when), action)
