"""Batches saved in folders of a person's own choice are known to the list, the ledger and forgetting."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import finish
from visearch_desktop.core import batch, forgetting, ledger, places
from visearch_desktop.core.batch import elsewhere
from visearch_desktop.core.deliveries import Choice, Decision
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def decided(workspace: Workspace, shop: Path, tmp_path: Path) -> Path:
    """A batch on a supplier's drive, with a decision."""
    finish(index_folders(workspace, [shop]))
    folder = tmp_path / "drive" / "周五"
    folder.parent.mkdir()
    report = finish(batch.run(workspace, [shop / "SKU1"], folder))
    batch.decide(folder, {report.items[0].item.key: Decision(Choice.SKIP)})
    return folder


def test_it_is_listed_and_its_decisions_are_in_the_ledger(workspace: Workspace, decided: Path) -> None:
    assert [one.folder for one in batch.listing()] == [decided]
    assert ledger.verify(workspace).entries == 1
    assert [told.of for told in ledger.entries(workspace)] == ["batch 周五"]
    journal = decided / "decisions.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"skip", b"keep"))
    assert "周五" in ledger.verify(workspace).broken


def test_forgetting_the_catalog_removes_it(workspace: Workspace, decided: Path) -> None:
    workspace.close()
    gone = finish(forgetting.forget(forgetting.look(workspace.folder)))
    assert not gone.failed
    assert not decided.exists()
    assert decided / "report.json" in {one.file for one in gone.removed}
    assert not elsewhere.folders()


def test_one_that_is_away_is_named(workspace: Workspace, decided: Path) -> None:
    workspace.close()
    shutil.move(decided.parent, decided.parent.with_name("away"))
    assert batch.listing() == ()
    gone = finish(forgetting.forget(forgetting.look(workspace.folder)))
    assert f"The batch in {decided} cannot be reached: delete that folder." in gone.notes


def test_a_deleted_one_is_known_no_more(decided: Path) -> None:
    batch.remove(decided)
    assert not elsewhere.folders()


@pytest.mark.parametrize("damage", [b"", b"[1, 2]", b'{"/a": 3, "/b": ["c"]}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_list_is_begun_anew(workspace: Workspace, decided: Path, damage: bytes) -> None:
    (places.data_folder() / elsewhere.FILE).write_bytes(damage)
    assert batch.listing() == ()
    elsewhere.remember(decided, workspace.folder)
    assert [one.folder for one in batch.listing()] == [decided]


def test_batches_in_their_usual_place_are_not_written_down(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    finish(batch.run(workspace, [shop / "SKU1"]))
    assert not (places.data_folder() / elsewhere.FILE).exists()
    assert len(batch.listing()) == 1


def test_a_home_that_cannot_be_written_stops_no_batch(
    workspace: Workspace, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("filelock.BaseFileLock.acquire", refused)
    elsewhere.remember(tmp_path / "b", workspace.folder)
    assert json.dumps(sorted(map(str, elsewhere.folders()))) == "[]"


def test_what_a_kill_left_of_the_list_goes(tmp_path: Path) -> None:
    left = places.data_folder() / f".{elsewhere.FILE}.6f04fb9a.part"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_text("{", encoding="utf-8")
    elsewhere.remember(tmp_path / "周五", tmp_path / "catalog")
    assert not left.exists()
    assert elsewhere.folders() == {tmp_path / "周五": tmp_path / "catalog"}
