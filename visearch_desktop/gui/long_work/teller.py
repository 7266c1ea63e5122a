"""Tells who is at another window that a long job has ended, and shows on the taskbar how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from visearch_desktop.core.job_history import Outcome, Record
from visearch_desktop.gui import icons
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.door import to_front
from visearch_desktop.gui.long_work import kinds, results
from visearch_desktop.gui.long_work.entry import Entry
from visearch_desktop.gui.long_work.session_bus import SessionBus

LONG = 30.0
"""Seconds of a job from which its end is worth a notification: who waits less is still there."""
PROGRESS_SECONDS = 1.0
"""The taskbar is told once a second at most."""


class Desktop(Protocol):
    """Where notifications and progress go."""

    def notify(self, title: str, body: str) -> None:
        """Show a notification."""

    def show_progress(self, share: float | None) -> None:
        """Show how much is done on the icon of the window; None shows nothing any more."""

    def close(self) -> None:
        """Say nothing more."""


class Teller(QObject):
    """Listens to the roll. What it says names no photo, no file and no folder: others may see the screen."""

    def __init__(self, desk: Desk, window: Callable[[], QWidget], desktop: Desktop | None = None) -> None:
        super().__init__(desk)
        self._desk, self._window = desk, window
        self._desktop: Desktop = desktop or desktop_here(self._to_front)
        self._shown: float | None = None
        self._told = 0.0
        desk.roll.ended.connect(self._ended)
        desk.roll.moved.connect(self._moved)
        desk.roll.changed.connect(self._changed)
        desk.settings_changed.connect(self._changed)

    def close(self) -> None:
        """Leave nothing on the taskbar."""
        self._show(None)
        self._desktop.close()

    @Slot(object, object)
    def _ended(self, entry: Entry, record: Record) -> None:
        told = record.outcome in (Outcome.DONE, Outcome.FAILED) and record.kind not in kinds.PASSING
        if not told or entry.seconds < LONG or self._is_looked_at():
            return
        QApplication.alert(self._window())
        if self._desk.settings.notifications:
            self._desktop.notify(*self._words(record))

    @Slot()
    def _moved(self) -> None:
        busy = self._desk.roll.busy
        if busy is not None and time.monotonic() - self._told >= PROGRESS_SECONDS:
            self._show(busy.share)

    @Slot()
    def _changed(self) -> None:
        if not (self._desk.roll.running and self._desk.settings.notifications):
            self._show(None)

    def _show(self, share: float | None) -> None:
        share = None if share is None else round(share, 2)
        if share != self._shown and (share is None or self._desk.settings.notifications):
            self._shown, self._told = share, time.monotonic()
            self._desktop.show_progress(share)

    def _words(self, record: Record) -> tuple[str, str]:
        name = kinds.name(record.kind)
        if record.outcome is Outcome.FAILED:
            return self.tr("{} failed").format(name), self.tr("The list of jobs says why.")
        return self.tr("{} is done").format(name), results.sentence(record)

    def _is_looked_at(self) -> bool:
        return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive

    def _to_front(self) -> None:
        to_front(self._window())


class TrayMessages(QObject):
    """Notifications of Windows and macOS: Qt shows them at an icon in the tray, which is there only meanwhile."""

    def __init__(self, clicked: Callable[[], None]) -> None:
        super().__init__()
        self._clicked = clicked
        self._tray: QSystemTrayIcon | None = None

    def notify(self, title: str, body: str) -> None:
        """Show a notification."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.app_icon(), self)
            self._tray.messageClicked.connect(self._click)
        self._tray.show()
        self._tray.showMessage(title, body, icons.app_icon())

    def show_progress(self, share: float | None) -> None:
        """Qt 6 has no way to the taskbar of Windows or the Dock."""

    def close(self) -> None:
        """Take the icon away."""
        if self._tray is not None:
            self._tray.hide()

    @Slot()
    def _click(self) -> None:
        self.close()
        self._clicked()


def desktop_here(clicked: Callable[[], None]) -> Desktop:
    """What speaks to the desktop of this system."""
    return TrayMessages(clicked) if sys.platform in ("win32", "darwin") else SessionBus()
