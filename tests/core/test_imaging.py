"""Decoding: every format and every oddity of supplier photos ends upright, in sRGB, on white."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.conftest import product_pixels, write_photo
from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError

LOSSY = 14  # mean difference of a channel that JPEG, WebP and AVIF at high quality stay below


def encoded(pixels: np.ndarray, kind: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "bmp", "gif", "avif"])
def test_every_format_is_read(tmp_path: Path, suffix: str) -> None:
    options: dict[str, Any] = {"quality": 95} if suffix in ("jpg", "webp", "avif") else {}
    picture = imaging.read_picture(write_photo(tmp_path / f"photo.{suffix}", 3, **options))
    assert (picture.width, picture.height) == (320, 240)
    assert picture.pixels.shape == (240, 320, 3)
    assert picture.pixels.dtype == np.uint8
    assert np.abs(picture.pixels.astype(int) - product_pixels(3)).mean() < LOSSY


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied_once(orientation: int) -> None:
    upright = product_pixels(5, 64, 48)
    undo = {1: lambda a: a, 2: np.fliplr, 3: lambda a: np.rot90(a, 2), 4: np.flipud,
            5: lambda a: np.transpose(a, (1, 0, 2)), 6: lambda a: np.rot90(a, 1),
            7: lambda a: np.transpose(np.rot90(a, 2), (1, 0, 2)), 8: lambda a: np.rot90(a, -1)}  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = np.ascontiguousarray(undo[orientation](upright))
    picture = imaging.read_picture(encoded(stored, "PNG", exif=exif))
    assert (picture.width, picture.height) == (64, 48)
    np.testing.assert_array_equal(picture.pixels, upright)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "I;16", "I", "F"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    grey = np.linspace(0, 255, 64 * 48, dtype=np.uint8).reshape(48, 64)
    image = Image.fromarray(grey)
    if mode == "I;16":
        image = Image.fromarray(grey.astype(np.uint16) * 257)
    elif mode in ("I", "F"):
        image = image.convert("I" if mode == "I" else "F")
    else:
        image = image.convert(mode)
    buffer = io.BytesIO()
    image.save(buffer, "TIFF" if mode in ("F", "I", "I;16") else "PNG")
    pixels = imaging.read_picture(buffer.getvalue()).pixels
    assert pixels.shape == (48, 64, 3)
    assert pixels[0, 0].max() <= 2
    assert pixels[-1, -1].min() >= 253


def test_cmyk_jpeg_keeps_its_colours() -> None:
    red = np.full((32, 32, 3), (220, 30, 30), np.uint8)
    pixels = imaging.read_picture(encoded(red, "JPEG", "CMYK", quality=95)).pixels
    assert np.abs(pixels.astype(int) - red).mean() < LOSSY


def test_embedded_profile_is_applied() -> None:
    """Display P3 red is more saturated than sRGB red: the same numbers must come out brighter."""
    from PIL import ImageCms

    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    grey = np.full((16, 16, 3), 120, np.uint8)
    unusable = encoded(grey, "PNG", icc_profile=linear.tobytes())
    np.testing.assert_array_equal(imaging.read_picture(unusable).pixels, grey)
    broken = encoded(grey, "PNG", icc_profile=b"not a profile")
    np.testing.assert_array_equal(imaging.read_picture(broken).pixels, grey)


def test_transparency_is_laid_on_white() -> None:
    pixels = np.zeros((20, 20, 4), np.uint8)
    pixels[5:15, 5:15] = (200, 0, 0, 255)
    pixels[0, 0] = (0, 0, 0, 128)
    buffer = io.BytesIO()
    Image.fromarray(pixels, "RGBA").save(buffer, "PNG")
    flat = imaging.read_picture(buffer.getvalue()).pixels
    assert tuple(flat[1, 1]) == (255, 255, 255)
    assert tuple(flat[10, 10]) == (200, 0, 0)
    assert tuple(flat[0, 0]) == (127, 127, 127)


def test_palette_with_a_transparent_colour() -> None:
    image = Image.fromarray(product_pixels(1)).quantize(16)
    buffer = io.BytesIO()
    image.save(buffer, "GIF", transparency=image.getpixel((0, 0)))
    assert tuple(imaging.read_picture(buffer.getvalue()).pixels[0, 0]) == (255, 255, 255)


def test_animation_is_its_first_frame() -> None:
    frames = [Image.fromarray(product_pixels(seed)) for seed in (1, 2)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    pixels = imaging.read_picture(buffer.getvalue()).pixels
    assert np.abs(pixels.astype(int) - product_pixels(1)).mean() < LOSSY


@pytest.mark.parametrize(("kind", "size"), [("JPEG", (2400, 1800)), ("PNG", (2400, 1800)), ("JPEG", (300, 200))])
def test_reduced_decoding_keeps_the_size_asked_for(kind: str, size: tuple[int, int]) -> None:
    data = encoded(product_pixels(2, *size), kind)
    picture = imaging.read_picture(data, side=448)
    assert (picture.width, picture.height) == size
    shorter = min(picture.pixels.shape[:2])
    assert min(448, *size) <= shorter < 900


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\0" * 4096, "not a photo"),
        (b"Dear supplier, find the photos attached.", "not a photo"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, "not a photo"),
    ],
)
def test_what_is_not_a_photo_says_so(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(data)
    with pytest.raises(PhotoError, match=words):
        imaging.read_picture(file)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "AVIF"])
def test_a_cut_off_photo_says_so(kind: str) -> None:
    data = encoded(product_pixels(7), kind)
    with pytest.raises(PhotoError):
        imaging.read_picture(data[: len(data) // 2])


def test_wrong_extension_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "really-a-png.jpg"
    file.write_bytes(encoded(product_pixels(1), "PNG"))
    assert imaging.read_picture(file).width == 320


def test_pixel_bomb_is_refused_from_its_header() -> None:
    """30,000 x 30,000 pixels of nothing in 100 KB: refused before any of the 2.7 GB is decoded."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(PhotoError, match="too large: 30000 x 30000 pixels"):
        imaging.read_picture(bomb, side=448)


def test_missing_and_forbidden_files_say_so(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="no longer there"):
        imaging.read_bytes(tmp_path / "gone.jpg")
    with pytest.raises(PhotoError, match="folder"):
        imaging.read_bytes(tmp_path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF"])
def test_damaged_bytes_never_raise_anything_else(kind: str) -> None:
    random = np.random.default_rng(11)
    good = np.frombuffer(encoded(product_pixels(4, 60, 40), kind), np.uint8)
    for _ in range(150):
        bad = good.copy()
        spots = random.integers(0, len(bad), random.integers(1, 12))
        bad[spots] = random.integers(0, 256, len(spots))
        # Damage may go unnoticed or be told; anything but a PhotoError fails the test.
        with contextlib.suppress(PhotoError):
            imaging.read_picture(bad.tobytes(), side=20)


def test_same_pixels_sees_through_resaving_without_loss(tmp_path: Path) -> None:
    first = write_photo(tmp_path / "a.png", 1)
    assert imaging.same_pixels(first, encoded(product_pixels(1), "WEBP", lossless=True))
    assert imaging.same_pixels(first, encoded(product_pixels(1), "BMP"))
    changed = product_pixels(1)
    changed[100, 100] ^= 1
    assert not imaging.same_pixels(first, encoded(changed, "PNG"))
    assert not imaging.same_pixels(first, encoded(product_pixels(1, 321, 240), "PNG"))
    assert not imaging.same_pixels(first, tmp_path / "gone.png")


@pytest.mark.parametrize("resize", ["stretch", "pad", "crop"])
@pytest.mark.parametrize("size", [(320, 240), (240, 320), (3, 2000), (10, 10)])
def test_tiles_are_square(resize: str, size: tuple[int, int]) -> None:
    tile = imaging.make_tile(product_pixels(1, *size), 224, resize)
    assert tile.shape == (224, 224, 3)
    assert tile.dtype == np.uint8


def test_padding_is_white_and_centred() -> None:
    tile = imaging.make_tile(np.zeros((10, 30, 3), np.uint8), 30, "pad")
    assert tile[:10].min() == 255
    assert tile[-10:].min() == 255
    assert tile[10:20].max() == 0


def test_thumbnails_are_small_and_carry_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of a person"
    picture = imaging.read_picture(encoded(product_pixels(1, 1000, 500), "JPEG", exif=exif))
    thumbnail = imaging.encode_thumbnail(imaging.shrink_to_thumbnail(picture.pixels))
    with Image.open(io.BytesIO(thumbnail)) as image:
        assert image.size == (256, 128)
        assert not image.getexif()
    assert b"person" not in thumbnail


def test_perceptual_hash_survives_resaving_and_tells_products_apart() -> None:
    def distance(one: int, two: int) -> int:
        return ((one ^ two) & (2**64 - 1)).bit_count()

    original = imaging.perceptual_hash(product_pixels(1))
    resaved = imaging.read_picture(encoded(product_pixels(1), "JPEG", quality=30)).pixels
    assert distance(original, imaging.perceptual_hash(resaved)) <= 4
    assert distance(original, imaging.perceptual_hash(product_pixels(2))) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="OpenCV's wheel meddles with Qt's environment on Linux only")
def test_importing_opencv_leaves_qt_alone() -> None:
    code = "import os; import visearch_desktop.core.imaging; print([k for k in os.environ if k.startswith('QT_QPA')])"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_query_views_are_what_their_names_say() -> None:
    pixels = product_pixels(3, 300, 200)
    tiles = imaging.query_tiles(pixels, 64, "stretch")
    named = {view.name: tile for view, tile in zip(imaging.QUERY_VIEWS, tiles, strict=True)}
    whole = imaging.make_tile(pixels, 64, "stretch")
    np.testing.assert_array_equal(named["whole"], whole)
    np.testing.assert_array_equal(named["mirrored"], np.fliplr(whole))
    np.testing.assert_array_equal(named["upside down"], np.rot90(whole, 2))
    np.testing.assert_array_equal(named["left half"], imaging.make_tile(pixels[:, :150], 64, "stretch"))
    assert imaging.query_tiles(np.zeros((1, 1, 3), np.uint8), 64, "pad").shape == (8, 64, 64, 3)


def test_a_uniform_border_is_trimmed() -> None:
    inside = np.full((100, 60, 3), 30, np.uint8)
    framed = np.pad(inside, ((20, 40), (50, 10), (0, 0)), constant_values=255)
    trimmed = imaging.trim_border(framed)
    assert abs(trimmed.shape[0] - 100) <= 4
    assert abs(trimmed.shape[1] - 60) <= 4
    blank = np.full((50, 50, 3), 255, np.uint8)
    assert imaging.trim_border(blank) is blank


def test_heic_is_read_and_turned_once() -> None:
    """The two files show a red square at the upper left; one is stored with EXIF orientation 6."""
    data = Path(__file__).parent.parent / "data"
    plain, turned = (imaging.read_picture(data / name) for name in ("plain.heic", "turned.heic"))
    assert (plain.width, plain.height, turned.width, turned.height) == (64, 48, 48, 64)
    assert np.abs(plain.pixels[10, 10].astype(int) - (200, 30, 30)).max() < 12
    np.testing.assert_array_equal(np.rot90(plain.pixels, -1), turned.pixels)
    cut = (data / "plain.heic").read_bytes()[:400]
    with pytest.raises(PhotoError):
        imaging.read_picture(cut)
