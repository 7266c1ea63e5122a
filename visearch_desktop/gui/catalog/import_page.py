"""Import a product table: how it is read, what its columns mean, what would change; then it is taken over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.catalog import table_tasks
from visearch_desktop.gui.catalog.import_outcome import ImportOutcome
from visearch_desktop.gui.catalog.table_tasks import Read
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.tables.layout_form import LayoutForm
from visearch_desktop.gui.tables.mapping_form import MappingForm
from visearch_desktop.gui.tables.table_preview import TablePreview

if TYPE_CHECKING:
    from visearch_desktop.core.product_import import ImportPlan
    from visearch_desktop.core.tables import Mapping

SIDE_WIDTH = 300


class ImportPage(QWidget):
    """Nothing is changed before `imported`, which carries the number of products; `left` asks to go back."""

    imported = Signal(object)
    failed = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file = Path()
        self._read: Read | None = None
        self._plan: ImportPlan | None = None
        self._name = controls.Elided("", "caption")
        self.layout_form = LayoutForm()
        self.mapping_form = MappingForm()
        self.preview = TablePreview()
        self.outcome = ImportOutcome()
        self.keep = QCheckBox(self.tr("Keep products that are not in this table"))
        self._error = controls.text("", "body")
        self.back = controls.button(self.tr("Cancel"))
        self.go = controls.button(self.tr("Import"), "check", kind="primary")
        self._lay_out()
        self.layout_form.corrected.connect(self._read_again)
        self.mapping_form.corrected.connect(self._plan_again)
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self._apply)
        self.keep.toggled.connect(self._compare_again)

    @property
    def problem(self) -> str:
        """Why the table cannot be imported as it is read now; empty when it can."""
        return self._error.text()

    def open(self, file: Path) -> None:
        """Read a table and show what importing it would change."""
        self._file, self._read = file, None
        self._name.setText(wording.place(file))
        self.layout_form.forget()
        self.keep.setChecked(False)
        self.outcome.show_nothing()
        self.preview.clear_rows()
        for part in self._parts():
            part.setEnabled(False)
        self._read_again({})

    def summary(self, number: int) -> str:
        """What is said after the import of a number of products."""
        one, many = self.tr("1 product was imported."), self.tr("{} products were imported.")
        return one if number == 1 else many.format(wording.count(number))

    def leave(self) -> None:
        """Forget the table: another catalog is on the desk."""
        self._desk.reading_lane.cancel("table")
        self._read = self._plan = None

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.layout_form, self.mapping_form, self.preview, self.outcome, self.keep)

    @Slot(object)
    def _read_again(self, said: dict[str, Any]) -> None:
        if self._desk.workspace is None:
            return
        self._unplanned(self.tr("Reading the table…"))
        job = Job(
            partial(table_tasks.read, self._desk.workspace, self._file, said),
            key="table",
            kind=Kind.READ_TABLE,
            about=self._file.name,
        )
        job.succeeded.connect(self._take)
        job.failed.connect(self._complain)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take(self, found: Read) -> None:
        self._read = found
        for part in self._parts():
            part.setEnabled(True)
        self.layout_form.show_table(found.table)
        self.mapping_form.show_mapping(found.table, found.mapping)
        self._plan_again(found.mapping)

    @Slot(object)
    def _plan_again(self, mapping: Mapping) -> None:
        if self._desk.workspace is None or self._read is None:
            return
        self._unplanned(self.tr("Comparing with the catalog…"))
        self.preview.show_rows(self._read.table, mapping)
        work = partial(table_tasks.plan, self._desk.workspace, self._read, mapping, self.keep.isChecked())
        job = Job(work, key="table", kind=Kind.READ_TABLE, about=self._file.name)
        job.succeeded.connect(self._show_plan)
        job.failed.connect(self._complain)
        self._desk.reading_lane.submit(job)

    @Slot()
    def _compare_again(self) -> None:
        if self.mapping_form.mapping is not None:
            self._plan_again(self.mapping_form.mapping)

    @Slot(object)
    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.outcome.show_report(plan.report)
        number = plan.report.products
        one, many = self.tr("Import 1 product"), self.tr("Import {} products").format(wording.count(number))
        words = one if number == 1 else many
        self.go.setText(words if plan.report.changes_anything else self.tr("Nothing to change"))
        self.go.setEnabled(plan.report.changes_anything)

    def _unplanned(self, words: str) -> None:
        self._plan = None
        self._error.hide()
        self._error.setText("")
        self.go.setEnabled(False)
        self.go.setText(words)

    @Slot(object)
    def _complain(self, error: VisearchError) -> None:
        self._unplanned(self.tr("Import"))
        self.outcome.show_nothing()
        self._error.setText(core_words.said(error.in_full))
        self._error.show()
        self.layout_form.setEnabled(self._read is not None)

    @Slot()
    def _apply(self) -> None:
        plan, self._plan = self._plan, None  # a second click must not import it twice
        if plan is None or self._desk.workspace is None:
            return
        self._unplanned(self.tr("Importing…"))
        job = LastingJob(
            partial(table_tasks.apply, self._desk.workspace, plan), kind=Kind.IMPORT, about=self._file.name
        )
        job.succeeded.connect(self.imported)
        job.failed.connect(self._apply_failed)
        self._desk.catalog_lane.submit(job)

    @Slot(object)
    def _apply_failed(self, error: VisearchError) -> None:
        self.failed.emit(error)
        self._compare_again()

    def _lay_out(self) -> None:
        title = controls.column(controls.text(self.tr("Import a product table"), "title"), self._name, spacing=2)
        head = controls.row(spacing=theme.M)
        head.addLayout(title, 1)
        controls.fill(head, self.back, self.go)
        side, inside = controls.card(spacing=theme.M)
        side.setFixedWidth(SIDE_WIDTH)
        controls.fill(inside, self.layout_form, self.mapping_form, None)
        rows, above = controls.card()
        above.addWidget(controls.text(self.tr("First rows"), "strong"))
        above.addWidget(self.preview, 1)
        below_frame, below = controls.card()
        self._error.hide()
        below.addWidget(self._error)
        below.addWidget(self.outcome, 1)
        below.addWidget(self.keep)
        right = controls.column(spacing=theme.M)
        right.addWidget(rows, 2)
        right.addWidget(below_frame, 3)
        body = controls.row(spacing=theme.M)
        body.addWidget(side)
        body.addLayout(right, 1)
        page = controls.column(head, spacing=theme.M)
        page.addLayout(body, 1)
        page.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self.setLayout(page)
