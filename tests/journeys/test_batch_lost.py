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


def index_shop(workspace: Workspace, shop: Path, photos: int) -> None:
    """Index so many products, each with a photo."""
    for number in range(photos):
        write_photo(shop / f"SKU{number}" / f"photo{number}.jpg", number)
    finish(index_folders(workspace, [shop]))


@pytest.mark.parametrize("photos", [1, 4])
@pytest.mark.parametrize("damage", ["x'0102'", "x''", "zeroblob(192)"])
def test_damaged_embeddings_do_not_end_a_batch(workspace: Workspace, tmp_path: Path, photos: int, damage: str) -> None:
    index_shop(workspace, tmp_path / "shop", photos)
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


def test_what_could_not_be_compared_is_not_called_new_with_confidence(workspace: Workspace, tmp_path: Path) -> None:
    """Thumbnails and features are lost, and the drive with the photos is away."""
    shop, delivery = tmp_path / "shop", tmp_path / "delivery"
    index_shop(workspace, shop, 4)
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM cache.thumbnail")
        connection.execute("DELETE FROM cache.features")
    shop.rename(tmp_path / "unplugged")
    delivery.mkdir()
    write_photo(delivery / "edited.jpg", 2, quality=60)
    report = finish(batch.run(workspace, [delivery], tmp_path / "batch"))
    (made,) = report.items
    assert made.proposal is Proposal.NEW
    assert made.confidence == 0.0
    assert "cannot be reached" in made.reasons[0]
    (problem,) = report.problems
    assert problem.photo == workspace.folder
    assert "4 of 4 photos" in problem.reason

    # What was compared with nothing is compared anew as soon as the drive is back.
    (tmp_path / "unplugged").rename(shop)
    report = finish(batch.run(workspace, [delivery], tmp_path / "batch"))
    (made,) = report.items
    assert made.proposal is Proposal.ALREADY_HAVE
    assert made.sku == "SKU2"
    assert not report.problems


def test_one_lost_photo_lowers_the_confidence_by_its_share(workspace: Workspace, tmp_path: Path) -> None:
    shop, delivery = tmp_path / "shop", tmp_path / "delivery"
    index_shop(workspace, shop, 4)
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM cache.thumbnail WHERE content_id = 3")
        connection.execute("DELETE FROM cache.features WHERE content_id = 3")
    next(shop.glob("SKU2/*")).unlink()
    write_photo(delivery / "fresh.jpg", 40)
    write_photo(delivery / "known.jpg", 1, quality=60)
    report = finish(batch.run(workspace, [delivery], tmp_path / "batch"))
    made = {one.item.name: one for one in report.items}
    assert made["fresh"].proposal is Proposal.NEW
    assert made["fresh"].confidence == pytest.approx(0.7 * 3 / 4)
    assert made["known"].proposal is Proposal.ALREADY_HAVE
    assert [problem.reason[:12] for problem in report.problems] == ["1 of 4 photo"]
