"""How strongly was a JPEG compressed when it was last saved? Read from its quantisation tables, not from its pixels.

Most programs scale the tables of the JPEG standard's annex K by a quality from 1 to 100, as the library of the
Independent JPEG Group does. Tables of other makes (cameras, Photoshop) get the quality whose tables are as coarse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
