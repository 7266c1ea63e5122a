"""Where the product is in a photo, and which colours it has."""

from __future__ import annotations

import time

import numpy as np
import pytest

from tests.core.pictures import Pixels, cloth, product
from visearch_desktop.core.imaging import colour_likeness, find_product, product_colours


def blob(colour: tuple[int, int, int], *, left: float = 0.3, ground: int = 255, size: float = 0.4) -> Pixels:
    """A plain square of a colour on an even ground."""
    picture = np.full((240, 320, 3), ground, np.uint8)
    x, y = round(left * 320), round(0.3 * 240)
    picture[y : y + round(size * 240), x : x + round(size * 240)] = colour
    return picture


def clutter(seed: int) -> Pixels:
    """Many small things of many colours, as on a shelf."""
    random = np.random.default_rng(seed)
    tiles = random.integers(0, 256, (30, 40, 3), np.uint8)
    return np.asarray(np.kron(tiles, np.ones((8, 8, 1), np.uint8)), np.uint8)


def alike(one: Pixels, *others: Pixels) -> list[float]:
    first, *rest = (product_colours(find_product(picture)) for picture in (one, *others))
    return [float(value) for value in colour_likeness(first, rest)]


def test_a_product_on_white_is_cut_out() -> None:
    found = find_product(blob((200, 30, 30)))
    assert found.clear
    assert found.part is not None
    left, top, width, height = found.part
    assert (left, top) == pytest.approx((0.3, 0.3), abs=0.05)
    assert (width, height) == pytest.approx((0.3, 0.4), abs=0.06)


def test_before_a_busy_ground_the_product_is_not_told() -> None:
    found = find_product(clutter(3))
    assert not found.clear
    assert found.part is None
    rows, columns = found.weights.shape
    assert found.weights[rows // 2, columns // 2] == pytest.approx(1, abs=0.01)
    assert found.weights[0, 0] == 0


def test_a_plain_close_up_is_all_product() -> None:
    """Patches of cloth: no ground around, but nothing else either."""
    picture = np.full((240, 320, 3), (30, 60, 120), np.uint8)
    picture[:, 80:] = (160, 120, 60)
    picture[:, 160:] = (60, 140, 90)
    picture[:, 240:] = (190, 40, 60)
    picture[120:] = picture[:120, ::-1]
    found = find_product(picture)
    assert found.clear
    assert found.part is None
    assert found.weights.mean() > 0.5


@pytest.mark.parametrize(
    "picture",
    [
        np.full((240, 320, 3), 255, np.uint8),
        np.zeros((1, 1, 3), np.uint8),
        np.full((1, 500, 3), 90, np.uint8),
        np.random.default_rng(0).integers(0, 256, (200, 300, 3), np.uint8),
        blob((255, 255, 255)),
        blob((253, 253, 253)),
        blob((128, 128, 128), ground=128),
    ],
    ids=["white", "dot", "line", "noise", "white on white", "nearly white on white", "grey on grey"],
)
def test_odd_pictures_have_some_colours(picture: Pixels) -> None:
    colours = product_colours(find_product(picture))
    assert float(colours.shares.astype(np.float32).sum()) == pytest.approx(1, abs=0.01)
    assert alike(picture, picture)[0] == pytest.approx(1, abs=0.01)


def test_the_ground_does_not_count() -> None:
    """Two products that share only their white ground have nothing in common."""
    red = blob((200, 30, 30), size=0.2)
    same, other = alike(red, blob((200, 30, 30), left=0.6, size=0.3), blob((30, 30, 200), size=0.2))
    assert same > 0.95
    assert other < 0.15


def test_another_light_changes_little() -> None:
    picture = product(5)
    darker = (picture * np.array([0.85, 0.85, 0.8])).astype(np.uint8)
    same, other = alike(picture, darker, product(5, hue=100))
    assert same > 0.75
    assert other < 0.5 * same


def test_a_grey_photo_is_not_coloured() -> None:
    grey = np.repeat(product(5).mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)
    assert alike(grey, product(5))[0] < 0.5


def test_finding_a_product_costs_milliseconds() -> None:
    picture = cloth(1, 600, 450)
    find_product(picture)
    times = []
    for _ in range(10):
        start = time.thread_time()
        product_colours(find_product(picture))
        times.append(time.thread_time() - start)
    assert min(times) < 0.015
