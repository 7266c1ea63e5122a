"""Verdicts written into a report: what importing them would change, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.audit.side_page import LineList, SidePage
from visearch_desktop.gui.wording import tr

if TYPE_CHECKING:
    from visearch_desktop.core.report import Changes


class ImportPage(SidePage):
    """Shows `Changes` and asks whether to apply them."""

    applied = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._changes: Changes | None = None
        self._file = controls.Elided("", "heading")
        self.apply = controls.button(tr("Apply"), "check", kind="primary")
        self._figures: dict[str, QLabel] = {}
        self.problems = LineList(tr("Rows that are left out"))
        self._left_out = controls.text("", "strong")
        frame, inside = controls.card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        names = (
            ("new", tr("new verdicts")), ("changed", tr("changed verdicts")),
            ("withdrawn", tr("taken back")), ("unchanged", tr("unchanged")),
        )  # fmt: skip
        for place, (key, name) in enumerate(names):
            self._figures[key] = controls.line("0", "figure")
            grid.addWidget(self._figures[key], 0, place)
            grid.addWidget(controls.line(name, "muted"), 1, place)
        grid.setColumnStretch(len(names), 1)
        inside.addWidget(self._file)
        inside.addLayout(grid)
        controls.fill(inside, self._left_out, self.problems)
        said = tr("Nothing is changed before you apply it, and one Undo (Z) takes all of it back.")
        self.lay_out(tr("Import verdicts"), said, self.apply, frame)
        self.apply.clicked.connect(self._apply)

    @property
    def file(self) -> str:
        """The name of the file that was read."""
        return self._file.text()

    def show_changes(self, name: str, changes: Changes) -> None:
        """Show what importing the file `name` would change."""
        self._changes = changes
        self._file.setText(name)
        for key, label in self._figures.items():
            label.setText(wording.count(getattr(changes, key)))
        number = len(changes.problems)
        one, many = tr("1 row is left out:"), tr("{} rows are left out:").format(wording.count(number))
        self._left_out.setText(one if number == 1 else many)
        self._left_out.setVisible(number > 0)
        self.problems.show_lines(
            [tr("Row {}: {}").format(row.number, core_words.said(row.reason)) for row in changes.problems]
        )
        number = len(changes.rulings)
        said = tr("Apply 1 change") if number == 1 else tr("Apply {} changes").format(wording.count(number))
        self.apply.setText(said if number else tr("Nothing to change"))
        self.apply.setEnabled(number > 0)

    def _apply(self) -> None:
        changes, self._changes = self._changes, None  # a second click must not apply it twice
        if changes is not None:
            self.applied.emit(changes)
