"""The list of jobs: what runs now, and what ran before."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from visearch_desktop.core.job_history import Record
from visearch_desktop.gui import announce, controls, theme
from visearch_desktop.gui.long_work import results
from visearch_desktop.gui.long_work.card import JobCard
from visearch_desktop.gui.long_work.entry import Entry
from visearch_desktop.gui.long_work.past_table import PastTable, in_full
from visearch_desktop.gui.long_work.roll import Roll
from visearch_desktop.gui.question_bar import QuestionBar

SECOND_MS = 1000
RUNNING_HEIGHT = 300
"""Pixels that running jobs take at most; more of them scroll."""


class JobsPage(QFrame):
    """Stands in the place of a page; `left` asks to go back."""

    left = Signal()

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Jobs"))
        self._roll = roll
        self.cards: dict[Entry, JobCard] = {}
        self.table = PastTable()
        self.details = controls.text("", "body")
        self.back = controls.button(self.tr("Close"), "close", tip=self.tr("Close this list (Esc)"))
        self.copy = controls.button(self.tr("Copy"), "copy", tip=self.tr("Copy the selected rows, or all (Ctrl+C)"))
        self.clear = controls.button(self.tr("Clear the list…"))
        self.question = QuestionBar()
        self._none_runs = controls.text(self.tr("Nothing runs. Searches never wait for jobs."), "muted")
        self._none_ran = controls.text(
            self.tr("What ran is listed here with its result: index runs, audits, batches, reports and the like."),
            "muted",
        )
        self._running = QVBoxLayout()
        self._scroll = QScrollArea()
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._lay_out()
        self._connect()
        self._show_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._roll.look_again()
        self._show_all()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def start(self) -> None:
        """Take the keyboard: to what can be stopped, else to what ran."""
        first = next((card.cancel for card in self.cards.values() if card.cancel.isEnabled()), None)
        if self.table.past.records and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        (first or (self.table if self.table.past.records else self.back)).setFocus()

    @Slot()
    def _show_all(self) -> None:
        if self.isVisible() or not self.cards:
            self._show_running()
            self._show_past()

    def _show_running(self) -> None:
        for entry in [one for one in self.cards if one not in self._roll.running]:
            card = self.cards.pop(entry)
            self._running.removeWidget(card)
            if card.focused:
                self.setFocus()
            card.hide()
            card.deleteLater()
        for entry in self._roll.running:
            if entry not in self.cards:
                self.cards[entry] = JobCard(entry)
                self._running.addWidget(self.cards[entry])
                self.cards[entry].show()  # what is not shown yet has no height in a layout
            self.cards[entry].show_now()
        self._none_runs.setVisible(not self.cards)
        self._scroll.setVisible(bool(self.cards))
        wanted = self._running.sizeHint().height() + 2
        self._scroll.setFixedHeight(min(RUNNING_HEIGHT, wanted))
        if self.cards and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _show_past(self) -> None:
        self.table.show_records(self._roll.past)
        there = bool(self.table.past.records)
        self.table.setVisible(there)
        self._none_ran.setVisible(not there)
        for button in (self.copy, self.clear):
            button.setEnabled(there)
        self._show_details()

    @Slot(object)
    def _move(self, entry: Entry) -> None:
        card = self.cards.get(entry)
        if card is not None and self.isVisible():
            card.show_now()

    @Slot(object, object)
    def _tell(self, entry: Entry, record: Record) -> None:
        if self.isVisible():
            announce.say(self, f"{entry.name}: {results.sentence(record)}")

    @Slot()
    def _tick(self) -> None:
        for card in self.cards.values():
            card.show_now()

    @Slot()
    def _show_details(self) -> None:
        chosen = self.table.chosen
        self.details.setText(in_full(chosen[0]) if len(chosen) == 1 else "")
        self.details.setVisible(len(chosen) == 1)

    @Slot()
    def _ask_to_clear(self) -> None:
        self.question.put(
            self.tr("Clear the list of what ran?"),
            self.tr("What the jobs have done stays as it is; only this list forgets them."),
            self.tr("Clear the list"),
        )

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.copy.clicked.connect(self.table.copy)
        self.clear.clicked.connect(self._ask_to_clear)
        self.question.accepted.connect(self._roll.clear)
        self.table.selectionModel().selectionChanged.connect(self._show_details)
        self._roll.changed.connect(self._show_all)
        self._roll.moved.connect(self._move)
        self._roll.ended.connect(self._tell)
        self._timer.timeout.connect(self._tick)

    def _lay_out(self) -> None:
        held = QWidget()
        held.setLayout(self._running)
        self._running.setContentsMargins(0, 0, 0, 0)
        self._running.setSpacing(theme.S)
        self._scroll.setWidget(held)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details.setAccessibleName(self.tr("Details of the selected job"))
        head = controls.row(controls.text(self.tr("Jobs"), "title"), None, self.copy, self.clear, self.back)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        page.setSpacing(theme.M)
        controls.fill(page, head, self.question, controls.text(self.tr("Now"), "heading"))
        controls.fill(page, self._none_runs, self._scroll, theme.S, controls.text(self.tr("Before"), "heading"))
        controls.fill(page, self._none_ran, self.table, self.details)
        page.addStretch(0)
        page.setStretchFactor(self.table, 1)
