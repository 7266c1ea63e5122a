"""Judged contents as the rows of an answer, an SKU or a size run each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from visearch_desktop.core.catalog import Match, Relation
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.matching import DUPLICATE_FROM, Judgement
from visearch_desktop.core.query import UNSEEN
from visearch_desktop.core.store import Database, Located, photos


def by_sku(
    database: Database,
    candidates: Sequence[Candidate],
    judged: Mapping[int, Judgement],
    identical: frozenset[int],
) -> tuple[Match, ...]:
    """One row for each SKU, or for each group of SKUs that share their best photo: the surest first."""
    places: dict[int, list[Located]] = {}
    for located in photos.locate(database, [one.content for one in candidates]):
        places.setdefault(located.content, []).append(located)
    named = {one.content: _named(judged.get(one.content, UNSEEN), one.content in identical) for one in candidates}
    agreeing = Counter(
        sku
        for content, one in named.items()
        if one.duplicate_score >= DUPLICATE_FROM
        for sku in {row.sku for row in places.get(content, ())}
    )
    shown: set[str] = set()
    rows: list[Match] = []
    for one in sorted(candidates, key=lambda one: (-named[one.content].duplicate_score, -one.similarity)):
        fresh = sorted({row.sku for row in places.get(one.content, ())} - shown)
        if fresh:
            shown.update(fresh)
            rows.append(_row(len(rows) + 1, one, named[one.content], fresh, places[one.content], agreeing[fresh[0]]))
    return tuple(rows)


def _row(
    rank: int, one: Candidate, judgement: Judgement, skus: Sequence[str], places: Sequence[Located], agreeing: int
) -> Match:
    return Match(
        rank, skus[0], places[0].path, one.content, one.similarity, judgement.duplicate_score, judgement.relation,
        max(1, agreeing), tuple(skus[1:]), evidence=judgement.evidence,
    )  # fmt: skip


def _named(judgement: Judgement, identical: bool) -> Judgement:
    return replace(judgement, relation=Relation.IDENTICAL, duplicate_score=1.0) if identical else judgement
