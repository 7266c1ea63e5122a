"""Is this a drawn panel rather than a photo? Placeholders ("image coming soon") have few shades: nothing has volume."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_COVERED = 0.9
"""The rest are the soft edges of letters and the noise that a JPEG leaves around them, of any shade."""


def shade_count(grey: npt.NDArray[np.uint8]) -> int:
    """How many shades, of 256, it takes to cover nine tenths of a picture (uint8 [h, w])."""
    counts = np.sort(np.bincount(grey.ravel(), minlength=256))[::-1]
    return int(np.searchsorted(np.cumsum(counts), _COVERED * grey.size) + 1)
