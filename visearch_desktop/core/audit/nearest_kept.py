"""The nearest few of many that are offered: kept for many photos at once, from blocks of cosines.

Most of what is offered is farther than what is kept already, and one comparison with the farthest of these says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

_WAITING = 2_000_000
"""Offers that wait to be sorted: 32 MB."""
_FARTHEST = -1.5
"""Less than any cosine."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """`places` int64 and `cosines` float32, both [queries, count], nearest first; -1 and -1.0 where there are fewer."""

    places: Places
    cosines: Vectors


class NearestKept:
    """For each of some photos the `few` nearest others, and up to `count` whose cosine is `sure` or more.

    What is first offered to a photo should be near it.
    """

    def __init__(self, own: Places, count: int, few: int, sure: float) -> None:
        rows = len(own)
        self._own = own
        self._places = np.full((rows, count), -1, np.int64)
        self._cosines = np.full((rows, count), _FARTHEST, np.float32)
        self._few, self._sure = min(few, count) - 1, sure
        self._least = np.full(rows, _FARTHEST, np.float32)
        self._fresh = np.full(rows, True)
        self._waiting: list[tuple[Places, Places, Vectors]] = []
        self._many = 0

    def offer(self, rows: Places, places: Places, cosines: Vectors) -> None:
        """Cosines float32 [rows, places], which may be changed; no place comes to a row twice."""
        fresh, count = self._fresh[rows].all(), self._cosines.shape[1]
        self._fresh[rows] = False
        if fresh and len(places) > count:
            cosines[self._own[rows][:, None] == places[None]] = _FARTHEST
            best = np.argpartition(cosines, len(places) - count, axis=1)[:, -count:]
            self._cosines[rows] = np.take_along_axis(cosines, best, 1)
            self._places[rows] = places[best]
            self._raise(rows)
            return
        near = np.flatnonzero(cosines > self._least[rows][:, None])
        row, column = np.divmod(near, len(places))
        strange = self._own[rows[row]] != places[column]
        self._waiting.append((rows[row][strange], places[column][strange], cosines.ravel()[near[strange]]))
        self._many += len(near)
        if self._many > _WAITING:
            self._sort()

    def settled(self) -> Nearest:
        """What is nearest."""
        self._sort()
        kept = (self._cosines > _FARTHEST) & (self._cosines >= self._least[:, None])
        places = np.where(kept, self._places, -1)
        cosines = np.where(kept, self._cosines, np.float32(-1.0))
        order = np.lexsort((places, -cosines), axis=1)
        return Nearest(np.take_along_axis(places, order, 1), np.take_along_axis(cosines, order, 1))

    def _sort(self) -> None:
        """Take in what waits."""
        if not self._waiting:
            return
        row, place, cosine = (np.concatenate(side) for side in zip(*self._waiting, strict=True))
        self._waiting, self._many = [], 0
        count = self._cosines.shape[1]
        rows = np.unique(row)
        row = np.concatenate([row, np.repeat(rows, count)])
        place = np.concatenate([place, self._places[rows].ravel()])
        cosine = np.concatenate([cosine, self._cosines[rows].ravel()])
        order = np.argsort((row << 32) | _ascending(-cosine), kind="stable")
        row, place, cosine = row[order], place[order], cosine[order]
        rank = np.arange(len(row)) - np.searchsorted(row, row)
        best = rank < count  # of each row: so many were there before
        self._places[rows] = place[best].reshape(-1, count)
        self._cosines[rows] = cosine[best].reshape(-1, count)
        self._raise(rows)

    def _raise(self, rows: Places) -> None:
        """What is to be reached from now on."""
        kept = -np.sort(-self._cosines[rows], axis=1)
        self._least[rows] = np.minimum(kept[:, self._few], np.maximum(kept[:, -1], self._sure))


def _ascending(numbers: Vectors) -> Places:
    """Whole numbers from 0 to 2**32 - 1 in the order of these: the bits of a float, but for those of negative ones."""
    bits = numbers.view(np.int32).astype(np.int64)
    return np.where(bits >= 0, bits, -(2**31) - 1 - bits) + 2**31
