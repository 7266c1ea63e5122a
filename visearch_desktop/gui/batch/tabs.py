"""The proposals as tabs with counts, all items, the problems; and which items of a tab are listed, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from visearch_desktop.core.deliveries import Proposal
from visearch_desktop.gui import wording
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.triage import Show, Triage

ORDER: tuple[Proposal | None, ...] = (*Proposal, None)
"""What the tabs list, before the one with the problems; None is all items."""

PROBLEMS = len(ORDER)
"""The number of the tab with what could not be used."""


class ProposalTabs(QWidget):
    """Which items are looked at."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number in range(len(ORDER) + 1):
            tab = QToolButton()
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._tabs.addButton(tab, number)
            line.addWidget(tab)
        line.addStretch(1)
        self._tabs.button(len(ORDER) - 1).setChecked(True)
        self.show_counts(None, Show.ALL)
        self._tabs.idClicked.connect(self._tell)

    @property
    def number(self) -> int:
        """Which tab is shown, from 0."""
        return self._tabs.checkedId()

    @property
    def proposal(self) -> Proposal | None:
        """The proposal that is shown; None for all items, and for the problems."""
        return ORDER[self.number] if self.number < PROBLEMS else None

    @property
    def titles(self) -> tuple[str, ...]:
        """What stands on the tabs."""
        return tuple(button.text() for button in self._tabs.buttons())

    def choose(self, number: int) -> None:
        """Show a tab, as if it had been clicked."""
        self._tabs.button(number).setChecked(True)
        self.changed.emit()

    def show_counts(self, triage: Triage | None, show: Show) -> None:
        """Count the items of every tab that would be listed."""
        for number, proposal in enumerate(ORDER):
            count = triage.count(proposal, show) if triage else 0
            self._label(number, words.tab(proposal), count, words.items(count), words.meaning(proposal))
        bad = len(triage.report.problems) if triage else 0
        meaning = self.tr("What could not be used, and why.")
        self._label(PROBLEMS, self.tr("Problems"), bad, words.problems(bad), meaning)

    def _label(self, number: int, name: str, count: int, spoken: str, meaning: str) -> None:
        tab = self._tabs.button(number)
        tab.setText(f"{name}  {wording.count(count)}")
        tab.setAccessibleName(f"{name}, {spoken}")
        tab.setToolTip(self.tr("{} ({})").format(meaning, number + 1))

    def _tell(self, _number: int) -> None:
        self.changed.emit()
