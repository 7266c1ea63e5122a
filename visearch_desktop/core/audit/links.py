"""Which contents count as linked: what the matcher found, corrected by what people have said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from visearch_desktop.core import matching
from visearch_desktop.core.audit.linkage import complete_linkage
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.findings import AuditOptions, Ruling, Tier, Verdict
from visearch_desktop.core.store import Database, decisions, listings, review
from visearch_desktop.core.store.review import Compared

MOST_PAIRS = 32
"""Links kept of a content. One that has more is a placeholder or a blank: its best are enough to see that."""
_RANKS = {Relation.IDENTICAL: 2, Relation.NEAR_DUPLICATE: 1, Relation.VARIANT: 0}
DUPLICATES = frozenset((Relation.IDENTICAL, Relation.NEAR_DUPLICATE))

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """The linked pairs (a < b) and what they count as; `said` holds every ruling, by pair of contents.

    `judged` counts the pairs left out as distinct; `crowded` are contents with more than `MOST_PAIRS` links.
    """

    relations: Mapping[tuple[int, int], Relation]
    weights: Mapping[tuple[int, int], float]
    said: Mapping[tuple[int, int], Ruling]
    judged: int = 0
    crowded: frozenset[int] = field(default=frozenset())

    def verdict(self, a: int, b: int) -> Verdict | None:
        """What a person said of two contents, or of two files of one."""
        ruling = self.said.get((min(a, b), max(a, b)))
        return ruling.verdict if ruling else None

    def duplicates(self, tiers: frozenset[Tier]) -> list[Ids]:
        """Groups of contents that all show the same photo, as far as `tiers` ask for them."""
        wanted = DUPLICATES if tiers & {Tier.NEAR_DUPLICATE, Tier.CONFLICT} else frozenset((Relation.IDENTICAL,))
        chosen = {pair: weight for pair, weight in self.weights.items() if self.relations[pair] in wanted}
        return complete_linkage(chosen, once=self.crowded)

    def variants(self) -> list[Ids]:
        """Groups of contents that all are at least variants of each other, some of them no more than that."""
        groups = complete_linkage(self.weights, once=self.crowded)
        return [group for group in groups if self.weakest(group) is Relation.VARIANT]

    def identical_parts(self, group: Ids) -> list[Ids]:
        """What is left of a group when only identical photos are asked for; its other photos each alone."""
        chosen = {
            pair: self.weights[pair]
            for pair in combinations(sorted(group), 2)
            if self.relations[pair] is Relation.IDENTICAL
        }
        parts = complete_linkage(chosen)
        together = {content for part in parts for content in part}
        return [*parts, *((content,) for content in group if content not in together)]

    def weakest(self, group: Ids) -> Relation:
        """The relation of a group's weakest pair; `IDENTICAL` for a single content."""
        found = (self.relations[a, b] for a in group for b in group if a < b)
        return min(found, key=lambda relation: _RANKS[relation], default=Relation.IDENTICAL)


def read_links(database: Database, options: AuditOptions) -> Links:
    """The links of a catalog within the limits of similarity."""
    rulings = decisions.current(database)
    ids = listings.contents_of(database, {digest for pair in rulings for digest in pair})
    said = {
        (min(ids[a], ids[b]), max(ids[a], ids[b])): ruling
        for (a, b), ruling in rulings.items()
        if a in ids and b in ids
    }
    found: dict[tuple[int, int], Compared] = {}
    if review.is_of_model(database, database.meta("model_identity")):
        stored = review.pairs(database, matching.METHOD, least=options.least, most=options.most)
        found = {(one.a, one.b): one for one in stored}
        found.update(_said_to_be_duplicates(database, options, said, found))
    judged = 0
    links: dict[tuple[int, int], Compared] = {}
    for pair, one in found.items():
        relation = _corrected(one.relation, said.get(pair))
        judged += relation is None
        if relation is not None:
            links[pair] = one if relation is one.relation else replace(one, relation=relation)
    kept, crowded = _thinned(links)
    weights = {pair: _weight(links[pair]) for pair in kept}
    return Links({pair: links[pair].relation for pair in kept}, weights, said, judged, crowded)


def _said_to_be_duplicates(
    database: Database,
    options: AuditOptions,
    said: Mapping[tuple[int, int], Ruling],
    found: Mapping[tuple[int, int], Compared],
) -> dict[tuple[int, int], Compared]:
    """Pairs the matcher took for merely similar and a person for duplicates: the person is right."""
    missing = [
        (a, b)
        for (a, b), ruling in said.items()
        if ruling.verdict is Verdict.DUPLICATE and (a, b) not in found and a < b
    ]
    compared = review.pairs_between(database, matching.METHOD, missing)
    within = (one for one in compared if options.least <= one.similarity <= options.most)
    present = {row.content for row in listings.listed(database, {content for pair in missing for content in pair})}
    return {(one.a, one.b): one for one in within if one.a in present and one.b in present}


def _corrected(relation: Relation, ruling: Ruling | None) -> Relation | None:
    """What a pair counts as after what was said of it; None when it was said to be distinct."""
    match ruling.verdict if ruling else None:
        case Verdict.DISTINCT:
            return None
        case Verdict.VARIANT | Verdict.SAME_SET:
            return Relation.VARIANT
        case Verdict.DUPLICATE if relation not in DUPLICATES:
            return Relation.NEAR_DUPLICATE
    return relation


def _thinned(links: Mapping[tuple[int, int], Compared]) -> tuple[set[tuple[int, int]], frozenset[int]]:
    """The links that are among the best of both their contents, and the contents that have too many."""
    by_content: dict[int, list[tuple[int, int]]] = {}
    for pair in links:
        for content in pair:
            by_content.setdefault(content, []).append(pair)
    crowded = {content: pairs for content, pairs in by_content.items() if len(pairs) > MOST_PAIRS}
    dropped = {
        pair
        for pairs in crowded.values()
        for pair in sorted(pairs, key=lambda pair: (-_weight(links[pair]), pair))[MOST_PAIRS:]
    }
    return links.keys() - dropped, frozenset(crowded)


def _weight(pair: Compared) -> float:
    """Orders links: identical pairs first, then near duplicates, then variants, each by duplicate score."""
    return _RANKS[pair.relation] + pair.duplicate_score
