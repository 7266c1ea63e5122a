"""How several photos say one thing."""

from __future__ import annotations

import numpy as np
import pytest

from visearch_desktop.core.ranking import fuse, strongest


def fused(each: list[list[float]], weights: list[float] | None = None) -> list[float]:
    made = fuse(np.array(each, np.float32), np.array(weights or [1.0] * len(each), np.float32))
    return [float(value) for value in made]


def test_one_photo_says_what_it_says() -> None:
    assert fused([[0.3, 0.9]]) == pytest.approx([0.3, 0.9])


def test_what_both_photos_half_mean_beats_what_either_takes_for_best() -> None:
    first, second, both = fused([[0.90, 0.30, 0.85], [0.30, 0.90, 0.85]])
    assert both > first == pytest.approx(second)


def test_a_photo_that_shows_nothing_does_not_spoil_a_good_one() -> None:
    right, wrong = fused([[0.95, 0.50], [0.20, 0.45]])
    assert right > wrong


def test_a_weight_moves_the_place() -> None:
    even = fused([[0.9, 0.2], [0.2, 0.9]])
    assert even[0] == pytest.approx(even[1])
    heavy = fused([[0.9, 0.2], [0.2, 0.9]], [3.0, 1.0])
    assert heavy[0] > heavy[1]
    alone = fused([[0.9, 0.2], [0.2, 0.9]], [1.0, 1e-6])
    assert alone == pytest.approx([0.9, 0.2], abs=1e-3)


def test_a_photo_in_the_pose_of_another_product_does_not_decide() -> None:
    right, other_in_that_pose = fused([[0.70, 0.95], [0.75, 0.45]])
    assert right > other_in_that_pose


def strong(each: list[list[float]], weights: list[float]) -> list[float]:
    return [float(value) for value in strongest(np.array(each, np.float32), np.array(weights, np.float32))]


def test_a_colour_that_one_photo_shows_counts_in_full() -> None:
    assert strong([[0.5, 0.1], [0.1, 0.2]], [1.0, 1.0]) == pytest.approx([0.5, 0.2])
    assert strong([[0.5, 0.1]], [1.0]) == pytest.approx([0.5, 0.1])


def test_a_colour_counts_as_little_as_the_photo_that_shows_it() -> None:
    heavy, light = strong([[0.0], [0.5]], [1.0, 1.0]), strong([[0.0], [0.5]], [1.0, 0.1])
    assert light[0] < heavy[0] / 4
    assert strong([[0.2], [0.5]], [1.0, 1e-3]) == pytest.approx([0.2], abs=1e-3)
