"""What speaks for a suggestion: the listings that look most like it, and what their cells say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from visearch_desktop.core.likeness import Shelf, nearest, whiten
from visearch_desktop.core.likeness.nearest import QUERIES
from visearch_desktop.core.likeness.spaces import Vectors
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.suggestions.cells import Path, in_common
from visearch_desktop.core.suggestions.fit import beginnings
from visearch_desktop.core.suggestions.found import Seen
from visearch_desktop.core.suggestions.listings import Column, Listing

SHOWN = 8
"""Families shown."""
_LOOKED_AT = 4 * SHOWN
"""Photos looked at: a family is shown by its nearest."""


def gather(shelf: Shelf, column: Column, asked: Sequence[tuple[Listing, Path]]) -> Task[list[tuple[Seen, ...]]]:
    """The nearest listings of other families that say anything, for each listing and the value suggested for it.

    Yields:
        Progress: listings done.
    """
    pace = Pace(Stage.COMPARE, len(asked))
    by_row: dict[int, Listing] = {}
    for one in column.listings:
        if one.values:
            for row in one.rows:
                by_row.setdefault(row, one)
    rows = np.array(sorted(by_row), np.int64)
    found: list[tuple[Seen, ...]] = []
    if not len(rows) or not asked:
        return [() for _ in asked]
    space = whiten(shelf.vectors)
    gallery = space.of(shelf.vectors[rows])
    first = np.array([one.rows[0] for one, _ in asked], np.int64)
    families = np.array([one.family for one, _ in asked], np.int64)
    near = nearest(space.of(shelf.vectors[first]), gallery, _LOOKED_AT, mine=families, family=shelf.family[rows])
    for block in near:
        for place, places in enumerate(block.rows, block.start):
            one, value = asked[place]
            listed = [int(rows[at]) for at in places if at >= 0]
            said = _rivals(one.values, value)
            found.append(_seen(shelf, by_row, listed, int(first[place]), value, said))
        yield pace.at(min(block.start + QUERIES, len(asked)))
    return found


def _rivals(said: frozenset[Path], value: Path) -> frozenset[Path]:
    """Of the values of a cell those that a new one competes with: a department, not the sale it is in as well."""
    shared = {one: in_common(one, value) for one in said}
    return frozenset(one for one, length in shared.items() if length == max(shared.values()))


def _seen(
    shelf: Shelf, by_row: dict[int, Listing], rows: list[int], mine: int, value: Path, said: frozenset[Path]
) -> tuple[Seen, ...]:
    chosen: dict[int, int] = {}
    for row in rows:
        chosen.setdefault(by_row[row].family, row)
    kept = list(chosen.values())[:SHOWN]
    cosines: Vectors = shelf.vectors[kept].astype(np.float32) @ shelf.vectors[mine].astype(np.float32)
    return tuple(
        Seen(
            sku=by_row[row].skus[0],
            content=int(shelf.ids[row]),
            cell=by_row[row].cell,
            similarity=float(cosine),
            agrees=value in beginnings(by_row[row].values),
            backs=bool(said & by_row[row].values),
        )
        for row, cosine in zip(kept, cosines, strict=True)
    )
