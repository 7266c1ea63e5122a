"""Local features as they are kept: 16 bytes each, of which the first four are found without looking at the others.

    header | signs, 4 bytes a feature | places, 4 bytes | sizes of coefficients, 8 bytes

A coefficient is kept as its sign and one of four sizes, those that lose least (Lloyd, "Least squares quantization in
PCM", 1982), times the spread of this coefficient; a query's are not rounded. The place is 9 bits across, 9 down, 7 of
diameter and 7 of direction. Inliers of edited photos are as many as with coefficients and places that are not rounded
(mean logarithm 3.87 against 3.88, of 378 edited copies); with two sizes 3.85.

Catalogs of earlier versions kept 38 bytes a feature, signed bytes and finer places: those are read as well, as many of
them as are kept now.
"""

from __future__ import annotations

import struct
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.features import (
    DIMENSIONS,
    GALLERY_FEATURES,
    Features,
    Floats,
    normalised,
    sign_bits,
)

Bits = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]

_HEADER = struct.Struct("<BHHH")
_FORMAT, _FORMER = 2, 1
_SIZES = DIMENSIONS // 4
"""Bytes that the sizes of a feature's coefficients take."""
A_FEATURE = 4 + 4 + _SIZES
"""Bytes of a feature."""
_ACROSS, _DOWN, _DIAMETER, _DIRECTION = 9, 9, 7, 7
"""Bits of a place: half a pixel, a sixteenth of an octave, three degrees."""
_PER_OCTAVE = 16.0
_LEVELS = np.array([0.267, 0.864, 1.592, 2.614], np.float32)
"""What the four sizes stand for, in standard deviations of their coefficient."""
_SPREAD = np.array(
    [
        0.280, 0.249, 0.233, 0.240, 0.207, 0.188, 0.221, 0.169, 0.172, 0.161, 0.154, 0.154, 0.140, 0.143, 0.135, 0.129,
        0.127, 0.114, 0.118, 0.119, 0.115, 0.108, 0.119, 0.117, 0.095, 0.097, 0.090, 0.104, 0.089, 0.100, 0.091, 0.085,
    ],
    np.float32,
)  # fmt: skip
"""Standard deviation of each coefficient, over 31,000 features of 255 clothing photos that no reported figure uses."""
_FORMER_PLACE = np.dtype("<u2,<u2,u1,u1")
_FORMER_FEATURE = 6 + DIMENSIONS
_FORMER_PER_OCTAVE = 24.0


def pack(features: Features) -> bytes:
    """The features as bytes."""
    header = _HEADER.pack(_FORMAT, len(features.places), features.width, features.height)
    return header + b"".join(
        part.tobytes()
        for part in (sign_bits(features.descriptors).astype("<u4"), _packed_places(features), _packed_sizes(features))
    )


def unpack(data: bytes) -> Features:
    """The features that `pack`, of this version or the former, made these bytes of.

    Raises:
        ValueError: the bytes are damaged or of another format.
    """
    version, count, width, height = _read_header(data)
    if version == _FORMER:
        return _unpack_former(data, count, width, height)
    places = np.frombuffer(data, "<u4", count, _HEADER.size + 4 * count)
    sizes = np.frombuffer(data, np.uint8, _SIZES * count, _HEADER.size + 8 * count)
    signs = np.frombuffer(data, np.uint8, 4 * count, _HEADER.size)
    coefficients = _size_table()[sizes].reshape(count, DIMENSIONS) * _SPREAD
    coefficients *= _sign_table()[signs].reshape(count, DIMENSIONS)
    return Features(_unpacked_places(places, width, height), normalised(coefficients), width, height)


def packed_codes(packed: bytes) -> Bits:
    """The signs of the coefficients of packed features, uint32 [n], the first as the lowest bit, 1 where not negative.

    Raises:
        ValueError: the bytes are damaged or of another format.
    """
    version, count, _, _ = _read_header(packed)
    if version == _FORMER:
        return sign_bits(_former_descriptors(packed, count))
    return np.frombuffer(packed, "<u4", count, _HEADER.size).astype(np.uint32)


def is_former(packed: bytes) -> bool:
    """Whether the bytes begin like those of the former version, which took more than twice as many."""
    return packed[:1] == bytes([_FORMER])


def _read_header(packed: bytes) -> tuple[int, int, int, int]:
    """Version, features, width and height; `ValueError` when these are not packed features."""
    if len(packed) < _HEADER.size:
        raise ValueError("too short")
    version, count, width, height = _HEADER.unpack_from(packed)
    a_feature = {_FORMAT: A_FEATURE, _FORMER: _FORMER_FEATURE}.get(version)
    if a_feature is None or len(packed) != _HEADER.size + count * a_feature or not (width and height):
        raise ValueError("not packed features")
    return version, count, width, height


def _packed_places(features: Features) -> Bits:
    x, y, diameter, angle = features.places.T
    packed = np.zeros(len(x), "<u4")
    shift = 0
    octaves = np.round(np.log2(np.maximum(diameter, 1)) * _PER_OCTAVE)
    turns = np.round(angle / (2 * np.pi) * 2**_DIRECTION).astype(np.int64) % 2**_DIRECTION
    for value, bits in (
        (x / features.width * 2**_ACROSS, _ACROSS),
        (y / features.height * 2**_DOWN, _DOWN),
        (octaves, _DIAMETER),
        (turns, _DIRECTION),
    ):
        packed |= np.clip(value, 0, 2**bits - 1).astype(np.uint32) << np.uint32(shift)
        shift += bits
    return packed


def _unpacked_places(packed: Bits, width: int, height: int) -> Floats:
    places = np.empty((len(packed), 4), np.float32)
    shift = 0
    for column, bits, unit, middle in (
        (0, _ACROSS, width / 2**_ACROSS, 0.5),
        (1, _DOWN, height / 2**_DOWN, 0.5),
        (2, _DIAMETER, 1 / _PER_OCTAVE, 0.0),
        (3, _DIRECTION, 2 * np.pi / 2**_DIRECTION, 0.0),
    ):
        places[:, column] = ((packed >> np.uint32(shift) & np.uint32(2**bits - 1)) + middle) * unit
        shift += bits
    places[:, 2] = np.exp2(places[:, 2])
    return places


def _packed_sizes(features: Features) -> Bytes:
    size = np.abs(features.descriptors) / _SPREAD
    levels = np.zeros(size.shape, np.uint8)
    for edge in (_LEVELS[1:] + _LEVELS[:-1]) / 2:
        levels += size > edge
    packed = levels[:, ::4].copy()  # the first of four is lowest
    for place in (1, 2, 3):
        packed |= levels[:, place::4] << np.uint8(2 * place)
    return packed


@lru_cache(maxsize=1)
def _size_table() -> Floats:
    """What four coefficients of a byte stand for, float32 [256, 4]."""
    return np.asarray(_LEVELS[np.arange(256)[:, None] >> np.arange(0, 8, 2) & 3], np.float32)


@lru_cache(maxsize=1)
def _sign_table() -> Floats:
    """The signs that a byte stands for, float32 [256, 8]."""
    return np.asarray(2.0 * (np.arange(256)[:, None] >> np.arange(8) & 1) - 1, np.float32)


def _unpack_former(data: bytes, count: int, width: int, height: int) -> Features:
    packed = np.frombuffer(data, _FORMER_PLACE, count, _HEADER.size)[:GALLERY_FEATURES]
    places = np.empty((len(packed), 4), np.float32)
    places[:, 0] = packed["f0"] * (width / 65535)
    places[:, 1] = packed["f1"] * (height / 65535)
    places[:, 2] = np.exp2(packed["f2"] / _FORMER_PER_OCTAVE)
    places[:, 3] = packed["f3"] * (2 * np.pi / 256)
    return Features(places, normalised(_former_descriptors(data, count).astype(np.float32)), width, height)


def _former_descriptors(data: bytes, count: int) -> npt.NDArray[np.int8]:
    """Those that are still kept, int8 [n, `DIMENSIONS`]: a photo's features were in the order they are chosen by."""
    kept = np.frombuffer(data, np.int8, count * DIMENSIONS, _HEADER.size + 6 * count)
    return kept.reshape(count, DIMENSIONS)[:GALLERY_FEATURES]
