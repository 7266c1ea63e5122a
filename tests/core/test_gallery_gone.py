"""The gallery where photos have gone, where few are embedded yet, and where much is asked: no more work than needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.core.vector_shop import Shop, exact, found, vectors
from visearch_desktop.core.ann import NEIGHBOURS
from visearch_desktop.core.gallery import state
from visearch_desktop.core.store import Database, embeddings

ROWS = vectors(2000)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = Shop(tmp_path / "catalog")
    opened.add(ROWS)
    yield opened
    opened.database.close()


@pytest.mark.parametrize("published", [True, False])
def test_a_photo_that_has_gone_does_not_make_a_search_read_the_whole_catalog(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, published: bool
) -> None:
    if published:
        shop.gallery.publish()
    shop.rescan(shop.names[1:])
    most = 0
    ask = embeddings.found

    def asked(database: Database, contents: np.ndarray, model: str) -> tuple[np.ndarray, np.ndarray]:
        nonlocal most
        most = max(most, len(contents))
        return ask(database, contents, model)

    monkeypatch.setattr(embeddings, "found", asked)
    assert found(shop.gallery, ROWS[0], 10) == exact(ROWS, ROWS[0], 10, skip=frozenset({1}))
    assert most <= 4 * NEIGHBOURS


def test_many_that_have_gone_hide_nothing(shop: Shop) -> None:
    shop.gallery.publish()
    gone = frozenset(exact(ROWS, ROWS[0], 300))
    shop.rescan([name for place, name in enumerate(shop.names, 1) if place not in gone])
    assert set(found(shop.gallery, ROWS[0], 10)) == set(exact(ROWS, ROWS[0], 10, skip=gone))


def test_a_density_is_the_same_when_those_measured_before_are_forgotten(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = shop.again().densities([1, 2, 3])
    assert all(wanted.values())
    monkeypatch.setattr(state, "MOST_DENSITIES", 1)
    assert shop.gallery.densities([1, 2]) == {1: wanted[1], 2: wanted[2]}
    assert shop.gallery.densities([1, 2, 3]) == wanted


def test_a_snapshot_of_the_few_that_are_embedded_is_made_of_all_of_them(shop: Shop) -> None:
    """After a change of the model most wait for their embedding; the axes must come of those that have one."""
    with shop.database.write() as connection:
        connection.execute("UPDATE content SET embedding = NULL WHERE id % 100 > 50 OR id % 100 < 20")
    with embeddings.moment(shop.database) as now:
        assert len(now.sample(20)) >= 20
    shop.gallery.publish()
    assert found(shop.again(), ROWS[29], 1) == [30]


def test_a_query_of_another_model_finds_nothing(shop: Shop) -> None:
    """The model was changed between embedding the query and searching with it."""
    for published in (False, True):
        if published:
            shop.gallery.publish()
        assert shop.gallery.candidates(np.ones((1, 20), np.float32), 5) == []


def test_a_single_embedding_that_is_damaged_does_not_stop_searches(shop: Shop) -> None:
    shop.gallery.publish()
    assert found(shop.gallery, ROWS[0], 1) == [1]
    shop.add(vectors(1, seed=3), seed=3)
    with shop.database.write() as connection:
        connection.execute("UPDATE content SET embedding = x'0102' WHERE id = 2001")
    assert found(shop.gallery, ROWS[0], 1) == [1]
    assert shop.gallery.candidates(ROWS[:1], 5, among=np.array([2001])) == []
    assert shop.gallery.densities([2001]) == {2001: 0.0}
    assert not shop.gallery.vectors([2001]).any()
    assert found(shop.again(), ROWS[0], 1) == [1]


def test_what_the_system_puts_into_the_folder_of_snapshots_does_not_keep_old_ones(shop: Shop) -> None:
    shop.gallery.publish()
    folder = shop.gallery.snapshot_folder.parent
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "0", "z"):
        (folder / name).write_bytes(b"")
    for _ in range(3):
        shop.gallery.publish()
    assert [path.name for path in folder.iterdir() if path.is_dir()] == [shop.gallery.snapshot_folder.name]
