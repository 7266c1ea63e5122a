"""What helps with the window itself: the manual that F1 opens, and the list of keys that "?" shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from visearch_desktop.gui.keyboard import tips
from visearch_desktop.gui.keyboard.keymap import keymap

if TYPE_CHECKING:
    from visearch_desktop.gui.keyboard.key_list import KeyList
    from visearch_desktop.gui.main_window import MainWindow
    from visearch_desktop.gui.manual_window import ManualWindow

CHAPTERS = {"CatalogPage": 0, "SearchPage": 1, "AuditPage": 4, "BatchPage": 5, "SettingsPage": 7}
"""Which chapter of the manual speaks of a page, counted from 0; tests/gui/test_manual.py reads the manual for it."""
PLACES: Mapping[str, frozenset[str]] = {
    "SearchPage": frozenset({"search", "cards", "results", "compare"}),
    "AuditPage": frozenset({"audit", "compare"}),
    "BatchPage": frozenset({"batch", "compare"}),
    "CatalogPage": frozenset({"suggest"}),
}
"""The places of `keyboard.commands` that a page has; the window's own keys are named everywhere."""


class Aids(QObject):
    """Makes both when they are first wanted, and keeps the tool tips right when keys are changed."""

    def __init__(self, window: MainWindow, pages: QStackedWidget) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        self._before: QWidget | None = None
        self._told = False
        self.keys: KeyList | None = None
        self.manual: ManualWindow | None = None
        QShortcut(QKeySequence.StandardKey.HelpContents, window, self.show_manual)
        QShortcut(QKeySequence("?"), window, self.show_keys)
        keymap().changed.connect(self.tell_all)
        self.tell_all()

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys in place of the page; the same key leads back."""
        from visearch_desktop.gui.keyboard.key_list import KeyList  # noqa: PLC0415 - few ask for it

        if self.keys is None:
            self.keys = KeyList(keymap())
            self.keys.left.connect(self.leave_keys)
            self._pages.addWidget(self.keys)
        if self._pages.currentWidget() is self.keys:
            self.leave_keys()
            return
        self._before = self._pages.currentWidget()
        self._pages.setCurrentWidget(self.keys)
        self.keys.setFocus()

    @Slot()
    def leave_keys(self) -> None:
        """Show the page that was there before."""
        if self._before is not None:
            self._pages.setCurrentWidget(self._before)
            self._before.setFocus()

    @Slot()
    def show_manual(self) -> None:
        """Open the manual where it speaks of the page that is shown."""
        from visearch_desktop.gui.manual_window import ManualWindow  # noqa: PLC0415 - few ask for it

        if self.manual is None:
            self.manual = ManualWindow()
        self.manual.open_at(CHAPTERS.get(type(self._pages.currentWidget()).__name__, 0))

    def close(self) -> None:
        """The manual goes with the window: it is of its language, and has no parent that would take it along."""
        if self.manual is not None:
            self.manual.close()
            self.manual.deleteLater()
            self.manual = None

    @Slot()
    def tell_all(self) -> None:
        """Let every tool tip say the keys that hold now."""
        if keymap().untouched and not self._told:
            return  # every text is right as it was written
        self._told = True
        tips.tell(self._window, keymap(), {"window"})
        for page in range(self._pages.count()):
            self.tell(self._pages.widget(page))

    def tell(self, page: QWidget | None) -> None:
        """The same on one page, which may be new."""
        if self._told and page is not None:
            tips.tell(page, keymap(), PLACES.get(type(page).__name__, ()))
