"""Indexing: start, progress, cancel, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import CatalogInfo, IndexReport
from visearch_desktop.core.progress import Progress
from visearch_desktop.gui import announce, controls, tasks, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind

if TYPE_CHECKING:
    from visearch_desktop.core.watching import Due


class IndexPanel(QFrame):
    """Runs the index task and shows how it goes."""

    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    state_changed = Signal(str)
    took_in = Signal(object)
    not_taken_in = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk = desk
        self._job: Job | None = None
        self.table: Path | None = None
        self.quiet = self._read_only = False
        self._state = controls.text("", "heading")
        self._said = controls.text("", "muted")
        self.start = controls.button(self.tr("Update index"), "refresh")
        self.cancel = controls.button(self.tr("Cancel"), "stop", tip=self.tr("Stop; what is done is kept"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Indexing progress"))
        self._stage = controls.text("", "heading")
        self._pace = controls.line("", "muted")
        self._current = controls.Elided("", "caption")
        self._problems = controls.line("", "caption")
        self._pages = QStackedWidget()
        self._lay_out()
        self.start.clicked.connect(self.act)
        self.cancel.clicked.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether an index task waits or runs."""
        return self._job is not None

    def show_info(self, info: CatalogInfo, *, read_only: bool = False) -> None:
        """Say what there is to do; of a catalog that can only be read now, that it can be opened again."""
        self._read_only = read_only
        controls.restyle(self.start, "refresh", "primary" if info.pending or not info.photos else "")
        if info.pending:
            self._state.setText(self.tr("{} not indexed yet").format(wording.photos(info.pending)))
            self._said.setText(self.tr("Indexing goes on where it stopped."))
            self.start.setText(self.tr("Continue indexing"))
        elif info.photos:
            self._state.setText(self.tr("Ready to search"))
            self._said.setText(self.tr("Update the index after photos were added, changed or moved."))
            self.start.setText(self.tr("Update index"))
        else:
            self._state.setText(self.tr("Nothing is indexed yet"))
            self._said.setText(self.tr("Add a photo folder, then index it."))
            self.start.setText(self.tr("Index photos"))
        self.start.setEnabled(bool(info.roots) or read_only)
        if read_only:
            controls.restyle(self.start, "refresh", "")
            self._said.setText(self.tr("It can only be read now. Open it again when there is room, or it is free."))
            self.start.setText(self.tr("Open again"))

    @Slot()
    def act(self) -> None:
        """Bring the index up to date, or open again what could only be read."""
        if self._read_only and self._desk.workspace is not None:
            self._desk.open(self._desk.workspace.folder)
        else:
            self.index()

    @Slot()
    def update_index(self) -> None:
        """Bring the index up to date."""
        self.index()

    def index(
        self, folders: Sequence[Path] = (), products: Path | None = None, *, retry_problems: bool = False
    ) -> None:
        """Index the catalog's folders and `folders`."""
        workspace = self._desk.workspace
        if workspace is None or self.running:
            return
        self.table = products
        job = Job(partial(tasks.index, workspace, tuple(folders), products, retry_problems), kind=Kind.INDEX)
        job.succeeded.connect(self.finished)
        job.failed.connect(self.failed)
        self._run(job, quiet=False)

    def take_in(self, due: Due) -> None:
        """Index what watching found; `took_in` or `not_taken_in` tell how it went."""
        workspace = self._desk.workspace
        if workspace is None or self.running:
            return
        job = Job(partial(tasks.index_due, workspace, due), kind=Kind.TAKE_IN)
        job.succeeded.connect(self.took_in)
        job.failed.connect(self.not_taken_in)
        self._run(job, quiet=True)

    def _run(self, job: Job, *, quiet: bool) -> None:
        self._job, self.quiet = job, quiet
        job.progressed.connect(self._show)
        job.cancelled.connect(self.stopped)
        job.ended.connect(self._ended)
        self._stage.setText(self.tr("Starting…"))
        for label in (self._pace, self._current, self._problems):
            label.setText("")
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._pages.setCurrentIndex(1)
        self.state_changed.emit(self.tr("Indexing"))
        if not quiet:
            announce.follow(job, self, self.tr("Indexing"))
        self._desk.catalog_lane.submit(job)

    @Slot()
    def stop(self) -> None:
        """Cancel; what is done is kept."""
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self._stage.setText(self.tr("Stopping…"))

    def leave(self) -> bool:
        """Forget the task of a catalog that is being closed; whether there was one."""
        job, self._job = self._job, None
        if job is None:
            return False
        job.disconnect(self)
        self._ended()
        return True

    @Slot(object)
    def _show(self, progress: Progress) -> None:
        self._stage.setText(wording.stage(progress.stage))
        self._pace.setText(wording.pace(progress))
        self._current.setText(progress.current)
        self._problems.setText(
            self.tr("{} with problems").format(wording.photos(progress.problems)) if progress.problems else ""
        )
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        share = f" {100 * progress.done // progress.total} %" if progress.total else ""
        self.state_changed.emit(wording.stage(progress.stage) + share)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._pages.setCurrentIndex(0)
        self.state_changed.emit("")

    def _lay_out(self) -> None:
        idle = QWidget()
        words = controls.column(None, self._state, self._said, None, spacing=2)
        line = controls.row(spacing=theme.M)
        line.addLayout(words, 1)
        line.addWidget(self.start)
        line.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        idle.setLayout(line)
        busy = QWidget()
        inside = QVBoxLayout(busy)
        inside.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        inside.setSpacing(theme.S)
        last = controls.row(spacing=theme.M)
        last.addWidget(self._current, 1)
        last.addWidget(self._problems)
        controls.fill(inside, controls.row(self._stage, None, self._pace, theme.S, self.cancel), self._bar, last)
        for side in (idle, busy):
            self._pages.addWidget(side)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._pages)


def summary(report: IndexReport) -> str:
    """An index report in one sentence."""
    head = wording.tr("{} can be searched").format(wording.photos(report.photos))
    said = changes(report)
    return (
        wording.tr("{}: {}.").format(head, said) if said else wording.tr("{}; no changes in the folders.").format(head)
    )


def changes(report: IndexReport) -> str:
    """What a run found to be new, changed, moved and gone; empty when nothing was."""
    parts = [
        (report.new, wording.tr("{} new")),
        (report.changed, wording.tr("{} changed")),
        (report.moved, wording.tr("{} moved")),
        (report.gone, wording.tr("{} gone")),
    ]
    return wording.listed(words.format(wording.count(number)) for number, words in parts if number)
