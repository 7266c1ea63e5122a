"""Answers without a photo: what words mean, or what conditions let through, as rows.

A row is shown by the first photo of its SKU; SKUs that share it are one row, as in every answer. Products without a
photo that can be searched have no row: there is nothing to show, and the Catalog page lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from visearch_desktop.core import words
from visearch_desktop.core.catalog import Match, Relation
from visearch_desktop.core.conditions import Passing
from visearch_desktop.core.queries import Share
from visearch_desktop.core.store import products, shown
from visearch_desktop.core.workspace import Workspace

_PAGE = 400


def listed(workspace: Workspace, text: str, passing: Passing | None, top: int) -> tuple[tuple[Match, ...], int]:
    """The rows of an answer to words, the best first, or by SKU to conditions alone; and how many SKUs more there are.

    At most `top` rows; of words, those SKUs are counted that have all of them.
    """
    among, most = passing.skus if passing else None, max(words.MOST, 4 * top)
    if text.strip():
        found = words.rank(workspace, text, among, most=most)
        shares: dict[str, tuple[Share, ...]] = {one.sku: (share(one),) for one in found}
    else:
        shares = dict.fromkeys(sorted(among or ()), ())
    rows = tuple(islice(_rows(workspace, shares), top))
    if len(rows) < top and (len(shares) < most or not text.strip()):
        return rows, 0
    there = words.count(workspace, text, among) if text.strip() else passing.shown if passing else 0
    return rows, max(0, there - sum(1 + len(row.shared_by) for row in rows))


def share(found: words.Found) -> Share:
    """What words add to a row."""
    return Share("words", found.score, found.said)


def _rows(workspace: Workspace, shares: dict[str, tuple[Share, ...]]) -> Iterator[Match]:
    seen: set[int] = set()
    rank = 0
    for page in _pages(list(shares)):
        photos = shown.first_photos(workspace.database, page)
        table = products.find(workspace.database, list(photos))
        for content, skus in _by_content(page, {sku: one.content for sku, one in photos.items()}):
            if content in seen:
                continue
            seen.add(content)
            rank += 1
            yield Match(
                rank=rank, sku=skus[0], photo=photos[skus[0]].path, content=content, similarity=0.0,
                duplicate_score=0.0, relation=Relation.SIMILAR, shared_by=tuple(skus[1:]),
                product=table.get(skus[0]), shares=shares[skus[0]],
            )  # fmt: skip


def _by_content(skus: Iterable[str], contents: dict[str, int]) -> Iterator[tuple[int, list[str]]]:
    """The SKUs of each content, in the order of their first."""
    together: dict[int, list[str]] = {}
    for sku in skus:
        if sku in contents:
            together.setdefault(contents[sku], []).append(sku)
    yield from together.items()


def _pages(skus: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(skus), _PAGE):
        yield skus[start : start + _PAGE]
