"""What came of each kind of edit, as a table; and the copies that were not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from visearch_desktop.gui import controls, theme, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from visearch_desktop.core.trial import Outcome


def tr(words: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("trial", words)


BAR = 120
"""Width of the bar that shows a share, in pixels."""


def edit_words() -> dict[str, tuple[str, str]]:
    """What each edit of `core.edited.EDITS` is called, and what it does."""
    return {
        "saved small": (tr("Saved small"), tr("a third of the size, saved as JPEG again")),
        "cut": (tr("Cut"), tr("70 % of width and height")),
        "halved": (tr("Cut to a quarter"), tr("half of width and height, the middle")),
        "mirrored": (tr("Mirrored"), tr("left and right exchanged")),
        "turned": (tr("Turned"), tr("by a quarter turn")),
        "framed": (tr("Framed"), tr("a light frame of a fifth of the width")),
        "darker": (tr("Darker and warmer"), tr("as under another lamp")),
        "grey": (tr("Without colour"), tr("black and white")),
        "covered": (tr("Partly covered"), tr("a sticker over a corner, a bar below")),
        "in a collage": (tr("In a collage"), tr("one of four pictures on a sheet")),
    }


class OutcomeTable(QWidget):
    """A row for each edit: name, what it does, and how many copies were found, as a bar and in figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.S)
        self._grid.setColumnStretch(1, 1)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show other rows."""
        controls.clear(self._grid)
        heads = (self.tr("Edit"), "", self.tr("Right SKU first"), "", self.tr("Said to be the same photo"))
        for place, words in enumerate(heads):
            if words:
                self._grid.addWidget(controls.line(words, "caption"), 0, place)
        names = edit_words()
        for row, one in enumerate(outcomes, 1):
            name, meaning = names[one.edit]
            first, proven = self._of(one.first, one.tried), self._of(one.proven, one.tried)
            cells: tuple[QWidget, ...] = (
                controls.line(name, "strong"), controls.Elided(meaning, "muted"),
                _Bar(one.first / one.tried), controls.line(first), controls.line(proven, "muted"),
            )  # fmt: skip
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, row, place)

    def _of(self, found: int, tried: int) -> str:
        return wording.tr("{} of {}").format(wording.count(found), wording.count(tried))


class _Bar(QWidget):
    """A share as a bar; the figure stands beside it."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setFixedSize(BAR, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for tone, share in ((tones.border, 1.0), (tones.accent_fill, self._share)):
            painter.setBrush(QColor(tone))
            if share:
                painter.drawRoundedRect(0, 0, max(8, round(share * self.width())), self.height(), 4, 4)
        painter.end()
