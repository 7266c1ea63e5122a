"""Choose the files or the folder of a delivery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.gui import files, wording
from visearch_desktop.gui.drops import ARCHIVE_SUFFIXES, TABLE_SUFFIXES

Take = Callable[[Sequence[Path]], None]


def choose_files(parent: QWidget, take: Take) -> None:
    """Open the file dialog; `take` gets what was chosen."""
    endings = " ".join(f"*{one}" for one in sorted(PHOTO_SUFFIXES | TABLE_SUFFIXES | ARCHIVE_SUFFIXES))
    dialog = _dialog(parent, take)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([wording.tr("Deliveries ({})").format(endings)])
    dialog.open()


def choose_folder(parent: QWidget, take: Take) -> None:
    """The same for a folder."""
    dialog = _dialog(parent, take)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()


def _dialog(parent: QWidget, take: Take) -> QFileDialog:
    dialog = QFileDialog(parent, wording.tr("Choose a delivery"))
    files.begin_at_home(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(partial(_hand_over, take))
    return dialog


def _hand_over(take: Take, names: list[str]) -> None:
    take([Path(name) for name in names])
