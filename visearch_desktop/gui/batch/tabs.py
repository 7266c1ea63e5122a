"""The proposals as tabs with counts, all items, the problems; and which items of a tab are listed, and how."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from visearch_desktop.core.deliveries import Proposal
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.triage import Show, Triage

ORDER: tuple[Proposal | None, ...] = (*Proposal, None)
"""What the tabs list, before the one with the problems; None is all items."""

PROBLEMS = len(ORDER)
"""The number of the tab with what could not be used."""

PADDING = 24
"""What a tab is wider than its words."""


class ProposalTabs(QWidget):
    """Which items are looked at."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = controls.choice(self)
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
        self._names = [("", 0)] * (len(ORDER) + 1)
        self._dense = False
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
        self._make_room()

    def _label(self, number: int, name: str, count: int, spoken: str, meaning: str) -> None:
        tab = self._tabs.button(number)
        self._names[number] = name, count
        tab.setText(f"{name}  {wording.count(count)}")
        tab.setAccessibleName(f"{name}, {spoken}")
        tab.setToolTip(self.tr("{} ({})").format(meaning, number + 1))

    def minimumSizeHint(self) -> QSize:
        """Narrow: large numbers do not widen the window."""
        return QSize(640, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()  # fonts are final only now

    def _make_room(self) -> None:
        """Where there is no room for all tabs, shorten their names and move them together."""
        heavy = QFontMetricsF(theme.font(strong=True))  # in which the chosen one is set
        texts = [f"{name}  {wording.count(count)}" for name, count in self._names]
        needed = sum(heavy.horizontalAdvance(text) + PADDING for text in texts)
        self._write(dense=needed > self.width())

    def _write(self, *, dense: bool) -> None:
        short = {words.tab(proposal): words.short_tab(proposal) for proposal in ORDER}
        for number, (name, count) in enumerate(self._names):
            tab = self._tabs.button(number)
            shown = short.get(name, name) if dense else name
            tab.setText(f"{shown} {wording.count(count)}" if dense else f"{shown}  {wording.count(count)}")
            if dense != self._dense:
                tab.setProperty("dense", dense)
                tab.style().unpolish(tab)
                tab.style().polish(tab)
        self._dense = dense

    def _tell(self, _number: int) -> None:
        self.changed.emit()
