"""Was a round sticker laid over the photo? A disc of one strong colour, flatter than anything that was photographed.

Figures on stickers are too large and too few to be found as rows of text. What gives a sticker away is its ground: one
colour throughout, with a round outline, whatever is written on it. What this cannot do: see stickers in white, grey
or black, square ones, or tell a sticker from a disc that the product itself has, evenly lit.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.shrink import shrunk

_LOOK = 320
"""Longest side of the picture that is looked at."""
_STEP = 6
"""Levels of 255 within three pixels up to which a place is flat."""
_CHROMA = 20
"""Distance from grey, in a or b of Lab, from which a colour is strong."""
_SMALLEST = 0.002
"""Share of the picture that a flat piece must take."""
_PIECES = 12
"""The largest pieces, which are looked at closely."""
_EVEN, _ROUND, _FILLED = 4.0, 0.85, 0.4
"""Greatest standard deviation of a channel; least share of its smallest circle that the outline takes; least share of
the outline that is flat: the rest is what is written on it."""


def sticker_share(pixels: npt.NDArray[np.uint8]) -> float:
    """The share of a picture (uint8 [h, w, 3] RGB) that its largest round sticker takes; 0 without one."""
    small = np.asarray(cv2.medianBlur(shrunk(pixels, _LOOK), 3), np.uint8)
    red, green, blue = cv2.split(cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)))
    # Not OpenCV's absdiff with a number: it takes the number for an array when the picture is one pixel by four.
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.int16)
    colour = np.abs(lab[..., 1:] - 128).max(axis=2)
    flat = ((cv2.max(cv2.max(red, green), blue) <= _STEP) & (colour >= _CHROMA)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(flat, 4, cv2.CV_32S, cv2.CCL_BBDT)
    area = flat.size
    found = 0.0
    for number in np.argsort(-stats[1:, 4], kind="stable")[:_PIECES] + 1:
        left, top, width, height, pixels_of_it = (int(value) for value in stats[number])
        if pixels_of_it < _SMALLEST * area:
            break
        place = slice(top, top + height), slice(left, left + width)
        found = max(found, _disc(small[place], (labels[place] == number).astype(np.uint8)) / area)
    return found


def _disc(part: npt.NDArray[np.uint8], piece: npt.NDArray[np.uint8]) -> float:
    """The area in pixels that the outline of a flat piece takes, 0 when it is no even disc."""
    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea)
    _, radius = cv2.minEnclosingCircle(outline)
    within = float(cv2.contourArea(cv2.convexHull(outline)))
    round_enough = within > _ROUND * np.pi * max(radius, 1e-6) ** 2
    if not round_enough or int(piece.sum()) < _FILLED * within:
        return 0.0
    return within if float(part[piece > 0].std(axis=0).max()) <= _EVEN else 0.0
