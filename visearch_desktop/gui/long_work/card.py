"""One job that runs or waits: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from visearch_desktop.gui import announce, controls, theme, wording
from visearch_desktop.gui.long_work import kinds
from visearch_desktop.gui.long_work.entry import Entry

STEPS = 100
"""Of the bar: bytes of a download overflow its 32 bits, and screen readers say its value as it is."""


class JobCard(QFrame):
    """Shows an entry of the roll as it is when `show_now` is called."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # several scroll, none is squeezed
        self.setAccessibleName(entry.name)
        self.entry = entry
        self._name = controls.Elided(entry.name, "strong")
        self._stage = controls.line("", "body")
        self._pace = controls.line("", "muted")
        self._since = controls.line("", "caption")
        self._current = controls.Elided("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of {}").format(entry.name))
        self.cancel = controls.button(self.tr("Cancel"), "stop")
        self._lay_out()
        self.cancel.clicked.connect(self._stop)
        self.show_now()

    @property
    def said(self) -> str:
        """Everything it says, on one line."""
        told = (self.entry.name, self._stage.text(), self._pace.text(), self._since.text())
        return " · ".join(part for part in told if part)

    @Slot()
    def show_now(self) -> None:
        """Show how far it is."""
        entry = self.entry
        self._stage.setText(entry.stage)
        self._pace.setText(entry.pace)
        since = self.tr("for {}").format(wording.duration(entry.seconds))
        self._since.setText("" if entry.waiting else since)
        current = entry.progress.current if entry.progress is not None else ""
        self._current.setText(current)
        self._current.setVisible(bool(current) or not entry.waiting)
        if entry.share is None:
            self._bar.setRange(0, 1 if entry.waiting else 0)
            self._bar.setValue(0)
        else:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(round(STEPS * entry.share))
        self.cancel.setEnabled(entry.job.can_be_stopped and not entry.stopping)
        self.setAccessibleDescription(self.said.removeprefix(entry.name).removeprefix(" · "))

    @property
    def focused(self) -> bool:
        """Whether it has the keyboard."""
        return self.hasFocus() or self.cancel.hasFocus()

    @Slot()
    def _stop(self) -> None:
        if self.cancel.hasFocus():
            self.setFocus()  # else Qt leads to the button of the next job, which the same key would stop as well
        self.entry.stop()
        self.show_now()
        announce.say(self, f"{self.entry.name}: {self.entry.stage}")

    def _lay_out(self) -> None:
        job = self.entry.job
        loss = kinds.loss(job.kind, job.about)
        self.cancel.setAccessibleName(self.tr("Cancel {}").format(self.entry.name))
        if not job.can_be_stopped:
            self.cancel.setToolTip(self.tr("It is done to its end, so that nothing is left half done."))
        else:
            self.cancel.setToolTip(loss or self.tr("Stop; what is done is kept"))
        head = controls.row(spacing=theme.M)
        head.addWidget(self._name, 1)
        controls.fill(head, self._since, self.cancel)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        inside.setSpacing(theme.S)
        controls.fill(inside, head, controls.row(self._stage, None, self._pace), self._bar, self._current)
