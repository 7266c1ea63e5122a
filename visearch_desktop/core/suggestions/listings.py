"""The listings that are asked about: SKUs of one family with the same photos and the same cell, taken together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.likeness import Shelf
from visearch_desktop.core.suggestions.cells import Path, Reading, read_column


@dataclass(frozen=True, slots=True)
class Listing:
    """SKUs that are one question: `rows` are their photos on the shelf, `values` what their `cell` says."""

    skus: tuple[str, ...]
    family: int
    rows: tuple[int, ...]
    cell: str
    values: frozenset[Path]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of the product table over the listings that have photos.

    `rows` int64 [n] and `labels` int64 [n] say which photo bears which of `values`, a photo once for each of its
    values, `weights` float32 [n] how much (a photo of two values counts half for each).
    """

    name: str
    reading: Reading
    listings: tuple[Listing, ...]
    values: tuple[Path, ...]
    rows: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]
    told: int = 0


TOO_COMMON = 0.9
"""Share of the families from which a value says nothing of any one: "Default Category"."""


def lay_out(shelf: Shelf, name: str) -> Column:
    """The listings of a shelf by what one column says of them; values that a single family has are not learned."""
    cells = {sku: product.attributes.get(name, "") for sku, product in shelf.products.items()}
    reading = read_column(cells.values())
    every = _listings(shelf, cells, reading)
    said = {row for one in every if one.values for row in one.rows}
    listings = tuple(one for one in every if one.values or not said.issuperset(one.rows))
    held: dict[Path, set[int]] = {}
    borne: dict[int, set[Path]] = {}
    for one in listings:
        for value in one.values:
            held.setdefault(value, set()).add(one.family)
            for row in one.rows:
                borne.setdefault(row, set()).add(value)
    families = len({one.family for one in listings if one.values})
    common = {value for value, by in held.items() if len(by) > TOO_COMMON * families} if len(held) > 1 else set()
    values = tuple(sorted(value for value, by in held.items() if len(by) > 1 and value not in common))
    number = {value: place for place, value in enumerate(values)}
    known = [
        (row, number[value], 1 / len(named))
        for row, said in sorted(borne.items())
        for named in [sorted(value for value in said if value in number)]
        for value in named
    ]
    rows, labels, weights = zip(*known, strict=True) if known else ((), (), ())
    return Column(
        name, reading, listings, values,
        np.array(rows, np.int64), np.array(labels, np.int64), np.array(weights, np.float32), len(every) - len(listings),
    )  # fmt: skip


def _listings(shelf: Shelf, cells: Mapping[str, str], reading: Reading) -> tuple[Listing, ...]:
    same: dict[tuple[int, tuple[int, ...], str], list[str]] = {}
    for sku, rows in sorted(shelf.rows_of().items()):
        key = (shelf.family_of[sku], tuple(rows), cells.get(sku, "").strip())
        same.setdefault(key, []).append(sku)
    return tuple(
        Listing(tuple(skus), family, rows, cell, reading.values(cell)) for (family, rows, cell), skus in same.items()
    )
