"""The page of adapting: by what to learn, what came of it, the way back, and where photos are called the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.adapt import tasks
from visearch_desktop.gui.adapt.card import AdaptCard
from visearch_desktop.gui.adapt.cut_table import CutTable
from visearch_desktop.gui.adapt.tasks import SKU, STYLE, Standing, TakenBack
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel

if TYPE_CHECKING:
    from visearch_desktop.core.adaptation import AdaptReport


class AdaptPage(QWidget):
    """Shows how the catalog is adapted and adapts it anew; `left` asks to go back."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._standing: Standing | None = None
        self.panel = RunPanel(desk)
        self.notices = NoticeBar()
        self.by = QComboBox()
        self.back = controls.button(self.tr("Back"), "chevron-left")
        self.go = controls.button(self.tr("Adapt"), "play", kind="primary")
        self.undo = controls.button(self.tr("Undo"), "undo", tip=self.tr("Take this adaptation back"))
        self.held = AdaptCard()
        self.tried = AdaptCard()
        self.table = CutTable()
        self.lines = controls.text("", "muted")
        self._heading = controls.text(self.tr("Where photos are called the same"), "heading")
        self._lay_out()
        self._connect()
        self._offer(())
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    @Slot()
    def load(self) -> None:
        """Read how things stand."""
        if self._desk.workspace is not None:
            job = Job(partial(tasks.read, self._desk.workspace), key="adaptation")
            job.succeeded.connect(self._take)
            job.failed.connect(self.notices.show_error)
            self._desk.reading_lane.submit(job)

    @Slot()
    def leave(self) -> None:
        """Forget everything: another catalog is on the desk."""
        self.panel.leave()
        self.notices.clear()
        self._standing = None
        self.tried.hide()
        self._offer(())
        self._settle()
        self.left.emit()

    @Slot()
    def start(self) -> None:
        """Learn from the catalog, and take what was learned into use if it wins."""
        if self._desk.workspace is None or self._standing is None:
            return
        self.notices.clear()
        self.tried.hide()
        work = partial(tasks.run, self._desk.workspace, self.by.currentData())
        self.panel.run(work, self.tr("Learning from the catalog"), self._learned, self._stopped, kind=Kind.ADAPT)

    @Slot()
    def take_back(self) -> None:
        """Take the adaptation in use back."""
        if self._desk.workspace is None or self.panel.running:
            return
        self.notices.clear()
        self.tried.hide()
        work = partial(tasks.undo, self._desk.workspace)
        self.panel.run(work, self.tr("Taking it back"), self._undone, self.load, kind=Kind.UNDO_ADAPT)

    def _learned(self, report: AdaptReport) -> None:
        if report.adopted:
            advice = self.tr("It orders what looks alike from the next search on. Undo takes it back.")
            self.notices.show_notice("done", self.tr("It helps, and is in use."), advice)
        else:
            self.notices.show_notice("info", self.tr("Nothing was changed: it does not surely help here."))
            self.tried.show_tried(report)
            self.tried.show()
        self.load()

    def _undone(self, back: TakenBack) -> None:
        said = self.tr("There was nothing to take back.")
        if back.gone is not None:
            again = self.tr("Taken back. The adaptation before it holds again.")
            said = again if back.standing.held is not None else self.tr("Taken back. The catalog is not adapted now.")
        self.notices.show_notice("done" if back.gone is not None else "info", said)
        self._take(back.standing)

    @Slot()
    def _stopped(self) -> None:
        self.notices.show_notice("info", self.tr("Stopped. Nothing was changed."))
        self._settle()

    @Slot(object)
    def _take(self, standing: Standing) -> None:
        if self._standing is None or self._standing.columns != standing.columns:
            self._offer(standing.columns)
        self._standing = standing
        self._settle()

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self.notices.show_error(error)
        self._settle()

    def _offer(self, columns: tuple[str, ...]) -> None:
        """What can be learned by; what was chosen stays chosen."""
        chosen = self.by.currentData()
        self.by.clear()
        self.by.addItem(self.tr("SKUs"), SKU)
        self.by.addItem(self.tr("Styles (their colours are one)"), STYLE)
        for name in columns:
            self.by.addItem(self.tr("Column “{}”").format(name), name)
        self.by.setCurrentIndex(max(0, self.by.findData(chosen)))

    @Slot()
    def _settle(self) -> None:
        """Say how things stand, and offer what can be done."""
        standing, idle = self._standing, not self.panel.running
        for part in (self.go, self.by):
            part.setEnabled(idle and standing is not None)
        held = standing.held if standing else None
        self.undo.setVisible(held is not None)
        self.undo.setEnabled(idle)
        if held is not None:
            self.held.show_held(held)
        else:
            self.held.show_nothing()
        for shown in (self.table, self._heading, self.lines, self.held):
            shown.setVisible(standing is not None)
        self.table.cuts.show_cuts(standing.cuts if standing else None)
        if standing is not None:
            self.lines.setText(self._line_words(standing))

    def _line_words(self, standing: Standing) -> str:
        given = self.tr(
            "Your verdicts move this line, category by category, and count in the next search. A category with fewer"
            " than {} verdicts follows all of them."
        )
        none = self.tr(
            "There are not enough verdicts yet to move it. Answer pairs on the Audit page: after {} verdicts, of both"
            " kinds, it follows them, category by category."
        )
        return (given if standing.cuts.verdicts else none).format(standing.enough)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.start)
        self.undo.clicked.connect(self.take_back)
        self.panel.failed.connect(self._failed)
        self.panel.running_changed.connect(self._settle)
        self._desk.catalog_changed.connect(self.leave)

    def _lay_out(self) -> None:
        self.by.setAccessibleName(self.tr("What to tell apart"))
        self.panel.cancel.setToolTip(self.tr("Stop; nothing is changed"))
        intro = controls.text(
            self.tr(
                "The program learns from your own products what tells them apart, tries it on products it kept aside,"
                " and uses it only if they are found better. Your photos and tables are never changed."
            ),
            "muted",
        )
        head = controls.row(controls.text(self.tr("Adapt to this catalog"), "title"), None, self.back)
        asked = controls.row(
            controls.field_name(self.tr("Tell apart"), self.by), self.by, self.go, None, spacing=theme.S
        )
        self.held.head.addWidget(self.undo)
        self.tried.hide()
        body = controls.reading_page(
            head, intro, asked, self.panel, self.notices, self.tried, self.held, self._heading, self.lines,
            self.table, None,
        )  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(body)
