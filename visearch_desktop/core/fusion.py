"""Words beside photos: the rows of a visual ranking, ordered again by what words say of them.

The two scales have nothing in common, so a row's place is decided by a weighted sum of them: what the photo says,
the similarity of a row or 1 where the same photo was proven, and `WORDS` times what the words say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from visearch_desktop.core import word_forms
from visearch_desktop.core.catalog import Match, Product, Relation
from visearch_desktop.core.listing import share
from visearch_desktop.core.queries import Share
from visearch_desktop.core.store import products
from visearch_desktop.core.words import Found, found_in
from visearch_desktop.core.workspace import Workspace

WORDS = 0.5
"""What words that are all found are worth beside a cosine of 1."""
_PROVEN = frozenset({Relation.IDENTICAL, Relation.NEAR_DUPLICATE})


def beside_photos(workspace: Workspace, rows: Sequence[Match], text: str, found: Sequence[Found]) -> tuple[Match, ...]:
    """The rows of a visual ranking in the order of photos and words together, each with its shares.

    Of SKUs that share a photo the row names the one that the words mean. A row that no word speaks for stays, below.

    Args:
        workspace: the catalog.
        rows: the visual ranking, best first.
        text: the words.
        found: what `words.rank` found, so that a certain SKU or EAN counts as such.
    """
    known = {one.sku: one for one in found}
    skus = {sku for row in rows for sku in (row.sku, *row.shared_by)}
    table = products.find(workspace.database, sorted(skus))
    asked = word_forms.asked(text)
    spoken = {sku: known.get(sku) or found_in(table.get(sku) or Product(sku), asked) for sku in skus}
    named = [_named(row, spoken, table) for row in rows]
    ordered = sorted(named, key=lambda row: -_worth(row))  # stable: equals stay as the photos have them
    return tuple(replace(row, rank=rank) for rank, row in enumerate(ordered, 1))


def _named(row: Match, spoken: Mapping[str, Found | None], table: Mapping[str, Product]) -> Match:
    """The row under the SKU that words speak for most."""
    seen = row.shares or (Share("photo", _seen(row), ""),)
    sku = max((row.sku, *row.shared_by), key=lambda one: found.score if (found := spoken[one]) else 0.0)
    best = spoken[sku]
    if best is None:
        return replace(row, shares=seen)
    others = tuple(one for one in (row.sku, *row.shared_by) if one != sku)
    return replace(row, sku=sku, shared_by=others, product=table.get(sku), shares=(*seen, share(best)))


def _seen(row: Match) -> float:
    return 1.0 if row.relation in _PROVEN else row.similarity


def _worth(row: Match) -> float:
    return sum(one.value * (WORDS if one.kind == "words" else 1.0) for one in row.shares)
