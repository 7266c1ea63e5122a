"""Annoy snapshots: what was built is found again, what is damaged is not opened."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from visearch_desktop.core import ann
from visearch_desktop.core.errors import GalleryError


def unit_vectors(count: int, dimension: int = 64, seed: int = 0) -> npt.NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def build(folder: Path, count: int = 2000, dimension: int = 64) -> np.ndarray:
    vectors = unit_vectors(count, dimension)
    folder.mkdir()
    ann.build(folder, np.arange(10, 10 + count, dtype=np.int64), iter(vectors.astype(np.float16)), dimension)
    return vectors


@pytest.mark.parametrize("dimension", [64, 400])
def test_every_vector_finds_itself_and_its_neighbours(tmp_path: Path, dimension: int) -> None:
    vectors = build(tmp_path / "1", dimension=dimension)
    snapshot = ann.Snapshot(tmp_path / "1")
    assert snapshot.ids[0] == 10
    found = hits = 0
    for position in range(0, 2000, 40):
        true = set(np.argsort(-(vectors @ vectors[position]))[:10].tolist())
        nearest = snapshot.nearest(vectors[position], 64)
        assert nearest[0] == position
        hits += len(true & set(nearest.tolist()))
        found += 10
    # Random directions are the hardest case there is: no two vectors are really near each other.
    assert hits / found > 0.7
    snapshot.close()


def test_a_single_vector_is_enough(tmp_path: Path) -> None:
    build(tmp_path / "1", count=1)
    assert ann.Snapshot(tmp_path / "1").nearest(unit_vectors(1)[0], 5).tolist() == [0]


@pytest.mark.parametrize("name", ["trees.annoy", "vectors.npy", "ids.npy", "projection.npy", "manifest.json"])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "empty"])
def test_damage_is_noticed_before_the_file_is_opened(tmp_path: Path, name: str, damage: str) -> None:
    build(tmp_path / "1", count=50)
    file = tmp_path / "1" / name
    data = bytearray(file.read_bytes())
    if damage == "flip":
        data[len(data) // 2] ^= 0xFF
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(bytes({"flip": data, "cut": data[:-40], "empty": b""}[damage]))
    with pytest.raises(GalleryError):
        ann.Snapshot(tmp_path / "1")


@pytest.mark.parametrize("count", [50, 500, 1000])
def test_the_projection_keeps_cosines(count: int) -> None:
    random = np.random.default_rng(3)
    low = random.normal(size=(count, 40)).astype(np.float32)
    vectors = low @ random.normal(size=(40, 600)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    projected = vectors @ ann.principal_axes(vectors.astype(np.float16))
    assert projected.shape[1] <= ann.PROJECTED
    np.testing.assert_allclose(projected @ projected.T, vectors @ vectors.T, atol=0.01)
