"""Embeddings of as many photos as wanted, made from those of a real catalog.

A made embedding is a real one, moved some way towards another (a product between two) and by the difference of two
real ones that are near each other (another view or another light), so clusters, their sizes and the directions in
which photos differ are those of real photos; independent noise in every dimension would be far easier to search in.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
BLOCK = 4096


class Maker:
    """Makes embeddings like the `real` ones (float32 [n, dimension], L2-normalised)."""

    def __init__(self, real: Vectors) -> None:
        self._real = real
        self._near = _near_ones(real)

    def blocks(self, count: int, seed: int = 0) -> Iterator[Vectors]:
        """`count` embeddings, float32 [up to `BLOCK`, dimension] at a time, L2-normalised; the same for a seed."""
        for number, start in enumerate(range(0, count, BLOCK)):
            yield self._block(min(BLOCK, count - start), np.random.default_rng((seed, number)))

    def _block(self, count: int, random: np.random.Generator) -> Vectors:
        base, other, one = (random.integers(len(self._real), size=count) for _ in range(3))
        two = self._near[one, random.integers(self._near.shape[1], size=count)]
        towards = random.uniform(0.0, 0.5, size=(count, 1)).astype(np.float32)
        moved = random.uniform(0.2, 1.0, size=(count, 1)).astype(np.float32)
        made = self._real[base] * (1 - towards) + self._real[other] * towards
        made += moved * (self._real[two] - self._real[one])
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return np.asarray(made, np.float32)


def _near_ones(real: Vectors, count: int = 8) -> npt.NDArray[np.int64]:
    """For each embedding, `count` of the nearest others, int64 [n, count]."""
    found = np.empty((len(real), count), np.int64)
    for start in range(0, len(real), 1000):
        cosines = real[start : start + 1000] @ real.T
        cosines[np.arange(len(cosines)), np.arange(start, start + len(cosines))] = -2
        found[start : start + 1000] = np.argpartition(-cosines, count, axis=1)[:, :count]
    return found
