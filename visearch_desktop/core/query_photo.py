"""What of a query photo is searched with: all of it, a box that was drawn, or the product without its ground."""

from __future__ import annotations

import math

from visearch_desktop.core import guarded, imaging
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging import Part, Picture, Pixels, Product
from visearch_desktop.core.queries import Crop, QueryPhoto

WHOLE: Part = (0.0, 0.0, 1.0, 1.0)
LEAST_PIXELS = 16
"""Fewest pixels of a box across and down: below, there is nothing to see."""
_CLOSEST = 3.0
"""A small box is decoded with up to so many times the pixels of a whole photo."""


def check(photo: QueryPhoto) -> None:
    """Refuse a photo that says nothing, or whose weight is none; `PhotoError`."""
    if photo.data is None and photo.path is None:
        raise PhotoError("No photo was given.")
    if not (math.isfinite(photo.weight) and photo.weight > 0):
        raise PhotoError("The weight of a photo must be a number above 0.", "Remove the photo, or mark it “not this”.")


def part_of(photo: QueryPhoto) -> Part:
    """The box of a photo, clamped to it; all of it when another crop was asked for.

    Raises:
        PhotoError: there is no box, or it lies outside the photo or is empty.
    """
    if photo.crop is not Crop.BOX:
        return WHOLE
    if photo.box is None or not all(map(math.isfinite, photo.box)):
        raise PhotoError("There is no box on this photo.", "Draw one, or search with the whole photo.")
    left, right = (min(1.0, max(0.0, edge)) for edge in (photo.box[0], photo.box[2]))
    top, bottom = (min(1.0, max(0.0, edge)) for edge in (photo.box[1], photo.box[3]))
    if right <= left or bottom <= top:
        raise PhotoError("The box does not lie on the photo.", "Draw it around what you are looking for.")
    return left, top, right - left, bottom - top


def read(data: bytes, part: Part) -> tuple[Picture, Pixels]:
    """A photo decoded, and the pixels of a part of it; `PhotoError` when the part is too small to show anything."""
    closer = min(_CLOSEST, 1 / max(part[2], part[3]))
    picture = guarded.read_picture(data, side=round(closer * imaging.QUERY_SIDE))
    if part == WHOLE:
        return picture, picture.pixels
    if min(part[2] * picture.width, part[3] * picture.height) < LEAST_PIXELS:
        raise PhotoError(
            f"The box is too small: it must be {LEAST_PIXELS} pixels wide and high at least.", "Draw a larger one."
        )
    return picture, imaging.cut(picture.pixels, part)


def on_product(photo: QueryPhoto, product: Product) -> tuple[Part, str]:
    """The part of a photo that its product takes when that was asked for, and what is to be said about it."""
    if photo.crop is not Crop.PRODUCT:
        return WHOLE, ""
    if product.part is not None:
        return product.part, ""
    if product.clear:
        return WHOLE, ""  # it fills the photo
    return WHOLE, "The product could not be told from its background, so the whole photo was searched."
