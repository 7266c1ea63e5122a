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

    def __init__(self, words: str, meaning: str, keys: str, *, level: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setProperty("level", level)
        self.words = QToolButton()
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setText(self.words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, WIDEST))
        self.words.setToolTip(f"{meaning}\n{keys}")
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
        self._take_out()
        self.chips = [self._chip(row, condition) for row, condition in enumerate(conditions)]
        self.marks = self._marks_chip(marks, marked) if marks else None
        self._put_in()
        if had is not None:
            self._focus(had)

    @property
    def _all(self) -> list[Chip]:
        return [*self.chips, *([self.marks] if self.marks is not None else [])]

    def _take_out(self) -> None:
        for chip in self._all:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for widget in self._last:
            self._flow.removeWidget(widget)

    def _put_in(self) -> None:
        for shown in (*self._all, *self._last):
            shown.setParent(self)
            shown.show()
            self._flow.addWidget(shown)
        for before, following in pairwise((self._after, *(chip.words for chip in self._all), *self._last)):
            QWidget.setTabOrder(before, following)
        self._flow.activate()
        self.updateGeometry()

    def _focus(self, row: int) -> None:
        """Who takes chips away by keys goes on at the next one."""
        if self.chips:
            self.chips[min(row, len(self.chips) - 1)].words.setFocus()
        elif self._last:
            self._last[0].setFocus()

    def _chip(self, row: int, condition: Condition) -> Chip:
        keys = self.tr("Enter: change · Delete: take away")
        made = Chip(condition_words(condition), spoken(condition), keys, parent=self)
        made.opened.connect(lambda: self.opened.emit(row))
        made.removed.connect(lambda: self.removed.emit(row))
        return made

    def _marks_chip(self, marks: str, marked: str) -> Chip:
        made = Chip(marks, marked, self.tr("Enter or Delete: take away all marks"), level="marks", parent=self)
        made.removed.connect(self.marks_removed)
        made.opened.connect(self.marks_removed)
        return made
