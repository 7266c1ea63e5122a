"""Rows of letter-like pieces in a picture: strokes that stand out, of one height, side by side on one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Boxes = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

STROKE = 13
"""Pixels that a letter's stroke is thinner than."""
_CONTRAST = 20
"""Levels of 255 by which a letter differs from what lies around it."""
_HIGHEST = 90
"""Greatest height of a letter in pixels."""
_MOST = 500
"""Pieces beyond which a picture is texture; the tallest of them are looked at."""
_AHEAD = 40
"""Pieces among which the next letter is looked for; others that lie between are those of other rows."""
_LETTERS, _SLANTED_LETTERS = 4, 6
_SLANTS = (-45, -25, 25, 45)
"""Degrees; text within 10 degrees of one of them is seen."""
_KERNEL = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE, STROKE))


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of pieces.

    `boxes` is int32 [n, 4]: left, top, width and height of each, from left to right. `aligned` is the share of them
    that end, or begin, on one line; `uneven` the standard deviation of their heights over the median height. A row
    may be `slanted`.
    """

    boxes: Boxes
    aligned: float
    uneven: float
    slanted: bool

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


def find_rows(written: Grey, lowest: int, *, slanted: bool) -> Iterator[Row]:
    """The rows in a picture of `ink`, of letters at least `lowest` pixels high: level ones, then slanted ones."""
    boxes = _pieces(written, lowest)
    if len(boxes) < _LETTERS:
        return
    for row in _chains(boxes.astype(np.float32)):
        yield _row(boxes[row], boxes[row].astype(np.float32), slanted=False)
    for degrees in _SLANTS if slanted else ():
        turned = _turned(boxes, degrees)
        for row in _chains(turned):
            if len(row) >= _SLANTED_LETTERS:
                yield _row(boxes[row], _levelled(turned[row]), slanted=True)


def _chains(boxes: Floats) -> Iterator[list[int]]:
    """Rows of at least `_LETTERS` pieces that follow each other from left to right, each piece in one row."""
    order = np.argsort(boxes[:, 0], kind="stable")
    following = _following(boxes[order])
    used = np.zeros(len(boxes), np.bool_)
    for start in np.flatnonzero(following >= 0):
        row, here = [], int(start)
        while here >= 0 and not used[here]:
            used[here] = True
            row.append(here)
            here = int(following[here])
        if len(row) >= _LETTERS:
            yield [int(order[place]) for place in row]


def _turned(boxes: Boxes, degrees: float) -> Floats:
    """Squares as large as the pieces, with their middles turned so that text of this slant is level."""
    left, top, width, height = boxes.T.astype(np.float32)
    across, down = left + width / 2, top + height / 2
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    side = np.sqrt(width * height)
    return np.stack(
        [across * cos + down * sin - side / 2, down * cos - across * sin - side / 2, side, side], axis=1
    ).astype(np.float32)


def _levelled(boxes: Floats) -> Floats:
    """The same boxes with the slope that is left taken out of a row."""
    middles = boxes[:, 1] + boxes[:, 3] / 2
    slope, _ = np.polyfit(boxes[:, 0], middles, 1)
    level = boxes.copy()
    level[:, 1] -= slope * boxes[:, 0]
    return level


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


def _following(boxes: Floats) -> npt.NDArray[np.int64]:
    """For each piece the one that follows it on its line: near, about as high, at the same level; -1 for none.

    Pieces come from left to right, and each is compared with the next `_AHEAD`.
    """
    count = len(boxes)
    ahead = np.arange(count)[:, None] + np.arange(1, min(_AHEAD, count) + 1)
    left, top, _, height = boxes[np.minimum(ahead, count - 1)].transpose(2, 0, 1)
    first_left, first_top, first_width, first_height = boxes.T[..., None]
    taller, lower = np.maximum(height, first_height), np.minimum(height, first_height)
    gap = left - (first_left + first_width)
    bottom, first_bottom = top + height, first_top + first_height
    shared = np.minimum(bottom, first_bottom) - np.maximum(top, first_top)
    follows = (
        (ahead < count) & (left > first_left) & (gap < taller) & (gap > -0.25 * taller) & (shared > 0.7 * lower)
        & (lower >= 0.45 * taller)
    )  # fmt: skip
    cost = np.where(follows, np.maximum(gap, 0) + 0.5 * np.abs(bottom - first_bottom), np.inf)
    nearest = cost.argmin(axis=1)
    found = np.isfinite(cost[np.arange(count), nearest])
    return np.where(found, np.arange(count) + 1 + nearest, -1)


def _row(boxes: Boxes, level: Floats, *, slanted: bool) -> Row:
    top, height = level[:, 1], level[:, 3]
    typical = float(np.median(height))
    tolerance = max(1.0, 0.12 * typical)
    lines = (top + height / 2,) if slanted else (top, top + height)
    aligned = max(float((np.abs(line - np.median(line)) <= tolerance).mean()) for line in lines)
    return Row(boxes, aligned, float(height.std()) / typical, slanted)
