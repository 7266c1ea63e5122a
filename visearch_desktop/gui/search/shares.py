"""What put a row where it is: photo, words, colour and marks, each with its part."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.core.queries import Share
from visearch_desktop.gui import theme, wording

LINE = 20
BAR = 96


def in_short(match: Match) -> str:
    """All contributions on one line; empty when there is but one kind of evidence."""
    return " · ".join(share.words for share in match.shares if share.words)


def score(match: Match) -> float:
    """The figure of a row: how alike the photos are; without a photo, how well the words fit."""
    kinds = {share.kind for share in match.shares}
    if not kinds or "photo" in kinds:
        return match.similarity
    return max(share.value for share in match.shares)


class ShareBars(QWidget):
    """The contributions as bars: to the right what lifts the row, to the left what pushes it down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        """Show other contributions; hidden when there are none."""
        self._shares = shares
        said = "; ".join(f"{share.words} {wording.similarity(share.value)}" for share in shares)
        self.setAccessibleName(self.tr("Why it is here: {}").format(said) if said else "")
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(shares))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, LINE * len(self._shares))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones, font = theme.tones(), theme.font()
        painter.setFont(font)
        for row, share in enumerate(self._shares):
            top = row * LINE
            track = QRectF(0, top + LINE / 2 - 3, BAR, 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.mat))
            painter.drawRoundedRect(track, 3, 3)
            bar = QRectF(track)
            bar.setWidth(max(4.0, BAR * min(1.0, abs(share.value))))
            if share.value < 0:
                bar.moveRight(track.right())
            painter.setBrush(QColor(tones.error if share.value < 0 else tones.accent_fill))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(tones.text))
            room = QRectF(BAR + theme.M, top, max(0.0, self.width() - BAR - theme.M), LINE)
            words = QFontMetricsF(font).elidedText(share.words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
