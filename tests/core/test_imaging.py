"""Decoding: every format and every oddity of supplier photos ends upright, in sRGB, on white."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests.conftest import product_pixels, write_photo
from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging import picture as imaging_picture

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


@pytest.mark.parametrize("side", [None, 12])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied_once(orientation: int, kind: str, side: int | None) -> None:
    upright = np.zeros((48, 64, 3), np.uint8)
    upright[:24, :32] = (200, 40, 40)
    upright[:24, 32:] = (40, 160, 40)
    upright[24:, :32] = (240, 240, 240)
    undo = {1: lambda a: a, 2: np.fliplr, 3: lambda a: np.rot90(a, 2), 4: np.flipud,
            5: lambda a: np.transpose(a, (1, 0, 2)), 6: lambda a: np.rot90(a, 1),
            7: lambda a: np.transpose(np.rot90(a, 2), (1, 0, 2)), 8: lambda a: np.rot90(a, -1)}  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = np.ascontiguousarray(undo[orientation](upright))
    options: dict[str, Any] = {"tiffinfo": {274: orientation}} if kind == "TIFF" else {"exif": exif}
    picture = imaging.read_picture(encoded(stored, kind, **options), side=side)
    assert (picture.width, picture.height) == (64, 48)
    expected = upright if side is None else upright[::4, ::4]
    assert picture.pixels.shape == expected.shape
    assert np.abs(picture.pixels.astype(int) - expected).mean() < LOSSY


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0no such thing", b"Exif\0\0II*\0\xff\xff\xff\xff"])
def test_a_broken_exif_block_is_ignored(kind: str, exif: bytes) -> None:
    picture = imaging.read_picture(encoded(product_pixels(5), kind, exif=exif))
    assert np.abs(picture.pixels.astype(int) - product_pixels(5)).mean() < LOSSY


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


def swapped_profile() -> bytes:
    """The sRGB profile with its red and blue primaries exchanged, under another name."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {}
    for entry in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12):
        name, offset, size = struct.unpack(">4sII", profile[entry : entry + 12])
        places[name] = slice(offset, offset + size)
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red], profile[blue] = profile[blue], profile[red]
    return bytes(profile).replace(b"sRGB", b"swap").replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


@pytest.mark.parametrize("size", [(16, 16), (1200, 1000)])  # in one band and in several
def test_embedded_profile_is_applied(size: tuple[int, int]) -> None:
    """What the file calls red is blue by its profile."""
    red = np.full((size[1], size[0], 3), (200, 30, 60), np.uint8)
    pixels = imaging.read_picture(encoded(red, "PNG", icc_profile=swapped_profile())).pixels
    assert pixels.shape == red.shape
    assert np.abs(pixels.astype(int) - (60, 30, 200)).max() <= 3


def test_a_profile_that_cannot_be_used_is_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    grey = np.full((16, 16, 3), 120, np.uint8)
    for profile in (lab, b"not a profile", swapped_profile()[:200]):
        data = encoded(grey, "PNG", icc_profile=profile)
        np.testing.assert_array_equal(imaging.read_picture(data).pixels, grey)


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


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "LA", "CMYK", "I;16", "I", "F"])
@pytest.mark.parametrize("side", [None, 250, 60])
def test_bands_leave_no_seams(mode: str, side: int | None) -> None:
    """A picture of several bands is the plain ramp that it would be in one."""
    ramp = np.repeat(np.linspace(0, 255, 2003, dtype=np.uint8)[:, None], 1001, axis=1)
    deep: dict[str, Any] = {
        "I;16": ramp.astype(np.uint16) * 257,
        "I": ramp.astype(np.int32),
        "F": ramp.astype(np.float32),
    }
    image = Image.fromarray(deep[mode]) if mode in deep else Image.fromarray(ramp).convert(mode)
    buffer = io.BytesIO()
    image.save(buffer, "TIFF" if mode in ("CMYK", "F", "I") else "PNG")
    pixels = imaging.read_picture(buffer.getvalue(), side=side).pixels
    factor = {None: 1, 250: 4, 60: 16}[side]
    assert pixels.shape == (2003 // factor, 1001 // factor, 3)
    expected = np.linspace(0, 255, len(pixels))[:, None, None]
    assert np.abs(pixels - expected).max() < factor / 6 + 2


def test_not_a_number_is_not_white() -> None:
    values = np.full((8, 8), 0.5, np.float32)
    values[0, 0] = np.nan
    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "TIFF")
    pixels = imaging.read_picture(buffer.getvalue()).pixels
    assert tuple(pixels[0, 0]) == (0, 0, 0)
    assert tuple(pixels[5, 5]) == (127, 127, 127)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\0" * 4096, "not a photo"),
        (b"Dear supplier, find the photos attached.", "not a photo"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, "not a photo"),
        # Pillow would hand this to Ghostscript, a program run by the photo.
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n", "not a photo"),
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


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b"")


def gif_header(width: int, height: int) -> bytes:
    """With a frame to be disposed of by the background, which Pillow fills while it opens the file."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    control = b"!\xf9\x04\x08\0\0\0\0"
    return b"GIF89a" + screen + control + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\0;"


def webp_header(width: int, height: int) -> bytes:
    bits = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + bytes(9)
    return b"RIFF" + struct.pack("<I", 12 + len(bits)) + b"WEBPVP8L" + struct.pack("<I", len(bits)) + bits


def tiff_header(width: int, height: int) -> bytes:
    tags = {256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: height, 279: width * height}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4)


def bmp_header(width: int, height: int) -> bytes:
    return struct.pack("<2sIIIIiiHHIIiiII", b"BM", 54, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


def jpeg_header(width: int, height: int) -> bytes:
    small = encoded(np.zeros((8, 8, 3), np.uint8), "JPEG")
    return small.replace(struct.pack(">HH", 8, 8), struct.pack(">HH", height, width), 1)


HEADERS = {
    "PNG": png_header, "GIF": gif_header, "WEBP": webp_header,
    "TIFF": tiff_header, "BMP": bmp_header, "JPEG": jpeg_header,
}  # fmt: skip


@pytest.mark.parametrize("side", [None, 448])
@pytest.mark.parametrize("kind", HEADERS)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_pixel_bomb_is_refused_from_its_header(kind: str, side: int | None) -> None:
    """A few bytes that ask for gigabytes are refused before any of them is decoded."""
    width = 16_000 if kind == "WEBP" else 30_000
    started = time.monotonic()
    with pytest.raises(PhotoError, match="too large: more than 250 megapixels"):
        imaging.read_picture(HEADERS[kind](width, width), side=side)
    if kind != "JPEG" or side is None:
        with pytest.raises(PhotoError, match=r"too large: 10000 x 9000 pixels \(90 megapixels\)"):
            imaging.read_picture(HEADERS[kind](10_000, 9_000), side=side)
    assert time.monotonic() - started < 2


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_jpeg_with_a_scan_for_each_colour_counts_as_progressive() -> None:
    """It is unpacked whole before the first row comes out, so 144 megapixels of it are too many."""
    plain = jpeg_header(12_000, 12_000)
    start = plain.index(b"\xff\xda")
    one_colour = plain[:start] + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + plain[start + 14 :]
    with pytest.raises(PhotoError, match="too large: 12000 x 12000"):
        imaging.read_picture(one_colour, side=448)
    assert imaging.read_picture(plain, side=448).width == 12_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's own peak this way")
def test_memory_stays_bounded(tmp_path: Path) -> None:
    """Decoding the largest photos takes less than 600 MB, or they are refused."""
    Image.new("RGBA", (8000, 7900), (200, 30, 30, 128)).save(tmp_path / "large.png", compress_level=1)
    Image.new("L", (12_000, 12_000), 90).save(tmp_path / "grey.jpg", progressive=True)
    progressive = encoded(np.zeros((8, 8, 3), np.uint8), "JPEG", progressive=True)
    size = struct.pack(">HH", 8, 8), struct.pack(">HH", 12_000, 12_000)
    (tmp_path / "refused.jpg").write_bytes(progressive.replace(*size, 1))
    code = """
import sys
from pathlib import Path
from visearch_desktop.core import errors, imaging
for name in sys.argv[1:]:
    try:
        print(imaging.read_picture(Path(name), side=256).width)
    except errors.PhotoError as error:
        print(error)
# Not ru_maxrss: that also counts the process this one was forked from.
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) * 1024 // 10**6)
"""
    files = [str(tmp_path / name) for name in ("large.png", "grey.jpg", "refused.jpg")]
    result = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    large, grey, refused, peak = result.stdout.splitlines()
    assert (large, grey) == ("8000", "12000")
    assert "too large: 12000 x 12000" in refused
    assert int(peak) < 600


def test_missing_and_forbidden_files_say_so(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="no longer there"):
        imaging.read_bytes(tmp_path / "gone.jpg")
    with pytest.raises(PhotoError, match="folder"):
        imaging.read_bytes(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_not_an_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "endless.jpg").symlink_to("/dev/zero")
    for name in ("pipe.jpg", "endless.jpg"):
        with pytest.raises(PhotoError, match="a device or a pipe"):
            imaging.read_bytes(tmp_path / name)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.tif").open("wb") as file:
        file.truncate(300 * 2**20)
    with pytest.raises(PhotoError, match="larger than 256 MB"):
        imaging.read_bytes(tmp_path / "huge.tif")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIC"])
def test_damaged_bytes_never_raise_anything_else(kind: str) -> None:
    random = np.random.default_rng(11)
    heic = Path(__file__).parent.parent / "data" / "turned.heic"
    whole = heic.read_bytes() if kind == "HEIC" else encoded(product_pixels(4, 60, 40), kind)
    good = np.frombuffer(whole, np.uint8)
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


def test_two_jpegs_are_told_apart_at_reduced_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = product_pixels(1, 640, 480)
    first, again = encoded(pixels, "JPEG", quality=95), encoded(pixels, "JPEG", quality=93)
    commented = first[:2] + b"\xff\xfe\x00\x07photo" + first[2:]
    assert imaging.same_pixels(first, commented)
    png = encoded(imaging.read_picture(first).pixels, "PNG")
    assert imaging.same_pixels(first, png)  # another format may be reduced otherwise
    monkeypatch.setattr(imaging_picture, "_digest", lambda _: pytest.fail("decoded whole"))
    assert not imaging.same_pixels(first, again)


def test_a_jpeg_that_is_stored_turned_is_compared_whole() -> None:
    upright = np.full((240, 320, 3), 90, np.uint8)
    exif = Image.Exif()
    exif[imaging_picture.ORIENTATION] = 6
    turned = encoded(upright.transpose(1, 0, 2), "JPEG", exif=exif)
    assert imaging.same_pixels(encoded(upright, "JPEG"), turned)


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


def test_closer_views_are_what_their_names_say() -> None:
    pixels = product_pixels(3, 300, 200)
    tiles = imaging.closer_tiles(pixels, 64, "stretch")
    named = {view.name: tile for view, tile in zip(imaging.CLOSER_VIEWS, tiles, strict=True)}
    for name, part in (
        ("top half", pixels[:100]),
        ("lower right quarter", pixels[100:, 150:]),
        ("middle", pixels[40:160, 60:240]),
        ("middle column", pixels[:, 100:200]),
    ):
        np.testing.assert_array_equal(named[name], imaging.make_tile(part, 64, "stretch"))
    assert imaging.closer_tiles(np.zeros((1, 1, 3), np.uint8), 64, "pad").shape == (9, 64, 64, 3)


def test_a_view_lies_where_its_transform_says() -> None:
    for view, transform in zip(imaging.CLOSER_VIEWS, imaging.closer_transforms(), strict=True):
        left, top, width, height = view.part
        corners = np.array([[left, top, 1], [left + width, top + height, 1]])
        np.testing.assert_allclose(corners @ transform.T, [[0, 0, 1], [1, 1, 1]], atol=1e-12)


def test_a_uniform_border_is_trimmed() -> None:
    inside = np.full((100, 60, 3), 30, np.uint8)
    framed = np.pad(inside, ((20, 40), (50, 10), (0, 0)), constant_values=255)
    trimmed = imaging.trim_border(framed)
    assert abs(trimmed.shape[0] - 100) <= 4
    assert abs(trimmed.shape[1] - 60) <= 4
    blank = np.full((50, 50, 3), 255, np.uint8)
    assert imaging.trim_border(blank).shape == blank.shape


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


def test_a_heic_item_of_an_unknown_type_does_not_crash() -> None:
    data = (Path(__file__).parent.parent / "data" / "turned.heic").read_bytes()
    with pytest.raises(PhotoError, match="damaged"):
        imaging.read_picture(data.replace(b"\0\0Exif\0", b"\0\0\xa4xif\0", 1))
