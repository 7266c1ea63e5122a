"""The photos that could not be indexed: file, reason, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import controls
from visearch_desktop.gui.problem_table import ProblemTable


class ProblemList(QWidget):
    """The table and what can be done with it."""

    retry = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ProblemTable()
        self.model = self.table.problems
        self.retry_button = controls.button(
            self.tr("Try these again"), "refresh", tip=self.tr("Read the photos again, after they were mended")
        )
        self._reveal = controls.button(self.tr("Show in folder"), "folder")
        self._copy = controls.button(self.tr("Copy list"), "copy", tip=self.tr("Copy the selected rows, or all"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        controls.fill(page, self.table, controls.row(self.retry_button, self._reveal, self._copy, None))
        self.retry_button.clicked.connect(self.retry)
        self._reveal.clicked.connect(self.table.reveal)
        self._copy.clicked.connect(self.table.copy)
