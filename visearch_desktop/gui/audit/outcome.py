"""What is done with verdicts: a report, verdicts from an edited one, duplicates put aside and brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.findings import AuditOptions
from visearch_desktop.gui import core_words, files, wording
from visearch_desktop.gui.audit import tasks
from visearch_desktop.gui.audit.import_page import ImportPage
from visearch_desktop.gui.audit.quarantine_page import QuarantinePage, RestorePage
from visearch_desktop.gui.audit.tasks import Moved, MovePlan
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel

if TYPE_CHECKING:
    from visearch_desktop.core.report import Changes


class Outcome(QObject):
    """Asks for files and folders, and runs the tasks."""

    shown = Signal(object)
    """The page to show; None goes back to the findings."""

    ruled = Signal(object, str)
    """Rulings to be stored, and what they are called."""

    moved = Signal()
    """Photos were moved: the catalog has to be looked at again."""

    def __init__(self, desk: Desk, panel: RunPanel, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panel, self._notices = desk, panel, notices
        self.options = AuditOptions()
        self.import_page = ImportPage()
        self.quarantine_page = QuarantinePage()
        self.restore_page = RestorePage()
        self.import_page.applied.connect(self._apply)
        self.quarantine_page.wanted.connect(self._move)
        self.restore_page.wanted.connect(self._restore)
        for page in self.pages:
            page.left.connect(self._leave)

    @property
    def pages(self) -> tuple[ImportPage, QuarantinePage, RestorePage]:
        """The pages this shows."""
        return self.import_page, self.quarantine_page, self.restore_page

    @Slot()
    def ask_report(self) -> None:
        """Ask where the report goes and what kind it is."""
        names = {
            "xlsx": self.tr("Excel workbook with thumbnails (*.xlsx)"),
            "html": self.tr("Web page with thumbnails (*.html)"),
            "csv": self.tr("CSV table (*.csv)"),
            "json": self.tr("JSON (*.json)"),
        }
        dialog = self._dialog(self.tr("Write the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(names.values()))
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(partial(_follow_filter, dialog, {name: key for key, name in names.items()}))
        dialog.selectFile(f"audit {self._desk.info.name if self._desk.info else ''}".strip())
        dialog.fileSelected.connect(self.write_report)
        dialog.open()

    @Slot(str)
    def write_report(self, name: str) -> None:
        """Write the report into this file."""
        workspace = self._desk.workspace
        if workspace is not None:
            work = partial(tasks.write_report, workspace, self.options, Path(name))
            self._panel.run(
                work,
                self.tr("Writing the report"),
                self._written,
                self._not_written,
                kind=Kind.AUDIT_REPORT,
                about=Path(name).name,
            )

    @Slot()
    def ask_import(self) -> None:
        """Ask for an edited report."""
        dialog = self._dialog(self.tr("Import verdicts from an edited report"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Edited reports ({})").format("*.xlsx *.csv")])
        dialog.fileSelected.connect(self.read_verdicts)
        dialog.open()

    @Slot(str)
    def read_verdicts(self, name: str) -> None:
        """Find out what the verdicts in this file would change."""
        if self._desk.workspace is None:
            return
        job = Job(partial(tasks.read_verdicts, self._desk.workspace, Path(name)), key="import")
        job.succeeded.connect(partial(self._take_changes, Path(name)))
        job.failed.connect(self._notices.show_error)
        self._desk.reading_lane.submit(job)

    @Slot()
    def ask_quarantine(self) -> None:
        """Show what could be put aside."""
        workspace = self._desk.workspace
        if workspace is None:
            return
        self.quarantine_page.show_plan(None)
        self._notices.clear()
        self.shown.emit(self.quarantine_page)
        job = Job(partial(tasks.plan_quarantine, workspace), key="quarantine")
        job.succeeded.connect(self.quarantine_page.show_plan)
        job.failed.connect(self._refused)
        self._desk.reading_lane.submit(job)

    @Slot()
    def ask_restore(self) -> None:
        """Show what has been put aside."""
        if self._desk.workspace is None:
            return
        self.restore_page.show_folders(None)
        self._notices.clear()
        self.shown.emit(self.restore_page)
        job = Job(partial(tasks.quarantines, self._desk.workspace), key="quarantines")
        job.succeeded.connect(self.restore_page.show_folders)
        job.failed.connect(self._refused)
        self._desk.reading_lane.submit(job)

    @Slot()
    def _leave(self) -> None:
        self.shown.emit(None)

    def _written(self, file: Path) -> None:
        show = (self.tr("Open the report"), partial(files.open_file, file))
        self._notices.show_notice(
            "done", self.tr("The report was written to {}.").format(wording.place(file)), "", show
        )

    def _not_written(self) -> None:
        self._notices.show_notice("info", self.tr("The report was not written."))

    def _take_changes(self, file: Path, changes: Changes) -> None:
        self.import_page.show_changes(file.name, changes)
        self._notices.clear()
        self.shown.emit(self.import_page)

    @Slot(object)
    def _apply(self, changes: Changes) -> None:
        self.ruled.emit(changes.rulings, self.tr("Import {}").format(self.import_page.file))
        self.shown.emit(None)

    @Slot(object, object)
    def _move(self, plan: MovePlan, folder: Path) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            work = partial(tasks.move_aside, workspace, plan, folder)
            self._panel.run(
                work, self.tr("Moving photos"), partial(self._moved, folder), self._not_moved, kind=Kind.PUT_ASIDE
            )
            self.shown.emit(None)

    @Slot(object)
    def _restore(self, folder: Path) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            work = partial(tasks.restore, workspace, folder)
            self._panel.run(work, self.tr("Moving photos back"), self._restored, self._not_moved, kind=Kind.BRING_BACK)
            self.shown.emit(None)

    def _moved(self, folder: Path, moved: Moved) -> None:
        said = self.tr("Moved to {}: {}.").format(wording.place(folder), wording.photos(moved.photos))
        self._tell(said, moved, (self.tr("Restore…"), self.ask_restore))

    def _restored(self, moved: Moved) -> None:
        self._tell(self.tr("Back in their folders: {}.").format(wording.photos(moved.photos)), moved, None)

    def _tell(self, said: str, moved: Moved, action: tuple[str, Callable[[], None]] | None) -> None:
        advice = [moved.stopped] if moved.stopped else []
        if moved.failures:
            first = moved.failures[0]
            number = len(moved.failures)
            name, reason = first.photo.name, core_words.said(first.reason)
            one = self.tr("1 photo stayed where it is: {}: {}").format(name, reason)
            many = self.tr("{} stayed where they are, such as {}: {}")
            advice.append(one if number == 1 else many.format(wording.photos(number), name, reason))
        self._notices.show_notice("warn" if advice else "done", said, " ".join(advice), action)
        self.moved.emit()

    def _not_moved(self) -> None:
        sentence = self.tr("Moving was stopped. What was moved is on the list in the quarantine folder.")
        self._notices.show_notice("info", sentence, action=(self.tr("Restore…"), self.ask_restore))
        self.moved.emit()

    @Slot(object)
    def _refused(self, error: VisearchError) -> None:
        self.shown.emit(None)
        self._notices.show_error(error)

    def _dialog(self, title: str) -> QFileDialog:
        parent = self.import_page.window()
        dialog = QFileDialog(parent, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _follow_filter(dialog: QFileDialog, suffixes: dict[str, str], name: str) -> None:
    dialog.setDefaultSuffix(suffixes[name])
