"""What the Batch page is made of, and where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.batch.head import BatchHead
from visearch_desktop.gui.batch.review import Review
from visearch_desktop.gui.batch.sheet_line import SheetLine
from visearch_desktop.gui.batch.sheet_page import SheetPage
from visearch_desktop.gui.batch.start import Start
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.run_panel import RunPanel


class BatchLayout(QWidget):
    """Three views over each other: what to check, what was found, how its spreadsheet is read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.notices = NoticeBar()
        self.run_panel = RunPanel(desk)
        self.start = Start()
        self.review = Review(desk)
        self.head = BatchHead()
        self.sheet_line = SheetLine()
        self.sheet_page = SheetPage(desk)
        self._found = QWidget()
        self._pages = QStackedWidget()
        self._lay_out()

    @property
    def page(self) -> QWidget | None:
        """Which of the page's views is shown."""
        return self._pages.currentWidget()

    @property
    def reviewing(self) -> bool:
        """Whether a batch is looked at."""
        return self.page is self._found

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._found)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        controls.fill(inside, self.head, self.sheet_line)
        inside.addWidget(self.review, 1)
        for page in (self.start, self._found, self.sheet_page):
            self._pages.addWidget(page)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        running = controls.row(self.run_panel)
        running.setContentsMargins(theme.L, 0, theme.L, 0)
        column.addLayout(running)
        column.addWidget(self._pages, 1)
        self.notices.stand_above(body, self)
