"""Photos of a delivery compared with each other: which of them are the same photo?

All pairs are looked at by their embeddings and by the local features they share, as they are and mirrored; those that
are near enough are verified like candidates of a search. So a mirrored or cut copy is found whichever came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
OUTSTANDING = 2.4
"""A photo of the delivery is worth a look when it has so many times the votes of the twentieth. Among 600 photos 99 %
of 263 edited copies had (set `tune`), and every tenth of 434 that were there once; with the 1.8 of a catalog, two
thirds of what is verified were there by chance."""
_BLOCK = 64
"""Photos whose cosines are reckoned together: one by one that takes three times as long."""
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


def find(folder: Path, digests: Sequence[str], open_ones: Collection[str]) -> Task[Twins]:
    """Find the photos of a delivery that show the same picture.

    Args:
        folder: where what was found of each is kept.
        digests: the photos, each once; those of which nothing is kept any more are left out.
        open_ones: those whose twins are looked for: what the catalog has already is no news twice.
    """
    pace = Pace(Stage.CHECK, len(open_ones))
    load = lru_cache(_LOADED_KEPT)(partial(found.load_picture, folder))
    seen = yield from _read(digests, load, pace)
    with threads(most_threads() + 1, "batch") as team:
        asked = {digest: number for number, digest in enumerate(one for one in seen.places if one in open_ones)}
        same: dict[str, dict[str, float]] = {}
        for (digest, _), twins in team.in_order(_each_pair_once(_near(seen, [*asked], team)), partial(_verified, load)):
            yield pace.at(asked[digest])
            for other, score in twins or ():
                same.setdefault(digest, {})[other] = score
                same.setdefault(other, {})[digest] = score
    return same


def _near(seen: _Delivered, asked: Sequence[str], team: Threads) -> Iterator[tuple[str, Sequence[Near]]]:
    """Photos with those near them, while others are verified already; a block keeps nobody waiting for long."""
    blocks = [asked[start : start + _BLOCK] for start in range(0, len(asked), _BLOCK)]
    for block, around in team.in_order(blocks, seen.near):
        if around is not None:
            yield from zip(block, around, strict=True)


def _read(digests: Sequence[str], load: Load, pace: Pace) -> Task[_Delivered]:
    there: dict[str, int] = {}
    vectors, codes = [], []
    for digest in digests:
        yield pace.at(0)
        if (one := load(digest)) is not None:
            there[digest] = len(there)
            vectors.append(one.vector)
            codes.append(imaging.packed_codes(one.features))
    return _Delivered(there, vectors, InvertedFile(np.arange(len(there)), codes), load)


class _Delivered:
    """The photos of a delivery, to be searched in; from any thread.

    Args:
        places: the place of each digest.
        vectors: the embedding at each place, float16 [dimension], NaN without one.
        shared: the local features at each place.
        load: reads a photo again.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        vectors: Sequence[npt.NDArray[np.float16]],
        shared: InvertedFile,
        load: Load,
    ) -> None:
        self.places = places
        self._digests = list(places)
        self._shared, self._load = shared, load
        # Most of a delivery is proven without an embedding: only the others are compared by theirs.
        self._embedded, self._wholes = _wholes(vectors)
        self._densities = np.zeros(len(places), np.float32)
        self._densities[self._embedded] = _densities(self._wholes, min(NEIGHBOURS, len(places) - 1))

    def near(self, digests: Sequence[str]) -> list[list[Near]]:
        """For each of some photos the others that are worth verifying, nearest first."""
        places = np.array([self.places[digest] for digest in digests], np.int64)
        known = np.isin(places, self._embedded)
        rows = np.searchsorted(self._embedded, places[known])
        cosines = np.zeros((len(digests), len(self.places)), np.float32)
        cosines[np.ix_(known, self._embedded)] = self._wholes[rows] @ self._wholes.T
        return [self._worth(digest, row) for digest, row in zip(digests, cosines, strict=True)]

    def _worth(self, digest: str, cosines: Vectors) -> list[Near]:
        one, place = self._load(digest), self.places[digest]
        if one is None:
            return []
        cosines[place] = -1
        outstanding = cosines - matching.DENSITY_SHARE * self._densities >= LEAST_EXCESS
        codes = imaging.codes_of(imaging.unpack(one.features))
        outstanding[self._shared.most(codes, CANDIDATES + 1, outstanding=OUTSTANDING)] = True
        outstanding[place] = False
        chosen = np.flatnonzero(outstanding)
        nearest = chosen[np.argsort(-cosines[chosen], kind="stable")][:CANDIDATES]
        return [Near(self._digests[other], float(cosines[other]), float(self._densities[other])) for other in nearest]


def _each_pair_once(near: Iterable[tuple[str, Sequence[Near]]]) -> Iterator[tuple[str, Sequence[Near]]]:
    """Photos with those that they are to be compared with: two that see each other are compared by the first."""
    before: dict[str, set[str]] = {}
    for digest, around in near:
        fresh = [one for one in around if digest not in before.get(one.digest, ())]
        before[digest] = {one.digest for one in around}
        if fresh:
            yield digest, fresh


def _wholes(vectors: Sequence[npt.NDArray[np.float16]]) -> tuple[npt.NDArray[np.int64], Vectors]:
    """The places of photos with an embedding, and these, float32 [photos, dimension]; a damaged one is none."""
    dimension = Counter(map(len, vectors)).most_common(1)[0][0] if vectors else 1
    usable = [place for place, one in enumerate(vectors) if len(one) == dimension and not np.isnan(one).any()]
    made = np.array([vectors[place] for place in usable], np.float32).reshape(-1, dimension)
    return np.array(usable, np.int64), made


def _densities(wholes: Vectors, nearest: int) -> Vectors:
    """The mean cosine of each photo with so many nearest, float32 [photos]; those that are lacking count as unlike."""
    made = np.zeros(len(wholes), np.float32)
    count = min(nearest, len(wholes) - 1)
    for start in range(0, len(wholes) if count > 0 else 0, _BLOCK):
        cosines = wholes[start : start + _BLOCK] @ wholes.T
        cosines[np.arange(len(cosines)), start + np.arange(len(cosines))] = -1
        made[start : start + _BLOCK] = np.partition(cosines, -count, axis=1)[:, -count:].sum(axis=1) / nearest
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
