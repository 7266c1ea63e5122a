"""Can a window be shown here? Asked before Qt is imported: without a system library Qt ends the process."""

from __future__ import annotations

import ctypes
import os
import sys

from visearch_desktop.core.errors import VisearchError

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt loads to draw at all: library -> Debian package."""

X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads for a window on an X server; found with ldd on a bare Debian 12."""

WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What Qt loads for a window on Wayland; where there is an X server as well, Qt takes that without them."""


def has_display() -> bool:
    """Whether there is a screen to show a window on."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages() -> tuple[str, ...]:
    """The Debian packages whose libraries Qt would not find."""
    if not sys.platform.startswith("linux"):
        return ()
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    on_x11 = platform.startswith("xcb") or (not platform and bool(os.environ.get("DISPLAY")))
    on_wayland = platform.startswith("wayland") or (not platform and bool(os.environ.get("WAYLAND_DISPLAY")))
    needed = DRAWING | (X11 if on_x11 else WAYLAND if on_wayland else {})
    return tuple(package for library, package in needed.items() if not _loads(library))


def check() -> None:
    """Make sure that a window can be shown.

    Raises:
        VisearchError: what is missing, and the command that installs it on Debian and Ubuntu.
    """
    missing = missing_packages()
    if missing:
        raise VisearchError(
            "The window needs system libraries that are not installed.",
            f"On Debian or Ubuntu: sudo apt-get install {' '.join(missing)}",
        )
    if not has_display():
        raise VisearchError(
            "There is no screen to show the window on.",
            "The commands work without one; see visearch --help.",
        )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
