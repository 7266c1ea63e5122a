"""Was text laid over the photo? Lines of letter-like strokes, beside the product and on it.

What this can do: find horizontal lines of three and more letters that stand out from what lies behind them, in any
script that is written with separate letters. What it cannot: tell a print on a shirt or a label on a carton from text
that was added later when both lie on the product. So lines on the ground beside the product are counted apart from
lines on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Boxes = npt.NDArray[np.float64]

LOOK = 640
"""Longest side of the picture that is looked at."""
_STROKE = 13
"""Pixels that a letter's stroke is thinner than."""
_CONTRAST = 22
"""Levels of 255 by which a letter differs from what lies around it."""
_LOWEST, _HIGHEST = 6, 90
"""Height of letters in pixels."""
_MOST = 1500
"""Letter-like pieces beyond which a picture is texture, and the tallest of them are looked at."""
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text: the share of the picture's width they take together, beside the product and on it."""

    beside: float
    across: float


def find_lettering(grey: Grey, mask: Mask) -> Lettering:
    """Lines of letters in a small picture (uint8 [h, w]); `mask` (bool, same shape of any size) is the product."""
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (_STROKE, _STROKE))
    product = cv2.resize(mask.astype(np.uint8), (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    beside = across = 0.0
    for operation in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT):
        strokes = cv2.morphologyEx(grey, operation, kernel)
        for line in _lines(_letters((strokes > _CONTRAST).astype(np.uint8))):
            left, top, right, bottom = line
            share = (right - left) / grey.shape[1]
            if product[int(top) : int(bottom), int(left) : int(right)].mean() < 0.5:
                beside += share
            else:
                across += share
    return Lettering(beside, across)


def _letters(strokes: Grey) -> Boxes:
    """Left, top, width, height and area of pieces that could be letters [n, 5]."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    stats = np.asarray(stats[1:], np.float64)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    filled = area / (width * height)
    fits = (height >= _LOWEST) & (height <= _HIGHEST) & (width <= 2.2 * height) & (filled > 0.15) & (filled < 0.95)
    stats = stats[fits]
    return np.asarray(stats[np.argsort(-stats[:, 3], kind="stable")[:_MOST]])


def _lines(letters: Boxes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of rows of neighbouring letters of one height on one base line."""
    if len(letters) < _LETTERS:
        return []
    order = np.argsort(letters[:, 0])
    left, top, width, height = letters[order, :4].T
    right, bottom = left + width, top + height
    gap = left[None] - right[:, None]
    tall = np.maximum(height[None], height[:, None])
    follows = (
        (gap > -0.3 * tall) & (gap < 1.0 * tall) & (left[None] > left[:, None])
        & (np.abs(bottom[None] - bottom[:, None]) <= 0.15 * tall + 1)
        & (np.minimum(height[None], height[:, None]) >= 0.6 * tall)
    )  # fmt: skip
    gaps = np.where(follows, gap, np.inf)
    following = gaps.argmin(axis=1)
    following[~np.isfinite(gaps.min(axis=1))] = -1
    lines, used = [], np.zeros(len(left), np.bool_)
    for start in range(len(left)):
        row, here = [], start
        while here >= 0 and not used[here]:
            used[here] = True
            row.append(here)
            here = int(following[here])
        if len(row) >= _LETTERS:
            lines.append((left[row].min(), top[row].min(), right[row].max(), bottom[row].max()))
    return lines
