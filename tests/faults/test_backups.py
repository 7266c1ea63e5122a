"""What people said outlives the database: backups by days and weeks, and a catalog made anew from one."""

from __future__ import annotations

import csv
import os
import sqlite3
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import TINY, finish
from visearch_desktop import cli
from visearch_desktop.core import audit, backups, ledger, report
from visearch_desktop.core.backups import keeping
from visearch_desktop.core.errors import CatalogBusyError, CatalogDamagedError, CatalogError
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.products import read_table
from visearch_desktop.core.store import DATABASE_NAME, mending, quarantine, seat
from visearch_desktop.core.store.said import Said
from visearch_desktop.core.workspace import Workspace

Damage = Callable[[Path], None]


def digests(workspace: Workspace) -> list[str]:
    return sorted(str(row[0]) for row in workspace.database.rows("SELECT lower(hex(digest)) FROM content"))


def say(workspace: Workspace, number: int = 0, verdict: Verdict = Verdict.DUPLICATE) -> None:
    known = digests(workspace)
    a, b = known[number], known[number + 1]
    keeper = a if verdict is Verdict.DUPLICATE else None
    audit.decide(workspace, [Ruling(a, b, verdict, keeper, {"relation": "identical"})], who="me")


@pytest.fixture
def judged(workspace: Workspace, shop: Path) -> Workspace:
    """Twelve photos, products, three verdicts of which one was taken back."""
    finish(index_folders(workspace, [shop]))
    table = shop.with_name("products.csv")
    table.write_text("sku,title\nSKU0,Lamp\nSKU1,Chair\n", encoding="utf-8")
    workspace.take_products(read_table(table), table.name)
    say(workspace, 0)
    say(workspace, 2, Verdict.VARIANT)
    say(workspace, 4)
    audit.undo(workspace, who="me")
    return workspace


def garbage(file: Path) -> None:
    file.write_bytes(b"\x00" * 5000)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def pages(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [garbage, cut, pages, Path.unlink])
def test_a_damaged_catalog_is_told_and_made_anew_with_every_verdict(
    judged: Workspace, shop: Path, damage: Damage
) -> None:
    before, actions = audit.verdicts(judged), audit.history(judged)
    assert len(before) == 2
    judged.close()
    damage(judged.folder / DATABASE_NAME)
    with pytest.raises(CatalogError) as refused:  # noqa: PT012 - opening or the first look tells
        opened = Workspace.open(judged.folder, device="cpu")
        try:
            opened.info()
            opened.database.rows("SELECT * FROM decision")
        finally:
            opened.close()
    if damage is not Path.unlink:
        assert isinstance(refused.value, CatalogDamagedError)
        assert "visearch backups restore" in refused.value.advice
    restored = backups.restore(judged.folder)
    assert (restored.backup.decisions, restored.backup.products) == (4, 2)
    again = Workspace.open(judged.folder, device="cpu")
    assert audit.verdicts(again) == before
    assert audit.history(again) == actions
    finish(index_folders(again))
    assert (again.info().photos, again.info().skus, tuple(again.roots().values())) == (12, 6, (shop,))
    assert again.database.rows("SELECT title FROM product ORDER BY sku") == [("Lamp",), ("Chair",)]
    assert again.database.rows("PRAGMA integrity_check") == [("ok",)]
    assert all((again.thumbnail(content) or b"").startswith(b"\xff\xd8") for content, _, _ in again.sample_photos(9))
    audit.undo(again)
    again.close()


def test_the_ledger_comes_back_whole_and_goes_on(judged: Workspace) -> None:
    before = ledger.verify(judged)
    assert (before.entries, before.broken) == (5, "")
    judged.close()
    garbage(judged.folder / DATABASE_NAME)
    backups.restore(judged.folder)
    again = Workspace.open(judged.folder, device="cpu")
    assert ledger.verify(again) == before
    audit.redo(again, who="me")
    assert ledger.verify(again).entries == 6
    assert not ledger.verify(again).broken
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"), again.database.write() as connection:
        connection.execute("DELETE FROM ledger")
    again.close()


def test_a_backup_from_before_there_was_a_ledger_gets_one(judged: Workspace, tmp_path: Path) -> None:
    made, before = backups.keep(judged.database), audit.history(judged)
    assert made is not None
    judged.close()
    copy = tmp_path / "said.sqlite"
    with zipfile.ZipFile(made) as packed:
        copy.write_bytes(packed.read("said.sqlite"))
        facts = packed.read("facts.json")
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("DROP TABLE ledger")
        raw.execute("DELETE FROM how_made WHERE name = 'ledger' OR sql LIKE '%only ever added%'")
        raw.commit()
    with zipfile.ZipFile(made, "w") as packed:
        packed.write(copy, "said.sqlite")
        packed.writestr("facts.json", facts)
    backups.restore(judged.folder)
    again = Workspace.open(judged.folder, device="cpu")
    assert audit.history(again) == before
    assert ledger.verify(again).entries == 4
    assert not ledger.verify(again).broken
    again.close()


def test_what_is_said_after_restoring_an_old_backup_is_newer_than_all(judged: Workspace) -> None:
    old = backups.keep(judged.database, date(2026, 1, 1))
    say(judged, 6)
    for turn in range(50):
        judged.database.set_meta(turn=str(turn))
    backups.keep(judged.database, date(2026, 1, 2))
    judged.close()
    backups.restore(judged.folder, old)
    again = Workspace.open(judged.folder, device="cpu")
    finish(index_folders(again))
    say(again, 6, Verdict.VARIANT)
    after = audit.verdicts(again)
    newest = backups.keep(again.database, date(2026, 1, 3))
    again.close()
    assert backups.restore(judged.folder).backup.file == newest
    again = Workspace.open(judged.folder, device="cpu")
    assert audit.verdicts(again) == after
    again.close()


def test_a_catalog_with_nothing_but_a_ledger_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    quarantine.forget(workspace.database, tmp_path, "a.jpg", {"photo": "a.jpg"}, "Li")
    assert backups.keep(workspace.database) is not None


def test_the_plain_file_holds_no_formula(workspace: Workspace) -> None:
    evidence = {"relation": "=cmd|' /C calc'!A0", "similarity": "@SUM(1)"}
    audit.decide(workspace, [Ruling("a" * 64, "b" * 64, Verdict.DISTINCT, None, evidence)])
    backups.keep(workspace.database)
    with (workspace.folder / backups.FOLDER / backups.VERDICTS).open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in csv.reader(lines) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_two_at_once_make_one_backup(judged: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    real, copies = mending.copy_said, []

    def slowly(folder: Path, target: Path) -> Said:
        copies.append(target)
        made = real(folder, target)
        time.sleep(0.3)
        return made

    monkeypatch.setattr(mending, "copy_said", slowly)
    with ThreadPoolExecutor(2) as pool:
        made = [*pool.map(lambda _: backups.keep(judged.database), range(2))]
    assert sorted(map(bool, made)) == [False, True]
    assert len(copies) == 1
    assert len(backups.listing(judged.folder)) == 1


def read_often(workspace: Workspace, held: ExitStack, times: int) -> None:
    for _ in range(times):
        held.enter_context(workspace.database.reading())


def test_a_catalog_that_is_gone_is_not_made_by_looking_for_it(judged: Workspace) -> None:
    folder = judged.folder
    for file in folder.glob(f"{DATABASE_NAME}*"):
        file.unlink()
    with pytest.raises(CatalogError):
        mending.copy_said(folder, folder / "said.part")
    with ExitStack() as held, pytest.raises(CatalogError, match="not there"):
        read_often(judged, held, 100)  # more than what indexing left open and idle: one needs its own connection
    assert not (folder / DATABASE_NAME).exists()


def test_what_was_there_is_set_aside(judged: Workspace) -> None:
    judged.close()
    garbage(judged.folder / DATABASE_NAME)
    (judged.folder / f"{DATABASE_NAME}-wal").write_bytes(b"an old log")
    aside = backups.restore(judged.folder).aside
    assert (aside / DATABASE_NAME).read_bytes() == b"\x00" * 5000
    assert {file.name for file in aside.iterdir()} >= {DATABASE_NAME, f"{DATABASE_NAME}-wal", "thumbnails.sqlite"}
    assert not (judged.folder / f"{DATABASE_NAME}-wal").exists()


def test_days_and_weeks_stay_and_nothing_is_kept_twice(judged: Workspace) -> None:
    day = date(2026, 1, 1)
    for turn in range(80):
        say(judged, turn % 10)
        assert backups.keep(judged.database, day + timedelta(turn)) is not None
        assert backups.keep(judged.database, day + timedelta(turn)) is None
    kept = sorted(file.stem for file in (judged.folder / backups.FOLDER).glob("*.zip"))
    assert kept[-7:] == [(day + timedelta(turn)).isoformat() for turn in range(73, 80)]
    assert len(kept) == 11
    weeks = {date.fromisoformat(name).isocalendar()[:2] for name in kept[:-7]}
    assert len(weeks) == 4
    assert backups.keep(judged.database, day + timedelta(90)) is None  # a day without a change
    assert not list((judged.folder / backups.FOLDER).glob("*.part"))


def test_a_backup_that_knows_more_stays_whatever_its_date(judged: Workspace) -> None:
    day = date(2026, 1, 1)
    backups.keep(judged.database, day)
    with judged.database.write() as connection:  # as if rows had been lost
        connection.execute("DROP TRIGGER decision_no_delete")
        connection.execute("DELETE FROM decision WHERE id > 1")
    for turn in range(1, 80):
        judged.database.set_meta(turn=str(turn))
        backups.keep(judged.database, day + timedelta(turn))
    assert (judged.folder / backups.FOLDER / "2026-01-01.zip").is_file()


def test_the_backup_of_today_keeps_what_an_older_database_does_not_know(
    judged: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2026, 1, 1)
    first = backups.keep(judged.database, day)
    assert first is not None
    known = keeping.facts(first)["decisions"]
    with judged.database.write() as connection:  # as if an older copy of the catalog had been put back
        connection.execute("DROP TRIGGER decision_no_delete")
        connection.execute("DELETE FROM decision WHERE id > 1")
    monkeypatch.setattr(keeping, "AGAIN_AFTER", 0.0)
    for turn in range(3):
        judged.database.set_meta(turn=str(turn))
        assert backups.keep(judged.database, day) == first
    kept = {file.name: keeping.facts(file)["decisions"] for _, file in keeping.dated(judged.folder / backups.FOLDER)}
    assert kept == {"2026-01-01.zip": 1, "2026-01-01-2.zip": known}
    assert {one.file.name for one in backups.listing(judged.folder)} == set(kept)


def test_a_clock_that_went_wrong_does_not_make_an_old_backup_the_newest(judged: Workspace) -> None:
    backups.keep(judged.database, date(2099, 1, 1))
    say(judged, 6)
    backups.keep(judged.database, date(2026, 1, 1))
    assert [one.file.stem for one in backups.listing(judged.folder)] == ["2026-01-01", "2099-01-01"]
    assert backups.restore.__doc__
    judged.close()
    assert backups.restore(judged.folder).backup.decisions == 5


def test_a_damaged_backup_gives_way_to_the_one_before(judged: Workspace) -> None:
    backups.keep(judged.database, date(2026, 1, 1))
    say(judged, 6)
    newest = backups.keep(judged.database, date(2026, 1, 2))
    say(judged, 7)
    worse = backups.keep(judged.database, date(2026, 1, 3))
    assert newest is not None
    assert worse is not None
    judged.database.close()
    seat.leave(judged.folder)
    data = bytearray(newest.read_bytes())
    data[200:400] = bytes(200)
    newest.write_bytes(data)
    worse.write_bytes(worse.read_bytes()[:300])
    garbage(judged.folder / DATABASE_NAME)
    assert backups.restore(judged.folder).backup.file.stem == "2026-01-01"


def test_what_a_kill_left_goes_when_it_is_an_hour_old(judged: Workspace) -> None:
    backups.keep(judged.database, date(2026, 1, 1))
    left = [judged.folder / backups.FOLDER / name for name in ("said.77.part", "2026-01-01.zip.78.part")]
    for file in left:
        file.write_bytes(b"half")
    os.utime(left[0], (1, 1))
    say(judged, 6)
    backups.keep(judged.database, date(2026, 1, 2))
    assert [file.exists() for file in left] == [False, True]


def test_without_a_backup_that_is_said(judged: Workspace) -> None:
    judged.close()
    for file in (judged.folder / backups.FOLDER).iterdir():
        file.unlink()
    with pytest.raises(CatalogError, match="no backup"):
        backups.restore(judged.folder)
    assert (judged.folder / DATABASE_NAME).is_file()


def test_an_open_catalog_is_not_restored_by_another_program(judged: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat, "take", lambda _: False)
    with pytest.raises(CatalogBusyError):
        backups.restore(judged.folder)


def test_verdicts_are_a_plain_file_that_another_catalog_takes_over(
    judged: Workspace, shop: Path, tmp_path: Path
) -> None:
    before = audit.verdicts(judged), audit.kept(judged)
    made = backups.keep(judged.database)
    assert made is not None
    plain = judged.folder / backups.FOLDER / backups.VERDICTS
    with zipfile.ZipFile(made) as packed:
        assert packed.read(backups.VERDICTS) == plain.read_bytes()
    assert str(shop) not in plain.read_text(encoding="utf-8-sig")
    other = Workspace.create(tmp_path / "other", model=TINY)
    changes = report.preview(audit.verdicts(other), report.read_verdicts(plain), audit.kept(other))
    assert (changes.new, changes.problems) == (2, ())
    audit.decide(other, changes.rulings)
    assert (audit.verdicts(other), audit.kept(other)) == before
    other.close()


def test_a_catalog_nobody_has_said_anything_in_needs_none(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    workspace.close()
    assert not (workspace.folder / backups.FOLDER).exists()


def test_a_backup_that_cannot_be_written_is_a_sentence_and_closing_goes_on(judged: Workspace) -> None:
    (judged.folder / backups.FOLDER).write_bytes(b"in the way")
    with pytest.raises(CatalogError, match="cannot be"):
        backups.keep(judged.database)
    judged.close()
    Workspace.open(judged.folder).close()


def test_the_commands(judged: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["visearch", "backups", *arguments, "--catalog", str(judged.folder)])
        return cli.main()

    judged.close()
    assert run("make") == 0
    assert run("list") == 0
    assert "4" in capsys.readouterr().out
    garbage(judged.folder / DATABASE_NAME)
    assert run("make") == 1
    assert "is damaged" in capsys.readouterr().err
    assert run("restore") == 1  # nobody was asked
    assert run("restore", "--yes") == 0
    assert "Restored 4 decisions and 2 products" in capsys.readouterr().out
    with closing(sqlite3.connect(judged.folder / DATABASE_NAME)) as raw:
        assert raw.execute("SELECT count(*) FROM decision").fetchone() == (4,)
