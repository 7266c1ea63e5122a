"""Exact cosine neighbours among the photos of a catalog, block by block so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

QUERIES = 256
GALLERY = 16_384
"""Rows compared at once: a block of cosines takes 16 MB, whatever the size of the catalog."""


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """`rows` int64 and `similarities` float32, both [queries, k], nearest first; where fewer than k, row -1."""

    start: int
    rows: Ids
    similarities: Vectors


def nearest(
    queries: Vectors, gallery: Vectors, count: int, *, mine: Ids | None = None, family: Ids | None = None
) -> Iterator[Neighbours]:
    """The `count` nearest rows of `gallery` for each query, a block of queries at a time.

    Args:
        queries: float32 [n, dimension], L2-normalised.
        gallery: float32 [m, dimension], L2-normalised.
        count: neighbours of each at most.
        mine: int64 [n], the family of each query: rows of the gallery of the same `family` are left out.
        family: int64 [m], the family of each row of the gallery.
    """
    for start in range(0, len(queries), QUERIES):
        some = queries[start : start + QUERIES]
        kept_rows = np.full((len(some), count), -1, np.int64)
        kept = np.full((len(some), count), -np.inf, np.float32)
        for first in range(0, len(gallery), GALLERY):
            cosines = some @ gallery[first : first + GALLERY].T
            if mine is not None and family is not None:
                own = mine[start : start + QUERIES, None] == family[None, first : first + GALLERY]
                cosines[own] = -np.inf
            kept_rows, kept = _best(kept_rows, kept, cosines, first, count)
        kept_rows[np.isneginf(kept)] = -1
        yield Neighbours(start, kept_rows, kept)


def _best(rows: Ids, values: Vectors, cosines: Vectors, first: int, count: int) -> tuple[Ids, Vectors]:
    """The best of those kept so far and of a block whose columns start at row `first`."""
    if cosines.shape[1] > count:
        top = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
    else:
        top = np.broadcast_to(np.arange(cosines.shape[1]), cosines.shape)
    every = np.concatenate([values, np.take_along_axis(cosines, top, axis=1)], axis=1)
    places = np.concatenate([rows, top + first], axis=1)
    order = np.argsort(-every, axis=1, kind="stable")[:, :count]
    return np.take_along_axis(places, order, axis=1), np.take_along_axis(every, order, axis=1)
