"""The page of trying a catalog on itself: how many photos, what came of each edit, and what was not found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QSpinBox, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.problem_table import ProblemTable
from visearch_desktop.gui.run_panel import RunPanel
from visearch_desktop.gui.trial import tasks
from visearch_desktop.gui.trial.outcome_table import OutcomeTable, edit_words

if TYPE_CHECKING:
    from visearch_desktop.core.trial import Lost, TrialReport

USUAL, MOST = 24, 500


class TrialPage(QWidget):
    """Searches with edited copies and shows what was found; `left` asks to go back."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.panel = RunPanel(desk)
        self.notices = NoticeBar()
        self.back = controls.button(self.tr("Back"), "chevron-left")
        self.count = QSpinBox()
        self.go = controls.button(self.tr("Try"), "play", kind="primary")
        self.outcomes = OutcomeTable()
        self.lost = ProblemTable()
        self._lost_head = controls.text(self.tr("Not found"), "heading")
        self._card, inside = controls.card(spacing=theme.M)
        self._summary = controls.text("", "muted")
        controls.fill(inside, self._summary, self.outcomes)
        self._lay_out()
        self._connect()
        self._clear()

    @Slot()
    def leave(self) -> None:
        """Stop what runs and forget what was found: another catalog is on the desk."""
        self.panel.leave()
        self.notices.clear()
        self._clear()
        self.left.emit()

    @Slot()
    def start(self) -> None:
        """Edit photos and search with the copies."""
        if self._desk.workspace is None or self.panel.running:
            return
        self.notices.clear()
        self._clear()
        work = partial(tasks.run, self._desk.workspace, self.count.value())
        self.panel.run(work, self.tr("Searching with edited copies"), self._take, self._stopped, kind=Kind.TRIAL)

    def _take(self, report: TrialReport) -> None:
        tried = sum(one.tried for one in report.outcomes)
        first = sum(one.first for one in report.outcomes)
        said = self.tr("{} copies of {} were searched with. The right SKU came first for {} of them.")
        words = said.format(wording.count(tried), wording.photos(report.photos), wording.count(first))
        if report.unread:
            words += " " + self.tr("{} could not be read.").format(wording.photos(report.unread))
        self._summary.setText(words)
        self.outcomes.show_outcomes(report.outcomes)
        self._card.show()
        self.lost.problems.show_problems([Problem(one.photo, self._why(one)) for one in report.lost])
        for part in (self._lost_head, self.lost):
            part.setVisible(bool(report.lost))

    def _why(self, lost: Lost) -> str:
        name, _ = edit_words()[lost.edit]
        if lost.instead:
            return self.tr("{}: {} came first").format(name, lost.instead)
        return self.tr("{}: nothing was found").format(name)

    @Slot()
    def _stopped(self) -> None:
        self.notices.show_notice("info", self.tr("Stopped. Nothing was changed."))

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self.notices.show_error(error)

    @Slot()
    def _settle(self) -> None:
        for part in (self.go, self.count):
            part.setEnabled(not self.panel.running)

    def _clear(self) -> None:
        for part in (self._card, self._lost_head, self.lost):
            part.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.start)
        self.panel.failed.connect(self._failed)
        self.panel.running_changed.connect(self._settle)
        self._desk.catalog_changed.connect(self.leave)

    def _lay_out(self) -> None:
        self.count.setRange(1, MOST)
        self.count.setValue(USUAL)
        self.count.setFixedHeight(controls.FIELD_HEIGHT)
        self.count.setAccessibleName(self.tr("Photos to try"))
        self.lost.setMinimumHeight(220)
        self.lost.setAccessibleName(self.tr("Copies that were not found"))
        self.panel.cancel.setToolTip(self.tr("Stop; the catalog is not changed"))
        head = controls.row(controls.text(self.tr("Would it be found?"), "title"), None, self.back)
        intro = controls.text(
            self.tr(
                "Some photos of this catalog are edited the way suppliers and marketplaces do, and searched with. So"
                " you see what to expect with your own products. The copies live in memory only."
            ),
            "muted",
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        body = controls.reading_page(
            head, intro, self._asked(), self.panel, self.notices, self._card, self._lost_head, self.lost, None
        )
        page.addWidget(body)

    def _asked(self) -> QFrame:
        holder = QFrame()
        name = controls.field_name(self.tr("Photos to try"), self.count)
        line = controls.row(name, self.count, self.go, None, spacing=theme.S)
        line.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(line)
        return holder
