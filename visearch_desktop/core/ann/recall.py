"""How many of the nearest a snapshot finds: measured on some of its own contents each time one is built.

While all embeddings pass by, those nearest to each probe are found exactly; afterwards the trees are asked for them. A
catalog that is hard to search (photos that form no clusters) shows it here, and is searched with more effort. Of a
million, a made catalog with clusters and one without, recall measured so was within 0.7 points of that of new queries.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

PROBES = 100
"""One standard error of a recall of 0.99 is 0.003 with so many, if their neighbours are independent;
comparing them with a million takes 3 to 4 s of processor time."""
NEAREST = 10
NEIGHBOURS = 96
"""Candidates taken for each query vector: along 192 axes the ten nearest of a million are among so many in 98 to
99 % of cases even where photos form no clusters."""
WANTED = 0.99
EFFORTS = (16_000, 32_000)
"""Contents that trees are asked for, step by step. Of a million 16,000 take 2.4 ms, and time grows with them. Where
photos form no clusters 32,000 find 0.954 of a million's ten nearest instead of 0.938, and even 128,000 only 0.973."""


class Probes:
    """Contents of a catalog that stand for queries.

    Args:
        vectors: their embeddings, float32 [n, dimension], L2-normalised.
    """

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._cosines = np.full((len(vectors), NEAREST + 1), -np.inf, np.float32)
        self._positions = np.full((len(vectors), NEAREST + 1), -1, np.int64)

    @classmethod
    def among(cls, sample: Vectors) -> Probes:
        """Up to `PROBES`, evenly spread over some embeddings."""
        return cls(sample[:: max(1, -(-len(sample) // PROBES))])

    def compare(self, first: int, vectors: Vectors) -> None:
        """Take in the contents from position `first` on; each once, in any order."""
        cosines = self._vectors @ vectors.T
        rows = np.flatnonzero(cosines.max(axis=1) > self._cosines[:, -1])  # after the first blocks few
        if not len(rows):
            return
        every = np.hstack([self._cosines[rows], cosines[rows]])
        places = np.broadcast_to(np.arange(first, first + len(vectors)), (len(rows), len(vectors)))
        positions = np.hstack([self._positions[rows], places])
        best = np.argsort(-every, axis=1, kind="stable")[:, : NEAREST + 1]
        self._cosines[rows] = np.take_along_axis(every, best, axis=1)
        self._positions[rows] = np.take_along_axis(positions, best, axis=1)

    def effort(self, find: Callable[[Vectors, int], Sequence[int]]) -> tuple[int, float]:
        """The least effort of `EFFORTS` that finds enough, else the greatest, and the recall with it, 0 to 1.

        Args:
            find: the positions of the `NEIGHBOURS` nearest to an embedding, by an effort.
        """
        for effort in EFFORTS:
            recall = self._recall([find(vector, effort) for vector in self._vectors])
            if recall >= WANTED:
                break
        return effort, recall

    def _recall(self, answers: Sequence[Sequence[int]]) -> float:
        """The share of the true nearest that are among the answers; the very nearest is the probe itself."""
        found = true = 0
        for positions, answer in zip(self._positions[:, 1:], answers, strict=True):
            nearest = positions[positions >= 0]
            found, true = found + int(np.isin(nearest, answer).sum()), true + len(nearest)
        return found / true if true else 1.0
