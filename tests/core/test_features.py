"""Local features: mirrored without looking again, packed small, spread over the photo."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.pictures import cloth, product, with_text
from visearch_desktop.core.imaging.features import (
    DIMENSIONS,
    GALLERY_FEATURES,
    QUERY_FEATURES,
    Features,
    extract_features,
    gallery_features,
    pack,
    query_features,
    unpack,
)

PACKED = pack(gallery_features(product(1)))
HEADER = 7
A_FEATURE = 6 + DIMENSIONS


def nearest(one: Features, other: Features) -> npt.NDArray[np.int64]:
    """For each feature of `one`: the one of `other` at nearly the same place, size and angle; -1 when there is none."""
    apart = np.linalg.norm(one.places[:, None, :2] - other.places[None, :, :2], axis=2)
    octaves = np.abs(np.log2(one.places[:, None, 2] / other.places[None, :, 2]))
    turned = np.abs((one.places[:, None, 3] - other.places[None, :, 3] + np.pi) % (2 * np.pi) - np.pi)
    apart[(octaves > 0.3) | (turned > 0.3)] = np.inf
    return np.asarray(np.where(apart.min(axis=1) < 1.5, apart.argmin(axis=1), -1))


@pytest.mark.parametrize(("width", "height"), [(320, 240), (321, 200), (180, 319)])
def test_a_mirror_image_is_had_without_looking_again(width: int, height: int) -> None:
    picture = cloth(3, width, height)
    computed, seen = query_features(picture).mirrored(), query_features(np.ascontiguousarray(picture[:, ::-1]))
    found = nearest(computed, seen)
    there = found >= 0
    assert there.mean() > 0.7
    cosines = (computed.descriptors[there] * seen.descriptors[found[there]]).sum(axis=1)
    assert np.median(cosines) > 0.97
    assert (cosines > 0.9).mean() > 0.85
    # The same places described as they are, not mirrored, are far off: the signs do matter.
    plain = query_features(picture).descriptors
    assert np.median((plain[there] * seen.descriptors[found[there]]).sum(axis=1)) < 0.7


def test_mirrored_twice_is_the_same() -> None:
    once = query_features(product(1))
    twice = once.mirrored().mirrored()
    assert np.allclose(twice.places, once.places, atol=1e-4)
    assert np.array_equal(twice.descriptors, once.descriptors)
    assert (twice.width, twice.height) == (once.width, once.height)


def test_packing_keeps_what_matters() -> None:
    features = gallery_features(cloth(5, 256, 171))
    again = unpack(pack(features))
    assert (again.width, again.height) == (features.width, features.height) == (256, 171)
    assert np.abs(again.places[:, :2] - features.places[:, :2]).max() < 0.01
    assert np.abs(np.log2(again.places[:, 2] / features.places[:, 2])).max() < 0.05
    turned = (again.places[:, 3] - features.places[:, 3] + np.pi) % (2 * np.pi) - np.pi
    assert np.abs(turned).max() < 0.02
    assert (again.descriptors * features.descriptors).sum(axis=1).min() > 0.999
    assert np.allclose(np.linalg.norm(again.descriptors, axis=1), 1, atol=1e-5)


def test_packed_features_are_small() -> None:
    features = gallery_features(cloth(5, 256, 256))
    assert len(features.places) == GALLERY_FEATURES
    assert len(pack(features)) == HEADER + A_FEATURE * GALLERY_FEATURES <= 7616
    assert len(query_features(cloth(5, 512, 512)).places) == QUERY_FEATURES


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PACKED[:6],
        PACKED[:-1],
        PACKED + b"\0",
        b"\x02" + PACKED[1:],
        struct.pack("<BHHH", 1, 0, 0, 9),
        struct.pack("<BHHH", 1, 0, 9, 0),
        struct.pack("<BHHH", 1, 65535, 9, 9),
    ],
    ids=["nothing", "half a header", "cut off", "too long", "other format", "no width", "no height", "wrong count"],
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"short|packed"):
        unpack(data)


def usable(features: Features) -> bool:
    whole = np.isfinite(features.places).all() and np.isfinite(features.descriptors).all()
    inside = (features.places[:, :2] <= (features.width, features.height)).all() and (features.places >= 0).all()
    return bool(whole and inside and (features.places[:, 2] >= 1).all())


@given(st.binary(max_size=400))
def test_random_bytes_are_refused_or_usable(data: bytes) -> None:
    for some in (data, struct.pack("<BHHH", 1, len(data) // A_FEATURE, 200, 100) + data):
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


@pytest.mark.parametrize("shape", [(200, 300), (1, 1), (8, 10000), (10000, 8), (2, 3)], ids=str)
def test_a_plain_picture_has_no_features(shape: tuple[int, int]) -> None:
    features = query_features(np.full((*shape, 3), 255, np.uint8))
    assert features.places.shape == (0, 4)
    assert features.descriptors.shape == (0, DIMENSIONS)
    assert min(features.width, features.height) >= 8
    again = unpack(pack(features))
    assert (len(again.places), again.width, again.height) == (0, features.width, features.height)
    assert len(features.mirrored().places) == 0


@pytest.mark.parametrize("shape", [(8, 10000), (10000, 8), (1, 50), (3, 3)], ids=str)
def test_strips_and_specks_are_looked_at(shape: tuple[int, int]) -> None:
    features = query_features(np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8))
    assert usable(unpack(pack(features)))


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_pictures_of_any_size_are_looked_at(width: int, height: int, seed: int) -> None:
    features = gallery_features(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8))
    assert usable(unpack(pack(features)))
    assert len(features.places) <= GALLERY_FEATURES


def test_text_in_one_place_does_not_take_all_features() -> None:
    faint = (cloth(4, 256, 256) * 0.5 + 100).astype(np.uint8)
    written = with_text(faint)
    features = gallery_features(written)
    below = features.places[:, 1] > 136  # the text ends above
    assert below.mean() > 0.35
    assert np.unique((features.places[below, 0] * 4 / 256).astype(int)).tolist() == [0, 1, 2, 3]
    # By strength alone, the text would have nearly all of them.
    every = extract_features(written, side=256, most=2000)
    assert len(every.places) > 2 * GALLERY_FEATURES


def test_the_strongest_are_kept_when_there_is_one_cell_only() -> None:
    few, many = (extract_features(cloth(4, 256, 256), side=256, most=most) for most in (20, 100))
    assert len(few.places) == 20
    assert {tuple(place) for place in few.places} <= {tuple(place) for place in many.places}


def test_the_same_photo_has_the_same_features_every_time() -> None:
    assert pack(gallery_features(product(2))) == pack(gallery_features(product(2)))
    assert pack(gallery_features(product(1))) == PACKED


def test_features_are_found_again_in_a_larger_photo() -> None:
    small, large = cloth(6, 320, 240), cloth(6, 320, 240).repeat(3, axis=0).repeat(3, axis=1)
    found = nearest(query_features(large), query_features(small))
    assert (found >= 0).mean() > 0.5
