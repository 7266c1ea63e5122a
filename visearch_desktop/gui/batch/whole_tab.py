"""Deciding about a whole tab at once: what that means is said first, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from visearch_desktop.core.deliveries import Choice, Decision, Proposal
from visearch_desktop.gui import controls, wording
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.triage import Show, Triage
from visearch_desktop.gui.question_bar import QuestionBar


class WholeTab(QuestionBar):
    """The question, and the `button` with the choices that leads to it."""

    agreed = Signal(object)
    """Decisions by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.button = controls.button(self.tr("Decide all"), "check")
        self._triage: Triage | None = None
        self._tab: Proposal | None = None
        self._decisions: Mapping[int, Decision] = {}
        self.menu = QMenu(self.button)
        self.actions_by_choice = {
            choice: self.menu.addAction("", partial(self.ask, choice))
            for choice in (Choice.KEEP, Choice.SKIP, Choice.LINK)
        }
        self.button.setMenu(self.menu)
        self.accepted.connect(self._agree)

    def show_tab(self, triage: Triage | None, tab: Proposal | None) -> None:
        """Offer the choices for the items of a tab that are not decided."""
        self._triage, self._tab = triage, tab
        number = triage.count(tab, Show.OPEN) if triage else 0
        self.button.setVisible(number > 0)
        if triage is None:
            return
        self.button.setText(self.tr("Decide all {}…").format(wording.count(number)))
        self.button.setAccessibleName(self.tr("Decide about {} at once").format(words.items(number)))
        linked = len(self._meant(Choice.LINK)) if number else 0
        names = {
            Choice.KEEP: self.tr("Keep {}…").format(words.items(number)),
            Choice.SKIP: self.tr("Skip {}…").format(words.items(number)),
            Choice.LINK: self.tr("Link {} to the SKUs proposed…").format(words.items(linked)),
        }
        for choice, action in self.actions_by_choice.items():
            action.setText(names[choice])
        self.actions_by_choice[Choice.LINK].setVisible(linked > 0)

    @Slot(object)
    def ask(self, choice: Choice) -> None:
        """Ask whether the items of the tab are to be decided so."""
        self._decisions = self._meant(choice)
        if not self._decisions or self._triage is None:
            return
        number = words.items(len(self._decisions))
        tab = "" if self._tab is None else self.tr(" of “{}”").format(words.tab(self._tab))
        question = {
            Choice.KEEP: self.tr("Keep {}{}?"), Choice.SKIP: self.tr("Skip {}{}?"), Choice.LINK: self.tr("Link {}{}?"),
        }[choice].format(number, tab)  # fmt: skip
        meaning = {
            Choice.KEEP: self.tr("They will be among the new items you export for the catalog."),
            Choice.SKIP: self.tr("They will be left out of what you export."),
            Choice.LINK: self.tr("Each is linked to the SKU proposed for it; items without one stay undecided."),
        }[choice]
        safe = self.tr("What is decided already stays as it is. The catalog is not changed, and one Undo (Z) takes"
                       " all of it back.")  # fmt: skip
        self.put(question, f"{meaning} {safe}", f"{words.choice(choice)} {number}")

    @Slot()
    def _agree(self) -> None:
        self.agreed.emit(self._decisions)

    def _meant(self, choice: Choice) -> Mapping[int, Decision]:
        """What would be decided, by row."""
        triage = self._triage
        if triage is None:
            return {}
        rows = triage.rows(self._tab, Show.OPEN)
        if choice is not Choice.LINK:
            return dict.fromkeys(rows, Decision(choice))
        return {row: Decision(choice, triage.items[row].sku) for row in rows if triage.items[row].sku}
