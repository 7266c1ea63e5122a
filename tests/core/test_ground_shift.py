"""The ground of a photo: it stays for another colour of the product, and moves when the whole photo is edited."""

from __future__ import annotations

import numpy as np

from tests.core.pictures import IDENTITY, MIRROR, Pixels, Transform, moved, product
from visearch_desktop.core import imaging


def shift(first: Pixels, second: Pixels, transform: Transform = IDENTITY) -> float | None:
    return imaging.ground_shift(first, second, [float(value) for value in transform.ravel()])


def toned(pixels: Pixels) -> Pixels:
    return np.asarray(np.clip(pixels * np.array([0.8, 0.75, 0.6]) + 10, 0, 255), np.uint8)


def test_another_colour_stands_on_the_same_ground() -> None:
    found = shift(product(3, hue=120), product(3, hue=20))
    assert found is not None
    assert found < 1


def test_an_edit_of_the_whole_photo_moves_the_ground() -> None:
    found = shift(toned(product(3)), product(3))
    assert found is not None
    assert found > 8


def test_on_a_backdrop_the_rim_speaks() -> None:
    same, edited = (
        shift(product(3, backdrop=1), product(3, backdrop=1)),
        shift(toned(product(3, backdrop=1)), product(3, backdrop=1)),
    )
    assert same is not None
    assert edited is not None
    assert same < 1
    assert edited > 8


def test_the_alignment_is_followed() -> None:
    picture = product(3, backdrop=2)
    found = shift(moved(picture, MIRROR, 320, 240), picture, MIRROR)
    assert found is not None
    assert found < 2


def test_a_small_part_says_nothing() -> None:
    far = np.array([[0.02, 0, 0.5], [0, 0.02, 0.5], [0, 0, 1.0]])
    assert shift(product(3), product(3), far) is None
