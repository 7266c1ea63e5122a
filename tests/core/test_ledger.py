"""The ledger of decisions: complete, in one transaction with what it tells, and broken by whoever changes it."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import sqlite3
import time
from collections import deque
from pathlib import Path

import pytest

from tests.core.old_catalog import without_bytes
from tests.core.test_batch_decisions import KEEP, SKIP
from visearch_desktop import __version__
from visearch_desktop.core import audit, batch, ledger, places
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch import saved
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.store import DATABASE_NAME, chain, products, quarantine, suggestions
from visearch_desktop.core.store.suggestions import Word
from visearch_desktop.core.workspace import Workspace

A, B, C = ("a1" * 32, "b2" * 32, "c3" * 32)
WHERE = " WHERE id = 3"


def decided(workspace: Workspace) -> None:
    """Six verdicts, two of them undone and done again, and one suggestion."""
    audit.decide(
        workspace, [Ruling(A, B, Verdict.DUPLICATE, A, {"similarity": 0.97}), Ruling(A, C, Verdict.DISTINCT)],
        words="两", who="Li",
    )  # fmt: skip
    audit.undo(workspace, who="Mo")
    audit.redo(workspace, who="Li")
    suggestions.record(workspace.database, [Word("colour", "S1", "", "=red", True)], summary="accepted red", who="Li")


def tampered(workspace: Workspace, *statements: str) -> None:
    """Do what somebody does who opens the file with another program."""
    raw = sqlite3.connect(workspace.folder / DATABASE_NAME)
    for (name,) in raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%only ever added%'"
    ):
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def test_every_word_is_recorded(workspace: Workspace) -> None:
    decided(workspace)
    told = [one.entry for one in ledger.entries(workspace)]
    assert [entry.kind for entry in told] == [
        "verdict", "verdict", "undo", "undo", "redo", "redo", "suggestion accepted",
    ]  # fmt: skip
    assert [entry.who for entry in told] == ["Li", "Li", "Mo", "Mo", "Li", "Li", "Li"]
    assert {entry.version for entry in told} == {__version__}
    first = told[0]
    assert first.what == {"action": 1, "a": A, "b": B, "verdict": "duplicate", "keeper": A, "words": "两"}
    assert first.evidence == {"similarity": 0.97}
    assert told[-1].what["value"] == "=red"
    assert suggestions.undo(workspace.database, who="Mo")
    assert [*ledger.entries(workspace)][-1].entry.kind == "suggestion undone"
    assert ledger.verify(workspace) == ledger.Verified(8, [*ledger.entries(workspace)][-1].entry.hash)


def test_imports_and_quarantine_are_recorded(workspace: Workspace, tmp_path: Path) -> None:
    products.replace_table(workspace.database, [(Product("S1"), ())], what={"table": "春.xlsx"}, who="Li")
    root, what = tmp_path / "shop", {"photo": "a.jpg"}
    quarantine.forget(workspace.database, root, "a.jpg", what, "Li")
    quarantine.put_back(workspace.database, root, "a.jpg", 1, 1, A, what, "Mo")
    told = [one.entry for one in ledger.entries(workspace)]
    assert [(one.kind, one.who) for one in told] == [("product import", "Li"), ("quarantine", "Li"), ("restore", "Mo")]
    assert told[0].what == {"table": "春.xlsx", "products": 1}
    assert not ledger.verify(workspace).broken


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("UPDATE ledger SET who = 'Xu'" + WHERE, 3),
        ("UPDATE ledger SET at = '2020-01-01'" + WHERE, 3),
        ("UPDATE ledger SET what = replace(what, 'duplicate', 'distinct') WHERE id = 1", 1),
        ("UPDATE ledger SET evidence = '{}' WHERE id = 1", 1),
        ("UPDATE ledger SET version = '9'" + WHERE, 3),
        ("UPDATE ledger SET hash = zeroblob(32)" + WHERE, 3),
        ("UPDATE ledger SET hash = zeroblob(32) WHERE id = 7", 7),
        ("DELETE FROM ledger" + WHERE, 3),
        ("DELETE FROM ledger WHERE id = 1", 1),
        ("UPDATE ledger SET id = 70 WHERE id = 7", 7),
        ("INSERT INTO ledger SELECT 8, at, who, kind, what, evidence, version, hash FROM ledger WHERE id = 1", 8),
    ],
)
def test_the_first_broken_entry_is_named(workspace: Workspace, change: str, entry: int) -> None:
    decided(workspace)
    tampered(workspace, change)
    found = ledger.verify(workspace)
    assert found.entries == entry - 1
    assert found.broken == f"Entry {entry} was changed, removed or put in."


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE decision SET verdict = 'variant' WHERE id = 1",
        "DELETE FROM decision WHERE id = 1",
        "UPDATE action SET who = 'Mo' WHERE id = 1",
        "INSERT INTO decision (action_id, a, b, evidence) SELECT 1, a, b, '{}' FROM decision LIMIT 1",
    ],
)
def test_verdicts_changed_behind_its_back_are_seen(workspace: Workspace, change: str) -> None:
    decided(workspace)
    tampered(workspace, change)
    assert "table of verdicts" in ledger.verify(workspace).broken


def test_a_cut_end_is_seen_by_the_hash_that_was_kept(workspace: Workspace) -> None:
    decided(workspace)
    kept = ledger.verify(workspace).head
    tampered(workspace, "DELETE FROM ledger WHERE id = 7")
    assert ledger.verify(workspace).head != kept


@pytest.mark.parametrize("table", ["ledger", "action", "decision"])
def test_the_tables_refuse_changes(workspace: Workspace, table: str) -> None:
    decided(workspace)
    raw = sqlite3.connect(workspace.folder / DATABASE_NAME)
    row = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = 1"
    for change in (
        f"UPDATE {table} SET id = 99 WHERE id = 1",
        f"DELETE FROM {table}",
        *([row] if table == "ledger" else []),
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            raw.execute(change)
    raw.close()
    assert not ledger.verify(workspace).broken


def test_a_word_and_its_entry_are_one(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_before: bytes, _row: object) -> bytes:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(chain, "sealed", full)
        with pytest.raises(CatalogError, match="full"):
            audit.decide(workspace, [Ruling(A, B, Verdict.DISTINCT)])
    assert audit.verdicts(workspace) == {}
    audit.decide(workspace, [Ruling(A, B, Verdict.DISTINCT)])
    assert ledger.verify(workspace).entries == 1


def test_what_was_decided_before_is_taken_over(workspace: Workspace) -> None:
    decided(workspace)
    before = [one.entry for one in ledger.entries(workspace)]
    workspace.close()
    raw = sqlite3.connect(workspace.folder / DATABASE_NAME)
    without_bytes(raw)
    raw.execute("PRAGMA user_version = 3")
    raw.commit()
    raw.close()
    again = Workspace.open(workspace.folder, device="cpu")
    after = [one.entry for one in ledger.entries(again)]
    assert [(one.at, one.who, one.kind, one.what) for one in after] == [
        (one.at, one.who, one.kind, one.what) for one in before
    ]
    assert {one.version for one in after} == {""}
    assert not ledger.verify(again).broken
    audit.decide(again, [Ruling(B, C, Verdict.VARIANT)])
    assert ledger.verify(again).entries == 8
    again.close()


def test_an_export_can_be_verified_anywhere(workspace: Workspace, tmp_path: Path) -> None:
    decided(workspace)
    file = tmp_path / "账本.jsonl"
    assert deque(ledger.export(workspace, file), 1) == deque([7])
    assert ledger.verify_file(file) == ledger.verify(workspace)
    # ... with nothing but what the format says.
    before = bytes(32)
    for line in file.read_text(encoding="ascii").splitlines():
        one = json.loads(line)
        row = [one[name] for name in ("id", "at", "who", "kind", "what", "evidence", "version")]
        text = json.dumps(row, sort_keys=True, separators=(",", ":"))
        before = hashlib.sha256(before + text.encode()).digest()
        assert one["hash"] == before.hex()
    text = file.read_text(encoding="ascii")
    file.write_text(text.replace("distinct", "variant", 1), encoding="ascii")
    assert ledger.verify_file(file).broken.startswith("Entry 2 ")


def test_a_damaged_export_is_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    decided(workspace)
    file = tmp_path / "ledger.jsonl"
    deque(ledger.export(workspace, file), 1)
    whole, chance = file.read_bytes(), random.Random(1)
    for _ in range(300):
        data = bytearray(whole)
        data[chance.randrange(len(data))] = chance.randrange(256)
        file.write_bytes(data)
        found = ledger.verify_file(file)
        assert found.broken or bytes(data) == whole or found.entries == 7


def test_a_csv_holds_no_formula(workspace: Workspace, tmp_path: Path) -> None:
    audit.decide(workspace, [Ruling(A, B, Verdict.DISTINCT)], words="=1+1", who="=cmd|' /C calc'!A0")
    deque(ledger.export(workspace, tmp_path / "ledger.csv"), 1)
    with (tmp_path / "ledger.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [*csv.reader(lines)]
    assert rows[1][3] == "'=cmd|' /C calc'!A0"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def a_batch(workspace: Workspace) -> Path:
    folder = places.batches_folder() / "周五"
    folder.mkdir(parents=True)
    head = {"visearch_batch": saved.FORMAT, "name": "周五", "sources": [["/x"]], "catalog": str(workspace.folder)}
    files.write_json(
        folder / files.HEAD, {**head, "profile": "", "name_rule": "auto", "at": "2026-01-01T00:00:00+00:00"}
    )
    return folder


def test_decisions_about_a_batch_are_part_of_it(workspace: Workspace) -> None:
    folder = a_batch(workspace)
    (folder / files.DECISIONS).write_text('{"do": 1, "of": {"z": {"choice": "keep"}}}\n', encoding="utf-8")  # of before
    batch.decide(folder, {"a": KEEP})
    batch.decide(folder, {"a": SKIP, "b": KEEP})
    batch.undo(folder)
    told = [*ledger.entries(workspace)]
    assert [one.entry.kind for one in told] == ["batch decision", "batch decision", "batch decision", "undo"]
    assert {one.of for one in told} == {"batch 周五"}
    assert all(one.entry.who and one.entry.at and one.entry.version for one in told[1:])
    assert ledger.verify(workspace).entries == 4
    lines = (folder / files.DECISIONS).read_text(encoding="utf-8").splitlines()
    for number, change in ((1, ('"keep"', '"skip"')), (2, ('"keep"', '"skip"')), (3, ('"skip"', '"keep"'))):
        hurt = [line.replace(*change) if place == number - 1 else line for place, line in enumerate(lines)]
        (folder / files.DECISIONS).write_text("\n".join(hurt), encoding="utf-8")
        # A line from before the chain is sealed by the first that is.
        assert f"Line {max(number, 2)} " in ledger.verify(workspace).broken
    (folder / files.DECISIONS).write_text("\n".join([*lines[:2], *lines[3:]]), encoding="utf-8")
    assert "Line 3 " in ledger.verify(workspace).broken


def test_a_tier_of_ten_thousand_costs_less_than_a_second(workspace: Workspace) -> None:
    figures = {"similarity": 0.97, "duplicate_score": 0.99, "relation": "near_duplicate", "inliers": 57, "skus": ["S1"]}
    rulings = [
        Ruling(f"{number:064x}", f"{number + 1:064x}", Verdict.DUPLICATE, None, figures) for number in range(10_000)
    ]
    before = time.process_time()
    audit.decide(workspace, rulings, words="accept")
    assert time.process_time() - before < 2  # 0.5 s where nothing else runs
    assert ledger.verify(workspace).entries == 10_000
