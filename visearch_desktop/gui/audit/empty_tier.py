"""What is said of a tier that lists nothing: all decided, or nothing found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.core.findings import Tier
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.review import Review, Show


class EmptyTier(QWidget):
    """A headline, what it means, and a button to the next tier with groups to review."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.following: Tier | None = None
        """The next tier with groups to review."""
        self._headline = controls.text("", "heading")
        self._words = controls.text("", "muted")
        self.onward = controls.button(self.tr("Go on"))
        self.aside = controls.button(self.tr("Go on"), kind="primary")
        """The same beside a list in which nothing is left to review; it stands where the pane puts it."""
        self.aside.clicked.connect(self.onward.click)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        for label in (self._headline, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        controls.fill(inside, None, self._headline, self._words, theme.S, controls.row(None, self.onward, None), None)

    @property
    def headline(self) -> str:
        """What is said in large letters."""
        return self._headline.text()

    def lead(self, review: Review | None, tier: Tier, show: Show, *, listed: bool) -> None:
        """Offer the way on beside the list (`listed`) once all of it is decided."""
        done = review is not None and listed and show is Show.OPEN and not review.count(tier, Show.OPEN)
        if done:
            self.show_tier(review, tier, show)
            self.aside.setText(self.onward.text())
            self.aside.setAccessibleName(self.onward.text())
        self.aside.setVisible(done and self.following is not None)

    def show_tier(self, review: Review | None, tier: Tier, show: Show) -> None:
        """Say why nothing is listed."""
        others = [name for name in Tier if review is not None and review.count(name, Show.OPEN)]
        self.following = others[0] if others else None
        self.onward.setVisible(bool(others))
        if others:
            self.onward.setText(self.tr("Go to {}").format(words.tier(others[0])))
            self.onward.setAccessibleName(self.onward.text())
        if review is not None and show is Show.OPEN and review.count(tier, Show.DECIDED):
            self._headline.setText(self.tr("Everything here is decided"))
            said = self.tr("Choose “Decided” to look at it again.")
            self._words.setText(said if others else self.tr("Nothing is left to review. Write the report next."))
        elif review is not None and show is Show.DECIDED and review.count(tier, Show.OPEN):
            self._headline.setText(self.tr("Nothing is decided here yet"))
            self._words.setText(words.tier_meaning(tier))
        else:
            self._headline.setText(self.tr("Nothing here"))
            self._words.setText(words.tier_meaning(tier))
