"""What a catalog can teach: which of its photos show the same, and which belong together when parts are held out.

By SKU, photos of one SKU, or of SKUs that share photos (a size run), are the same: front, side and pack shot. By style,
its colours are the same too. By a column, photos of products with the same value are. Photos of one style are held out
together in any case. People's verdicts join products, or take a photo out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import AdaptationError
from visearch_desktop.core.findings import Verdict
from visearch_desktop.core.likeness import Shelf, take_stock
from visearch_desktop.core.store import Database, decisions, listings

Ids = npt.NDArray[np.int64]

SKU, STYLE = "sku", "style"
FEWEST_GROUPS = 12
"""Groups with two photos or more from which is learned by SKU or style; of fewer nothing can be said for sure."""
FEWEST_VALUES = 2
FEWEST_PHOTOS = 24


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """Photos in rows: `label` says which show the same, `unit` which are held out together; int64 [photos].

    `vectors` is float16 [photos, dimension], L2-normalised. `by` is `SKU`, `STYLE` or a column of the product
    table; `verdicts` counts those that were heeded.
    """

    by: str
    vectors: npt.NDArray[np.float16]
    label: Ids
    unit: Ids
    verdicts: int = 0

    @property
    def among_themselves(self) -> bool:
        """Whether held-out photos are looked for among held-out photos: their labels are not learned from at all."""
        return self.by in {SKU, STYLE}

    def groups(self) -> int:
        """How many labels have two photos or more."""
        return int((np.unique(self.label, return_counts=True)[1] > 1).sum())


def read(database: Database, by: str = SKU) -> Lessons:
    """What the catalog of now teaches.

    Raises:
        AdaptationError: there is too little to learn from, or no such column.
    """
    shelf = take_stock(database)
    if not len(shelf.ids):
        raise AdaptationError("The catalog holds no photo to learn from.", "Index photos with SKUs first.")
    judged = list(_judged(database, shelf))
    unit = _joined(shelf.family, judged, {Verdict.DUPLICATE, Verdict.VARIANT})
    same = unit if by == STYLE else _joined(_by_sku(shelf), judged, {Verdict.DUPLICATE})
    label = same if by in {SKU, STYLE} else _labels(shelf, by)
    kept = label >= 0
    for a, b, verdict in judged:
        if verdict is Verdict.DISTINCT and same[a] == same[b]:
            kept[[a, b]] = False  # filed as one product, said to be two: neither teaches
    lessons = Lessons(by, shelf.vectors[kept], label[kept], unit[kept], len(judged))
    _check(lessons)
    return lessons


def _check(lessons: Lessons) -> None:
    groups = lessons.groups()
    if lessons.among_themselves and groups < FEWEST_GROUPS:
        raise AdaptationError(
            f"{counted(groups, 'product')} with two photos or more: {FEWEST_GROUPS} are needed to learn from.",
            "Add more photos of each product, import a product table, or adapt by a column such as category.",
        )
    if groups < FEWEST_VALUES or len(lessons.label) < FEWEST_PHOTOS:
        raise AdaptationError(
            f"The column “{lessons.by}” has too few values with photos to learn from.",
            "Choose a column in which many products share a value, such as category.",
        )


def _by_sku(shelf: Shelf) -> Ids:
    """A number for each row, the same for photos that one SKU shows and those of SKUs that share a photo."""
    numbers = {sku: number for number, sku in enumerate(sorted({sku for skus in shelf.skus for sku in skus}))}
    parent = dict(zip(numbers.values(), numbers.values(), strict=True))
    for first, *others in shelf.skus:
        for sku in others:
            parent[_root(parent, numbers[sku])] = _root(parent, numbers[first])
    return np.array([_root(parent, numbers[skus[0]]) for skus in shelf.skus], np.int64)


def _joined(numbers: Ids, judged: Sequence[tuple[int, int, Verdict]], joining: Collection[Verdict]) -> Ids:
    """The numbers of rows once what people said belongs together has one number."""
    parent = {number: number for number in set(numbers.tolist())}
    for a, b, verdict in judged:
        if verdict in joining:
            parent[_root(parent, int(numbers[a]))] = _root(parent, int(numbers[b]))
    return np.array([_root(parent, number) for number in numbers.tolist()], np.int64)


def _judged(database: Database, shelf: Shelf) -> Iterable[tuple[int, int, Verdict]]:
    held = decisions.current(database)
    contents = listings.contents_of(database, {digest for pair in held for digest in pair})
    row_of: Mapping[int, int] = {content: row for row, content in enumerate(shelf.ids.tolist())}
    for (first, second), ruling in held.items():
        a, b = (row_of.get(contents.get(digest, -1), -1) for digest in (first, second))
        if a >= 0 and b >= 0 and a != b and ruling.verdict in {Verdict.DUPLICATE, Verdict.VARIANT, Verdict.DISTINCT}:
            yield a, b, ruling.verdict


def _labels(shelf: Shelf, column: str) -> Ids:
    """The value of each row's products in a column, numbered; -1 where there is none, or several that disagree."""
    wanted = column.casefold()
    said: dict[str, str] = {}
    for sku, product in shelf.products.items():
        for name, value in product.attributes.items():
            if name.casefold() == wanted and value.strip():
                said[sku] = value.strip().casefold()
    if not said:
        raise AdaptationError(f"No product has anything in a column “{column}”.", "Import a product table that has it.")
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    found = np.full(len(shelf.ids), -1, np.int64)
    for row, skus in enumerate(shelf.skus):
        values = Counter(said[sku] for sku in skus if sku in said)
        if len(values) == 1:
            found[row] = numbers[next(iter(values))]
    return found


def _root(parent: dict[int, int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
