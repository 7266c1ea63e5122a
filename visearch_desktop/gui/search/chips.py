"""Chips: what narrows a search, each to be changed or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from visearch_desktop.core.queries import Condition
from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.flow import FlowLayout
from visearch_desktop.gui.search.conditions import condition_words, spoken

WIDEST, HEIGHT = 260, 28


class Chip(QFrame):
    """A few words with a cross. A click on the words, or Enter, changes it; the cross, or Delete, takes it away."""

    opened = Signal()
    removed = Signal()

    def __init__(self, words: str, meaning: str, *, level: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setProperty("level", level)
        self.words = QToolButton()
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setText(self.words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, WIDEST))
        self.words.setToolTip(self.tr("{}\nEnter: change · Delete: take away").format(meaning))
        self.words.setAccessibleName(meaning)
        self.cross = controls.icon_button("close", self.tr("Take away: {}").format(meaning), size=12)
        self.cross.setIconSize(QSize(12, 12))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.XS, 0, 2, 0)
        line.setSpacing(0)
        controls.fill(line, self.words, self.cross)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words.clicked.connect(self.opened)
        self.cross.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """The conditions of the query and its marks, then the widgets `last`; Tab comes to them from `after`."""

    opened = Signal(int)
    removed = Signal(int)
    marks_removed = Signal()

    def __init__(self, *last: QWidget, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after
        self._flow = FlowLayout(self, spacing=theme.S)
        self._last = last
        for widget in last:
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips: list[Chip] = []
        self.marks: Chip | None = None
        self._shown: tuple[tuple[Condition, ...], str] = ((), "")

    def show_conditions(self, conditions: Sequence[Condition], marks: str, marked: str) -> None:
        """Show the conditions, and what is said of the marks: in short, and in the tool tip."""
        wanted = tuple(conditions), marks
        if wanted == self._shown:
            return
        self._shown = wanted
        had = next((row for row, chip in enumerate(self.chips) if chip.words.hasFocus()), None)
        for chip in (*self.chips, *([self.marks] if self.marks is not None else [])):
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for widget in self._last:
            self._flow.removeWidget(widget)
        self.chips = [self._chip(row, condition) for row, condition in enumerate(conditions)]
        self.marks = Chip(marks, marked, level="marks") if marks else None
        if self.marks is not None:
            self.marks.removed.connect(self.marks_removed)
            self.marks.opened.connect(self.marks_removed)
        for shown in (*self.chips, *([self.marks] if self.marks is not None else []), *self._last):
            shown.setParent(self)
            shown.show()
            self._flow.addWidget(shown)
        words = [chip.words for chip in (*self.chips, *([self.marks] if self.marks is not None else []))]
        for before, next_one in pairwise((self._after, *words, *self._last)):
            QWidget.setTabOrder(before, next_one)
        self._flow.activate()
        self.updateGeometry()
        if had is not None:
            self._focus(had)

    def _focus(self, row: int) -> None:
        """Who takes chips away by keys goes on at the next one."""
        if self.chips:
            self.chips[min(row, len(self.chips) - 1)].words.setFocus()
        elif self._last:
            self._last[0].setFocus()

    def _chip(self, row: int, condition: Condition) -> Chip:
        made = Chip(condition_words(condition), spoken(condition), parent=self)
        made.opened.connect(lambda: self.opened.emit(row))
        made.removed.connect(lambda: self.removed.emit(row))
        return made
