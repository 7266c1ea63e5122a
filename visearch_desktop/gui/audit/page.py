"""The Audit page: run an audit, show what was found, keep what was chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.audit import choices as kept_choices
from visearch_desktop.gui.audit import tasks, words
from visearch_desktop.gui.audit.choices import Choices
from visearch_desktop.gui.audit.found_head import FoundHead
from visearch_desktop.gui.audit.keep_rules import KeepPage
from visearch_desktop.gui.audit.ledger_notices import LedgerNotices
from visearch_desktop.gui.audit.outcome import Outcome
from visearch_desktop.gui.audit.review import Review
from visearch_desktop.gui.audit.review_pane import ReviewPane
from visearch_desktop.gui.audit.start import Start
from visearch_desktop.gui.audit.tasks import KeepPlan
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel


class AuditPage(QWidget):
    """Holds the review of the open catalog."""

    to_catalog = Signal()
    shown = Signal()
    """Findings were loaded, or an audit has ended."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._seen: object = None
        self._stopped = False
        self._version = 0
        self.choices = Choices()
        self.notices = NoticeBar()
        self.run_panel = RunPanel(desk)
        self.start = Start()
        self.review = ReviewPane(desk)
        self.keep = KeepPage()
        self._telling = LedgerNotices(self.review, self.notices, self)
        self.outcome = Outcome(desk, self.run_panel, self.notices)
        self.head = FoundHead()
        self._found = QWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_choices(Choices())
        self._show_state()

    @property
    def page(self) -> QWidget | None:
        """Which of the page's views is shown."""
        return self._pages.currentWidget()

    @property
    def running(self) -> bool:
        """Whether a long task of this page waits or runs."""
        return self.run_panel.running

    def kept(self) -> str:
        """What was chosen, as text to keep."""
        return kept_choices.to_text(self.choices)

    def recall(self, text: object) -> None:
        """Go on with what was chosen the last time."""
        self.show_choices(kept_choices.from_text(text))

    def show_choices(self, made: Choices) -> None:
        """Show what was chosen."""
        self.choices = made
        self.start.show_choices(made)
        self.keep.rules.show_rules(made.rules)

    @Slot()
    def run(self) -> None:
        """Compare what was not compared yet."""
        workspace = self._desk.workspace
        if workspace is None or self.running:
            return
        self.notices.clear()
        self.choices = Choices(self.start.form.options, self.choices.rules)
        work = partial(tasks.run, workspace, self.choices.options, self.choices.rules)
        self.run_panel.run(work, self.tr("Comparing photos"), self._take_review, self._take_stop, kind=Kind.AUDIT)
        self.start.set_busy(True)
        self._version = self.review.ledger.version
        if self.page is self._found:
            self.review.list.setFocus()  # the button of a notice that started this is gone

    @Slot()
    def load(self) -> None:
        """Show what audits have found so far."""
        workspace = self._desk.workspace
        if workspace is None or self.running:
            return
        job = Job(partial(tasks.findings, workspace, self.choices.options, self.choices.rules), key="findings")
        job.succeeded.connect(self._take_findings)
        job.failed.connect(self.notices.show_error)
        self._desk.reading_lane.submit(job)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load_if_needed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._pages.currentWidget() is self._found:
            self.review.list.setFocus()
        elif self.start.start.isVisible():
            self.start.start.setFocus()

    def _load_if_needed(self) -> None:
        """Load what was found when the page is looked at, once for each state of the catalog."""
        info = self._desk.info
        state = (self._desk.workspace, info.photos, info.pending) if info else None
        if state is None or state == self._seen or not self.isVisible() or self.running or self.review.ledger.busy:
            return
        self._seen = state
        self.start.load_columns(self._desk, self.choices)
        if info is not None and info.photos > 1:
            self.load()

    def _take_review(self, review: Review) -> None:
        self._stopped = False
        self._end()
        if self._version != self.review.ledger.version:
            self.load()  # verdicts were given meanwhile, which this review does not know
            return
        self._show_review(review)
        self.shown.emit()

    @Slot(object)
    def _take_findings(self, review: Review) -> None:
        if self.running:
            return
        if self.review.ledger.busy:
            self.load()  # read before the verdict that is being stored
            return
        self._show_review(review, again=self.review.review is not None)
        self.shown.emit()

    def _show_review(self, review: Review, *, again: bool = False) -> None:
        self.review.show_review(review, again=again)
        self.outcome.options = self.choices.options
        self.head.tell(words.summary(review.report, complete=review.complete))
        if again and self._pages.currentWidget() is not self.start:
            return
        if review.groups:
            self._go(self._found)
        else:
            self._go(self.start)
            if review.complete:
                self.start.show_nothing_found(review.report, self.choices)
        self._say_notes(review)

    def _say_notes(self, review: Review) -> None:
        notes = review.report.notes
        if notes and self.notices.sentence == "" and (review.groups or review.complete):
            on = None if review.complete else (self.tr("Run the audit"), self.run)
            self.notices.show_notice("info", notes[-1], " ".join(notes[:-1][:2]), on)

    def _take_stop(self) -> None:
        self._stopped = True
        self._end()
        self._show_state()
        sentence = self.tr("The audit was stopped. What was compared is kept.")
        self.notices.show_notice("info", sentence, action=(self.tr("Go on"), self.run))
        self.load()

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self._end()
        self.notices.show_error(error)
        self.shown.emit()

    def _end(self) -> None:
        self.start.set_busy(False)

    @Slot()
    def _catalog_changed(self) -> None:
        self._seen, self._stopped = None, False
        self.run_panel.leave()
        self._end()
        self.notices.clear()
        self.review.show_review(None)
        self.start.form.show_columns(())
        self._go(self.start)
        self._show_state()

    @Slot()
    def _info_changed(self) -> None:
        if self.review.review is None:
            self._show_state()
        self._load_if_needed()

    @Slot()
    def _show_state(self) -> None:
        desk = self._desk
        opening = desk.opening or (desk.workspace is not None and desk.info is None)
        self.start.show_state(desk.info, opening=opening, stopped=self._stopped)

    @Slot()
    def _ask_rules(self) -> None:
        self._go(self.keep)
        self._preview_rules()

    @Slot()
    def _preview_rules(self) -> None:
        """Find out what the rules come to; they hold from now on."""
        self.choices = Choices(self.choices.options, self.keep.rules.rules)
        self.start.show_rules(self.choices)
        review = self.review.review
        if review is None:
            return
        job = Job(partial(tasks.keep_plan, review.groups, self.choices.rules), key="keep-plan")
        job.succeeded.connect(partial(self._take_plan, review))
        job.failed.connect(self.notices.show_error)
        self._desk.reading_lane.submit(job)

    def _take_plan(self, review: Review, plan: KeepPlan) -> None:
        if review is self.review.review:
            self.keep.show_plan(plan, self.review.row)
            review.propose(range(len(review.groups)), plan.groups)
            self.review.show_changes({self.review.row})

    @Slot()
    def _choose_again(self) -> None:
        self._show_state()
        self._go(self.start)

    @Slot()
    def _back(self) -> None:
        there = self.review.review is not None and bool(self.review.review.groups)
        self._go(self._found if there else self.start)

    def _go(self, page: QWidget) -> None:
        review = self.review.review
        self.start.show_way_back(review is not None and bool(review.groups))
        self._pages.setCurrentWidget(page)
        if self.isVisible() and page is self._found:
            self.review.list.setFocus()

    @Slot(object)
    def _show_outcome(self, page: QWidget | None) -> None:
        self._back() if page is None else self._go(page)

    def _connect(self) -> None:
        desk, ledger, outcome = self._desk, self.review.ledger, self.outcome
        desk.catalog_changed.connect(self._catalog_changed)
        desk.info_changed.connect(self._info_changed)
        desk.opening_failed.connect(self._show_state)
        self.start.run.connect(self.run)
        self.start.to_catalog.connect(self.to_catalog)
        self.start.keep_rules_wanted.connect(self._ask_rules)
        self.start.back.connect(self._back)
        self.run_panel.failed.connect(self._failed)
        self.review.keep_rules_wanted.connect(self._ask_rules)
        self.start.columns_read.connect(self.keep.rules.show_columns)
        self.keep.changed.connect(self._preview_rules)
        self.keep.left.connect(self._back)
        ledger.stale.connect(self.load)
        outcome.shown.connect(self._show_outcome)
        outcome.ruled.connect(self.review.ledger.record)
        outcome.moved.connect(desk.refresh)
        self.head.again.clicked.connect(self._choose_again)
        self.head.report.clicked.connect(outcome.ask_report)
        self.head.rules_wanted.connect(self._ask_rules)
        self.head.import_wanted.connect(outcome.ask_import)
        self.head.quarantine_wanted.connect(outcome.ask_quarantine)
        self.head.restore_wanted.connect(outcome.ask_restore)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._found)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.head)
        inside.addWidget(self.review, 1)
        for page in (self.start, self._found, self.keep, *self.outcome.pages):
            self._pages.addWidget(page)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        running = controls.row(self.run_panel)
        running.setContentsMargins(theme.L, 0, theme.L, 0)
        column.addLayout(running)
        column.addWidget(self._pages, 1)
        self.notices.stand_above(body, self)
