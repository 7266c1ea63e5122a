"""Embeddings of as many photos as wanted, made from those of a real catalog.

A made product lies between a real photo and one of the 32 nearest to it, so it is where photos are. It has four photos,
as luma's styles have (4.3): each is the product moved by the difference of two real ones that are near each other
(another view, another light), to a cosine of 0.93 (luma's: 0.80, the back of one being like the backs of others). So
clusters and the directions in which photos differ are those of a shop.
What lies between any two photos is near nothing, and neither trees nor lists of centres find its neighbours, which are
all equally far; independent noise in every dimension is another problem again.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
PRODUCTS = 1024
"""Products made at a time."""
VIEWS = 4
BLOCK = PRODUCTS * VIEWS


class Maker:
    """Makes embeddings like the `real` ones (float32 [n, dimension], L2-normalised)."""

    def __init__(self, real: Vectors) -> None:
        self._real = real
        self._near = _near_ones(real)

    def blocks(self, count: int, seed: int = 0) -> Iterator[Vectors]:
        """`count` embeddings, float32 [up to `BLOCK`, dimension] at a time, L2-normalised; the same for a seed."""
        for number, start in enumerate(range(0, count, BLOCK)):
            made = self._seen(
                np.repeat(self._products(seed, number), VIEWS, axis=0), np.random.default_rng((seed, number, 1))
            )
            yield made[: count - start]

    def queries(self, count: int, among: int, seed: int = 0) -> Vectors:
        """New photos of products that are in the first `among` embeddings of a seed, float32 [count, dimension]."""
        random = np.random.default_rng((seed, 2))
        chosen = random.integers(max(1, among // VIEWS), size=count)
        made = [self._products(seed, int(number // PRODUCTS))[number % PRODUCTS] for number in chosen]
        return self._seen(np.stack(made), random)

    def _products(self, seed: int, number: int) -> Vectors:
        random = np.random.default_rng((seed, number, 0))
        one = random.integers(len(self._real), size=PRODUCTS)
        other = self._near[one, random.integers(self._near.shape[1], size=PRODUCTS)]
        towards = random.uniform(0.0, 0.5, size=(PRODUCTS, 1)).astype(np.float32)
        return _unit(self._real[one] * (1 - towards) + self._real[other] * towards)

    def _seen(self, products: Vectors, random: np.random.Generator) -> Vectors:
        """A photo of each product."""
        one = random.integers(len(self._real), size=len(products))
        two = self._near[one, random.integers(8, size=len(products))]
        moved = random.uniform(0.2, 0.8, size=(len(products), 1)).astype(np.float32)
        return _unit(products + moved * (self._real[two] - self._real[one]))


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _near_ones(real: Vectors, count: int = 32) -> npt.NDArray[np.int64]:
    """For each embedding, the `count` nearest others, nearest first, int64 [n, count]."""
    found = np.empty((len(real), count), np.int64)
    for start in range(0, len(real), 1000):
        cosines = real[start : start + 1000] @ real.T
        cosines[np.arange(len(cosines)), np.arange(start, start + len(cosines))] = -2
        near = np.argpartition(-cosines, count, axis=1)[:, :count]
        order = np.argsort(-np.take_along_axis(cosines, near, axis=1), axis=1)
        found[start : start + 1000] = np.take_along_axis(near, order, axis=1)
    return found
