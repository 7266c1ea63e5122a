"""Decisions about a batch: nothing is lost, everything can be taken back, a torn journal does no harm."""

from __future__ import annotations

from pathlib import Path

import filelock
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visearch_desktop.core import batch
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.deliveries import Choice, Decision
from visearch_desktop.core.errors import BatchError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "批次")


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    files.write_json(folder / files.HEAD, {"visearch_batch": 1})
    return folder


KEEP, SKIP = Decision(Choice.KEEP), Decision(Choice.SKIP)


def choices(now: batch.Decisions) -> dict[str, str]:
    return {key: decision.choice.value for key, decision in now.held.items()}


def test_decide_undo_redo(folder: Path) -> None:
    now = batch.decide(folder, {"a": KEEP, "b": KEEP})
    assert choices(now) == {"a": "keep", "b": "keep"}
    now = batch.decide(folder, {"a": SKIP})
    assert choices(now) == {"a": "skip", "b": "keep"}
    now = batch.undo(folder)
    assert choices(now) == {"a": "keep", "b": "keep"}
    assert {key: one and one.choice for key, one in now.changed.items()} == {"a": Choice.KEEP}
    now = batch.undo(folder)
    assert (choices(now), now.changed, now.can_undo, now.can_redo) == ({}, {"a": None, "b": None}, False, True)
    assert choices(batch.redo(folder)) == {"a": "keep", "b": "keep"}
    assert choices(batch.redo(folder)) == {"a": "skip", "b": "keep"}


def test_nothing_to_undo_changes_nothing(folder: Path) -> None:
    assert batch.undo(folder) == batch.redo(folder) == batch.Decisions({})
    assert not (folder / files.DECISIONS).exists()
    assert batch.decide(folder, {}) == batch.Decisions({})


def test_a_new_decision_ends_what_could_be_done_again(folder: Path) -> None:
    batch.decide(folder, {"a": KEEP})
    batch.undo(folder)
    assert not batch.decide(folder, {"b": SKIP}).can_redo
    assert choices(batch.redo(folder)) == {"b": "skip"}


def test_who_and_when_are_kept(folder: Path) -> None:
    batch.decide(folder, {"商品": Decision(Choice.LINK, sku="MH01-Gray", who="Li")})
    kept = batch.undo(folder).changed
    assert kept == {"商品": None}
    (decision,) = batch.redo(folder).held.values()
    assert (decision.choice, decision.sku, decision.who) == (Choice.LINK, "MH01-Gray", "Li")
    assert decision.at is not None
    assert decision.at.tzinfo is not None


def test_a_link_needs_an_sku(folder: Path) -> None:
    with pytest.raises(BatchError, match="needs the SKU"):
        batch.decide(folder, {"a": KEEP, "b": Decision(Choice.LINK, sku=" ")})
    assert batch.decide(folder, {}).held == {}


def test_torn_and_foreign_lines_are_passed_over(folder: Path) -> None:
    batch.decide(folder, {"a": KEEP})
    journal = folder / files.DECISIONS
    torn = b'{"do": 2, "of": {"a": {"cho'
    journal.write_bytes(journal.read_bytes() + b'[]\n{"undo": 99}\n{"do": "x", "of": {}}\n{"do": 5, "of": 3}\n' + torn)
    now = batch.decide(folder, {"b": SKIP})
    assert choices(now) == {"a": "keep", "b": "skip"}
    assert torn + b"\n" in journal.read_bytes()
    assert choices(batch.undo(folder)) == {"a": "keep"}


def test_two_windows_at_once_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visearch_desktop.core.batch.decisions._PATIENCE", 0.05)
    with filelock.FileLock(folder / "batch.lock"), pytest.raises(BatchError, match="Another window"):
        batch.decide(folder, {"a": KEEP})
    assert choices(batch.decide(folder, {"a": KEEP})) == {"a": "keep"}


def test_no_batch_no_decision(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="There is no batch"):
        batch.decide(tmp_path, {"a": KEEP})


def test_a_full_disk_leaves_the_journal_whole(folder: Path) -> None:
    batch.decide(folder, {"a": KEEP})
    before = (folder / files.DECISIONS).read_bytes()

    def fails(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("visearch_desktop.core.batch.folder.os.fsync", fails)
        with pytest.raises(BatchError, match="full"):
            batch.decide(folder, {"b": KEEP})
    assert (folder / files.DECISIONS).read_bytes() == before
    assert choices(batch.decide(folder, {})) == {"a": "keep"}


STEPS = st.lists(
    st.one_of(
        st.dictionaries(st.sampled_from("abcd"), st.sampled_from([KEEP, SKIP, None]), min_size=1, max_size=3),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_restores_exactly(
    steps: list[dict[str, Decision | None] | str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = made(tmp_path_factory.mktemp("batches") / "b")
    states: list[dict[str, str]] = [{}]
    at = 0
    for step in steps:
        if step == "undo":
            at = max(0, at - 1)
            now = batch.undo(folder)
        elif step == "redo":
            at = min(len(states) - 1, at + 1)
            now = batch.redo(folder)
        else:
            assert isinstance(step, dict)
            after = dict(states[at])
            for key, decision in step.items():
                after.pop(key, None)
                if decision is not None:
                    after[key] = decision.choice.value
            states[at + 1 :] = [after]
            at += 1
            now = batch.decide(folder, step)
        assert choices(now) == states[at]
        assert (now.can_undo, now.can_redo) == (at > 0, at < len(states) - 1)
    while batch.undo(folder).changed:
        pass
    assert batch.decide(folder, {}).held == {}
    for _ in range(len(states)):
        batch.redo(folder)
    assert choices(batch.decide(folder, {})) == states[-1]
