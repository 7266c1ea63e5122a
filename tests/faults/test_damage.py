"""Damaged files beside the database: made again, or told in a sentence; nothing that was said is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import finish, write_photo
from tests.faults.damage import run_damage
from tests.faults.values import run_values
from visearch_desktop.core import batch
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.deliveries import Choice, Decision
from visearch_desktop.core.errors import BatchError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def delivery(workspace: Workspace, shop: Path, tmp_path: Path) -> Path:
    finish(index_folders(workspace, [shop]))
    folder = tmp_path / "delivery"
    write_photo(folder / "old.jpg", 3, quality=60)
    write_photo(folder / "new.jpg", 77)
    return folder


def proposals(workspace: Workspace, delivery: Path, folder: Path) -> list[tuple[str, str]]:
    return [(one.item.name, one.proposal.value) for one in finish(batch.run(workspace, [delivery], folder)).items]


def test_what_was_found_of_one_photo_is_not_believed_of_another(
    workspace: Workspace, delivery: Path, tmp_path: Path
) -> None:
    right = proposals(workspace, delivery, tmp_path / "b")
    one, other = sorted((tmp_path / "b" / files.PHOTOS).glob("*.found"))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert proposals(workspace, delivery, tmp_path / "b") == right
    assert len({kind for _, kind in right}) == 2


def test_a_batch_that_lost_its_head_is_made_anew_with_its_decisions(
    workspace: Workspace, delivery: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    right = proposals(workspace, delivery, folder)
    key = batch.open(folder).report.items[0].item.key
    batch.decide(folder, {key: Decision(Choice.SKIP)})
    (folder / files.HEAD).unlink()
    with pytest.raises(BatchError, match="There is no batch"):
        batch.open(folder)
    assert proposals(workspace, delivery, folder) == right
    assert batch.open(folder).decisions.held[key].choice is Choice.SKIP


def test_a_folder_with_a_name_of_ours_in_it_is_still_somebody_elses(
    workspace: Workspace, delivery: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    (folder / files.PHOTOS).mkdir(parents=True)
    with pytest.raises(BatchError, match="holds other files"):
        finish(batch.run(workspace, [delivery], folder))


@pytest.mark.slow
def test_everything_damaged_in_turn(tmp_path: Path) -> None:
    count, untold, wrong = run_damage(tmp_path, 1, 7)
    assert count > 80
    assert not wrong
    assert untold == 0


@pytest.mark.slow
def test_every_column_changed_behind_the_back_of_the_database(tmp_path: Path) -> None:
    count, _, wrong = run_values(tmp_path, 1, 7)
    assert count > 40
    assert not wrong
