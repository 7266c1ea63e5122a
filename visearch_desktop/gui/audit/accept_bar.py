"""Asks before a whole tier is accepted: how many, what happens, how to take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from visearch_desktop.core.findings import Tier, Verdict
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.review import Review

ACCEPTED = {
    Tier.IDENTICAL: Verdict.DUPLICATE,
    Tier.NEAR_DUPLICATE: Verdict.DUPLICATE,
    Tier.VARIANT: Verdict.VARIANT,
}
"""What accepting a tier says of its groups. Conflicts are not accepted together: each needs to be looked at."""


class AcceptBar(QFrame):
    """A question and two answers, in the page."""

    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("level", "info")
        self.question = controls.text("", "strong")
        self.question.setWordWrap(True)
        self.meaning = controls.text("", "muted")
        self.yes = controls.button(self.tr("Accept"), "check", kind="primary")
        self.rules = controls.button(self.tr("Keep rules…"))
        self.no = controls.button(self.tr("Cancel"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        inside.setSpacing(theme.XS)
        controls.fill(inside, self.question, self.meaning, controls.row(self.yes, self.rules, self.no, None))
        self.yes.clicked.connect(self._accept)
        self.no.clicked.connect(self.leave)
        self.hide()

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
        self.question.setText(said)
        self.meaning.setText(f"{meaning} {safe}")
        self.yes.setText(self.tr("Accept {}").format(number))
        self.yes.setAccessibleName(self.yes.text())
        self.show()
        self.yes.setFocus()

    def leave(self) -> None:
        """Take the question away."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        self.hide()
        self.accepted.emit()
