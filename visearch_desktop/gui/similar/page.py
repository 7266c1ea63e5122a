"""The page of sheets: similar products for all SKUs, and new arrivals ranked by how unlike the catalog they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QSpinBox, QVBoxLayout, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, files, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel
from visearch_desktop.gui.similar import tasks

if TYPE_CHECKING:
    from visearch_desktop.core.recommend import Novelty

USUAL, MOST = 8, 50


class SheetPage(QWidget):
    """Writes sheets and nothing else; `left` asks to go back."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file = Path()
        self.panel = RunPanel(desk)
        self.notices = NoticeBar()
        self.back = controls.button(self.tr("Back"), "chevron-left")
        self.count = QSpinBox()
        self.own = QCheckBox(self.tr("Its own sizes and colours too"))
        self.sold_out = QCheckBox(self.tr("What is sold out too"))
        self.write = controls.button(self.tr("Similar products for all…"), kind="primary")
        self.rank = controls.button(self.tr("Rank a folder…"), kind="primary")
        self._lay_out()
        self._connect()

    @Slot()
    def leave(self) -> None:
        """Stop what runs: another catalog is on the desk."""
        self.panel.leave()
        self.notices.clear()
        self._settle()
        self.left.emit()

    def write_sheet(self, file: Path) -> None:
        """Write similar products of all SKUs."""
        options = (self.count.value(), self.own.isChecked(), self.sold_out.isChecked())
        if self._desk.workspace is not None:
            work = partial(tasks.write_all, self._desk.workspace, file, *options)
            self._run(work, file, self._written, Kind.SIMILAR_FILE)

    def rank_folder(self, folder: Path, file: Path) -> None:
        """Rank the photos of a folder, and write that to a file."""
        if self._desk.workspace is not None:
            self._run(partial(tasks.rank, self._desk.workspace, folder, file), file, self._ranked, Kind.NOVELTY)

    def _run(self, work: Callable[[], object], file: Path, then: Callable[..., None], kind: Kind) -> None:
        if not self.panel.running:
            self.notices.clear()
            self._file = file
            self.panel.run(work, self.tr("Comparing photos"), then, self._stopped, kind=kind, about=file.name)

    def _written(self, rows: int) -> None:
        said = self.tr("1 SKU written to {}.") if rows == 1 else self.tr("{} SKUs written to {}.")
        place = wording.place(self._file)
        self._say_done(said.format(place) if rows == 1 else said.format(wording.count(rows), place))

    def _ranked(self, found: tuple[Novelty, ...]) -> None:
        unread = sum(one.problem is not None for one in found)
        said = self.tr("{} ranked in {}, the most unlike the catalog first.")
        words = said.format(wording.photos(len(found) - unread), wording.place(self._file))
        left = self.tr("{} could not be read; the report says why.").format(wording.photos(unread))
        self._say_done(words, left if unread else "")

    def _say_done(self, sentence: str, advice: str = "") -> None:
        show = (self.tr("Show in folder"), partial(files.reveal, self._file))
        self.notices.show_notice("warn" if advice else "done", sentence, advice, show)

    @Slot()
    def _stopped(self) -> None:
        self.notices.show_notice("info", self.tr("Stopped. Nothing was written."))

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self.notices.show_error(error)

    @Slot()
    def _ask_sheet(self) -> None:
        files.ask_for_table(self, "similar products.xlsx", self.write_sheet)

    @Slot()
    def _ask_folder(self) -> None:
        files.ask_for_folder(self, self.tr("Choose the folder of new arrivals"), self._folder_chosen)

    @Slot(str)
    def _folder_chosen(self, name: str) -> None:
        files.ask_for_table(self, "new arrivals.xlsx", partial(self.rank_folder, Path(name)))

    @Slot()
    def _settle(self) -> None:
        for part in (self.write, self.rank, self.count, self.own, self.sold_out):
            part.setEnabled(not self.panel.running)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.write.clicked.connect(self._ask_sheet)
        self.rank.clicked.connect(self._ask_folder)
        self.panel.failed.connect(self._failed)
        self.panel.running_changed.connect(self._settle)
        self._desk.catalog_changed.connect(self.leave)

    def _lay_out(self) -> None:
        self.count.setRange(1, MOST)
        self.count.setValue(USUAL)
        self.count.setFixedHeight(controls.FIELD_HEIGHT)
        self.count.setAccessibleName(self.tr("Products for each SKU"))
        self.panel.cancel.setToolTip(self.tr("Stop; nothing is written"))
        head = controls.row(controls.text(self.tr("Similar and new products"), "title"), None, self.back)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(
            controls.reading_page(head, self.panel, self.notices, self._similar_card(), self._new_card(), None)
        )

    def _similar_card(self) -> QFrame:
        frame, inside = controls.card(spacing=theme.M)
        words = self.tr(
            "A sheet with a row for each SKU: the products that look most like it, each of another style, different in"
            " style and colour among themselves. The column “Related SKUs” can be imported into a shop as it is. For"
            " one product, press R on the Search page."
        )
        asked = controls.row(
            controls.field_name(self.tr("For each SKU"), self.count), self.count, theme.S, self.own, theme.S,
            self.sold_out, None,
        )  # fmt: skip
        controls.fill(inside, controls.text(self.tr("Similar products"), "heading"), controls.text(words, "muted"))
        controls.fill(inside, asked, controls.row(self.write, None))
        return frame

    def _new_card(self) -> QFrame:
        frame, inside = controls.card(spacing=theme.M)
        words = self.tr(
            "The photos of a folder, the most unlike this catalog first: 1.00 is less like the catalog than any of its"
            " own products is like the others. The nearest SKU is named. The photos are only read."
        )
        controls.fill(inside, controls.text(self.tr("New arrivals"), "heading"), controls.text(words, "muted"))
        controls.fill(inside, controls.row(self.rank, None))
        return frame
