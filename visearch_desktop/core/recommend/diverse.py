"""A few of many: near what was asked for, and not all the same.

Maximal marginal relevance (Carbonell and Goldstein 1998, "The use of MMR, diversity-based reranking"): the next one is
the one that is most like the question and least like those chosen before it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

RELEVANCE = 0.7
"""Weight of being like the question; the rest is that of being unlike what was chosen."""
COLOUR = 0.3
"""Weight of the colour in how alike two products are; the rest is that of the cosine."""
_SAME_COLOUR = 20.0
"""Difference in L*a*b* at which two colours are alike by 1/e."""


def choose(relevance: Vectors, vectors: Vectors, colours: Vectors, count: int) -> list[int]:
    """The places of `count` candidates at most, in the order they are chosen.

    Args:
        relevance: float32 [n], cosine with the question.
        vectors: float32 [n, dimension], L2-normalised.
        colours: float32 [n, 3], L*a*b*; a row of NaN has no colour.
        count: how many.
    """
    if not len(relevance):
        return []
    chosen: list[int] = [int(np.argmax(relevance))]
    taken = _alike(vectors, colours, chosen[0])
    left = np.ones(len(relevance), bool)
    left[chosen[0]] = False
    while len(chosen) < count and left.any():
        worth = np.where(left, RELEVANCE * relevance - (1 - RELEVANCE) * taken, -np.inf)
        best = int(np.argmax(worth))
        chosen.append(best)
        left[best] = False
        taken = np.maximum(taken, _alike(vectors, colours, best))
    return chosen


def _alike(vectors: Vectors, colours: Vectors, one: int) -> Vectors:
    cosine = vectors @ vectors[one]
    difference = np.linalg.norm(colours - colours[one], axis=1)
    colour = np.where(np.isnan(difference), cosine, np.exp(-difference / _SAME_COLOUR))
    return np.asarray((1 - COLOUR) * cosine + COLOUR * colour, np.float32)
