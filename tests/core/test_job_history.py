"""The history of long jobs: private, bounded, whole after a kill, and one for all programs of a user."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import filelock
import pytest

from visearch_desktop.core import job_history, places
from visearch_desktop.core.job_history import MOST, JobHistory, Outcome, Record

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VISEARCH_HOME", str(tmp_path / "家"))
    return tmp_path / "家"


def record(number: int = 0, **values: object) -> Record:
    facts = {"id": str(number), "kind": "index", "begun": NOON + timedelta(seconds=number), "about": "夏季新品"}
    return Record(**(facts | values))  # type: ignore[arg-type]


def done(number: int = 0, **values: object) -> Record:
    return record(number, outcome=Outcome.DONE, seconds=61.5, figures={"indexed": 1204, "unread": 3}, **values)


def test_what_is_written_is_read_again_the_newest_first() -> None:
    history = JobHistory()
    history.put(done(1, catalog=Path("/shop/目录")))
    history.put(record(2, outcome=Outcome.FAILED, error="Not a photo.", advice="Try again."))
    newest, oldest = JobHistory().load()
    assert (newest.error, newest.advice, newest.outcome) == ("Not a photo.", "Try again.", Outcome.FAILED)
    assert oldest.catalog == Path("/shop/目录")
    assert (oldest.about, oldest.seconds, dict(oldest.figures)) == ("夏季新品", 61.5, {"indexed": 1204, "unread": 3})
    history.close()


def test_reading_makes_no_folder(home: Path) -> None:
    assert JobHistory().load() == ()
    assert not home.exists()


def test_it_is_bounded_and_the_oldest_goes_first() -> None:
    history = JobHistory()
    for number in range(MOST + 20):
        history.put(done(number, error="x" * 50_000 if number == MOST else ""))
    found = history.load()
    assert [one.id for one in found] == [str(number) for number in reversed(range(20, MOST + 20))]
    assert places.job_history().stat().st_size < 200_000
    history.close()


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")
def test_only_its_owner_can_reach_it(home: Path) -> None:
    home.mkdir(mode=0o755)
    history = JobHistory()
    history.put(done())
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    history.close()


def test_a_job_whose_program_was_killed_is_cut_off() -> None:
    code = """
import sys
from datetime import UTC, datetime
from visearch_desktop.core.job_history import JobHistory, Record
history = JobHistory()
history.put(Record("mine", "audit", datetime.now(UTC)))
print("written", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "written\n"
        assert JobHistory().load()[0].outcome is Outcome.RUNNING  # as long as its program lives
        other.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        other.wait(30)
    assert JobHistory().load()[0].outcome is Outcome.CUT_OFF
    assert [one.name for one in places.data_folder().glob("jobs-*.lock")] == []


def test_two_programs_at_once_lose_nothing_of_each_other() -> None:
    code = """
import sys
from datetime import UTC, datetime, timedelta
from visearch_desktop.core.job_history import JobHistory, Outcome, Record
history = JobHistory()
for number in range(40):
    history.put(Record(f"{sys.argv[1]}-{number}", "index", datetime.now(UTC), outcome=Outcome.DONE))
history.close()
"""
    programs = [subprocess.Popen([sys.executable, "-c", code, name]) for name in "ab"]
    assert [one.wait(60) for one in programs] == [0, 0]
    found = {one.id for one in JobHistory().load()}
    assert found == {f"{name}-{number}" for name in "ab" for number in range(40)}


def test_a_record_that_was_removed_does_not_come_back_when_its_job_ends() -> None:
    history = JobHistory()
    history.put(record(1, catalog=Path("/shop")))
    assert job_history.forget(Path("/shop"))
    history.end(done(1, catalog=Path("/shop")))
    assert history.load() == ()
    history.close()


def test_forgetting_a_catalog_leaves_the_others(home: Path) -> None:
    assert not job_history.forget(Path("/shop"))
    assert not home.exists()
    history = JobHistory()
    history.put(done(1, catalog=Path("/shop")))
    history.put(done(2, catalog=Path("/shop/other")))
    assert job_history.forget(Path("/shop"))
    assert not job_history.forget(Path("/shop"))
    assert [one.id for one in history.load()] == ["2"]
    assert "/shop/other" in places.job_history().read_text(encoding="utf-8")
    history.close()


def test_clearing_leaves_what_runs() -> None:
    history = JobHistory()
    history.put(record(1))
    history.put(done(2))
    history.clear()
    assert [one.id for one in history.load()] == ["1"]
    history.close()


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\xff\x00", b"{}", b"[1, null, {}]", b"[" * 100_000, b'[{"id": "1", "kind": "index", "begun": "today"}]',
        b'[{"id": "1", "kind": "index", "begun": "2026-11-26T12:00:00", "outcome": "lost"}]',
        b'[{"id": "1", "kind": "index", "begun": "2026-11-26T12:00:00", "outcome": "done", "figures": [1]}]',
    ],
)  # fmt: skip
def test_a_damaged_file_is_an_empty_one_and_the_next_job_is_written(home: Path, said: bytes) -> None:
    home.mkdir()
    places.job_history().write_bytes(said)
    history = JobHistory()
    assert history.load() == ()
    history.put(done(7))
    assert [one.id for one in history.load()] == ["7"]
    history.close()


def test_records_that_can_be_read_survive_one_that_cannot(home: Path) -> None:
    history = JobHistory()
    history.put(done(1))
    told = json.loads(places.job_history().read_text(encoding="utf-8"))
    places.job_history().write_text(json.dumps([{"id": 5}, *told, "?"]), encoding="utf-8")
    assert [one.id for one in history.load()] == ["1"]
    history.close()


def test_a_file_that_cannot_be_written_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_history, "PATIENCE", 0.05)
    history = JobHistory()
    history.put(done(1))
    with filelock.FileLock(places.job_history().with_suffix(".lock")):  # as another program
        history.put(done(2))
        assert history.load() == ()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    history.put(done(3))
    monkeypatch.undo()
    history.close()
