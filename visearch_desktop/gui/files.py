"""Hand a file to the desktop: open it, show it in its folder, copy a text."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def open_file(path: Path) -> None:
    """Open `path` with the program the desktop uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def reveal(path: Path) -> None:
    """Show `path` in the file manager, marked where the desktop can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", [f"/select,{path}"])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        open_file(path.parent)


def copy(words: str) -> None:
    """Put `words` on the clipboard."""
    QGuiApplication.clipboard().setText(words)
