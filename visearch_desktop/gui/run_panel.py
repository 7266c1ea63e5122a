"""A long task of a page: what it is busy with, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from visearch_desktop.core.progress import Progress
from visearch_desktop.gui import announce, controls, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work import kinds
from visearch_desktop.gui.long_work.kinds import Kind


class RunPanel(QFrame):
    """Runs one task at a time on the catalog's lane; hidden while there is none."""

    failed = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk = desk
        self._job: Job | None = None
        self._then: Callable[[Any], None] = _nothing
        self._stopped: Callable[[], None] = _nothing
        self._started_by: QPushButton | None = None
        self._stage = controls.text("", "heading")
        self._pace = controls.line("", "muted")
        self._current = controls.Elided("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = controls.button(self.tr("Cancel"), "stop")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        head = controls.row(self._stage, None, self._pace, theme.S, self.cancel)
        controls.fill(inside, head, self._bar, self._current)
        self.cancel.clicked.connect(self.stop)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether a task waits or runs."""
        return self._job is not None

    @property
    def pace(self) -> str:
        """How far the task is, in words."""
        return self._pace.text()

    def run(
        self,
        work: Callable[[], object],
        words: str,
        then: Callable[[Any], None],
        stopped: Callable[[], None],
        *,
        kind: Kind,
        about: str = "",
    ) -> None:
        """Run a task; nothing happens while another one runs.

        Args:
            work: what the lane runs.
            words: what it is called until it says what it does.
            then: takes what it returns.
            stopped: called when it was cancelled.
            kind: what the list of jobs calls it.
            about: what it works on, in a word.
        """
        if self.running:
            return
        self._then, self._stopped = then, stopped
        self._job = job = Job(work, kind=kind, about=about)
        job.progressed.connect(self._show)
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self._stage.setText(words)
        for label in (self._pace, self._current):
            label.setText("")
        self._current.hide()
        kept = kind not in kinds.UNKEPT | kinds.FILES
        self.cancel.setToolTip(
            self.tr("Stop; what is done is kept") if kept else self.tr("Stop; nothing of it is kept")
        )
        self._bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()
        self._hold_keyboard()
        self.running_changed.emit(True)
        announce.follow(job, self, words)
        self._desk.catalog_lane.submit(job)

    @Slot()
    def stop(self) -> None:
        """Cancel; what is done is kept."""
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self._stage.setText(self.tr("Stopping…"))

    def leave(self) -> None:
        """Forget the task of a catalog that is being closed."""
        if self._job is not None:
            self._job.disconnect(self)
            self._job.cancel()
            self._end(_nothing)

    @Slot(object)
    def _show(self, progress: Progress) -> None:
        self._stage.setText(wording.stage(progress.stage))
        self._pace.setText(wording.pace(progress))
        self._current.setText(progress.current)
        self._current.setVisible(bool(progress.current))
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)

    @Slot(object)
    def _succeeded(self, result: object) -> None:
        self._end(partial(self._then, result))

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._end(partial(self.failed.emit, error))

    @Slot()
    def _cancelled(self) -> None:
        self._end(self._stopped)

    def _end(self, then: Callable[[], object]) -> None:
        held = self.hasFocus() or self.cancel.hasFocus()
        self._job = None
        self.hide()
        self.running_changed.emit(False)
        then()
        button, self._started_by = self._started_by, None
        if held and button is not None and button.isVisible():
            button.setFocus()

    def _hold_keyboard(self) -> None:
        """Keep the keyboard while the button that started the task is disabled: Qt would give it to anything."""
        button = QApplication.focusWidget()
        if isinstance(button, QPushButton) and button.window() is self.window():
            self._started_by = button
            self.setFocus()


def _nothing(*_results: object) -> None:
    """What follows a task before there was one."""
