"""How blurred are the edges of a photo, and how much of its pixels is real detail?

Blur is measured by blurring once more: at an edge of blur s, a further blur s0 lowers the gradient by sqrt(1 + (s0 /
s)^2) (Zhuo & Sim, "Defocus map estimation from a single image", 2011). That holds for edges of any contrast, so the
figure depends neither on content nor on light.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Sixteen = npt.NDArray[np.int16]
Mask = npt.NDArray[np.bool_]

_AGAIN = 1.0
_OWN = 0.6
"""Variance, in square pixels, that the gradient adds by itself: it looks at the neighbours on both sides."""
_FEWEST = 40
"""Edge pixels below which nothing is said; half as many at half the size."""
_WEAKEST = 4 * 128
"""Gradient (levels of 255 a pixel, times 128) below which an edge may be noise or the blocks of a JPEG."""
_STRONGEST = 60
"""Percentile of the edges from which they are looked at."""
_SHARPEST = 25
"""Percentile of the looked-at edges' blur that is told: what is in focus counts, not what lies behind."""
_RELIABLE = 1.5
"""Blur up to which the estimate is to be trusted; what is more blurred is looked at again at half the size."""
_HALVINGS = 3

PATCH = 64
_PATCHES = 24
_FLOOR = 10 ** (-18 / 10)
"""Share of the detail at low frequencies below which there is none: see `detail_share`."""
_REACH = 1.4
"""An enlarged photo keeps some detail beyond where its source ended; with this power those enlarged twice and three
times by cubic interpolation come out at a half and a third."""


def edge_blur(grey: Pixels, mask: Mask) -> float | None:
    """The blur of the sharpest strong edges, as the sigma of a Gaussian in pixels of `grey` (uint8 [h, w]).

    `mask` (bool, any size of the same shape) is where the product is. None when there are hardly any edges.
    """
    found: float | None = None
    for halving in range(_HALVINGS + 1):
        here = _blur_here(grey, mask, max(_FEWEST >> halving, 12))
        if here is not None:
            found = max(found or 0.0, 2**halving * max(0.0, here**2 - _OWN) ** 0.5)
            if here <= _RELIABLE:
                return found
        elif min(grey.shape) < 32:
            return found
        grey = np.asarray(cv2.resize(grey, (grey.shape[1] // 2, grey.shape[0] // 2), interpolation=cv2.INTER_AREA))
    return found


def _blur_here(grey: Pixels, mask: Mask, fewest: int) -> float | None:
    """The same at this size, with the gradient's own blur in it."""
    if min(grey.shape) < 16:
        return None
    light = grey.astype(np.int16) << 4  # room for fractions: a blurred pixel rounded to 1/255 would be noise
    across, down = _changes(np.asarray(cv2.GaussianBlur(light, (7, 7), _AGAIN)))
    again = np.asarray(cv2.add(across, down), np.int16)
    inside = cv2.dilate(mask.astype(np.uint8), np.ones((5, 5), np.uint8))
    inside = cv2.resize(inside, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    ridge = (again >= cv2.dilate(again, np.ones((3, 3), np.uint8))) & (again > _WEAKEST) & (inside > 0)
    places = np.flatnonzero(ridge)
    if len(places) < fewest:
        return None
    strength = again.ravel()[places]
    places = places[strength >= np.percentile(strength, _STRONGEST)]
    across, down = across.ravel()[places], down.ravel()[places]
    first = cv2.add(*_changes(light)).ravel()[places]
    ratio = first / (across + down).astype(np.float32)
    sigma = _AGAIN / np.sqrt(np.maximum(ratio**2 - 1, 1e-3))
    # A camera that moved blurs the edges across its way and leaves the others sharp.
    ways = (sigma[across > 2 * down], sigma[down > 2 * across])
    return max(float(np.percentile(way, _SHARPEST)) for way in (sigma, *ways) if len(way) >= fewest or way is sigma)


def _changes(light: Sixteen) -> tuple[Sixteen, Sixteen]:
    """The changes across and down, without sign, 128 times what a pixel differs from the next; int16 holds the sum."""
    across, down = cv2.Sobel(light, cv2.CV_16S, 1, 0), cv2.Sobel(light, cv2.CV_16S, 0, 1)
    return np.abs(np.asarray(across, np.int16)), np.abs(np.asarray(down, np.int16))


def detail_share(grey: Pixels, mask: Mask) -> float | None:
    """Which share of its width a photo (uint8 [h, w]) could be shrunk to without losing detail, in (0, 1].

    Natural pictures have power that falls with the square of the frequency. Times that square, the spectrum of a
    photo is nearly level up to its finest detail, and that of an enlarged one breaks off where its source ended.
    None when the photo is too small or has too little texture to tell.
    """
    patches = _busiest(grey, mask)
    if len(patches) < 4:
        return None
    window = np.outer(np.hanning(PATCH), np.hanning(PATCH)).astype(np.float32)
    centred = (patches - patches.mean(axis=(1, 2), keepdims=True)) * window
    power = (np.abs(np.fft.rfft2(centred)) ** 2).sum(axis=0).ravel()
    rings = np.bincount(_RINGS, power * _CLEAN) / np.maximum(np.bincount(_RINGS, _CLEAN), 1)
    seen = np.flatnonzero(np.bincount(_RINGS, _CLEAN))
    level = np.interp(np.arange(_FINEST + 1), seen, rings[seen]) * np.arange(_FINEST + 1) ** 2
    smooth = np.convolve(level, np.ones(3) / 3, "same")[:-1]
    # Where it breaks off first: cubic enlarging leaves some power beyond, near the finest frequency.
    gone = np.flatnonzero(smooth[6:] <= _FLOOR * level[2:9].mean())
    return float(((gone[0] + 5) / _FINEST) ** _REACH) if len(gone) else 1.0


def _rings() -> npt.NDArray[np.int64]:
    """For each frequency of a patch the larger of its two components: enlarging cuts off both alike."""
    return np.asarray(np.maximum(*_components()).ravel())


def _clean() -> npt.NDArray[np.float64]:
    """1 for frequencies of a patch that the edges of a JPEG's blocks, eight pixels apart, do not have; 0 for others."""
    blocks = [(component % 8 <= 1) | (component % 8 == 7) for component in _components()]
    high = [component >= 7 for component in _components()]
    return np.asarray(1.0 - ((blocks[0] & high[0]) | (blocks[1] & high[1])).ravel())


def _components() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The frequencies of a patch down and across, in periods, without sign: int64 [PATCH, PATCH / 2 + 1] each."""
    down, across = np.meshgrid(np.abs(np.fft.fftfreq(PATCH)), np.fft.rfftfreq(PATCH), indexing="ij")
    return np.rint(down * PATCH).astype(np.int64), np.rint(across * PATCH).astype(np.int64)


_FINEST = PATCH // 2
_RINGS, _CLEAN = _rings(), _clean()


def _busiest(grey: Pixels, mask: Mask) -> Floats:
    """Float32 [n, PATCH, PATCH]: the places of the product with most detail."""
    down, across = grey.shape[0] // PATCH, grey.shape[1] // PATCH
    if min(down, across) < 2:
        return np.empty((0, PATCH, PATCH), np.float32)
    even = grey[: down * PATCH, : across * PATCH]
    tiles = even.reshape(down, PATCH, across, PATCH).swapaxes(1, 2).reshape(-1, PATCH, PATCH)
    sparse = np.ascontiguousarray(tiles[:, ::2, ::2])
    detail = _mean_step(sparse[:, 1:], sparse[:, :-1]) + _mean_step(sparse[:, :, 1:], sparse[:, :, :-1])
    product = cv2.resize(mask.astype(np.float32), (across, down), interpolation=cv2.INTER_AREA).ravel()
    detail[product < 0.2] = 0
    chosen = np.argsort(detail)[::-1][:_PATCHES]
    return np.asarray(tiles[chosen[detail[chosen] > 1.0]], np.float32)


def _mean_step(ahead: Pixels, behind: Pixels) -> npt.NDArray[np.float64]:
    """The mean change within each of some tiles [n, h, w]."""
    steps = np.asarray(cv2.absdiff(np.ascontiguousarray(ahead), np.ascontiguousarray(behind)), np.uint8)
    # A tenth of the time that NumPy takes for the mean of bytes.
    total = np.asarray(cv2.reduce(steps.reshape(len(steps), -1), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.float64)
    return np.asarray(total.ravel() / steps[0].size)
