"""Do two photos, laid over each other, show the same picture?

Matched points say that something fits; they do not say that the product does. Different garments on one bedspread, or
different styles on one mannequin, have hundreds of points in common. So both photos are drawn on one small
canvas and compared place by place: in structure (local normalised correlation of the luminance) and in colour
(CIEDE2000), after the change of light that explains most of the difference has been taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.recolour import colour_difference
from visearch_desktop.core.imaging.tiles import Pixels

Floats = npt.NDArray[np.float32]
Transform = npt.NDArray[np.float64]

CANVAS = 96
"""Longest side of the canvas in pixels."""
_WINDOW = 9
"""Side of the windows whose structure is compared."""
_NOISE = 5.0
"""Standard deviation of luminance, of 255, below which a window is taken for flat."""
_EXACT = 0.85
"""Correlation that the same photo keeps where nothing was laid over it."""
_FITS = 0.5
"""Correlation from which the structure of a window agrees."""
_TEXTURED = 0.5
"""A window whose luminance varies as much as the noise; in a flatter one structure says nothing."""
_CHANGED = 11.0
"""CIEDE2000 from which a place shows something else."""
_SETTLED = 0.6
"""Share of the middle with another structure from which colours do not matter: no number of matched points makes
up for it. It spares most candidates the dearer half of the work."""

Worth = Callable[[float, float, float], bool]
"""Whether colours are worth looking at, told by `structure`, by the least that `changed` and the most that `exact` can
come to."""
_RECOLOURED = 5.0
"""CIEDE2000 from which a product has another colour. In a JPEG of quality 10 up to 18 % of a product differ by as
much, under a strong colour cast up to 29 %; between colours of one style 30 % and more in 19 of 20 pairs."""
_GROUND = 12.0
"""Sum of the differences in L*, a* and b* that the ground of a photo stays below."""
_MOST_SHRUNK = 16.0
"""Blurring further would leave nothing to compare; photos that fit each other are shrunk by 3 or so."""
_SMALLEST = 60
"""Pixels of the canvas both photos must show."""
_LEAST_COVERED = 0.15
"""Share of the canvas that both must show: less than that touch at a corner, and prove nothing."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two aligned photos have in common; all shares lie in [0, 1].

    `covered` is the share of the canvas both show. `structure` is the mean correlation of the textured places.
    `changed` is the share of the middle of the overlap that has clearly another colour or, where it is textured,
    another structure; `exact` the share of its texture that agrees as only the same photo does. `recoloured` is the
    share of the product with another colour on the same structure, and `colour_difference` the mean CIEDE2000 over
    the product. `relit`: one change of light was taken out first. Where structure alone tells the photos apart,
    colours are not looked at: nothing is recoloured, the difference is None.
    """

    covered: float
    structure: float
    changed: float
    recoloured: float
    colour_difference: float | None
    relit: bool
    exact: float


def compare_aligned(
    first: Pixels, second: Pixels, transform: Transform, worth: Worth | None = None
) -> Agreement | None:
    """Compare two small pictures (uint8 [h, w, 3] RGB) under a transform from the first to the second, in shares.

    Colours, more than half of the work, are looked at when `worth` says so; by default unless the structure settles it.

    Returns None when they hardly overlap or the transform is degenerate.
    """
    drawn = _draw(first, second, transform)
    if drawn is None:
        return None
    one, two, both = drawn
    if both.sum() < max(_SMALLEST, _LEAST_COVERED * both.size):
        return None
    seen = both.astype(np.float32)
    correlation, texture = _correlation(_grey(one), _grey(two), seen)
    same_structure = (correlation > _FITS) | (texture < _TEXTURED)
    middle = _middle(both.shape) * seen
    covered, structure = float(seen.mean()), _mean(np.clip(correlation, 0, 1), texture * seen)
    other = _mean(~same_structure, middle)
    light = texture * middle
    exact = _mean(correlation > _EXACT, light)
    if other > _SETTLED or (worth is not None and not worth(structure, other, exact)):
        return Agreement(covered, structure, other, 0.0, None, relit=False, exact=exact)
    trusted = both & same_structure
    difference, relit = colour_difference(one, two, trusted if 4 * trusted.sum() > both.sum() else both)
    product = np.maximum(_product(one), _product(two)) * seen
    return Agreement(
        covered=covered,
        structure=structure,
        changed=_mean((difference > _CHANGED) | ~same_structure, middle),
        recoloured=_mean((difference > _RECOLOURED) & same_structure, product),
        colour_difference=_mean(difference, product),
        relit=relit,
        exact=_mean((correlation > _EXACT) & (difference < _CHANGED), light),
    )


def _mean(values: npt.NDArray[Any], weight: Floats) -> float:
    return float((values * weight).sum() / max(float(weight.sum()), 1e-6))


def _grey(picture: Pixels) -> Floats:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)


def _draw(first: Pixels, second: Pixels, transform: Transform) -> tuple[Pixels, Pixels, npt.NDArray[np.bool_]] | None:
    """Both pictures on one canvas, and where both are; the canvas is the frame of the one that shows less."""
    if not np.isfinite(transform).all() or abs(np.linalg.det(transform)) < 1e-9:
        return None
    corners = np.array([[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]], np.float64) @ transform.T
    if (corners[:, 2] <= 1e-6).any():
        return None
    quad = corners[:, :2] / corners[:, 2:]
    area = abs(float(cv2.contourArea(quad.astype(np.float32))))
    if area > 1.0:  # the first shows more than the second
        drawn = _draw_on(second, first, np.asarray(np.linalg.inv(transform), np.float64))
        return drawn and (drawn[1], drawn[0], drawn[2])
    return _draw_on(first, second, transform)


def _draw_on(frame: Pixels, other: Pixels, transform: Transform) -> tuple[Pixels, Pixels, npt.NDArray[np.bool_]]:
    height, width = frame.shape[:2]
    scale = CANVAS / max(height, width)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    base = np.asarray(
        cv2.resize(frame, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR), np.uint8
    )
    pixels = np.diag([other.shape[1], other.shape[0], 1.0]) @ transform @ np.diag([1 / size[0], 1 / size[1], 1.0])
    shrink = float(np.sqrt(abs(np.linalg.det(pixels[:2, :2] / max(pixels[2, 2], 1e-9)))))
    if shrink > 1.2:  # pixels of the other photo that fall on one of the canvas are averaged first
        # A transform that is nearly degenerate shrinks by millions, and blurring that far takes hours.
        other = np.asarray(cv2.GaussianBlur(other, (0, 0), 0.5 * min(shrink, _MOST_SHRUNK)), np.uint8)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cv2.warpPerspective(other, pixels, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    ones = np.full(other.shape[:2], 255, np.uint8)
    inside = cv2.warpPerspective(ones, pixels, size, flags=flags, borderMode=cv2.BORDER_CONSTANT, borderValue=0) > 250
    return (
        np.asarray(cv2.GaussianBlur(base, (0, 0), 1.0), np.uint8),
        np.asarray(cv2.GaussianBlur(np.asarray(warped, np.uint8), (0, 0), 1.0), np.uint8),
        np.asarray(inside),
    )


def _correlation(one: Floats, two: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Local correlation in [-1, 1] and how textured each place is, in [0, 1)."""

    def mean(values: Floats) -> Floats:
        return np.asarray(cv2.blur(values * weight, (_WINDOW, _WINDOW)) / amount, np.float32)

    amount = np.maximum(cv2.blur(weight, (_WINDOW, _WINDOW)), np.float32(1e-3))
    middle_one, middle_two = mean(one), mean(two)
    spread_one = np.maximum(mean(one * one) - middle_one**2, 0)
    spread_two = np.maximum(mean(two * two) - middle_two**2, 0)
    together = mean(one * two) - middle_one * middle_two
    noise = _NOISE**2
    correlation = (together + noise / 4) / (np.sqrt(spread_one * spread_two) + noise / 4)
    strongest = np.maximum(spread_one, spread_two)
    return np.asarray(np.clip(correlation, -1, 1), np.float32), np.asarray(strongest / (strongest + noise), np.float32)


@lru_cache(CANVAS)
def _middle(shape: tuple[int, int]) -> Floats:
    """Weights that fall off from the middle, where products are, to the rim."""
    rows, columns = np.linspace(-1, 1, shape[0]), np.linspace(-1, 1, shape[1])
    return np.asarray(np.exp(-2 * (rows[:, None] ** 2 + columns**2)), np.float32)


def _product(picture: Pixels) -> Floats:
    """1 where a picture is not the flat ground that its rim shows."""
    lab = np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), np.float32)
    rim = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    away = np.abs(lab - np.median(rim, axis=0))
    # Added one by one: numpy's sum over so short an axis takes six times as long.
    return np.asarray(away[..., 0] + away[..., 1] + away[..., 2] > _GROUND, np.float32)
