"""Notifications and the taskbar: told when nobody looks, never with a name in it, and never in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work import teller
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.long_work.session_bus import SessionBus
from visearch_desktop.gui.long_work.teller import Teller, TrayMessages
from visearch_desktop.gui.main_window import MainWindow

WAIT = 10_000


@dataclass
class FakeDesktop:
    told: list[tuple[str, str]] = field(default_factory=list)
    shares: list[float | None] = field(default_factory=list)

    def notify(self, title: str, body: str) -> None:
        self.told.append((title, body))

    def show_progress(self, share: float | None) -> None:
        self.shares.append(share)

    def close(self) -> None:
        pass


@pytest.fixture
def desktop(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeDesktop]:
    """Nobody looks at the window, and every job is long."""
    made = FakeDesktop()
    monkeypatch.setattr(teller, "LONG", 0.0)
    monkeypatch.setattr(teller, "PROGRESS_SECONDS", 0.0)
    monkeypatch.setattr(Teller, "_is_looked_at", lambda _: False)
    telling = Teller(opened.desk, lambda: opened, made)
    yield made
    telling.close()


class Work:
    def __init__(self, result: object) -> None:
        self.go, self.result = threading.Event(), result

    def __call__(self) -> Generator[Progress, None, object]:
        for done in range(0, 101, 10):
            yield Progress(Stage.EMBED, done, 100, current="geheim.jpg")
            self.go.wait(0.06)
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def ran(qtbot: QtBot, window: MainWindow, result: object, kind: Kind = Kind.IMPORT) -> None:
    job = Job(Work(result), kind=kind, about="geheim.csv")
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        window.desk.catalog_lane.submit(job)


def test_a_long_job_is_told_with_its_result(qtbot: QtBot, opened: MainWindow, desktop: FakeDesktop) -> None:
    ran(qtbot, opened, 12)
    assert desktop.told == [("Import of a product table is done", "12 products imported.")]


def test_nothing_told_names_a_file_or_folder(qtbot: QtBot, opened: MainWindow, desktop: FakeDesktop) -> None:
    ran(qtbot, opened, CatalogError("/shop/geheim/a.jpg cannot be read."), Kind.AUDIT)
    ran(qtbot, opened, Path("/shop/geheim.xlsx"), Kind.AUDIT_REPORT)
    assert desktop.told == [
        ("Audit failed", "The list of jobs says why."),
        ("Audit report is done", "Written."),
    ]


def test_who_looks_at_the_window_is_not_told(
    qtbot: QtBot, opened: MainWindow, desktop: FakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Teller, "_is_looked_at", lambda _: True)
    ran(qtbot, opened, 12)
    assert desktop.told == []
    assert 0.5 in desktop.shares


def test_short_and_stopped_jobs_are_not_told(
    qtbot: QtBot, opened: MainWindow, desktop: FakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(Work(12), kind=Kind.IMPORT)
    opened.desk.catalog_lane.submit(job)
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        job.cancel()
    monkeypatch.setattr(teller, "LONG", 30.0)
    ran(qtbot, opened, 12)
    assert desktop.told == []


def test_the_taskbar_follows_and_is_left_clean(qtbot: QtBot, opened: MainWindow, desktop: FakeDesktop) -> None:
    ran(qtbot, opened, 12)
    told = [share for share in desktop.shares if share is not None]
    assert told == sorted(told)
    assert told[0] < 0.5 < told[-1] <= 1.0
    assert desktop.shares[-1] is None


def test_it_is_switched_off_in_the_settings(qtbot: QtBot, opened: MainWindow, desktop: FakeDesktop) -> None:
    opened.go(4)
    assert opened.settings.notifications.isChecked()
    opened.settings.notifications.click()
    assert not opened.desk.settings.notifications
    ran(qtbot, opened, 12)
    assert (desktop.told, [share for share in desktop.shares if share is not None]) == ([], [])


def test_a_desktop_without_a_bus_is_one_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("", "unix:path=/nowhere/bus", "nonsense"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        bus = SessionBus()
        for _ in range(200):  # more than may wait
            bus.notify("Index is done", "12 photos indexed.")
        bus.show_progress(0.5)
        bus.close()
        assert bus._thread is not None
        bus._thread.join(10)
        assert not bus._thread.is_alive()


def test_a_bus_that_never_answers_delays_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "bus"))
        deaf.listen(1)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
        bus = SessionBus()
        bus.notify("Index is done", "")
        bus.close()
        assert bus._thread is not None
        assert bus._thread.daemon  # the program ends without it
        bus._thread.join(10)
        assert not bus._thread.is_alive()  # it gives up by itself


def test_without_a_tray_nothing_is_shown(qapp: object) -> None:
    tray = TrayMessages(lambda: None)
    tray.notify("Index is done", "")
    tray.show_progress(0.5)
    tray.close()


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no D-Bus here")
@pytest.mark.skipif(sys.platform != "linux", reason="the session bus is Linux's")
def test_on_a_real_bus_both_messages_arrive_as_their_standards_say(tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    code = """
import subprocess, sys, time
from visearch_desktop.gui.long_work.session_bus import SessionBus
monitor = subprocess.Popen(["dbus-monitor", "--session"], stdout=open(sys.argv[1], "w"))
time.sleep(1.5)
bus = SessionBus()
bus.notify("索引 is done", "1,204 photos indexed.")
bus.show_progress(0.25)
bus.show_progress(None)
bus.close()
bus._thread.join(10)
time.sleep(1.0)
monitor.terminate()
monitor.wait()
"""
    command = ["dbus-run-session", "--", sys.executable, "-c", code, str(said)]
    subprocess.run(
        command, check=True, timeout=120, env=os.environ | {"PYTHONPATH": str(Path.cwd())}, capture_output=True
    )
    heard = said.read_text(encoding="utf-8")
    call = heard[heard.index("member=Notify") :].split("method call")[0]
    for words in ('string "索引 is done"', 'string "1,204 photos indexed."', "uint32 0", "int32 -1", "desktop-entry"):
        assert words in call
    updates = heard.split("interface=com.canonical.Unity.LauncherEntry; member=Update")[1:]
    assert [("double 0.25" in one, "boolean true" in one.split("signal")[0]) for one in updates] == [
        (True, True), (False, False),
    ]  # fmt: skip
    assert 'string "application://visearch-desktop.desktop"' in updates[0]
