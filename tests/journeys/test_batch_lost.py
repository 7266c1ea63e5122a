"""Batches against catalogs that have lost some of what they keep."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core import batch
from visearch_desktop.core.deliveries import Proposal
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace


@pytest.mark.parametrize("photos", [1, 4])
@pytest.mark.parametrize("damage", ["x'0102'", "x''", "zeroblob(192)"])
def test_damaged_embeddings_do_not_end_a_batch(workspace: Workspace, tmp_path: Path, photos: int, damage: str) -> None:
    for number in range(photos):
        write_photo(tmp_path / "shop" / f"SKU{number}" / f"photo{number}.jpg", number)
    finish(index_folders(workspace, [tmp_path / "shop"]))
    with workspace.database.write() as connection:
        connection.execute(f"UPDATE content SET embedding = {damage} WHERE id = 1")
    delivery = tmp_path / "delivery"
    for number in range(20, 23):
        write_photo(delivery / f"fresh{number}.jpg", number)
    write_photo(delivery / "repeat.jpg", 20, quality=50)
    shutil.copy(tmp_path / "shop" / "SKU0" / "photo0.jpg", delivery / "same.jpg")
    report = finish(batch.run(workspace, [delivery], tmp_path / "batch"))
    made = {one.item.name: one.proposal for one in report.items}
    assert made["same"] is Proposal.ALREADY_HAVE
    assert made["repeat"] is Proposal.DUPLICATE_IN_BATCH
    assert [made[f"fresh{number}"] for number in range(20, 23)] == [Proposal.NEW] * 3
