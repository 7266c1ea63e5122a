"""How SKUs are named, with what each rule makes of the user's own file names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from visearch_desktop.core.errors import RuleError
from visearch_desktop.gui import controls, core_words, tasks, theme

EXPRESSION = "(?P<sku>[^_/]+)_"
"""Where a person starts from: what stands before the first "_" of a name."""
SHOWN = 5
"""Names in the preview."""


class RulePicker(QWidget):
    """Radio buttons for the rules beside a live preview."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.understood = True
        self._names: tuple[str, ...] = ()
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._group = controls.choice(self)
        self._rules: dict[str, QRadioButton] = {}
        self.separator = QLineEdit("_")
        self.separator.setMaximumWidth(56)
        self.separator.setAccessibleName(self.tr("Separator in file names"))
        self.expression = QLineEdit(EXPRESSION)
        self.expression.setAccessibleName(self.tr("Regular expression with a group named sku"))
        self.expression.setMinimumWidth(230)
        self.expression.setToolTip(
            self.tr("It is looked for in the path below the photo folder; (?P<sku>…) surrounds what is the SKU")
        )
        self._error = controls.text("", "caption")
        self._table_first = controls.text(self.tr("The product table comes first where it names a photo."), "caption")
        self._table_first.hide()
        self._preview = QGridLayout()
        self._lay_out()
        self._group.buttonToggled.connect(self._update)
        self.separator.textChanged.connect(self._update)
        self.expression.textChanged.connect(self._update)
        self._rules["auto"].setChecked(True)

    @property
    def rule(self) -> str:
        """The chosen rule as the core writes it."""
        chosen = next((rule for rule, radio in self._rules.items() if radio.isChecked()), "auto")
        said = {"name:": self.separator, "regex:": self.expression}.get(chosen)
        return f"{chosen}{said.text()}" if said is not None else chosen

    def choose(self, rule: str) -> None:
        """Show `rule` as chosen."""
        kind = rule
        for start, field in (("name:", self.separator), ("regex:", self.expression)):
            if rule.startswith(start):
                kind = start
                field.setText(rule.removeprefix(start))
        self._rules.get(kind, self._rules["auto"]).setChecked(True)

    def show_names(self, names: Sequence[str]) -> None:
        """Preview the rule on these names, spread over all of them."""
        step = max(1, len(names) // SHOWN)
        self._names = tuple(names[::step][:SHOWN])
        self._update()

    def show_table(self, there: bool) -> None:
        """Say that a product table decides before the rule does."""
        self._table_first.setVisible(there)

    @property
    def problem(self) -> str:
        """Why there is no preview."""
        return self._error.text()

    def preview_pairs(self) -> tuple[tuple[str, str], ...]:
        """The previewed names with their SKUs."""
        return self._pairs

    @Slot()
    def _update(self) -> None:
        self.separator.setEnabled(self._rules["name:"].isChecked())
        self.expression.setEnabled(self._rules["regex:"].isChecked())
        controls.clear(self._preview)
        try:
            self._pairs = tasks.preview(self.rule, self._names)
            self.understood = True
            self._error.setText("" if self._pairs else self.tr("Choose a folder to see your own file names here."))
        except RuleError as error:
            self._pairs = ()
            self.understood = False
            self._error.setText(core_words.said(error.in_full))
        self._error.setVisible(not self._pairs)
        for row, (name, sku) in enumerate(self._pairs):
            self._preview.addWidget(controls.Elided(name, "caption"), row, 0)
            self._preview.addWidget(controls.glyph("chevron-right", 14), row, 1)
            said = controls.Elided(sku or self.tr("from the product table"), "strong" if sku else "caption")
            self._preview.addWidget(said, row, 2)
        self.changed.emit()

    def _lay_out(self) -> None:
        words = {
            "auto": self.tr("Decide for me: the folder, else the file name up to “_”"),
            "folder": self.tr("The folder a photo lies in"),
            "name:": self.tr("The file name up to"),
            "name": self.tr("The whole file name"),
            "table": self.tr("As the product table says, else the file name"),
            "regex:": self.tr("A regular expression"),
        }
        fields = {"name:": self.separator, "regex:": self.expression}
        left = controls.column(spacing=theme.S)
        for rule, label in words.items():
            radio = QRadioButton(label)
            self._rules[rule] = radio
            self._group.addButton(radio)
            left.addLayout(controls.row(radio, *((fields[rule],) if rule in fields else ()), None))
        left.addStretch(1)
        frame = QFrame()
        frame.setProperty("kind", "card")
        frame.setProperty("flat", "true")
        self._preview.setColumnStretch(0, 1)
        self._preview.setColumnStretch(2, 1)
        self._preview.setVerticalSpacing(6)
        head = controls.text(self.tr("Photo → SKU"), "caption")
        inside = controls.column(head, self._preview, self._error, None, self._table_first)
        inside.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        frame.setLayout(inside)
        frame.setMinimumHeight(150)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.L)
        line.addLayout(left)
        line.addWidget(frame, 1, Qt.AlignmentFlag(0))
