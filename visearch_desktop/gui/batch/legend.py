"""The decision buttons with their keys, and the line that says which other keys there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from visearch_desktop.core.deliveries import Choice, DeliveredPhoto
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.batch import words

KEYS = {Choice.KEEP: "K", Choice.SKIP: "S", Choice.LINK: "L"}


class Legend(QWidget):
    """Everything a review can do, for the mouse and as a reminder of the keys; `undo` and `redo` stand elsewhere."""

    decided = Signal(object)
    typing_wanted = Signal()
    undone = Signal()
    redone = Signal()
    placeholder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[Choice, QPushButton] = {}
        for choice, key in KEYS.items():
            made = _button(f"{words.choice(choice)}  {key}", words.choice_meaning(choice))
            made.clicked.connect(partial(self.decided.emit, choice))
            self.choices[choice] = made
        self.other = _button(self.tr("Link to…  T"), self.tr("Type the SKU that the item belongs to"))
        self.other.clicked.connect(self.typing_wanted)
        self.placeholder = _button("", "")
        self.placeholder.clicked.connect(self.placeholder_wanted)
        self.show_photo(None)
        self.undo = _button(self.tr("Undo  Z"), self.tr("Take the last decision back, as often as you like"))
        self.redo = _button(self.tr("Redo  Y"), self.tr("Make the decision that was taken back again (or Shift+Z)"))
        self.undo.clicked.connect(self.undone)
        self.redo.clicked.connect(self.redone)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.XS, theme.L, theme.S)
        page.setSpacing(theme.XS)
        page.addLayout(controls.row(*self.choices.values(), self.other, self.placeholder, None, spacing=theme.XS))
        lines = (
            ((self.tr("↑ ↓"), self.tr("item")), (self.tr("← →"), self.tr("SKU")),
             (self.tr("Shift ← →"), self.tr("photo")), (self.tr("1–8"), self.tr("tab"))),
            ((self.tr("D"), self.tr("attributes")), (self.tr("V"), self.tr("table or cards")),
             (self.tr("Space"), self.tr("blink")), (self.tr("Enter"), self.tr("open"))),
        )  # fmt: skip
        for line in lines:
            shown = controls.row(spacing=6)
            for keys, meaning in line:
                shown.addWidget(controls.line(keys, "keys"))
                shown.addWidget(controls.line(meaning, "caption"))
            shown.addStretch(1)
            page.addLayout(shown)

    def show_photo(self, photo: DeliveredPhoto | None) -> None:
        """Offer to call the photo that is looked at a placeholder, or to say that it is none."""
        one = photo is not None and words.is_placeholder(photo)
        name = self.tr("Is a photo  N") if one else self.tr("Placeholder  N")
        self.placeholder.setText(name)
        self.placeholder.setAccessibleName(name)
        self.placeholder.setToolTip(
            self.tr("This picture is a photo after all; that stays known for this catalog")
            if one
            else self.tr("This picture only stands for a missing photo; that stays known for this catalog")
        )
        self.placeholder.setEnabled(photo is not None and bool(photo.digest))

    def allow(self, on: bool, sku: str = "") -> None:
        """Whether there is an item to decide about, and the SKU it would be linked to."""
        for made in (*self.choices.values(), self.other):
            made.setEnabled(on)
        link = self.choices[Choice.LINK]
        tip = self.tr("Its photos belong to {}.").format(sku) if sku else words.choice_meaning(Choice.LINK)
        link.setToolTip(tip)


def _button(name: str, tip: str) -> QPushButton:
    made = controls.button(name, kind="key", tip=tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the list keeps the keyboard when one is clicked
    return made
