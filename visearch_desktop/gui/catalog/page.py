"""The Catalog page: a new catalog, or the one that is open; indexing, and which catalog to work on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from visearch_desktop.core import places
from visearch_desktop.core.catalog import IndexReport
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import files, tasks, wording
from visearch_desktop.gui.catalog.index_panel import summary
from visearch_desktop.gui.catalog.menu import CatalogMenu
from visearch_desktop.gui.catalog.new_form import NewForm, Plan, free_folder
from visearch_desktop.gui.catalog.overview import Overview
from visearch_desktop.gui.catalog.safety import Safety
from visearch_desktop.gui.catalog.sides import Sides
from visearch_desktop.gui.catalog.watching import FolderWatch
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.drops import Drop
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.notices import NoticeBar

ARRIVING_MS = 3000
"""How often the figures and photos of the page are read again while photos are being indexed."""

SOON_MS = 500
"""When they are read first: the folders have been added by then."""


class CatalogPage(QWidget):
    """Acts on what the form and the overview ask for."""

    to_search = Signal()
    made = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._plan: Plan | None = None
        self._first = False  # whether the catalog has just been made
        self._arriving = QTimer(self)
        self._arriving.setInterval(ARRIVING_MS)
        self.notices = NoticeBar()
        self.form = NewForm(desk)
        self.menu = CatalogMenu(desk)
        self.overview = Overview(desk, self.menu)
        self._pages = Sides(desk, self.form, self.overview)
        self.importing, self.suggesting = self._pages.importing, self._pages.suggesting
        self.adapting, self.sheets, self.trying = self._pages.adapting, self._pages.sheets, self._pages.trying
        self.watching = FolderWatch(desk, self.overview, self.notices)
        self.safety = Safety(desk, self.notices)
        self.notices.stand_above(self._pages, self)
        self._connect()

    @property
    def indexing(self) -> bool:
        """Whether the index task runs."""
        return self.overview.index_panel.running

    def take_drop(self, drop: Drop) -> None:
        """Add dropped folders and tables to the form or to the open catalog."""
        if self._pages.currentWidget() is self.form:
            self.form.add_folders(drop.folders)
            if drop.tables:
                self.form.set_products(drop.tables[0])
        elif self.indexing:
            self.notices.show_notice("info", self.tr("Indexing runs. Drop this again when it has finished."))
        elif drop.folders or not drop.tables:
            self.overview.index_panel.index(drop.folders, drop.tables[0] if drop.tables else None)
        else:
            self._import_table(drop.tables[0])

    @Slot()
    def show_new(self) -> None:
        """Show the form for a new catalog."""
        self.notices.clear()
        self.form.reset()
        self.form.show_way_back(self._desk.workspace is not None)
        self.form.load_packs()
        self._pages.setCurrentWidget(self.form)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample catalogue; index it the first time."""
        if self._desk.opening:
            return
        folder = places.catalogs_folder() / "sample"
        if folder.is_dir() and any(folder.iterdir()):
            self._desk.open(folder)
            return
        sample = places.sample_catalogue()
        self._plan = Plan((sample / "photos",), sample / "products.csv", "auto", self.form.packs.chosen)
        self._desk.create(folder, self._plan.model, "auto", self.tr("Sample catalogue"))

    @Slot()
    def choose_catalog(self) -> None:
        """Ask for the folder of another catalog."""
        files.ask_for_folder(self, self.tr("Open a catalog"), self._open_named, str(places.catalogs_folder()))

    @Slot(object)
    def make(self, plan: Plan) -> None:
        """Make the planned catalog, then index it."""
        if self._desk.opening:
            return  # a second click
        self._plan = plan
        name = plan.folders[0].name or self.tr("Catalog")
        self._desk.create(free_folder(name), plan.model, plan.sku_rule, name)

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self._plan = None
        self._desk.open(Path(name))

    @Slot()
    def stay(self) -> None:
        """The catalog that was planned is not made: this one stays open."""
        self._plan = None

    @Slot()
    def _catalog_changed(self) -> None:
        self.notices.clear()
        self.safety.show_state()
        self.overview.clear()
        self.importing.leave()
        if self.overview.index_panel.leave():
            self.notices.show_notice("info", self.tr("Indexing was stopped. What was done is kept."))
        self._pages.setCurrentWidget(self.overview)
        if self._desk.workspace is None:  # it was forgotten
            self.show_new()
        plan, self._plan = self._plan, None
        self._first = plan is not None
        if plan is not None:
            self.overview.index_panel.index(plan.folders, plan.products)

    @Slot()
    def _info_changed(self) -> None:
        info = self._desk.info
        if info is None:
            return
        self.overview.show_info(info)
        if self._desk.model_state and not self.indexing:
            again = (self.tr("Index again"), self._index_again)
            self.notices.show_notice("warn", self._desk.model_state, action=again)

    def _index_again(self) -> None:
        if self._desk.workspace is None or self._desk.info is None:
            return
        work = partial(tasks.use_model, self._desk.workspace, self._desk.info.model)
        self._carry_out(work, self.overview.index_panel.update_index)

    @Slot(str)
    def _index_state_changed(self, words: str) -> None:
        self.overview.set_busy(bool(words))
        if not words:
            self._arriving.stop()
        elif not self._arriving.isActive():
            if not self.overview.index_panel.quiet:
                self.notices.clear()  # of the run before
            self._arriving.start()
            QTimer.singleShot(SOON_MS, self._desk.refresh)

    @Slot(object)
    def _indexed(self, report: IndexReport) -> None:
        action, advice = (self.tr("Search"), self.to_search.emit), list(report.notes[:2])
        if failed := len(report.failures):
            action = (self.tr("Show them"), partial(self.overview.show_list, 1))
            advice.insert(0, self.tr("{} could not be read; the others are fine.").format(wording.photos(failed)))
        if report.table and (table := self.overview.index_panel.table) is not None:
            advice.append(report.table)
            shown = self.tr("Show the table"), partial(self._import_table, table)
            action = action if report.failures or self._first else shown  # the first time a search is what comes next
        self.notices.show_notice("warn" if advice else "done", summary(report), " ".join(advice), action)
        self._desk.refresh()
        self._desk.warm_up()
        if self._first and report.photos:
            self._first = False
            self.notices.action.setFocus()  # what to do next; the button that began this is gone
            self.made.emit()

    @Slot()
    def _stopped(self) -> None:
        self.notices.show_notice("info", self.tr("Indexing was stopped. What was done is kept."))
        self._desk.refresh()

    @Slot(object)
    def _failed(self, error: VisearchError) -> None:
        self.safety.show_error(error)
        self._desk.refresh()

    @Slot(object)
    def _notified(self, error: VisearchError) -> None:
        if not self._desk.model_state:  # said already, and with a way out
            self.safety.show_error(error)

    @Slot(object)
    def _opening_failed(self, error: VisearchError) -> None:
        self._plan = None
        self.safety.show_error(error)
        if self._desk.workspace is None:
            self.form.load_packs()
            self._pages.setCurrentWidget(self.form)

    @Slot(object)
    def _add_folder(self, folder: Path) -> None:
        self.overview.index_panel.index((folder,))

    @Slot(object)
    def _import_table(self, file: Path) -> None:
        self.notices.clear()
        self.importing.open(file)
        self._pages.setCurrentWidget(self.importing)

    @Slot(object)
    def _imported(self, number: int) -> None:
        self._pages.back()
        self.notices.show_notice("done", self.importing.summary(number))
        self._desk.refresh()

    @Slot(object)
    def _ask_to_remove(self, folder: Path) -> None:
        self.notices.show_notice(
            "warn",
            self.tr("Take “{}” out of this catalog?").format(folder.name),
            self.tr("Its photos will not be found any more. The files stay where they are."),
            (self.tr("Take out"), partial(self._remove_folder, folder)),
        )

    def _remove_folder(self, folder: Path) -> None:
        if self._desk.workspace is not None:
            self._change_folders(partial(self._desk.workspace.remove_root, folder))

    @Slot(object, object)
    def _move_folder(self, old: Path, new: Path) -> None:
        if self._desk.workspace is not None:
            self._change_folders(partial(self._desk.workspace.remap_root, old, new))

    def _change_folders(self, change: Callable[[], None]) -> None:
        if self.indexing:
            return  # asked before it began; the buttons are off meanwhile
        self._carry_out(change, self.overview.index_panel.update_index)

    def _carry_out(self, decided: Callable[[], object], then: Callable[[], object]) -> None:
        """Do what a person has decided, also when the window is closed meanwhile."""
        job = LastingJob(decided)
        job.succeeded.connect(then)
        job.failed.connect(self.notices.show_error)
        self._desk.catalog_lane.submit(job)

    @Slot()
    def _ask_rule(self) -> None:
        info = self._desk.info
        if info is None:
            return
        naming = self._pages.naming
        naming.ask(info.sku_rule)
        job = Job(partial(tasks.sample_names, info.roots), key="names")
        job.succeeded.connect(naming.show_names)
        self._desk.reading_lane.submit(job)
        self._pages.setCurrentWidget(naming)

    @Slot(str)
    def _set_rule(self, rule: str) -> None:
        if self._desk.workspace is not None:
            self._carry_out(partial(self._desk.workspace.set_sku_rule, rule), self._desk.refresh)

    def _connect(self) -> None:
        desk, panel = self._desk, self.overview.index_panel
        desk.catalog_changed.connect(self._catalog_changed)
        desk.info_changed.connect(self._info_changed)
        desk.opening_failed.connect(self._opening_failed)
        desk.notified.connect(self._notified)
        self.menu.opened.connect(self._open_named)
        self.menu.new.connect(self.show_new)
        self.menu.other.connect(self.choose_catalog)
        self.menu.sample.connect(self.open_sample)
        self.form.planned.connect(self.make)
        self.form.sample.connect(self.open_sample)
        self.form.back.connect(self._pages.back)
        self.form.open_other.connect(self.choose_catalog)
        panel.state_changed.connect(self._index_state_changed)
        self._arriving.timeout.connect(desk.refresh)
        panel.finished.connect(self._indexed)
        panel.failed.connect(self._failed)
        panel.stopped.connect(self._stopped)
        self.overview.add_folder.connect(self._add_folder)
        self.overview.import_table.connect(self._import_table)
        self.importing.imported.connect(self._imported)
        self.importing.failed.connect(self.notices.show_error)
        self.overview.folders.removed.connect(self._ask_to_remove)
        self.overview.folders.moved.connect(self._move_folder)
        self.overview.folders.rule_wanted.connect(self._ask_rule)
        self._pages.naming.chosen.connect(self._set_rule)
        self.overview.problems.retry.connect(partial(panel.index, retry_problems=True))
