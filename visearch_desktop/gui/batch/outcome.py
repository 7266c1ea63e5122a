"""What is done with a batch: a report, the new items as a ZIP, comparing it with an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from visearch_desktop.gui import core_words, files, wording
from visearch_desktop.gui.batch import tasks, words
from visearch_desktop.gui.batch.tasks import Handed, Saved
from visearch_desktop.gui.batch.triage import Since, Triage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel

Action = tuple[str, Callable[[], None]]
"""What a notice offers: a label and what it does."""


class Outcome(QObject):
    """Asks for files, and runs the tasks."""

    compared = Signal(object)
    """What the batch has that an earlier one had not."""

    index_wanted = Signal()
    """The photos that were copied into the catalog's folder are to be indexed."""

    def __init__(self, desk: Desk, panel: RunPanel, notices: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._panel, self._notices, self._page = desk, panel, notices, page
        self._triage: Triage | None = None

    def show_triage(self, triage: Triage | None) -> None:
        """Work on another batch."""
        self._triage = triage

    @Slot()
    def ask_report(self) -> None:
        """Ask where the report goes and what kind it is."""
        names = {
            "xlsx": self.tr("Excel workbook with thumbnails (*.xlsx)"),
            "html": self.tr("Web page with thumbnails (*.html)"),
            "csv": self.tr("CSV table (*.csv)"),
            "json": self.tr("JSON (*.json)"),
        }
        dialog = self._dialog(self.tr("Write the report"), self.tr("batch {}"))
        dialog.setNameFilters(list(names.values()))
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(partial(_follow_filter, dialog, {name: key for key, name in names.items()}))
        dialog.fileSelected.connect(self.write_report)
        dialog.open()

    @Slot()
    def ask_pack(self) -> None:
        """Ask where the new items go."""
        dialog = self._dialog(self.tr("New items as a ZIP"), self.tr("new items {}"))
        dialog.setNameFilters([self.tr("ZIP of photos and a sheet (*.zip)")])
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(self.write_pack)
        dialog.open()

    @Slot(str)
    def write_report(self, name: str) -> None:
        """Write the report into this file."""
        if self._triage is not None:
            work = partial(tasks.write_report, self._desk.workspace, self._triage, Path(name))
            self._panel.run(
                work,
                self.tr("Writing the report"),
                self._written,
                self._not_written,
                kind=Kind.BATCH_REPORT,
                about=Path(name).name,
            )

    @Slot(str)
    def write_pack(self, name: str) -> None:
        """Put the photos and rows of the new items into this ZIP."""
        if self._triage is not None:
            work = partial(tasks.write_pack, self._triage, Path(name))
            self._panel.run(
                work,
                self.tr("Packing the new items"),
                self._packed,
                self._not_written,
                kind=Kind.PACK,
                about=Path(name).name,
            )

    @Slot(object)
    def compare(self, earlier: Saved) -> None:
        """Find out what the batch has that an earlier one had not."""
        triage = self._triage
        if triage is not None:
            job = Job(partial(tasks.compare, earlier, triage), key="batch-compare")
            job.succeeded.connect(partial(self._take_since, triage))
            job.failed.connect(self._notices.show_error)
            self._desk.reading_lane.submit(job)

    def _take_since(self, triage: Triage, since: Since) -> None:
        if triage is self._triage:
            self.compared.emit(since)

    def _written(self, file: Path) -> None:
        show = (self.tr("Open the report"), partial(files.open_file, file))
        said = self.tr("The report was written to {}.").format(wording.place(file))
        self._notices.show_notice("done", said, "", show)

    @Slot()
    def ask_copy(self) -> None:
        """Ask which folder of the catalog the kept items go into."""
        info, triage = self._desk.info, self._triage
        if info is None or triage is None:
            return
        if not triage.kept:
            self._notices.show_notice("info", self.tr("Nothing is kept yet."), self.tr("Keep some items first (K)."))
            return
        files.ask_for_folder(
            self._page.window(),
            self.tr("Copy {} into a folder of the catalog").format(words.items(triage.kept)),
            self.copy_kept,
            str(info.roots[0]) if info.roots else "",
        )

    @Slot(str)
    def copy_kept(self, name: str) -> None:
        """Copy the photos of the kept items into this folder."""
        workspace = self._desk.workspace
        if workspace is not None and self._triage is not None:
            work = partial(tasks.copy_kept, workspace, self._triage, Path(name))
            self._panel.run(
                work,
                self.tr("Copying the kept items"),
                self._copied,
                self._not_copied,
                kind=Kind.COPY,
                about=Path(name).name,
            )

    def _packed(self, done: Handed) -> None:
        show = (self.tr("Show in folder"), partial(files.reveal, done.place))
        said = self.tr("The new items were written to {}: {}.")
        advice = self.tr("Unpack it among the shop’s photos, and import its sheet on the Catalog page.")
        self._tell(said, done, advice, show)

    def _copied(self, done: Handed) -> None:
        info = self._desk.info
        inside = info is not None and any(done.place.is_relative_to(root) for root in info.roots)
        index = (self.tr("Index them now"), self.index_wanted.emit) if inside and done.photos else None
        advice = "" if inside else self.tr("Add this folder on the Catalog page to have them found.")
        self._tell(self.tr("Copied to {}: {}."), done, advice, index)

    def _tell(self, said: str, done: Handed, advice: str, action: Action | None) -> None:
        parts = [part for part in (core_words.said(done.note), advice) if part]
        if done.failures:
            first, number = done.failures[0], len(done.failures)
            left = (
                self.tr("1 photo was left out: {}: {}") if number == 1 else self.tr("{} were left out, such as {}: {}")
            )
            named = (first.photo.name, core_words.said(first.reason))
            parts.insert(0, left.format(*(named if number == 1 else (wording.photos(number), *named))))
        sentence = said.format(wording.place(done.place), wording.photos(done.photos))
        self._notices.show_notice("warn" if done.failures else "done", sentence, " ".join(parts), action)

    def _not_copied(self) -> None:
        self._notices.show_notice("info", self.tr("Copying was stopped. What was copied stays."))

    def _not_written(self) -> None:
        self._notices.show_notice("info", self.tr("Nothing was written."))

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._page.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        report = self._triage.report.name if self._triage else ""
        dialog.selectFile(name.format(Path(report).stem).strip().replace("/", " "))
        return dialog


def _follow_filter(dialog: QFileDialog, suffixes: dict[str, str], name: str) -> None:
    dialog.setDefaultSuffix(suffixes[name])
