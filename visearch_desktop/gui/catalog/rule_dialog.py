"""Change how the SKUs of an opened catalog are named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.catalog.rule_picker import RulePicker


class RuleDialog(QDialog):
    """Shows the rules with a preview on the catalog's own names."""

    def __init__(self, rule: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("SKU names"))
        self.resize(820, 340)
        self.picker = RulePicker()
        self.picker.choose(rule)
        self.apply = controls.button(self.tr("Use this rule"), kind="primary")
        cancel = controls.button(self.tr("Cancel"))
        self.apply.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.picker.changed.connect(self._check)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        page.setSpacing(theme.L)
        controls.fill(
            page,
            controls.text(self.tr("How are SKUs named?"), "heading"),
            self.picker,
            None,
            controls.row(None, cancel, self.apply),
        )

    def show_names(self, names: Sequence[str]) -> None:
        """Preview on these names."""
        self.picker.show_names(names)

    @Slot()
    def _check(self) -> None:
        self.apply.setEnabled(self.picker.understood)
