"""What adapting came to, as a card: in use or not, the figures on products held out, from what it was learned."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.adapt.tasks import SKU, STYLE

if TYPE_CHECKING:
    from visearch_desktop.core.adaptation import AdaptReport, Status

FIGURES = ("precision", "first", "gain", "judged")


class AdaptCard(QFrame):
    """Shows one report; hidden or in words alone while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.heading = controls.text("", "heading")
        self.said = controls.text("", "body")
        self.origin = controls.text("", "caption")
        self.figures = {name: QLabel() for name in FIGURES}
        self._names = {name: controls.text("", "caption") for name in FIGURES}
        self._grid = QWidget()
        self.head = controls.row(self.heading, None)
        self._lay_out()

    def show_nothing(self) -> None:
        """The catalog is not adapted."""
        self.heading.setText(self.tr("This catalog is not adapted"))
        self.said.setText(self.tr("What looks alike is ordered by the model alone."))
        for part in (self.origin, self._grid):
            part.hide()

    def show_held(self, held: Status) -> None:
        """What the catalog is adapted with."""
        self._show_report(held.report)
        if held.damaged:
            self.heading.setText(self.tr("What was learned is damaged"))
            self.said.setText(
                self.tr("It is not used: the model alone orders what looks alike. Adapt the catalog again.")
            )
        elif not held.in_use:
            self.heading.setText(self.tr("Adapted for another model"))
            self.said.setText(self.tr("It was learned for another model and is not used. Adapt the catalog again."))
        else:
            self.heading.setText(self.tr("This catalog is adapted"))
            self.said.setText(core_words.said(held.report.sentence))
        since = self.tr("{} since then: adapt again to learn from them.").format(_verdicts(held.since))
        when = self.tr("Learned {}").format(_moment(held.at))
        parts = (f"{when} {origin(held.report)}.", since if held.since else "")
        self.origin.setText(" ".join(part for part in parts if part))

    def show_tried(self, report: AdaptReport) -> None:
        """What was learned and not taken into use."""
        self._show_report(report)
        self.heading.setText(self.tr("The last try was not taken into use"))
        self.said.setText(core_words.said(report.sentence))
        self.origin.setText(self.tr("Learned {}.").format(origin(report)))

    def _show_report(self, report: AdaptReport) -> None:
        shown = {
            "precision": f"{_three(report.plain)} → {_three(report.adapted)}",
            "first": f"{_share(report.plain_first)} → {_share(report.adapted_first)}",
            "gain": self.tr("{} to {}").format(_signed(report.low), _signed(report.high)),
            "judged": wording.count(report.judged),
        }
        for name, words in shown.items():
            self.figures[name].setText(words)
            self.figures[name].setAccessibleName(f"{self._names[name].text()}: {words}")
        self._grid.setVisible(report.judged > 0)
        self.origin.show()

    def _lay_out(self) -> None:
        words = {
            "precision": self.tr("Order of the first ten, plain → adapted"),
            "first": self.tr("Right in first place, plain → adapted"),
            "gain": self.tr("Gain in order, 99 % interval"),
            "judged": self.tr("Products held out to judge by"),
        }
        tips = {
            "precision": self.tr("Mean average precision at 10: 1 when all that belongs together comes first"),
            "first": self.tr("How often the best result is the right one"),
            "gain": self.tr("It is taken into use only when all of it is above 0"),
            "judged": self.tr("Their photos were not learned from"),
        }
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.S)
        for place, name in enumerate(FIGURES):
            self.figures[name].setProperty("kind", "strong")
            self._names[name].setText(words[name])
            for part in (self.figures[name], self._names[name]):
                part.setToolTip(tips[name])
            pair = controls.column(self.figures[name], self._names[name], spacing=0)
            grid.addLayout(pair, place // 2, place % 2)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        inside.setSpacing(theme.M)
        controls.fill(inside, self.head, self._grid, self.said, self.origin)


def origin(report: AdaptReport) -> str:
    """By what and from how much: by SKU from 340 photos in 85 groups and 12 verdicts."""
    by = {SKU: wording.tr("SKU"), STYLE: wording.tr("style")}.get(report.by, f"“{report.by}”")
    groups = wording.tr("1 group") if report.groups == 1 else wording.tr("{} groups")
    words = wording.tr("by {} from {} in {}").format(
        by, wording.photos(report.photos), groups.format(wording.count(report.groups))
    )
    return words + (wording.tr(" and {}").format(_verdicts(report.verdicts)) if report.verdicts else "")


def _verdicts(number: int) -> str:
    return wording.tr("1 verdict") if number == 1 else wording.tr("{} verdicts").format(wording.count(number))


def _moment(at: datetime) -> str:
    when = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


def _three(value: float) -> str:
    return QLocale().toString(value, "f", 3)


def _signed(value: float) -> str:
    return ("+" if value > 0 else "−" if value < 0 else "") + QLocale().toString(abs(value), "f", 3)


def _share(value: float) -> str:
    return wording.tr("{} %").format(round(100 * value))
