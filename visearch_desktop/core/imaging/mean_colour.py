"""The one colour that a product has on the whole, its ground left out."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.ground import find_ground

_LEAST = 0.02
"""Share of the picture below which what is not ground is dust: a white product on white is as its picture is."""

_SIDE = 96
"""Longest side, in pixels, of what is looked at: a seventh of the work of a whole thumbnail, for the same colour."""


def mean_colour(small: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Mean L* in [0, 100], a* and b* of the product in a uint8 [h, w, 3] RGB picture of thumbnail size, float32 [3]."""
    step = -(-max(small.shape[:2]) // _SIDE)
    small = np.ascontiguousarray(small[::step, ::step])
    mask = find_ground(small).mask
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    chosen = lab[mask] if mask.mean() >= _LEAST else lab.reshape(-1, 3)
    return np.asarray(chosen.mean(axis=0), np.float32)
