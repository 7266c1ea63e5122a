"""The verdict buttons with their keys, undo and redo, and the line that says which other keys there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.core.findings import Verdict
from visearch_desktop.gui import theme
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.keyboard.keyed import Hint, KeyButton, KeyHints, KeyRow

KEYS = {Verdict.DUPLICATE: "D", Verdict.VARIANT: "V", Verdict.SAME_SET: "S", Verdict.DISTINCT: "N"}


class Legend(QWidget):
    """Everything a review can do, for the mouse and as a reminder of the keys."""

    judged = Signal(object)
    undone = Signal()
    redone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdicts: dict[Verdict, KeyButton] = {}
        for verdict, key in KEYS.items():
            made = KeyButton("audit", key, words.verdict(verdict), words.verdict_meaning(verdict))
            made.clicked.connect(partial(self.judged.emit, verdict))
            self.verdicts[verdict] = made
        back, again = self.tr("Take the last verdict back, as often as you like"), self.tr("Give it again")
        self.undo = KeyButton("", "Z", self.tr("Undo"), back, "undo")
        self.redo = KeyButton("", "Y", self.tr("Redo"), again, "redo")
        self.undo.clicked.connect(self.undone)
        self.redo.clicked.connect(self.redone)
        self.reminders = (
            *(Hint(key, words.verdict(one), "audit") for one, key in KEYS.items()),
            Hint("Z", self.undo.accessibleName()),
        )
        hints = (
            Hint(self.tr("↑ ↓"), self.tr("group")), Hint(self.tr("1–9"), self.tr("keep this one")),
            Hint("K", self.tr("keep the other"), "audit"), Hint(self.tr("← →"), self.tr("photo")),
            Hint(self.tr("Shift"), self.tr("+ verdict: this pair")), Hint(self.tr("Space"), self.tr("blink")),
            Hint("P", self.tr("points"), "compare"), Hint(self.tr("Enter"), self.tr("open")),
            Hint("?", self.tr("all keys")),
        )  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.XS, theme.L, theme.S)
        page.setSpacing(theme.XS)
        page.addWidget(KeyRow((*self.verdicts.values(), self.undo, self.redo)))
        page.addWidget(KeyHints(hints))

    def allow(self, on: bool) -> None:
        """Whether there is a group to judge."""
        for made in self.verdicts.values():
            made.setEnabled(on)
