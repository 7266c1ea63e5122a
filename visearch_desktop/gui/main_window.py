"""The window: navigation, status line, and drops that may land anywhere. The pages do the work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.gui import controls, icons, remembered, theme
from visearch_desktop.gui.aids import Aids
from visearch_desktop.gui.catalog.page import CatalogPage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.drop_question import DropQuestion
from visearch_desktop.gui.drops import Drop, might_hold, read_drop
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.long_work.leaving import Leaving
from visearch_desktop.gui.long_work.place import JobsPlace
from visearch_desktop.gui.search.page import SearchPage
from visearch_desktop.gui.settings_page import SettingsPage
from visearch_desktop.gui.status_line import StatusLine

if TYPE_CHECKING:
    from visearch_desktop.gui.audit.page import AuditPage
    from visearch_desktop.gui.batch.page import BatchPage

CATALOG, SEARCH, AUDIT, BATCH, SETTINGS = range(5)


class MainWindow(QMainWindow):
    """Holds the pages and hands drops and shortcuts to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle("ViSearch Desktop")
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.catalog = CatalogPage(desk)
        self.search = SearchPage(desk)
        self._audit: AuditPage | None = None
        self._batch: BatchPage | None = None
        self._no_audit, self._no_batch = QWidget(), QWidget()  # stand in their places until they are made
        self.drop_question = DropQuestion()
        self.leaving = Leaving(desk)
        self.settings = SettingsPage(desk)
        self.pages = QStackedWidget()
        self._rail = controls.choice(self)
        self.status = StatusLine(desk, self.statusBar())
        self._lay_out()
        self.aids = Aids(self, self.pages)
        self.jobs = JobsPlace(self, self.pages, desk.roll)
        self._connect()
        self._restore()
        self.go(CATALOG)
        theme.dress(self)

    @property
    def page(self) -> int:
        """The page that the rail marks."""
        return self._rail.checkedId()

    @property
    def audit(self) -> AuditPage:
        """The Audit page, made when it is first wanted: it has many parts, and the window is to be there at once."""
        if self._audit is None:
            from visearch_desktop.gui.audit.page import AuditPage  # noqa: PLC0415 - not before it is wanted either

            self._audit = made = AuditPage(self.desk)
            self.pages.insertWidget(AUDIT, made)
            self.pages.removeWidget(self._no_audit)
            self._no_audit.deleteLater()
            made.to_catalog.connect(partial(self.go, CATALOG))
            made.recall(remembered.window_state().value("audit/choices"))
            self.aids.tell(made)
            remembered.put_splitter(made.review.splitter, "audit/splitter")
        return self._audit

    @property
    def batch(self) -> BatchPage:
        """The Batch page, made when it is first wanted as well."""
        if self._batch is None:
            from visearch_desktop.gui.batch.page import BatchPage  # noqa: PLC0415 - the same

            self._batch = made = BatchPage(self.desk)
            for follow in (partial(self.go, CATALOG), self.catalog.overview.index_panel.update_index):
                made.index_wanted.connect(follow)
            self.pages.insertWidget(BATCH, made)
            self.pages.removeWidget(self._no_batch)
            self._no_batch.deleteLater()
            made.to_catalog.connect(partial(self.go, CATALOG))
            made.recall(remembered.window_state().value("batch/choices"))
            self.aids.tell(made)
            remembered.put_splitter(made.review.splitter, "batch/splitter")
        return self._batch

    def go(self, page: int) -> None:
        """Show a page."""
        self._rail.button(page).setChecked(True)
        others = {CATALOG: self.catalog, SEARCH: self.search, SETTINGS: self.settings}
        shown = self.audit if page == AUDIT else self.batch if page == BATCH else others[page]
        self.pages.setCurrentWidget(shown)
        if page == SETTINGS:
            self.settings.load()
        shown.setFocus()

    def take_drop(self, drop: Drop) -> None:
        """Photos are searched, on the Batch page checked; of folders, tables and ZIPs is asked what they are."""
        self.drop_question.leave()
        if drop.delivery and self._batch is not None and self.pages.currentWidget() is self._batch:
            self._batch.take(drop.delivery)
        elif drop.pieces or not drop.delivery:
            self.search.take_drop(drop)
        elif self.desk.workspace is None and (drop.folders or drop.tables):
            self._add_to_catalog(drop)
        else:
            self.drop_question.ask(drop)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and might_hold(event.mimeData()):  # results dragged out are no query yet
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        self.take_drop(read_drop(event.mimeData()))

    def _show_over(self, over: bool) -> None:
        (self._batch.start if self._batch is not None and self._batch.isVisible() else self.search.zone).show_over(over)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.may_close():
            event.ignore()
            return
        self.leave()
        self.hide()  # at once; ending the workers may take a moment
        self.desk.close()
        super().closeEvent(event)

    @Slot()
    def paste(self) -> None:
        """Search the clipboard, unless a text field is being edited."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit) and QApplication.clipboard().mimeData().hasText():
            focused.paste()
        else:
            self.search.paste()

    @Slot()
    def _go_to_catalog(self) -> None:
        self.go(CATALOG)

    @Slot()
    def _open_files(self) -> None:
        self.batch.ask_files() if self._batch is not None and self._batch.isVisible() else self.search.open_files()

    @Slot(object)
    def _check_as_batch(self, drop: Drop) -> None:
        self.go(BATCH)
        self.batch.take(drop.delivery)

    @Slot(object)
    def _add_to_catalog(self, drop: Drop) -> None:
        self.go(CATALOG)
        self.catalog.take_drop(drop)

    @Slot()
    def _show_state(self) -> None:
        self.status.show_state()
        if self.desk.info is None:
            return
        self.setWindowTitle(f"{self.desk.info.name} – ViSearch Desktop")

    def _connect(self) -> None:
        desk = self.desk
        for signal in (desk.info_changed, desk.device_changed, desk.catalog_changed):
            signal.connect(self._show_state)
        self._rail.idClicked.connect(self.go)
        desk.opening_failed.connect(self._go_to_catalog)  # a partial would outlive this window in the desk
        self.leaving.stayed.connect(self.catalog.stay)
        self.status.jobs.clicked.connect(self.jobs.show_or_leave)
        self.search.wanted.connect(partial(self.go, SEARCH))
        self.search.to_catalog.connect(partial(self.go, CATALOG))
        self.search.batch_wanted.connect(self._check_as_batch)
        self.search.other_dropped.connect(self.take_drop)
        self.catalog.to_search.connect(partial(self.go, SEARCH))
        self.catalog.made.connect(self.search.example.prepare)
        self.drop_question.batch_wanted.connect(self._check_as_batch)
        self.drop_question.catalog_wanted.connect(self._add_to_catalog)
        keymap().shortcut("window", "Ctrl+O", self, self._open_files)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)
        self._show_state()

    def _lay_out(self) -> None:
        for page in (self.catalog, self.search, self._no_audit, self._no_batch, self.settings):
            self.pages.addWidget(page)
        side = controls.column(self.drop_question, self.leaving, self.pages, spacing=0)
        side.setStretch(2, 1)
        middle = QWidget()
        line = controls.row(self._make_rail(), side, spacing=0)
        line.setContentsMargins(0, 0, 0, 0)
        line.setStretch(1, 1)
        middle.setLayout(line)
        self.setCentralWidget(middle)

    def _make_rail(self) -> QFrame:
        rail = QFrame()
        rail.setObjectName("rail")
        column = QVBoxLayout(rail)
        column.setContentsMargins(theme.XS, theme.S, theme.XS, theme.S)
        column.setSpacing(theme.XS)
        pages = (
            (CATALOG, "catalog", self.tr("Catalog"), "Ctrl+1"),
            (SEARCH, "search", self.tr("Search"), "Ctrl+2"),
            (AUDIT, "audit", self.tr("Audit"), "Ctrl+3"),
            (BATCH, "batch", self.tr("Batch"), "Ctrl+4"),
            (SETTINGS, "settings", self.tr("Settings"), "Ctrl+5"),
        )
        for number, icon, name, keys in pages:
            tab = QToolButton()
            tab.setText(name)
            tab.setAccessibleName(name)
            tab.setToolTip(f"{name} ({keys})")
            keymap().shortcut("window", keys, self, partial(self.go, number))
            tab.setCheckable(True)
            tab.setIconSize(QSize(22, 22))
            tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            icons.put(tab, icon, "text", 22)
            self._rail.addButton(tab, number)
            if number == SETTINGS:
                column.addStretch(1)
            column.addWidget(tab)
        return rail

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry = remembered.window_state().value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        remembered.put_splitter(self.search.splitter, "search/splitter")

    def leave(self) -> None:
        """Keep what is to be remembered, and begin nothing more."""
        self.search.past.flush()
        self.aids.close()
        self.catalog.watching.stop()
        remembered.keep("geometry", self.saveGeometry())
        self.search.results.views.keep()
        remembered.keep("search/splitter", self.search.splitter.saveState())
        for name, page in (("audit", self._audit), ("batch", self._batch)):
            if page is not None:
                remembered.keep(f"{name}/splitter", page.review.splitter.saveState())
                remembered.keep(f"{name}/choices", page.kept())
