from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from visearch_desktop.core.imaging.ciede2000 import ciede2000
from visearch_desktop.core.imaging.difference import difference

Pixels = npt.NDArray[np.uint8]

# From the supplementary test data of Sharma, Wu and Dalal: hues around 0 and 180 degrees, greys, large steps.
SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("first", "second", "wanted"), SHARMA)
def test_ciede2000_agrees_with_the_published_pairs(
    first: tuple[float, ...], second: tuple[float, ...], wanted: float
) -> None:
    a, b = np.array(first, np.float32), np.array(second, np.float32)
    assert float(ciede2000(a, b)) == pytest.approx(wanted, abs=2e-3)
    assert float(ciede2000(b, a)) == pytest.approx(wanted, abs=2e-3)


def scene(side: int = 240) -> Pixels:
    """Stripes, squares and a slope in colour: edges in every direction."""
    rows, columns = np.mgrid[0:side, 0:side] * (240 / side)
    made = np.stack([rows, columns, 240 - rows], -1)
    made[(columns // 20 % 2 == 0) & (rows > 120)] = (200, 40, 60)
    made[np.hypot(rows - 70, columns - 120) < 40] = (20, 20, 30)
    return np.asarray(made, np.uint8)


def lit(heat: Pixels) -> npt.NDArray[np.bool_]:
    return np.asarray(np.ptp(heat.astype(int), axis=2) > 10)


def saved(pixels: Pixels, quality: int) -> Pixels:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file).convert("RGB"))


def test_saving_and_resizing_do_not_light_up() -> None:
    first = scene()
    assert lit(difference(first, saved(first, 75))).mean() < 0.005  # at edges of pure colours
    assert lit(difference(first, scene(500))).mean() < 0.002


def test_half_a_pixel_of_misalignment_does_not_light_up() -> None:
    shift = 0.5 / 240
    assert lit(difference(scene(), scene(), (1, 0, shift, 0, 1, shift, 0, 0, 1))).mean() < 0.002


@pytest.mark.parametrize("swapped", [False, True])
def test_a_thread_that_one_photo_lacks_lights_up(swapped: bool) -> None:
    first, second = np.full((100, 100, 3), 230, np.uint8), np.full((100, 100, 3), 230, np.uint8)
    second[:, 50:52] = (30, 30, 120)
    heat = lit(difference(second, first) if swapped else difference(first, second))
    assert heat[:, 50:52].all()
    assert not heat[:, :44].any()


def test_a_large_photo_is_shown_small_and_a_small_one_as_it_is() -> None:
    large = np.zeros((1200, 2400, 3), np.uint8)
    assert difference(large, large).shape == (400, 800, 3)
    assert difference(large[:7, :5], large).shape == (7, 5, 3)
    assert difference(large[:1, :1], large[:1]).shape == (1, 1, 3)


@pytest.mark.parametrize(
    "transform", [(0,) * 9, (float("nan"),) * 9, (1, 0, 0, 0, 1, 0, -2, 0, 1), (1, 2), (1e308,) * 9], ids=str
)
def test_an_alignment_of_no_use_is_the_same_as_none(transform: tuple[float, ...]) -> None:
    first, second = scene(60), scene(90)
    assert np.array_equal(difference(first, second, transform), difference(first, second))
