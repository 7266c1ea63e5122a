"""The gallery where photos have gone, where few are embedded yet, and where much is asked: no more work than needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.core.vector_shop import Shop, exact, found, vectors
from visearch_desktop.core.gallery import NEIGHBOURS, state
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
