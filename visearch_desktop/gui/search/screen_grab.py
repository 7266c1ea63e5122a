"""A part of the screen as a query photo: the window steps aside, the screen is dimmed, a box is drawn."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from visearch_desktop.gui import wording
from visearch_desktop.gui.search.grab_overlay import GrabOverlay

STEP_ASIDE_MS = 350
"""Until a hidden window is really gone from the screen: window managers fade it out."""
GRABBING = ("xcb", "windows", "cocoa")
"""Platforms of Qt that give a picture of the screen."""


def why_not(platform: str, environment: Mapping[str, str] = os.environ) -> str:
    """Why no picture of the screen can be taken here; empty when one can.

    On Wayland a program sees its own windows only, also when it runs by way of X.
    """
    wayland = platform.startswith("wayland") or environment.get("XDG_SESSION_TYPE", "") == "wayland"
    if wayland or (platform == "xcb" and environment.get("WAYLAND_DISPLAY")):
        return wording.tr("On Wayland no program may look at the screen.")
    if platform not in GRABBING:
        return wording.tr("This system gives no picture of the screen.")
    return ""


def instead() -> str:
    """What to do without."""
    return wording.tr("Take a screenshot with the system’s own tool (the Print key), copy it, and press Ctrl+V here.")


class ScreenGrab(QObject):
    """Takes a part of the screen. Each `start` ends in `grabbed`, `refused` or `left`."""

    grabbed = Signal(QImage)
    refused = Signal(str, str)
    left = Signal()

    def __init__(self, take: Callable[[], list[tuple[QRectF, QPixmap]]] | None = None) -> None:
        super().__init__()
        self._take = take or _screens
        self._window: QWidget | None = None
        self._overlays: list[GrabOverlay] = []
        self._aside = QTimer(self)
        self._aside.setSingleShot(True)
        self._aside.setInterval(STEP_ASIDE_MS)
        self._aside.timeout.connect(self._open)

    @property
    def overlays(self) -> tuple[GrabOverlay, ...]:
        """What lies over the screens now."""
        return tuple(self._overlays)

    def start(self, window: QWidget) -> None:
        """Hide `window` and let a part of what is behind it be chosen."""
        reason = why_not(QGuiApplication.platformName())
        if reason:
            self.refused.emit(reason, instead())
            return
        if self._window is None:
            self._window = window
            window.hide()
            self._aside.start()

    @Slot()
    def _open(self) -> None:
        screens = self._take()
        if not screens or any(picture.isNull() for _place, picture in screens):
            self._close()
            self.refused.emit(wording.tr("The screen could not be looked at."), instead())
            return
        for place, picture in screens:
            overlay = GrabOverlay(picture)
            overlay.setGeometry(place.toRect())
            overlay.taken.connect(self._finish)
            overlay.left.connect(self._leave)
            self._overlays.append(overlay)
            overlay.show()
        self._overlays[0].activateWindow()
        self._overlays[0].setFocus()

    @Slot(QImage)
    def _finish(self, picture: QImage) -> None:
        self._close()
        self.grabbed.emit(picture)

    @Slot()
    def _leave(self) -> None:
        self._close()
        self.left.emit()

    def _close(self) -> None:
        """The window comes back before the overlays go: the program never has no window at all."""
        window, self._window = self._window, None
        if window is not None:
            window.show()
            window.activateWindow()
        for overlay in self._overlays:
            overlay.hide()
            overlay.deleteLater()
        self._overlays.clear()


def _screens() -> list[tuple[QRectF, QPixmap]]:
    return [(QRectF(screen.geometry()), screen.grabWindow(0)) for screen in QGuiApplication.screens()]
