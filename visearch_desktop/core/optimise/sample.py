"""Which photos of a catalog calibrate a form, choose among forms and judge the chosen one; no SKU is in two parts."""

from __future__ import annotations

from dataclasses import dataclass

from visearch_desktop.core import guarded, imaging, samples
from visearch_desktop.core.errors import CatalogError, PhotoError
from visearch_desktop.core.imaging import Pixels
from visearch_desktop.core.samples import Chosen
from visearch_desktop.core.store import Database

CALIBRATING, CHOOSING, GALLERY = 64, 32, 600
"""Photos at most. More than 48 calibration photos changed no cosine in the third digit."""
JUDGING = 150
"""Photos of the gallery that are searched for by edited copies; with six edits one query is 0.11 points."""
LEAST = 100
"""Photos below which half a point cannot be told from chance."""


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
    chosen = list(samples.draw(database, CALIBRATING + CHOOSING + GALLERY))
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


def read(chosen: Chosen) -> Pixels | None:
    """The photo as pixels, its longer side about 256; None when it cannot be read any more."""
    try:
        picture = guarded.read_picture(chosen.path, side=imaging.GALLERY_SIDE)
    except PhotoError:
        return None
    return imaging.shrink_to_thumbnail(picture.pixels)
