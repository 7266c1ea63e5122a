"""The line below the pages: the device and why, what the catalog holds, what runs or how the index stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QStatusBar

from visearch_desktop.gui import controls, core_words, icons, theme, wording
from visearch_desktop.gui.desk import Desk


class StatusLine(QObject):
    """Fills the window's status bar; the button `jobs` is for the list of jobs."""

    def __init__(self, desk: Desk, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self.device, self.holdings, self.index = QLabel(), QLabel(), QLabel()
        self.jobs = controls.icon_button("history", self.tr("Jobs"), size=14)
        self.jobs.setIconSize(QSize(14 + theme.XS, 14))
        bar.setSizeGripEnabled(False)
        names = {self.device: self.tr("Device"), self.holdings: self.tr("Catalog"), self.index: self.tr("Index")}
        for label, name in names.items():
            label.setAccessibleName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.jobs.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.jobs.setToolTip(self.tr("What runs, and what ran before ({})").format("Ctrl+J"))
        bar.addWidget(controls.glyph("cpu", 14))
        bar.addWidget(self.device, 1)
        for part in (self.holdings, self.index, self.jobs):
            bar.addPermanentWidget(part)
        self.index.setIndent(theme.L)
        bar.setContentsMargins(theme.S, 0, theme.S, 0)
        desk.roll.changed.connect(self._show_number)
        desk.roll.moved.connect(self.show_work)
        self._show_number()

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
        self.show_work()

    @Slot()
    def show_work(self) -> None:
        """Say what is busy, and how far that is; how the index stands while nothing is."""
        busy = self._desk.roll.busy
        if busy is not None:
            share = f" {int(100 * busy.share)} %" if busy.share is not None else ""
            self.index.setText(busy.stage + share)
            return
        info = self._desk.info
        pending = self.tr("{} not indexed yet").format(wording.photos(info.pending)) if info and info.pending else ""
        ready = self.tr("Index up to date") if info and info.photos else ""
        self.index.setText(pending or ready)

    @Slot()
    def _show_number(self) -> None:
        number = len(self._desk.roll.running)
        one, many = self.tr("1 job"), self.tr("{} jobs").format(wording.count(number))
        words = self.tr("Jobs") if not number else one if number == 1 else many
        if words != self.jobs.text():
            self.jobs.setText(words)
            self.jobs.setAccessibleName(words)
            icons.put(self.jobs, "history", "accent" if number else "muted", 14, theme.XS)
        self.show_work()
