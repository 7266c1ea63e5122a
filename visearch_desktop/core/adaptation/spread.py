"""How photos of one label spread: covariances within labels, summed up block by block, once for all parts held out.

What part k leaves is: all outer products of the other parts, less what the means of their labels explain. Nothing but
these sums is held, 6.5 MB each at 1280 dimensions, whatever the number of photos.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.adaptation.lessons import Lessons

Matrix = npt.NDArray[np.float64]
PARTS = 4
"""Parts of the catalog, each held out once."""
BLOCK = 4096
"""Photos read at once: 20 MB."""
LABELS = 512
"""Labels whose means are held at once: 10 MB with four parts."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """`within` and `total` are covariances float64 [dimension, dimension], `freedom` the degrees of freedom within."""

    mean: npt.NDArray[np.float32]
    within: Matrix
    total: Matrix
    freedom: int


class Sums:
    """The sums from which the spread of any three of four parts follows, and that of all.

    Args:
        lessons: the photos.
        part: int64 [photos], which part each photo is in; photos of one unit are in one part.
    """

    def __init__(self, lessons: Lessons, part: npt.NDArray[np.int64]) -> None:
        self._vectors, self._label, self._part = lessons.vectors, lessons.label, part
        dimension = lessons.vectors.shape[1]
        _, place, counts = np.unique(lessons.label, return_inverse=True, return_counts=True)
        rows = np.flatnonzero(counts[place] > 1)  # a label of one photo says nothing of the spread within
        self._rows = rows[np.lexsort((part[rows], lessons.label[rows]))]
        some = lessons.vectors[rows[:: max(1, len(rows) // BLOCK)]]  # near the mean: large numbers must not cancel out
        self._mean = np.asarray(some.astype(np.float32).mean(axis=0), np.float32)
        self._outer = np.zeros((PARTS, dimension, dimension))
        self._sum = np.zeros((PARTS, dimension))
        self._count = np.zeros(PARTS, np.int64)
        self._explained = np.zeros((PARTS + 1, dimension, dimension))
        self._labels_left = np.zeros(PARTS + 1, np.int64)

    def add_up(self) -> Iterator[int]:
        """Go through the photos; yields how many were read."""
        boundaries = np.flatnonzero(np.diff(self._label[self._rows])) + 1
        starts = np.concatenate([[0], boundaries])
        for first in range(0, len(starts), LABELS):
            end = starts[first + LABELS] if first + LABELS < len(starts) else len(self._rows)
            chosen = starts[first : first + LABELS]
            yield from self._add(int(chosen[0]), int(end), chosen)

    def without(self, part: int | None) -> Spread:
        """The spread of all photos but those of one part; of all when it is None."""
        kept = [number for number in range(PARTS) if number != part]
        count = int(self._count[kept].sum())
        outer, total = self._outer[kept].sum(axis=0), self._sum[kept].sum(axis=0)
        which = PARTS if part is None else part
        freedom = count - int(self._labels_left[which])
        centre = total / max(1, count)
        return Spread(
            np.asarray(self._mean + centre, np.float32),
            (outer - self._explained[which]) / max(1, freedom),
            outer / max(1, count) - np.outer(centre, centre),
            freedom,
        )

    def _add(self, start: int, end: int, starts: npt.NDArray[np.int64]) -> Iterator[int]:
        """One bundle of labels: their outer products, and what their means explain."""
        sums = np.zeros((len(starts), PARTS, len(self._mean)), np.float32)
        counts = np.zeros((len(starts), PARTS), np.int64)
        for at in range(start, end, BLOCK):
            places = np.arange(at, min(at + BLOCK, end))
            rows = self._rows[places]
            block = self._vectors[rows].astype(np.float32) - self._mean
            self._take(block, self._part[rows])
            cell = (np.searchsorted(starts, places, side="right") - 1) * PARTS + self._part[rows]
            first = np.concatenate([[0], np.flatnonzero(np.diff(cell)) + 1])
            sums.reshape(-1, len(self._mean))[cell[first]] += np.add.reduceat(block, first)
            np.add.at(counts.reshape(-1), cell, 1)
            yield int(places[-1]) + 1
        self._explain(sums, counts)

    def _take(self, block: npt.NDArray[np.float32], part: npt.NDArray[np.int64]) -> None:
        for number in range(PARTS):
            some = block[part == number]
            self._outer[number] += some.T @ some
            self._sum[number] += some.sum(axis=0, dtype=np.float64)
            self._count[number] += len(some)

    def _explain(self, sums: npt.NDArray[np.float32], counts: npt.NDArray[np.int64]) -> None:
        """What the means of labels explain, whichever part is held out; most labels lie in one part."""
        single = (counts > 0).sum(axis=1) == 1
        for part in range(PARTS):
            some = single & (counts[:, part] > 0)
            explained = _between(sums[some, part], counts[some, part])
            for held_out in range(PARTS + 1):
                if held_out != part:
                    self._explained[held_out] += explained
                    self._labels_left[held_out] += int(some.sum())
        mixed = ~single
        for held_out in range(PARTS + 1 if mixed.any() else 0):
            kept = [number for number in range(PARTS) if number != held_out]
            count = counts[mixed][:, kept].sum(axis=1)
            self._explained[held_out] += _between(sums[mixed][:, kept].sum(axis=1), count)
            self._labels_left[held_out] += int((count > 0).sum())


def _between(sums: npt.NDArray[np.float32], counts: npt.NDArray[np.int64]) -> Matrix:
    """The sum over labels of count times the outer product of the mean."""
    scaled = sums / np.sqrt(np.maximum(counts, 1))[:, None].astype(np.float32)
    return np.asarray(scaled.T @ scaled, np.float64)
