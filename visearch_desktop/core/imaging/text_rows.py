"""Rows of letter-like pieces in a picture: strokes that stand out, of one height, side by side on one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Boxes = npt.NDArray[np.int32]

STROKE = 13
"""Pixels that a letter's stroke is thinner than."""
_CONTRAST = 20
"""Levels of 255 by which a letter differs from what lies around it."""
_HIGHEST = 90
"""Greatest height of a letter in pixels."""
_MOST = 500
"""Pieces beyond which a picture is texture; the tallest of them are looked at."""
_LETTERS = 4
_KERNEL = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE, STROKE))


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of pieces.

    `boxes` is int32 [n, 4]: left, top, width and height of each, from left to right. `aligned` is the share of them
    that end, or begin, on one line; `uneven` the standard deviation of their heights over the median height.
    """

    boxes: Boxes
    aligned: float
    uneven: float

    @property
    def bounds(self) -> tuple[slice, slice]:
        """Rows and columns of the picture that it takes."""
        left, top, width, height = self.boxes.T
        return slice(int(top.min()), int((top + height).max())), slice(int(left.min()), int((left + width).max()))


def strokes(grey: Grey, *, dark: bool) -> Grey:
    """How far each place of a picture (uint8 [h, w]) is darker, or lighter, than the paper it is written on."""
    operation = cv2.MORPH_BLACKHAT if dark else cv2.MORPH_TOPHAT
    return np.asarray(cv2.morphologyEx(grey, operation, _KERNEL), np.uint8)


def ink(stroke: Grey) -> Grey:
    """Where there is ink, 0 or 1: half as strong as the strongest nearby, so that neighbouring letters stay apart."""
    return ((stroke > _CONTRAST) & (stroke > cv2.dilate(stroke, _KERNEL) // 2)).astype(np.uint8)


def find_rows(written: Grey, lowest: int) -> Iterator[Row]:
    """The rows in a picture of `ink`, of letters at least `lowest` pixels high."""
    boxes = _pieces(written, lowest)
    if len(boxes) < _LETTERS:
        return
    following = _following(boxes.astype(np.float32))
    used = np.zeros(len(boxes), np.bool_)
    for start in range(len(boxes)):
        row, here = [], start
        while here >= 0 and not used[here]:
            used[here] = True
            row.append(here)
            here = int(following[here])
        if len(row) >= _LETTERS:
            yield _row(boxes[row])


def _pieces(written: Grey, lowest: int) -> Boxes:
    """Left, top, width and height of connected pieces that could be letters, from left to right."""
    # The algorithm that OpenCV takes unasked needs 2.5 times as long.
    found = cv2.connectedComponentsWithStatsWithAlgorithm(written, 8, cv2.CV_32S, cv2.CCL_BBDT)
    stats = np.asarray(found[2][1:], np.int32)
    width, height = stats[:, 2], stats[:, 3]
    filled = stats[:, 4] / (width * height)
    fits = (height >= lowest) & (height <= _HIGHEST) & (width <= 2.2 * height) & (filled > 0.15) & (filled < 0.97)
    stats = stats[fits, :4]
    tallest = stats[np.argsort(-stats[:, 3], kind="stable")[:_MOST]]
    return np.asarray(tallest[np.argsort(tallest[:, 0], kind="stable")])


def _following(boxes: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """For each piece the one that follows it on its line: near, about as high, at the same level; -1 for none."""
    left, top, width, height = boxes.T
    right, bottom = left + width, top + height
    taller, lower = np.maximum(height[None], height[:, None]), np.minimum(height[None], height[:, None])
    gap = left[None] - right[:, None]
    shared = np.minimum(bottom[None], bottom[:, None]) - np.maximum(top[None], top[:, None])
    follows = (
        (left[None] > left[:, None]) & (gap < taller) & (gap > -0.25 * taller) & (shared > 0.7 * lower)
        & (lower >= 0.45 * taller)
    )  # fmt: skip
    cost = np.where(follows, np.maximum(gap, 0) + 0.5 * np.abs(bottom[None] - bottom[:, None]), np.inf)
    following = cost.argmin(axis=1)
    following[~np.isfinite(cost.min(axis=1))] = -1
    return np.asarray(following)


def _row(boxes: Boxes) -> Row:
    top, height = boxes[:, 1], boxes[:, 3]
    typical = float(np.median(height))

    def aligned(level: npt.NDArray[np.int32]) -> float:
        return float((np.abs(level - np.median(level)) <= max(1.0, 0.12 * typical)).mean())

    return Row(boxes, max(aligned(top), aligned(top + height)), float(height.std()) / typical)
