"""Closing the window and opening another catalog ask only when something would be lost."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import end_program
from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core.forgetting import Forgotten
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui import tasks
from visearch_desktop.gui.app import Program
from visearch_desktop.gui.catalog.new_form import Plan
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.long_work.kinds import FILES, UNKEPT, Kind
from visearch_desktop.gui.main_window import MainWindow

WAIT = 10_000
LOST = FILES | UNKEPT
KEPT = frozenset(Kind) - LOST


class Endless:
    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self) -> Generator[Progress, None, object]:
        while not self.go.wait(0.005):
            yield Progress(Stage.COMPARE, 1, 2)
        return SimpleNamespace(photos=1, failures=(), outcomes=())


@pytest.fixture
def work() -> Iterator[Endless]:
    made = Endless()
    yield made
    made.go.set()


def begin(qtbot: QtBot, window: MainWindow, work: Endless, kind: Kind, about: str = "") -> Job:
    job = window.desk.catalog_lane.submit(Job(work, kind=kind, about=about))
    qtbot.waitUntil(lambda: window.desk.roll.running[-1].progress is not None, timeout=WAIT)
    return job


def other_catalog(core: FakeCore, home: Path) -> Path:
    folder = home / "catalogs" / "other"
    core.workspaces[folder] = FakeWorkspace(folder)
    return folder


@pytest.mark.parametrize("kind", sorted(KEPT))
def test_what_goes_on_or_stays_is_closed_without_a_question(
    qtbot: QtBot, opened: MainWindow, work: Endless, kind: Kind
) -> None:
    begin(qtbot, opened, work, kind)
    assert opened.close()
    assert not opened.isVisible()


@pytest.mark.parametrize("kind", sorted(LOST))
def test_what_would_be_lost_is_named_in_one_sentence(
    qtbot: QtBot, opened: MainWindow, work: Endless, kind: Kind
) -> None:
    job = begin(qtbot, opened, work, kind, "夏季.xlsx" if kind in FILES else "")
    assert not opened.close()
    assert opened.isVisible()
    assert not job.over
    said = opened.leaving.bar.meaning.text()
    assert said.count(".") - said.count(".xlsx") == 1
    assert ("夏季.xlsx would not be written" if kind in FILES else "found so far would be lost") in said
    assert QApplication.focusWidget() is opened.leaving.bar.no  # Enter loses nothing
    QTest.keyClick(opened.leaving.bar.no, Qt.Key.Key_Escape)
    assert opened.leaving.isHidden()
    assert opened.desk.roll.running
    opened.close()
    opened.leaving.bar.yes.click()
    assert not opened.isVisible()


def test_a_job_that_only_waits_would_be_lost_as_well(qtbot: QtBot, opened: MainWindow, work: Endless) -> None:
    begin(qtbot, opened, work, Kind.INDEX)
    opened.desk.catalog_lane.submit(Job(Endless(), kind=Kind.AUDIT_REPORT, about="audit.xlsx"))
    assert not opened.close()
    assert "audit.xlsx" in opened.leaving.bar.meaning.text()


def test_the_window_can_close_as_soon_as_it_is_done(qtbot: QtBot, opened: MainWindow, work: Endless) -> None:
    begin(qtbot, opened, work, Kind.PACK, "new.zip")
    opened.close()
    opened.leaving.later.click()
    assert opened.isVisible()
    work.go.set()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=WAIT)


def test_a_question_that_has_no_reason_any_more_goes(qtbot: QtBot, opened: MainWindow, work: Endless) -> None:
    begin(qtbot, opened, work, Kind.TRIAL)
    opened.close()
    work.go.set()
    qtbot.waitUntil(opened.leaving.isHidden, timeout=WAIT)
    assert opened.isVisible()
    assert opened.close()


def test_what_a_person_has_decided_is_carried_out_at_closing(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, work: Endless
) -> None:
    """It waits behind an index run of hours: the run is stopped, the decision is stored."""
    begin(qtbot, opened, work, Kind.INDEX)
    done: list[str] = []
    opened.desk.catalog_lane.submit(LastingJob(lambda: done.append("said")))
    opened.catalog._index_again()
    assert opened.close()
    assert done == ["said"]
    assert workspace.model == "lite"


def test_another_catalog_asks_the_same(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, own_home: Path, workspace: FakeWorkspace, work: Endless
) -> None:
    folder = other_catalog(core, own_home)
    begin(qtbot, opened, work, Kind.ADAPT)
    opened.catalog._open_named(str(folder))
    assert opened.leaving.bar.question.text() == "Open another catalog now?"
    opened.leaving.bar.no.click()
    assert opened.desk.workspace is workspace  # type: ignore[comparison-overlap]
    assert opened.desk.roll.running
    opened.catalog._open_named(str(folder))
    with qtbot.waitSignal(opened.desk.catalog_changed, timeout=WAIT):
        opened.leaving.bar.yes.click()
    assert opened.desk.workspace is core.workspaces[folder]  # type: ignore[comparison-overlap]


def test_another_catalog_opens_at_once_while_an_index_runs(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, own_home: Path, work: Endless
) -> None:
    begin(qtbot, opened, work, Kind.INDEX)
    with qtbot.waitSignal(opened.desk.catalog_changed, timeout=WAIT):
        opened.desk.open(other_catalog(core, own_home))
    assert opened.leaving.isHidden()


def test_a_catalog_that_was_not_made_after_all_is_not_indexed_into_this_one(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], core: FakeCore, work: Endless
) -> None:
    begin(qtbot, opened, work, Kind.TRIAL)
    opened.catalog.make(Plan((photos[0].parent,), None, "auto", "lite"))
    opened.leaving.bar.no.click()
    work.go.set()
    qtbot.waitUntil(lambda: opened.desk.quiet, timeout=WAIT)
    opened.desk.tell_again()
    assert not opened.desk.roll.running
    assert core.created == []


def test_another_language_waits_and_stops_nothing(
    qtbot: QtBot, qapp: QApplication, core: FakeCore, own_home: Path, photos: list[Path], work: Endless
) -> None:
    program = Program(qapp, None)
    try:
        program.window.show()
        job = program.desk.models_lane.submit(Job(work, kind=Kind.TRIAL))
        before = program.window
        program.desk.change(language="zh_CN")
        QTest.qWait(150)
        assert program.window is before
        work.go.set()
        qtbot.waitUntil(lambda: program.window is not before, timeout=WAIT)
        assert job.ending is not None
        assert not job.ending.stopped
        assert [one.kind for one in program.desk.roll.past] == [Kind.TRIAL]
    finally:
        program.desk.change(language="en")
        qtbot.waitUntil(lambda: program.desk.quiet, timeout=WAIT)
        end_program(program)


def test_ctrl_c_closes_without_a_question(
    qtbot: QtBot, qapp: QApplication, core: FakeCore, own_home: Path, work: Endless
) -> None:
    program = Program(qapp, None)
    program.window.show()
    program.desk.models_lane.submit(Job(work, kind=Kind.TRIAL))
    program.end()
    assert not program.window.isVisible()
    end_program(program)


def test_forgetting_is_done_to_its_end_when_the_window_closes(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[int] = []

    def forget(*_: object) -> Generator[Progress, None, object]:
        for number in range(20):
            removed.append(number)
            yield Progress(Stage.MOVE, number, 20)
        return Forgotten(())

    monkeypatch.setattr(tasks, "forget", forget)
    opened.desk.forget(SimpleNamespace(folder=Path("/shop")))  # type: ignore[arg-type]
    assert opened.close()
    assert len(removed) == 20
