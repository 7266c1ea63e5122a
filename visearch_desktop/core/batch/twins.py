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
from visearch_desktop.core.batch.near import LEAST_EXCESS
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.inverted_file import InvertedFile
from visearch_desktop.core.progress import Pace, Stage, Task

NEIGHBOURS = 5
"""Other photos that make a photo's local density."""
CANDIDATES = 8
"""Photos of the delivery that each is verified with at most; a search finds 97 of 100 edited copies first."""
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
    same: dict[str, dict[str, float]] = {}
    seen = _Delivered(digests, load)
    for done, digest in enumerate((one for one in seen.digests if one in open_ones), 1):
        near = [one for one in seen.near(digest) if one[0] not in same.get(digest, {})]
        for other, score in _verified(digest, near, load):
            same.setdefault(digest, {})[other] = score
            same.setdefault(other, {})[digest] = score
        yield pace.at(done)
    return same


class _Delivered:
    """The photos of a delivery, to be searched in."""

    def __init__(self, digests: Sequence[str], load: Load) -> None:
        there = [
            (digest, one.vector, imaging.packed_codes(one.features)) for digest in digests if (one := load(digest))
        ]
        self.digests = [digest for digest, _, _ in there]
        self._load = load
        self._places = {digest: place for place, digest in enumerate(self.digests)}
        self._wholes = _wholes([vector for _, vector, _ in there])
        self._densities = _densities(self._wholes)
        self._shared = InvertedFile(np.arange(len(there)), [codes for _, _, codes in there])

    def near(self, digest: str) -> list[tuple[str, float, float]]:
        """The other photos that are worth verifying, nearest first: (digest, cosine, density)."""
        one, place = self._load(digest), self._places[digest]
        if one is None:
            return []
        cosines = self._wholes @ self._wholes[place]
        cosines[place] = -1
        chosen = cosines - matching.DENSITY_SHARE * self._densities >= LEAST_EXCESS
        chosen[self._shared.most(imaging.codes_of(imaging.unpack(one.features)), CANDIDATES + 1)] = True
        chosen[place] = False
        chosen = np.flatnonzero(chosen)
        nearest = chosen[np.argsort(-cosines[chosen], kind="stable")][:CANDIDATES]
        return [(self.digests[other], float(cosines[other]), float(self._densities[other])) for other in nearest]


def _wholes(vectors: Sequence[npt.NDArray[np.float16]]) -> Vectors:
    """Embeddings as one array, float32 [photos, dimension]; zeros for a photo without one."""
    return np.nan_to_num(np.stack(vectors).astype(np.float32)) if vectors else np.empty((0, 1), np.float32)


def _densities(wholes: Vectors) -> Vectors:
    """The mean cosine of each photo with its nearest `NEIGHBOURS`, float32 [photos]."""
    made = np.zeros(len(wholes), np.float32)
    count = min(NEIGHBOURS, len(wholes) - 1)
    for start in range(0, len(wholes) if count > 0 else 0, _BLOCK):
        cosines = wholes[start : start + _BLOCK] @ wholes.T
        cosines[np.arange(len(cosines)), start + np.arange(len(cosines))] = -1
        made[start : start + _BLOCK] = np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1)
    return made


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
