"""From candidates to the rows of an answer: one for each SKU, in the order of what was found out about them.

Identical photos lead, then near duplicates by their score; variants and what else something seen in the photos speaks
for; the others follow as they look alike (`ranking`). What the user said is "not this" comes last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from visearch_desktop.core import guarded, ranking, thresholds
from visearch_desktop.core.catalog import Evidence, Match, Product, Relation
from visearch_desktop.core.conditions import Passing
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.matching import DUPLICATE_FROM, SAME_PIXELS_FROM, Judgement
from visearch_desktop.core.queries import Crop, Query
from visearch_desktop.core.query import SUPPORTED, UNSEEN, VIEWS, Nearest
from visearch_desktop.core.ranking import Placing
from visearch_desktop.core.store import Database, Located, photos, products
from visearch_desktop.core.workspace import Workspace

SAME_PIXELS_CHECKS = 3
_RANKS = {Relation.IDENTICAL: 0, Relation.NEAR_DUPLICATE: 1, Relation.VARIANT: 2, Relation.SIMILAR: 3}
_REFUSED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A candidate with what was found out about it."""

    candidate: Candidate
    judgement: Judgement
    placing: Placing
    places: Sequence[Located]


def pool(
    workspace: Workspace,
    nearest: Nearest,
    candidates: Sequence[Candidate],
    judged: Mapping[int, Judgement],
    *,
    same: set[int],
    wanted: Passing | None = None,
    asked: Query,
) -> tuple[Match, ...]:
    """The candidates as rows of an answer.

    Args:
        workspace: the catalog.
        nearest: the query.
        candidates: nearest first; those of the query's very bytes before.
        judged: what candidates that were verified are to the query, by content.
        same: contents with the query's very bytes.
        wanted: what conditions let through; everything by default.
        asked: what the user asked for.
    """
    places = places_of(workspace.database, candidates, wanted)
    candidates = [one for one in candidates if places.get(one.content)]
    skus = {content: {row.sku for row in rows} for content, rows in places.items()}
    identical = same & set(skus) or {
        content
        for one in nearest.query
        if one.photo.crop is not Crop.BOX  # the part of a photo is not that photo
        for content in same_pixels(workspace.database, one.data, one.size, _closest(candidates), places)
    }
    cuts = thresholds.read(workspace.database)
    placed = ranking.rank(workspace, asked, nearest, candidates, skus)
    seen = [
        Seen(
            one,
            named(judged.get(one.content, UNSEEN), one.content in identical, cuts.of(skus[one.content])),
            placed.get(one.content) or Placing(one.similarity, one.similarity),
            places[one.content],
        )
        for one in candidates
    ]
    table = products.find(workspace.database, sorted({place.sku for one in seen for place in one.places}))
    return by_sku(sorted(seen, key=lambda one: _order(one, by_colour=asked.by_colour)), table)


def places_of(
    database: Database, candidates: Sequence[Candidate], wanted: Passing | None = None
) -> dict[int, list[Located]]:
    """Where the candidates' photos are, under which SKUs, by content."""
    places: dict[int, list[Located]] = {}
    for located in photos.locate(database, [one.content for one in candidates]):
        if wanted is None or located.sku in wanted.skus:
            places.setdefault(located.content, []).append(located)
    return places


def _closest(candidates: Sequence[Candidate]) -> list[int]:
    return [one.content for one in candidates if one.similarity >= SAME_PIXELS_FROM]


def same_pixels(
    database: Database,
    data: bytes,
    size: tuple[int, int],
    contents: Sequence[int],
    places: Mapping[int, Sequence[Located]],
) -> Iterator[int]:
    """Those of the first few contents that decode to the pixels of a photo file of this width and height."""
    for content in contents[:SAME_PIXELS_CHECKS]:
        same_size = photos.dimensions(database, content) == size
        if same_size and guarded.same_pixels(data, places[content][0].path):
            yield content


def named(judgement: Judgement, identical: bool, cut: float) -> Judgement:
    """The judgement with what is known beside the signs: the same pixels, and the cut as verdicts have it."""
    if identical:
        return replace(judgement, relation=Relation.IDENTICAL, duplicate_score=1.0)
    if judgement.relation is Relation.NEAR_DUPLICATE and judgement.duplicate_score < cut:
        return replace(judgement, relation=Relation.SIMILAR)
    if judgement.relation is Relation.SIMILAR and cut <= judgement.duplicate_score < DUPLICATE_FROM:
        return replace(judgement, relation=Relation.NEAR_DUPLICATE)
    return judgement


def _order(one: Seen, *, by_colour: bool) -> tuple[int, float, float, float, float]:
    """What something seen in the photos speaks for comes before what only looks alike.

    Who asks for a colour does not ask for the product's other colours: those are ordered with what looks alike.
    """
    judgement, placing = one.judgement, one.placing
    seen = judgement.duplicate_score >= SUPPORTED
    rank = min(_RANKS[judgement.relation], _RANKS[Relation.VARIANT]) if seen else _RANKS[judgement.relation]
    if by_colour and judgement.relation is Relation.VARIANT:
        rank = _RANKS[Relation.SIMILAR]
    if placing.refused:
        rank = _REFUSED
    score = judgement.duplicate_score if rank < _RANKS[Relation.SIMILAR] else 0.0
    return rank, -score, -placing.value, -placing.own, -one.candidate.similarity


def by_sku(ordered: Sequence[Seen], table: Mapping[str, Product]) -> tuple[Match, ...]:
    """One row for each SKU, or for each group of SKUs that share their best photo, with what the table says of it."""
    agreeing = Counter(
        sku
        for one in ordered
        if one.judgement.duplicate_score >= DUPLICATE_FROM
        for sku in {place.sku for place in one.places}
    )
    shown: set[str] = set()
    rows: list[Match] = []
    for one in ordered:
        fresh = sorted({place.sku for place in one.places} - shown)
        if fresh:
            shown.update(fresh)
            rows.append(_row(one, len(rows) + 1, fresh, max(1, agreeing[fresh[0]]), table))
    return tuple(rows)


def _row(one: Seen, rank: int, skus: Sequence[str], views: int, table: Mapping[str, Product]) -> Match:
    judgement = one.judgement
    supported = judgement.relation is not Relation.SIMILAR or judgement.duplicate_score >= SUPPORTED
    return Match(
        rank=rank,
        sku=skus[0],
        photo=one.places[0].path,
        content=one.candidate.content,
        similarity=one.candidate.similarity,
        duplicate_score=judgement.duplicate_score,
        relation=judgement.relation,
        views=views,
        agreeing=one.placing.agreeing,
        shared_by=tuple(skus[1:]),
        product=table.get(skus[0]),
        evidence=_evidence(judgement.evidence, one.candidate),
        shares=() if supported else one.placing.shares,
    )


def _evidence(evidence: Evidence, candidate: Candidate) -> Evidence:
    """The evidence with the view that found the candidate; where nothing was aligned, that says whether mirrored."""
    view = VIEWS[candidate.view % len(VIEWS)].name
    mirrored = evidence.mirrored if evidence.transform is not None else view == "mirrored"
    return replace(evidence, view=view, mirrored=mirrored)
