"""The third step of a new catalog: what indexing does, and with which model, for those who want another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.pack_cards import PackChoice

if TYPE_CHECKING:
    from visearch_desktop.core.models import Pack


class IndexStep(QWidget):
    """One line as long as the usual model will do; the cards of all models when they are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.packs = PackChoice()
        self.other = controls.button(self.tr("Choose another model…"), kind="quiet")
        self._said = controls.text("", "muted")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.S)
        controls.fill(inside, self._said, controls.row(self.other, None), self.packs)
        self.other.clicked.connect(self.show_models)
        self.packs.changed.connect(self._tell)
        self.packs.hide()
        self._tell()

    def show_packs(self, packs: Sequence[Pack]) -> None:
        """Offer these models; where none works, or the usual one does not, they are in sight."""
        self.packs.show_packs(packs)
        if not packs or packs[0].problem:
            self.show_models()
        self.other.setVisible(len(packs) > 1 and self.packs.isHidden())

    @Slot()
    def show_models(self) -> None:
        """Show the models to choose from."""
        self.packs.show()
        self.other.hide()

    @Slot()
    def _tell(self) -> None:
        title = next((card.pack.title for card in self.packs.cards if card.radio.isChecked()), "")
        said = self.tr("Each photo is read once. You may stop at any moment; the next run goes on from there.")
        model = self.tr("The model {} compares them.").format(title) if title else ""
        self._said.setText(f"{said} {model}".strip())
