"""The photo folders of a catalog and how its SKUs are named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, files, theme, wording

SHOWN = 4
"""Folders listed; those that are not there come first, the others are counted."""


class FolderList(QFrame):
    """Lists the folders; each can be taken out, and one that is not there can be pointed to anew."""

    removed = Signal(object)
    moved = Signal(object, object)
    rule_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.shown: tuple[Path, ...] = ()
        self._offline: frozenset[Path] = frozenset()
        self._busy = False
        self.add = controls.button(self.tr("Add folder…"), "folder")
        self.table = controls.button(
            self.tr("Import table…"), tip=self.tr("An XLSX or CSV file with SKUs, titles, prices and other columns")
        )
        self.rule = controls.button(self.tr("SKU names…"), tip=self.tr("How a photo's SKU is found"))
        self.watch = QCheckBox(self.tr("Watch folders"))
        self.watch.setToolTip(self.tr("Take in new, changed and deleted photos by itself while this window is open"))
        self.watched = controls.Elided("", "caption")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        head = controls.text(self.tr("Photo folders"), "strong")
        watch = controls.row(self.watch, spacing=theme.M)
        watch.addWidget(self.watched, 1)
        controls.fill(page, head, self._rows, None, watch, controls.row(self.add, self.table, self.rule, None))
        self.rule.clicked.connect(self.rule_wanted)
        self._fill()

    def show_folders(self, folders: Sequence[Path], offline: Sequence[Path] | None = None) -> None:
        """Show the folders of a catalog; which of them are not there is kept when `offline` is None."""
        missing = self._offline if offline is None else frozenset(offline)
        if (tuple(folders), missing) != (self.shown, self._offline):
            self.shown, self._offline = tuple(folders), missing
            self._fill()

    def set_busy(self, busy: bool) -> None:
        """While photos are being indexed the folders cannot be changed."""
        self._busy = busy
        for button in self.findChildren(QAbstractButton):
            button.setEnabled(not busy or button is self.watch)

    def _fill(self) -> None:
        controls.clear(self._rows)
        first = sorted(self.shown, key=lambda folder: folder not in self._offline)
        for folder in first[:SHOWN]:
            self._rows.addWidget(_Row(folder, self, there=folder not in self._offline))
        if len(first) > SHOWN:
            self._rows.addWidget(controls.text(self.tr("and {} more").format(len(first) - SHOWN), "caption"))
        if not first:
            self._rows.addWidget(controls.text(self.tr("None yet. Drop a folder on this window."), "muted"))
        self.set_busy(self._busy)


class _Row(QWidget):
    def __init__(self, folder: Path, owner: FolderList, *, there: bool) -> None:
        super().__init__(owner)
        self._folder, self._owner = folder, owner
        remove = controls.icon_button(
            "close",
            self.tr("Take {} out of the catalog").format(folder.name),
            tip=self.tr("Take this folder out of the catalog; its files stay where they are"),
            size=14,
        )
        remove.clicked.connect(self._remove)
        line = controls.row(controls.glyph("folder", 16, "accent") if there else controls.glyph("warning", 16, "warn"))
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(controls.Elided(wording.place(folder)), 1)
        if not there:
            line.addWidget(controls.line(self.tr("not there now"), "caption"))
            find = controls.button(self.tr("Find it…"), kind="quiet", tip=self.tr("Choose where this folder is now"))
            find.setAccessibleName(self.tr("Choose where {} is now").format(folder.name))
            find.clicked.connect(self._find)
            line.addWidget(find)
        line.addWidget(remove)
        self.setLayout(line)

    @Slot()
    def _remove(self) -> None:
        self._owner.removed.emit(self._folder)

    @Slot()
    def _find(self) -> None:
        files.ask_for_folder(self._owner, self.tr("Where is {} now?").format(self._folder.name), self._found)

    @Slot(str)
    def _found(self, name: str) -> None:
        self._owner.moved.emit(self._folder, Path(name))
