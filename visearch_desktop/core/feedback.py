"""More like this, less like this: what the user marks re-orders the candidates at once, without a model run.

    whiten by the candidates' own spread -> cosines with what is wanted and what is not -> wanted less unwanted

Plain cosines say little here: the candidates were chosen for being alike. What tells them apart is how they differ from
each other, so cosines are taken after their covariance, shrunk towards the sphere, has been evened out, as in exemplar
LDA (Hariharan, Malik and Ramanan, "Discriminative Decorrelation for Clustering and Classification", 2012). All is
computed from inner products of the candidates, so nothing of the catalog has to be kept for it.
`benchmarks/feedback.py` has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.queries import Feedback, Share

Floats = npt.NDArray[np.float32]

SHRINKAGE = 3.0
"""How much sphere is added to the candidates' covariance, in mean variances of the axes they span."""
SPREAD_FROM = 256
"""Candidates that the covariance is estimated from at most, evenly taken."""
NEIGHBOURS = 64
"""Contents near each wanted one that join the candidates."""
SAME = 0.98
"""Cosine from which a wanted and an unwanted photo show too nearly the same to tell what is meant."""
FELT = 0.02
"""What feedback adds to a row before it is worth telling."""

BOTH = "A photo is marked both “more like this” and “less like this”: it counts as neither."
ALIKE = "What you want more of and what you want less of look nearly the same, so the marks say little."
ALL_LESS = "Everything found is marked “less like this”. Mark one that comes closer, or search with another photo."
GONE = "The photos that were marked are not in the catalog any more: the marks are left out."


def settled(feedback: Feedback) -> Feedback:
    """Each content once, and those marked both ways not at all."""
    both = set(feedback.more) & set(feedback.less)
    more, less = ([one for one in dict.fromkeys(side) if one not in both] for side in (feedback.more, feedback.less))
    return Feedback(tuple(more), tuple(less))


def scores(more: Floats, less: Floats, candidates: Floats) -> Floats:
    """How much more candidates look like what is wanted than like what is not, float32 [n], each in [-2, 2].

    What is wanted may be of several kinds: half of its cosine is that with the nearest of them, half with their mean.
    A vector of zeros or of anything but numbers scores 0.

    Args:
        more: float32 [photos wanted, dimension], L2-normalised; may be empty.
        less: float32 [photos unwanted, dimension].
        candidates: float32 [n, dimension].
    """
    count = len(candidates)
    more, less = (side.reshape(-1, candidates.shape[1]) if len(side) else candidates[:0] for side in (more, less))
    if not count or not len(more) + len(less):
        return np.zeros(count, np.float32)
    cosines = _whitened(_sound(candidates), np.concatenate([_sound(more), _sound(less)]))
    wanted, unwanted = cosines[:, : len(more)], cosines[:, len(more) :]
    value = np.zeros(count)
    if len(more):
        value += (wanted.max(axis=1) + wanted.mean(axis=1)) / 2
    if len(less):
        value -= unwanted.mean(axis=1)
    return np.asarray(value, np.float32)


def shares(value: float) -> tuple[Share, ...]:
    """What feedback adds to a row, for the user; nothing when it is next to nothing."""
    if abs(value) < FELT:
        return ()
    said = max(-1.0, min(1.0, value))
    return (Share("feedback", said, "more like what you marked" if value > 0 else "less like what you marked"),)


def notes(asked: Feedback, more: Floats, less: Floats, shown: Sequence[int]) -> tuple[str, ...]:
    """What the user should know of marks that say little.

    Args:
        asked: the marks as they were made.
        more: float32 [photos wanted, dimension], the embeddings of those that are in the catalog.
        less: the same of those that are not wanted.
        shown: the contents of the answer.
    """
    told = []
    if set(asked.more) & set(asked.less):
        told.append(BOTH)
    kept = settled(asked)
    if kept and not len(more) + len(less):
        told.append(GONE)
    if len(more) and len(less) and float((more @ less.T).max()) >= SAME:
        told.append(ALIKE)
    if shown and not kept.more and set(shown) <= set(kept.less):
        told.append(ALL_LESS)
    return tuple(told)


def _sound(vectors: Floats) -> Floats:
    """The vectors with those that are not numbers as zeros."""
    return np.where(np.isfinite(vectors).all(axis=1, keepdims=True), vectors, np.float32(0))


def _whitened(candidates: Floats, marked: Floats) -> npt.NDArray[np.float64]:
    """Cosines [candidates, marked] after whitening: (S + r)^-1 = (1 - D' (D D' + n r)^-1 D) / r by Woodbury."""
    real = candidates.any(axis=1)
    chosen = np.flatnonzero(real)[:: max(1, -(-int(real.sum()) // SPREAD_FROM))]
    if not len(chosen):
        return np.zeros((len(candidates), len(marked)))
    centre = candidates[chosen].mean(axis=0)
    every = np.concatenate([candidates, marked]) - centre
    onto = (every @ every[chosen].T).astype(np.float64)  # the one product over all dimensions
    gram = onto[chosen]
    axes = min(len(chosen), candidates.shape[1])
    ridge = SHRINKAGE * np.trace(gram) / axes + 1e-9
    explained = onto @ np.linalg.inv(gram + ridge * np.eye(len(gram)))
    count = len(candidates)
    inner = every[:count] @ every[count:].T - explained[:count] @ onto[count:].T
    squares = np.einsum("nd,nd->n", every, every) - np.einsum("nd,nd->n", explained, onto)
    lengths = np.sqrt(np.maximum(squares, 0.0))
    lengths = lengths[:count, None] * lengths[None, count:]
    cosines = np.divide(inner, lengths, out=np.zeros_like(lengths), where=lengths > 1e-7)
    cosines[~real] = 0.0
    return np.asarray(np.clip(cosines, -1, 1))
