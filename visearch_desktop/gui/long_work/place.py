"""Where the list of jobs is shown: in the place of the page, as the list of keys is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.long_work.roll import Roll

if TYPE_CHECKING:
    from visearch_desktop.gui.long_work.page import JobsPage


class JobsPlace(QObject):
    """Makes the list when it is first wanted; the key that shows it leads back, too."""

    def __init__(self, window: QWidget, pages: QStackedWidget, roll: Roll) -> None:
        super().__init__(window)
        self._pages, self._roll = pages, roll
        self._before: QWidget | None = None
        self.page: JobsPage | None = None
        keymap().shortcut("window", "Ctrl+J", window, self.show_or_leave)

    @Slot()
    def show_or_leave(self) -> None:
        """Show the list; go back from it."""
        from visearch_desktop.gui.long_work.page import JobsPage  # noqa: PLC0415 - the window is there before it

        if self.page is None:
            self.page = JobsPage(self._roll)
            self.page.left.connect(self.leave)
            self._pages.addWidget(self.page)
        if self._pages.currentWidget() is self.page:
            self.leave()
            return
        self._before = self._pages.currentWidget()
        self._pages.setCurrentWidget(self.page)
        self.page.start()

    @Slot()
    def leave(self) -> None:
        """Show the page that was there before."""
        if self._before is not None:
            self._pages.setCurrentWidget(self._before)
            self._before.setFocus()
