"""Is this a drawn panel rather than a photo? Placeholders ("image coming soon") have few colours and no shading."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

_CELL_BITS = 3
"""Eight levels of 255 are taken for one colour: the JPEG noise of a flat panel mostly stays within."""
_COVERED = 0.99


def colour_count(small: Pixels) -> int:
    """How many colours, of 32,768, it takes to cover 99 % of a small picture (uint8 [h, w, 3] RGB)."""
    red, green, blue = ((small[..., channel] >> _CELL_BITS).astype(np.int32) for channel in range(3))
    cells = (red << 10) | (green << 5) | blue
    counts = np.sort(np.bincount(cells.ravel()))[::-1]
    return int(np.searchsorted(np.cumsum(counts), _COVERED * cells.size) + 1)
