from __future__ import annotations

import numpy as np
import pytest

from visearch_desktop.core.imaging.mean_colour import mean_colour


def picture(
    ground: int, product: tuple[int, int, int], side: int = 240
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    made = np.full((side, side, 3), ground, np.uint8)
    made[side // 4 : -side // 4, side // 3 : -side // 3] = product
    return made


@pytest.mark.parametrize("side", [30, 96, 97, 256])
@pytest.mark.parametrize("ground", [255, 230])
def test_the_ground_has_no_say(ground: int, side: int) -> None:
    lightness, red, _ = mean_colour(picture(ground, (200, 20, 20), side))
    assert 35 < lightness < 55
    assert red > 50


def test_a_white_product_on_white_is_white() -> None:
    assert mean_colour(np.full((120, 120, 3), 255, np.uint8)) == pytest.approx((100, 0, 0), abs=1)


def test_one_pixel() -> None:
    assert np.isfinite(mean_colour(np.zeros((1, 1, 3), np.uint8))).all()
