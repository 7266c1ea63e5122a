"""What is said of a tier that lists nothing: all decided, or nothing found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from visearch_desktop.core.findings import Tier
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.review import Review, Show
from visearch_desktop.gui.nothing_left import NothingLeft


class EmptyTier(NothingLeft):
    """Why a tier lists no groups, and the way to the next one with groups to review."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.following: Tier | None = None
        """The next tier with groups to review."""

    def lead(self, review: Review | None, tier: Tier, show: Show, *, listed: bool) -> None:
        """Offer the way on beside the list (`listed`) once all of it is decided."""
        done = review is not None and listed and show is Show.OPEN and not review.count(tier, Show.OPEN)
        if done:
            self.show_tier(review, tier, show)
        self.aside.setVisible(done and self.following is not None)

    def show_tier(self, review: Review | None, tier: Tier, show: Show) -> None:
        """Say why nothing is listed."""
        others = [name for name in Tier if review is not None and review.count(name, Show.OPEN)]
        self.following = others[0] if others else None
        self.lead_to(words.tier(others[0]) if others else "")
        if review is not None and show is Show.OPEN and review.count(tier, Show.DECIDED):
            again = self.tr("Choose “Decided” to look at it again.")
            said = again if others else self.tr("Nothing is left to review. Write the report next.")
            self.say(self.tr("Everything here is decided"), said)
        elif review is not None and show is Show.DECIDED and review.count(tier, Show.OPEN):
            self.say(self.tr("Nothing is decided here yet"), words.tier_meaning(tier))
        else:
            self.say(self.tr("Nothing here"), words.tier_meaning(tier))
