"""Words beside photos: the rows of a visual ranking, ordered again by what words say of them.

A row's place is decided by a weighted sum: what the photos say of it (the sum of its shares, or its similarity), plus
`WORDS` times what the words say. Reciprocal ranks (Cormack et al. 2009) found the same on luma, as did every weight
from 0.2 on; a sum can be shown to the user. Rows that verification put first start as high as the best look-alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from visearch_desktop.core import word_forms
from visearch_desktop.core.catalog import Match, Product, Relation
from visearch_desktop.core.listing import share
from visearch_desktop.core.queries import Share
from visearch_desktop.core.query import SUPPORTED
from visearch_desktop.core.ranking import REFUSED, UNWANTED
from visearch_desktop.core.store import products
from visearch_desktop.core.word_forms import Word
from visearch_desktop.core.words import Found, found_in
from visearch_desktop.core.workspace import Workspace

WORDS = 0.5
"""What words that are all found are worth beside a cosine of 1."""


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
    spoken = {sku: _spoken(table.get(sku) or Product(sku), asked, known.get(sku)) for sku in skus}
    if not any(spoken.values()):
        return tuple(rows)
    seen = _seen(rows)
    named = [_named(row, spoken, table) for row in rows]
    # Stable: equals stay as the photos have them. What the user refused stays last, whatever words say of it.
    places = sorted(range(len(rows)), key=lambda at: (_refused(rows[at]), -seen[at] - WORDS * _said(named[at])))
    return tuple(replace(named[at], rank=rank) for rank, at in enumerate(places, 1))


def _spoken(product: Product, asked: Sequence[Word], known: Found | None) -> Found | None:
    """What the words say of a product, without its place among those found: that is no evidence beside a photo.

    It differs by 0.09 between products with the same words, and is known of the first hundred only.
    """
    if known and known.score == 1.0:
        return known
    return found_in(product, asked) or known


def _named(row: Match, spoken: Mapping[str, Found | None], table: Mapping[str, Product]) -> Match:
    """The row under the SKU that words speak for most."""
    shares = row.shares or (Share("photo", row.similarity, f"looks {max(0.0, row.similarity):.0%} alike"),)
    sku = max((row.sku, *row.shared_by), key=lambda one: found.score if (found := spoken[one]) else 0.0)
    best = spoken[sku]
    if best is None:
        return replace(row, shares=shares)
    others = tuple(one for one in (row.sku, *row.shared_by) if one != sku)
    return replace(row, sku=sku, shared_by=others, product=table.get(sku), shares=(*shares, share(best)))


def _seen(rows: Sequence[Match]) -> list[float]:
    """What the photos say of each row, the first that verification speaks for as much as of the best."""
    values = [sum(one.value for one in row.shares) if row.shares else row.similarity for row in rows]
    for at, row in enumerate(rows):
        if row.relation == Relation.SIMILAR and row.duplicate_score < SUPPORTED:
            break
        values[at] = max(values)
    return values


def _said(row: Match) -> float:
    return sum(one.value for one in row.shares if one.kind == "words")


def _refused(row: Match) -> bool:
    return any(one.kind == "feedback" and one.value <= -UNWANTED * REFUSED for one in row.shares)
