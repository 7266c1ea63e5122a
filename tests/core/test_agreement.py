"""Two aligned photos compared place by place: structure, change and other colours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.pictures import IDENTITY, MIRROR, Pixels, Transform, cloth, crop, moved, product, saved, turned
from visearch_desktop.core.imaging.agreement import Agreement, compare_aligned
from visearch_desktop.core.imaging.recolour import colour_difference

WIDTH, HEIGHT = 256, 192
INFINITE = float("inf")
NEVER = float("nan")


def photo(seed: int = 1, *, backdrop: int | None = None, hue: int | None = None) -> Pixels:
    return product(seed, WIDTH, HEIGHT, backdrop=backdrop, hue=hue)


def two_tone(seed: int = 1) -> Pixels:
    """A product in two colours, on a backdrop of a third: nothing that one toned light could have made."""
    made = photo(seed, backdrop=3)
    made[:, WIDTH // 2 :] = photo(seed, backdrop=3, hue=(37 * seed + 90) % 180)[:, WIDTH // 2 :]
    return made


def compared(first: Pixels, second: Pixels, transform: Transform = IDENTITY) -> Agreement:
    found = compare_aligned(first, second, transform)
    assert found is not None
    shares = (found.covered, found.structure, found.changed, found.recoloured)
    assert all(0 <= share <= 1 + 1e-6 for share in shares)
    return found


def lit(pixels: Pixels, gain: float | tuple[float, ...] = 1.0, lift: float = 0.0) -> Pixels:
    return np.asarray(np.clip(pixels * np.array(gain) + lift, 0, 255), np.uint8)


def grey(pixels: Pixels) -> Pixels:
    return np.repeat((pixels @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)[..., None], 3, axis=2)


def sepia(pixels: Pixels) -> Pixels:
    return lit(grey(pixels), (1.0, 0.86, 0.67))


@pytest.mark.parametrize("backdrop", [None, 3])
def test_the_same_picture_agrees(backdrop: int | None) -> None:
    same = compared(photo(backdrop=backdrop), photo(backdrop=backdrop))
    assert (same.covered, same.relit) == (1.0, False)
    assert same.structure > 0.95
    assert (same.changed, same.recoloured) == (0, 0)
    assert same.colour_difference is not None
    assert same.colour_difference < 1.5


@pytest.mark.parametrize(("quality", "most"), [(60, 0.01), (10, 0.18)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_saving_changes_and_recolours_nothing(seed: int, quality: int, most: float) -> None:
    found = compared(photo(seed), saved(photo(seed), quality))
    assert found.structure > 0.95
    assert found.changed < 0.01
    assert found.recoloured <= most


@pytest.mark.parametrize("first_patched", [True, False])
def test_a_pasted_patch_is_a_change(first_patched: bool) -> None:
    plain, patched = photo(), photo()
    patched[60:120, 90:160] = cloth(88, 70, 60)
    found = compared(patched, plain) if first_patched else compared(plain, patched)
    share = 60 * 70 / (WIDTH * HEIGHT)
    assert share < found.changed < 4 * share  # it is in the middle, which counts for more
    corner = photo()
    corner[:60, :70] = cloth(88, 70, 60)
    assert compared(plain, corner).changed < found.changed / 2


def test_another_product_has_another_structure() -> None:
    found = compared(photo(1, backdrop=3), photo(2, backdrop=3))
    assert found.changed > 0.4
    assert found.structure < 0.7


@pytest.mark.parametrize("backdrop", [None, 3])
@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_product_in_another_colour_is_recoloured(seed: int, backdrop: int | None) -> None:
    other = photo(seed, backdrop=backdrop, hue=(37 * seed + 90) % 180)
    found = compared(photo(seed, backdrop=backdrop), other)
    assert found.structure > 0.8
    assert found.recoloured > 0.5
    assert found.colour_difference is not None
    assert found.colour_difference > 8


LIGHTS = {
    "brighter": lambda pixels: lit(pixels, 1.2),
    "darker": lambda pixels: lit(pixels, 0.75),
    "flat": lambda pixels: lit(pixels, 0.8, 30),
    "warm": lambda pixels: lit(pixels, (1.1, 1.0, 0.8)),
    "grey": grey,
    "sepia": sepia,
}


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_photo_in_another_light_is_not_recoloured(seed: int, light: str) -> None:
    found = compared(two_tone(seed), LIGHTS[light](two_tone(seed)))
    assert found.recoloured < 0.15
    assert found.changed < 0.05
    assert found.relit or (found.colour_difference or 0) < 5
    back = compared(LIGHTS[light](two_tone(seed)), two_tone(seed))
    assert back.recoloured < 0.15


@pytest.mark.parametrize(("gain", "lift"), [(0.5, 50.0), (0.65, 35.0), (1.6, -10.0)], ids=["pale", "misty", "hard"])
@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_faded_or_hard_print_is_not_recoloured(seed: int, gain: float, lift: float) -> None:
    def printed(pixels: Pixels) -> Pixels:
        return lit(pixels, gain, 128 * (1 - gain) + lift)

    assert compared(printed(two_tone(seed)), two_tone(seed)).recoloured < 0.15
    assert compared(two_tone(seed), printed(two_tone(seed))).recoloured < 0.15
    # Another colour of it, printed as badly, is another colour.
    other = photo(seed, backdrop=3, hue=(37 * seed + 90) % 180)
    assert compared(printed(other), photo(seed, backdrop=3)).recoloured > 0.3


def test_a_strong_light_is_taken_out_and_said_so() -> None:
    assert compared(two_tone(), grey(two_tone())).relit
    assert compared(two_tone(), lit(two_tone(), 0.7)).relit
    assert not compared(two_tone(), saved(two_tone(), 30)).relit


def test_white_ground_is_no_product() -> None:
    """A small product in another colour is another colour, however much white there is around it."""
    small, other = np.full((200, 200, 3), 255, np.uint8), np.full((200, 200, 3), 255, np.uint8)
    small[80:120, 80:120] = cloth(1, 40, 40, hue=0)
    other[80:120, 80:120] = cloth(1, 40, 40, hue=100)
    assert compared(small, other).recoloured > 0.5
    empty = np.full((200, 200, 3), 255, np.uint8)
    nothing = compared(empty, empty)
    assert (nothing.changed, nothing.recoloured, nothing.colour_difference) == (0, 0, 0)


@pytest.mark.parametrize(
    "made",
    [
        crop(0.2, 0.1, 0.9, 0.8), crop(-0.2, -0.1, 1.2, 1.3), turned(10), MIRROR, turned(180, 0.7),
        crop(0.4, 0.4, 1.4, 1.4),
    ],
    ids=["crop", "smaller", "turned", "mirror", "upside down", "a corner of both"],
)  # fmt: skip
def test_aligned_photos_agree_in_either_order(made: Transform) -> None:
    first, second = photo(backdrop=3), moved(photo(backdrop=3), made, 220, 180)
    one, other = compared(first, second, made), compared(second, first, np.asarray(np.linalg.inv(made), np.float64))
    assert one.structure > 0.85
    assert other.structure == pytest.approx(one.structure, abs=0.05)
    assert other.covered == pytest.approx(one.covered, abs=0.08)
    assert other.changed == pytest.approx(one.changed, abs=0.05)
    assert other.recoloured == pytest.approx(one.recoloured, abs=0.05)


def test_covered_is_what_both_show_of_the_smaller() -> None:
    inside = compared(photo(), moved(photo(), crop(0.2, 0.2, 0.8, 0.8), 200, 150), crop(0.2, 0.2, 0.8, 0.8))
    assert inside.covered > 0.97
    half = np.array([[1.0, 0, 0.5], [0, 1, 0], [0, 0, 1]])
    assert compared(photo(), moved(photo(), half, WIDTH, HEIGHT), half).covered == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize(
    "transform",
    [
        np.zeros((3, 3)),
        np.full((3, 3), NEVER),
        np.diag([1.0, INFINITE, 1.0]),
        np.diag([1.0, 0.0, 1.0]),
        np.array([[1.0, 1, 0], [1, 1, 0], [0, 0, 1]]),
        np.array([[1.0, 0, 0], [0, 1, 0], [-2, 0, 1]]),
        np.diag([1.0, 1.0, 0.0]),
        np.array([[1.0, 0, 5], [0, 1, 0], [0, 0, 1]]),
        np.array([[1.0, 0, 0.999], [0, 1, 0], [0, 0, 1]]),
    ],
    ids=[
        "zero", "not a number", "infinite", "flat", "singular", "behind the camera", "at infinity", "beside it",
        "hardly overlapping",
    ],
)  # fmt: skip
def test_a_transform_of_no_use_compares_nothing(transform: Transform) -> None:
    assert compare_aligned(photo(), photo(), transform) is None


def test_a_transform_that_shrinks_by_millions_is_soon_done() -> None:
    """It once asked for a blur over a million pixels."""
    nearly = np.array([[-4e-5, 2.53, 1.5e-8], [-291.2, 1229.0, -81.6], [4.08, -4.4e-8, 2.6e-5]])
    compare_aligned(photo(), photo(), nearly)


@settings(max_examples=80, deadline=2000)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 1.0, 4.0, 8.0]))
def test_whatever_the_transform_the_answer_is_a_number(seed: int, magnitude: float) -> None:
    random = np.random.default_rng(seed)
    transform = random.normal(size=(3, 3)) * 10 ** random.uniform(-magnitude, magnitude, (3, 3))
    found = compare_aligned(photo(), photo(2), transform)
    if found is not None:
        shares = np.array([found.covered, found.structure, found.changed, found.recoloured])
        assert ((shares >= 0) & (shares <= 1 + 1e-6)).all()


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (1, 200), (256, 2), (8, 8), (2000, 16)], ids=str)
def test_specks_and_strips_compare(size: tuple[int, int]) -> None:
    strip = np.random.default_rng(1).integers(0, 256, (*size, 3), np.uint8)
    for other in (strip, photo()):
        found = compare_aligned(strip, other, IDENTITY)
        assert found is None or np.isfinite([found.covered, found.structure, found.changed]).all()


# -- recolour ----------------------------------------------------------------------------------------


def test_colours_are_compared_where_the_light_alone_does_not_explain_them() -> None:
    first, second = two_tone(), two_tone()
    second[60:130, 40:110] = photo(1, hue=150)[60:130, 40:110]
    everywhere = np.ones(first.shape[:2], bool)
    difference, relit = colour_difference(first, second, everywhere)
    assert not relit
    assert difference[70:120, 50:100].mean() > 8
    assert difference[:40].max() < 1
    darker, relit = colour_difference(first, lit(second, 0.7), everywhere)
    assert relit
    assert darker[70:120, 50:100].mean() > 5
    assert np.median(darker[:40]) < 3


def test_too_few_places_fit_no_light() -> None:
    few = np.zeros((HEIGHT, WIDTH), bool)
    few[0, :20] = True
    for where in (few, np.zeros_like(few)):
        difference, relit = colour_difference(two_tone(), lit(two_tone(), 0.6), where)
        assert not relit
        assert difference.mean() > 5
