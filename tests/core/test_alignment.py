"""Alignment: the transform that was made is found again, and none where there is none."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.pictures import IDENTITY, MIRROR, Transform, cloth, crop, moved, product, turned
from visearch_desktop.core.imaging.alignment import FEWEST, Alignment, align
from visearch_desktop.core.imaging.features import DIMENSIONS, Features, gallery_features, query_features
from visearch_desktop.core.imaging.packed_features import pack, unpack

WIDTH, HEIGHT = 320, 240
CORNERS = np.array([[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]], np.float64)
TILT = np.array([[1.0, 0.12, -0.03], [0.05, 1.05, -0.04], [0, 0, 1]])
PERSPECTIVE = np.array([[1.0, 0.05, 0.0], [0.02, 1.0, 0.0], [0.12, 0.1, 1]])


@cache
def of_gallery(seed: int) -> Features:
    return unpack(pack(gallery_features(cloth(seed, WIDTH, HEIGHT))))


def places(transform: Transform, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    there = points @ transform.T
    return np.asarray(there[:, :2] / there[:, 2:])


def error(alignment: Alignment, made: Transform) -> float:
    """How far the corners of the gallery photo come to lie from where they are in the query, largest, in shares."""
    back = np.asarray(np.linalg.inv(alignment.transform), np.float64)
    return float(np.abs(places(back, CORNERS) - places(made, CORNERS)).max())


@pytest.mark.parametrize(
    ("made", "limit"),
    [
        (IDENTITY, 0.01),
        (crop(0.1, 0.15, 0.8, 0.9), 0.03),
        (crop(-0.3, -0.2, 1.2, 1.3), 0.02),
        (turned(12), 0.02),
        (turned(90, 0.75), 0.03),
        (turned(180), 0.02),
        (turned(-33, 0.8), 0.03),
        (MIRROR, 0.01),
        (MIRROR @ turned(8, 1.2), 0.04),
        (crop(0.0, 0.1, 0.8, 1.0) @ MIRROR, 0.03),
        (TILT, 0.03),
        (PERSPECTIVE, 0.04),
        (MIRROR @ PERSPECTIVE, 0.05),
    ],
    ids=[
        "as it is", "crop", "smaller", "turned 12", "on its side", "upside down", "turned 33", "mirror",
        "mirror and turned", "mirror and crop", "tilt", "perspective", "mirror and perspective",
    ],
)  # fmt: skip
def test_what_was_done_to_a_photo_is_found(made: Transform, limit: float) -> None:
    query = query_features(moved(cloth(1, WIDTH, HEIGHT), made, 400, 300))
    found = align(query, [of_gallery(1)])[0]
    assert found is not None
    assert error(found, made) < limit
    assert found.inliers > 25
    assert found.mirrored == (np.linalg.det(made[:2, :2]) < 0)
    # The points lie where the transform says, from the query to the gallery photo.
    here = np.hstack([found.points[:, :2], np.ones((found.inliers, 1))])
    assert np.abs(places(found.transform, here) - found.points[:, 2:]).max() < 0.03
    assert ((found.points > -0.01) & (found.points < 1.01)).all()


def test_each_gallery_photo_has_its_own_answer() -> None:
    query = query_features(moved(cloth(2, WIDTH, HEIGHT), turned(5), WIDTH, HEIGHT))
    nothing = query_features(np.full((90, 90, 3), 255, np.uint8))
    gallery = [of_gallery(1), nothing, of_gallery(2), of_gallery(3), nothing]
    together = align(query, gallery)
    assert [one is not None and one.inliers > 25 for one in together] == [False, False, True, False, False]
    for one, alone in zip(together, [align(query, [photo])[0] for photo in gallery], strict=True):
        assert (one is None) == (alone is None)
        if one is not None and alone is not None:
            assert np.allclose(one.transform, alone.transform)
            assert np.array_equal(one.points, alone.points)


@pytest.mark.parametrize("seed", range(20, 32))
def test_unrelated_photos_agree_in_few_places(seed: int) -> None:
    query = query_features(product(seed))
    for found in align(query, [of_gallery(1), of_gallery(2), unpack(pack(gallery_features(product(seed + 50))))]):
        assert found is None or FEWEST <= found.inliers < 9


def test_nothing_to_compare_is_no_alignment() -> None:
    nothing = query_features(np.full((60, 90, 3), 255, np.uint8))
    query = query_features(cloth(1, WIDTH, HEIGHT))
    assert align(nothing, [of_gallery(1)]) == [None]
    assert align(query, [nothing]) == [None]
    assert align(nothing, [nothing, nothing]) == [None, None]
    assert align(query, []) == []
    few = Features(query.places[:2], query.descriptors[:2], query.width, query.height)
    assert align(few, [query]) == [None]
    assert align(query, [few]) == [None]


def test_the_same_answer_every_time() -> None:
    query = query_features(moved(cloth(4, WIDTH, HEIGHT), PERSPECTIVE, 300, 300))
    first, second = (align(query, [of_gallery(4), of_gallery(5)])[0] for _ in range(2))
    assert first is not None
    assert second is not None
    assert np.array_equal(first.transform, second.transform)
    assert np.array_equal(first.points, second.points)


def test_a_place_counts_once_however_many_features_it_has() -> None:
    query = query_features(cloth(1, WIDTH, HEIGHT))
    found = align(query, [of_gallery(1)])[0]
    assert found is not None
    there = np.round(found.points[:, 2:] * (256, 192) / 3)
    here = np.round(found.points[:, :2] * (query.width, query.height) / 3)
    assert len(np.unique(there, axis=0)) == len(np.unique(here, axis=0)) == found.inliers


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 3), st.floats(-180, 180), st.floats(0.75, 1.6), st.floats(-0.15, 0.15), st.floats(-0.15, 0.15),
    st.booleans(),
)  # fmt: skip
def test_any_turn_scale_shift_and_mirror(
    seed: int, degrees: float, scale: float, across: float, down: float, mirrored: bool
) -> None:
    made = turned(degrees, scale)
    made[:2, 2] += (across, down)
    made = MIRROR @ made if mirrored else made
    found = align(query_features(moved(cloth(seed, WIDTH, HEIGHT), made, WIDTH, HEIGHT)), [of_gallery(seed)])[0]
    assert found is not None
    assert found.mirrored == mirrored
    assert error(found, made) < 0.06


@st.composite
def made_up(draw: st.DrawFn) -> Features:
    """Features that no picture has: points in one place, on one line, anywhere; of any size."""
    count, random = draw(st.integers(0, 60)), np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    places = random.uniform(0, 1, (count, 4)) * (256, 256, 40, 7)
    places[:, 2] += 1
    match draw(st.integers(0, 3)):
        case 1:
            places[:, :2] = (17, 40)
        case 2:
            places[:, 1] = 2 * places[:, 0]
        case 3:
            places[:, :2] = np.round(places[:, :2] / 64) * 64
    descriptors = np.random.default_rng(7).normal(size=(60, DIMENSIONS))[:count]
    descriptors += random.normal(size=descriptors.shape) * draw(st.sampled_from([0.0, 0.1, 2.0]))
    descriptors /= np.linalg.norm(descriptors, axis=1, keepdims=True)
    return Features(places.astype(np.float32), descriptors.astype(np.float32), 256, 256)


@settings(max_examples=150, deadline=None)
@given(made_up(), st.lists(made_up(), max_size=3))
def test_whatever_the_features_the_answer_is_a_number(query: Features, gallery: list[Features]) -> None:
    results = align(query, gallery)
    assert len(results) == len(gallery)
    for found in results:
        if found is not None:
            assert found.transform.shape == (3, 3)
            assert np.isfinite(found.transform).all()
            assert np.isfinite(found.points).all()
            assert found.inliers >= 1
