"""The verdict buttons with their keys, and the line that says which other keys there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from visearch_desktop.core.findings import Verdict
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.audit import words

KEYS = {Verdict.DUPLICATE: "D", Verdict.VARIANT: "V", Verdict.SAME_SET: "S", Verdict.DISTINCT: "N"}


class Legend(QWidget):
    """Everything a review can do, for the mouse and as a reminder of the keys; `undo` and `redo` stand elsewhere."""

    judged = Signal(object)
    undone = Signal()
    redone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdicts: dict[Verdict, QPushButton] = {}
        for verdict, key in KEYS.items():
            made = _button(f"{words.verdict(verdict)}  {key}", words.verdict_meaning(verdict))
            made.clicked.connect(partial(self.judged.emit, verdict))
            self.verdicts[verdict] = made
        self.undo = _button(self.tr("Undo  Z"), self.tr("Take the last verdict back, as often as you like"))
        self.redo = _button(self.tr("Redo  Y"), self.tr("Give the verdict that was taken back again"))
        self.undo.clicked.connect(self.undone)
        self.redo.clicked.connect(self.redone)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.XS, theme.L, theme.S)
        page.setSpacing(theme.XS)
        page.addLayout(controls.row(*self.verdicts.values(), None, spacing=theme.XS))
        lines = (
            ((self.tr("↑ ↓"), self.tr("group")), (self.tr("← →"), self.tr("photo")),
             (self.tr("1–9"), self.tr("keep this one")), (self.tr("K"), self.tr("keep the other"))),
            ((self.tr("Shift"), self.tr("+ verdict: this pair")), (self.tr("Space"), self.tr("blink")),
             (self.tr("P"), self.tr("points")), (self.tr("Enter"), self.tr("open"))),
        )  # fmt: skip
        for line in lines:
            shown = controls.row(spacing=6)
            for keys, meaning in line:
                shown.addWidget(controls.line(keys, "keys"))
                shown.addWidget(controls.line(meaning, "caption"))
            shown.addStretch(1)
            page.addLayout(shown)

    def allow(self, on: bool) -> None:
        """Whether there is a group to judge."""
        for made in self.verdicts.values():
            made.setEnabled(on)


def _button(name: str, tip: str) -> QPushButton:
    made = controls.button(name, kind="key", tip=tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the list keeps the keyboard when one is clicked
    return made
