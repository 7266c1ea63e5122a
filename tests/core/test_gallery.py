"""The gallery: snapshot, tail and removed contents give one answer, the exact one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.core.vector_shop import DIMENSION, Shop, exact, found, vectors
from visearch_desktop.core import ann
from visearch_desktop.core.gallery import Gallery


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = Shop(tmp_path / "catalog")
    yield opened
    opened.database.close()


def test_an_empty_gallery_answers_nothing(shop: Shop) -> None:
    assert shop.gallery.candidates(vectors(1), 5) == []
    assert not shop.gallery.wants_publishing()
    shop.gallery.publish()


def test_the_tail_is_exact(shop: Shop) -> None:
    rows = vectors(200)
    shop.add(rows)
    query = vectors(1, seed=9)[0]
    assert found(shop.gallery, query) == exact(rows, query, 10)
    best = shop.gallery.candidates(query[None], 1)[0]
    assert best.similarity == pytest.approx(float((rows @ query).max()), abs=3e-3)


def test_snapshot_and_tail_together(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = vectors(600)
    shop.add(rows[:400])
    assert shop.gallery.wants_publishing()
    shop.gallery.publish()
    assert not shop.gallery.wants_publishing()
    shop.add(rows[400:])
    # Asking for everything makes Annoy exact, so that the whole answer can be compared.
    monkeypatch.setattr(ann, "NEIGHBOURS", 600)
    for seed in range(5):
        query = vectors(1, seed=100 + seed)[0]
        assert found(shop.gallery, query, 20) == exact(rows, query, 20)


def test_removed_photos_are_not_found(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = vectors(400)
    shop.add(rows)
    shop.gallery.publish()
    monkeypatch.setattr(ann, "NEIGHBOURS", 400)
    query = rows[7]
    assert found(shop.gallery, query, 1) == [8]
    shop.rescan([name for name in shop.names if name != "00007.jpg"])
    assert found(shop.gallery, query, 3) == exact(rows, query, 3, frozenset({8}))


def test_several_views_take_the_best(shop: Shop) -> None:
    rows = vectors(50)
    shop.add(rows)
    answer = shop.gallery.candidates(np.stack([rows[3], rows[30]]), 2)
    assert {candidate.content for candidate in answer} == {4, 31}


def test_density_is_the_mean_of_the_nearest_neighbours(shop: Shop) -> None:
    rows = vectors(50)
    shop.add(rows)
    others = np.sort(rows[1:] @ rows[0])[::-1][:5]
    assert shop.gallery.densities([1])[1] == pytest.approx(float(others.mean()), abs=4e-3)
    assert shop.gallery.densities([999])[999] == pytest.approx(0.0)


def test_a_damaged_snapshot_costs_speed_not_answers(shop: Shop) -> None:
    rows = vectors(400)
    shop.add(rows)
    shop.gallery.publish()
    (file,) = shop.database.folder.glob("gallery/*/trees.annoy")
    file.write_bytes(b"x" * file.stat().st_size)
    again = Gallery(shop.database, shop.database.folder / "gallery")
    assert [candidate.content for candidate in again.candidates(rows[:1], 1)] == [1]
    assert again.wants_publishing()
    again.publish()
    assert not again.wants_publishing()


def test_old_snapshots_are_removed(shop: Shop) -> None:
    shop.add(vectors(300))
    shop.gallery.publish()
    shop.gallery.publish()
    assert len(list((shop.database.folder / "gallery").iterdir())) == 1


def test_a_search_in_flight_survives_publishing(shop: Shop) -> None:
    rows = vectors(300)
    shop.add(rows)
    shop.gallery.publish()
    state = shop.gallery._current()
    shop.gallery.publish()
    ids, _ = state.near(rows[5][None], 1)
    assert 6 in ids


def test_an_abandoned_build_is_thrown_away(shop: Shop) -> None:
    shop.add(vectors(300))
    shop.gallery.publish()
    before = shop.gallery.snapshot_folder
    shop.gallery.publish(lambda: True)
    assert shop.gallery.snapshot_folder == before
    assert list(before.parent.iterdir()) == [before]


def test_handicaps_are_taken_off(shop: Shop) -> None:
    rows = vectors(50)
    shop.add(rows)
    answer = shop.gallery.candidates(np.stack([rows[3], rows[30], np.full(DIMENSION, np.nan)]), 2, [0.0, 0.3, 0.0])
    assert [(one.content, one.view) for one in answer] == [(4, 0), (31, 1)]
    assert answer[1].similarity == pytest.approx(0.7, abs=1e-3)
