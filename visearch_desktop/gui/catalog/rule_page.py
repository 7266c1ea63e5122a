"""The page on which an opened catalog is told how its SKUs are named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import controls
from visearch_desktop.gui.catalog.rule_picker import RulePicker


class RulePage(QWidget):
    """Shows the rules with a preview on the catalog's own names; `left` asks to go back."""

    left = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = RulePicker()
        self.back = controls.button(self.tr("Back"), "chevron-left")
        self.apply = controls.button(self.tr("Use this rule"), "check", kind="primary")
        head = controls.row(controls.text(self.tr("How are SKUs named?"), "title"), None, self.back)
        said = controls.text(
            self.tr("The SKUs of all photos are named anew; nothing is indexed again, and verdicts stay."), "muted"
        )
        frame, inside = controls.card()
        inside.addWidget(self.picker)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(controls.reading_page(head, said, frame, controls.row(self.apply, None), None))
        self.back.clicked.connect(self.left)
        self.apply.clicked.connect(self._tell)
        self.picker.changed.connect(self._check)

    def ask(self, rule: str) -> None:
        """Show a rule as the one that holds now."""
        self.picker.choose(rule)
        self.back.setFocus()

    def show_names(self, names: Sequence[str]) -> None:
        """Preview on these names."""
        self.picker.show_names(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _check(self) -> None:
        self.apply.setEnabled(self.picker.understood)

    @Slot()
    def _tell(self) -> None:
        self.left.emit()
        self.chosen.emit(self.picker.rule)
