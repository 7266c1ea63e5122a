"""A 64-bit perceptual hash: the signs of a photo's lowest frequencies."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt


def perceptual_hash(pixels: npt.NDArray[np.uint8]) -> int:
    """Hash a uint8 [h, w, 3] RGB picture, as a signed 64-bit integer.

    The 32 x 32 luminance is transformed by a DCT; each of the 8 x 8 lowest frequencies gives one bit:
    above the median or not (Zauner, "Implementation and benchmarking of perceptual image hash
    functions", 2010).
    """
    grey = cv2.cvtColor(cv2.resize(pixels, (32, 32), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    lowest = cv2.dct(grey.astype(np.float32))[:8, :8].ravel()
    bits = np.packbits(lowest > np.median(lowest[1:]))
    return int.from_bytes(bits.tobytes(), "big", signed=True)


def differing_bits(one: int, other: int) -> int:
    """How many bits of two perceptual hashes differ, of 64: hashes are signed, their bits are compared as they are."""
    return ((one ^ other) & (2**64 - 1)).bit_count()
