"""The opened catalog: what it holds, its folders, the index, a look at its photos, the problem photos."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.core.catalog import CatalogInfo
from visearch_desktop.gui import controls, files, tasks, theme, wording
from visearch_desktop.gui.catalog.folders import FolderList
from visearch_desktop.gui.catalog.index_panel import IndexPanel
from visearch_desktop.gui.catalog.offers import Offers
from visearch_desktop.gui.catalog.photo_grid import PhotoGrid
from visearch_desktop.gui.catalog.problems import ProblemList
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.tasks import Lists

SAMPLES = 60
LEAST_LIST = 24
"""Pixels of the list of photos that are left in the lowest window with a message in it."""


class Overview(QWidget):
    """Shows one catalog. What the user asks for goes out as signals; the page acts."""

    add_folder = Signal(object)
    import_table = Signal(object)

    def __init__(self, desk: Desk, menu: QToolButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.index_panel = IndexPanel(desk)
        self.folders = FolderList()
        self.problems = ProblemList()
        self.grid = PhotoGrid(desk.thumbnails)
        self.offers = Offers(desk.roll)
        self._name = controls.Elided("", "title", Qt.TextElideMode.ElideRight)
        self._place = controls.Elided("", "caption")
        self._figures = {key: QLabel("–") for key in ("photos", "skus", "problems", "model")}
        self._lists = QStackedWidget()
        self._tabs = controls.choice(self)
        self._lay_out(menu)
        self.folders.add.clicked.connect(self._choose_folder)
        self.folders.table.clicked.connect(self._choose_table)
        self._tabs.idClicked.connect(self.show_list)

    def show_info(self, info: CatalogInfo) -> None:
        """Show the figures of the catalog and load its lists."""
        self._name.setText(info.name)
        self._place.setText(wording.place(info.folder))
        self._figures["photos"].setText(wording.count(info.photos))
        self._figures["skus"].setText(wording.count(info.skus))
        self._figures["problems"].setText(wording.count(info.problems))
        self.index_panel.show_info(info, read_only=self._read_only())
        self.set_busy(self.index_panel.running)
        self.folders.show_folders(info.roots)
        problem_tab = self._tabs.button(1)
        problem_tab.setText(self.tr("Problem photos ({})").format(wording.count(info.problems)))
        problem_tab.setEnabled(info.problems > 0)
        if not info.problems:
            self.show_list(0)
        self._load_lists()

    @Slot(int)
    def show_list(self, number: int) -> None:
        """Show the photos (0) or the problem photos (1)."""
        self._tabs.button(number).setChecked(True)
        self._lists.setCurrentIndex(number)
        self.offers.setVisible(number == 0)  # reasons need the whole width

    def clear(self) -> None:
        """Show nothing of the catalog before: its photos have other numbers than those of the next one."""
        self.grid.samples.show_samples(())
        self.problems.model.show_problems(())
        self.folders.show_folders((), ())
        self.show_list(0)

    def set_busy(self, busy: bool) -> None:
        """While photos are being indexed nothing else can change the catalog; one that is only read nobody can."""
        off = busy or self._read_only()
        self.folders.set_busy(off)
        self.problems.retry_button.setEnabled(not off)

    def _read_only(self) -> bool:
        """Whether the catalog cannot be changed now: its drive is full, or another copy of the program has it."""
        return self._desk.workspace is not None and bool(self._desk.workspace.only_reading)

    def _load_lists(self) -> None:
        if self._desk.workspace is None:
            return
        job = Job(partial(tasks.catalog_lists, self._desk.workspace, SAMPLES), key="lists")
        job.succeeded.connect(self._take_lists)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take_lists(self, lists: Lists) -> None:
        self.folders.show_folders(self.folders.shown, lists.offline)
        self.problems.model.show_problems(lists.problems)
        self.grid.samples.show_samples(lists.samples)
        self._figures["model"].setText(lists.model_title)

    @Slot()
    def _choose_folder(self) -> None:
        files.ask_for_folder(self, self.tr("Add a photo folder"), self._folder_chosen)

    @Slot(str)
    def _folder_chosen(self, name: str) -> None:
        self.add_folder.emit(Path(name))

    @Slot()
    def _choose_table(self) -> None:
        title, kinds = (
            self.tr("Choose a product table"),
            self.tr("Tables ({})").format("*.xlsx *.xls *.csv *.tsv *.txt"),
        )
        dialog = QFileDialog(self, title, "", kinds)
        files.begin_at_home(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._table_chosen)
        dialog.open()

    @Slot(str)
    def _table_chosen(self, name: str) -> None:
        self.import_table.emit(Path(name))

    def _lay_out(self, menu: QToolButton) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        page.setSpacing(theme.M)
        names = controls.column(self._name, self._place, spacing=2)
        head = controls.row()
        head.addLayout(names, 1)
        head.addWidget(menu, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(head)
        page.addWidget(self.index_panel)
        side = controls.row(spacing=theme.M)
        side.addWidget(self._figure_card(), 3)
        side.addWidget(self.folders, 4)
        page.addLayout(side)
        self._lists.addWidget(self.grid)
        self._lists.addWidget(self.problems)
        self._lists.setMinimumHeight(LEAST_LIST)  # it scrolls; the cards above it must not be squeezed instead
        shown = controls.column(self._tab_row(), spacing=theme.M)
        shown.addWidget(self._lists, 1)
        below = controls.row(spacing=theme.M)
        below.addLayout(shown, 1)
        below.addWidget(self.offers)
        page.addLayout(below, 1)

    def _figure_card(self) -> QFrame:
        frame, inside = controls.card(margin=theme.L, spacing=theme.M)
        words = {
            "photos": self.tr("Photos"), "skus": self.tr("SKUs"),
            "problems": self.tr("Problem photos"), "model": self.tr("Model"),
        }  # fmt: skip
        top = controls.row(spacing=theme.XL)
        for key in ("photos", "skus", "problems"):
            self._figures[key].setProperty("kind", "figure")
            top.addLayout(controls.column(self._figures[key], controls.text(words[key], "caption"), spacing=0))
        top.addStretch(1)
        self._figures["model"].setProperty("kind", "strong")
        bottom = controls.row(controls.text(words["model"], "caption"), self._figures["model"], None)
        controls.fill(inside, top, None, bottom)
        return frame

    def _tab_row(self) -> QWidget:
        holder = QWidget()
        line = controls.row(spacing=0)
        line.setContentsMargins(0, 0, 0, 0)
        for number, words in enumerate((self.tr("Photos, one of each SKU"), self.tr("Problem photos"))):
            tab = QToolButton()
            tab.setText(words)
            tab.setCheckable(True)
            tab.setProperty("kind", "tab")
            self._tabs.addButton(tab, number)
            line.addWidget(tab)
        line.addStretch(1)
        self._tabs.button(0).setChecked(True)
        holder.setLayout(line)
        return holder
