"""The line below the pages: the device and why it is used, what the catalog holds, how the index stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLabel, QStatusBar

from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.desk import Desk


class StatusLine(QObject):
    """Fills the window's status bar."""

    def __init__(self, desk: Desk, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self.device, self.holdings, self.index = QLabel(), QLabel(), QLabel()
        bar.setSizeGripEnabled(False)
        names = {self.device: self.tr("Device"), self.holdings: self.tr("Catalog"), self.index: self.tr("Index")}
        for label, name in names.items():
            label.setAccessibleName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        bar.addWidget(controls.glyph("cpu", 14))
        bar.addWidget(self.device, 1)
        bar.addPermanentWidget(self.holdings)
        bar.addPermanentWidget(self.index)
        self.index.setContentsMargins(theme.L, 0, 0, 0)
        bar.setContentsMargins(theme.S, 0, theme.S, 0)

    def show_state(self) -> None:
        """Say what is known of the device and of the catalog."""
        info = self._desk.info
        waiting = self.tr("Loading the model…") if self._desk.warming else self.tr("No model loaded")
        self.device.setText(core_words.said(self._desk.device_note) or waiting)
        if info is None:
            self.holdings.setText(self.tr("No catalog open"))
            return
        skus = self.tr("{} SKUs").format(wording.count(info.skus))
        self.holdings.setText(f"{info.name} · {wording.photos(info.photos)} · {skus}")

    @Slot(str)
    def show_index(self, words: str) -> None:
        """Say what an index run is busy with; how the index stands when that is nothing."""
        info = self._desk.info
        if not words and info is not None:
            pending = self.tr("{} not indexed yet").format(wording.photos(info.pending))
            words = pending if info.pending else self.tr("Index up to date") if info.photos else ""
        self.index.setText(words)
