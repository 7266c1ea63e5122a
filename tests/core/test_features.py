"""Local features: mirrored without looking again, packed small, spread over the photo."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.pictures import cloth, product, with_text
from visearch_desktop.core.imaging.features import (
    DIMENSIONS,
    GALLERY,
    GALLERY_FEATURES,
    Features,
    extract_features,
    gallery_features,
    query_features,
)


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


def usable(features: Features) -> bool:
    whole = np.isfinite(features.places).all() and np.isfinite(features.descriptors).all()
    inside = (features.places[:, :2] <= (features.width, features.height)).all() and (features.places >= 0).all()
    return bool(whole and inside and (features.places[:, 2] >= 1).all())


@pytest.mark.parametrize("shape", [(200, 300), (1, 1), (8, 10000), (10000, 8), (2, 3)], ids=str)
def test_a_plain_picture_has_no_features(shape: tuple[int, int]) -> None:
    features = query_features(np.full((*shape, 3), 255, np.uint8))
    assert features.places.shape == (0, 4)
    assert features.descriptors.shape == (0, DIMENSIONS)
    assert min(features.width, features.height) >= 8
    assert len(features.mirrored().places) == 0


@pytest.mark.parametrize("shape", [(8, 10000), (10000, 8), (1, 50), (3, 3)], ids=str)
def test_strips_and_specks_are_looked_at(shape: tuple[int, int]) -> None:
    features = query_features(np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8))
    assert usable(features)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_pictures_of_any_size_are_looked_at(width: int, height: int, seed: int) -> None:
    features = gallery_features(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8))
    assert usable(features)
    assert len(features.places) <= GALLERY_FEATURES


def test_text_in_one_place_does_not_take_all_features() -> None:
    faint = (cloth(4, 256, 256) * 0.5 + 100).astype(np.uint8)
    written = with_text(faint)
    features = gallery_features(written)
    below = features.places[:, 1] > 0.53 * features.height  # the text ends above
    assert below.mean() > 0.35
    assert np.unique((features.places[below, 0] * 4 / features.width).astype(int)).tolist() == [0, 1, 2, 3]
    # By strength alone, the text would have nearly all of them.
    every = extract_features(written, GALLERY, most=2000)
    assert len(every.places) > 2 * GALLERY_FEATURES


def test_the_strongest_are_kept_when_there_is_one_cell_only() -> None:
    few, many = (extract_features(cloth(4, 256, 256), GALLERY, most=most) for most in (20, 100))
    assert len(few.places) == 20
    assert {tuple(place) for place in few.places} <= {tuple(place) for place in many.places}


def test_the_same_photo_has_the_same_features_every_time() -> None:
    once, again = gallery_features(product(2)), gallery_features(product(2))
    assert np.array_equal(once.places, again.places)
    assert np.array_equal(once.descriptors, again.descriptors)


def test_features_come_in_the_order_they_are_chosen_by() -> None:
    """Whoever keeps fewer of them takes the first: one of each of the 6 x 6 cells, then a second of each."""
    features = gallery_features(cloth(4, 256, 256))
    cells = (features.places[:, :2] * 6 / (features.width, features.height)).astype(int) @ (1, 6)
    there = len(np.unique(cells))
    assert there > 20
    assert len(np.unique(cells[:there])) == there
    assert np.bincount(cells[: 2 * there]).max() == 2


def test_features_are_found_again_in_a_larger_photo() -> None:
    small, large = cloth(6, 320, 240), cloth(6, 320, 240).repeat(3, axis=0).repeat(3, axis=1)
    found = nearest(query_features(large), query_features(small))
    assert (found >= 0).mean() > 0.5
