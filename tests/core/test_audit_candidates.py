"""What an audit compares: photos that share features or look alike, and what is kept of that until it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from tests.core.pictures import EDITS, Pixels, product
from visearch_desktop.core import imaging
from visearch_desktop.core.audit import candidates, nearest_kept, neighbours, shared_features
from visearch_desktop.core.audit.candidates import by_embedding, by_votes
from visearch_desktop.core.audit.nearest_kept import Nearest
from visearch_desktop.core.audit.neighbours import Neighbours
from visearch_desktop.core.audit.shared_features import SharedFeatures, Votes
from visearch_desktop.core.store import Database, review, sought

PHOTOS = 40


def codes(pixels: Pixels) -> imaging.Bits:
    return imaging.packed_codes(imaging.pack(imaging.gallery_features(pixels)))


@pytest.fixture(scope="module")
def shop() -> list[imaging.Bits]:
    return [codes(product(seed)) for seed in range(PHOTOS)]


def shared_of(every: list[imaging.Bits]) -> SharedFeatures:
    shared = SharedFeatures(
        np.concatenate([np.empty(0, np.uint32), *every]), np.array([len(one) for one in every], int)
    )
    for step in shared.building():
        step()
    return shared


def found_of(every: list[imaging.Bits], place: int) -> list[int]:
    """What one photo is to be compared with because of its features."""
    shared = shared_of(every)
    found = [by_votes(shared.votes(np.array([place]), mirrored=mirrored)) for mirrored in (False, True)]
    return sorted({int(other) for one in found for other in one.right})


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("seed", [3, 17])
def test_an_edited_copy_and_its_photo_find_each_other(shop: list[imaging.Bits], edit: str, seed: int) -> None:
    every = [*shop, codes(EDITS[edit](product(seed)))]
    assert seed in found_of(every, PHOTOS)
    assert PHOTOS in found_of(every, seed)  # whichever of the two came first


def test_votes_are_what_comparing_all_features_comes_to() -> None:
    random = np.random.default_rng(5)
    pool = random.integers(0, 2**32, 30, dtype=np.uint32)
    one_off = np.r_[np.zeros(5, np.uint32), np.uint32(1) << np.arange(32, dtype=np.uint32)]
    every = [(random.choice(pool, 12) ^ random.choice(one_off, 12)).astype(np.uint32) for _ in range(9)]
    shared = shared_of(every)
    for mirrored in (False, True):
        votes = shared.votes(np.array([2, 3, 5]), mirrored=mirrored)
        got = {(a, b): v for a, b, v in zip(votes.left.tolist(), votes.right.tolist(), votes.votes, strict=True)}
        assert votes.left.tolist() == sorted(votes.left.tolist())
        wanted: dict[tuple[int, int], float] = {}
        for left in (2, 3, 5):
            for feature in every[left] ^ (imaging.MIRROR_BITS if mirrored else np.uint32(0)):
                near = {o: int((np.bitwise_count(one ^ feature) <= 1).sum()) for o, one in enumerate(every)}
                alike = sum(near.values()) - (not mirrored)  # but for the feature itself
                for other, count in near.items():
                    if other != left and count and alike <= shared_features.MOST_ALIKE:
                        wanted[left, other] = wanted.get((left, other), 0.0) + count / np.sqrt(alike)
        assert got.keys() == wanted.keys()
        assert all(got[pair] == pytest.approx(wanted[pair], abs=0.02) for pair in got)


def test_a_picture_held_a_thousand_times_costs_no_more_than_its_features(shop: list[imaging.Bits]) -> None:
    """Placeholders: features that too many share are left out, so pairs do not grow with the square."""
    every = [*([shop[0]] * 1000), *shop[1:]]
    votes = shared_of(every).votes(np.arange(1000), mirrored=False)
    assert len(votes.left) < 1000 * PHOTOS


def test_photos_without_features(shop: list[imaging.Bits]) -> None:
    none = np.empty(0, np.uint32)
    for every in ([], [none], [none, none], [none, shop[1], none, shop[1].copy()]):
        shared = shared_of(every)
        for mirrored in (False, True):
            assert len(shared.votes(np.arange(len(every)), mirrored=mirrored).left) in {0, 2}
    assert found_of([none, shop[1], none, shop[1].copy()], 1) == [3]


# -- neighbours ---------------------------------------------------------------------------------


def vectors(count: int, seed: int = 1) -> npt.NDArray[np.float32]:
    random = np.random.default_rng(seed)
    made = random.normal(0, 1, (count // 8 + 1, 24)).repeat(8, axis=0)[:count] + random.normal(0, 0.6, (count, 24))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def neighbours_of(every: npt.NDArray[np.float32]) -> Neighbours:
    axes = np.eye(every.shape[1], dtype=np.float32)
    made = Neighbours(len(every), axes, every[:: max(1, int(np.sqrt(len(every))))])
    for first in range(0, len(every), 7):
        made.put(first, every[first : first + 7])
    made.settle()
    return made


def test_neighbours_are_those_of_a_plain_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_TOGETHER", 128)
    monkeypatch.setattr(neighbours, "_QUERIES", 64)
    monkeypatch.setattr(nearest_kept, "_WAITING", 100)
    every = vectors(500)
    cosines = every @ every.T
    np.fill_diagonal(cosines, -2)
    wanted = np.argsort(-cosines, axis=1)[:, :6]
    asked = np.r_[3, 100:300]
    found = neighbours_of(every).nearest(asked, 12, 1.0)
    assert (found.places[:, :6] == wanted[asked]).mean() >= 0.95  # full embeddings are kept as bytes
    assert np.abs(found.cosines[:, :6] - np.take_along_axis(cosines, wanted, 1)[asked]).max() < 0.01
    monkeypatch.setattr(neighbours, "EXACT", 0)
    found = neighbours_of(every).nearest(asked, 12, 1.0)
    assert (found.places[:, 0] == wanted[asked, 0]).mean() >= 0.97
    assert all(len(set(row)) == 12 for row in found.places.tolist())


def test_more_are_kept_of_what_surely_looks_alike() -> None:
    every = np.concatenate([np.repeat(vectors(1), 30, axis=0), vectors(60, seed=2)])
    found = neighbours_of(every).nearest(np.array([4, 50]), 20, 0.9)
    assert (found.places >= 0).sum(axis=1).tolist() == [20, neighbours.RANKED]
    assert set(found.places[0].tolist()) < {*range(30)} - {4}


def test_fewer_photos_than_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for exact in (neighbours.EXACT, 0):
        monkeypatch.setattr(neighbours, "EXACT", exact)
        found = neighbours_of(vectors(3)).nearest(np.arange(3), 5, 0.9)
        assert (found.places >= 0).sum(axis=1).tolist() == [2, 2, 2]
        assert not (found.places == np.arange(3)[:, None]).any()
        assert len(by_embedding(np.arange(3), found).left) <= 6
        alone = neighbours_of(vectors(1)).nearest(np.arange(1), 5, 0.9)
        assert (alone.places == -1).all()
        assert not len(by_embedding(np.arange(1), alone).left)


def test_photos_that_all_look_alike_take_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """They lie in one cell, and all at once would be compared with all."""
    for name, value in {"EXACT": 0, "_BLOCK": 64, "_QUERIES": 16}.items():
        monkeypatch.setattr(neighbours, name, value)
    most, offer = 0, nearest_kept.NearestKept.offer

    def offered(self: nearest_kept.NearestKept, *given: Any) -> None:
        nonlocal most
        most = max(most, given[2].size)
        offer(self, *given)

    monkeypatch.setattr(nearest_kept.NearestKept, "offer", offered)
    alike = np.repeat(vectors(1), 600, axis=0)
    found = neighbours_of(alike).nearest(np.arange(100, 500), 6, 0.9)
    assert all(len(set(row)) == 6 and -1 not in row for row in found.places.tolist())
    assert not (found.places == np.arange(100, 500)[:, None]).any()
    assert 0 < most <= 64 * 16


# -- what is worth it ---------------------------------------------------------------------------


def test_votes_must_outstand_chance() -> None:
    left = np.repeat([4, 7], 30)
    votes = np.tile(np.r_[9.0, np.full(29, 2.0)], 2).astype(np.float32)
    votes[30] = 3.0  # less than 1.8 times what the twentieth has
    found = by_votes(Votes(left, np.arange(60), votes))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(4, 0)]
    many = by_votes(
        Votes(np.zeros(90, np.int64), np.arange(90), np.r_[np.full(15, 50.0), np.full(75, 1.0)].astype(np.float32))
    )
    assert len(many.right) == 15


def test_what_looks_alike_must_outstand_what_is_around() -> None:
    dense = np.full((1, 32), 0.82, np.float32)
    lone = np.array([[0.6, *[0.2] * 31]], np.float32)
    sure = np.array([[*[0.97] * 20, *[0.5] * 12]], np.float32)
    places = np.arange(32)[None]
    assert len(by_embedding(np.array([0]), Nearest(places, dense)).left) == candidates.LOOKED_ALIKE
    assert by_embedding(np.array([5]), Nearest(places, lone)).right.tolist() == [0]
    assert by_embedding(np.array([5]), Nearest(places, lone)).left.tolist() == [5]
    assert len(by_embedding(np.array([0]), Nearest(places, sure)).left) == 20


# -- kept until it is done ----------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path, create={"name": "test"})
    with made.write() as connection:
        connection.execute("INSERT INTO root VALUES (1, '/shop')")
        for number in (1, 2, 3):
            row = (bytes([number]), np.ones(4, np.float16).tobytes())
            connection.execute(
                "INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 8, 6, 0, ?)", row
            )
            photo = (f"{number}.jpg", number)
            connection.execute(
                "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 1, 1, ?)", photo
            )
    return made


def test_what_was_found_waits_until_it_was_compared(database: Database) -> None:
    assert sought.unsought(database, 7, [1]).tolist() == [1, 2, 3]
    sought.keep(database, 1, {1: np.array([2, 3]), 3: np.empty(0, np.int64)})
    assert sought.found(database, 1, [1, 2, 3]) == {1: [2, 3], 3: []}
    assert sought.unsought(database, 7, [1]).tolist() == [2]
    assert sought.unsought(database, 7, [2]).tolist() == [1, 2, 3]  # another way may find others
    review.record(database, 4, [1], [], mark=7)
    assert sought.found(database, 1, [1]) == {}
    assert sought.unsought(database, 7, [2]).tolist() == [2, 3]
    assert review.count_uncompared(database, 7) == 2


def test_another_model_forgets_it_and_damage_loses_no_more_than_a_pair(database: Database) -> None:
    sought.keep(database, 1, {1: np.array([2, 3])})
    with database.write() as connection:
        connection.execute("UPDATE cache.sought SET others = x'0200000000000000030000'")
    assert sought.found(database, 1, [1]) == {1: [2]}
    review.start_over_if_model_changed(database, "another")
    assert sought.unsought(database, 7, [1]).tolist() == [1, 2, 3]
