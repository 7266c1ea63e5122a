"""What is said of a tab that lists nothing: all decided, or nothing found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from visearch_desktop.core.deliveries import Proposal
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.tabs import ORDER
from visearch_desktop.gui.batch.triage import Show, Triage
from visearch_desktop.gui.nothing_left import NothingLeft


class EmptyTab(NothingLeft):
    """Why a tab lists no items, and the way to the next one with items to decide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.following: int | None = None
        """The number of the next tab with items to decide."""

    def lead(self, triage: Triage | None, tab: Proposal | None, show: Show, *, listed: bool) -> None:
        """Offer the way on beside the list (`listed`) once all of it is decided."""
        done = triage is not None and listed and show is Show.OPEN and not triage.count(tab, Show.OPEN)
        if triage is not None and done:
            self.show_tab(triage, tab, show)
        self.aside.setVisible(done and self.following is not None)

    def show_tab(self, triage: Triage, tab: Proposal | None, show: Show) -> None:
        """Say why nothing is listed."""
        others = [place for place, name in enumerate(ORDER[:-1]) if name != tab and triage.count(name, Show.OPEN)]
        self.following = others[0] if others else None
        self.lead_to(words.tab(ORDER[others[0]]) if others else "")
        headline, said = self.tr("Nothing here"), words.meaning(tab)
        if show is Show.OPEN and triage.count(tab, Show.DECIDED):
            headline = self.tr("Everything here is decided")
            again = self.tr("Choose “Decided” to look at it again.")
            said = again if others else self.tr("Nothing is left to decide. Export the new items next.")
        elif show is Show.DECIDED and triage.count(tab, Show.OPEN):
            headline = self.tr("Nothing is decided here yet")
        self.say(headline, said)
