"""Similar products for some or all SKUs of a catalog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, stock
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import CatalogError, RuleError
from visearch_desktop.core.imaging.mean_colour import mean_colour
from visearch_desktop.core.likeness import Shelf, nearest, take_stock, whiten
from visearch_desktop.core.likeness.nearest import QUERIES
from visearch_desktop.core.likeness.spaces import Vectors
from visearch_desktop.core.progress import Pace, Progress, Stage
from visearch_desktop.core.recommend.diverse import choose
from visearch_desktop.core.recommend.found import Recommendation, Similar
from visearch_desktop.core.workspace import Workspace

_LOOKED_AT = 64
"""Photos looked at for each photo asked with."""
_CANDIDATES = 30
"""Styles that the diverse ones are chosen from."""
_TOLD = 32
"""Listings after which progress is told."""

Unit = tuple[tuple[str, ...], int, tuple[int, ...]]
"""SKUs with the same photos, their family, and the photos' rows on the shelf."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many products for each, and whether sizes and colours of its own style and what is sold out may be there."""

    count: int = 8
    own_variants: bool = False
    sold_out: bool = False


DEFAULTS = Options()


def similar(
    workspace: Workspace, skus: Sequence[str] = (), options: Options = DEFAULTS
) -> Iterator[Progress | Recommendation]:
    """Similar products of SKUs, or of all; each recommendation comes between the `Progress`, in the order of SKUs.

    Memory is that of the catalog's vectors (100,000 photos: 360 MB), however many are asked for.

    Raises:
        CatalogError: the catalog holds no photos.
        RuleError: an SKU has no photo, or is not there.
    """
    yield Progress(Stage.COMPARE)
    shelf = take_stock(workspace.database)
    if not len(shelf.ids):
        raise CatalogError("This catalog holds no photos that show an SKU.", "Index a photo folder first.")
    units = _units(shelf, skus)
    pace = Pace(Stage.COMPARE, len(units))
    yield pace.at(0)
    space = whiten(shelf.vectors)
    yield pace.at(0)
    vectors = space.of(shelf.vectors)
    offered = _offered(shelf, options)
    colours = _Colours(workspace, shelf)
    gallery, rows = vectors[offered], np.flatnonzero(offered)
    for start in range(0, len(units), QUERIES):
        some = units[start : start + QUERIES]
        near = _near(shelf, some, vectors, gallery, rows, options)
        for done, (unit, candidates) in enumerate(zip(some, near, strict=True), start + 1):
            yield _recommend(shelf, unit, candidates, vectors, colours, options)
            if done % _TOLD == 0 or done == len(units):
                yield pace.at(done)


def _units(shelf: Shelf, skus: Sequence[str]) -> list[Unit]:
    rows_of = shelf.rows_of()
    missing = [sku for sku in skus if sku not in rows_of]
    if missing:
        raise RuleError(f"No photo in this catalog shows the SKU “{missing[0]}”.", "Check how it is written.")
    same: dict[tuple[int, tuple[int, ...]], list[str]] = {}
    for sku in sorted(rows_of) if not skus else dict.fromkeys(skus):
        same.setdefault((shelf.family_of[sku], tuple(rows_of[sku])), []).append(sku)
    return [(tuple(members), family, rows) for (family, rows), members in same.items()]


def _offered(shelf: Shelf, options: Options) -> npt.NDArray[np.bool_]:
    """Which photos show something that can be bought."""
    if options.sold_out:
        return np.ones(len(shelf.ids), bool)
    return np.array([any(_available(shelf.products.get(sku)) for sku in skus) for skus in shelf.skus], bool)


def _available(product: Product | None) -> bool:
    """Whether the product table does not say that there is none left."""
    if product is None:
        return True
    column = next(iter(stock.stock_columns(list(product.attributes))), "")
    said = product.attributes.get(column, "")
    return not said.strip() or stock.in_stock(said)


def _near(
    shelf: Shelf, units: Sequence[Unit], vectors: Vectors, gallery: Vectors, rows: npt.NDArray[np.int64],
    options: Options,
) -> list[dict[int, tuple[float, int]]]:  # fmt: skip
    """For each unit the families near it: similarity and row of the best photo; by family, or by photo if variants."""
    asked = np.array([row for _, _, photos in units for row in photos], np.int64)
    owner = np.array([place for place, (_, _, photos) in enumerate(units) for _ in photos], np.int64)
    mine = None if options.own_variants else shelf.family[asked]
    found: list[dict[int, tuple[float, int]]] = [{} for _ in units]
    for block in nearest(vectors[asked], gallery, _LOOKED_AT, mine=mine, family=shelf.family[rows]):
        for at, (places, cosines) in enumerate(zip(block.rows, block.similarities, strict=True), block.start):
            best = found[owner[at]]
            own = units[owner[at]][2]
            for place, cosine in zip(places.tolist(), cosines.tolist(), strict=True):
                row = int(rows[place]) if place >= 0 else -1
                if row < 0 or row in own:
                    continue
                family = int(shelf.family[row])
                key = -1 - row if family == units[owner[at]][1] else family  # each own colour counts for itself
                best[key] = max(best.get(key, (cosine, row)), (cosine, row))
    return found


def _recommend(
    shelf: Shelf, unit: Unit, near: dict[int, tuple[float, int]], vectors: Vectors, colours: _Colours, options: Options
) -> Recommendation:
    skus, _, rows = unit
    best = sorted(near.values(), key=lambda one: (-one[0], one[1]))[:_CANDIDATES]
    places = [row for _, row in best]
    relevance = np.array([cosine for cosine, _ in best], np.float32)
    chosen = choose(relevance, vectors[places], colours.of(places), options.count) if places else []
    return Recommendation(
        skus, _title(shelf, skus), int(shelf.ids[rows[0]]),
        tuple(_similar(shelf, places[at], rows, options) for at in chosen),
    )  # fmt: skip


def _similar(shelf: Shelf, row: int, asked: Sequence[int], options: Options) -> Similar:
    named = [sku for sku in shelf.skus[row] if options.sold_out or _available(shelf.products.get(sku))]
    mine = shelf.vectors[list(asked)].astype(np.float32)
    cosine = float((mine @ shelf.vectors[row].astype(np.float32)).max())
    return Similar(named[0], _title(shelf, named), int(shelf.ids[row]), cosine)


def _title(shelf: Shelf, skus: Sequence[str]) -> str:
    return next((p.title for sku in skus if (p := shelf.products.get(sku)) and p.title), "")


class _Colours:
    """The colours of products, looked at once each."""

    def __init__(self, workspace: Workspace, shelf: Shelf) -> None:
        self._workspace, self._shelf = workspace, shelf
        self._known = np.full((len(shelf.ids), 3), np.nan, np.float32)
        self._seen = np.zeros(len(shelf.ids), bool)

    def of(self, rows: Sequence[int]) -> Vectors:
        """L*a*b* of photos, float32 [n, 3]; NaN where the thumbnail is lost."""
        for row in rows:
            if not self._seen[row]:
                self._seen[row] = True
                jpeg = self._workspace.thumbnail(int(self._shelf.ids[row]))
                small = imaging.decode_thumbnail(jpeg) if jpeg else None
                if small is not None:
                    self._known[row] = mean_colour(small)
        return np.asarray(self._known[list(rows)], np.float32)
