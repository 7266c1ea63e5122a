"""Before the window is closed or another catalog opened: asks, and only when something would be lost.

What goes on where it stopped (index, audit, batch, a download) is simply stopped, and what a person has decided is
carried out first (`lasting`). What is not kept before it is done is named, one sentence for each job.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import announce, controls, theme
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.door import to_front
from visearch_desktop.gui.question_bar import QuestionBar


class Leaving(QWidget):
    """Stands above the pages; hidden while it asks nothing. `stayed` says that nothing is to change."""

    stayed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._go: Callable[[], object] | None = None
        self._waits = False
        self.agreed = False
        self.later = controls.button(self.tr("As soon as it is done"))
        self.bar = QuestionBar(self.later)
        controls.restyle(self.bar.yes, "close", "")
        self.bar.no.setText(self.tr("Stay"))
        self.bar.no.setAccessibleName(self.tr("Stay"))
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, 0)
        page.addWidget(self.bar)
        self.bar.accepted.connect(self._leave)
        self.bar.left.connect(self._stay)
        self.later.clicked.connect(self._wait)
        desk.leaving.connect(self._ask_about_catalog)
        desk.roll.changed.connect(self._look)
        self.hide()

    def may_close(self) -> bool:
        """Whether the window may be closed at once; else that is asked."""
        if self.agreed or not self._desk.roll.losses:
            return True
        self._ask(self.tr("Close ViSearch now?"), self.tr("Close now"), self._close)
        return False

    @Slot(object)
    def _ask_about_catalog(self, go: Callable[[], object]) -> None:
        self._ask(self.tr("Open another catalog now?"), self.tr("Open it now"), go)

    def _ask(self, question: str, yes: str, go: Callable[[], object]) -> None:
        self._go, self._waits = go, False
        meaning = " ".join(self._desk.roll.losses)
        self.later.show()
        self.show()
        self.bar.put(question, meaning, yes)
        self.bar.no.setFocus()  # Enter pressed by accident loses nothing
        announce.say(self, f"{question} {meaning}", now=True)
        to_front(self.window())

    def _close(self) -> None:
        self.agreed = True
        self.window().close()

    @Slot()
    def _leave(self) -> None:
        go, self._go = self._go, None
        self.hide()
        if go is not None:
            go()

    @Slot()
    def _stay(self) -> None:
        self._go, self._waits = None, False
        self.hide()
        self.stayed.emit()

    @Slot()
    def _wait(self) -> None:
        self._waits = True
        self.later.hide()
        self.bar.meaning.setText(self.tr("That is done as soon as the work that would be lost is."))
        self.bar.no.setFocus()

    @Slot()
    def _look(self) -> None:
        """The job may have ended while this was asked."""
        if self._go is None or self._desk.roll.losses:
            return
        if self._waits:
            self._leave()
        else:
            self.bar.leave()
