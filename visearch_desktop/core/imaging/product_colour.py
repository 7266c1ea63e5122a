"""Which colours a product has, and how much two products have them in common.

A histogram of L*, a*, b* over the product alone, each pixel shared among its eight nearest cells; two are compared by
their Bhattacharyya coefficient (Bhattacharyya 1943). A bright grey ground tells the light of the photo, which is taken
out first. Fine cells tell the navy of one shirt from that of another; coarser ones still agree under another light.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.product import Product, find_product
from visearch_desktop.core.imaging.tiles import Pixels

Floats = npt.NDArray[np.float32]

_CELLS = (20, 48, 48)
"""Cells of L* (0 to 100), a* and b* (-96 to 96). On shop photos 16 to 32 cells of L* did as well."""
_COUNT = _CELLS[0] * _CELLS[1] * _CELLS[2]
_STRIDES = (_CELLS[1] * _CELLS[2], _CELLS[2], 1)
_FORMAT, _HEAD = 2, struct.Struct("<B?fI")
"""The format grows whenever the same picture may give other colours, or they are packed otherwise."""
_PIXELS = 3000
"""Pixels counted at most."""
_STEPS, _FAR = 15, 255
"""Steps of a packed root; a gap between cells that is told by more than one byte."""


@dataclass(frozen=True, slots=True, eq=False)
class Colours:
    """The colours of a product: `cells` (uint16 [n], ascending) that are not empty and their `shares` (float16 [n],
    1 together), 4 KB as a rule. `even` and `clear` are those of the product (`product.Product`).
    """

    cells: npt.NDArray[np.uint16]
    shares: npt.NDArray[np.float16]
    even: float
    clear: bool


def product_colours(product: Product) -> Colours:
    """The colours of a product that was found in a photo."""
    weights = product.weights.ravel()
    places = np.flatnonzero(weights)
    places = places[:: max(1, len(places) // _PIXELS)]
    pixels = product.small.reshape(-1, 3)[places].astype(np.float32) / 255
    if product.light is not None:
        pixels = np.minimum(pixels * (255 / np.array(product.light, np.float32)), 1.0)
    lab = cv2.cvtColor(pixels[None], cv2.COLOR_RGB2LAB)[0]
    counts = _counted(lab, weights[places])
    cells = np.flatnonzero(counts > 0)  # of truth values NumPy finds them in a quarter of the time
    shares = counts[cells]
    return Colours(cells.astype(np.uint16), (shares / shares.sum()).astype(np.float16), product.even, product.clear)


def pack_colours(colours: Colours) -> bytes:
    """The colours as bytes: gaps between cells and roots of shares in fifteen steps, deflated; 330 bytes as a rule.

    The root is what likeness is made of. On 150 shop photos the likeness of two differed by 0.04 at most, 0.9997
    correlated, and nine of ten neighbours by colour stayed; all cells with 16 bits each took 2.9 KB.
    """
    roots = np.sqrt(colours.shares.astype(np.float64))
    steps = np.round(_STEPS * roots / roots.max()).astype(np.uint8) if len(roots) else np.zeros(0, np.uint8)
    cells, steps = colours.cells[steps > 0].astype(np.int64), steps[steps > 0]
    gaps = np.diff(cells, prepend=-1)
    far = gaps // _FAR  # a gap is so many marks of 255, then the rest
    ends = np.cumsum(far + 1)
    spaced = np.full(int(ends[-1]) if len(ends) else 0, _FAR, np.uint8)
    spaced[ends - 1] = gaps % _FAR
    even = np.append(steps, np.uint8(0))[: len(steps) + len(steps) % 2]
    packed = zlib.compress(spaced.tobytes() + (even[::2] << 4 | even[1::2]).tobytes(), 9, -zlib.MAX_WBITS)
    return _HEAD.pack(_FORMAT, colours.clear, colours.even, len(steps)) + packed


def packed_colours(small: Pixels) -> bytes:
    """The colours of the product in a thumbnail (uint8 [h, w, 3] RGB), as they are kept of a photo."""
    return pack_colours(product_colours(find_product(small)))


def unpack_colours(packed: bytes) -> Colours:
    """What was packed, nearly; `ValueError` when the bytes are damaged or of another format."""
    if len(packed) < _HEAD.size:
        raise ValueError("too short")
    form, clear, even, count = _HEAD.unpack_from(packed)
    if form != _FORMAT or not 0 < count <= _COUNT:
        raise ValueError("not colours")
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = np.frombuffer(reader.decompress(packed[_HEAD.size :], 2 * _COUNT), np.uint8)
    except zlib.error as error:
        raise ValueError("damaged") from error
    spaced, halves = np.split(data, [max(0, len(data) - (count + 1) // 2)])
    cells = np.cumsum(spaced, dtype=np.int64)[spaced < _FAR] - 1
    steps = np.stack([halves >> 4, halves & 15], axis=1).ravel()[:count].astype(np.float64)
    if len(cells) != count or len(steps) != count or cells[-1] >= _COUNT or not steps.all() or not reader.eof:
        raise ValueError("not colours")
    shares = steps**2 / (steps**2).sum()
    return Colours(cells.astype(np.uint16), shares.astype(np.float16), even, clear)


def _counted(lab: Floats, weights: Floats) -> npt.NDArray[np.float64]:
    """How much of each cell there is; the eight cells around all pixels are counted at once."""
    size, strides = np.array(_CELLS)[:, None], np.array(_STRIDES)[:, None]
    least, span = np.array([[0], [96], [96]], np.float32), np.array([[100], [192], [192]], np.float32)
    at = (np.ascontiguousarray(lab.T) + least) / span * size - 0.5
    low = np.floor(at)
    above, below = at - low, low.astype(np.int32)
    cells = np.clip(np.stack([below, below + 1]), 0, size - 1) * strides
    shares = np.stack([1 - above, above])
    (lightness, red, blue), (by_lightness, by_red, by_blue) = cells.swapaxes(0, 1), shares.swapaxes(0, 1)
    cell = (lightness[:, None] + red)[:, :, None] + blue  # [2, 2, 2, pixels]
    share = (by_lightness[:, None] * by_red * weights)[:, :, None] * by_blue
    return np.asarray(np.bincount(cell.ravel(), share.ravel(), _COUNT), np.float64)


def _coarser(times: int) -> npt.NDArray[np.int32]:
    """The cell of a histogram `times` coarser that each fine cell lies in."""
    lightness, red, blue = np.indices(_CELLS)
    across = _CELLS[1] // times
    return np.asarray(((lightness // times) * across + red // times) * across + blue // times, np.int32).ravel()


_LEVELS = {times: _coarser(times) for times in (1, 2, 4)}


def colour_likeness(one: Colours, others: Sequence[Colours]) -> Floats:
    """How alike the colours of one product and of others are, [0, 1]: float32 [others].

    Fine cells are compared when the first product is clear, coarse ones else: before a busy ground some of what was
    counted is not the product.
    """
    levels = (1, 2) if one.clear else (4,)
    likeness = np.zeros(len(others), np.float32)
    for times in levels:
        wanted = np.sqrt(_level(one, times))
        likeness += [float(wanted @ np.sqrt(_level(other, times))) for other in others]
    return np.clip(likeness / len(levels), 0.0, 1.0)


def _level(colours: Colours, times: int) -> npt.NDArray[np.float64]:
    shares = colours.shares.astype(np.float64)
    return np.asarray(np.bincount(_LEVELS[times][colours.cells], shares, _COUNT // times**3), np.float64)
