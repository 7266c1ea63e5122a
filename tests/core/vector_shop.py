"""A catalog of bare vectors, and the exact answer to a query."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.store import Content, Database, photos, scans

DIMENSION = 48


def vectors(count: int, seed: int = 0) -> npt.NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


class Shop:
    """A catalog of bare vectors: photo n is `0000n.jpg`, content ids follow the order of adding."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder, create={})
        scans.add_root(self.database, folder)
        self.gallery = Gallery(self.database, folder / "gallery")
        self.names: list[str] = []

    def add(self, rows: np.ndarray, seed: int = 0) -> None:
        start = len(self.names)
        self.names += [f"{start + n:05d}.jpg" for n in range(len(rows))]
        self.rescan(self.names)
        digests = [int(start + n).to_bytes(31, "big") + bytes([seed]) for n in range(len(rows))]
        contents = [
            (photo.id, Content(digest, 1, 1, 0, b"", b"", row))
            for photo, digest, row in zip(photos.pending(self.database), digests, rows, strict=True)
        ]
        photos.settle(self.database, contents=contents)

    def rescan(self, names: list[str]) -> None:
        scans.begin_scan(self.database)
        scans.saw(self.database, [(1, name, 1, 1, None) for name in names])
        scans.finish_scan(self.database, [1], [])

    def again(self) -> Gallery:
        """The gallery as another program would open it."""
        return Gallery(self.database, self.database.folder / "gallery")


def stored(rows: np.ndarray) -> np.ndarray:
    """Vectors as the database gives them back."""
    rounded = np.rint(rows * (127 / np.abs(rows).max(axis=1, keepdims=True)))
    return np.asarray(rounded / np.linalg.norm(rounded, axis=1, keepdims=True))


def exact(rows: np.ndarray, query: np.ndarray, count: int, skip: frozenset[int] = frozenset()) -> list[int]:
    order = np.argsort(-(stored(rows) @ query), kind="stable") + 1
    return [int(content) for content in order if content not in skip][:count]


def found(gallery: Gallery, query: np.ndarray, count: int = 10) -> list[int]:
    return [candidate.content for candidate in gallery.candidates(query[None], count)]
