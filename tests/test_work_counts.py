"""How much work the journeys do, counted: files opened, pictures decoded, runs of the network, pairs, transactions.

Times vary with the machine; these numbers do not. Where one of them may grow with the catalog, it says by how much.
"""

from __future__ import annotations

import shutil
from itertools import combinations
from math import ceil
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

from tests.conftest import finish
from tests.core.pictures import product, saved
from tests.counting import Work, counted
from visearch_desktop.core import audit, batch, imaging
from visearch_desktop.core.batch import looking
from visearch_desktop.core.batch.twins import CANDIDATES
from visearch_desktop.core.embedding import Embedder
from visearch_desktop.core.findings import AuditOptions
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.query import VERIFIED, VERIFIED_CLOSER, VIEWS
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace

PHOTOS = 16
DELIVERED, NEW = 12, 6


def put(path: Path, seed: int, quality: int = 88) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(product(seed)).save(path, quality=quality)
    return path


def shop_of(folder: Path, photos: int, first: int = 0) -> Path:
    for number in range(first, first + photos):
        put(folder / f"SKU{number // 2}" / f"photo{number}.jpg", number)
    return folder


def index(workspace: Workspace, *folders: Path) -> Work:
    with counted() as work:
        finish(index_folders(workspace, folders))
    return work


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return shop_of(tmp_path / "photos", PHOTOS)


@pytest.fixture
def indexed(workspace: Workspace, photos: Path) -> Workspace:
    finish(index_folders(workspace, [photos]))
    return workspace


def test_counting_counts(tmp_path: Path) -> None:
    """Else nothing below could fail."""
    photo = put(tmp_path / "one.jpg", 1)
    with counted() as work:
        imaging.read_picture(photo)
        imaging.decode_thumbnail(imaging.read_bytes(photo))
    imaging.read_picture(photo)
    assert work.opened_in(tmp_path) == {"one.jpg": 2}
    assert work.pictures == 2
    with counted() as nothing:
        pass
    assert not nothing.opened


# -- index ---------------------------------------------------------------------------------------------------------


def test_index_reads_each_photo_once_and_decodes_it_once(workspace: Workspace, photos: Path) -> None:
    work = index(workspace, photos)
    assert work.opened_in(photos) == {f"photo{number}.jpg": 1 for number in range(PHOTOS)}
    assert work.pictures == PHOTOS
    assert work.tiles == PHOTOS
    assert not work.verified


def test_index_fills_the_batches_of_the_network(workspace: Workspace, photos: Path) -> None:
    work = index(workspace, photos)
    assert work.network_runs == ceil(PHOTOS / workspace.embedder.batch)


def test_index_takes_one_transaction_a_batch(indexed: Workspace, photos: Path) -> None:
    batch_size = indexed.embedder.batch
    shop_of(photos, batch_size, first=100)
    one_batch = index(indexed)
    shop_of(photos, 3 * batch_size, first=200)
    three_batches = index(indexed)
    assert three_batches.transactions - one_batch.transactions == 2


def test_the_same_bytes_under_other_names_are_decoded_once(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    finish(index_folders(workspace, [put(folder / "first.jpg", 3).parent]))
    for number in range(10):
        shutil.copy(folder / "first.jpg", folder / f"copy{number}.jpg")
    work = index(workspace)
    assert work.opened_in(folder) == {f"copy{number}.jpg": 1 for number in range(10)}
    assert work.pictures == work.tiles == 0


def test_an_unchanged_folder_is_looked_at_and_nothing_is_read(indexed: Workspace, photos: Path) -> None:
    work = index(indexed)
    assert work.opened_in(photos) == {}
    assert work.pictures == work.tiles == 0


def test_a_rescan_of_more_photos_takes_no_more_transactions(indexed: Workspace, photos: Path) -> None:
    """What is seen is written in pages of a thousand files, not file by file."""
    few = index(indexed)
    shop_of(photos, 2 * PHOTOS, first=200)
    finish(index_folders(indexed))
    many = index(indexed)
    assert many.transactions == few.transactions


def test_one_new_photo_costs_one_photo(indexed: Workspace, photos: Path) -> None:
    put(photos / "SKU0" / "new.jpg", 77)
    work = index(indexed)
    assert work.opened_in(photos) == {"new.jpg": 1}
    assert work.pictures == work.tiles == work.network_runs == 1


def test_a_moved_photo_is_read_but_neither_decoded_nor_embedded(indexed: Workspace, photos: Path) -> None:
    (photos / "SKU3").rename(photos / "SKU-3-renamed")
    work = index(indexed)
    assert work.opened_in(photos) == {"photo6.jpg": 1, "photo7.jpg": 1}
    assert work.pictures == work.tiles == 0


def test_a_removed_photo_costs_nothing_of_the_others(indexed: Workspace, photos: Path) -> None:
    shutil.rmtree(photos / "SKU1")
    work = index(indexed)
    assert work.opened_in(photos) == {}
    assert work.tiles == 0


# -- open ----------------------------------------------------------------------------------------------------------


def test_opening_a_catalog_looks_at_no_photo_and_loads_no_network(
    indexed: Workspace, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Embedder, "open", lambda *_: pytest.fail("the network was loaded"))
    with counted() as work:
        opened = Workspace.open(indexed.folder)
        assert opened.info().photos == PHOTOS
        opened.close()
    assert work.opened_in(photos) == {}
    assert work.pictures == work.transactions == 0


# -- search --------------------------------------------------------------------------------------------------------


def searched(workspace: Workspace, photo: Path) -> Work:
    query = Query((query_from_path(photo),))
    search(workspace, query)  # what is loaded once and kept is not the search's
    with counted() as work:
        assert search(workspace, query).matches
    return work


def test_a_search_for_a_photo_of_the_catalog_takes_one_look(indexed: Workspace, photos: Path) -> None:
    work = searched(indexed, photos / "SKU2" / "photo4.jpg")
    assert work.opened_in(photos) == {"photo4.jpg": 1}
    assert work.tiles == len(imaging.QUERY_VIEWS)
    assert work.pairs <= VERIFIED
    assert work.transactions == 0


def test_a_search_for_something_new_looks_closer_once_and_no_more(indexed: Workspace, tmp_path: Path) -> None:
    work = searched(indexed, put(tmp_path / "new.jpg", 500))
    assert work.opened_in(tmp_path)["new.jpg"] == 1
    assert work.tiles == len(VIEWS)
    assert work.pairs <= VERIFIED + VERIFIED_CLOSER
    assert work.transactions == 0


def test_a_photo_saved_again_is_decided_by_the_first_look(indexed: Workspace, tmp_path: Path) -> None:
    """The closer look is begun early, but only when the nearest candidates have decided nothing."""
    work = searched(indexed, put(tmp_path / "again.jpg", 4, quality=60))
    assert work.tiles == len(imaging.QUERY_VIEWS)


def test_the_first_search_looks_for_no_product_but_that_of_its_photo(
    indexed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The colours of what is near it were taken while indexing."""
    looked = Mock(wraps=imaging.find_product)
    monkeypatch.setattr(imaging, "find_product", looked)
    assert search(indexed, Query((query_from_path(put(tmp_path / "new.jpg", 500)),))).matches
    assert looked.call_count == 1


def test_a_search_opens_no_photo_of_the_catalog(indexed: Workspace, photos: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(photos / "SKU2" / "photo4.jpg", tmp_path / "copy.jpg"))
    assert searched(indexed, copy).opened_in(photos) == {}


def test_a_search_in_more_photos_verifies_as_many_pairs(indexed: Workspace, tmp_path: Path) -> None:
    """What is verified is bounded, not a share of the catalog."""
    finish(index_folders(indexed, [shop_of(tmp_path / "more", 2 * VERIFIED, first=1000)]))
    work = searched(indexed, put(tmp_path / "new.jpg", 500))
    assert work.pairs <= VERIFIED + VERIFIED_CLOSER
    assert work.tiles == len(VIEWS)


# -- audit ---------------------------------------------------------------------------------------------------------


def audited(workspace: Workspace) -> Work:
    with counted() as work:
        finish(audit.run(workspace, AuditOptions()))
    return work


def test_an_audit_verifies_a_pair_once_at_most(indexed: Workspace) -> None:
    work = audited(indexed)
    assert work.pairs <= len(list(combinations(range(PHOTOS), 2)))


def test_an_audit_embeds_each_photo_as_its_other_views_at_most(indexed: Workspace) -> None:
    """The whole is known from the index."""
    assert audited(indexed).tiles <= PHOTOS * (len(imaging.QUERY_VIEWS) - 1)


def test_an_audit_opens_no_photo(indexed: Workspace, photos: Path) -> None:
    assert audited(indexed).opened_in(photos) == {}


def test_a_second_audit_compares_nothing(indexed: Workspace) -> None:
    audited(indexed)
    work = audited(indexed)
    assert work.tiles == work.pairs == work.pictures == 0


def test_an_audit_after_one_new_photo_compares_that_one(indexed: Workspace, photos: Path) -> None:
    audited(indexed)
    put(photos / "SKU0" / "new.jpg", 77)
    finish(index_folders(indexed))
    work = audited(indexed)
    assert work.pairs <= PHOTOS
    assert work.tiles <= len(imaging.QUERY_VIEWS) - 1


# -- batch ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    folder = tmp_path / "delivery"
    for number in range(DELIVERED):
        picture = saved(product(number), 40) if number % 2 else product(900 + number)
        folder.mkdir(exist_ok=True)
        Image.fromarray(picture).save(folder / f"item{number}.jpg")
    return folder


def delivered(workspace: Workspace, delivery: Path, folder: Path) -> Work:
    with counted() as work:
        finish(batch.run(workspace, [delivery], folder))
    return work


def test_a_batch_embeds_once_what_local_features_do_not_prove(
    indexed: Workspace, delivery: Path, tmp_path: Path
) -> None:
    work = delivered(indexed, delivery, tmp_path / "batch")
    assert work.tiles == NEW
    assert work.network_runs <= ceil(DELIVERED / looking.FEWEST)
    assert work.pairs <= DELIVERED * VERIFIED
    assert work.transactions == 0


def test_a_second_run_of_a_batch_compares_with_the_delivery_alone(
    indexed: Workspace, delivery: Path, tmp_path: Path
) -> None:
    """What the catalog has is known from the first run; twins inside the delivery are looked for again."""
    delivered(indexed, delivery, tmp_path / "batch")
    work = delivered(indexed, delivery, tmp_path / "batch")
    assert work.tiles == 0
    assert max(work.verified) <= CANDIDATES
    assert len(work.verified) <= NEW
