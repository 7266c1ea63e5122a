"""The one decode function: file or bytes in, upright RGB picture out.

Thumbnails, embeddings and every later use see the same pixels, so EXIF orientation, colour profiles
and transparency are dealt with below this function and nowhere else.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pi_heif
from PIL import Image, UnidentifiedImageError

from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging import limits
from visearch_desktop.core.imaging.bands import to_rgb
from visearch_desktop.core.imaging.photo_file import read_bytes

Pixels = npt.NDArray[np.uint8]

GALLERY_SIDE = 256
"""Shorter side that gallery photos are decoded to at least: enough for a network's tile and the thumbnail.
With 448 edited copies were found as often (0.968 against 0.966) and indexing ran at 0.68 of its floor instead of
0.78, all else equal (benchmarks/index_speed.py)."""
QUERY_SIDE = 448
"""The same for a query, of which halves are looked at as well."""

pi_heif.register_heif_opener()
# Damaged EXIF or ICC blocks are common in supplier photos and harmless to us.
warnings.filterwarnings("ignore", module=r"PIL\..*")

# Without a list Pillow tries every format it knows, and an EPS named photo.jpg would start Ghostscript.
# MPO, several JPEGs in a file, comes with JPEG.
READABLE = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "DIB", "GIF", "HEIF", "AVIF")
_FORMATS = "JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC and AVIF can be read."
_DAMAGED = "The photo is damaged and cannot be decoded."
# What decoders raise on damaged bytes, beside OSError; seen while fuzzing every format.
_DAMAGE = (
    SyntaxError, ValueError, TypeError, IndexError, KeyError, ArithmeticError, EOFError,
    AttributeError, RuntimeError, struct.error,
)  # fmt: skip
ORIENTATION = 0x0112
_JPEG = b"\xff\xd8"
_REDUCED_OTHERWISE = 8
"""Mean difference, of 255, up to which the same pixels may come back from formats that are reduced differently."""
# An item of a HEIC file whose type is not ASCII: pi-heif takes it for text and crashes the program.
_CRASHES_HEIF = re.compile(rb"infe(?:\x02.{5}|\x03.{7})...{0,3}?[\x80-\xff]", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded photo.

    `pixels` is uint8 [h, w, 3] RGB, perhaps at reduced scale; `width` and `height` are those of the
    whole upright photo in pixels.
    """

    pixels: Pixels
    width: int
    height: int


def gallery_side(size: int) -> int:
    """The `side` that a photo of the gallery is decoded to for a network that sees `size` pixels.

    What was lost is made again with it, too: of another side come other pixels, and other local features.
    """
    return max(size, GALLERY_SIDE)


def read_picture(source: Path | bytes, *, side: int | None = None) -> Picture:
    """Decode a photo.

    Args:
        source: a file, or the bytes of one. The content decides the format, not the name.
        side: when given, the picture may come back smaller, but not below `side` pixels on its
            shorter side; large JPEGs are then decoded at reduced scale.

    Raises:
        PhotoError: the reason, in one sentence.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    if data[4:8] == b"ftyp" and _CRASHES_HEIF.search(data):
        raise PhotoError(_DAMAGED, "Ask for the file again.")
    try:
        file, file_bytes = io.BytesIO(data), len(data)
        del data, source  # held by `file` alone, which is closed as soon as the decoder is done
        with Image.open(file, formats=READABLE) as image:
            return _decode(image, file, file_bytes, side)
    except UnidentifiedImageError:
        raise PhotoError("This is not a photo in a format that can be read.", _FORMATS) from None
    except Image.DecompressionBombError:
        raise limits.bomb() from None
    except MemoryError:
        raise PhotoError("There is not enough memory to open this photo.", "Save the photo smaller.") from None
    except OSError as error:
        cut_off = "truncated" in str(error) or "broken data stream" in str(error)
        sentence = "The photo is cut off: a part of the file is missing." if cut_off else _DAMAGED
        raise PhotoError(sentence, "Ask for the file again.") from error
    except _DAMAGE as error:
        raise PhotoError(_DAMAGED, "Ask for the file again.") from error


def _decode(image: Image.Image, file: io.BytesIO, file_bytes: int, side: int | None) -> Picture:
    width, height = image.size
    if side is not None:
        image.draft("RGB" if image.mode == "YCbCr" else image.mode, (side, side))
    reduced = image.size != (width, height)
    needed = limits.check(image, width, height, file_bytes=file_bytes, whole=side is None)
    with limits.one_at_a_time(needed):
        image.load()
        # Pillow turns a TIFF upright while loading and resets its orientation: only now is it known what is left.
        orientation = _orientation(image)
        file.close()
        if not reduced:
            width, height = image.size
        pixels = to_rgb(image, side)
        image.close()
        pixels = np.ascontiguousarray(_turned(pixels, orientation))
    if orientation >= 5:
        width, height = height, width
    return Picture(pixels, width, height)


def orientation(data: bytes) -> int:
    """How a photo is stored, as an EXIF orientation: 1 is upright, 2 to 8 turned or mirrored; `PhotoError` if none."""
    try:
        with Image.open(io.BytesIO(data), formats=READABLE) as image:
            return _orientation(image)
    except (OSError, Image.DecompressionBombError, *_DAMAGE):
        raise PhotoError(_DAMAGED, "Ask for the file again.") from None


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 when there is none or the EXIF block is broken."""
    try:
        orientation = image.getexif().get(ORIENTATION, 1)
    except (OSError, *_DAMAGE):
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    """An upright view of pixels stored with an EXIF orientation."""
    if orientation >= 5:  # stored on its side
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return pixels


def same_pixels(first: Path | bytes, second: Path | bytes) -> bool:
    """Whether two photos decode to the same upright pixels; False when either cannot be read.

    A reduced decode settles most pairs that differ, at an eighth of the work.
    """
    try:
        files = [source if isinstance(source, bytes) else read_bytes(source) for source in (first, second)]
        one, two = (read_picture(file, side=64) for file in files)
        if (one.width, one.height) != (two.width, two.height):
            return False
        if one.pixels.shape == two.pixels.shape:
            difference = float(np.abs(one.pixels.astype(np.int16) - two.pixels).mean())
            if difference > (0 if _reduced_alike(*files) else _REDUCED_OTHERWISE):
                return False
        return _digest(files[0]) == _digest(files[1])
    except PhotoError:
        return False


def _reduced_alike(first: bytes, second: bytes) -> bool:
    """Whether the same pixels stay the same at reduced scale: two JPEGs do, unless one is stored turned.

    Saved again, a JPEG nearly agrees with itself; without this both were decoded whole to tell them apart.
    """
    return first.startswith(_JPEG) and second.startswith(_JPEG) and orientation(first) == orientation(second)


def _digest(source: bytes) -> bytes:
    """Stands for all pixels of a photo: two whole pictures at once would take 450 MB at 75 megapixels."""
    return hashlib.blake2b(read_picture(source).pixels.data).digest()
