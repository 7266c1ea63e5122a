"""Two programs on one catalog, as processes of their own: the first writes, the second reads and says why."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import write_photo
from visearch_desktop.core import audit, settings
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.store import seat
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.desk import Desk

pytestmark = pytest.mark.slow
WAIT = 60_000
PROGRAM = (sys.executable, "-m", "visearch_desktop")


@pytest.fixture
def window(judged_folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The window of another user with this catalog open; it has the seat."""
    settings.save(Settings(recent_catalogs=(judged_folder,), device="cpu"))
    started = subprocess.Popen(PROGRAM, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    try:
        deadline = time.monotonic() + WAIT / 1000
        while seat_is_free(judged_folder):
            assert started.poll() is None, "the window ended"
            assert time.monotonic() < deadline, "the window opened nothing"
            time.sleep(0.2)
        yield started
    finally:
        started.kill()
        started.wait()


def seat_is_free(folder: Path) -> bool:
    """Whether this process could have the catalog; it lets go of it at once."""
    if not seat.take(folder):
        return False
    seat.leave(folder)
    return True


def visearch(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *map(str, command)], capture_output=True, text=True, check=False, timeout=300)


def test_a_window_writes_and_commands_only_read_until_it_is_killed(
    window: subprocess.Popen[bytes], judged_folder: Path, shop: Path
) -> None:
    photo, at = shop / "SKU1" / "photo2.jpg", ("--catalog", judged_folder)
    found = visearch("search", photo, *at, "--json")
    assert (found.returncode, json.loads(found.stdout)["matches"][0]["sku"]) == (0, "SKU1")
    for command in (("index", shop, *at), ("audit", *at)):
        refused = visearch(*command)
        assert refused.returncode == 1
        assert "Another copy of ViSearch has this catalog open" in refused.stderr
        assert "Traceback" not in refused.stderr
    window.send_signal(signal.SIGKILL)
    window.wait()
    assert visearch("audit", *at).returncode == 0
    workspace = Workspace.open(judged_folder, device="cpu")
    assert workspace.only_reading == ""
    assert workspace.database.rows("SELECT count(*) FROM decision") == [(1,)]
    workspace.close()


def test_a_second_window_reads_what_another_has_open(
    window: subprocess.Popen[bytes], judged_folder: Path, qtbot: QtBot
) -> None:
    desk = Desk(Settings(device="cpu"))
    desk.open(judged_folder)
    qtbot.waitUntil(lambda: desk.workspace is not None, timeout=WAIT)
    assert desk.workspace is not None
    assert "Another copy of ViSearch has this catalog open" in desk.workspace.only_reading
    with pytest.raises(CatalogError, match="Another copy"):
        audit.undo(desk.workspace)
    assert window.poll() is None
    qtbot.waitUntil(lambda: desk.quiet, timeout=WAIT)
    desk.close()


def test_a_second_start_hands_over_and_ends(window: subprocess.Popen[bytes]) -> None:
    again = subprocess.run(
        PROGRAM, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, check=False, timeout=300
    )
    assert again.returncode == 0
    assert b"Traceback" not in again.stderr
    assert window.poll() is None


def test_two_commands_at_once_end_as_one_after_the_other(judged_folder: Path, shop: Path) -> None:
    for number in range(30):
        write_photo(shop / "more" / f"{number}.jpg", 300 + number)
    command = [*PROGRAM, "index", str(shop), "--catalog", str(judged_folder), "--json"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [one.communicate(timeout=300) for one in both]
    assert 0 in {one.returncode for one in both}
    for one, (out, err) in zip(both, said, strict=True):
        assert one.returncode in {0, 1}
        assert "Traceback" not in err + out
        assert one.returncode == 0 or "Another copy of ViSearch" in err + out
    last = visearch("index", shop, "--catalog", judged_folder, "--json")
    assert json.loads(last.stdout)["photos"] == 42
    workspace = Workspace.open(judged_folder, device="cpu")
    assert workspace.database.rows("PRAGMA integrity_check") == [("ok",)]
    assert workspace.database.rows("SELECT count(*) FROM photo") == [(42,)]
    workspace.close()
