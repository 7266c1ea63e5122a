"""Whether a projection finds products better that it was not learned from, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.adaptation.lessons import Lessons
from visearch_desktop.core.projection import Projection

Floats = npt.NDArray[np.float64]
QUERIES = 400
"""Photos of each held-out part that are searched with at most."""
GALLERY = 20_000
"""Photos that they are searched among at most."""
BLOCK = 2048
LIST = 10
MARGIN = 0.01
"""Gain in mean average precision from which a projection is worth having."""
RESAMPLES, LOWEST = 2000, 0.5
"""Bootstrap over held-out products (Efron and Tibshirani 1993): the gain must be above 0 at this percentile. At 2.5
one of four catalogs with shuffled labels was adapted."""
FEWEST_JUDGED = 12
"""Held-out products of which a gain may be judged."""


@dataclass(slots=True)
class Outcomes:
    """Average precision of the first ten, and whether the first was right, plain and adapted, for each query."""

    unit: list[int] = field(default_factory=list)
    precision: list[tuple[float, float]] = field(default_factory=list)
    first: list[tuple[bool, bool]] = field(default_factory=list)

    def by_unit(self) -> Floats:
        """Mean average precision of each product, [products, 2]: plain and adapted."""
        _, place, counts = np.unique(np.array(self.unit, np.int64), return_inverse=True, return_counts=True)
        sums = np.zeros((len(counts), 2))
        np.add.at(sums, place, np.array(self.precision).reshape(-1, 2))
        return np.asarray(sums / counts[:, None])


@dataclass(frozen=True, slots=True)
class Verdict:
    """Mean average precision at 10 and recall at 1, plain and adapted, and the interval of the gain (99 %)."""

    judged: int
    plain: float
    adapted: float
    plain_first: float
    adapted_first: float
    low: float
    high: float

    @property
    def wins(self) -> bool:
        """Whether the projection is to be used."""
        return self.judged >= FEWEST_JUDGED and self.adapted - self.plain >= MARGIN and self.low > 0


def verdict(outcomes: Outcomes, seed: int = 0) -> Verdict:
    """What outcomes come to; each product counts once."""
    means = outcomes.by_unit()
    if not len(means):
        return Verdict(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    gains = means[:, 1] - means[:, 0]
    random = np.random.default_rng(seed)
    resampled = [float(gains[random.integers(0, len(gains), len(gains))].mean()) for _ in range(RESAMPLES)]
    low, high = np.percentile(resampled, [LOWEST, 100 - LOWEST])
    plain, adapted = means.mean(axis=0)
    first = np.array(outcomes.first, float).mean(axis=0)
    return Verdict(len(means), float(plain), float(adapted), float(first[0]), float(first[1]), float(low), float(high))


def hold_out(
    lessons: Lessons, held_out: npt.NDArray[np.bool_], projection: Projection, outcomes: Outcomes, seed: int = 0
) -> Iterator[int]:
    """Search with held-out photos, plain and adapted; yields how many queries were answered.

    Photos whose labels were not learned from are searched among photos that were not either: those that were have lost
    their spread within, so the others would stand out. Where labels are shared by all parts, as categories are, the
    whole catalog is searched, less the product itself.
    """
    random = np.random.default_rng(seed)
    gallery = np.flatnonzero(held_out) if lessons.among_themselves else np.arange(len(held_out))
    if len(gallery) > GALLERY:
        gallery = np.sort(random.choice(gallery, GALLERY, replace=False))
    queries = _queries(lessons, held_out, gallery, random)
    for start in range(0, len(queries), 64):
        chosen = queries[start : start + 64]
        scores = _scores(lessons, chosen, gallery, projection)
        for row, query in enumerate(chosen.tolist()):
            _record(lessons, query, gallery, scores[:, row], outcomes)
        yield start + len(chosen)


def _queries(
    lessons: Lessons, held_out: npt.NDArray[np.bool_], gallery: npt.NDArray[np.int64], random: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Held-out photos in random order; by style only those that have another of their label in the gallery."""
    candidates = np.flatnonzero(held_out)
    if lessons.among_themselves:
        labels, counts = np.unique(lessons.label[gallery], return_counts=True)
        candidates = np.intersect1d(candidates, gallery)
        candidates = candidates[np.isin(lessons.label[candidates], labels[counts > 1])]
    return np.asarray(random.permutation(candidates)[:QUERIES])


def _scores(
    lessons: Lessons, queries: npt.NDArray[np.int64], gallery: npt.NDArray[np.int64], projection: Projection
) -> npt.NDArray[np.float32]:
    """Cosines float32 [2, queries, gallery]: plain and adapted."""
    plain = lessons.vectors[queries].astype(np.float32)
    adapted = projection.of(plain)
    found = np.empty((2, len(queries), len(gallery)), np.float32)
    for start in range(0, len(gallery), BLOCK):
        block = lessons.vectors[gallery[start : start + BLOCK]].astype(np.float32)
        found[0, :, start : start + BLOCK] = plain @ block.T
        found[1, :, start : start + BLOCK] = adapted @ projection.of(block).T
    return found


def _record(
    lessons: Lessons,
    query: int,
    gallery: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float32],
    outcomes: Outcomes,
) -> None:
    """Add what a query came to."""
    itself = gallery == query if lessons.among_themselves else lessons.unit[gallery] == lessons.unit[query]
    right = (lessons.label[gallery] == lessons.label[query]) & ~itself
    if not right.any():
        return
    made = []
    for way in scores:
        order = np.argsort(-np.where(itself, -np.inf, way), kind="stable")[:LIST]
        made.append(right[order].astype(float))
    wanted = min(LIST, int(right.sum()))
    outcomes.unit.append(int(lessons.unit[query]))
    outcomes.precision.append((_precision(made[0], wanted), _precision(made[1], wanted)))
    outcomes.first.append((bool(made[0][0]), bool(made[1][0])))


def _precision(hits: Floats, wanted: int) -> float:
    """Average precision of a list, in [0, 1]."""
    return float((hits * np.cumsum(hits) / np.arange(1, len(hits) + 1)).sum() / wanted)
