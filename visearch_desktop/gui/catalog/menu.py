"""The menu of catalogs: those used lately, another one, a new one, the sample."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from visearch_desktop.gui import icons, wording
from visearch_desktop.gui.desk import Desk


class CatalogMenu(QToolButton):
    """A button that opens the menu; the page acts on its signals."""

    opened = Signal(str)
    new = Signal()
    other = Signal()
    sample = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setText(self.tr("Catalogs"))
        self.setAccessibleName(self.tr("Catalogs: open another, make a new one"))
        self.setToolTip(self.tr("Open another catalog, or make a new one"))
        icons.put(self, "chevron-down", "muted", 14)
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        current = self._desk.workspace.folder if self._desk.workspace else None
        for folder in self._desk.settings.recent_catalogs:
            action = self._menu.addAction(f"{folder.name}  ·  {wording.place(folder.parent)}")
            action.setEnabled(folder != current)
            action.triggered.connect(partial(self.opened.emit, str(folder)))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("New catalog…"), self.new.emit)
        self._menu.addAction(self.tr("Open a catalog…"), self.other.emit)
        self._menu.addAction(self.tr("Sample catalogue"), self.sample.emit)
