"""Figures of photos whose truth is known, because they are made here."""

from __future__ import annotations

import io
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageFont

from tests.core.pictures import cloth, product, saved
from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging import Quality, measure

Pixels = npt.NDArray[np.uint8]


def encoded(pixels: Pixels | Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    image.save(buffer, kind, **({"compress_level": 1} if kind == "PNG" else {}) | options)
    return buffer.getvalue()


def measured(pixels: Pixels) -> Quality:
    return measure(encoded(pixels))


def blurred(pixels: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma), np.uint8) if sigma else pixels


def on_white(inner: Pixels, width: int, height: int, left: int, top: int) -> Pixels:
    ground = np.full((height, width, 3), 255, np.uint8)
    ground[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return ground


def enlarged(pixels: Pixels, times: int) -> Pixels:
    return np.asarray(cv2.resize(pixels, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC), np.uint8)


def grainy(seed: int, width: int, height: int) -> Pixels:
    """A cloth with detail down to single pixels, as a sharp photo has."""
    grain = np.random.default_rng(seed).normal(0, 12, (height, width, 1))
    return np.clip(cloth(seed, width, height) + grain, 0, 255).astype(np.uint8)


def written(pixels: Pixels, words: str, place: tuple[int, int], size: int, *, degrees: float = 0) -> Pixels:
    layer = Image.new("L", (pixels.shape[1], pixels.shape[0]))
    ImageDraw.Draw(layer).text(place, words, fill=255, font=ImageFont.load_default(size))
    ink = np.asarray(layer.rotate(degrees))[..., None] / 255
    return (pixels * (1 - ink) + 70 * ink).astype(np.uint8)


# -- blur and detail -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sigma", [1.0, 1.4, 2.0, 3.0, 5.0])
def test_the_blur_of_an_edge_is_told_in_pixels(sigma: float) -> None:
    square = np.zeros((600, 600, 3), np.uint8)
    square[150:450, 150:450] = 220
    blur = measured(blurred(square, sigma)).blur
    assert blur == pytest.approx(sigma, rel=0.2)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.floats(0.4, 5), st.floats(1.15, 3), st.booleans())
def test_a_stronger_blur_never_measures_as_sharper(seed: int, sigma: float, more: float, through_jpeg: bool) -> None:
    photo = product(seed, 400, 320)
    one, two = (blurred(photo, strength) for strength in (sigma, sigma * more))
    if through_jpeg:
        one, two = saved(one, 90), saved(two, 90)
    first, second = measured(one).blur, measured(two).blur
    assert first is not None
    assert second is None or second >= first * 0.99


def test_a_camera_that_moved_blurs_one_way() -> None:
    photo = product(3, 600, 500)
    still, moved = measured(photo).blur, measured(np.asarray(cv2.blur(photo, (13, 1)), np.uint8)).blur
    assert still is not None
    assert moved is not None
    assert still < 1.2
    assert moved > 1.5


def test_a_sharp_product_before_a_soft_backdrop_is_sharp() -> None:
    photo = blurred(cloth(1, 600, 600), 6)
    photo[200:400, 200:400] = cloth(2, 200, 200)
    blur = measured(photo).blur
    assert blur is not None
    assert blur < 1.2


@pytest.mark.parametrize(("times", "share"), [(1, 1.0), (2, 0.5), (3, 0.33)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_enlarged_photo_has_the_detail_of_its_source(seed: int, times: int, share: float) -> None:
    photo = enlarged(grainy(seed, 720 // times, 540 // times), times)
    assert measured(photo).detail == pytest.approx(share, abs=0.18)


def test_nothing_is_said_of_what_is_not_there() -> None:
    plain = measured(np.full((500, 500, 3), 200, np.uint8))
    assert (plain.blur, plain.detail) == (None, None)


# -- compression ---------------------------------------------------------------------------------------------


def test_every_jpeg_quality_is_told() -> None:
    tile = cloth(5, 32, 32)
    told = [measure(encoded(tile, "JPEG", quality=quality)).jpeg_quality for quality in range(2, 101, 3)]
    assert told == list(range(2, 101, 3))


def test_a_lower_jpeg_quality_is_never_told_as_higher_for_foreign_tables() -> None:
    told = []
    for step in range(1, 100, 4):
        tables = [[min(255, step + place // 2) for place in range(64)]] * 2
        told.append(measure(encoded(cloth(5, 32, 32), "JPEG", qtables=tables)).jpeg_quality or 0)
    assert told == sorted(told, reverse=True)
    assert told[0] > 80
    assert told[-1] < 40


def test_other_formats_have_no_jpeg_quality() -> None:
    assert measure(encoded(cloth(5, 64, 64), "PNG")).jpeg_quality is None
    assert measure(encoded(cloth(5, 64, 64), "WEBP", quality=10)).jpeg_quality is None


def test_blocks_of_an_earlier_saving_are_seen_in_a_fine_one() -> None:
    photo = cloth(5, 512, 512)
    fine, coarse = (measure(encoded(saved(photo, quality), "JPEG", quality=95)) for quality in (85, 10))
    assert coarse.jpeg_quality == 95
    assert fine.blocks is not None
    assert coarse.blocks is not None
    assert coarse.blocks > 2.5 > 1.5 > fine.blocks


# -- ground and product --------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.9, 0.97])
def test_fill_is_the_longest_side(share: float) -> None:
    side = round(900 * share)
    edge = (900 - side) // 2
    quality = measured(on_white(cloth(4, side, side // 2), 900, 900, edge, 200))
    assert quality.fill == pytest.approx(share, abs=0.012)
    assert quality.cut == 0
    assert quality.touching == ()
    assert quality.background == (255, 255, 255)
    assert quality.background_white > 0.98


@pytest.mark.parametrize(
    ("left", "top", "sides"),
    [(0, 100, ("left",)), (100, 0, ("top",)), (300, 150, ("right",)), (150, 300, ("bottom",)), (0, 0, ("top", "left"))],
)
def test_a_product_that_reaches_the_rim_touches_it(left: int, top: int, sides: tuple[str, ...]) -> None:
    quality = measured(on_white(cloth(4, 300, 300), 600, 600, left, top))
    assert set(quality.touching) == set(sides)
    assert quality.cut == pytest.approx(0.5, abs=0.02)


def test_dust_beside_the_product_does_not_widen_it() -> None:
    photo = on_white(cloth(4, 300, 300), 900, 900, 300, 300)
    photo[20:26, 20:26] = 90
    assert measured(photo).fill == pytest.approx(1 / 3, abs=0.02)


@pytest.mark.parametrize("colour", [(240, 240, 240), (200, 210, 190), (30, 60, 120), (0, 0, 0)])
def test_the_colour_of_the_ground_is_told(colour: tuple[int, int, int]) -> None:
    photo = np.full((600, 600, 3), colour, np.uint8)
    photo[150:450, 150:450] = cloth(4, 300, 300)
    quality = measure(encoded(photo, "JPEG", quality=90))
    assert np.abs(np.subtract(quality.background, colour)).max() <= 3
    assert quality.background_white == 0
    assert quality.background_even == 1
    assert quality.fill == pytest.approx(0.5, abs=0.02)


def test_a_soft_shadow_belongs_to_the_ground() -> None:
    photo = on_white(cloth(4, 300, 300), 900, 900, 300, 300)
    y, x = np.mgrid[:900, :900]
    shadow = 35 * np.exp(-(((x - 450) / 220) ** 2 + ((y - 640) / 110) ** 2))
    beneath = np.clip(255 - shadow, 0, 255)
    photo = np.where((photo == 255).all(axis=2, keepdims=True), beneath[..., None], photo).astype(np.uint8)
    assert measured(photo).fill == pytest.approx(1 / 3, abs=0.05)


def test_a_busy_backdrop_says_nothing_about_the_product() -> None:
    quality = measured(cloth(7, 700, 600))
    assert (quality.fill, quality.cut, quality.touching) == (None, None, ())
    assert quality.background_even < 0.6


# -- text ----------------------------------------------------------------------------------------------------


def test_text_beside_the_product_is_found() -> None:
    photo = on_white(cloth(4, 500, 500), 1000, 1000, 250, 250)
    assert measured(photo).text_beside == 0
    assert measured(written(photo, "www.good-shop.example", (420, 920), 36)).text_beside > 0.2


def test_a_slanted_watermark_is_found() -> None:
    photo = on_white(cloth(4, 300, 300), 1000, 1000, 350, 650)
    assert measured(written(photo, "SAMPLE PHOTO SAMPLE PHOTO", (60, 300), 60, degrees=28)).text_beside > 0.2


def test_text_across_a_product_counts_as_on_it() -> None:
    photo = on_white(blurred(cloth(4, 800, 800), 25), 1000, 1000, 100, 100)
    text = measured(written(photo, "SPECIAL OFFER", (200, 450), 80))
    assert text.text_across > 0.3
    assert text.text_beside == 0


@pytest.mark.parametrize("seed", range(6))
def test_patterns_are_not_text(seed: int) -> None:
    quality = measured(product(seed, 800, 800))
    assert quality.text_beside + quality.text_across < 0.1


def test_a_drawn_panel_has_few_shades() -> None:
    panel = np.full((800, 800, 3), 225, np.uint8)
    panel[250:450, 300:500] = 150
    panel = written(panel, "IMAGE COMING SOON", (180, 560), 48)
    assert measure(encoded(panel, "JPEG", quality=85)).shades < 33
    assert measure(encoded(product(3, 800, 800), "JPEG", quality=85)).shades > 40


# -- colours -------------------------------------------------------------------------------------------------


def test_colour_spaces_are_told() -> None:
    photo = Image.fromarray(cloth(5, 64, 64))
    assert measure(encoded(photo, "JPEG")).colours == "sRGB"
    assert measure(encoded(photo.convert("CMYK"), "JPEG")).colours == "CMYK"
    assert measure(encoded(photo.convert("L"), "JPEG")).colours == "grey"
    assert measure(encoded(photo.convert("LA"), "PNG")).colours == "grey"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert measure(encoded(photo, "JPEG", icc_profile=srgb)).colours == "sRGB"
    other = srgb.replace(b"s\0R\0G\0B", b"w\0i\0d\0e").replace(b"sRGB", b"wide")
    assert measure(encoded(photo, "JPEG", icc_profile=other)).colours.startswith("wide")
    assert measure(encoded(photo, "JPEG", icc_profile=b"nonsense")).colours == "an unreadable profile"


def test_deep_colour_is_told() -> None:
    photo = cloth(5, 64, 64)
    assert measure(encoded(photo)).bits == 8
    deep = cv2.imencode(".png", photo.astype(np.uint16) * 257)[1].tobytes()
    assert (measure(deep).bits, measure(deep).colours) == (16, "sRGB")
    grey = encoded(Image.fromarray(photo[..., 0].astype(np.uint16) * 257))
    assert (measure(grey).bits, measure(grey).colours) == (16, "grey")
    assert measure(cv2.imencode(".tif", photo[..., 0].astype(np.uint16) * 257)[1].tobytes()).bits == 16


def test_transparency_counts_only_where_it_is_used() -> None:
    photo = Image.fromarray(cloth(5, 64, 64)).convert("RGBA")
    assert not measure(encoded(photo)).transparent
    photo.putpixel((3, 3), (0, 0, 0, 254))
    assert measure(encoded(photo)).transparent
    palette = Image.fromarray(cloth(5, 64, 64)).quantize(16)
    assert not measure(encoded(palette, "GIF")).transparent
    assert measure(encoded(palette, "PNG", transparency=0)).transparent


# -- hostile -------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 2**32 - 1), st.sampled_from([1, 2, 40, 256]))
def test_any_little_picture_is_measured(width: int, height: int, seed: int, levels: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, levels, (height, width, 3)).astype(np.uint8)
    quality = measured(pixels)
    assert (quality.width, quality.height) == (width, height)
    assert quality.fill is None or 0 <= quality.fill <= 1
    assert quality.detail is None or 0 < quality.detail <= 1
    assert 1 <= quality.shades <= 256


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (10_000, 1), (1, 10_000), (7, 3000)])
@pytest.mark.parametrize("colour", ["white", "black"])
def test_plain_pictures_of_odd_sizes_are_measured(size: tuple[int, int], colour: str) -> None:
    quality = measure(encoded(Image.new("RGB", size, colour)))
    assert (quality.width, quality.height) == size
    assert quality.blur is None
    assert quality.fill == 0
    assert quality.shades == 1


def test_a_huge_photo_is_measured_at_reduced_scale() -> None:
    huge = Image.fromarray(cloth(5, 500, 500)).resize((10_000, 10_000), Image.Resampling.NEAREST)
    quality = measure(encoded(huge, "JPEG", quality=70))
    assert (quality.width, quality.height, quality.blocks) == (10_000, 10_000, None)


def test_a_transparent_picture_lies_on_white() -> None:
    quality = measure(encoded(Image.new("RGBA", (300, 300), (200, 0, 0, 0))))
    assert quality.transparent
    assert quality.background == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"no photo", encoded(cloth(5, 300, 300), "JPEG")[:2000], b"\xff\xd8\xff\xe0"])
def test_what_cannot_be_read_is_a_photo_error(data: bytes) -> None:
    with pytest.raises(PhotoError):
        measure(data)


def test_a_photo_that_lies_on_its_side_is_measured_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = on_white(cloth(4, 300, 300), 600, 800, 150, 500)
    quality = measure(encoded(np.rot90(photo).copy(), "JPEG", quality=95, exif=exif))
    assert (quality.width, quality.height, quality.touching) == (600, 800, ("bottom",))


def test_a_decoded_picture_is_used_if_it_is_whole() -> None:
    data = encoded(product(3, 900, 700), "JPEG", quality=90)
    assert measure(data, imaging.read_picture(data)) == measure(data)
    assert measure(data, imaging.read_picture(data, side=100)) == measure(data)
