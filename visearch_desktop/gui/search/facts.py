"""What the product table says of a match."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import controls, theme


class Facts(QScrollArea):
    """The attributes below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        self._rows = QFormLayout(inside)
        self._rows.setContentsMargins(0, 0, theme.S, 0)
        self._rows.setHorizontalSpacing(theme.L)
        self._rows.setVerticalSpacing(6)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(44)

    def show_match(self, match: Match) -> None:
        """Show another product."""
        while self._rows.rowCount():
            self._rows.removeRow(0)
        said = dict(match.product.attributes) if match.product else {}
        if match.shared_by:
            said = {self.tr("Same photo on"): ", ".join(match.shared_by), **said}
        for key, value in said.items():
            if value.strip():
                self._rows.addRow(controls.text(key, "muted"), _value(value))
        if not self._rows.rowCount():
            self._rows.addRow(controls.text(self.tr("The product table says nothing of this SKU."), "muted"))


def _value(words: str) -> QLabel:
    made = controls.text(words)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
