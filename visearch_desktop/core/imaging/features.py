"""Local features: where a photo has corners and blobs, and what it looks like around them.

RootSIFT (Lowe, "Distinctive image features from scale-invariant keypoints", 2004; Arandjelovic and Zisserman,
"Three things everyone should know to improve object retrieval", 2012), compressed without training: a cosine
transform in space and a Fourier transform in orientation turn the 4 x 4 x 8 histogram of a feature into coefficients,
of which the `DIMENSIONS` strongest are kept. In this basis a mirror image only changes signs, so
the mirror image of a photo costs nothing. On edited clothing photos 32 coefficients verified as many copies as 48
of them, and within one query in 280 as many as all 128 values of RootSIFT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.tiles import Pixels

Floats = npt.NDArray[np.float32]

GALLERY_FEATURES = 200
"""Features kept of a gallery photo, 16 bytes each."""
QUERY_FEATURES = 300
"""Features of a query, which is held for a moment only. With 200 a banner over the photo hid it in 1 of 60 cases."""
DIMENSIONS = 32
_CELLS = 6
"""Features are taken in turn from a grid of 6 x 6 cells, the strongest of each first. By strength alone, text
laid over a photo takes them all: copies under a banner verified in 70 % of cases instead of 100 %."""
_CHOICE = 3
"""Features described for each that is kept; with two, text over a plain photo takes half of them again."""
_LAYERS = 2
"""Scales an octave. With three, finding takes a fifth longer and as many edited photos are found."""
_CONTRAST = 0.02
"""Half of OpenCV's threshold: plain garments have few corners."""

# The strongest coefficients by variance over 30,000 features of 150 clothing and grocery photos, each as
# (row frequency, column frequency, index into `_ORIENTATIONS`).
_KEPT = (
    1, 9, 3, 2, 34, 17, 25, 11, 4, 8, 66, 35, 42, 10, 36, 12, 41, 32, 74, 50, 33, 19, 49, 98, 5, 44, 18, 89, 73, 114,
    43, 16,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What a photo's features are looked for in: it at `side` pixels on its longest side, first blurred by `blur`.

    A smaller picture that is blurred less has features of the same size in the photo, for less work.
    """

    side: int
    blur: float


GALLERY = Look(256, 1.6)
"""The size of a thumbnail, of which features can be made again. At 192 pixels and a blur of 1.2 they take half of the
time and a search finds as much; but a batch, which looks at both photos like this, knew 142 of 150 edited photos of
luma again instead of 144 and took a stranger for one (`benchmarks.batch`, seed 11)."""
QUERY = Look(288, 1.35)
CLOSER = Look(320, 1.6)
"""How a photo is looked at once more when nothing was proven."""
CLOSER_FEATURES = 300
CLOSER_SIDE = CLOSER.side


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
    return extract_features(small, GALLERY, most=GALLERY_FEATURES)


def query_features(pixels: Pixels) -> Features:
    """The features of a query: more of them, and finer ones."""
    return extract_features(pixels, QUERY, most=QUERY_FEATURES)


def closer_features(pixels: Pixels) -> Features:
    """The features of either photo in a closer look at two."""
    return extract_features(pixels, CLOSER, most=CLOSER_FEATURES)


def extract_features(pixels: Pixels, look: Look, *, most: int) -> Features:
    """The `most` features of a uint8 [h, w, 3] RGB picture, spread over it, in the order that they are chosen by."""
    height, width = pixels.shape[:2]
    scale = look.side / max(height, width)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if size != (width, height):
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    # One call, because two would build the scale space twice: nearly twice the time.
    sift = cv2.SIFT.create(
        nfeatures=_CHOICE * most, nOctaveLayers=_LAYERS, contrastThreshold=_CONTRAST, sigma=look.blur
    )
    found, raw = sift.detectAndCompute(grey, None)
    if not found:
        return no_features(*size)
    facts = _facts(found)
    chosen = _spread(facts, size, most)
    places = facts[chosen, :4]
    places[:, 3] = np.deg2rad(places[:, 3])
    return Features(places, _compress(np.asarray(raw[chosen], np.float32)), *size)


def no_features(width: int, height: int) -> Features:
    """What is known of a picture whose features nobody asks for, or that has none."""
    return Features(np.empty((0, 4), np.float32), np.empty((0, DIMENSIONS), np.float32), width, height)


def mirror_signs() -> Floats:
    """What each coefficient of a descriptor is multiplied by in a mirror image, float32 [`DIMENSIONS`]."""
    return _basis()[1]


def sign_bits(descriptors: npt.NDArray[np.float32] | npt.NDArray[np.int8]) -> npt.NDArray[np.uint32]:
    """Which coefficients of descriptors [n, 32] are not negative, uint32 [n], the first as the lowest bit."""
    packed = np.packbits(descriptors >= 0, axis=1, bitorder="little")
    return np.ascontiguousarray(packed).view("<u4").ravel().astype(np.uint32)


def normalised(vectors: Floats) -> Floats:
    """The vectors [n, d] with length 1; zeros stay zeros."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-6), np.float32)


def _facts(found: Sequence[cv2.KeyPoint]) -> Floats:
    """x, y, diameter, angle in degrees and strength of each feature, float32 [n, 5]."""
    return np.array([(*one.pt, one.size, one.angle, one.response) for one in found], np.float32)


def _spread(facts: Floats, size: tuple[int, int], most: int) -> npt.NDArray[np.int64]:
    """Indices of `most` features: the strongest of each cell, then the second strongest of each, and so on."""
    if len(facts) <= most:
        return np.arange(len(facts))
    across, down = np.minimum(_CELLS - 1, (facts[:, :2] * _CELLS / size).astype(np.int64)).T
    cells = down * _CELLS + across
    weaker = -facts[:, 4]
    by_cell = np.lexsort((weaker, cells))
    counts = np.bincount(cells, minlength=_CELLS * _CELLS)
    turn = np.empty(len(facts), np.int64)
    turn[by_cell] = np.arange(len(facts)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.lexsort((weaker, turn))[:most]


def _compress(raw: Floats) -> Floats:
    rooted = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1))
    return normalised((rooted @ _basis()[0].T).astype(np.float32))


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
