"""A new catalog in three steps: photos, SKU names, indexing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from visearch_desktop.core import places
from visearch_desktop.gui import controls, files, tasks, theme, wording
from visearch_desktop.gui.catalog.index_step import IndexStep
from visearch_desktop.gui.catalog.rule_picker import RulePicker
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job

if TYPE_CHECKING:
    from visearch_desktop.core.models import Pack


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user asks for: everything a new catalog needs."""

    folders: tuple[Path, ...]
    products: Path | None
    sku_rule: str
    model: str


class NewForm(QWidget):
    """Asks for a `Plan`."""

    planned = Signal(object)
    sample = Signal()
    open_other = Signal()
    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folders: list[Path] = []
        self._products: Path | None = None
        self.rule = RulePicker()
        self.index_step = IndexStep()
        self.packs = self.index_step.packs
        self._folder_rows = QVBoxLayout()
        self._folder_rows.setSpacing(theme.XS)
        self._table = controls.Elided(self.tr("No product table"), "muted")
        self._no_table = controls.icon_button("close", self.tr("Do without the product table"), size=14)
        self.start = controls.button(self.tr("Index photos"), "play", kind="primary")
        self._choose = controls.button(self.tr("Choose folder…"), "folder", kind="primary")
        self._where = controls.line("", "caption")
        self._try = controls.button(
            self.tr("Try with the sample catalogue"), tip=self.tr("About sixty photos that come with the program")
        )
        self._open = controls.button(self.tr("Open a catalog…"), "folder")
        self._back = controls.button(self.tr("Back to the open catalog"), kind="quiet")
        self._back.hide()
        self._lay_out()
        self._back.clicked.connect(self.back)
        self._no_table.clicked.connect(self._drop_table)
        self.start.clicked.connect(self._go)
        self._try.clicked.connect(self.sample)
        self._open.clicked.connect(self.open_other)
        self.packs.changed.connect(self._update)
        self._update()

    def load_packs(self) -> None:
        """Fill in the models of this computer."""
        job = Job(tasks.packs, key="packs")
        job.succeeded.connect(self._take_packs)
        self._desk.reading_lane.submit(job)

    def add_folders(self, folders: Sequence[Path]) -> None:
        """Add photo folders, each once."""
        self._folders += [folder for folder in dict.fromkeys(folders) if folder not in self._folders]
        self._show_folders()

    def set_products(self, file: Path | None) -> None:
        """Use this product table."""
        self._products = file
        self._table.setText(wording.place(file) if file else self.tr("No product table"))
        self._no_table.setVisible(file is not None)
        self.rule.show_table(file is not None)

    def plan(self) -> Plan:
        """What is filled in."""
        return Plan(tuple(self._folders), self._products, self.rule.rule, self.packs.chosen)

    def show_way_back(self, there: bool) -> None:
        """Offer to return to the catalog that is open."""
        self._back.setVisible(there)

    def reset(self) -> None:
        """Begin anew."""
        self._folders = []
        self.set_products(None)
        self._show_folders()

    def _show_folders(self) -> None:
        controls.clear(self._folder_rows)
        for folder in self._folders:
            self._folder_rows.addWidget(_FolderRow(folder, self))
        job = Job(partial(tasks.sample_names, tuple(self._folders)), key="names")
        job.succeeded.connect(self._take_names)
        self._desk.reading_lane.submit(job)
        self._update()

    def remove_folder(self, folder: Path) -> None:
        """Take a photo folder out again."""
        self._folders.remove(folder)
        self._show_folders()

    @Slot(object)
    def _take_names(self, names: tuple[str, ...]) -> None:
        self.rule.show_names(names)

    @Slot(object)
    def _take_packs(self, packs: tuple[Pack, ...]) -> None:
        self.index_step.show_packs(packs)

    @Slot()
    def _update(self) -> None:
        ready = bool(self._folders and self.packs.chosen)
        self.start.setEnabled(ready)
        controls.restyle(self._choose, "folder", "" if self._folders else "primary")
        self._where.setText(
            self.tr("Your photos are only read. The index is kept in your own data folder.")
            if ready
            else self.tr("Choose a photo folder to begin.")
        )

    @Slot()
    def _go(self) -> None:
        self.planned.emit(self.plan())

    @Slot()
    def _drop_table(self) -> None:
        self.set_products(None)

    @Slot()
    def _choose_folder(self) -> None:
        files.ask_for_folder(self, self.tr("Choose a photo folder"), self._add_folder)

    @Slot(str)
    def _add_folder(self, name: str) -> None:
        self.add_folders([Path(name)])

    @Slot()
    def _choose_table(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Choose a product table"), "", self.tr("Tables ({})").format("*.xlsx *.xls *.csv *.tsv *.txt")
        )
        files.begin_at_home(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_table)
        dialog.open()

    @Slot(str)
    def _take_table(self, name: str) -> None:
        self.set_products(Path(name))

    def _lay_out(self) -> None:
        scroll = controls.reading_page(self._head(), self._photos_step(), self._rule_step(), self._index_step(), None)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        controls.fill(page, scroll, self._foot())

    def _head(self) -> QVBoxLayout:
        words = self.tr(
            "Index the folder of your product photos once. Then drop any supplier photo on this window "
            "and see which SKU it is. Everything stays on this computer."
        )
        buttons = controls.row(self._try, self._open, None)
        title = controls.text(self.tr("New catalog"), "display")
        return controls.column(title, controls.text(words, "muted"), theme.XS, buttons)

    def _photos_step(self) -> QFrame:
        frame, inside = _step("1", self.tr("Where are your product photos?"))
        self._choose.clicked.connect(self._choose_folder)
        table = controls.button(self.tr("Choose table…"))
        table.setToolTip(
            self.tr("A spreadsheet or CSV file with a column of SKUs; titles, prices and categories are shown")
        )
        table.clicked.connect(self._choose_table)
        hint = controls.line(self.tr("or drop folders on this window"), "caption")
        inside.addLayout(self._folder_rows)
        inside.addLayout(controls.row(self._choose, hint, None))
        line = controls.row(controls.text(self.tr("Product table (optional)"), "strong"))
        line.addWidget(self._table, 1)
        line.addWidget(self._no_table)
        line.addWidget(table)
        self._no_table.hide()
        inside.addSpacing(theme.S)
        inside.addLayout(line)
        return frame

    def _rule_step(self) -> QFrame:
        frame, inside = _step("2", self.tr("How are SKUs named?"))
        inside.addWidget(self.rule)
        return frame

    def _index_step(self) -> QFrame:
        frame, inside = _step("3", self.tr("Index the photos"))
        inside.addWidget(self.index_step)
        return frame

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        line.addWidget(self._back)
        line.addStretch(1)
        controls.fill(line, self._where, theme.S, self.start)
        return foot


class _FolderRow(QFrame):
    def __init__(self, folder: Path, form: NewForm) -> None:
        super().__init__(form)
        self._folder, self._form = folder, form
        remove = controls.icon_button("close", self.tr("Take {} out").format(folder.name), size=14)
        remove.clicked.connect(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(controls.glyph("folder", 16, "accent"))  # whole pixels at 125 %
        line.addWidget(controls.Elided(wording.place(folder)), 1)
        line.addWidget(remove)

    @Slot()
    def _remove(self) -> None:
        self._form.remove_folder(self._folder)


def _step(number: str, question: str) -> tuple[QFrame, QVBoxLayout]:
    frame, inside = controls.card(spacing=theme.M)
    mark = controls.text(number, "step")
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside.addLayout(controls.row(mark, theme.XS, controls.text(question, "heading"), None))
    return frame, inside


def free_folder(name: str) -> Path:
    """A new folder for a catalog, named after its photos."""
    safe = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", name).strip(" .")[:60] or "catalog"
    wanted, number = places.catalogs_folder() / safe, 2
    while wanted.exists():
        wanted, number = places.catalogs_folder() / f"{safe} {number}", number + 1
    return wanted
