"""Choose photo files to search with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.gui import files, wording
from visearch_desktop.gui.tasks import Piece

Take = Callable[[Sequence[Piece]], None]


def choose_photos(parent: QWidget, take: Take) -> None:
    """Open the file dialog; `take` gets the photos when some were chosen."""
    endings = " ".join(f"*{suffix}" for suffix in sorted(PHOTO_SUFFIXES))
    dialog = QFileDialog(parent, wording.tr("Open photos"), "", wording.tr("Photos ({})").format(endings))
    files.begin_at_home(dialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(partial(_hand_over, take))
    dialog.open()


def _hand_over(take: Take, names: list[str]) -> None:
    take(tuple(Path(name) for name in names))
