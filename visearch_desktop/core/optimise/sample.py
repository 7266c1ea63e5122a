"""Which photos of a catalog calibrate a form, choose among forms and judge the chosen one; no SKU is in two parts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from visearch_desktop.core import imaging, places
from visearch_desktop.core.errors import CatalogError, PhotoError
from visearch_desktop.core.imaging import Pixels
from visearch_desktop.core.store import Database, columns, photos

CALIBRATING, CHOOSING, GALLERY = 64, 32, 600
"""Photos at most. More than 48 calibration photos changed no cosine in the third digit."""
JUDGING = 150
"""Photos of the gallery that are searched for by edited copies; with six edits one query is 0.11 points."""
LEAST = 100
"""Photos below which half a point cannot be told from chance."""
_OF_SKU = 3
_SEED = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A photo to be read, and the SKUs that show it."""

    path: Path
    skus: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """The three parts; the photos of `gallery` judge."""

    calibrating: tuple[Chosen, ...]
    choosing: tuple[Chosen, ...]
    gallery: tuple[Chosen, ...]


def draw(database: Database) -> Sample:
    """Draw photos evenly, at most three an SKU, the same ones each time the catalog is the same.

    Raises:
        CatalogError: the catalog has too few photos that can be read now.
    """
    chosen = list(_drawn(database, CALIBRATING + CHOOSING + GALLERY))
    if len(chosen) < LEAST:
        raise CatalogError(
            f"A form is judged on at least {LEAST} different photos; this catalog has {len(chosen)}.",
            "Add photos, or name another catalog.",
        )
    first = min(CALIBRATING, len(chosen) // 4)
    second = first + min(CHOOSING, len(chosen) // 8)
    gallery = _without(chosen[second:], chosen[:second])
    return Sample(tuple(chosen[:first]), tuple(chosen[first:second]), tuple(gallery))


def _without(gallery: list[Chosen], used: list[Chosen]) -> list[Chosen]:
    """The border between two parts may fall inside an SKU: its other photos are left out."""
    known = {sku for one in used for sku in one.skus}
    return [one for one in gallery if not one.skus & known]


def _drawn(database: Database, most: int) -> Iterator[Chosen]:
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


def read(chosen: Chosen) -> Pixels | None:
    """The photo as pixels, its longer side about 256; None when it cannot be read any more."""
    try:
        picture = imaging.read_picture(imaging.read_bytes(chosen.path), side=imaging.GALLERY_SIDE)
    except PhotoError:
        return None
    return imaging.shrink_to_thumbnail(picture.pixels)
