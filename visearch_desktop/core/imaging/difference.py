"""The difference of two aligned photos as a heat picture: what changed is bright, what is the same is dim and grey."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.ciede2000 import ciede2000
from visearch_desktop.core.imaging.shrink import averaged

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

SIDE = 800
"""Longest side of the heat picture: enough to see a missing button, made within half a second."""
_SAME, _OTHER = 4.0, 24.0
"""CIEDE2000 up to which nothing lights up, and from which the heat is full. Saving 40 clothing photos as JPEG at
quality 60 lit 0.03 % of their pixels, at quality 75 none to speak of."""
_BLUR = 1.2
"""Sigma in pixels of the heat picture."""
_HEAT = np.array([[120, 28, 109], [237, 105, 37], [252, 255, 164]], np.float32)
"""From little to much: it grows lighter all the way, so it can be read with any eyes and in print."""


def difference(first: Pixels, second: Pixels, transform: Sequence[float] | None = None, side: int = SIDE) -> Pixels:
    """Show where `second` differs from `first` in the frame of the first.

    Args:
        first: uint8 [h, w, 3] RGB.
        second: uint8 [h, w, 3] RGB, of any size.
        transform: the 3 x 3 homography, row by row, from the first to the second in shares of width and
            height; None, or one that is of no use, fits the second whole into the middle of the first.
        side: most pixels along the longer side of what is returned.

    Returns:
        uint8 [h, w, 3] RGB with the proportions of `first`. False colour lies over the dimmed grey first
        photo; what only one of the photos shows is striped.

    Both pictures are blurred a little, and each pixel is compared with the nearest colour in the 3 x 3 pixels
    around its counterpart, in both directions; so neither JPEG noise nor an alignment that is
    a pixel off lights up, while a thread that only one photo shows does. The distance is CIEDE2000.
    """
    base = averaged(first, side)
    height, width = base.shape[:2]
    matrix = _usable(transform)
    if matrix is None:
        matrix = _fitting(width / height, second.shape[1] / second.shape[0])
    other, shown = _warped(second, matrix, width, height)
    a, b = _lab(base), _lab(other)
    distance = np.maximum(ciede2000(a, _nearest(a, b)), ciede2000(b, _nearest(b, a)))
    heat = np.asarray(np.clip((distance - _SAME) / (_OTHER - _SAME), 0, 1), np.float32)
    heat[~shown] = 0
    return _painted(base, heat, shown)


def _painted(base: Pixels, heat: Floats, shown: Mask) -> Pixels:
    grey = cv2.cvtColor(base, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dim = np.repeat((28 + 0.48 * grey)[..., None], 3, axis=2)
    stops = np.linspace(0, 1, len(_HEAT))
    colour = np.stack([np.interp(heat, stops, _HEAT[:, channel]) for channel in range(3)], axis=-1)
    cover = np.clip(heat * 4, 0, 0.92)[..., None]
    made = dim * (1 - cover) + colour * cover
    rows, columns = np.indices(heat.shape)
    stripe = np.where((rows + columns) // 6 % 2 == 0, 70.0, 96.0) + 0.12 * grey
    made[~shown] = stripe[~shown][:, None]
    return np.asarray(np.clip(made, 0, 255).round(), np.uint8)


def _warped(second: Pixels, matrix: npt.NDArray[np.float64], width: int, height: int) -> tuple[Pixels, Mask]:
    """`second` seen in a frame of width x height pixels, and where it is seen (bool)."""
    # Shrunk first, where it is finer than the frame: warping alone would pick single pixels and flicker.
    finer = max(1.0, _magnification(matrix, second.shape[1] / width, second.shape[0] / height))
    small = averaged(second, max(1, round(max(second.shape[:2]) / finer)))
    there = np.diag([small.shape[1], small.shape[0], 1.0])
    here = np.diag([1 / width, 1 / height, 1.0])
    middle, corner = np.eye(3), np.eye(3)
    middle[:2, 2], corner[:2, 2] = 0.5, -0.5  # the middle of the first pixel is (0, 0) for OpenCV
    mapping = corner @ there @ matrix @ here @ middle
    size = (width, height)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    other = cv2.warpPerspective(small, mapping, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    whole = np.full(small.shape[:2], 255, np.uint8)
    seen = cv2.warpPerspective(whole, mapping, size, flags=flags, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(other, np.uint8), np.asarray(seen > 127)


def _magnification(matrix: npt.NDArray[np.float64], across: float, down: float) -> float:
    """Pixels of the second for one of the frame, along an edge, in the middle of the frame."""
    middle = np.array([[0.5, 0.5, 1], [0.501, 0.5, 1], [0.5, 0.501, 1]]) @ matrix.T
    points = middle[:, :2] / middle[:, 2:]
    right, below = (points[1] - points[0]) * 1000, (points[2] - points[0]) * 1000
    area = abs(right[0] * below[1] - right[1] * below[0]) * across * down
    return float(min(64.0, np.sqrt(area))) if np.isfinite(area) else 1.0


def _usable(transform: Sequence[float] | None) -> npt.NDArray[np.float64] | None:
    """The matrix, unless it is singular, not finite, or sends a part of the first photo to infinity."""
    if transform is None or len(transform) != 9 or not np.all(np.isfinite(transform)):
        return None
    matrix = np.array(transform, np.float64).reshape(3, 3)
    largest = np.abs(matrix).max()
    if largest == 0:
        return None
    matrix /= largest
    corners = np.array([[0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 1, 1]], np.float64)
    depths = corners @ matrix[2]
    beyond = depths.min() * depths.max() <= 0 or abs(depths).min() < 0.02 * abs(depths).max()
    return None if beyond or abs(np.linalg.det(matrix)) < 1e-9 else matrix


def _fitting(wide: float, other_wide: float) -> npt.NDArray[np.float64]:
    """Leads from a frame of these proportions (width / height) into a photo that lies whole in its middle."""
    width, height = min(1.0, other_wide / wide), min(1.0, wide / other_wide)
    return np.array([[1 / width, 0, (width - 1) / 2 / width], [0, 1 / height, (height - 1) / 2 / height], [0, 0, 1]])


def _lab(pixels: Pixels) -> Floats:
    blurred = cv2.GaussianBlur(pixels, (0, 0), _BLUR)
    return np.asarray(cv2.cvtColor(blurred.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _nearest(wanted: Floats, among: Floats) -> Floats:
    """The colours of `among`, 3 x 3 pixels around each, that come closest to `wanted`, channel by channel."""
    around = np.ones((3, 3), np.uint8)
    return np.asarray(np.clip(wanted, cv2.erode(among, around), cv2.dilate(among, around)), np.float32)
