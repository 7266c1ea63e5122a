"""The page of suggestions: choose a column, see what is suggested and why, accept or dismiss, save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, core_words, files, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel
from visearch_desktop.gui.suggest import tasks
from visearch_desktop.gui.suggest.listing import SuggestionList
from visearch_desktop.gui.suggest.model import State, SuggestionModel
from visearch_desktop.gui.suggest.tasks import Decided

if TYPE_CHECKING:
    from visearch_desktop.core.suggestions import Suggestion, SuggestionReport

CUTS = (0.95, 0.9, 0.8, 0.6, 0.4)
USUAL = 0.6


class SuggestPage(QWidget):
    """Nothing but words of the user is written, and those into the catalog; `left` asks to go back."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report: SuggestionReport | None = None
        self.model = SuggestionModel(self)
        self.list = SuggestionList(self.model, desk.thumbnails)
        self.panel = RunPanel(desk)
        self.notices = NoticeBar()
        self.column = QComboBox()
        self.least = QComboBox()
        self.back = controls.button(self.tr("Back"), "chevron-left")
        self.go = controls.button(self.tr("Suggest"), "play", kind="primary")
        self.accept = controls.button(self.tr("Accept"), "check", tip=self.tr("Accept what is selected (A)"))
        self.dismiss = controls.button(self.tr("Dismiss"), "close", tip=self.tr("Dismiss what is selected (D)"))
        self.undo = controls.button(self.tr("Undo"), "undo", tip=self.tr("Take back the last answer (Z)"))
        self.save = controls.button(self.tr("Save list…"), tip=self.tr("All suggestions as a table"))
        self.save_accepted = controls.button(
            self.tr("Save accepted…"), tip=self.tr("SKU and the new value, ready to be imported")
        )
        self.summary = controls.text(self._intro, "muted")
        self.keys = controls.line(self.tr("A accepts · D dismisses · Z takes back"), "caption")
        self._lay_out()
        self._connect()
        self._settle()

    @property
    def _intro(self) -> str:
        return self.tr(
            "Choose a column. What it says of the products in this catalog teaches the program how they look; then it"
            " fills empty cells and names listings that look like something else. Your table is never changed."
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._desk.workspace is not None and not self.column.count():
            job = Job(partial(tasks.columns, self._desk.workspace), key="columns")
            job.succeeded.connect(self._take_columns)
            job.failed.connect(self.notices.show_error)
            self._desk.reading_lane.submit(job)

    @Slot()
    def leave(self) -> None:
        """Forget everything: another catalog is on the desk."""
        self.panel.leave()
        self.notices.clear()
        self.column.clear()
        self._show(None, {})
        self.left.emit()

    @Slot()
    def start(self) -> None:
        """Look for suggestions."""
        if self._desk.workspace is None or not self.column.currentText():
            return
        self.notices.clear()
        work = partial(tasks.run, self._desk.workspace, self.column.currentText(), self.least.currentData())
        self.panel.run(
            work,
            self.tr("Learning how products look"),
            self._take_report,
            self._settle,
            kind=Kind.SUGGEST,
            about=self.column.currentText(),
        )

    @Slot(bool)
    def say(self, accepted: bool) -> None:
        """Accept or dismiss what is selected, and go on to the next that is open."""
        chosen = self.list.chosen
        rows = [row.suggestion for at in chosen if (row := self.model.row(at)) is not None]
        if not rows or self._desk.workspace is None:
            return
        self._write(partial(tasks.say, self._desk.workspace, rows, accepted), self._take_decided)
        at = self.model.next_open(chosen[-1])
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))

    @Slot()
    def take_back(self) -> None:
        """Undo the last answer."""
        if self._desk.workspace is not None and self._report is not None:
            self._write(partial(tasks.undo, self._desk.workspace, self._report.column), self._undone)

    def write_list(self, file: Path) -> None:
        """Save all suggestions."""
        if self._desk.workspace is not None and self._report is not None:
            self._save(partial(tasks.write, self._desk.workspace, self._report, file), file)

    def write_accepted(self, file: Path) -> None:
        """Save the accepted values as a column."""
        if self._desk.workspace is not None and self._report is not None:
            self._save(partial(tasks.write_accepted, self._desk.workspace, self._report.column, file), file)

    def _write(self, work: Callable[[], Decided | None], then: Callable[[Decided], None]) -> None:
        job = LastingJob(work)
        job.succeeded.connect(then)
        job.failed.connect(self.notices.show_error)
        self._desk.catalog_lane.submit(job)

    def _save(self, work: Callable[[], object], file: Path) -> None:
        words, kind = self.tr("Writing"), Kind.SUGGESTION_FILE
        self.panel.run(work, words, self._saved, self._settle, kind=kind, about=file.name)

    @Slot(object)
    def _saved(self, file: Path) -> None:
        self.notices.show_notice("done", self.tr("Saved as {}.").format(wording.place(file)))

    @Slot(object)
    def _take_columns(self, names: tuple[str, ...]) -> None:
        self.column.addItems(list(names))
        if not names:
            advice = self.tr("Import one on the Catalog page first.")
            self.notices.show_notice("info", self.tr("This catalog has no product table."), advice)
        self._settle()

    def _take_report(self, report: SuggestionReport) -> None:
        if self._desk.workspace is None:
            return
        job = Job(partial(tasks.decided, self._desk.workspace, report.column), key="decided")
        job.succeeded.connect(partial(self._show, report))
        job.failed.connect(self.notices.show_error)
        self._desk.reading_lane.submit(job)

    def _show(self, report: SuggestionReport | None, decided: Decided) -> None:
        self._report = report
        found: tuple[Suggestion, ...] = report.suggestions if report else ()
        self.model.show_suggestions(found, decided)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
        if report is not None and report.notes:
            self.notices.show_notice("info", report.notes[0], " ".join(report.notes[1:]))
        self._settle()

    @Slot(object)
    def _take_decided(self, decided: Decided) -> None:
        self.model.take_decided(decided)
        self._settle()

    @Slot(object)
    def _undone(self, decided: Decided | None) -> None:
        if decided is None:
            self.notices.show_notice("info", self.tr("There is nothing to take back."))
        else:
            self._take_decided(decided)

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self.notices.show_error(error)
        self._settle()

    @Slot()
    def _settle(self) -> None:
        """Say how things stand, and offer what can be done."""
        any_rows, idle = self.model.rowCount() > 0, not self.panel.running
        for one in (self.accept, self.dismiss):
            one.setEnabled(any_rows)
        self.undo.setEnabled(self._report is not None)
        self.save.setEnabled(any_rows and idle)
        self.save_accepted.setEnabled(self._report is not None and idle)
        for box in (self.column, self.least, self.go):
            box.setEnabled(idle and self.column.count() > 0)
        for shown in (self.list, self.keys):
            shown.setVisible(any_rows)
        if self._report is None:
            self.summary.setText(self._intro)
            return
        counts = (
            (self.model.count(State.OPEN), self.tr("{} to answer")),
            (self.model.count(State.ACCEPTED), self.tr("{} accepted")),
            (self.model.count(State.DISMISSED) + self._report.dismissed, self.tr("{} dismissed")),
            (self._report.unsure, self.tr("{} empty cells left open: not sure enough")),
        )
        told = " · ".join(words.format(wording.count(number)) for number, words in counts if number)
        self.summary.setText(f"{core_words.said(self._report.sentence)}\n{told or self.tr('Nothing to suggest.')}")

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.start)
        self.accept.clicked.connect(partial(self.say, True))
        self.dismiss.clicked.connect(partial(self.say, False))
        self.undo.clicked.connect(self.take_back)
        self.list.said.connect(self.say)
        self.list.undone.connect(self.take_back)
        self.save.clicked.connect(partial(files.ask_for_table, self, "suggestions.xlsx", self.write_list))
        self.save_accepted.clicked.connect(partial(files.ask_for_table, self, "accepted.xlsx", self.write_accepted))
        self.panel.failed.connect(self._failed)
        self.panel.running_changed.connect(self._settle)
        self._desk.catalog_changed.connect(self.leave)

    def _lay_out(self) -> None:
        for cut in CUTS:
            self.least.addItem(self.tr("at least {} % sure").format(round(100 * cut)), cut)
        self.least.setCurrentIndex(CUTS.index(USUAL))
        self.column.setAccessibleName(self.tr("Column"))
        self.least.setAccessibleName(self.tr("How sure"))
        self.column.setMinimumWidth(110)
        title = controls.text(self.tr("Suggestions"), "title")
        head = controls.row(title, None, self.save, self.save_accepted, self.back, spacing=theme.S)
        asked = controls.row(
            controls.field_name(self.tr("Column"), self.column), self.column, self.least, self.go, None,
            self.accept, self.dismiss, self.undo, spacing=theme.S,
        )  # fmt: skip
        told = controls.row(spacing=theme.M)
        told.addWidget(self.summary, 1)
        told.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignBottom)
        page = controls.column(head, asked, self.panel, self.notices, told, spacing=theme.M)
        page.addWidget(self.list, 1)
        page.addStretch(0)
        page.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self.setLayout(page)
