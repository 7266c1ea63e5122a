"""What the window remembers: sizes and choices, in a file beside the settings, never the registry."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter

from visearch_desktop.core import places


def window_state() -> QSettings:
    """Where it is kept."""
    return QSettings(str(places.window_file()), QSettings.Format.IniFormat)


def keep(name: str, value: object) -> None:
    """Remember a value."""
    kept = window_state()
    kept.setValue(name, value)
    kept.sync()


def put_splitter(splitter: QSplitter, name: str) -> None:
    """Give a splitter the sizes it had the last time."""
    state = window_state().value(name)
    if isinstance(state, QByteArray):
        splitter.restoreState(state)
