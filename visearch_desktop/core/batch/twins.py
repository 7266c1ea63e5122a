"""Photos of a delivery compared with each other: which of them are the same photo?

All pairs are looked at by their embeddings, each photo in all its views against every other as a whole; those that are
near enough are verified like candidates of a search. So a mirrored or cut copy is found whichever came first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching
from visearch_desktop.core.batch import found
from visearch_desktop.core.batch.found import Found
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task

NEIGHBOURS = 5
"""Other photos that make a photo's local density."""
CANDIDATES = 8
"""Photos of the delivery that each is verified with at most; a search finds 97 of 100 edited copies first."""
LEAST_EXCESS = -0.1
"""What a cosine, less `DENSITY_SHARE` of the density, must reach to be verified."""
LEAST_SIMILARITY = 0.45
_BLOCK = 64
_LOADED_KEPT = 256
"""Photos held in memory, 50 KB each."""

Vectors = npt.NDArray[np.float32]
Load = Callable[[str], Found | None]
Twins = Mapping[str, Mapping[str, float]]
"""For a digest: the digests of the other photos that show the same picture, with the duplicate score."""


def find(folder: Path, digests: Sequence[str], open_ones: Collection[str], against: str) -> Task[Twins]:
    """Find the photos of a delivery that show the same picture.

    Args:
        folder: where what was found of each is kept.
        digests: the photos, each once; those of which nothing is kept any more are left out.
        open_ones: those whose twins are looked for: what the catalog has already is no news twice.
        against: what stands for the state of the catalog.
    """
    pace = Pace(Stage.CHECK, len(open_ones))
    yield pace.at(0)
    load = lru_cache(_LOADED_KEPT)(partial(found.load, folder, against=against))
    there = [digest for digest in digests if load(digest) is not None]
    wholes = _wholes(there, load)
    densities = _densities(wholes)
    same: dict[str, dict[str, float]] = {}
    asked = [(place, digest) for place, digest in enumerate(there) if digest in open_ones]
    for done, (place, digest) in enumerate(asked, 1):
        near = [
            (there[other], cosine, density) for other, cosine, density in _near(place, load(digest), wholes, densities)
        ]
        for other, score in _verified(digest, [one for one in near if one[0] not in same.get(digest, {})], load):
            same.setdefault(digest, {})[other] = score
            same.setdefault(other, {})[digest] = score
        yield pace.at(done)
    return same


def _wholes(digests: Sequence[str], load: Load) -> Vectors:
    """The embeddings of the whole photos, float32 [photos, dimension]; zeros for one without."""
    if not digests:
        return np.empty((0, 1), np.float32)
    rows = [np.nan_to_num(one.views[0].astype(np.float32)) for digest in digests if (one := load(digest))]
    return np.stack(rows)


def _densities(wholes: Vectors) -> Vectors:
    """The mean cosine of each photo with its nearest `NEIGHBOURS`, float32 [photos]."""
    made = np.zeros(len(wholes), np.float32)
    count = min(NEIGHBOURS, len(wholes) - 1)
    for start in range(0, len(wholes) if count > 0 else 0, _BLOCK):
        cosines = wholes[start : start + _BLOCK] @ wholes.T
        cosines[np.arange(len(cosines)), start + np.arange(len(cosines))] = -1
        made[start : start + _BLOCK] = np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1)
    return made


def _near(place: int, one: Found | None, wholes: Vectors, densities: Vectors) -> list[tuple[int, float, float]]:
    """The other photos that are worth verifying, nearest first: (place, cosine, density)."""
    if one is None:
        return []
    handicaps = np.array([view.handicap for view in imaging.QUERY_VIEWS], np.float32)
    views = np.nan_to_num(one.views.astype(np.float32))
    cosines = (wholes @ views.T - handicaps).max(axis=1)
    cosines[place] = -1
    chosen = np.flatnonzero(
        (cosines >= LEAST_SIMILARITY) & (cosines - matching.DENSITY_SHARE * densities >= LEAST_EXCESS)
    )
    nearest = chosen[np.argsort(-cosines[chosen], kind="stable")][:CANDIDATES]
    return [(int(other), float(cosines[other]), float(densities[other])) for other in nearest]


def _verified(digest: str, near: Sequence[tuple[str, float, float]], load: Load) -> list[tuple[str, float]]:
    """Those of the near photos that show the same picture, with the duplicate score."""
    one = load(digest)
    there = [(other, known, cosine, density) for other, cosine, density in near if (known := load(other)) is not None]
    if one is None or not there:
        return []
    asked = [matching.Candidate(known.sketch(), cosine, density) for _, known, cosine, density in there]
    try:
        judged = matching.verify(one.sketch(), asked)
    except PhotoError:
        return []  # its small picture is damaged
    return [
        (other, judgement.duplicate_score)
        for (other, *_), judgement in zip(there, judged, strict=True)
        if judgement.relation is Relation.NEAR_DUPLICATE
    ]
