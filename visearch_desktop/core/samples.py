"""Photos drawn from a catalog to try something on: evenly, few of an SKU, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.store import Database, columns, photos

_OF_SKU = 3
_SEED = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A photo to be read, and the SKUs that show it."""

    path: Path
    skus: frozenset[str]


def draw(database: Database, most: int) -> Iterator[Chosen]:
    """`most` different photos that are there now, or fewer; at most three an SKU."""
    skus, contents = columns.contents(database)
    shown: dict[int, set[str]] = {}
    for sku, content in zip(skus, contents.tolist(), strict=True):
        shown.setdefault(content, set()).add(sku)
    of_sku = [
        [content for _, content in group]
        for _, group in groupby(zip(skus, contents.tolist(), strict=True), key=lambda pair: pair[0])
    ]
    random.Random(_SEED).shuffle(of_sku)  # noqa: S311 - the same photos each time, nothing to guess
    order = list(dict.fromkeys(content for group in of_sku for content in group[:_OF_SKU]))
    found = 0
    for start in range(0, len(order), most):
        page = order[start : start + most]
        paths: dict[int, Path] = {}
        for located in photos.locate(database, page):
            paths.setdefault(located.content, located.path)
        for content in page:
            path = paths.get(content)
            if path is not None and places.exists(path):
                yield Chosen(path, frozenset(shown[content]))
                found += 1
                if found == most:
                    return
