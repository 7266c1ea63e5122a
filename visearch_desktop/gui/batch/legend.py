"""The decision buttons with their keys, undo and redo, and the line that says which other keys there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.core.deliveries import Choice, DeliveredPhoto
from visearch_desktop.gui import theme
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.keyboard.keyed import Hint, KeyButton, KeyHints, KeyRow

KEYS = {Choice.KEEP: "K", Choice.SKIP: "S", Choice.LINK: "L"}
LONGEST = 12
"""Signs of an SKU that the button names; the tool tip names all of it."""


class Legend(QWidget):
    """Everything a review can do, for the mouse and as a reminder of the keys."""

    decided = Signal(object)
    typing_wanted = Signal()
    undone = Signal()
    redone = Signal()
    placeholder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[Choice, KeyButton] = {}
        for choice, key in KEYS.items():
            made = KeyButton("batch", key, words.choice(choice), words.choice_meaning(choice))
            made.clicked.connect(partial(self.decided.emit, choice))
            self.choices[choice] = made
        other = self.tr("Type the SKU that the item belongs to")
        self.other = KeyButton("batch", "T", self.tr("Other SKU…"), other)
        self.other.clicked.connect(self.typing_wanted)
        self.placeholder = KeyButton("batch", "N", "", "")
        self.placeholder.clicked.connect(self.placeholder_wanted)
        self.show_photo(None)
        back, again = self.tr("Take the last decision back, as often as you like"), self.tr("Make it again")
        self.undo = KeyButton("", "Z", self.tr("Undo"), back, "undo")
        self.redo = KeyButton("", "Y", self.tr("Redo"), again, "redo")
        self.undo.clicked.connect(self.undone)
        self.redo.clicked.connect(self.redone)
        self.reminders = (
            *(Hint(key, words.choice(one), "batch") for one, key in KEYS.items()),
            Hint("Z", self.undo.accessibleName()),
        )
        hints = (
            Hint(self.tr("↑ ↓"), self.tr("item")), Hint(self.tr("← →"), self.tr("SKU")),
            Hint("D", self.tr("attributes"), "batch"), Hint(self.tr("Space"), self.tr("blink")),
            Hint("V", self.tr("table or cards"), "batch"), Hint(self.tr("Shift ← →"), self.tr("photo")),
            Hint(self.tr("Enter"), self.tr("open")), Hint(self.tr("1–8"), self.tr("tab")),
            Hint("?", self.tr("all keys")),
        )  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.XS, theme.L, theme.S)
        page.setSpacing(theme.XS)
        page.addWidget(KeyRow((*self.choices.values(), self.other, self.placeholder, self.undo, self.redo)))
        page.addWidget(KeyHints(hints))

    def show_photo(self, photo: DeliveredPhoto | None) -> None:
        """Offer to call the photo that is looked at a placeholder, or to say that it is none."""
        if photo is not None and words.is_placeholder(photo):
            meaning = self.tr("This picture is a photo after all; that stays known for this catalog")
            self.placeholder.say(self.tr("Is a photo"), meaning)
        else:
            meaning = self.tr("This picture only stands for a missing photo; that stays known for this catalog")
            self.placeholder.say(self.tr("Placeholder"), meaning)
        self.placeholder.setEnabled(photo is not None and bool(photo.digest))

    def allow(self, on: bool, sku: str = "") -> None:
        """Whether there is an item to decide about, and the SKU it would be linked to."""
        for made in (*self.choices.values(), self.other):
            made.setEnabled(on)
        link = self.choices[Choice.LINK]
        if sku:
            shown = sku if len(sku) <= LONGEST else f"{sku[: LONGEST - 6]}…{sku[-5:]}"
            link.say(self.tr("Link to {}").format(shown), self.tr("Its photos belong to {}.").format(sku))
        else:
            link.say(words.choice(Choice.LINK), words.choice_meaning(Choice.LINK))
