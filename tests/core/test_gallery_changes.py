"""The gallery after writes: everything is found that should be, and no more is read than what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.core.vector_shop import Shop, exact, found, vectors
from visearch_desktop.core.ann import manifest
from visearch_desktop.core.gallery import Gallery, loading, publishing, state
from visearch_desktop.core.store import Database, photos


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = Shop(tmp_path / "catalog")
    yield opened
    opened.database.close()


def work(shop: Shop, monkeypatch: pytest.MonkeyPatch, query: np.ndarray) -> tuple[int, int]:
    """How many queries of the database a search makes, and how many rows they read."""
    asked = rows = 0

    def count(database: Database, query: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        nonlocal asked, rows
        with database.reading() as connection:
            answer = connection.execute(query, values).fetchall()
        asked, rows = asked + 1, rows + len(answer)
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(Database, "rows", count)
        shop.gallery.candidates(query[None], 10)
    return asked, rows


def test_a_search_after_a_write_does_no_more_work_in_a_larger_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    for size in (400, 4000):
        shop = Shop(tmp_path / str(size))
        shop.add(vectors(size))
        shop.gallery.publish()
        shop.gallery.warm_up()
        shop.add(vectors(1, seed=5))
        done.append(work(shop, monkeypatch, vectors(1, seed=6)[0]))
        assert found(shop.gallery, vectors(1, seed=5)[0], 1) == [size + 1]
        shop.database.close()
    assert done[0][0] == done[1][0] <= 10
    assert abs(done[0][1] - done[1][1]) <= 2
    assert done[1][1] < 120


def test_opening_hashes_no_file_and_deciding_hashes_all(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = vectors(400)
    shop.add(rows)
    shop.gallery.publish()
    hashed: list[Path] = []

    def describe(folder: Path) -> dict[str, tuple[int, str]]:
        hashed.append(folder)
        return manifest.read_manifest(folder).files

    monkeypatch.setattr(manifest, "describe", describe)
    again = shop.again()
    assert found(again, rows[3], 1) == [4]
    assert hashed == []
    assert not again.wants_publishing()
    assert hashed == [again.snapshot_folder]


def test_a_batch_is_one_transaction(shop: Shop) -> None:
    before = shop.database.revision()
    shop.add(vectors(50))
    scanning = 3
    assert shop.database.revision() == before + scanning + 1


def test_what_came_first_has_left_and_come_back_is_found(shop: Shop) -> None:
    rows = vectors(400)
    shop.add(rows)
    shop.rescan(shop.names[1:])
    shop.gallery.publish()
    assert 1 not in found(shop.gallery, rows[0], 5)
    with shop.database.write() as connection:
        connection.execute("INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, 'x', 1, 1, 1)")
    assert found(shop.gallery, rows[0], 1) == [1]


def test_a_content_embedded_after_the_snapshot_is_found_whatever_its_number(shop: Shop) -> None:
    """After a change of the model the photos of a drive that is away keep their numbers and wait."""
    rows = vectors(400)
    shop.add(rows)
    with shop.database.write() as connection:
        kept = connection.execute("SELECT id, embedding FROM content WHERE id IN (7, 400)").fetchall()
        connection.execute("UPDATE content SET embedding = NULL WHERE id IN (7, 400)")
    shop.gallery.publish()
    gallery, opened_later = shop.again(), shop.again()
    assert 7 not in found(gallery, rows[6], 5)
    with shop.database.write() as connection:
        connection.executemany("UPDATE content SET embedding = ?2 WHERE id = ?1", kept)
    for one in (gallery, opened_later):
        assert found(one, rows[6], 1) == [7]
        assert found(one, rows[399], 1) == [400]
        assert one._current().tail.count == 2


def test_what_is_left_is_found_among_many_that_have_gone(shop: Shop) -> None:
    """300 photos near the query go at once: more than a search asks for."""
    query = vectors(1, seed=9)[0]
    near = query + 0.2 * vectors(300, seed=1)
    rows = np.concatenate([near / np.linalg.norm(near, axis=1, keepdims=True), vectors(300)]).astype(np.float32)
    shop.add(rows)
    shop.gallery.publish()
    shop.rescan(shop.names[300:])
    assert found(shop.gallery, query, 5) == exact(rows, query, 5, frozenset(range(1, 301)))


@pytest.mark.parametrize("published", [True, False])
def test_a_choice_of_many_contents_gives_the_nearest_of_them(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, published: bool
) -> None:
    rows = vectors(600)
    shop.add(rows[:500])
    if published:
        shop.gallery.publish()
    shop.add(rows[500:])
    monkeypatch.setattr(state, "EXACT", 10)
    among = np.arange(1, 601, 2)
    query = vectors(1, seed=3)[0]
    near = [one.content for one in shop.gallery.candidates(query[None], 20, among=among)]
    assert near == exact(rows, query, 20, frozenset(range(2, 601, 2)))


def test_without_a_snapshot_a_large_catalog_is_seen_along_few_axes(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "PLAIN", 100)
    monkeypatch.setattr(loading, "PLAIN", 100)
    rows = vectors(90)
    shop.add(rows)
    assert found(shop.gallery, rows[0], 1) == [1]
    more = vectors(200, seed=4)
    shop.add(more)
    every = np.concatenate([rows, more])
    query = vectors(1, seed=3)[0]
    assert found(shop.gallery, query, 10) == exact(every, query, 10)
    assert shop.gallery._current().tail.axes is not None


@pytest.mark.parametrize(("covered", "most"), [(0, 256), (1000, 256), (50_000, 5000), (1_000_000, 25_000)])
def test_how_much_may_be_added(covered: int, most: int) -> None:
    assert publishing.allowed(covered) == most


def test_moving_photos_is_no_reason_to_build_anew_but_removing_is(shop: Shop) -> None:
    shop.add(vectors(600))
    shop.gallery.publish()
    for _ in range(2):  # every photo leaves its content and is found to show it again
        with shop.database.write() as connection:
            connection.execute("UPDATE photo SET content_id = NULL")
            connection.execute("UPDATE photo SET content_id = id")
    assert not shop.gallery.wants_publishing()
    shop.rescan(shop.names[:300])
    assert shop.gallery.wants_publishing()


def test_densities_follow_what_is_removed(shop: Shop) -> None:
    rows = vectors(30)
    rows[1] = rows[0]
    shop.add(rows)
    before = shop.gallery.densities([1])[1]
    shop.rescan([name for name in shop.names if name != "00001.jpg"])
    assert shop.gallery.densities([1])[1] < before - 0.1
    assert photos.live_contents(shop.database).tolist() == [1, *range(3, 31)]


def test_the_tail_grows_without_touching_what_a_search_in_flight_sees(shop: Shop) -> None:
    rows = vectors(120)
    shop.add(rows[:40])
    gallery: Gallery = shop.gallery
    gallery.warm_up()
    earlier = gallery._current().tail
    seen = earlier.rows.copy()
    for start in range(40, 120, 10):
        shop.add(rows[start : start + 10])
        assert found(gallery, rows[start + 9], 1) == [start + 10]
    assert earlier.count == 40
    np.testing.assert_array_equal(earlier.rows, seen)
