"""What a product stands on: the colour and evenness of the ground, and where the product begins.

The ground is what can be reached from the rim of the picture over places that have its colour or change so gently that
they are its shadow. On a busy backdrop there is no such ground, and nothing is said about the product's place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Number = TypeVar("Number", bound=np.generic)

SIDES = ("top", "right", "bottom", "left")
LOOK = 320
"""Longest side of the picture that is looked at; a pixel of it is 0.3 % of the photo."""
WHITE = 250
"""Least red, green and blue of a pixel that counts as white: JPEGs of white at quality 75 stay above it."""
_RIM = 2
_LEAST_TOLERANCE, _MOST_TOLERANCE = 3.0, 12.0
"""Difference of L*, a* or b* (of 255) from the ground's colour that is still ground, by how noisy the rim is."""
_GENTLE = 2.5
"""Change of L*, a* and b* (of 255) from pixel to pixel below which a shadow is followed."""
_SHADOW = 60.0
"""Difference from the ground's colour up to which a gentle change is taken for its shadow."""
_SPECK = 0.02
"""Share of the largest part of the product below which a part is dust, or a mark beside the product."""
_TOUCH = 0.015
"""Share of a side that the product must take to touch it."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The ground of a picture and the product on it.

    `colour` is its median in red, green and blue; `even` the share of the rim that is ground; `white` the share of it
    that is white (of the rim, when hardly any of it is even). `mask` is bool [h, w] of the small picture: true where
    the product is. `fill` is the longest side of the product's bounding box as a share of the picture's same side;
    `touching` names the sides where the product reaches the rim and `cut` is the largest share of a side it takes.
    """

    colour: tuple[int, int, int]
    even: float
    white: float
    mask: Mask
    fill: float
    cut: float
    touching: tuple[str, ...]

    def product_of(self, picture: Pixels) -> Pixels:
        """The part of the whole picture (uint8 [h, w, ...]) in the product's bounding box; all of it without one."""
        rows, columns = np.flatnonzero(self.mask.any(axis=1)), np.flatnonzero(self.mask.any(axis=0))
        if not len(rows):
            return picture
        down, across = picture.shape[0] / self.mask.shape[0], picture.shape[1] / self.mask.shape[1]
        return picture[
            int(rows[0] * down) : int(np.ceil((rows[-1] + 1) * down)),
            int(columns[0] * across) : int(np.ceil((columns[-1] + 1) * across)),
        ]


def find_ground(small: Pixels) -> Ground:
    """The ground of a small picture (uint8 [h, w, 3] RGB)."""
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.uint8)
    rim = _rim(lab)
    colour = _commonest(rim)
    away = _away(rim, colour)
    near = away <= _MOST_TOLERANCE
    tolerance = float(np.clip(3 * np.median(away[near]) + 2, _LEAST_TOLERANCE, _MOST_TOLERANCE))
    ground = _reachable(lab, colour, tolerance)
    even = float(_rim(ground).mean())
    mask = _without_specks(~ground)
    looked_at = _sample(small, ground) if even > 0.1 else _rim(small)
    top, right, bottom, left = (float(side.mean()) for side in (mask[0], mask[:, -1], mask[-1], mask[:, 0]))
    sides = dict(zip(SIDES, (top, right, bottom, left), strict=True))
    return Ground(
        colour=_median(looked_at),
        even=even,
        white=_white_share(looked_at),
        mask=mask,
        fill=_fill(mask),
        cut=max(sides.values()),
        touching=tuple(name for name, share in sides.items() if share > _TOUCH),
    )


def _sample(pixels: Pixels, where: Mask) -> Pixels:
    """Some thousand of the pixels [n, 3] of a picture [h, w, 3], evenly spread."""
    places = np.flatnonzero(where)
    return pixels.reshape(-1, 3)[places[:: max(1, len(places) // 4000)]]


def _white_share(pixels: Pixels) -> float:
    red, green, blue = pixels[:, 0], pixels[:, 1], pixels[:, 2]
    return float((np.minimum(np.minimum(red, green), blue) >= WHITE).mean())


def _median(pixels: Pixels) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in _medians(pixels))
    return red, green, blue


def _medians(values: Pixels) -> Floats:
    """The median of each column of [n, channels]; NumPy sorts whole rows of bytes in a fifth of the time it takes."""
    columns = np.sort(np.ascontiguousarray(values.T), axis=1, kind="stable").astype(np.float32)
    return np.asarray((columns[:, (len(values) - 1) // 2] + columns[:, len(values) // 2]) / 2, np.float32)


def _rim(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The outermost pixels of a picture [h, w, ...] in one row [n, ...]."""
    edge = max(1, min(_RIM, min(values.shape[:2]) // 2))
    middle = values[edge:-edge]
    parts = (values[:edge], values[-edge:], middle[:, :edge], middle[:, -edge:])
    return np.concatenate([part.reshape(-1, *values.shape[2:]) for part in parts])


def _commonest(rim: Pixels) -> Floats:
    """The colour that most of the rim has, nearly."""
    cells = (rim // 12).astype(np.int32) @ np.array([1, 32, 1024], np.int32)
    values, counts = np.unique(cells, return_counts=True)
    colour = _medians(rim[cells == values[counts.argmax()]])
    for _ in range(2):
        colour = _medians(rim[_away(rim, colour) <= _MOST_TOLERANCE])
    return colour


def _away(pixels: Pixels, colour: Floats) -> Floats:
    """How far pixels [n, 3] are from a colour, in the channel that differs most."""
    first, second, third = np.abs(pixels.T - colour[:, None])
    return np.asarray(np.maximum(np.maximum(first, second), third), np.float32)


def _reachable(lab: Pixels, colour: Floats, tolerance: float) -> Mask:
    away = _largest(np.asarray(cv2.absdiff(lab, np.append(np.rint(colour), 0).astype(np.float64)), np.uint8))
    steps = _largest(np.asarray(cv2.morphologyEx(lab, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)), np.uint8))
    passable = (away <= tolerance) | ((steps <= _GENTLE) & (away <= _SHADOW))
    _, labels = cv2.connectedComponents(passable.astype(np.uint8), connectivity=4)
    reached = np.zeros(int(labels.max()) + 1, np.bool_)
    reached[_rim(np.asarray(labels, np.int32))] = True
    reached[0] = False
    return np.asarray(reached[labels])


def _largest(channels: Pixels) -> Pixels:
    """The largest of three channels: NumPy takes ten times as long for it along the last axis."""
    first, second, third = cv2.split(channels)
    return np.asarray(cv2.max(cv2.max(first, second), third), np.uint8)


def _without_specks(mask: Mask) -> Mask:
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(opened, 8, cv2.CV_32S, cv2.CCL_BBDT)
    if count < 2:
        return np.zeros_like(mask)
    area = stats[:, cv2.CC_STAT_AREA]
    area[0] = 0
    return np.asarray((area >= _SPECK * area.max())[labels] & (labels > 0))


def _fill(mask: Mask) -> float:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return 0.0
    down, across = int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)
    return float(max(down / mask.shape[0], across / mask.shape[1]))
