"""Features as they are kept: small, read in part, and those of earlier versions as well."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.former_features import packed_as_before
from tests.core.pictures import cloth, product
from visearch_desktop.core.imaging.alignment import align
from visearch_desktop.core.imaging.feature_codes import codes_of
from visearch_desktop.core.imaging.features import (
    DIMENSIONS,
    GALLERY,
    GALLERY_FEATURES,
    Features,
    extract_features,
    gallery_features,
    no_features,
    query_features,
)
from visearch_desktop.core.imaging.packed_features import A_FEATURE, is_former, pack, packed_codes, unpack

PACKED = pack(gallery_features(product(1)))
HEADER = 7
FORMER_FEATURE = 6 + DIMENSIONS


FORMER = packed_as_before(extract_features(cloth(5, 256, 171), GALLERY, most=200))


def turned_by(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(np.abs((one - other + np.pi) % (2 * np.pi) - np.pi), np.float32)


def test_packing_keeps_what_matters() -> None:
    features = gallery_features(cloth(5, 256, 171))
    again = unpack(pack(features))
    assert (again.width, again.height) == (features.width, features.height)
    assert np.abs(again.places[:, :2] - features.places[:, :2]).max() < 0.3
    assert np.abs(np.log2(again.places[:, 2] / features.places[:, 2])).max() < 0.04
    assert turned_by(again.places[:, 3], features.places[:, 3]).max() < 0.03
    cosines = (again.descriptors * features.descriptors).sum(axis=1)
    assert np.median(cosines) > 0.97
    assert cosines.min() > 0.9
    assert np.allclose(np.linalg.norm(again.descriptors, axis=1), 1, atol=1e-5)


def test_packed_features_are_small() -> None:
    packed = pack(gallery_features(cloth(5, 256, 256)))
    assert len(packed) == HEADER + A_FEATURE * GALLERY_FEATURES <= 3207


def test_packed_twice_is_the_same() -> None:
    assert pack(unpack(PACKED)) == PACKED


def test_the_signs_are_kept_exactly_and_read_alone() -> None:
    features = gallery_features(cloth(5, 256, 256))
    assert np.array_equal(packed_codes(pack(features)), codes_of(features).bits)
    assert np.array_equal(packed_codes(pack(features)), codes_of(unpack(pack(features))).bits)


def test_a_copy_aligns_as_well_as_before_packing() -> None:
    picture = cloth(6, 320, 240)
    query, whole = query_features(picture), gallery_features(picture)
    before, after = align(query, [whole, unpack(pack(whole))])
    assert before is not None
    assert after is not None
    assert after.inliers > 0.9 * before.inliers


def test_no_features_are_packed_too() -> None:
    again = unpack(pack(no_features(200, 9)))
    assert (len(again.places), again.width, again.height) == (0, 200, 9)
    assert packed_codes(pack(no_features(200, 9))).shape == (0,)


@pytest.mark.parametrize("shape", [(8, 10000), (10000, 8), (1, 50), (3, 3)], ids=str)
def test_features_of_strips_and_specks_are_packed(shape: tuple[int, int]) -> None:
    features = query_features(np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8))
    assert usable(unpack(pack(features)))


# -- earlier versions -----------------------------------------------------------------------------


def test_features_of_earlier_versions_are_read_as_they_are() -> None:
    features = extract_features(cloth(5, 256, 171), GALLERY, most=200)
    again = unpack(FORMER)
    assert is_former(FORMER)
    assert not is_former(PACKED)
    assert len(again.places) == len(again.descriptors) == len(features.places) == GALLERY_FEATURES
    assert np.abs(again.places[:, :2] - features.places[:, :2]).max() < 0.01
    assert (again.descriptors * features.descriptors).sum(axis=1).min() > 0.999


def test_features_of_earlier_versions_keep_their_codes_when_they_are_packed_anew() -> None:
    anew = pack(unpack(FORMER))
    assert not is_former(anew)
    assert len(anew) < len(FORMER) / 2
    assert np.array_equal(packed_codes(anew), packed_codes(FORMER))


# -- damaged --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PACKED[:6],
        PACKED[:-1],
        PACKED + b"\0",
        b"\x01" + PACKED[1:],
        b"\x03" + PACKED[1:],
        FORMER[:-1],
        b"\x02" + FORMER[1:],
        struct.pack("<BHHH", 2, 0, 0, 9),
        struct.pack("<BHHH", 2, 0, 9, 0),
        struct.pack("<BHHH", 2, 65535, 9, 9),
    ],
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    for read in (unpack, packed_codes):
        with pytest.raises(ValueError, match=r"short|packed"):
            read(data)


def usable(features: Features) -> bool:
    whole = np.isfinite(features.places).all() and np.isfinite(features.descriptors).all()
    inside = (features.places[:, :2] <= (features.width, features.height)).all() and (features.places >= 0).all()
    return bool(whole and inside and (features.places[:, 2] >= 1).all())


@given(st.binary(max_size=400))
def test_random_bytes_are_refused_or_usable(data: bytes) -> None:
    heads = [struct.pack("<BHHH", v, len(data) // size, 200, 100) for v, size in ((1, FORMER_FEATURE), (2, A_FEATURE))]
    for some in (data, *(head + data for head in heads)):
        try:
            assert usable(unpack(some))
        except ValueError as error:
            assert str(error)  # noqa: PT017 - refused is as good


@given(st.integers(0, len(PACKED) - 1), st.integers(0, 7), st.booleans())
def test_flipped_and_missing_bits_are_refused_or_usable(at: int, bit: int, cut: bool) -> None:
    damaged = bytearray(PACKED)
    damaged[at] ^= 1 << bit
    try:
        assert usable(unpack(bytes(damaged[:at] if cut else damaged)))
    except ValueError:
        if not cut and at >= HEADER:
            raise  # only the header can be told from what was packed
