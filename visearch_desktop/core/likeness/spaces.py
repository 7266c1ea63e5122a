"""Spaces in which cosines tell products apart: the vectors of a catalog whitened by its own spread.

Plain embeddings share a few strong directions (light ground, studio light) that make everything look alike. Whitening
divides each principal axis by its spread (Jégou and Chum 2012, "Negative evidences and co-occurrences in image
retrieval: the benefit of PCA and whitening"); shrinkage towards the mean spread keeps noise from being blown up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Stored = npt.NDArray[np.float16]

BLOCK = 4096
"""Vectors worked on at once: 20 MB of them."""
DIMENSIONS = 128
PER_DIMENSION = 8
"""Photos that speak for each axis at least: whitened on as many axes as photos, everything is unlike everything. Of the
8 nearest photos of groceries 0.58 are of one class (plain 0.56, on 256 axes 0.53), of clothes 0.69 (plain 0.70)."""
SHRINKAGE = 0.5
SAMPLE = 20_000
"""Vectors that the axes are learned from at most, evenly taken from the catalog."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """`mean` is float32 [dimension], `axes` float32 [dimension, dimensions of the space]."""

    mean: Vectors
    axes: Vectors

    def of(self, vectors: Vectors | Stored) -> Vectors:
        """Vectors [n, dimension] in this space, L2-normalised; what lies on the mean becomes zeros."""
        found = np.empty((len(vectors), self.axes.shape[1]), np.float32)
        for start, block in blocks(vectors):
            found[start : start + len(block)] = unit(np.asarray((block - self.mean) @ self.axes, np.float32))
        return found


def blocks(vectors: Vectors | Stored) -> Iterator[tuple[int, Vectors]]:
    """Vectors as float32, some thousand at a time, each block with its first row."""
    for start in range(0, len(vectors), BLOCK):
        yield start, vectors[start : start + BLOCK].astype(np.float32)


def unit(vectors: Vectors) -> Vectors:
    """Vectors of length 1; those of no length stay zeros."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 1e-9), np.float32)


def whiten(vectors: Stored, dimensions: int = DIMENSIONS, shrinkage: float = SHRINKAGE) -> Space:
    """The space of a catalog's own principal axes, evened out.

    Args:
        vectors: float16 [n, dimension]; a few hundred suffice, of few photos few axes are told.
        dimensions: axes at most.
        shrinkage: 0 evens out all axes, 1 leaves them as they are, in [0, 1].
    """
    step = max(1, len(vectors) // SAMPLE)
    some = vectors[::step]
    count, dimension = max(1, len(some)), vectors.shape[1]
    mean = np.zeros(dimension, np.float64)
    for _, block in blocks(some):
        mean += block.sum(axis=0, dtype=np.float64)
    mean = (mean / count).astype(np.float32)
    spread = np.zeros((dimension, dimension), np.float64)
    for _, block in blocks(some):
        spread += (block - mean).T @ (block - mean)
    values, axes = np.linalg.eigh(spread / count)
    wanted = min(dimensions, dimension, max(1, count // PER_DIMENSION))
    values, axes = np.maximum(values[::-1][:wanted], 0), axes[:, ::-1][:, :wanted]
    scale = np.sqrt((1 - shrinkage) * values + shrinkage * values.mean())
    whitened = np.divide(axes, scale, out=np.zeros_like(axes), where=scale > 1e-9)
    return Space(np.asarray(mean, np.float32), np.asarray(whitened, np.float32))
