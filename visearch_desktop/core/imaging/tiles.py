"""Square tiles for the network: one for a gallery photo, several views of a query."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

_LOOK = 128
"""Side of the small picture that borders are looked for in; a pixel of it is 3 to 6 of the photo."""
_TOLERANCE = 12
"""Difference from the border's colour, of 255, that still counts as border: JPEG noise stays below."""
_SMALLEST_SHARE = 0.1
"""A photo with less content than this share of its width or height is left as it is."""


Part = tuple[float, float, float, float]
"""Left, top, width and height of a part of a picture, in shares of its width and height."""


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at a query; `handicap` is taken off its cosines, `part` is what of the query it shows.

    A match of a turned photo or of half a photo needs an explanation that a plain match does not, so it
    must be clearly better. Without the handicap a network that cares little for orientation finds the
    wrong product: other views of one style were found first in 25 % of cases instead of 52 %.
    """

    name: str
    handicap: float = 0.0
    part: Part = (0.0, 0.0, 1.0, 1.0)


LEFT, RIGHT = View("left half", 0.05, (0.0, 0.0, 0.5, 1.0)), View("right half", 0.05, (0.5, 0.0, 0.5, 1.0))

QUERY_VIEWS = (
    View("whole"),
    View("mirrored"),
    View("without border", 0.05),
    View("turned left", 0.05),
    View("upside down", 0.05),
    View("turned right", 0.05),
    LEFT,
    RIGHT,
)
"""What a query is searched as. Against the whole alone, edited clothing photos were found first in 96.8 %
of cases instead of 93.0 %, those in a collage in 100 % instead of 65 %. Trimming gallery photos as well
gained nothing there and cost other views of one style 9 points (benchmarks/RESULTS.md)."""

CLOSER_VIEWS = (
    View("top half", 0.05, (0.0, 0.0, 1.0, 0.5)),
    View("bottom half", 0.05, (0.0, 0.5, 1.0, 0.5)),
    View("upper left quarter", 0.05, (0.0, 0.0, 0.5, 0.5)),
    View("upper right quarter", 0.05, (0.5, 0.0, 0.5, 0.5)),
    View("lower left quarter", 0.05, (0.0, 0.5, 0.5, 0.5)),
    View("lower right quarter", 0.05, (0.5, 0.5, 0.5, 0.5)),
    View("middle", 0.05, (0.2, 0.2, 0.6, 0.6)),
    View("middle column", 0.05, (1 / 3, 0.0, 1 / 3, 1.0)),
    View("middle row", 0.05, (0.0, 1 / 3, 1.0, 1 / 3)),
)
"""What a query is searched as when `QUERY_VIEWS` have found nothing that is surely the same photo: parts of a collage,
of a page, of a screen. The outer of three photos side by side are found by the halves, the middle one was in 88 %
of cases before it had a view of its own."""


def query_tiles(pixels: Pixels, size: int, resize: str) -> Pixels:
    """The tiles of a query photo (uint8 [h, w, 3]) in the order of `QUERY_VIEWS`: uint8 [views, size, size, 3]."""
    whole = make_tile(pixels, size, resize)
    parts = [
        make_tile(part, size, resize) for part in (trim_border(pixels), cut(pixels, LEFT.part), cut(pixels, RIGHT.part))
    ]
    turns = [np.rot90(whole, quarter) for quarter in (1, 2, 3)]
    return np.stack([whole, whole[:, ::-1], parts[0], *turns, *parts[1:]])


def closer_tiles(pixels: Pixels, size: int, resize: str) -> Pixels:
    """The same in the order of `CLOSER_VIEWS`."""
    return np.stack([make_tile(cut(pixels, view.part), size, resize) for view in CLOSER_VIEWS])


def cut(pixels: Pixels, part: Part) -> Pixels:
    """A part of a picture (uint8 [h, w, 3]); a view, not a copy, of a pixel at least."""
    height, width = pixels.shape[:2]
    left, top, across, down = part
    x, y = min(width - 1, round(left * width)), min(height - 1, round(top * height))
    return pixels[y : max(y + 1, round((top + down) * height)), x : max(x + 1, round((left + across) * width))]


def make_tile(pixels: Pixels, size: int, resize: str) -> Pixels:
    """Bring a uint8 [h, w, 3] picture to [size, size, 3].

    `resize` is the model card's rule: "stretch" ignores the aspect ratio, "pad" fits the whole
    picture on white, "crop" takes the largest central square.
    """
    height, width = pixels.shape[:2]
    if resize == "crop":
        edge = min(height, width)
        top, left = (height - edge) // 2, (width - edge) // 2
        pixels = pixels[top : top + edge, left : left + edge]
    elif resize == "pad":
        edge = max(height, width)
        square = np.full((edge, edge, 3), 255, np.uint8)
        top, left = (edge - height) // 2, (edge - width) // 2
        square[top : top + height, left : left + width] = pixels
        pixels = square
    return _resized(pixels, size, size)


def view_transforms(pixels: Pixels) -> list[npt.NDArray[np.float64]]:
    """For each of `QUERY_VIEWS`: the 3 x 3 map from shares of the query's width and height to shares of the view's."""
    height, width = pixels.shape[:2]
    top, bottom, left, right = _inside_border(pixels)
    inside = left / width, top / height, (right - left) / width, (bottom - top) / height
    turned = ((0, 1, 0, -1, 0, 1), (-1, 0, 1, 0, -1, 1), (0, -1, 1, 1, 0, 0))
    rows = (
        (1, 0, 0, 0, 1, 0),
        (-1, 0, 1, 0, 1, 0),
        _enlarged(inside),
        *turned,
        _enlarged(LEFT.part),
        _enlarged(RIGHT.part),
    )
    return [np.array([row[:3], row[3:], (0, 0, 1)], np.float64) for row in rows]


def closer_transforms() -> list[npt.NDArray[np.float64]]:
    """The same for each of `CLOSER_VIEWS`."""
    return [part_transform(view.part) for view in CLOSER_VIEWS]


def part_transform(part: Part) -> npt.NDArray[np.float64]:
    """The 3 x 3 map from shares of a picture's width and height to shares of a part of it."""
    row = _enlarged(part)
    return np.array([row[:3], row[3:], (0, 0, 1)], np.float64)


def _enlarged(part: Part) -> tuple[float, ...]:
    """From shares of the whole to shares of a part: the two rows of the map."""
    left, top, across, down = part
    return 1 / across, 0, -left / across, 0, 1 / down, -top / down


def trim_border(pixels: Pixels) -> Pixels:
    """The picture (uint8 [h, w, 3]) without the margins that have the colour of its corner; a view, not a copy."""
    top, bottom, left, right = _inside_border(pixels)
    return pixels[top:bottom, left:right]


def _inside_border(pixels: Pixels) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of what is not border, in pixels; the whole picture when hardly anything is."""
    height, width = pixels.shape[:2]
    small = _resized(pixels, min(width, _LOOK), min(height, _LOOK)).astype(np.int16)
    content = np.abs(small - small[0, 0]).max(axis=2) > _TOLERANCE
    rows, columns = np.flatnonzero(content.any(axis=1)), np.flatnonzero(content.any(axis=0))
    if len(rows) < _SMALLEST_SHARE * len(content) or len(columns) < _SMALLEST_SHARE * content.shape[1]:
        return 0, height, 0, width
    down, across = height / small.shape[0], width / small.shape[1]
    top, bottom = int(rows[0] * down), int(np.ceil((rows[-1] + 1) * down))
    left, right = int(columns[0] * across), int(np.ceil((columns[-1] + 1) * across))
    return top, min(bottom, height), left, min(right, width)


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """Area averages when shrinking, linear between pixels when growing."""
    shrinks = pixels.shape[0] >= height and pixels.shape[1] >= width
    rule = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=rule), dtype=np.uint8)
