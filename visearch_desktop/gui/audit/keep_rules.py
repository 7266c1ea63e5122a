"""The ordered rules that say which photo of a group is kept, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from visearch_desktop.core.findings import Tier
from visearch_desktop.gui import controls, files, theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.side_page import SidePage
from visearch_desktop.gui.audit.tasks import KeepPlan, Rule
from visearch_desktop.gui.audit.value_form import ValueForm

FOLDER, VALUE = "preferred_folder", "preferred_value"
"""Rules that need an argument; there may be several of them."""


class KeepRules(QWidget):
    """A list of rules that can be put in another order; the first that tells two photos apart decides."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: list[Rule] = []
        self._columns: tuple[str, ...] = ()
        self._counts: dict[int, QLabel] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.XS)
        self.adder = QComboBox()
        self.adder.setAccessibleName(self.tr("Add a rule"))
        self.value = ValueForm()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        controls.fill(page, self._rows, controls.row(self.adder, None), self.value)
        self.adder.activated.connect(self._add)
        self.value.chosen.connect(partial(self.add, VALUE))
        self._fill()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, the most important first."""
        return tuple(self._rules)

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show other rules."""
        self._rules = list(rules)
        self._fill()

    def show_columns(self, columns: Sequence[str]) -> None:
        """Offer rules about these columns of the product table."""
        self._columns = tuple(columns)
        self.value.hide()
        self._fill()

    def show_counts(self, counts: Sequence[int]) -> None:
        """Say how many groups each rule decides."""
        for place, count in enumerate(counts):
            if place in self._counts:
                self._counts[place].setText(self.tr("decides {}").format(words.groups(count)))

    def add(self, kind: str, argument: str = "") -> None:
        """Add a rule at the end, once."""
        if (kind, argument) not in self._rules:
            self._rules.append((kind, argument))
            self._tell()

    def shift(self, place: int, step: int) -> None:
        """Put a rule one place earlier (-1) or later (1)."""
        other = place + step
        if 0 <= other < len(self._rules):
            self._rules[place], self._rules[other] = self._rules[other], self._rules[place]
            self._tell()

    def remove(self, place: int) -> None:
        """Take a rule out."""
        del self._rules[place]
        self._tell()

    def _tell(self) -> None:
        self._fill()
        self.changed.emit()

    def _add(self, place: int) -> None:
        kind = self.adder.itemData(place)
        if kind == FOLDER:
            self._choose_folder()
        elif kind == VALUE:
            self._choose_value()
        elif kind:
            self.add(kind)
        self.adder.setCurrentIndex(0)

    def _choose_folder(self) -> None:
        files.ask_for_folder(self, self.tr("Photos in which folder are kept?"), partial(self.add, FOLDER))

    def _choose_value(self) -> None:
        self.value.ask(self._columns)

    def _fill(self) -> None:
        controls.clear(self._rows)
        self._counts = {}
        for place, rule in enumerate(self._rules):
            self._rows.addWidget(self._row(place, rule))
        if not self._rules:
            self._rows.addWidget(controls.text(self.tr("No rule: the first photo of each group is kept."), "muted"))
        self.adder.clear()
        self.adder.addItem(self.tr("Add a rule…"))
        hidden = {kind for kind, _ in self._rules} - {FOLDER, VALUE}
        if not self._columns:
            hidden.add(VALUE)
        for kind in words.RULES:
            if kind not in hidden:
                self.adder.addItem(words.rule(kind) + ("…" if kind in (FOLDER, VALUE) else ""), kind)

    def _row(self, place: int, rule: Rule) -> QFrame:
        frame, inside = controls.card(margin=theme.S)
        frame.setProperty("flat", True)
        kind, argument = rule
        count = self._counts[place] = controls.line("", "caption")
        name = controls.line(f"{place + 1}.  {words.rule(kind)}")
        line = controls.row(name)
        if argument:
            shown = wording.place(Path(argument)) if kind == FOLDER else argument.replace("=", ": ", 1)
            line.addWidget(controls.Elided(shown, "muted"), 1)
        else:
            line.addStretch(1)
        said = words.rule(kind)
        up = controls.icon_button("chevron-up", self.tr("{}: earlier").format(said), size=14)
        down = controls.icon_button("chevron-down", self.tr("{}: later").format(said), size=14)
        out = controls.icon_button("close", self.tr("{}: take out").format(said), size=14)
        up.setEnabled(place > 0)
        down.setEnabled(place < len(self._rules) - 1)
        up.clicked.connect(partial(self.shift, place, -1))
        down.clicked.connect(partial(self.shift, place, 1))
        out.clicked.connect(partial(self.remove, place))
        controls.fill(line, count, up, down, out)
        inside.addLayout(line)
        return frame


class KeepPage(SidePage):
    """The rules with a preview of what they come to."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rules = KeepRules()
        self._example = controls.text("", "body")
        self._tied = controls.text("", "muted")
        frame, inside = controls.card()
        said = wording.tr("The first rule that tells the photos of a group apart decides.")
        controls.fill(inside, controls.text(wording.tr("Rules, the most important first"), "heading"), self.rules)
        shown, preview = controls.card()
        controls.fill(preview, controls.text(wording.tr("Preview"), "heading"), self._example, self._tied)
        self.lay_out(wording.tr("Which photo is kept?"), said, None, frame, shown)
        self.rules.changed.connect(self.changed)

    @property
    def example(self) -> str:
        """What the preview says."""
        return self._example.text()

    def show_plan(self, plan: KeepPlan, row: int) -> None:
        """Show what the rules come to: for all groups, and for the one at `row` (-1: none is chosen)."""
        self.rules.show_counts(plan.decided)
        said = wording.tr("In {} no rule tells the photos apart; the first photo is kept.")
        self._tied.setText(said.format(words.groups(plan.tied)) if plan.tied else "")
        self._tied.setVisible(bool(plan.tied))
        keeper = plan.groups[row].keeper if 0 <= row < len(plan.groups) else None
        if 0 <= row < len(plan.groups) and plan.groups[row].tier is Tier.VARIANT:
            self._example.setText(
                wording.tr("In the group you were looking at, all photos are kept: they are variants.")
            )
            return
        if keeper is None:
            self._example.setText(wording.tr("Choose a group to see which of its photos would be kept."))
            return
        said = wording.tr("In the group you were looking at, {} of {} would be kept ({}).")
        self._example.setText(said.format(keeper.photo.name, words.member_title(keeper), words.member_figures(keeper)))
