"""How strongly was a photo compressed: when it was last saved, by its tables, and before, by its pixels?

Most programs scale the tables of the JPEG standard's annex K by a quality from 1 to 100, as the library of the
Independent JPEG Group does. Tables of other makes (cameras, Photoshop) get the quality whose tables are as coarse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import numpy.typing as npt

# Table K.1 of the standard (luminance), row by row; Pillow gives tables in the same order.
_LUMINANCE = np.array(
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ],
    np.float64,
)  # fmt: skip


def _coarseness_of_qualities() -> npt.NDArray[np.float64]:
    quality = np.arange(1, 101)
    scale = np.where(quality < 50, 5000 // quality, 200 - 2 * quality)[:, None]
    return np.asarray(np.clip((_LUMINANCE * scale + 50) // 100, 1, 255).mean(axis=1))


_COARSENESS = _coarseness_of_qualities()
"""Mean step of the luminance table at qualities 1 to 100; it falls strictly from quality 2 on."""


def jpeg_quality(tables: Mapping[int, Sequence[int]]) -> int | None:
    """The quality in 1..100 that quantisation tables (Pillow's `image.quantization`) stand for; None without any.

    Only the first table, that of the luminance, is looked at: what is lost there is seen.
    """
    table = np.asarray(tables.get(min(tables, default=0), ()), np.float64)
    if table.size != 64:
        return None
    return 1 + int(np.argmin(np.abs(np.log(_COARSENESS) - np.log(max(1.0, float(table.mean()))))))


_BLOCK = 8
_EDGE = 24
"""Steps of more levels of 255 are edges of the picture, wherever they lie."""


def block_steps(grey: npt.NDArray[np.uint8]) -> float | None:
    """How much larger the steps between a JPEG's blocks are than those within, in a whole picture (uint8 [h, w]).

    1 when there are no blocks. A photo that was saved coarsely shows them however it was saved later, unless it was
    cropped or resized meanwhile. None for a picture of few blocks.
    """
    if min(grey.shape) < 8 * _BLOCK:
        return None
    down = _steps(grey[:, ::2], axis=0)
    across = _steps(grey[::2], axis=1)
    return (down + across) / 2


def _steps(grey: npt.NDArray[np.uint8], axis: int) -> float:
    ahead, behind = (grey[1:], grey[:-1]) if axis == 0 else (grey[:, 1:], grey[:, :-1])
    steps = cv2.absdiff(np.ascontiguousarray(ahead), np.ascontiguousarray(behind))
    steps = cv2.threshold(steps, _EDGE, 0, cv2.THRESH_TRUNC)[1]
    along = np.asarray(cv2.reduce(steps, 1 - axis, cv2.REDUCE_AVG, dtype=cv2.CV_32F), np.float64).ravel()
    places = along[: len(along) // _BLOCK * _BLOCK].reshape(-1, _BLOCK).mean(axis=0)
    return float(places[-1] / max(places[:-1].mean(), 0.05))
