"""Asks before a whole tier is accepted: how many, what happens, how to take it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from visearch_desktop.core.findings import Tier, Verdict
from visearch_desktop.gui import controls, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.review import Review
from visearch_desktop.gui.question_bar import QuestionBar

ACCEPTED = {
    Tier.IDENTICAL: Verdict.DUPLICATE,
    Tier.NEAR_DUPLICATE: Verdict.DUPLICATE,
    Tier.VARIANT: Verdict.VARIANT,
}
"""What accepting a tier says of its groups. Conflicts are not accepted together: each needs to be looked at."""


class AcceptBar(QuestionBar):
    """A question and two answers, in the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rules = controls.button(wording.tr("Keep rules…"))
        super().__init__(self.rules, parent=parent)

    def ask(self, review: Review, tier: Tier) -> None:
        """Ask whether the groups of `tier` that nothing is said of are to be accepted."""
        rows = review.untouched(tier)
        verdict = ACCEPTED[tier]
        number = words.groups(len(rows))
        photos = sum(len(review.groups[row].members) for row in rows)
        if verdict is Verdict.DUPLICATE:
            said = self.tr("Mark the photos of {} as duplicates?").format(number)
            meaning = self.tr("{} are kept as the keep rules say, {} become their duplicates.").format(
                wording.photos(len(rows)), wording.photos(photos - len(rows))
            )
        else:
            said = self.tr("Mark the photos of {} as variants?").format(number)
            meaning = self.tr("{} are remembered as variants of each other.").format(wording.photos(photos))
        safe = self.tr("Nothing is moved or deleted, and one Undo (Z) takes all of it back.")
        self.put(said, f"{meaning} {safe}", self.tr("Accept {}").format(number))
