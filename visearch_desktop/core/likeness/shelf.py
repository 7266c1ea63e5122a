"""A catalog as it stands at one moment: every searchable photo, the SKUs that show it, and their families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.likeness.families import families
from visearch_desktop.core.store import Database, products, suggestions

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Photos (contents) in rows, by ascending id.

    `vectors` is float16 [photos, dimension], L2-normalised. `skus` are those that show each photo, `family` the family
    of each, int64 [photos]. Left out are photos of no SKU, photos with damaged vectors (`damaged` of them) and
    placeholders (`placeholders`), which show nothing.
    """

    ids: Ids
    vectors: npt.NDArray[np.float16]
    skus: tuple[tuple[str, ...], ...]
    family: Ids
    family_of: Mapping[str, int]
    products: Mapping[str, Product]
    damaged: int = 0
    placeholders: int = 0

    def rows_of(self) -> dict[str, list[int]]:
        """The rows of the photos that each SKU shows."""
        found: dict[str, list[int]] = {}
        for row, skus in enumerate(self.skus):
            for sku in skus:
                found.setdefault(sku, []).append(row)
        return found


def take_stock(database: Database) -> Shelf:
    """The catalog of now; what is written later is not seen."""
    ids, vectors = suggestions.vectors(database)
    table, _ = products.everything(database)
    showing: dict[int, list[str]] = {}
    for content, sku in suggestions.shown(database):
        showing.setdefault(content, []).append(sku)
    every = {sku for skus in showing.values() for sku in skus} | set(table)
    family_of, blank = families(every, table, showing.values())
    empty = {content for place, content in enumerate(showing) if place in blank}
    sound = _sound(vectors)
    kept = np.array([content in showing and content not in empty for content in ids.tolist()], bool) & sound
    skus = tuple(tuple(showing[content]) for content in ids[kept].tolist())
    return Shelf(
        ids=ids[kept],
        vectors=vectors[kept],
        skus=skus,
        family=np.array([family_of[one[0]] for one in skus], np.int64),
        family_of=family_of,
        products=table,
        damaged=int((~sound).sum()),
        placeholders=len(empty),
    )


def _sound(vectors: npt.NDArray[np.float16]) -> npt.NDArray[np.bool_]:
    """Which vectors are numbers of about length 1, block by block."""
    found = np.zeros(len(vectors), bool)
    for start in range(0, len(vectors), 4096):
        block = vectors[start : start + 4096].astype(np.float32)
        with np.errstate(invalid="ignore", over="ignore"):
            length = np.einsum("nd,nd->n", block, block)
            found[start : start + 4096] = np.isfinite(length) & (np.abs(length - 1) < 0.1)
    return found
