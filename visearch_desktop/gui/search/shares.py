"""What put a row where it is: photo, words, colour and marks, each with its part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.core.queries import Share
from visearch_desktop.gui import core_words, theme, wording

LINE = 20
BAR = 96


def in_short(match: Match) -> str:
    """All contributions on one line; empty when there is but one kind of evidence."""
    return " · ".join(map(_short, in_order(match.shares)))


def in_order(shares: Sequence[Share]) -> tuple[Share, ...]:
    """What was asked for first: the photo, words, colour, marks."""
    kinds = ("photo", "words", "colour", "feedback")
    return tuple(sorted(shares, key=lambda share: kinds.index(share.kind) if share.kind in kinds else len(kinds)))


def score(match: Match, asked: int = 1) -> float | None:
    """The figure of a row: how alike the photos are; without a photo, how well the words fit, if words were asked."""
    if asked:
        return match.similarity
    return next((share.value for share in match.shares if share.kind == "words"), None)


def agreeing(match: Match, asked: int) -> str:
    """How many photos speak for a match; empty when there is nothing to count."""
    if asked > 1:
        return wording.tr("{} of {} photos agree").format(wording.count(match.agreeing), wording.count(asked))
    if match.views < 2:
        return ""
    return wording.tr("{} photos match").format(wording.count(match.views))


def _short(share: Share) -> str:
    """A contribution in a word: photo 0.82 · colour 0.40 · words: “cotton” in title · your marks −0.20."""
    if share.kind == "words":
        return wording.tr("words: {}").format(_said(share) or wording.similarity(share.value))
    names = {"photo": wording.tr("photo"), "colour": wording.tr("colour"), "feedback": wording.tr("marks")}
    return f"{names.get(share.kind, share.kind)} {figure(share.value)}"


def _said(share: Share) -> str:
    """What the core says of it, place by place."""
    return wording.tr("; ").join(map(core_words.said, share.words.split("; "))) if share.words else ""


def in_words(share: Share) -> str:
    """A contribution as the core says it."""
    return _said(share) if share.words and share.kind != "words" else _short(share)


def figure(value: float) -> str:
    """A contribution as a number, with the sign people read."""
    return wording.similarity(value) if value >= 0 else f"−{wording.similarity(-value)}"


class ShareBars(QWidget):
    """The contributions as bars: to the right what lifts the row, to the left what pushes it down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        """Show other contributions; hidden when there are none."""
        self._shares = shares = in_order(shares)
        said = "; ".join(map(in_words, shares))
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
            words = QFontMetricsF(font).elidedText(in_words(share), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
