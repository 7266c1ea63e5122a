"""Where in a photo the product is: what does not belong to its ground.

The border model of `ground` decides it, 2 ms on a small picture. Before a busy ground it says that it cannot tell, and
the middle of the photo is taken for the most likely place.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.ground import find_ground
from visearch_desktop.core.imaging.tiles import Part, Pixels

LOOK = 128
"""Longest side of the picture that is looked at."""
EVEN = 0.35
"""Share of the rim that must be ground for the rest to be the product. Of 340 shop photos 97 % have more, of 296 photos
from a hand in a supermarket 3 %; close-ups of cloth that fill the frame lie between."""
_MARGIN = 0.02
"""Left around the product, in shares of the photo."""
_MOST = 0.95
"""A product that takes more of the photo's width and height fills it: there is nothing to cut off."""


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """The product in a photo.

    `weights` (float32 [h, w], of the small picture) tells how surely each place is the product, [0, 1]; `even` is the
    share of the rim that one ground explains, `light` the ground's colour (RGB, 255 = white) when it is a bright grey.
    `part` is where the product is, None when that could not be told or it fills the photo.
    """

    small: Pixels
    weights: npt.NDArray[np.float32]
    even: float
    light: tuple[int, int, int] | None
    part: Part | None

    @property
    def is_clear(self) -> bool:
        """Whether the product stands on a ground that it can be told from."""
        return self.even >= EVEN


def find_product(pixels: Pixels) -> Product:
    """Find the product in a picture (uint8 [h, w, 3] RGB)."""
    small = _small(pixels)
    ground = find_ground(small)
    if ground.even < EVEN or not ground.mask.any():
        return Product(small, _middle(small), ground.even if ground.mask.any() else 0.0, None, None)
    light = ground.colour if min(ground.colour) >= 170 and max(ground.colour) - min(ground.colour) <= 30 else None
    return Product(small, ground.mask.astype(np.float32), ground.even, light, _box(ground.mask))


def _small(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = LOOK / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _middle(small: Pixels) -> npt.NDArray[np.float32]:
    """Who photographs a product before a busy ground aims at it."""
    height, width = small.shape[:2]
    rows, columns = np.linspace(-2, 2, height)[:, None], np.linspace(-2, 2, width)[None]
    weights = np.exp(-(rows**2 + columns**2) / 2).astype(np.float32)
    weights[weights < 0.3] = 0.0
    return weights if weights.any() else np.ones((height, width), np.float32)


def _box(mask: npt.NDArray[np.bool_]) -> Part | None:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    height, width = mask.shape
    top, bottom = max(0.0, rows[0] / height - _MARGIN), min(1.0, (rows[-1] + 1) / height + _MARGIN)
    left, right = max(0.0, columns[0] / width - _MARGIN), min(1.0, (columns[-1] + 1) / width + _MARGIN)
    if right - left > _MOST and bottom - top > _MOST:
        return None
    return left, top, right - left, bottom - top
