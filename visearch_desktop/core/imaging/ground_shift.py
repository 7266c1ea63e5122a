"""How far the ground of a photo has changed colour: whether the whole photo was edited, or the product is another one.

Another colour of a product is shot on the same ground. A photo that was toned, faded or shaded has another ground too.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.ciede2000 import ciede2000
from visearch_desktop.core.imaging.ground import find_ground

Pixels = npt.NDArray[np.uint8]

_EVEN = 0.3
"""Share of the rim that must be ground before it is looked for; else the rim itself is taken for it."""
_LEAST = 0.03
"""Share of the picture that must be ground in both."""
_MOST = 0.7
"""Share of the ground's pixels that differ by less than what is told: a shadow lies on a part of it only."""
_RIM = 0.08
"""Width of the rim, as a share of the picture, that stands for the ground on a busy backdrop."""


def ground_shift(first: Pixels, second: Pixels, transform: Sequence[float]) -> float | None:
    """The CIEDE2000 difference of the ground, which three tenths of its pixels exceed.

    Args:
        first: a small picture, uint8 [h, w, 3] RGB.
        second: the same; its ground is looked at.
        transform: the 3 x 3 homography from the first to the second, row by row, in shares of width and height.

    Returns:
        The difference; None where the first shows too little of it.
    """
    found = find_ground(second)
    ground = ~found.mask if found.even >= _EVEN else _rim(second.shape[:2])
    height, width = second.shape[:2]
    matrix = np.array(transform, np.float64).reshape(3, 3)
    pixels = np.diag([width, height, 1.0]) @ matrix @ np.diag([1 / first.shape[1], 1 / first.shape[0], 1.0])
    drawn = np.asarray(cv2.warpPerspective(first, pixels, (width, height), flags=cv2.INTER_AREA), np.uint8)
    whole = np.full(first.shape[:2], 255, np.uint8)
    seen = (cv2.warpPerspective(whole, pixels, (width, height)) > 250) & ground
    if seen.mean() < _LEAST:
        return None
    return float(np.quantile(ciede2000(_lab(drawn)[seen], _lab(second)[seen]), _MOST))


def _rim(shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    height, width = shape
    down, across = max(2, round(_RIM * height)), max(2, round(_RIM * width))
    rim = np.ones((height, width), np.bool_)
    rim[down:-down, across:-across] = False
    return rim


def _lab(picture: Pixels) -> npt.NDArray[np.float32]:
    soft = cv2.GaussianBlur(picture, (0, 0), 1.5)
    return np.asarray(cv2.cvtColor(soft.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
