"""Hand a file to the desktop: open it, show it, drag it, copy a text; ask for a folder, or where to save one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QMimeData, QProcess, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from visearch_desktop.gui import wording


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


def carried(photos: Sequence[Path], words: str) -> QMimeData:
    """What a drag carries: the files, each once, and for what takes no files the words."""
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(photo)) for photo in dict.fromkeys(photos)])
    made.setText(words)
    return made


def begin_at_home(dialog: QFileDialog) -> None:
    """Begin among the user's own pictures instead of in the program's folder; from then on Qt knows the last place."""
    if dialog.directory() == QDir.current():
        pictures, home = QStandardPaths.StandardLocation.PicturesLocation, QDir.homePath()
        own = QDir(QStandardPaths.writableLocation(pictures))
        dialog.setDirectory(own.path() if own.exists() else home)


def ask_for_table(asking: QWidget, name: str, then: Callable[[Path], None]) -> None:
    """Ask where to save a table, as `name` at first, and go on with what is chosen."""
    dialog = QFileDialog(asking, wording.tr("Save"), name, wording.tr("Tables ({})").format("*.xlsx *.csv *.json"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_for_folder(asking: QWidget, title: str, then: Callable[[str], None], start: str = "") -> None:
    """Ask for a folder, beginning at `start`, and go on with the name of what is chosen."""
    dialog = QFileDialog(asking, title, start)
    begin_at_home(dialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
