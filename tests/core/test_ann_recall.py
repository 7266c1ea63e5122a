"""What a snapshot measures of itself: the true nearest of its probes, and the effort that finds them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.core.test_ann import Made, build, unit_vectors
from visearch_desktop.core import ann
from visearch_desktop.core.ann import recall
from visearch_desktop.core.ann.manifest import NAME
from visearch_desktop.core.ann.recall import EFFORTS, NEAREST, Probes
from visearch_desktop.core.errors import GalleryError

VECTORS = unit_vectors(700, 16)


def compared(block: int, vectors: np.ndarray = VECTORS) -> Probes:
    probes = Probes(vectors[:20])
    for first in range(0, len(vectors), block):
        probes.compare(first, vectors[first : first + block])
    return probes


def exact(vector: np.ndarray) -> list[int]:
    return [int(place) for place in np.argsort(-(VECTORS @ vector), kind="stable")[: NEAREST + 1]]


@pytest.mark.parametrize("block", [3, 64, 699, 700])
def test_the_true_nearest_are_those_of_all_blocks(block: int) -> None:
    assert compared(block).effort(lambda vector, _: exact(vector)) == (EFFORTS[0], 1.0)


def test_a_probe_is_not_counted_as_its_own_neighbour() -> None:
    assert compared(100).effort(lambda vector, _: exact(vector)[:1])[1] == 0


def test_the_least_effort_that_finds_enough_is_chosen() -> None:
    asked = []

    def half_at_first(vector: np.ndarray, effort: int) -> Sequence[int]:
        asked.append(effort)
        return exact(vector)[: 6 if effort == EFFORTS[0] else 11]

    assert compared(100).effort(half_at_first) == (EFFORTS[1], 1.0)
    assert set(asked) == set(EFFORTS[:2])


def test_where_nothing_finds_enough_the_greatest_effort_and_what_it_finds_are_told() -> None:
    assert compared(100).effort(lambda vector, _: exact(vector)[:9]) == (EFFORTS[-1], 0.8)


@pytest.mark.parametrize("count", [1, 2, 11])
def test_fewer_contents_than_neighbours_are_all_found(count: int) -> None:
    assert compared(5, VECTORS[:count]).effort(lambda *_: range(count)) == (EFFORTS[0], 1.0)


def test_probes_are_spread_over_the_sample() -> None:
    assert 90 <= len(Probes.among(unit_vectors(8192, 4))._vectors) <= recall.PROBES
    assert len(Probes.among(VECTORS[:7])._vectors) == 7


def test_a_snapshot_remembers_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "EFFORTS", (500, 40_000))
    vectors = build(tmp_path / "1", 6000, 96)  # random directions, without clusters: the hardest there is
    snapshot = ann.Snapshot(tmp_path / "1")
    assert snapshot.manifest.effort == 40_000
    assert snapshot.manifest.recall >= recall.WANTED
    near = snapshot.nearest(vectors[3] @ snapshot.projection, 5).tolist()
    assert near == (np.argsort(-(vectors @ vectors[3]))[:5] + 10).tolist()
    snapshot.close()


def test_a_snapshot_of_before_is_searched_as_before(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    ann.build(tmp_path / "1", Made(VECTORS))
    said = json.loads((tmp_path / "1" / NAME).read_text())
    del said["effort"], said["recall"]
    (tmp_path / "1" / NAME).write_text(json.dumps(said))
    assert ann.read_manifest(tmp_path / "1").effort == EFFORTS[0]
    assert ann.is_whole(tmp_path / "1")


@pytest.mark.parametrize("effort", ["-1", "0", "1e30", "Infinity", '"much"'])
def test_a_damaged_effort_is_no_effort(tmp_path: Path, effort: str) -> None:
    (tmp_path / "1").mkdir()
    ann.build(tmp_path / "1", Made(VECTORS))
    said = json.loads((tmp_path / "1" / NAME).read_text())
    (tmp_path / "1" / NAME).write_text(json.dumps(said).replace(f'"effort": {EFFORTS[0]}', f'"effort": {effort}'))
    with pytest.raises(GalleryError):
        ann.read_manifest(tmp_path / "1")
