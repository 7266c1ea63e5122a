"""Photos of a delivery compared with each other: which of them are the same photo?

All pairs are looked at by their embeddings and by the local features they share, as they are and mirrored; those that
are near enough are verified like candidates of a search. So a mirrored or cut copy is found whichever came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching
from visearch_desktop.core.audit.candidates import LEAST_EXCESS
from visearch_desktop.core.batch import found
from visearch_desktop.core.batch.found import Picture
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.embed_photos import most_threads
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.inverted_file import InvertedFile
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.side_by_side import Threads, threads

NEIGHBOURS = 5
"""Other photos that make a photo's local density."""
CANDIDATES = 8
"""Photos of the delivery that each is verified with at most; a search finds 97 of 100 edited copies first."""
_BLOCK = 64
_LOADED_KEPT = 256
"""Photos held in memory, 50 KB each."""

Vectors = npt.NDArray[np.float32]
Load = Callable[[str], Picture | None]
Twins = Mapping[str, Mapping[str, float]]
"""For a digest: the digests of the other photos that show the same picture, with the duplicate score."""


@dataclass(frozen=True, slots=True)
class Near:
    """A photo that another is worth comparing with, their cosine, and the mean cosine of its own neighbours."""

    digest: str
    similarity: float
    density: float


def find(folder: Path, digests: Sequence[str], open_ones: Collection[str], against: str) -> Task[Twins]:
    """Find the photos of a delivery that show the same picture.

    Args:
        folder: where what was found of each is kept.
        digests: the photos, each once; those of which nothing is kept any more are left out.
        open_ones: those whose twins are looked for: what the catalog has already is no news twice.
        against: what stands for the state of the catalog.
    """
    pace = Pace(Stage.CHECK, 2 * len(open_ones))
    load = lru_cache(_LOADED_KEPT)(partial(found.load_picture, folder, against=against))
    seen = yield from _read(digests, load, pace)
    with threads(most_threads(), "batch") as team:
        near = yield from _near(seen, [one for one in seen.places if one in open_ones], team, pace)
        same: dict[str, dict[str, float]] = {}
        done = len(near)
        for (digest, _), twins in team.in_order(_each_pair_once(near), partial(_verified, load)):
            yield pace.at(done)
            done += twins is not None
            for other, score in twins or ():
                same.setdefault(digest, {})[other] = score
                same.setdefault(other, {})[digest] = score
    return same


def _near(seen: _Delivered, asked: Sequence[str], team: Threads, pace: Pace) -> Task[Mapping[str, Sequence[Near]]]:
    near: dict[str, Sequence[Near]] = {}
    for digest, around in team.in_order(asked, seen.near):
        yield pace.at(len(near))
        if around is not None:
            near[digest] = around
    return near


def _read(digests: Sequence[str], load: Load, pace: Pace) -> Task[_Delivered]:
    there: dict[str, int] = {}
    vectors, codes = [], []
    for digest in digests:
        yield pace.at(0)
        if (one := load(digest)) is not None:
            there[digest] = len(there)
            vectors.append(one.vector)
            codes.append(imaging.packed_codes(one.features))
    return _Delivered(there, _wholes(vectors), InvertedFile(np.arange(len(there)), codes), load)


class _Delivered:
    """The photos of a delivery, to be searched in; from any thread.

    Args:
        places: the place of each digest.
        wholes: the embedding at each place, float32 [photos, dimension].
        shared: the local features at each place.
        load: reads a photo again.
    """

    def __init__(self, places: Mapping[str, int], wholes: Vectors, shared: InvertedFile, load: Load) -> None:
        self.places = places
        self._digests = list(places)
        self._wholes, self._shared, self._load = wholes, shared, load
        self._densities = _densities(wholes)

    def near(self, digest: str) -> list[Near]:
        """The other photos that are worth verifying, nearest first."""
        one, place = self._load(digest), self.places[digest]
        if one is None:
            return []
        cosines = self._wholes @ self._wholes[place]
        cosines[place] = -1
        chosen = cosines - matching.DENSITY_SHARE * self._densities >= LEAST_EXCESS
        chosen[self._shared.most(imaging.codes_of(imaging.unpack(one.features)), CANDIDATES + 1)] = True
        chosen[place] = False
        chosen = np.flatnonzero(chosen)
        nearest = chosen[np.argsort(-cosines[chosen], kind="stable")][:CANDIDATES]
        return [Near(self._digests[other], float(cosines[other]), float(self._densities[other])) for other in nearest]


def _each_pair_once(near: Mapping[str, Sequence[Near]]) -> Iterator[tuple[str, Sequence[Near]]]:
    """Photos with those that they are to be compared with: two that see each other are compared by the first."""
    names = {digest: {one.digest for one in around} for digest, around in near.items()}
    before: set[str] = set()
    for digest, around in near.items():
        fresh = [one for one in around if one.digest not in before or digest not in names[one.digest]]
        before.add(digest)
        if fresh:
            yield digest, fresh


def _wholes(vectors: Sequence[npt.NDArray[np.float16]]) -> Vectors:
    """Embeddings as one array, float32 [photos, dimension]; zeros for a photo without one, or with a damaged one."""
    dimension = Counter(map(len, vectors)).most_common(1)[0][0] if vectors else 1
    made = np.zeros((len(vectors), dimension), np.float32)
    for place, vector in enumerate(vectors):
        if len(vector) == dimension:
            made[place] = np.nan_to_num(vector)
    return made


def _densities(wholes: Vectors) -> Vectors:
    """The mean cosine of each photo with its nearest `NEIGHBOURS`, float32 [photos]."""
    made = np.zeros(len(wholes), np.float32)
    count = min(NEIGHBOURS, len(wholes) - 1)
    for start in range(0, len(wholes) if count > 0 else 0, _BLOCK):
        cosines = wholes[start : start + _BLOCK] @ wholes.T
        cosines[np.arange(len(cosines)), start + np.arange(len(cosines))] = -1
        made[start : start + _BLOCK] = np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1)
    return made


def _verified(load: Load, asked: tuple[str, Sequence[Near]]) -> list[tuple[str, float]]:
    """Those near a photo that show the same picture, with the duplicate score."""
    digest, near = asked
    one = load(digest)
    there = [(other, known.sketch()) for other in near if (known := load(other.digest)) is not None]
    if one is None or not there:
        return []
    try:
        judged = matching.verify(
            one.sketch(),
            [matching.Candidate(sketch, other.similarity, other.density) for other, sketch in there],
        )
    except PhotoError:
        return []  # its small picture is damaged
    return [
        (other.digest, judgement.duplicate_score)
        for (other, _), judgement in zip(there, judged, strict=True)
        if judgement.relation is Relation.NEAR_DUPLICATE
    ]
