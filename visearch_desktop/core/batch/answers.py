"""The answers to the photos of one item, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from visearch_desktop.core.catalog import Match, Relation

SAME = frozenset({Relation.IDENTICAL, Relation.NEAR_DUPLICATE})
_RANKS = {Relation.IDENTICAL: 3, Relation.NEAR_DUPLICATE: 2, Relation.VARIANT: 1, Relation.SIMILAR: 0}


def pool(answers: Iterable[Sequence[Match]]) -> tuple[Match, ...]:
    """One answer, best first: each SKU by the photo of the item that says most of it."""
    best: dict[str, Match] = {}
    for answer in answers:
        for match in answer:
            known = best.get(match.sku)
            if known is None or _strength(match) > _strength(known):
                best[match.sku] = match
    ranked = sorted(best.values(), key=_strength, reverse=True)
    return tuple(replace(match, rank=rank) for rank, match in enumerate(ranked, 1))


def _strength(match: Match) -> tuple[int, float, float, str]:
    said = match.duplicate_score if match.relation is not Relation.SIMILAR or match.duplicate_score >= 0.1 else 0.0
    return _RANKS[match.relation], said, match.similarity, match.sku
