"""Watching the folders of the opened catalog: the switch, what is said of it, and the runs that follow from it.

The watch itself belongs to the core and has a thread of its own, which knows nothing of the window. It rings a bell
after each of its steps, and then it is asked what is due: an idle window is woken once in 30 seconds. A timer asks
while what is due has to wait.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from visearch_desktop.core.catalog import IndexReport
from visearch_desktop.core.errors import CatalogBusyError, VisearchError
from visearch_desktop.gui import core_words, remembered, tasks, wording
from visearch_desktop.gui.bell import Bell
from visearch_desktop.gui.catalog.index_panel import changes
from visearch_desktop.gui.catalog.overview import Overview
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.notices import NoticeBar

if TYPE_CHECKING:
    from visearch_desktop.core.watching import Due, Watch, Watched

ASK_MS = 2000
"""How often it is asked whether what else is at work has ended."""
BUSY_SECONDS = 30.0
"""When a run is tried again after another copy of the program was at work on the catalog."""
CANCELLED_SECONDS = 600.0
"""When a run that a person has cancelled is made up for."""
_KEPT = "watching"


class FolderWatch(QObject):
    """Starts and ends the watch with the switch and the catalog, and has the index panel run what is due."""

    def __init__(self, desk: Desk, overview: Overview, notices: NoticeBar) -> None:
        super().__init__(overview)
        self._desk, self._notices = desk, notices
        self._panel, self._switch, self._said = overview.index_panel, overview.folders.watch, overview.folders.watched
        self._watch: Watch | None = None
        self._bell: Bell | None = None
        self._not_before = 0.0
        self._roots: tuple[Path, ...] = ()
        self._due: Due | None = None
        self._changed: float | None = None
        self._failed = False
        self._away: frozenset[Path] = frozenset()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ask)
        self._switch.clicked.connect(self._choose)
        self._panel.took_in.connect(self._took_in)
        self._panel.not_taken_in.connect(self._not_taken_in)
        self._panel.stopped.connect(self._cancelled)
        desk.catalog_changed.connect(self._leave)
        desk.info_changed.connect(self._fit)

    @property
    def running(self) -> bool:
        """Whether folders are watched now."""
        return self._watch is not None

    @property
    def interval(self) -> int:
        """How often the window is woken, in milliseconds; 0 for never."""
        return self._timer.interval() if self._timer.isActive() else 0

    @Slot()
    def stop(self) -> None:
        """Watch no more; whether the catalog is to be watched stays remembered."""
        self._timer.stop()
        if self._watch is not None:
            self._watch.close()
        if self._bell is not None:
            self._bell.close()
        self._bell, self._not_before = None, 0.0
        self._watch, self._roots, self._due, self._away = None, (), None, frozenset()
        self._said.setText("")

    @Slot()
    def ask(self) -> None:
        """Say how things are, and run what is due unless something else is at work on the catalog."""
        watch = self._watch
        if watch is None or self._desk.workspace is None:
            return
        if (words := self._words(watch)) != self._said.text():
            self._said.setText(words)
        self._said.setToolTip("\n".join(map(_in_full, watch.states())))
        self._mark_away(watch)
        busy = self._panel.running or self._desk.catalog_lane.busy or self._desk.opening or self._desk.model_state
        if not busy and not self._desk.workspace.only_reading and (due := self._take(watch)) is not None:
            self._due = due
            self._panel.take_in(due)
        self._ask_again(wait=bool(busy or self._due))

    def _ask_again(self, *, wait: bool) -> None:
        """Have the timer ask where the watch itself rings no bell."""
        left = self._not_before - time.monotonic()
        if wait:
            self._timer.start(ASK_MS)
        elif left > 0:
            self._timer.start(round(1000 * left) + ASK_MS)
        else:
            self._timer.stop()

    def _put_back(self, watch: Watch, due: Due, seconds: float) -> None:
        watch.put_back(due, seconds)
        self._not_before = time.monotonic() + seconds
        self._ask_again(wait=False)

    def _mark_away(self, watch: Watch) -> None:
        """Have the list of folders show which have gone or come back."""
        away = frozenset(state.folder for state in watch.states() if state.how == "offline")
        if away != self._away:
            self._away = away
            self._desk.refresh()

    def _take(self, watch: Watch) -> Due | None:
        try:
            return watch.take()
        except Exception:
            self._give_up()
            raise  # a bug: the crash report tells of it

    @Slot()
    def _leave(self) -> None:
        self.stop()
        self._changed, self._failed = None, False
        folder = self._desk.workspace.folder if self._desk.workspace else None
        self._switch.setChecked(str(folder) in _kept())

    @Slot(bool)
    def _choose(self, wanted: bool) -> None:
        if self._desk.workspace is None:
            self._switch.setChecked(False)
            return
        self._failed = False
        others = _kept() - {str(self._desk.workspace.folder)}
        remembered.keep(_KEPT, "\n".join(sorted(others | ({str(self._desk.workspace.folder)} if wanted else set()))))
        self._fit() if wanted else self.stop()

    @Slot()
    def _fit(self) -> None:
        """Watch the folders that the catalog has now."""
        info = self._desk.info
        if info is None or self._failed or not self._switch.isChecked() or info.roots == self._roots:
            return
        self.stop()
        self._roots = info.roots
        if not info.roots:
            return
        self._said.setText(self.tr("Looking at the folders…"))
        job = Job(partial(tasks.watch, info.roots), key="watch")
        job.succeeded.connect(self._begin)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _begin(self, watch: Watch) -> None:
        if not self._roots:
            return  # switched off meanwhile
        self._watch, self._bell = watch, Bell(self)
        self._bell.heard.connect(self.ask)
        watch.start(self._bell.rope.ring)

    @Slot(object)
    def _took_in(self, report: IndexReport) -> None:
        self._due = None
        if report.unfinished and self._watch is not None:
            self._watch.come_back()
        if said := changes(report):
            self._changed = time.monotonic()
            if not self._notices.sentence or self._notices.property("level") == "done":  # no question, no warning
                self._notices.show_notice("done", self.tr("Taken in while watching: {}.").format(said))
            self._desk.warm_up()
        self._desk.refresh()

    @Slot(object)
    def _not_taken_in(self, error: VisearchError) -> None:
        due, self._due = self._due, None
        if isinstance(error, CatalogBusyError) and self._watch is not None and due is not None:
            self._put_back(self._watch, due, BUSY_SECONDS)
            return
        self._give_up()
        self._notices.show_error(error)

    @Slot()
    def _cancelled(self) -> None:
        """What was due may not have been looked at; whoever cancelled it does not want it again at once."""
        due, self._due = self._due, None
        if self._watch is not None and due is not None:
            self._put_back(self._watch, due, CANCELLED_SECONDS)

    def _give_up(self) -> None:
        self.stop()
        self._failed = True  # whatever is read of the catalog next would start it again
        self._said.setText(self.tr("Stopped after an error; it goes on when the catalog is opened again"))

    def _words(self, watch: Watch) -> str:
        states = watch.states()
        away = [state for state in states if state.how == "offline"]
        if away:
            return _offline(away)
        waiting = watch.waiting()
        if self._panel.running and self._panel.quiet:
            return self.tr("Taking in what has changed…")
        if waiting:
            return self.tr("Something has changed; it is taken in when it is complete")
        folders = self.tr("Watching 1 folder") if len(states) == 1 else self.tr("Watching {} folders")
        said = folders.format(wording.count(len(states)))
        looked = max((state.seconds for state in states if state.how == "looked at"), default=0.0)
        if looked:
            said = self.tr("{}, looked at every {}").format(said, _span(looked))
        if self._changed is None:
            return said
        return self.tr("{} · last change {}").format(said, _ago(time.monotonic() - self._changed))


def _in_full(state: Watched) -> str:
    """How one folder is watched, for the tool tip."""
    often = wording.tr("looked at every {}").format(_span(state.seconds))
    said = {"told": wording.tr("the system tells of changes"), "offline": wording.tr("offline, {}").format(often)}
    how = wording.tr("{}: {}.").format(wording.place(state.folder), said.get(state.how, often))
    return f"{how} {core_words.said(state.note)}".strip()


def _offline(away: list[Watched]) -> str:
    """The state comes first: of a long place the middle is left out."""
    often = _span(max(state.seconds for state in away))
    if len(away) > 1:
        words = wording.tr("{} folders are offline; looked at every {}")
        return words.format(wording.count(len(away)), often)
    name = wording.place(away[0].folder)
    if away[0].note:
        return wording.tr("Empty now, looked at every {}: {}").format(often, name)
    return wording.tr("Offline, looked at every {}: {}").format(often, name)


def _span(seconds: float) -> str:
    if seconds < 90:
        return wording.tr("{} seconds").format(round(seconds))
    return wording.tr("{} minutes").format(round(seconds / 60))


def _ago(seconds: float) -> str:
    minutes = int(seconds // 60)
    if minutes < 1:
        return wording.tr("just now")
    if minutes < 60:
        return wording.tr("1 minute ago") if minutes == 1 else wording.tr("{} minutes ago").format(minutes)
    hours = minutes // 60
    return wording.tr("1 hour ago") if hours == 1 else wording.tr("{} hours ago").format(hours)


def _kept() -> set[str]:
    """The catalogs whose folders are to be watched, by their own folder."""
    value = remembered.window_state().value(_KEPT)
    return set(value.split("\n")) if isinstance(value, str) and value else set()
