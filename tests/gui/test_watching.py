"""The switch "Watch folders": what it starts, says, remembers and ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish, write_photo
from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core.catalog import IndexReport, Problem
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.watching import Due, How, Watch, Watched
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui import tasks, theme
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.catalog.watching import FolderWatch
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.main_window import MainWindow

WAIT = 30_000


class FakeWatch:
    """Stands in for the core's watch: a test says what is due."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self.started = self.closed = self.came_back = False
        self.due: list[Due] = []
        self.backs: list[float] = []
        self.state = [Watched(root, How.TOLD) for root in roots]
        self.unsettled = 0
        self.stepped: Callable[[], object] = lambda: None

    def start(self, stepped: Callable[[], object]) -> None:
        self.started, self.stepped = True, stepped

    def close(self) -> None:
        self.closed = True

    def states(self) -> tuple[Watched, ...]:
        return tuple(self.state)

    def waiting(self) -> int:
        return self.unsettled

    def take(self) -> Due | None:
        return self.due.pop() if self.due else None

    def put_back(self, due: Due, seconds: float) -> None:
        self.backs.append(seconds)

    def come_back(self) -> None:
        self.came_back = True


class Runs:
    """Stands in for `tasks.watch` and `tasks.index_due`."""

    def __init__(self) -> None:
        self.watches: list[FakeWatch] = []
        self.done: list[Due] = []
        self.outcome: IndexReport | Exception = IndexReport(7, new=1)

    def watch(self, roots: tuple[Path, ...]) -> FakeWatch:
        self.watches.append(FakeWatch(roots))
        return self.watches[-1]

    def index_due(self, workspace: FakeWorkspace, due: Due) -> Generator[Progress, None, IndexReport]:
        yield Progress(Stage.SCAN)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        self.done.append(due)
        return self.outcome


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, core: FakeCore) -> Runs:
    made = Runs()
    monkeypatch.setattr(tasks, "watch", made.watch)
    monkeypatch.setattr(tasks, "index_due", made.index_due)
    return made


@pytest.fixture
def watching(qtbot: QtBot, runs: Runs, opened: MainWindow) -> FolderWatch:
    """The window with the switch just turned on."""
    switch_on(qtbot, opened)
    return opened.catalog.watching


def switch_on(qtbot: QtBot, window: MainWindow) -> None:
    box = window.catalog.overview.folders.watch
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center().__class__(8, box.height() // 2))
    assert box.isChecked()
    qtbot.waitUntil(lambda: window.catalog.watching.running, timeout=WAIT)


def due(runs: Runs) -> Due:
    made = Due({runs.watches[-1].roots[0]: frozenset({"SKU/新品.jpg"})})
    runs.watches[-1].due.append(made)
    return made


def run_due(qtbot: QtBot, window: MainWindow, runs: Runs) -> None:
    before = len(runs.done)
    due(runs)
    window.catalog.watching.ask()
    qtbot.waitUntil(lambda: len(runs.done) > before and not window.catalog.indexing, timeout=WAIT)


def said(window: MainWindow) -> str:
    window.catalog.watching.ask()
    return window.catalog.overview.folders.watched.text()


# -- the switch ------------------------------------------------------------------------------------


def test_watching_is_off_until_asked_for(opened: MainWindow, runs: Runs) -> None:
    assert not opened.catalog.overview.folders.watch.isChecked()
    assert not opened.catalog.watching.running
    assert opened.catalog.watching.interval == 0


def test_it_is_remembered_for_each_catalog(
    qtbot: QtBot, runs: Runs, opened: MainWindow, watching: FolderWatch, core: FakeCore, workspace: FakeWorkspace,
    own_home: Path, photos: list[Path],
) -> None:  # fmt: skip
    other = own_home / "catalogs" / "另一个"
    core.workspaces[other] = FakeWorkspace(other, photos)
    switch = opened.catalog.overview.folders.watch
    opened.desk.open(other)
    qtbot.waitUntil(lambda: opened.desk.info is not None and opened.desk.info.name == other.name, timeout=WAIT)
    assert not switch.isChecked()
    assert runs.watches[0].closed
    opened.desk.open(workspace.folder)
    qtbot.waitUntil(lambda: opened.catalog.watching.running, timeout=WAIT)
    assert switch.isChecked()
    switch.click()
    assert not opened.catalog.watching.running
    assert runs.watches[-1].closed
    opened.desk.open(workspace.folder)
    qtbot.waitUntil(lambda: opened.desk.info is not None, timeout=WAIT)
    assert not switch.isChecked()


def test_other_folders_are_watched_when_the_catalog_has_others(
    qtbot: QtBot, runs: Runs, opened: MainWindow, watching: FolderWatch, workspace: FakeWorkspace, tmp_path: Path
) -> None:
    workspace.roots = (*workspace.roots, tmp_path / "more")
    opened.desk.refresh()
    qtbot.waitUntil(lambda: len(runs.watches) == 2 and runs.watches[1].started, timeout=WAIT)
    assert runs.watches[0].closed
    assert runs.watches[1].roots == workspace.roots


def test_no_timer_wakes_the_window_for_it_while_nothing_happens(watching: FolderWatch) -> None:
    watching.ask()
    assert watching.interval == 0


def test_the_watch_rings_from_its_own_thread_and_what_is_due_is_indexed(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    due(runs)
    threading.Thread(target=runs.watches[0].stepped).start()
    qtbot.waitUntil(lambda: len(runs.done) == 1 and not opened.catalog.indexing, timeout=WAIT)
    qtbot.waitUntil(lambda: watching.interval == 0, timeout=WAIT)  # the timer asked once more, after the run


def test_a_watch_that_rings_after_its_end_does_nothing(watching: FolderWatch, runs: Runs) -> None:
    """Its thread is not waited for: a look at a share may hang."""
    stepped = runs.watches[0].stepped
    watching.stop()
    stepped()
    assert watching.interval == 0


def test_what_has_to_wait_is_asked_for_by_a_timer(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    gate = threading.Event()
    opened.desk.catalog_lane.submit(Job(lambda: gate.wait(20)))
    due(runs)
    watching.ask()
    assert watching.interval >= 1000
    gate.set()
    qtbot.waitUntil(lambda: len(runs.done) == 1, timeout=WAIT)  # nobody asks but the timer


def test_what_was_put_back_is_asked_for_when_its_time_has_come(qtbot: QtBot, watching: FolderWatch, runs: Runs) -> None:
    runs.outcome = CatalogBusyError("ViSearch is at work on this catalog already.")
    due(runs)
    watching.ask()
    qtbot.waitUntil(lambda: runs.watches[0].backs == [30.0], timeout=WAIT)
    assert 29_000 <= watching.interval <= 33_000
    watching.ask()  # a step of the watch meanwhile
    assert 28_000 <= watching.interval <= 33_000


def test_closing_the_window_ends_it(opened: MainWindow, watching: FolderWatch, runs: Runs) -> None:
    opened.close()
    assert runs.watches[0].closed
    assert watching.interval == 0


# -- runs ------------------------------------------------------------------------------------------


def test_what_is_due_is_indexed_with_a_small_notice(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    run_due(qtbot, opened, runs)
    assert opened.catalog.notices.sentence == "Taken in while watching: 1 new."
    assert "last change just now" in said(opened)


def test_a_run_without_changes_says_nothing(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    runs.outcome = IndexReport(6)
    run_due(qtbot, opened, runs)
    assert opened.catalog.notices.sentence == ""
    assert said(opened) == "Watching 1 folder"


def test_a_question_is_not_pushed_aside(qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs) -> None:
    opened.catalog.notices.show_notice("warn", "Take “shop” out of this catalog?")
    run_due(qtbot, opened, runs)
    assert opened.catalog.notices.sentence == "Take “shop” out of this catalog?"
    opened.catalog.notices.show_notice("done", "6 photos can be searched.")
    run_due(qtbot, opened, runs)
    assert opened.catalog.notices.sentence == "Taken in while watching: 1 new."


def test_problems_go_to_their_tab(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.problem_list = (Problem(photos[0], "The file is empty."),)
    runs.outcome = IndexReport(6, failures=workspace.problem_list)
    run_due(qtbot, opened, runs)
    qtbot.waitUntil(lambda: opened.catalog.overview.problems.model.rowCount() == 1, timeout=WAIT)
    assert opened.catalog.notices.sentence == ""


def test_nothing_runs_while_something_else_is_at_work(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    gate = threading.Event()
    opened.desk.catalog_lane.submit(Job(lambda: gate.wait(20)))  # an audit, a batch, an import
    due(runs)
    watching.ask()
    assert not opened.catalog.indexing
    assert runs.watches[0].due
    gate.set()
    qtbot.waitUntil(lambda: not opened.desk.catalog_lane.busy, timeout=WAIT)
    watching.ask()
    qtbot.waitUntil(lambda: len(runs.done) == 1, timeout=WAIT)


def test_a_catalog_that_another_program_changes_is_tried_again_in_silence(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    runs.outcome = CatalogBusyError("ViSearch is at work on this catalog already.")
    due(runs)
    watching.ask()
    qtbot.waitUntil(lambda: runs.watches[0].backs == [30.0], timeout=WAIT)
    assert watching.running
    assert opened.catalog.notices.sentence == ""


def test_a_failure_is_told_once_and_ends_it(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    runs.outcome = CatalogError("The disk is full.", "Make room.")
    due(runs)
    watching.ask()
    qtbot.waitUntil(lambda: not watching.running, timeout=WAIT)
    assert opened.catalog.notices.sentence == "The disk is full."
    assert "Stopped" in opened.catalog.overview.folders.watched.text()


def test_a_failure_does_not_start_it_again(qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs) -> None:
    """The figures that are read after the run must not bring it back: it would fail again and again."""
    runs.outcome = CatalogError("The disk is full.", "Make room.")
    due(runs)
    watching.ask()
    qtbot.waitUntil(lambda: not watching.running, timeout=WAIT)
    with qtbot.waitSignal(opened.desk.info_changed, timeout=WAIT):
        opened.desk.refresh()
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy, timeout=WAIT)
    assert not watching.running
    assert "Stopped" in opened.catalog.overview.folders.watched.text()
    opened.catalog.overview.folders.watch.click()
    opened.catalog.overview.folders.watch.click()
    qtbot.waitUntil(lambda: watching.running, timeout=WAIT)


def test_a_run_that_was_cancelled_is_not_forgotten(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it was to look at may not have been looked at."""

    def endless(workspace: FakeWorkspace, due: Due) -> Generator[Progress, None, IndexReport]:
        while True:
            yield Progress(Stage.SCAN)
            time.sleep(0.01)

    monkeypatch.setattr(tasks, "index_due", endless)
    panel = opened.catalog.overview.index_panel
    due(runs)
    watching.ask()
    qtbot.waitUntil(lambda: panel.cancel.isVisibleTo(panel), timeout=WAIT)
    panel.stop()
    qtbot.waitUntil(lambda: not panel.running, timeout=WAIT)
    assert runs.watches[0].backs


def test_half_copied_photos_are_looked_at_again(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    runs.outcome = IndexReport(6, unfinished=1)
    run_due(qtbot, opened, runs)
    assert runs.watches[0].came_back


def test_the_switch_can_be_turned_off_during_a_run(opened: MainWindow, watching: FolderWatch) -> None:
    opened.catalog.overview.set_busy(True)
    assert opened.catalog.overview.folders.watch.isEnabled()
    assert not opened.catalog.overview.folders.add.isEnabled()


# -- words -----------------------------------------------------------------------------------------


def test_its_state_is_told_in_plain_words(opened: MainWindow, watching: FolderWatch, runs: Runs) -> None:
    watch, root = runs.watches[0], runs.watches[0].roots[0]
    assert said(opened) == "Watching 1 folder"
    watch.state = [Watched(root, How.TOLD), Watched(root, How.LOOKED_AT, 600)]
    assert said(opened) == "Watching 2 folders, looked at every 10 minutes"
    watch.unsettled = 3
    assert "when it is complete" in said(opened)
    watch.state = [Watched(Path("/mnt/照片"), How.OFFLINE, 30)]
    assert said(opened) == "Offline, looked at every 30 seconds: /mnt/照片"
    watch.state = [Watched(Path("/mnt/照片"), How.OFFLINE, 30, "It is empty now.")]
    assert said(opened) == "Empty now, looked at every 30 seconds: /mnt/照片"
    tip = opened.catalog.overview.folders.watched.toolTip()
    assert tip == "/mnt/照片: offline, looked at every 30 seconds. It is empty now."
    watch.state *= 2
    assert said(opened) == "2 folders are offline; looked at every 30 seconds"


def test_the_list_shows_a_folder_that_has_gone(
    qtbot: QtBot, opened: MainWindow, watching: FolderWatch, runs: Runs
) -> None:
    watch, root = runs.watches[0], runs.watches[0].roots[0]
    read: list[None] = []
    opened.desk.info_changed.connect(lambda: read.append(None))
    watching.ask()
    assert not opened.desk.reading_lane.busy
    watch.state = [Watched(root, How.OFFLINE, 30)]
    watching.ask()
    qtbot.waitUntil(lambda: len(read) == 1, timeout=WAIT)
    watching.ask()
    assert not opened.desk.reading_lane.busy  # once is enough
    watch.state = [Watched(root, How.TOLD)]
    watching.ask()
    qtbot.waitUntil(lambda: len(read) == 2, timeout=WAIT)


def test_a_folder_nobody_may_look_at_is_listed_as_gone(
    tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "closed", model=TINY, device="cpu")
    workspace.add_root(shop)

    look = Path.stat

    def refuse(self: Path, **how: Any) -> object:
        if self == shop:
            raise PermissionError(13, "Permission denied")
        return look(self, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    lists = tasks.catalog_lists(workspace, 3)
    monkeypatch.undo()
    assert lists.offline == (shop,)
    workspace.close()


# -- the real thing --------------------------------------------------------------------------------


@pytest.fixture
def real(qtbot: QtBot, qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window with nothing replaced but the time a photo must be the same."""
    monkeypatch.setattr(tasks, "watch", lambda roots: Watch(roots, settle=0.5))
    make_application()
    theme.apply(qapp, "light")
    window = MainWindow(Desk(Settings(device="cpu")))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def test_a_photo_that_is_copied_into_the_folder_can_be_searched(
    qtbot: QtBot, real: MainWindow, shop: Path, tmp_path: Path
) -> None:
    made = Workspace.create(tmp_path / "indexed", model=TINY, device="cpu")
    finish(index_folders(made, [shop]))
    made.close()
    real.desk.open(tmp_path / "indexed")
    qtbot.waitUntil(lambda: real.desk.info is not None and not real.desk.warming, timeout=WAIT)
    switch_on(qtbot, real)
    write_photo(shop / "SKU9/新品.jpg", 90)
    qtbot.waitUntil(_holds(real, 13), timeout=WAIT)
    (shop / "SKU0/photo0.jpg").unlink()
    qtbot.waitUntil(_holds(real, 12), timeout=WAIT)
    real.close()
    end = time.monotonic() + 10
    while any(thread.name == "watch" for thread in threading.enumerate()):
        assert time.monotonic() < end, "the watch goes on"
        time.sleep(0.05)


def _holds(window: MainWindow, number: int) -> Callable[[], bool]:
    def look() -> bool:
        info: Any = window.desk.info
        return info is not None and info.photos == number

    return look
