"""Was text laid over the photo? Rows of letters in flat ink, beside the product and on it.

What was added by a program has one colour throughout; a print on cloth, a carton in a shop and a carpet have light and
shade. So a row on a busy backdrop or on the product counts when its ink is flat, and one on the plain ground beside the
product also when it is only even. What this cannot do: see steep text and single figures on stickers, or tell a label
in a studio picture, evenly lit and flat as it is, from text that was added.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.shrink import shrunk
from visearch_desktop.core.imaging.text_rows import Row, find_rows, ink, strokes

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

LOOK = 640
"""Longest side of the picture that is looked at; letters from 1 % of it are seen."""
_COARSE = 213
"""The same for letters whose strokes are thicker than 2 %: headlines and banners."""
_LOWEST = {LOOK: 6, _COARSE: 12}
_ALIGNED, _UNEVEN = 0.6, 0.45
_FLAT, _FLAT_SHARE = 3.5, 0.05
"""Standard deviation of flat ink, in levels of 255 and as a share of its contrast. Half of the overlays stay below 1.5;
of rows found in clothing photos nine in ten are above 6."""
_PALEST = 12
_LONG, _EVEN, _EVEN_SHARE = 8, 1.5, 0.02
"""Letters from which a row counts whose letters are equally strong: small print is not flat, its edges are soft."""
_FAINT, _FAINT_SHARE = 3.0, 0.06
"""The same beside the product, for rows of any length."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The share of the picture's width that rows of text take, one after another, beside the product and on it."""

    beside: float
    across: float


def find_lettering(grey: Grey, product: Mask | None) -> Lettering:
    """Rows of text in a small picture (uint8 [h, w], at most `LOOK` on its longest side).

    `product` (bool, the same shape in any size) is where the product is; without it, on a busy backdrop, all text
    counts as beside it.
    """
    beside = across = 0.0
    for look, lowest in _LOWEST.items():
        level = shrunk(grey, look)
        if look == _COARSE and max(grey.shape) < LOOK // 2:
            break  # the first look was as coarse
        for dark in (True, False):
            stroke = strokes(level, dark=dark)
            written = ink(stroke)
            for row in find_rows(written, lowest, slanted=look == LOOK):
                on_product = _share_on(product, row, level.shape)
                if not _is_text(row, level, stroke, written, ground=product is not None and on_product < 0.5):
                    continue
                _, columns = row.bounds
                width = (columns.stop - columns.start) / level.shape[1]
                if product is not None and on_product >= 0.5:
                    across += width
                else:
                    beside += width
    return Lettering(beside, across)


def _share_on(product: Mask | None, row: Row, shape: tuple[int, ...]) -> float:
    if product is None:
        return 0.0
    down, across = product.shape[0] / shape[0], product.shape[1] / shape[1]
    rows, columns = row.bounds
    part = product[
        int(rows.start * down) : int(np.ceil(rows.stop * down)),
        int(columns.start * across) : int(np.ceil(columns.stop * across)),
    ]
    return float(part.mean()) if part.size else 1.0


def _is_text(row: Row, grey: Grey, stroke: Grey, written: Grey, *, ground: bool) -> bool:
    if row.aligned < _ALIGNED or row.uneven > _UNEVEN:
        return False
    strength, spread = _strength(row, stroke)
    if ground and spread <= max(_FAINT, _FAINT_SHARE * strength):
        return True
    if len(row.boxes) >= _LONG and spread <= max(_EVEN, _EVEN_SHARE * strength):
        return True
    return not row.slanted and _is_flat(row, grey, stroke, written)


def _strength(row: Row, stroke: Grey) -> tuple[float, float]:
    """The median of the letters' strongest places, and their median deviation from it."""
    peaks = [
        np.sort(stroke[top : top + height, left : left + width], axis=None)[-3:].mean()
        for left, top, width, height in row.boxes
    ]
    middle = float(np.median(peaks))
    return middle, float(np.median(np.abs(np.array(peaks) - middle)))


def _is_flat(row: Row, grey: Grey, stroke: Grey, written: Grey) -> bool:
    place = row.bounds
    letters, strength = written[place] > 0, stroke[place]
    paper = cv2.dilate(written[place], np.ones((3, 3), np.uint8)) == 0
    if not paper.any():
        return False
    core = grey[place][letters & (strength >= np.median(strength[letters]))]
    contrast = abs(float(np.median(core)) - float(np.median(grey[place][paper])))
    return contrast >= _PALEST and float(core.std()) <= max(_FLAT, _FLAT_SHARE * contrast)
