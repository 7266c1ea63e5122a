"""What else a catalog can do once it is indexed: each thing with its name, its use, and what it last came to.

What it last came to is in the history of jobs, so that nothing has to be looked for when the page is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from visearch_desktop.core.job_history import Outcome, Record
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.long_work import results
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.long_work.roll import Roll

WIDTH = 348
"""Pixels: a sentence takes two lines, and three photos have room beside it in the narrowest window."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is written of a thing: its icon, its name, what it is good for, and the jobs that it runs."""

    icon: str
    name: str
    good_for: str
    kinds: frozenset[Kind]


class Offer(QPushButton):
    """A button as large as what is said on it."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told
        self.setProperty("kind", "offer")
        self.setAccessibleName(told.name)
        self.setAccessibleDescription(told.good_for)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.state = controls.text("", "caption")
        self.state.hide()
        good_for = controls.text(told.good_for, "caption")
        for wrapped in (good_for, self.state):
            wrapped.setMinimumWidth(1)  # by themselves they ask for more room than there is
        words = controls.column(controls.line(told.name, "strong"), good_for, self.state, spacing=1)
        sign, onward = controls.glyph(told.icon, 16, "accent"), controls.glyph("chevron-right", 12)  # whole at 125 %
        line = controls.row(controls.column(2, sign, None), spacing=theme.M)
        line.addLayout(words, 1)
        line.addWidget(onward, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        self._line = line
        self.setLayout(line)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What the words take: a push button knows only of its own text."""
        return self._line.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same for the least of them."""
        return self._line.totalMinimumSize()

    def show_state(self, words: str) -> None:
        """Say how things stand; without words there is nothing to say yet."""
        if words == self.state.text():
            return
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.setAccessibleDescription(" ".join(part for part in (self.told.good_for, words) if part))


class Offers(QScrollArea):
    """The list of them; in a low window it scrolls."""

    suggest = Signal()
    sheets = Signal()
    adapt = Signal()
    trial = Signal()

    def __init__(self, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roll = roll
        self.suggestions, self.similar, self.adapting, self.trying = self.offers = tuple(
            Offer(told) for told in self._words()
        )
        self._lay_out()
        for offer, wanted in zip(self.offers, (self.suggest, self.sheets, self.adapt, self.trial), strict=True):
            offer.clicked.connect(wanted)
        roll.changed.connect(self.show_states)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._roll.look_again()
        self.show_states()

    @Slot()
    def show_states(self) -> None:
        """Say of each what runs of it, or what it last came to with this catalog."""
        if not self.isVisible():
            return
        here = self._roll.catalog
        running = {one.job.kind for one in self._roll.running}
        for offer in self.offers:
            last = next((one for one in self._roll.past if _counts(one, offer.told.kinds, here)), None)
            at_work = self.tr("Under way…") if running & offer.told.kinds else ""
            offer.show_state(at_work or (self._last(last) if last else ""))

    def _last(self, record: Record) -> str:
        """When it was and what it came to, with the column that suggestions were for."""
        day = QDateTime.fromMSecsSinceEpoch(round(1000 * record.begun.timestamp())).date()
        said = self.tr("Taken back.") if record.kind == Kind.UNDO_ADAPT else results.sentence(record)
        on = QLocale().toString(day, QLocale.FormatType.ShortFormat)
        return " · ".join(part for part in (on, record.about if record.kind == Kind.SUGGEST else "", said) if part)

    def _words(self) -> tuple[Told, ...]:
        return (
            Told(
                "check",
                self.tr("Suggestions"),
                self.tr(
                    "Suggests values for empty cells of the product table, and finds products in the wrong category."
                ),
                frozenset({Kind.SUGGEST}),
            ),
            Told(
                "product",
                self.tr("Similar and new products"),
                self.tr("Lists similar products for every SKU, and says which photos of a folder show something new."),
                frozenset({Kind.SIMILAR_FILE, Kind.NOVELTY}),
            ),
            Told(
                "more-like",
                self.tr("Adapt to this catalog"),
                self.tr("Learns what tells your own products apart, and searches with it if that finds more."),
                frozenset({Kind.ADAPT, Kind.UNDO_ADAPT}),
            ),
            Told(
                "search",
                self.tr("Would it be found?"),
                self.tr("Tries the search on edited copies of your photos, and shows which are missed."),
                frozenset({Kind.TRIAL}),
            ),
        )

    def _lay_out(self) -> None:
        held = QWidget()
        page = QVBoxLayout(held)
        page.setContentsMargins(0, 0, theme.XS, 0)
        page.setSpacing(theme.XS)
        head = controls.line(self.tr("What else this catalog can do"), "strong")
        controls.fill(page, head, *self.offers, None)
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(WIDTH)


def _counts(record: Record, kinds: frozenset[Kind], catalog: object) -> bool:
    return record.kind in kinds and record.catalog == catalog and record.outcome is Outcome.DONE
