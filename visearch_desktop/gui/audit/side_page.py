"""A page over the review that asks for one thing: a title, what there is to know, a way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.gui import controls, theme


class SidePage(QWidget):
    """The frame of such a page."""

    left = Signal()

    def lay_out(self, title: str, words: str, act: QPushButton | None, *items: QWidget | QLayout | int | None) -> None:
        """Put the page together; `act` is the button it is for."""
        head = controls.column(controls.text(title, "display"), controls.text(words, "muted"))
        self.back = controls.button(self.tr("Back"))
        self.back.clicked.connect(self.left)
        foot = QFrame()
        foot.setObjectName("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        controls.fill(line, self.back, None)
        if act is not None:
            line.addWidget(act)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        controls.fill(page, controls.reading_page(head, *items, None), foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LineList(QListView):
    """Many short lines that are only read, such as photos with a reason."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    @property
    def lines(self) -> list[str]:
        """What is listed."""
        return self._lines.stringList()

    def show_lines(self, lines: Sequence[str]) -> None:
        """List other lines; none takes the list away."""
        self._lines.setStringList([" ".join(line.split()) for line in lines])
        self.setVisible(bool(lines))
        self.setFixedHeight(min(260, 12 + len(lines) * (max(16, self.sizeHintForRow(0)) + 2 * self.spacing())))
