"""A closer look at a delivered photo that nothing was proven of, before it is called new.

The local features of a batch are made for thousands of photos: few, of small pictures. Some edits leave too few of them
in common (a banner, a cut with a frame, a vignette). So those few catalog photos that may still be the same are read
again from their files, and both are compared by more and finer features. Nothing was proven of 317 photos of seven
trial batches, 35 of which were looked at so: of the 18 edited ones 8 were found, of the 299 that the catalog did not
have none (`benchmarks.batch`, set `tune`, seeds 21 to 24; with three scales an octave 9, and 10 at 384 pixels, which
takes nearly twice the time).

One look in two was at a photo that has nothing of the other's structure, or that shares more points already than count
and is built otherwise all the same; none of those was found in seventeen batches of 200 photos.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np

from visearch_desktop.core import guarded, imaging, matching
from visearch_desktop.core.audit.candidates import AROUND
from visearch_desktop.core.catalog import Evidence
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.matching import Judgement, Sketch
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

POINTS = 18
"""Matched points that make a photo worth it: of 199 photos that the catalog did not have one had so many."""
EXCESS, AHEAD = 0.22, 0.05
"""So is the nearest by embedding, when its cosine is so far above what those around let expect, and above the next."""
ALIKE = 0.96
"""Agreement of structure from which more points than count are still worth it: laid over each other more exactly, the
colours of one in eight turned out to be another light."""
MOST = 2
"""Photos of the catalog compared so with one delivered: finding the features of both takes 50 ms (machine busy)."""


def worth(candidates: Sequence[Candidate], judged: Mapping[int, Judgement]) -> list[Candidate]:
    """The candidates, nearest first, that a closer look may prove."""
    hopeful = [one for one in candidates if one.content in judged and _may_gain(judged[one.content].evidence)]
    points = {one.content: judged[one.content].evidence.inliers for one in hopeful}
    seen = sorted((one for one in hopeful if points[one.content] >= POINTS), key=lambda one: -points[one.content])
    ahead = [one for one in _ahead(candidates) if one in hopeful and _has_structure(judged[one.content].evidence)]
    return [*dict.fromkeys([*ahead, *seen])][:MOST]


def _may_gain(evidence: Evidence) -> bool:
    """Whether more points, or an alignment that is nearer still, can change what was found."""
    return evidence.inliers < matching.MOST_INLIERS or evidence.agreement >= ALIKE


def _has_structure(evidence: Evidence) -> bool:
    """Whether both photos agree so far that their colours were compared."""
    return evidence.colour_difference is not None


def _ahead(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The nearest, if it is far ahead of the others."""
    similar = [one.similarity for one in candidates]
    if len(similar) < 2 or np.isnan(similar).any() or similar[0] - similar[1] < AHEAD:
        return ()
    around = float(np.mean(similar[1:AROUND]))
    return candidates[: int(similar[0] - matching.DENSITY_SHARE * around >= EXCESS)]


def sketches(
    view: Workspace, data: bytes, sketch: Sketch, others: Mapping[int, Sketch]
) -> tuple[Sketch, dict[int, Sketch]]:
    """A photo (its bytes and what is compared of it) and others of the catalog, by content, with finer features.

    Those whose file cannot be read now are left out.
    """
    found: dict[int, Sketch] = {}
    for place in photos.locate(view.database, sorted(others)):
        if place.content not in found:
            with suppress(PhotoError):
                finer = imaging.closer_features(guarded.read_picture(place.path, side=imaging.CLOSER_SIDE).pixels)
                found[place.content] = replace(others[place.content], features=finer)
    if not found:
        return sketch, found
    own = imaging.closer_features(guarded.read_picture(data, side=imaging.CLOSER_SIDE).pixels)
    return replace(sketch, features=own), found
