from __future__ import annotations

import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Generator, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visearch_desktop.core.errors import PhotoError, VisearchError
from visearch_desktop.gui.jobs import Job, Lane


class Ear(QObject):
    """Writes down what a job sends."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self.succeeded)
        job.failed.connect(self.failed)
        job.cancelled.connect(self.cancelled)

    @property
    def ends(self) -> list[str]:
        return [name for name, _ in self.heard if name != "progress"]

    def note(self, name: str, value: object = None) -> None:
        self.heard.append((name, value))
        self.threads.add(threading.current_thread())

    @Slot(object)
    def progressed(self, value: object) -> None:
        self.note("progress", value)

    @Slot(object)
    def succeeded(self, value: object) -> None:
        self.note("succeeded", value)

    @Slot(object)
    def failed(self, value: object) -> None:
        self.note("failed", value)

    @Slot()
    def cancelled(self) -> None:
        self.note("cancelled")


@pytest.fixture
def lane(qapp: QObject) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


def test_a_callable_succeeds_in_the_gui_thread(qtbot: QtBot, lane: Lane) -> None:
    job = Job(lambda: 42)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.submit(job)
    assert ear.heard == [("succeeded", 42)]
    assert ear.threads == {threading.main_thread()}
    assert not lane.busy


def test_a_task_yields_progress_and_returns_its_report(qtbot: QtBot, lane: Lane) -> None:
    def task() -> Generator[int, None, str]:
        yield 1
        return "report"

    job = Job(task)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.submit(job)
    assert ear.heard == [("progress", 1), ("succeeded", "report")]


def test_an_error_of_the_core_fails_the_job(qtbot: QtBot, lane: Lane) -> None:
    error = PhotoError("The file is empty.")

    def work() -> None:
        raise error

    job = Job(work)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.submit(job)
    assert ear.heard == [("failed", error)]


def test_a_mistake_goes_to_the_excepthook_and_still_ends_the_job(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))
    job = Job(lambda: 1 // 0)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.submit(job)
    assert seen == [ZeroDivisionError]
    assert ear.ends == ["failed"]
    assert isinstance(ear.heard[0][1], VisearchError)


def endless(closed_in: list[str]) -> Generator[int, None, None]:
    try:
        while True:
            time.sleep(0.001)
            yield 1
    finally:
        closed_in.append(threading.current_thread().name)


def test_cancelling_closes_the_generator_in_the_worker(qtbot: QtBot, lane: Lane) -> None:
    closed_in: list[str] = []
    job = Job(lambda: endless(closed_in))
    ear = Ear(job)
    with qtbot.waitSignal(job.progressed):
        lane.submit(job)
    asked = time.monotonic()
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert time.monotonic() - asked < 1.0
    assert ear.ends == ["cancelled"]
    assert len(closed_in) == 1
    assert closed_in[0] != threading.main_thread().name


def test_a_cancelled_job_never_succeeds_late(qtbot: QtBot, lane: Lane) -> None:
    done = threading.Event()

    def work() -> str:
        done.set()
        return "late"

    job = Job(work)
    ear = Ear(job)
    lane.submit(job)
    assert done.wait(5)
    time.sleep(0.05)  # the result is on its way to the GUI thread
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert ear.heard == [("cancelled", None)]


def test_progress_is_throttled(qtbot: QtBot, lane: Lane) -> None:
    def task() -> Generator[int, None, None]:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            yield 1

    job = Job(task)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended):
        lane.submit(job)
    assert 2 <= len(ear.heard) - 1 <= 11  # 20 a second


def test_a_new_job_supersedes_the_one_with_its_key(qtbot: QtBot, lane: Lane) -> None:
    started = threading.Event()

    def slow() -> str:
        started.set()
        time.sleep(0.1)
        return "old"

    first, other, second = (
        Job(slow, key="search"),
        Job(lambda: "other", key="warm-up"),
        Job(lambda: "new", key="search"),
    )
    ears = [Ear(job) for job in (first, other, second)]
    lane.submit(first)
    assert started.wait(5)
    lane.submit(other)
    with qtbot.waitSignal(second.ended):
        lane.submit(second)
    assert [ear.heard for ear in ears] == [[("cancelled", None)], [("succeeded", "other")], [("succeeded", "new")]]


def test_a_lane_runs_one_job_after_the_other(qtbot: QtBot, lane: Lane) -> None:
    running: list[int] = []
    worst: list[int] = []

    def work() -> None:
        running.append(1)
        worst.append(len(running))
        time.sleep(0.01)
        running.pop()

    jobs = [Job(work) for _ in range(5)]
    with qtbot.waitSignals([job.ended for job in jobs]):
        for job in jobs:
            lane.submit(job)
    assert max(worst) == 1


def test_closing_a_lane_runs_the_finally_blocks(qtbot: QtBot) -> None:
    lane = Lane("closing")
    closed_in: list[str] = []
    job = Job(lambda: endless(closed_in))
    waiting = Job(lambda: closed_in.append("must not run"))
    with qtbot.waitSignal(job.progressed):
        lane.submit(job)
        lane.submit(waiting)
    lane.close()
    assert len(closed_in) == 1
    assert closed_in[0] != "must not run"


def test_a_lane_that_was_never_used_closes(qapp: Any) -> None:
    Lane("idle").close()


def test_a_job_that_holds_the_last_reference_to_its_lane_is_freed_once(qtbot: QtBot) -> None:
    freed: list[str] = []
    owner = QObject()
    lane = Lane("last", owner)
    job = Job(lambda: 42)
    job.succeeded.connect(partial(lambda owner, value: None, owner))
    lane.submit(job)
    lane.close()  # the result waits for the event loop
    weakref.finalize(owner, freed.append, "owner")
    weakref.finalize(job, freed.append, "job")
    del owner, lane, job
    qtbot.waitUntil(lambda: sorted(freed) == ["job", "owner"])


def test_a_lane_that_was_closed_begins_nothing(qapp: QApplication) -> None:
    lane = Lane("work")
    ran: list[int] = []
    lane.submit(Job(lambda: ran.append(1)))
    lane.close()
    late = lane.submit(Job(lambda: ran.append(2)))
    assert late.ending is not None
    assert late.ending.stopped
    assert not lane._thread.isRunning()
    assert 2 not in ran


def test_a_lane_that_nobody_closed_does_not_abort_the_program() -> None:
    """Qt aborts a program in which a thread is destroyed while it runs; one that waits for work runs as well."""
    program = """
import time
from PySide6.QtCore import QCoreApplication
from visearch_desktop.gui.jobs import Job, Lane
app = QCoreApplication([])
def long():
    while True:
        time.sleep(0.01)
        yield None
lanes = [Lane("idle"), Lane("busy")]
lanes[0].submit(Job(lambda: 1))
lanes[1].submit(Job(long))
lanes[1].submit(Job(long))
time.sleep(0.2)
print("done")
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "done"), ended.stderr
    assert "QThread" not in ended.stderr
