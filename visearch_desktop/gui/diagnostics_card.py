"""Copy what those who look after the program need to know."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, files, tasks, theme
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job


class DiagnosticsCard(QWidget):
    """A button, and whether folders may be named; `copied` says that the text is on the clipboard."""

    copied = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.copy = controls.button(self.tr("Copy diagnostics"), "copy")
        self.paths = QCheckBox(self.tr("With the names of folders"))
        grows = QSizePolicy.Policy.Preferred  # a row is no higher than the lowest of what cannot grow
        self.paths.setSizePolicy(grows, grows)
        words = self.tr("Versions, device, what the catalog holds, the last errors. No photos, no names of files.")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.M)
        controls.fill(inside, controls.text(words, "muted"), controls.row(self.copy, self.paths, None))
        self.copy.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        work = partial(tasks.diagnostics, self._desk.workspace, paths=self.paths.isChecked())
        job = Job(work, key="diagnostics")
        job.succeeded.connect(self._take)
        job.failed.connect(self.failed)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take(self, text: str) -> None:
        files.copy(text)
        self.copied.emit()
