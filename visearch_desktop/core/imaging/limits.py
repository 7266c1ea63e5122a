"""What a photo's decoder will need, known from the header: too much is refused, much is done one at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, JpegImagePlugin, TiffImagePlugin

from visearch_desktop.core.errors import PhotoError

MAX_DECODER_BYTES = 300_000_000
"""Most that one decoder may hold: 75 megapixels of a plain format, 50 of AVIF, HEIC and progressive JPEG, 25
of WebP, 37 of a TIFF that is turned upright."""
MAX_PHOTO_BYTES = 450_000_000
"""Most that a photo may take with its file, or with the full-size array made of it. Measured peaks of a
process that decodes one photo (60 MB of it are Python, NumPy and OpenCV), before and now:

    8000 x 7900 RGBA PNG            1507 -> 350 MB     6900 x 6900 progressive JPEG     213 MB
    8000 x 7900 grey PNG, 16 bits   1085 -> 211 MB     12000 x 12000 progressive JPEG   894 -> refused
    8000 x 7900 RGB TIFF, plain      846 -> 522 MB     15500 x 15500 plain JPEG         93 MB
    8000 x 7900 CMYK TIFF, plain     787 -> refused    6900 x 6900 AVIF, 4:4:4          589 MB
    6000 x 6000 TIFF, turned, LZW    502 MB            4900 x 4900 WebP, lossless       552 MB
"""
MAX_JPEG_PIXELS = 250_000_000
"""Largest JPEG. It is decoded at a half to an eighth, but every block of it is unpacked."""
BIG_PHOTO_BYTES = 64 * 2**20
"""Photos that need more memory than this are decoded one at a time, so that memory stays bounded."""

_BIG_PHOTO = threading.Lock()
# Pillow gives every pixel of three or four channels, and of grey with alpha, four bytes. Counting four for
# the leaner modes too (grey, palette, 16 bits) bounds the time as well, and the rule can be told in megapixels.
_PILLOW = 4
# Beside Pillow's picture these decoders hold their own planes and interleaved copies, in bytes a pixel. In all
# 9 to 11 were measured for AVIF and 16 to 20 for WebP, whose limits are thus the tightest.
_DECODER_COPIES: dict[str | None, int] = {"AVIF": 2, "HEIF": 2, "WEBP": 8}

# Pillow looks at this while it opens a file, where GIF and WebP allocate the whole picture already. It warns
# above this number, which picture.py silences, and refuses above its double.
Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS // 2


def decoder_bytes(image: Image.Image, width: int, height: int) -> int:
    """Estimate the bytes that loading an opened photo takes, the file itself not counted.

    `image` is opened and, for a reduced decode, drafted already; `width` and `height` are those in the
    header.
    """
    pixels = image.size[0] * image.size[1]
    held = _PILLOW * pixels + _DECODER_COPIES.get(image.format, 0) * pixels
    if isinstance(image, JpegImagePlugin.JpegImageFile) and _in_many_scans(image):
        # 16-bit coefficients of the whole photo are kept until the last scan, whatever the scale.
        held += 2 * len(image.getbands()) * width * height
    elif isinstance(image, TiffImagePlugin.TiffImageFile):
        if any(tile[0] == "libtiff" for tile in image.tile):
            held += _strip_bytes(image)
        if image.tag_v2.get(274, 1) != 1:
            held += _PILLOW * pixels  # Pillow turns it upright into a second picture
    return held


def check(image: Image.Image, width: int, height: int, *, file_bytes: int, whole: bool) -> int:
    """The bytes needed to decode a photo, see `decoder_bytes`; `whole` when a full-size array is wanted.

    Raises:
        PhotoError: they are more than the limits allow.
    """
    decoder = decoder_bytes(image, width, height)
    # The file is let go of before the array is made.
    needed = decoder + max(file_bytes, 3 * width * height if whole else 0)
    excess = max(decoder / MAX_DECODER_BYTES, needed / MAX_PHOTO_BYTES, width * height / MAX_JPEG_PIXELS)
    if excess > 1:
        megapixels = width * height / 1e6
        raise PhotoError(
            f"The photo is too large: {width} x {height} pixels ({megapixels:.0f} megapixels).",
            f"Save it with at most {int(megapixels / excess)} megapixels.",
        )
    return needed


def bomb() -> PhotoError:
    """The error for a photo that Pillow refused to open for its number of pixels."""
    most = MAX_JPEG_PIXELS // 1_000_000
    return PhotoError(f"The photo is too large: more than {most} megapixels.", "Save the photo smaller.")


@contextmanager
def one_at_a_time(needed: int) -> Iterator[None]:
    """Wait for other big photos when this one needs more than `BIG_PHOTO_BYTES`."""
    if needed <= BIG_PHOTO_BYTES:
        yield
        return
    with _BIG_PHOTO:
        yield


def _in_many_scans(image: JpegImagePlugin.JpegImageFile) -> bool:
    """Whether a JPEG is progressive, or plain with a scan for each colour, which libjpeg treats alike."""
    if image.info.get("progressive"):
        return True
    if image.format != "JPEG" or image.fp is None:
        return False  # Pillow has moved on from the first scan of an MPO
    # Pillow stops behind the first scan's header: a mark of 2 bytes, 6 more, and 2 for each colour in it.
    behind = image.fp.tell()
    image.fp.seek(max(0, behind - 8 - 2 * len(image.getbands())))
    mark = image.fp.read(2)
    image.fp.seek(behind)
    return mark != b"\xff\xda"


def _strip_bytes(image: TiffImagePlugin.TiffImageFile) -> int:
    """Bytes of the strip or tile that libtiff unpacks at once: the whole photo, if it was saved as one strip."""
    width, height = image.size
    rows = image.tag_v2.get(323) or image.tag_v2.get(278) or height
    rows = min(rows, max(width, height)) if isinstance(rows, int) else height
    bits = image.tag_v2.get(258) or (8,)
    sample = sum(bits) if isinstance(bits, tuple) else 32
    return rows * max(width, height) * sample // 8
