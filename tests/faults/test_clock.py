"""The clock goes backwards, or jumps, while photos are indexed, judged and backed up: nothing is lost by it."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core import audit, backups, batch, ledger, searches
from visearch_desktop.core.backups import keeping
from visearch_desktop.core.batch import decisions, journey
from visearch_desktop.core.deliveries import Choice, Decision
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.store import chain
from visearch_desktop.core.workspace import Workspace

YEAR = 365 * 86_400.0
JUMPS = (0.0, -YEAR, YEAR, -30 * YEAR, 70 * YEAR, -3600.0)
"""Seconds by which the clock is wrong, one after the other."""


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How wrong the clock is now, in seconds, wherever the program asks for the time."""
    off, real, real_time = [0.0], datetime, time.time

    class Moved(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return real.fromtimestamp(real_time() + off[0], tz)  # type: ignore[arg-type]

    class Day(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return real.fromtimestamp(real_time() + off[0]).date()

    monkeypatch.setattr(time, "time", lambda: real_time() + off[0])
    for module in (chain, journey, decisions, searches):
        monkeypatch.setattr(module, "datetime", Moved)
    monkeypatch.setattr(keeping, "date", Day)
    return off


def jumps(off: list[float]) -> Iterator[int]:
    """Each jump in turn."""
    for turn, seconds in enumerate(JUMPS):
        off[0] = seconds
        yield turn


def test_photos_are_found_whatever_the_clock_says(workspace: Workspace, shop: Path, wrong: list[float]) -> None:
    assert finish(index_folders(workspace, [shop])).photos == 12
    for turn in jumps(wrong):
        added = write_photo(shop / "SKU9" / f"new{turn}.jpg", 100 + turn)
        moment = time.time()
        os.utime(added, (moment, moment))  # as a camera or a share with that clock writes it
        report = finish(index_folders(workspace, settle=3.0))
        assert (report.photos, report.new, report.gone, report.failures) == (13 + turn, 1, 0, ())


def test_a_photo_that_is_rewritten_by_an_older_clock_is_read_anew(
    workspace: Workspace, shop: Path, wrong: list[float]
) -> None:
    finish(index_folders(workspace, [shop]))
    photo = shop / "SKU0" / "photo0.jpg"
    for turn in jumps(wrong):
        write_photo(photo, 200 + turn)
        os.utime(photo, (time.time() - turn, time.time() - turn))
        assert finish(index_folders(workspace)).changed == 1


def test_a_damaged_photo_of_a_time_to_come_is_a_problem_and_not_half_copied(
    workspace: Workspace, shop: Path, wrong: list[float]
) -> None:
    bad = shop / "SKU0" / "bad.jpg"
    bad.write_bytes(b"no photo")
    wrong[0] = -YEAR  # both its times lie ahead now
    report = finish(index_folders(workspace, [shop], settle=3.0))
    assert [one.photo for one in report.failures] == [bad]
    assert report.unfinished == 0


def say(workspace: Workspace, turn: int) -> None:
    a, b = f"{turn:064x}", f"{turn + 500:064x}"
    audit.decide(workspace, [Ruling(a, b, Verdict.DISTINCT)], who="me")


def test_every_verdict_is_in_the_newest_backup(workspace: Workspace, wrong: list[float]) -> None:
    for turn in jumps(wrong):
        say(workspace, turn)
        workspace.keep_backup()
        assert backups.listing(workspace.folder)[0].decisions == turn + 1
    verified = ledger.verify(workspace)
    assert (verified.entries, verified.broken) == (len(JUMPS), "")
    stamps = [told.entry.at for told in ledger.entries(workspace)]
    assert stamps != sorted(stamps)  # the ledger tells what the clock said; its order is that of the chain
    workspace.close()
    (workspace.folder / "catalog.sqlite").write_bytes(b"\0" * 5000)
    assert backups.restore(workspace.folder).backup.decisions == len(JUMPS)


def test_verdicts_are_undone_in_the_order_they_were_said(workspace: Workspace, wrong: list[float]) -> None:
    for turn in jumps(wrong):
        say(workspace, turn)
    for left in reversed(range(len(JUMPS))):
        audit.undo(workspace, who="me")
        held = workspace.database.rows("SELECT count(*) FROM decision")[0][0]
        assert held >= left


def test_a_batch_goes_on_and_its_decisions_hold(
    workspace: Workspace, shop: Path, tmp_path: Path, wrong: list[float]
) -> None:
    finish(index_folders(workspace, [shop]))
    folder = tmp_path / "batch"
    for _, choice in zip(jumps(wrong), itertools.cycle(Choice), strict=False):
        report = finish(batch.run(workspace, [shop / "SKU1"], folder))
        key = report.items[0].item.key
        batch.decide(folder, {key: Decision(choice, "SKU1" if choice is Choice.LINK else "")})
        held = batch.open(folder).decisions.held[key]
        assert held.choice is choice
    assert not ledger.verify(workspace).broken


def test_the_history_of_searches_is_in_the_order_they_were_made(workspace: Workspace, wrong: list[float]) -> None:
    for turn in jumps(wrong):
        searches.remember(workspace, Query(text=f"lamp {turn}"), "")
    assert [one.query.text for one in searches.recent(workspace)] == [f"lamp {turn}" for turn in (5, 4, 3, 2, 1, 0)]


def test_backups_of_a_clock_that_runs_ahead_do_not_push_out_those_of_today(
    workspace: Workspace, wrong: list[float]
) -> None:
    today = date(2026, 5, 1)
    for turn in range(12):
        say(workspace, turn)
        backups.keep(workspace.database, today + timedelta(10_000 + turn))
    for turn in range(12, 20):
        say(workspace, turn)
        backups.keep(workspace.database, today + timedelta(turn))
        assert backups.listing(workspace.folder)[0].decisions == turn + 1
    assert wrong == [0.0]
