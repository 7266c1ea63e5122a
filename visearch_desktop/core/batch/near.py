"""Which photos of a catalog may be the one that was delivered: few, found in a few milliseconds.

Two ways find them: the local features that photos share and, where those prove nothing, the embedding of the whole
photo. In a search eight views of a photo are embedded, which takes five times as long as all the rest of an index run.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching, sketches
from visearch_desktop.core.audit.candidates import AROUND, LEAST_EXCESS, LOOKED_ALIKE
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.inverted_file import InvertedFile
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

SHOWN = 16
"""Nearest contents that rows are made of, whether they were compared or not."""
VOTED = 8
"""Contents compared at most because they share local features."""
MOST_FEATURES = 40_000_000
"""Features held in memory, 8 bytes each and as much again while they are sorted: all of 200,000 photos, the first 40 of
each of a million."""
_PAGE = 500

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Near:
    """The contents near a photo, nearest first, and which of them are worth comparing."""

    candidates: tuple[Candidate, ...]
    worth: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The local features of a catalog's photos, to be voted on, how many photos there are, and how many are `lost`.

    Of those neither the features nor the thumbnail is kept any more, nor can the file be read now.
    """

    features: InvertedFile
    photos: int
    lost: int


def features_of(view: Workspace) -> Task[Known]:
    """The local features of all photos of a catalog."""
    contents = photos.live_contents(view.database)
    pace = Pace(Stage.CHECK, len(contents))
    each = MOST_FEATURES // max(1, len(contents))
    found: dict[int, imaging.Bits] = {}
    for start in range(0, len(contents), _PAGE):
        yield pace.at(start)
        page = sketches.codes(view.database, contents[start : start + _PAGE].tolist())
        found |= {content: codes[:each].copy() for content, codes in page.items()}
    yield pace.at(len(contents))
    features = InvertedFile(np.array(list(found), np.int64), list(found.values()))
    return Known(features, len(contents), len(contents) - len(found))


def near(view: Workspace, vector: Vector, voted: Sequence[int]) -> Near:
    """The contents near a photo by its embedding.

    Args:
        view: the catalog.
        vector: float32 [dimension], the photo's embedding; NaN when it has none.
        voted: contents that share local features with it: they are among the candidates however far they are.
    """
    alike = view.gallery.candidates(vector[None], SHOWN)
    worth = frozenset(voted) | _outstanding(alike)
    fresh = sorted(worth.difference(one.content for one in alike))
    if np.isnan(vector).any():
        return Near(tuple(unasked(fresh)), worth)
    others = view.gallery.candidates(vector[None], len(fresh), among=np.array(fresh, np.int64)) if fresh else []
    # Photos that are embedded in other company differ in the seventh digit.
    every = (replace(one, similarity=round(one.similarity, 5)) for one in (*alike, *others))
    ranked = sorted(every, key=lambda one: (-one.similarity, one.content))
    return Near(tuple(ranked), worth)


def unasked(contents: Sequence[int]) -> list[Candidate]:
    """Candidates whose cosine nobody has asked for."""
    return [Candidate(content, math.nan, 0) for content in contents]


def _outstanding(alike: Sequence[Candidate]) -> frozenset[int]:
    """Those that resemble the photo more than what is around it lets expect."""
    around = float(np.mean([one.similarity for one in alike[1:AROUND]] or [0.0]))
    least = LEAST_EXCESS + matching.DENSITY_SHARE * around
    return frozenset(one.content for one in alike[:LOOKED_ALIKE] if one.similarity >= least)
