"""Model packs as cards: plain words and measured figures, to choose from or to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, core_words, theme, wording

if TYPE_CHECKING:
    from visearch_desktop.core.models import Pack


NOTE = "note"
"""The measured entry that says how the others were measured."""


def facts(pack: Pack) -> str:
    """Size, dimension and licence in one line."""
    parts = [wording.megabytes(pack.size_mb), wording.tr("{} numbers a photo").format(pack.dimension)]
    return " · ".join((*parts, pack.licence))


def measured(pack: Pack) -> str:
    """The measured figures in one line."""
    return " · ".join(_figure(key, value) for key, value in pack.measured.items() if key != NOTE)


class PackCard(QFrame):
    """One pack with a radio button; the whole card can be clicked."""

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.pack = pack
        self.radio = QRadioButton(pack.title)
        self.radio.setAccessibleName(f"{pack.title}. {core_words.said(pack.summary)}")
        self.radio.setFont(theme.font("body", strong=True))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        inside.setSpacing(theme.XS)
        self.setToolTip(core_words.said(str(pack.measured.get(NOTE, ""))))
        words = [controls.text(core_words.said(pack.summary))]
        if pack.measured:
            words.append(controls.text(measured(pack), "caption"))
        words.append(controls.text(facts(pack), "caption"))
        if pack.problem:
            words.append(controls.text(core_words.said(pack.problem), "caption"))
            self.radio.setEnabled(False)
        for label in words:
            label.setContentsMargins(24, 0, 0, 0)
        controls.fill(inside, self.radio, *words)
        self.radio.toggled.connect(self._mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.radio.isEnabled():
            self.radio.setChecked(True)
            self.radio.setFocus()

    @Slot(bool)
    def _mark(self, chosen: bool) -> None:
        self.setProperty("chosen", chosen)
        self.style().unpolish(self)
        self.style().polish(self)


class PackChoice(QWidget):
    """The packs to choose from."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[PackCard] = []
        self._group = controls.choice(self)
        self._group.buttonToggled.connect(self.changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)
        self._waiting = controls.text(self.tr("Looking for the models on this computer…"), "muted")
        self._column.addWidget(self._waiting)

    @property
    def cards(self) -> list[PackCard]:
        """The cards shown."""
        return self._cards

    @property
    def chosen(self) -> str:
        """Name of the chosen pack."""
        return next((card.pack.name for card in self._cards if card.radio.isChecked()), "")

    def show_packs(self, packs: Sequence[Pack], chosen: str = "") -> None:
        """Offer these packs; the first that works is chosen unless `chosen` names one."""
        self._waiting.hide()
        chosen = chosen or self.chosen
        for card in self._cards:
            self._group.removeButton(card.radio)
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = [PackCard(pack) for pack in packs]
        for card in self._cards:
            self._group.addButton(card.radio)
            self._column.addWidget(card)
        usable = [card for card in self._cards if not card.pack.problem]
        wanted = [card for card in usable if card.pack.name == chosen] or usable
        if wanted:
            wanted[0].radio.setChecked(True)


def _figure(key: str, value: float | str) -> str:
    known = {
        "photos_per_second": wording.tr("{:.0f} photos per second"),
        "found_edits": wording.tr("{:.0%} of edited copies found first"),
        "same_style": wording.tr("{:.0%} of other views found first"),
    }
    if key in known and not isinstance(value, str):
        return known[key].format(value)
    return f"{key.replace('_', ' ')} {value}"


class PackList(QWidget):
    """The installed packs, to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)

    def show_packs(self, packs: Sequence[Pack]) -> None:
        """Show these packs."""
        controls.clear(self._column)
        for pack in packs:
            self._column.addWidget(_pack_facts(pack))


def _pack_facts(pack: Pack) -> QFrame:
    frame, inside = controls.card(margin=theme.M, spacing=theme.XS)
    frame.setProperty("flat", "true")
    frame.setToolTip(core_words.said(str(pack.measured.get(NOTE, ""))))
    title = controls.text(pack.title, "strong")
    origin = wording.tr("comes with the program") if pack.bundled else wording.tr("installed by you")
    origin_label = controls.text(origin, "badge")
    inside.addLayout(controls.row(title, None, origin_label))
    inside.addWidget(controls.text(core_words.said(pack.summary)))
    if pack.measured:
        inside.addWidget(controls.text(measured(pack), "caption"))
    source = wording.tr("from {}").format(core_words.said(pack.source)) if pack.source else ""
    inside.addWidget(controls.text(" · ".join(part for part in (facts(pack), source) if part), "caption"))
    if pack.problem:
        inside.addWidget(controls.text(core_words.said(pack.problem)))
    return frame
