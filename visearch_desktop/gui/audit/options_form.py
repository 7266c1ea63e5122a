"""What is to be compared with what: the scope, and how similar photos must be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QRadioButton, QToolButton, QVBoxLayout, QWidget

from visearch_desktop.core.findings import AuditOptions, Scope
from visearch_desktop.gui import controls, icons, theme, wording
from visearch_desktop.gui.audit import words


class OptionsForm(QWidget):
    """Asks for `AuditOptions`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scopes = controls.choice(self)
        self.column = QComboBox()
        self.column.setAccessibleName(self.tr("Column of the product table"))
        self.column.setMinimumWidth(180)
        self._no_columns = controls.line(self.tr("This catalog has no product table."), "caption")
        self.least, self.most = _similarity(self.tr("Least similarity")), _similarity(self.tr("Greatest similarity"))
        self.advanced = QToolButton()
        self._more = QWidget()
        self._lay_out()
        self.show_columns(())
        self.show_options(AuditOptions())
        self._scopes.idClicked.connect(self._tell)
        self.column.currentIndexChanged.connect(self._tell)
        self.least.valueChanged.connect(self._tell)
        self.most.valueChanged.connect(self._tell)
        self.advanced.toggled.connect(self._show_more)

    @property
    def options(self) -> AuditOptions:
        """What is chosen."""
        scope = list(Scope)[self._scopes.checkedId()]
        column = str(self.column.currentText()) if scope is Scope.ACROSS_COLUMN else ""
        least, most = sorted((self.least.value(), self.most.value()))
        return AuditOptions(scope, column, least, most)

    def show_options(self, options: AuditOptions) -> None:
        """Fill in what was chosen before."""
        scope = options.scope
        if scope is Scope.ACROSS_COLUMN and self.column.findText(options.column) < 0:
            scope = Scope.ACROSS_SKUS
        self._scopes.button(list(Scope).index(scope)).setChecked(True)
        self.column.setCurrentText(options.column)
        self.least.setValue(options.least)
        self.most.setValue(options.most)
        self.advanced.setChecked(options.least > -1.0 or options.most < 1.0)
        self._enable()

    def show_columns(self, columns: Sequence[str]) -> None:
        """Offer the columns of the product table."""
        chosen = self.column.currentText()
        self.column.blockSignals(True)
        self.column.clear()
        self.column.addItems(list(columns))
        self.column.setCurrentText(chosen)
        self.column.blockSignals(False)
        if not columns and list(Scope)[self._scopes.checkedId()] is Scope.ACROSS_COLUMN:
            self._scopes.button(0).setChecked(True)
        self._scopes.button(list(Scope).index(Scope.ACROSS_COLUMN)).setEnabled(bool(columns))
        self._no_columns.setVisible(not columns)
        self._enable()

    def _tell(self, _value: object) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        across = list(Scope)[self._scopes.checkedId()] is Scope.ACROSS_COLUMN
        self.column.setVisible(self.column.count() > 0)
        self.column.setEnabled(across)

    @Slot(bool)
    def _show_more(self, on: bool) -> None:
        icons.put(self.advanced, "chevron-down" if on else "chevron-right", "muted", 14)
        self._more.setVisible(on)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.S)
        for number, scope in enumerate(Scope):
            choice = QRadioButton(words.scope(scope))
            choice.setAccessibleName(words.scope(scope))
            self._scopes.addButton(choice, number)
            line = controls.row(choice)
            if scope is Scope.ACROSS_COLUMN:
                controls.fill(line, self.column, self._no_columns)
            line.addStretch(1)
            hint = controls.text(words.scope_hint(scope), "caption")
            hint.setContentsMargins(24, 0, 0, 0)
            controls.fill(page, controls.column(line, hint, spacing=0))
        self._scopes.button(0).setChecked(True)
        self.advanced.setText(self.tr("How similar photos must be"))
        self.advanced.setAccessibleName(self.advanced.text())
        self.advanced.setCheckable(True)
        self.advanced.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.put(self.advanced, "chevron-right", "muted", 14)
        inside = QVBoxLayout(self._more)
        inside.setContentsMargins(24, 0, 0, 0)
        inside.setSpacing(theme.XS)
        line = controls.row(
            controls.line(self.tr("Similarity from")), self.least, controls.line(self.tr("to")), self.most, None
        )
        said = self.tr(
            "Similarity is 1 for the same picture. A smaller upper bound hides exact copies; a larger lower bound shows"
            " less, and surer. Every pair is verified anyway."
        )
        controls.fill(inside, line, controls.text(said, "caption"))
        self._more.hide()
        controls.fill(page, controls.row(self.advanced, None), self._more)


def _similarity(name: str) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setRange(-1.0, 1.0)
    made.setDecimals(2)
    made.setSingleStep(0.05)
    made.setSpecialValueText(wording.tr("any"))
    made.setAccessibleName(name)
    made.setFixedSize(84, 32)
    made.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
    return made
