"""The photo folders of a catalog and how its SKUs are named."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import CatalogInfo
from visearch_desktop.gui import controls, theme, wording


class FolderList(QFrame):
    """Lists the folders; each can be taken out."""

    removed = Signal(object)
    rule_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.add = controls.button(self.tr("Add folder…"), "folder")
        self.table = controls.button(
            self.tr("Import table…"), tip=self.tr("A CSV file with SKUs, titles, prices and other columns")
        )
        self.rule = controls.button(self.tr("SKU names…"), tip=self.tr("How a photo's SKU is found"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        head = controls.text(self.tr("Photo folders"), "strong")
        controls.fill(page, head, self._rows, None, controls.row(self.add, self.table, self.rule, None))
        self.rule.clicked.connect(self.rule_wanted)

    def show_folders(self, info: CatalogInfo) -> None:
        """Show the folders of a catalog."""
        controls.clear(self._rows)
        for root in info.roots[:4]:
            self._rows.addWidget(_Row(root, self))
        if len(info.roots) > 4:
            self._rows.addWidget(controls.text(self.tr("and {} more").format(len(info.roots) - 4), "caption"))
        if not info.roots:
            self._rows.addWidget(controls.text(self.tr("None yet. Drop a folder on this window."), "muted"))


class _Row(QWidget):
    def __init__(self, folder: Path, owner: FolderList) -> None:
        super().__init__(owner)
        self._folder, self._owner = folder, owner
        remove = controls.icon_button(
            "close",
            self.tr("Take {} out of the catalog").format(folder.name),
            tip=self.tr("Take this folder out of the catalog; its files stay where they are"),
            size=14,
        )
        remove.clicked.connect(self._remove)
        line = controls.row(controls.glyph("folder", 16, "accent"))
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(controls.Elided(wording.place(folder)), 1)
        line.addWidget(remove)
        self.setLayout(line)

    @Slot()
    def _remove(self) -> None:
        self._owner.removed.emit(self._folder)
