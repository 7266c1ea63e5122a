"""What the table and the cards of a batch paint alike: decisions, how sure a proposal is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from visearch_desktop.gui import badge, lines, theme
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.model import Entry
from visearch_desktop.gui.wording import tr

BADGE = 19
"""Height of badges and decisions."""


def proposal(painter: QPainter, box: QRectF, entry: Entry) -> QRectF:
    """Draw the badge of an item's proposal at the left of `box`; the room it took."""
    font = theme.font("caption", strong=True)
    shown = words.look(entry.proposed.proposal)
    mark = QRectF(box.left(), box.center().y() - BADGE / 2, badge.width_of(shown, font), BADGE)
    badge.paint_look(painter, mark, shown, font)
    return mark


def decision_width(entry: Entry, most: float = 200) -> float:
    """How wide an item's decision is painted; 0 when there is none."""
    said = _decided(entry)[0]
    return min(most, lines.width(said, theme.font("caption", strong=True)) + 16) if said else 0.0


def decision(painter: QPainter, box: QRectF, entry: Entry) -> None:
    """Draw what is decided of an item into `box`."""
    said, tone = _decided(entry)
    if not said:
        return
    tones, font = theme.tones(), theme.font("caption", strong=True)
    pill = QRectF(box.left(), box.center().y() - BADGE / 2, box.width(), BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(tones, f"{tone}_soft")))
    painter.drawRoundedRect(pill, 4, 4)
    lines.write(painter, pill.adjusted(8, 0, -8, 0), said, font, getattr(tones, tone), Qt.TextElideMode.ElideMiddle)


def _decided(entry: Entry) -> tuple[str, str]:
    """What is written of the decision, and its tone."""
    if entry.saving:
        return tr("Saving…"), "similar"
    made = entry.proposed.decision
    if made is None:
        return "", ""
    as_proposed = made.sku in ("", entry.proposed.sku)
    return f"✓ {words.choice(made.choice) if as_proposed else words.decision(made)}", words.decision_tone(made)
