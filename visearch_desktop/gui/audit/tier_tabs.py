"""The tiers as tabs with counts, and which of their groups are listed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from visearch_desktop.core.findings import Tier
from visearch_desktop.gui import controls, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.review import Review, Show


class TierTabs(QWidget):
    """Which tier, and which groups of it; `show_box` stands above the list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = controls.choice(self)
        self.show_box = QComboBox()
        self.show_box.setAccessibleName(self.tr("Which groups are listed"))
        names = {Show.OPEN: self.tr("To review"), Show.DECIDED: self.tr("Decided"), Show.ALL: self.tr("All")}
        for show, name in names.items():
            self.show_box.addItem(name, show)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number, tier in enumerate(Tier):
            tab = QToolButton()
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setToolTip(words.tier_meaning(tier))
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._tabs.addButton(tab, number)
            line.addWidget(tab)
        line.addStretch(1)
        self._tabs.button(0).setChecked(True)
        self.show_counts(None)
        self._tabs.idClicked.connect(self._tell)
        self.show_box.activated.connect(self._tell)

    @property
    def tier(self) -> Tier:
        """The tier that is shown."""
        return list(Tier)[self._tabs.checkedId()]

    @property
    def show_which(self) -> Show:
        """Which groups of the tier are listed."""
        return Show(self.show_box.currentData())

    @property
    def titles(self) -> tuple[str, ...]:
        """What stands on the tabs."""
        return tuple(self._tabs.button(number).text() for number in range(len(Tier)))

    def choose(self, tier: Tier, show: Show | None = None) -> None:
        """Show a tier, as if its tab had been clicked."""
        self._tabs.button(list(Tier).index(tier)).setChecked(True)
        if show is not None:
            self.show_box.setCurrentIndex(self.show_box.findData(show))
        self.changed.emit()

    def show_counts(self, review: Review | None) -> None:
        """Count the groups of every tier that would be listed."""
        for number, tier in enumerate(Tier):
            tab = self._tabs.button(number)
            count = review.count(tier, self.show_which) if review else 0
            tab.setText(f"{words.tier(tier)}  {wording.count(count)}")
            tab.setAccessibleName(f"{words.tier(tier)}, {words.groups(count)}")

    def _tell(self, _number: int) -> None:
        self.changed.emit()
