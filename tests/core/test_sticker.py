"""Round stickers are seen by their flat, strongly coloured ground; what was photographed is not flat."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.core.pictures import Pixels, product, saved
from visearch_desktop.core.imaging.sticker import sticker_share


def with_disc(photo: Pixels, colour: tuple[int, int, int], share: float = 0.06, words: str = "-30%") -> Pixels:
    out = photo.copy()
    height, width = out.shape[:2]
    radius = int(np.sqrt(share * height * width / np.pi))
    middle = (width - radius - 5, radius + 5)
    cv2.circle(out, middle, radius, colour, -1, cv2.LINE_AA)
    cv2.putText(out, words, (middle[0] - int(0.6 * radius), middle[1]), 0, radius / 60, (0, 0, 0), 2, cv2.LINE_AA)
    return out


@pytest.mark.parametrize("colour", [(250, 210, 30), (20, 160, 60), (200, 30, 40), (30, 60, 200)])
@pytest.mark.parametrize("quality", [95, 75])
def test_a_sticker_is_seen_with_its_size(colour: tuple[int, int, int], quality: int) -> None:
    for seed in range(4):
        photo = np.asarray(cv2.resize(product(seed), (960, 960)), np.uint8)
        assert sticker_share(saved(photo, quality)) == 0.0
        assert sticker_share(saved(with_disc(photo, colour), quality)) == pytest.approx(0.06, abs=0.02)


def test_what_is_shaded_grey_or_not_round_is_none() -> None:
    plain = np.full((600, 600, 3), 255, np.uint8)
    assert sticker_share(plain) == 0.0
    assert sticker_share(with_disc(plain, (128, 128, 128))) == 0.0
    bar = plain.copy()
    bar[500:560] = (200, 30, 40)
    assert sticker_share(bar) == 0.0
    ball = with_disc(plain, (200, 30, 40), 0.1, "")
    light = np.linspace(0.55, 1.0, 600)[:, None, None]
    assert sticker_share(np.where(ball < 250, ball * light, ball).astype(np.uint8)) == 0.0


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 900, 3), (900, 2, 3), (40, 40, 3)])
def test_odd_sizes(shape: tuple[int, int, int]) -> None:
    assert sticker_share(np.full(shape, 200, np.uint8)) == 0.0
    assert 0.0 <= sticker_share(np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)) <= 1.0
