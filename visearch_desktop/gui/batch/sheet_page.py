"""How a delivery's spreadsheet is read: shown as the Catalog page shows a product table, corrected, checked again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from visearch_desktop.core.deliveries import DeliveredSheet
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, core_words, theme
from visearch_desktop.gui.batch import tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.tables.layout_form import LayoutForm
from visearch_desktop.gui.tables.mapping_form import MappingForm
from visearch_desktop.gui.tables.table_preview import TablePreview

if TYPE_CHECKING:
    from visearch_desktop.core.delivery import SheetSaid
    from visearch_desktop.core.tables import Mapping, Table

SIDE_WIDTH = 320


class SheetPage(QWidget):
    """`wanted` carries what the person says of the spreadsheet; `left` asks to go back, with nothing changed."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheets: Sequence[DeliveredSheet] = ()
        self._layout: dict[str, Any] = {}
        self._mapping: Mapping | None = None
        self._table: Table | None = None
        self.sheet = QComboBox()
        self.layout_form, self.mapping_form, self.preview = LayoutForm(), MappingForm(), TablePreview()
        self._error = controls.text("", "body")
        self.back = controls.button(self.tr("Back"))
        self.go = controls.button(self.tr("Check again like this"), "refresh", kind="primary")
        self._lay_out()
        self.sheet.activated.connect(self._other_sheet)
        self.layout_form.corrected.connect(self._correct_layout)
        self.mapping_form.corrected.connect(self._correct_columns)
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self._go)

    @property
    def problem(self) -> str:
        """Why the spreadsheet cannot be read like this; empty when it can."""
        return self._error.text()

    def open(self, sheets: Sequence[DeliveredSheet], said: SheetSaid | None) -> None:
        """Show the spreadsheets of a delivery, as they were read with what a person had said."""
        self._sheets = sheets
        self.sheet.clear()
        for sheet in sheets:
            self.sheet.addItem(sheet.name)
        used = next((place for place, sheet in enumerate(sheets) if sheet.used), 0)
        self.sheet.setCurrentIndex(used)
        self.sheet.setEnabled(len(sheets) > 1)
        fits = said is not None and said.name in ("", sheets[used].name)
        self._begin(said if fits else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, said: SheetSaid | None) -> None:
        facts = {name: getattr(said.layout, name) for name in LAYOUT} if said is not None else {}
        self._layout = {name: value for name, value in facts.items() if value}
        self.layout_form.recall(self._layout)
        self._mapping, self._table = None, None
        self.preview.clear_rows()
        self._read(said)

    @Slot()
    def _other_sheet(self) -> None:
        self._begin(None)

    @Slot(object)
    def _correct_layout(self, said: dict[str, Any]) -> None:
        self._layout = said
        self._read(None)

    def _read(self, said: SheetSaid | None) -> None:
        """Read the chosen spreadsheet, with the layout that was said; columns are found out anew unless given."""
        self._wait(self.tr("Reading the sheet…"))
        path = self._sheets[self.sheet.currentIndex()].path
        columns = said.columns if said is not None else None
        job = Job(
            partial(tasks.read_sheet, path, dict(self._layout), columns),
            key="batch-sheet",
            kind=Kind.READ_TABLE,
            about=path.name,
        )
        job.succeeded.connect(self._take)
        job.failed.connect(self._complain)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take(self, found: tuple[Table, Mapping]) -> None:
        self._table, self._mapping = found
        self.layout_form.show_table(self._table)
        self.mapping_form.show_mapping(self._table, self._mapping)
        for part in (self.layout_form, self.mapping_form, self.preview):
            part.setEnabled(True)
        self._ready()

    @Slot(object)
    def _correct_columns(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._ready()

    def _ready(self) -> None:
        assert self._table is not None
        assert self._mapping is not None
        self.preview.show_rows(self._table, self._mapping)
        self.go.setText(self.tr("Check again like this"))
        tells = bool(self._mapping.sku or self._mapping.photos or self._mapping.group)
        self.go.setEnabled(tells)
        self._say("" if tells else self.tr("Choose a column with SKUs or with photos: one of them makes the items."))

    def _wait(self, words: str) -> None:
        self._say("")
        self.go.setEnabled(False)
        self.go.setText(words)

    @Slot(object)
    def _complain(self, error: VisearchError) -> None:
        self._wait(self.tr("Check again like this"))
        self._mapping = self._table = None
        self.preview.clear_rows()
        self.mapping_form.setEnabled(False)
        self._say(core_words.said(error.in_full))

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    @Slot()
    def _go(self) -> None:
        if self._mapping is not None:
            name = self._sheets[self.sheet.currentIndex()].name
            self.wanted.emit(tasks.sheet_said(name, dict(self._layout), self._mapping))

    def _lay_out(self) -> None:
        hint = self.tr("Photos that were compared are not compared again, and decisions hold for items that stay.")
        title = controls.column(
            controls.text(self.tr("How the spreadsheet is read"), "title"), controls.text(hint, "caption"), spacing=2
        )
        head = controls.row(spacing=theme.M)
        head.addLayout(title, 1)
        controls.fill(head, self.back, self.go)
        side, inside = controls.card(spacing=theme.M)
        side.setFixedWidth(SIDE_WIDTH)
        self.sheet.setAccessibleName(self.tr("Spreadsheet of the delivery"))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name = controls.text(self.tr("Spreadsheet of the delivery"), "strong")
        controls.fill(inside, name, self.sheet, self.layout_form, self.mapping_form, None)
        rows, above = controls.card()
        above.addWidget(controls.text(self.tr("First rows"), "strong"))
        above.addWidget(self._error)
        above.addWidget(self.preview, 1)
        body = controls.row(spacing=theme.M)
        body.addWidget(side)
        body.addWidget(rows, 1)
        page = controls.column(head, spacing=theme.M)
        page.addLayout(body, 1)
        page.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self.setLayout(page)


LAYOUT = ("encoding", "delimiter", "sheet", "header_row")
"""The fields of a layout."""
