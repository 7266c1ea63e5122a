"""The Batch page: check a delivery against the catalog, decide about its items, keep what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui.batch import choices as kept_choices
from visearch_desktop.gui.batch import tasks, words
from visearch_desktop.gui.batch.choices import Choices
from visearch_desktop.gui.batch.choose import choose_files, choose_folder
from visearch_desktop.gui.batch.decision_notices import DecisionNotices
from visearch_desktop.gui.batch.outcome import Outcome
from visearch_desktop.gui.batch.page_layout import BatchLayout
from visearch_desktop.gui.batch.placeholder_calls import PlaceholderCalls
from visearch_desktop.gui.batch.plan import Plan
from visearch_desktop.gui.batch.removal import Removal
from visearch_desktop.gui.batch.shelf import Shelf
from visearch_desktop.gui.batch.tasks import Profile, Saved
from visearch_desktop.gui.batch.triage import Since, Triage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind

if TYPE_CHECKING:
    from visearch_desktop.core.delivery import SheetSaid


class BatchPage(BatchLayout):
    """Holds the batch that is looked at."""

    to_catalog = Signal()
    index_wanted = Signal()
    shown = Signal()
    """A batch was opened, or checking one has ended."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: Plan | None = None
        self.choices = Choices()
        self._shelf = Shelf(desk, self)
        self.outcome = Outcome(desk, self.run_panel, self.notices, self)
        self._calls = PlaceholderCalls(desk, self.review, self.notices, self)
        self._removal = Removal(desk, self.notices, self)
        self._telling = DecisionNotices(self.review, self.notices, self)
        self._connect()
        self._show_state()

    @property
    def running(self) -> bool:
        """Whether a long task of this page waits or runs."""
        return self.run_panel.running

    def kept(self) -> str:
        """What was chosen, as text to keep."""
        plan = self.start.plan
        return kept_choices.to_text(Choices(plan.profile, plan.rule, self.review.tabled))

    def recall(self, text: object) -> None:
        """Go on with what was chosen the last time."""
        self.choices = kept_choices.from_text(text)
        self.start.choose(self.choices.profile, self.choices.rule)
        self.review.show_table(self.choices.table)

    def take(self, sources: Sequence[Path]) -> None:
        """Take what was dropped or chosen as the delivery to check."""
        if self.running:
            self.notices.show_notice("info", self.tr("A delivery is being checked. Drop this again when it is done."))
            return
        self.notices.clear()
        self.start.take(sources)
        self._go(self.start)

    @Slot(object)
    def run(self, plan: Plan) -> None:
        """Check a delivery, or go on with it."""
        workspace = self._desk.workspace
        if workspace is None or self.running:
            return
        self.notices.clear()
        self._plan = plan
        work = partial(tasks.run, workspace, plan)
        doing, then = self.tr("Checking the delivery"), self._take_triage
        self.run_panel.run(work, doing, then, self._take_stop, kind=Kind.BATCH, about=plan.name)
        self.start.set_busy(True)

    @Slot(object)
    def open_saved(self, saved: Saved) -> None:
        """Show a batch that was checked before, or go on with one that was stopped."""
        if self.running:
            return
        if not saved.complete and saved.plan is not None:
            self.run(saved.plan)
            return
        self.load(saved.folder, saved.name)

    def load(self, folder: Path, name: str) -> None:
        """Show a batch that was compared to its end."""
        self.start.set_busy(True)
        self.notices.show_notice("info", self.tr("Opening “{}”…").format(name))
        job = Job(partial(tasks.load, folder), key="batch-open")
        job.succeeded.connect(self._take_triage)
        job.failed.connect(self._failed)
        self._desk.reading_lane.submit(job)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load_lists()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.reviewing:
            self.review.list.setFocus()
        elif self.start.start.isEnabled() and self.start.start.isVisible():
            self.start.start.setFocus()
        elif self.start.files.isVisible():
            self.start.files.setFocus()

    def _load_lists(self) -> None:
        """Read the lists when the page is looked at."""
        if self.isVisible():
            self._shelf.load()

    @Slot(object)
    def _take_saved(self, batches: tuple[Saved, ...]) -> None:
        self.start.saved.show_batches(batches)
        triage = self.review.triage
        self.head.show_earlier([one for one in batches if one.complete and triage and one.folder != triage.folder])

    @Slot(object)
    def _take_profiles(self, profiles: tuple[Profile, ...]) -> None:
        chosen = self._plan.profile if self._plan else self.choices.profile
        self.start.show_profiles(profiles)
        self.start.choose(chosen, self.start.plan.rule)

    @Slot(object)
    def _take_triage(self, triage: Triage) -> None:
        self._end()
        self.notices.clear()
        self._desk.delivered.show_catalog(partial(tasks.thumbnail, triage))
        self.review.show_triage(triage)
        self.outcome.show_triage(triage)
        self.head.tell(words.summary(triage.report))
        self.sheet_line.show_sheets(triage.report.sheets)
        self._shelf.load_skus()
        self._go(self._found)
        self.start.take(())
        self._load_lists()
        notes = triage.report.notes
        if notes:
            self.notices.show_notice("info", notes[0], " ".join(notes[1:3]))
        self.shown.emit()

    def _take_stop(self) -> None:
        self._end()
        plan = self._plan
        sentence = self.tr("Checking was stopped. What was compared is kept.")
        action = (self.tr("Go on"), partial(self.run, plan)) if plan is not None else None
        self.notices.show_notice("info", sentence, action=action)
        self._load_lists()
        self.shown.emit()

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self._end()
        self.notices.show_error(error)
        self.shown.emit()

    def _end(self) -> None:
        self.start.set_busy(False)

    @Slot(object)
    def _show_since(self, since: Since | None) -> None:
        triage = self.review.triage
        if triage is not None:
            triage.restrict(since)
            self.review.relist()
            self.review.show_since(since)

    @Slot()
    def _show_all_items(self) -> None:
        self._show_since(None)

    @Slot()
    def _catalog_changed(self) -> None:
        self.run_panel.leave()
        self._end()
        self.notices.clear()
        self._close()
        self.review.link_bar.show_skus(())
        self.start.saved.show_batches(())
        self._show_state()
        self._load_lists()

    @Slot(object)
    def _removed(self, folder: Path) -> None:
        """A saved batch was deleted: it may be the one that is open."""
        if self.review.triage is not None and self.review.triage.folder == folder:
            self._close()
        self._load_lists()

    def _close(self) -> None:
        """Look at no batch any more."""
        self._plan = None
        self._desk.delivered.show_catalog(None)
        self.review.show_triage(None)
        self.outcome.show_triage(None)
        self._go(self.start)

    @Slot()
    def _show_state(self) -> None:
        desk = self._desk
        opening = desk.opening or (desk.workspace is not None and desk.info is None)
        self.start.show_state(desk.info, opening=opening)

    @Slot()
    def _correct_sheet(self) -> None:
        triage = self.review.triage
        if triage is not None and triage.report.sheets:
            self.notices.clear()
            self.sheet_page.open(triage.report.sheets, triage.plan.said if triage.plan else None)
            self._go(self.sheet_page)

    @Slot(object)
    def _check_again(self, said: SheetSaid) -> None:
        triage = self.review.triage
        if triage is not None and triage.plan is not None:
            self._go(self._found)
            self.run(replace(triage.plan, said=said))

    @Slot()
    def _choose_another(self) -> None:
        self.notices.clear()
        self._go(self.start)
        self.start.files.setFocus()

    @Slot()
    def _back(self) -> None:
        self._go(self._found if self.review.triage is not None else self.start)

    def _go(self, page: QWidget) -> None:
        self.start.show_way_back(self.review.triage is not None)
        self._pages.setCurrentWidget(page)
        if self.isVisible() and page is self._found:
            self.review.list.setFocus()

    @Slot()
    def ask_files(self) -> None:
        """Choose the files of a delivery."""
        choose_files(self, self.take)

    @Slot()
    def ask_folder(self) -> None:
        """Choose the folder of a delivery."""
        choose_folder(self, self.take)

    def _connect(self) -> None:
        desk, start, head, outcome, shelf = self._desk, self.start, self.head, self.outcome, self._shelf
        shelf.batches.connect(self._take_saved)
        shelf.profiles.connect(self._take_profiles)
        shelf.skus.connect(self.review.link_bar.show_skus)
        shelf.failed.connect(self.notices.show_error)
        self.sheet_line.correct.clicked.connect(self._correct_sheet)
        self.sheet_page.wanted.connect(self._check_again)
        self.sheet_page.left.connect(self._back)
        desk.catalog_changed.connect(self._catalog_changed)
        desk.info_changed.connect(self._show_state)
        desk.opening_failed.connect(self._show_state)
        start.planned.connect(self.run)
        start.choose_files.connect(self.ask_files)
        start.choose_folder.connect(self.ask_folder)
        start.to_catalog.connect(self.to_catalog)
        start.back.connect(self._back)
        start.saved.opened.connect(self.open_saved)
        self.run_panel.failed.connect(self._failed)
        self._calls.check_wanted.connect(self.run)
        start.saved.removal_wanted.connect(self._removal.ask)
        self._removal.removed.connect(self._removed)
        self.review.all_again.clicked.connect(self._show_all_items)
        head.another.clicked.connect(self._choose_another)
        head.report.clicked.connect(outcome.ask_report)
        head.pack.clicked.connect(outcome.ask_pack)
        head.compared.connect(outcome.compare)
        head.copy_wanted.connect(outcome.ask_copy)
        outcome.index_wanted.connect(self.index_wanted)
        outcome.compared.connect(self._show_since)
