"""Local features: where a photo has corners and blobs, and what it looks like around them.

RootSIFT (Lowe, "Distinctive image features from scale-invariant keypoints", 2004; Arandjelovic and Zisserman,
"Three things everyone should know to improve object retrieval", 2012), compressed without training: a cosine
transform in space and a Fourier transform in orientation turn the 4 x 4 x 8 histogram of a feature into coefficients,
of which the `DIMENSIONS` strongest are kept as signed bytes. In this basis a mirror image only changes signs, so
the mirror image of a photo costs nothing. On edited clothing photos 32 coefficients verified as many copies as 48
of them, and within one query in 280 as many as all 128 values of RootSIFT.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.tiles import Pixels

Floats = npt.NDArray[np.float32]

GALLERY_FEATURES = 200
"""Features kept of a gallery photo: 38 bytes each, at most 7.6 KB a photo."""
QUERY_FEATURES = 300
"""Features of a query, which is held for a moment only. With 200 a banner over the photo hid it in 1 of 60 cases."""
GALLERY_FEATURES_SIDE = 256
"""Longest side that a gallery photo's features are found at: that of its thumbnail, of which they can be made again."""
QUERY_FEATURES_SIDE = 320
DIMENSIONS = 32
_CELLS = 6
"""Features are taken in turn from a grid of 6 x 6 cells, the strongest of each first. By strength alone, text
laid over a photo takes them all: copies under a banner verified in 70 % of cases instead of 100 %."""
_CHOICE = 4
"""Features described for each that is kept."""
_CONTRAST = 0.02
"""Half of OpenCV's threshold: plain garments have few corners."""

# The strongest coefficients by variance over 30,000 features of 150 clothing and grocery photos, each as
# (row frequency, column frequency, index into `_ORIENTATIONS`).
_KEPT = (
    1, 9, 3, 2, 34, 17, 25, 11, 4, 8, 66, 35, 42, 10, 36, 12, 41, 32, 74, 50, 33, 19, 49, 98, 5, 44, 18, 89, 73, 114,
    43, 16,
)  # fmt: skip
_SCALE = 160.0
"""A unit vector's coefficients as signed bytes; beyond 0.79, in one of 20,000, they are clipped."""
_HEADER = struct.Struct("<BHHH")
_FORMAT = 1
_PLACE = np.dtype("<u2,<u2,u1,u1")
_SIZES_PER_OCTAVE = 24.0


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The local features of one photo.

    `places` is float32 [n, 4]: x and y in pixels of a picture of `width` x `height`, diameter in
    pixels, angle in radians; `descriptors` float32 [n, `DIMENSIONS`], L2-normalised.
    """

    places: Floats
    descriptors: Floats
    width: int
    height: int

    def mirrored(self) -> Features:
        """The features of the photo's mirror image."""
        places = self.places.copy()
        places[:, 0] = self.width - 1 - places[:, 0]
        places[:, 3] = np.pi - places[:, 3]
        return Features(places, self.descriptors * _basis()[1], self.width, self.height)


def gallery_features(small: Pixels) -> Features:
    """The features of a gallery photo, found in its thumbnail (uint8 [h, w, 3] RGB)."""
    return extract_features(small, side=GALLERY_FEATURES_SIDE, most=GALLERY_FEATURES)


def query_features(pixels: Pixels) -> Features:
    """The features of a query: more of them, and finer ones."""
    return extract_features(pixels, side=QUERY_FEATURES_SIDE, most=QUERY_FEATURES)


def extract_features(pixels: Pixels, *, side: int, most: int) -> Features:
    """The features of a uint8 [h, w, 3] RGB picture.

    Args:
        pixels: the picture; it is brought to `side` pixels on its longest side first.
        side: working size; features are found from about 4 pixels of it upwards.
        most: features kept, spread over the picture.
    """
    height, width = pixels.shape[:2]
    scale = side / max(height, width)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    if size != (width, height):
        rule = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=rule), np.uint8)
    # One call, because two would build the scale space twice: twice the time.
    sift = cv2.SIFT.create(nfeatures=_CHOICE * most, contrastThreshold=_CONTRAST)
    found, raw = sift.detectAndCompute(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), None)
    if not found:
        return no_features(*size)
    chosen = _spread(found, size, most)
    places = [(found[one].pt[0], found[one].pt[1], found[one].size, np.deg2rad(found[one].angle)) for one in chosen]
    return Features(np.array(places, np.float32), _compress(np.asarray(raw[chosen], np.float32)), *size)


def no_features(width: int, height: int) -> Features:
    """What is known of a picture whose features nobody asks for, or that has none."""
    return Features(np.empty((0, 4), np.float32), np.empty((0, DIMENSIONS), np.float32), width, height)


def pack(features: Features) -> bytes:
    """The features as bytes: a header, then 6 bytes of place and `DIMENSIONS` of descriptor for each."""
    places = np.empty(len(features.places), _PLACE)
    x, y, size, angle = features.places.T
    places["f0"] = np.clip(x / features.width * 65535, 0, 65535)
    places["f1"] = np.clip(y / features.height * 65535, 0, 65535)
    places["f2"] = np.clip(np.log2(np.maximum(size, 1)) * _SIZES_PER_OCTAVE, 0, 255)
    places["f3"] = np.round(angle / (2 * np.pi) * 256).astype(np.int64) % 256
    descriptors = np.clip(np.round(features.descriptors * _SCALE), -127, 127).astype(np.int8)
    header = _HEADER.pack(_FORMAT, len(places), features.width, features.height)
    return header + places.tobytes() + descriptors.tobytes()


def unpack(data: bytes) -> Features:
    """The features that `pack` made these bytes of; `ValueError` when they are damaged or of another format."""
    count, width, height = _read_header(data)
    packed = np.frombuffer(data, _PLACE, count, _HEADER.size)
    places = np.empty((count, 4), np.float32)
    places[:, 0] = packed["f0"] * (width / 65535)
    places[:, 1] = packed["f1"] * (height / 65535)
    places[:, 2] = np.exp2(packed["f2"] / _SIZES_PER_OCTAVE)
    places[:, 3] = packed["f3"] * (2 * np.pi / 256)
    return Features(places, _normalised(signed_descriptors(data).astype(np.float32)), width, height)


def signed_descriptors(packed: bytes) -> npt.NDArray[np.int8]:
    """The descriptors among packed features as they are kept, int8 [n, `DIMENSIONS`]; a view, not a copy.

    Raises:
        ValueError: the bytes are damaged or of another format.
    """
    count, _, _ = _read_header(packed)
    return np.frombuffer(packed, np.int8, count * DIMENSIONS, _HEADER.size + 6 * count).reshape(count, DIMENSIONS)


def mirror_signs() -> Floats:
    """What each coefficient of a descriptor is multiplied by in a mirror image, float32 [`DIMENSIONS`]."""
    return _basis()[1]


def _read_header(packed: bytes) -> tuple[int, int, int]:
    """Features, width and height; `ValueError` when these are not packed features."""
    if len(packed) < _HEADER.size:
        raise ValueError("too short")
    version, count, width, height = _HEADER.unpack_from(packed)
    if version != _FORMAT or len(packed) != _HEADER.size + count * (6 + DIMENSIONS) or not (width and height):
        raise ValueError("not packed features")
    return count, width, height


def _spread(found: Sequence[cv2.KeyPoint], size: tuple[int, int], most: int) -> list[int]:
    """Indices of `most` features: the strongest of each cell, then the second strongest of each, and so on."""
    if len(found) <= most:
        return list(range(len(found)))
    across = [min(_CELLS - 1, int(one.pt[0] * _CELLS / size[0])) for one in found]
    down = [min(_CELLS - 1, int(one.pt[1] * _CELLS / size[1])) for one in found]
    turn = [0] * (_CELLS * _CELLS)
    ranked = []
    for index in sorted(range(len(found)), key=lambda index: (-found[index].response, index)):
        cell = down[index] * _CELLS + across[index]
        ranked.append((turn[cell], -found[index].response, index))
        turn[cell] += 1
    return [index for _, _, index in sorted(ranked)[:most]]


def _compress(raw: Floats) -> Floats:
    rooted = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1))
    return _normalised((rooted @ _basis()[0].T).astype(np.float32))


def _normalised(vectors: Floats) -> Floats:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-6), np.float32)


@lru_cache(maxsize=1)
def _basis() -> tuple[Floats, Floats]:
    """The kept coefficients as rows [`DIMENSIONS`, 128] over OpenCV's layout, and the sign each takes in a mirror."""
    steps = np.arange(4)
    space = np.array([np.cos(np.pi * (steps + 0.5) * frequency / 4) for frequency in range(4)])
    space *= np.where(np.arange(4) == 0, 0.5, np.sqrt(0.5))[:, None]
    angles = np.arange(8) * np.pi / 4
    waves = [(np.ones(8), 1, 8)]
    for turns in (1, 2, 3):
        waves += [(np.cos(turns * angles), 1, 4), (np.sin(turns * angles), -1, 4)]
    waves.append((np.cos(4 * angles), 1, 8))
    orientation = np.array([wave / np.sqrt(power) for wave, _, power in waves])
    rows, signs = [], []
    for index in _KEPT:
        down, across, turn = index // 32, index // 8 % 4, index % 8
        rows.append(np.einsum("a,b,c->abc", space[down], space[across], orientation[turn]).ravel())
        signs.append((-1) ** down * waves[turn][1])
    return np.array(rows, np.float32), np.array(signs, np.float32)
