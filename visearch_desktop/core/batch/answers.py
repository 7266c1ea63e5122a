"""The answers to the photos of one item, taken together, and what of them counts for a batch.

A search shows its matches to a person; a batch decides. So it asks more of a *variant* than a search does, and less of
a *near duplicate*: on edited photos of two shops (`benchmarks.batch`, the edits for tuning) every match of a photo with
its own scored 0.12 and more, and no other but of a few colours of one style did.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from visearch_desktop.core.catalog import Match, Relation
from visearch_desktop.core.matching import Judgement

SAME = frozenset({Relation.IDENTICAL, Relation.NEAR_DUPLICATE})

SAME_FROM, SAME_FROM_WITH_POINTS, MANY_POINTS = 0.28, 0.18, 25
"""Duplicate score from which what looks alike is the same photo all the same, and with that many matched points."""
RELIT_FROM, RELIT_COLOURS = 0.12, 11.0
"""Duplicate score from which a photo in other colours is the same one in another light, and the colour difference up to
which it is: a vignette or more contrast makes up to 10.7, another colour of a style seldom less than 11."""
RECOLOURED_FROM = 0.6
"""Duplicate score from which it is so whatever the colour difference."""
COLOUR_POINTS, COLOUR_AGREEMENT = 16, 0.85
MANY_COLOUR_POINTS, LEAST_COLOUR_AGREEMENT = 30, 0.7
"""Matched points and agreement of structure from which another colour of the same product is meant. Different products
on one model came to 30 points with 0.67, or 20 with 0.82."""


def is_same(match: Match | Judgement) -> bool:
    """Whether the match, or what a candidate was judged to be, shows the very photo, edited or not."""
    score, evidence = match.duplicate_score, match.evidence
    if match.relation is Relation.VARIANT:
        difference = evidence.colour_difference
        sure = score >= RELIT_FROM and (evidence.inliers >= MANY_POINTS or score >= SAME_FROM_WITH_POINTS)
        relit = sure and difference is not None and difference <= RELIT_COLOURS
        return score >= RECOLOURED_FROM or relit
    seen = score >= SAME_FROM or (score >= SAME_FROM_WITH_POINTS and evidence.inliers >= MANY_POINTS)
    return match.relation in SAME or seen


def is_other_colour(match: Match) -> bool:
    """Whether the match shows the product of the photo in another colour."""
    points, agreement = match.evidence.inliers, match.evidence.agreement
    sure = points >= COLOUR_POINTS and agreement >= COLOUR_AGREEMENT
    many = points >= MANY_COLOUR_POINTS and agreement >= LEAST_COLOUR_AGREEMENT
    return match.relation is Relation.VARIANT and (sure or many)


def pool(answers: Iterable[Sequence[Match]]) -> tuple[Match, ...]:
    """One answer, best first: each SKU by the photo of the item that says most of it."""
    best: dict[str, Match] = {}
    for answer in answers:
        for match in answer:
            known = best.get(match.sku)
            if known is None or _strength(match) > _strength(known):
                best[match.sku] = match
    ranked = sorted(best.values(), key=_strength, reverse=True)
    return tuple(match if match.rank == rank else replace(match, rank=rank) for rank, match in enumerate(ranked, 1))


def _strength(match: Match) -> tuple[bool, bool, float, float, str]:
    """The very bytes first, then the same photo by its score, then another colour, then what looks alike."""
    same = is_same(match)
    return (
        match.relation is Relation.IDENTICAL,
        same,
        match.duplicate_score if same else float(is_other_colour(match)),
        -1.0 if math.isnan(match.similarity) else match.similarity,
        match.sku,
    )
