"""What speaks for a proposal, and where the products differ: one after the other in a low window, else both."""

from __future__ import annotations

from enum import IntEnum
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from visearch_desktop.core.deliveries import Proposed
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.batch import beside
from visearch_desktop.gui.batch.beside import Beside
from visearch_desktop.gui.batch.evidence import EvidenceList
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.compare.attributes import AttributeTable

LOWEST, LOW, HIGH = 100, 160, 260
"""Most heights of the attributes: in a low window, in place of the evidence, below it."""


class Room(IntEnum):
    """How much room there is."""

    LITTLE = 0
    SOME = 1
    PLENTY = 2


class Grounds(QWidget):
    """Evidence and attributes of an item and what it lies beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = EvidenceList()
        self.attributes = AttributeTable()
        self.as_evidence = _segment(self.tr("Evidence"))
        self.as_attributes = _segment(self.tr("Attributes"))
        self.as_attributes.setToolTip(self.tr("What the delivery and the product table say (D)"))
        self._note = controls.Elided("", "caption", Qt.TextElideMode.ElideRight)
        self._group = controls.choice(self)
        self._bar = QWidget()
        self._room, self._there = Room.SOME, False
        for button in (self.as_evidence, self.as_attributes):
            self._group.addButton(button)
        self.as_evidence.setChecked(True)
        bar = controls.row(self.as_evidence, self.as_attributes, spacing=theme.XS)
        bar.addWidget(self._note, 1)
        bar.setContentsMargins(0, 0, 0, 0)
        self._bar.setLayout(bar)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2)
        controls.fill(page, self._bar, self.evidence, self.attributes)
        self.attributes.all_shown.connect(self.arrange)
        self.as_evidence.clicked.connect(partial(self._choose, False))
        self.as_attributes.clicked.connect(partial(self._choose, True))

    @property
    def note(self) -> str:
        """What is said in place of attributes."""
        return self._note.text()

    def show_item(self, proposed: Proposed | None) -> None:
        """Show what speaks for a proposal."""
        self.evidence.show_item(proposed)
        if proposed is None:
            self._there = False
            self._note.setText("")
        self.arrange()

    def show_facts(self, triage: Triage, row: int, one: Beside | None) -> None:
        """Show where an item differs from what it lies beside."""
        left = beside.delivered_facts(triage, row)
        right = beside.facts_of(triage, one) if one else {}
        note = ""
        if not left:
            note = self.tr("The delivery says nothing of this item but its photos.")
        elif one is not None and one.sku and not right:
            note = self.tr("The product table says nothing of {}.").format(one.sku)
        self._note.setText(note)
        self._there = bool(left and right) and one is not None
        if self._there and one is not None:
            named = one.sku if one.twin < 0 else triage.items[one.twin].item.name
            columns = beside.paired(left, right)
            self.attributes.show_products([(self.tr("Delivered"), columns[0]), (named, columns[1])])
        self.arrange()

    def make_room(self, room: Room) -> None:
        """How much room there is."""
        if room is not self._room:
            self._room = room
            self.arrange()

    @Slot()
    def toggle(self) -> None:
        """Show the attributes in place of the evidence, or the other way round."""
        if self._there:
            self._choose(not self.as_attributes.isChecked())

    def _choose(self, attributes: bool) -> None:
        (self.as_attributes if attributes else self.as_evidence).setChecked(True)
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Show what there is, as far as there is room."""
        some, roomy = bool(self.evidence.lines.lines), self._room is Room.PLENTY
        self.as_attributes.setEnabled(self._there)
        facts = self._there and (roomy or self.as_attributes.isChecked() or not some)
        self.attributes.setVisible(facts)
        most = {Room.LITTLE: LOWEST, Room.SOME: LOW, Room.PLENTY: HIGH}[self._room]
        self.attributes.setFixedHeight(self.attributes.height_for(most))
        self.evidence.setVisible(some and (roomy or not facts))
        self.evidence.fit(3 if self._room is Room.LITTLE else 6)
        for button in (self.as_evidence, self.as_attributes):
            button.setVisible(some and self._there and not roomy)


def _segment(name: str) -> QToolButton:
    made = QToolButton()
    made.setText(name)
    made.setAccessibleName(name)
    made.setCheckable(True)
    made.setProperty("kind", "segment")
    return made
