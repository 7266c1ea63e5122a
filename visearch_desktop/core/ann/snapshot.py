"""An opened snapshot: neighbours of a vector, by trees among all contents, or by comparing some of them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.ann import nodes
from visearch_desktop.core.ann.manifest import CENTRE, IDS, PROJECTION, TREES, WAITING, read_manifest
from visearch_desktop.core.errors import GalleryError

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

LITTLE_EFFORT = 4000
"""Enough for the handful of neighbours that a content's density is the mean of."""
_BLOCK = 8192


class Snapshot:
    """An opened snapshot; safe to search from several threads.

    Opening reads the ids and the heads of the trees' nodes, not the vectors, and hashes nothing: a file that is
    missing, cut off, or would lead Annoy astray is refused. `manifest.is_whole` checks every byte.

    Args:
        folder: one that `build` made.

    Raises:
        GalleryError: a file is missing, of the wrong size or damaged.
    """

    def __init__(self, folder: Path) -> None:
        from annoy import AnnoyIndex  # noqa: PLC0415 - start-up: only searches need it

        self.manifest = read_manifest(folder)
        count, dimension, axes = self.manifest.count, self.manifest.dimension, self.manifest.axes
        self._file = folder / TREES
        try:
            self.ids: Ids = _loaded(folder / IDS, "int64", count)
            self.waiting: Ids = _loaded(folder / WAITING, "int64", -1)
            self.projection: Vectors = _loaded(folder / PROJECTION, "float32", dimension, axes)
            self.centre: Vectors = _loaded(folder / CENTRE, "float32", dimension)
            if (np.diff(self.ids) <= 0).any() or not nodes.are_sound(self._file, axes, count):
                raise GalleryError("The search index is damaged.")
            self._trees = AnnoyIndex(axes, "angular")
            self._trees.load(str(self._file))
        except (OSError, ValueError, EOFError) as error:
            raise GalleryError("The search index is missing or damaged.") from error

    def nearest(self, projected: Vectors, count: int, effort: int | None = None) -> Ids:
        """About the `count` contents nearest to a projected vector (float32 [axes]), nearest first.

        `effort` is how many the trees are asked for; by default what this snapshot was found to need.
        """
        asked = max(self.manifest.effort if effort is None else effort, 64 * count)
        found = self._trees.get_nns_by_vector(projected.tolist(), count, search_k=asked)
        return np.asarray(self.ids[found], np.int64)

    def nearest_among(self, projected: Vectors, among: Ids, count: int) -> Ids:
        """The `count` of some contents (ascending ids) that are nearest to any of some projected vectors [n, axes].

        Every one is compared, but in the projection only.
        """
        places = np.searchsorted(self.ids, among)
        places = places[self.ids[np.minimum(places, len(self.ids) - 1)] == among]
        best = np.full(len(places), -np.inf, np.float32)
        for first in range(0, len(places), _BLOCK):
            block = self._contents[places[first : first + _BLOCK]]
            lengths = np.maximum(np.linalg.norm(block, axis=1), 1e-12)
            best[first : first + _BLOCK] = (block @ projected.T).max(axis=1) / lengths
        order = np.argpartition(-best, count - 1)[:count] if len(best) > count else np.arange(len(best))
        return np.asarray(self.ids[places[order]], np.int64)

    def position_of(self, content: int) -> int | None:
        """Where a content lies, None when it is not covered."""
        position = int(np.searchsorted(self.ids, content))
        return position if position < len(self.ids) and self.ids[position] == content else None

    def holds(self, content: int, embedding: Vectors) -> bool:
        """Whether what lies at a content's position came of this embedding (float32 [dimension], L2-normalised)."""
        position = self.position_of(content)
        if position is None:
            return False
        kept = np.asarray(self._trees.get_item_vector(position), np.float32)
        return bool(np.allclose(kept, embedding @ self.projection, atol=1e-4))

    def close(self) -> None:
        """Unmap the trees, so that the files can be removed on every system."""
        self._trees.unload()

    @cached_property
    def _contents(self) -> Vectors:
        return nodes.contents(self._file, self.manifest.axes, self.manifest.count)


def _loaded(file: Path, kind: str, *shape: int) -> npt.NDArray[Any]:
    """An array of this shape; -1 stands for any size."""
    found: npt.NDArray[Any] = np.load(file)
    wanted = tuple(len(found) if size < 0 else size for size in shape)
    if found.dtype != kind or found.shape != wanted:
        raise ValueError("not what the manifest says")
    return found
