"""What a screen reader says without being asked: how far a long task is, what was found, what a message tells."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui import wording
from visearch_desktop.gui.jobs import Job

QUARTER = 25
"""Per cent between two announcements: who listens to a run of hours wants to hear that it goes on, and no more."""


def say(place: QWidget, words: str, *, now: bool = False) -> None:
    """Let a screen reader say something; where none runs this costs nothing.

    Args:
        place: what it is about.
        words: what is said.
        now: whether it interrupts what is being said, as errors do.
    """
    if not words or not isValid(place):
        return  # its window was closed while the task went on
    event = QAccessibleAnnouncementEvent(place, words)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if now else polite.Polite)
    QAccessible.updateAccessibility(event)


def follow(job: Job, place: QWidget, words: str) -> None:
    """Say when a long task begins, each of its stages and their quarters, and how it ends."""
    said = _Steps(job, place, words)
    job.started.connect(said.begin)
    job.progressed.connect(said.hear)
    job.succeeded.connect(said.finish)
    job.cancelled.connect(said.stop)


class _Steps(QObject):
    """What was said of one task. How it failed is said by the message that tells of it."""

    def __init__(self, job: Job, place: QWidget, words: str) -> None:
        super().__init__(job)
        self._place, self._words = place, words
        self._stage: Stage | None = None
        self._quarter = 0

    @Slot()
    def begin(self) -> None:
        say(self._place, self._words)

    @Slot(object)
    def hear(self, progress: Progress) -> None:
        name = wording.stage(progress.stage)
        if progress.stage is not self._stage:
            self._stage, self._quarter = progress.stage, 0
            if name != self._words:  # which was said a moment ago
                say(self._place, name)
        quarter = QUARTER * (100 * progress.done // progress.total // QUARTER) if progress.total else 0
        if self._quarter < quarter < 100:
            self._quarter = quarter
            say(self._place, f"{name}, {quarter} %")

    @Slot(object)
    def finish(self, _result: object) -> None:
        say(self._place, wording.tr("{}: done").format(self._words))

    @Slot()
    def stop(self) -> None:
        say(self._place, wording.tr("{}: stopped").format(self._words))
