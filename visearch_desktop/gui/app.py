"""The application around the window: style, fonts, crash reports, and the first things to do."""

from __future__ import annotations

import gc
import os
import platform
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

import visearch_desktop.gui.bare_imports  # noqa: F401 - before all others of the window
from visearch_desktop import __version__
from visearch_desktop.core import logbook
from visearch_desktop.gui import crash, icons, language, theme
from visearch_desktop.gui.application import Application
from visearch_desktop.gui.cursor_rest import CursorRest
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.door import Door, Wish, to_front
from visearch_desktop.gui.garbage import Collector
from visearch_desktop.gui.interrupts import Interrupts
from visearch_desktop.gui.language_switch import LanguageSwitch
from visearch_desktop.gui.long_work.teller import Teller
from visearch_desktop.gui.main_window import SEARCH, MainWindow


def make_application() -> QApplication:
    """The one QApplication, with the program's name, style, font and icon."""
    if "cv2" in os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH", ""):
        del os.environ["QT_QPA_PLATFORM_PLUGIN_PATH"]  # OpenCV's own Qt 5 plugins; no Qt 6 window can load them
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else Application(sys.argv[:1])
    # As searches do later (core/side_by_side), but from the start: whatever of a layout calls Python waits for the
    # interpreter, 5 ms at a time while workers import. The longest gap beside them was 67 ms, and 50 with 1 ms.
    sys.setswitchinterval(0.0005)
    make_collector(app)
    if app.findChild(CursorRest) is None:
        CursorRest(app)
    app.setApplicationName("ViSearch Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("visearch-desktop")
    language.choose(app, language.ENGLISH)  # until the settings are read
    app.setStyle("Fusion")
    app.setWindowIcon(icons.app_icon())
    theme.set_font(app)
    return app


def make_collector(app: QApplication) -> Collector:
    """The one collector of the application."""
    return app.findChild(Collector) or Collector(app)


class Program(QObject):
    """Desk and window together, and what happens first."""

    def __init__(self, app: QApplication, catalog: Path | None, query: Sequence[Path] = ()) -> None:
        super().__init__()
        self.app = app
        self._catalog = catalog
        self._query = tuple(query)
        self.desk = Desk()
        language.choose(app, self.desk.settings.language)
        theme.choose(app, self.desk.settings.theme)
        self.window = MainWindow(self.desk)
        self.desk.settings_changed.connect(self._restyle)
        self.desk.roll.changed.connect(make_collector(app).hurry)
        self._theme = self.desk.settings.theme
        self.teller = Teller(self.desk, lambda: self.window)
        self._switch = LanguageSwitch(app, self.desk, lambda: self.window)
        self._switch.replaced.connect(self._take_window)
        app.styleHints().colorSchemeChanged.connect(self._restyle_now)
        if isinstance(app, Application):
            app.files_opened.connect(self._search)

    def start(self) -> None:
        """Show the window, then open the catalog."""
        self.window.show()
        QTimer.singleShot(0, self._begin)

    def listen_at(self, door: Door) -> None:
        """Take what later starts of the program want."""
        door.knocked.connect(self._take_wish)
        self.desk.catalog_changed.connect(partial(self._tell_catalog, door))
        self._tell_catalog(door)
        door.start()

    def _tell_catalog(self, door: Door) -> None:
        door.catalog = self.desk.workspace.folder if self.desk.workspace else self._catalog

    @Slot(object)
    def _take_wish(self, wish: Wish) -> None:
        to_front(self.window)
        if wish.photos:
            self._search(wish.photos)

    @Slot(object)
    def _search(self, photos: Sequence[Path]) -> None:
        self.window.search.search(photos)

    @Slot()
    def _begin(self) -> None:
        gc.freeze()  # what was made so far stays: looking through it took 15 ms beside the catalog being opened
        if self._query:
            self.window.search.search(self._query)
        recent = self.desk.settings.recent_catalogs
        folder = self._catalog or next((path for path in recent[:1] if path.is_dir()), None)
        if folder is None:
            self.window.catalog.show_new()
            return
        if self._catalog is None or not self._query:
            self.window.go(SEARCH)
        self.desk.open(folder)

    def end(self) -> None:
        """Close the window without a question: the terminal or the system wants that."""
        self.window.leaving.agreed = True
        self.app.closeAllWindows()

    @Slot(object)
    def _take_window(self, window: MainWindow) -> None:
        self.window = window

    @Slot()
    def _restyle(self) -> None:
        if self.desk.settings.theme != self._theme:
            self._theme = self.desk.settings.theme
            theme.apply(self.app, self._theme)

    @Slot()
    def _restyle_now(self) -> None:
        if self._theme == "system":
            theme.apply(self.app, self._theme)


def run(catalog: Path | None = None, query: Sequence[Path] = ()) -> int:
    """Open the window and stay until it is closed; one that is open already takes what is wanted.

    Args:
        catalog: the catalog to open; the one used last when None.
        query: photos to search with at once.

    Returns:
        The exit code of the program.
    """
    door = Door()
    first = door.claim()
    if not first and door.hand_over(Wish(tuple(query), catalog)):
        return 0
    app = make_application()
    sys.excepthook = crash.hook
    logbook.begin()
    logbook.tell("window opened", version=__version__, python=platform.python_version(), system=platform.system())
    program = Program(app, catalog, query)
    program.start()
    if first:
        program.listen_at(door)
    interrupts = Interrupts(program.end)
    code = app.exec()
    interrupts.close()
    door.close()
    program.teller.close()
    program.desk.close()
    logbook.tell("window closed")
    logbook.end()
    return code
