"""Embeddings as one catalog sees them: half the network's cosine, half that of what tells its products apart.

Learned by `adaptation`; used to order what looks alike, never to say what a photo is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """`mean` is float32 [dimension], `axes` float32 [dimension, rank]."""

    mean: Vectors
    axes: Vectors

    def of(self, vectors: Vectors) -> Vectors:
        """Vectors [n, dimension] whose inner products are the adapted cosines, float32 [n, dimension + rank].

        Each is of length 1 when the vector given is. One that lies on the mean keeps its plain half; one that is no
        number stays none.
        """
        learned = np.asarray((vectors - self.mean) @ self.axes, np.float32)
        length = np.linalg.norm(learned, axis=1, keepdims=True)
        learned = np.divide(learned, length, out=np.zeros_like(learned), where=length > 1e-9)
        return np.concatenate([vectors, learned], axis=1) * np.float32(0.5**0.5)
