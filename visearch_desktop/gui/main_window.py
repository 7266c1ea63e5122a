"""The window: navigation, status line, and drops that may land anywhere. The pages do the work."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.core import places
from visearch_desktop.gui import controls, icons, theme, wording
from visearch_desktop.gui.audit.page import AuditPage
from visearch_desktop.gui.catalog.page import CatalogPage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.drops import Drop, might_hold, read_drop
from visearch_desktop.gui.search.page import SearchPage
from visearch_desktop.gui.settings_page import SettingsPage

CATALOG, SEARCH, AUDIT, SETTINGS = range(4)


class MainWindow(QMainWindow):
    """Holds the pages and hands drops and shortcuts to them."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle("ViSearch Desktop")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.catalog = CatalogPage(desk)
        self.search = SearchPage(desk)
        self._audit: AuditPage | None = None
        self._no_audit = QWidget()  # stands in its place until it is made
        self.settings = SettingsPage(desk)
        self.pages = QStackedWidget()
        self._rail = QButtonGroup(self)
        self._device, self._holdings, self._index = QLabel(), QLabel(), QLabel()
        self._lay_out()
        self._connect()
        self._restore()
        self.go(CATALOG)

    @property
    def device_words(self) -> str:
        """What the status line says of the device."""
        return self._device.text()

    @property
    def holdings_words(self) -> str:
        """What the status line says of the catalog."""
        return self._holdings.text()

    @property
    def index_words(self) -> str:
        """What the status line says of the index."""
        return self._index.text()

    @property
    def audit(self) -> AuditPage:
        """The Audit page, made when it is first wanted: it has many parts, and the window is to be there at once."""
        if self._audit is None:
            self._audit = made = AuditPage(self.desk)
            self.pages.insertWidget(AUDIT, made)
            self.pages.removeWidget(self._no_audit)
            self._no_audit.deleteLater()
            made.to_catalog.connect(self._to_catalog)
            made.state_changed.connect(self._show_index)
            self._restore_audit(made)
        return self._audit

    def go(self, page: int) -> None:
        """Show a page."""
        self._rail.button(page).setChecked(True)
        shown = self.audit if page == AUDIT else (self.catalog, self.search, self._no_audit, self.settings)[page]
        self.pages.setCurrentWidget(shown)
        if page == SETTINGS:
            self.settings.load()
        shown.setFocus()

    def take_drop(self, drop: Drop) -> None:
        """Photos are searched; folders and tables go to the catalog; anything else is explained."""
        if drop.pieces or not (drop.folders or drop.tables):
            self.search.take_drop(drop)
        else:
            self.go(CATALOG)
            self.catalog.take_drop(drop)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if might_hold(event.mimeData()):
            event.acceptProposedAction()
            self.search.zone.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.search.zone.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.search.zone.show_over(False)
        event.acceptProposedAction()
        self.take_drop(read_drop(event.mimeData()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
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
    def _to_search(self) -> None:
        self.go(SEARCH)

    @Slot()
    def _to_catalog(self) -> None:
        self.go(CATALOG)

    @Slot()
    def _show_state(self) -> None:
        info = self.desk.info
        waiting = self.tr("Loading the model…") if self.desk.warming else self.tr("No model loaded")
        self._device.setText(self.desk.device_note or waiting)
        if info is None:
            self._holdings.setText(self.tr("No catalog open"))
            return
        skus = self.tr("{} SKUs").format(wording.count(info.skus))
        self._holdings.setText(f"{info.name} · {wording.photos(info.photos)} · {skus}")
        self.setWindowTitle(f"{info.name} – ViSearch Desktop")
        if not (self.catalog.indexing or (self._audit is not None and self._audit.running)):
            self._show_index("")

    @Slot(str)
    def _show_index(self, words: str) -> None:
        info = self.desk.info
        if not words and info is not None:
            pending = self.tr("{} not indexed yet").format(wording.photos(info.pending))
            words = pending if info.pending else self.tr("Index up to date") if info.photos else ""
        self._index.setText(words)

    def _connect(self) -> None:
        desk = self.desk
        for signal in (desk.info_changed, desk.device_changed, desk.catalog_changed):
            signal.connect(self._show_state)
        self._rail.idClicked.connect(self.go)
        desk.opening_failed.connect(self._to_catalog)
        self.search.wanted.connect(self._to_search)
        self.search.to_catalog.connect(self._to_catalog)
        self.catalog.to_search.connect(self._to_search)
        self.catalog.index_state.connect(self._show_index)
        QShortcut(QKeySequence.StandardKey.Open, self, self.search.open_files)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)
        self._show_state()

    def _lay_out(self) -> None:
        for page in (self.catalog, self.search, self._no_audit, self.settings):
            self.pages.addWidget(page)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._make_rail())
        line.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for label, name in (
            (self._device, self.tr("Device")), (self._holdings, self.tr("Catalog")), (self._index, self.tr("Index")),
        ):  # fmt: skip
            label.setAccessibleName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        bar.addWidget(controls.glyph("cpu", 14))
        bar.addWidget(self._device, 1)
        bar.addPermanentWidget(self._holdings)
        bar.addPermanentWidget(self._index)
        self._index.setContentsMargins(theme.L, 0, 0, 0)
        bar.setContentsMargins(theme.S, 0, theme.S, 0)

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
            (SETTINGS, "settings", self.tr("Settings"), "Ctrl+4"),
        )
        for number, icon, name, keys in pages:
            tab = QToolButton()
            tab.setText(name)
            tab.setAccessibleName(name)
            tab.setToolTip(f"{name} ({keys})")
            tab.setShortcut(QKeySequence(keys))
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
        kept = window_state()
        geometry, splitter = kept.value("geometry"), kept.value("search/splitter")
        self.resize(1280, 800)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(splitter, QByteArray):
            self.search.splitter.restoreState(splitter)

    def _restore_audit(self, page: AuditPage) -> None:
        kept = window_state()
        page.recall(kept.value("audit/choices"))
        splitter = kept.value("audit/splitter")
        if isinstance(splitter, QByteArray):
            page.review.splitter.restoreState(splitter)

    def _remember(self) -> None:
        kept = window_state()
        kept.setValue("geometry", self.saveGeometry())
        kept.setValue("search/splitter", self.search.splitter.saveState())
        if self._audit is not None:
            kept.setValue("audit/splitter", self._audit.review.splitter.saveState())
            kept.setValue("audit/choices", self._audit.kept())
        kept.sync()


def window_state() -> QSettings:
    """Where the window keeps its size: a file beside the settings, never the registry."""
    return QSettings(str(places.data_folder() / "window.ini"), QSettings.Format.IniFormat)
