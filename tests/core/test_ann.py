"""Annoy snapshots: what was built is found again, what is damaged is not opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from annoy import AnnoyIndex

from visearch_desktop.core import ann
from visearch_desktop.core.ann import manifest, nodes
from visearch_desktop.core.ann.building import PROJECTED
from visearch_desktop.core.errors import GalleryError


def unit_vectors(count: int, dimension: int = 64, seed: int = 0) -> npt.NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@dataclass
class Made:
    """Contents from 10 on, with these embeddings."""

    vectors: npt.NDArray[np.float32]
    model: str = "model"
    gone: int = 3

    def count(self) -> int:
        return len(self.vectors)

    def waiting(self) -> npt.NDArray[np.int64]:
        return np.array([4, 7])

    def sample(self, count: int) -> npt.NDArray[np.float32]:
        return self.vectors[:: max(1, len(self.vectors) // count)]

    def blocks(self) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]]:
        for start in range(0, len(self.vectors), 700):
            block = self.vectors[start : start + 700]
            yield np.arange(10 + start, 10 + start + len(block)), block


def build(folder: Path, count: int = 2000, dimension: int = 64) -> np.ndarray:
    vectors = unit_vectors(count, dimension)
    folder.mkdir()
    ann.build(folder, Made(vectors))
    return vectors


def nearest(snapshot: ann.Snapshot, vector: np.ndarray, count: int) -> list[int]:
    """Positions of the nearest."""
    return [int(content) - 10 for content in snapshot.nearest(vector @ snapshot.projection, count)]


@pytest.mark.parametrize("dimension", [64, 400])
def test_every_vector_finds_itself_and_its_neighbours(tmp_path: Path, dimension: int) -> None:
    vectors = build(tmp_path / "1", dimension=dimension)
    snapshot = ann.Snapshot(tmp_path / "1")
    assert snapshot.ids[0] == 10
    found = hits = 0
    for position in range(0, 2000, 40):
        true = set(np.argsort(-(vectors @ vectors[position]))[:10].tolist())
        near = nearest(snapshot, vectors[position], 64)
        assert near[0] == position
        hits += len(true & set(near))
        found += 10
    # Random directions are the hardest case there is: no two vectors are really near each other.
    assert hits / found > 0.7
    snapshot.close()


def test_a_single_vector_is_enough(tmp_path: Path) -> None:
    build(tmp_path / "1", count=1)
    assert nearest(ann.Snapshot(tmp_path / "1"), unit_vectors(1)[0], 5) == [0]


def test_contents_are_written_as_annoy_writes_them(tmp_path: Path) -> None:
    """They go into Annoy's file in blocks, around its slow way of adding them one by one."""
    vectors, files = unit_vectors(300, 5), [tmp_path / "theirs", tmp_path / "ours"]
    for file in files:
        trees = AnnoyIndex(5, "angular")
        trees.on_disk_build(str(file))
        for position, vector in enumerate(vectors):
            trees.add_item(position, vector.tolist() if file == files[0] else [0.0] * 5)
        if file == files[1]:
            nodes.write_contents(file, 0, vectors[:200])
            nodes.write_contents(file, 200, vectors[200:])
        trees.build(3, n_jobs=1)
        trees.unload()
    theirs, ours = (np.fromfile(file, "<i4").reshape(-1, 3 + 5) for file in files)
    np.testing.assert_allclose(ours[:300, 1].view("<f4"), theirs[:300, 1].view("<f4"), rtol=1e-6)  # squared lengths
    np.testing.assert_array_equal(np.delete(ours[:300], 1, axis=1), np.delete(theirs[:300], 1, axis=1))
    assert nodes.are_sound(files[1], 5, 300)


def test_a_drive_that_keeps_two_mappings_apart_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "write_contents", lambda *_: None)
    with pytest.raises(GalleryError, match="this drive"):
        build(tmp_path / "1")


@pytest.mark.parametrize("name", [*manifest.FILES, manifest.NAME])
@pytest.mark.parametrize("damage", ["cut", "gone", "empty", "longer"])
def test_a_file_of_another_size_is_not_opened(tmp_path: Path, name: str, damage: str) -> None:
    build(tmp_path / "1", count=50)
    file = tmp_path / "1" / name
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes({"cut": data[:-40], "empty": b"", "longer": data + b"xxxx"}[damage])
    with pytest.raises(GalleryError):
        ann.Snapshot(tmp_path / "1")
    assert not ann.is_whole(tmp_path / "1")


@pytest.mark.parametrize("count", [50, 500, 1000])
def test_the_projection_keeps_cosines(count: int) -> None:
    random = np.random.default_rng(3)
    low = random.normal(size=(count, 40)).astype(np.float32)
    vectors = low @ random.normal(size=(40, 600)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    projected = vectors @ ann.principal_axes(vectors)
    assert projected.shape[1] <= PROJECTED
    np.testing.assert_allclose(projected @ projected.T, vectors @ vectors.T, atol=0.01)
