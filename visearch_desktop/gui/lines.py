"""Lines of text in painted rows, laid out once.

While a list is turned, the same words are painted in each frame: shaping them was two thirds of the time of a row.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

_KEPT = 4096
"""Lines that stay laid out, 1 KB each: some hundred rows."""

Elide = Qt.TextElideMode
Align = Qt.AlignmentFlag


def write(
    painter: QPainter,
    box: QRectF,
    said: str,
    font: QFont,
    colour: str,
    elide: Elide = Elide.ElideRight,
    align: Align = Align.AlignLeft,
) -> None:
    """Write on one line in the middle of the height of `box`, cut where there is no room."""
    if not said or box.width() <= 0:
        return
    laid_out, size = _laid_out(said, font.key(), round(box.width()), elide)
    left = box.left()
    if align == Align.AlignRight:
        left = box.right() - size.width()
    elif align == Align.AlignHCenter:
        left = box.center().x() - size.width() / 2
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawStaticText(QPointF(left, box.center().y() - size.height() / 2), laid_out)


def width(said: str, font: QFont) -> float:
    """How wide a line is."""
    return _width(said, font.key())


def height(font: QFont) -> float:
    """How high a line is."""
    return _metrics(font.key()).height()


def elided(said: str, font: QFont, room: float, elide: Elide = Elide.ElideRight) -> str:
    """A line, cut where there is no room."""
    return _elided(said, font.key(), round(room), elide)


@lru_cache(_KEPT)
def _elided(said: str, key: str, room: int, elide: Elide) -> str:
    return _metrics(key).elidedText(" ".join(said.split()), elide, room)


@lru_cache(_KEPT)
def _laid_out(said: str, key: str, room: int, elide: Elide) -> tuple[QStaticText, QSizeF]:
    laid_out = QStaticText(_elided(said, key, room, elide))
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid_out.prepare(font=_font(key))
    return laid_out, laid_out.size()


@lru_cache(_KEPT)
def _width(said: str, key: str) -> float:
    return _metrics(key).horizontalAdvance(said)


@lru_cache(64)
def _metrics(key: str) -> QFontMetricsF:
    return QFontMetricsF(_font(key))


@lru_cache(64)
def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font
