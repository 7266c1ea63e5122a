"""The one decode function: file or bytes in, upright RGB picture out.

Thumbnails, embeddings and every later use see the same pixels, so EXIF orientation, colour profiles
and transparency are dealt with here and nowhere else.
"""

from __future__ import annotations

import io
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pi_heif
from PIL import Image, ImageCms, UnidentifiedImageError

from visearch_desktop.core.errors import PhotoError

Pixels = npt.NDArray[np.uint8]

GALLERY_SIDE = 256
"""Shorter side that gallery photos are decoded to at least: enough for a network's tile and the thumbnail.
448 gave the same accuracy and indexed at 0.68 instead of 0.85 of the floor (benchmarks/index_speed.py)."""
QUERY_SIDE = 448
"""The same for a query, of which halves are looked at as well."""
MAX_PIXELS = 64_000_000
"""Largest picture decoded at full size. A JPEG may be larger: it is decoded at a half to an eighth."""
MAX_FILE_BYTES = 256 * 2**20
"""Largest file read into memory."""
BIG_PHOTO_BYTES = 64 * 2**20
"""Photos that need more memory than this are decoded one at a time, so that memory stays bounded."""

pi_heif.register_heif_opener()
# The limit is ours, checked from the header before a pixel is decoded: Pillow's warning would come twice.
Image.MAX_IMAGE_PIXELS = None
# Damaged EXIF or ICC blocks are common in supplier photos and harmless to us.
warnings.filterwarnings("ignore", module=r"PIL\..*")

_BIG_PHOTO = threading.Lock()
_SRGB = ImageCms.createProfile("sRGB")
# What decoders raise on damaged bytes, beside OSError; seen while fuzzing every format.
_DAMAGE = (
    SyntaxError, ValueError, TypeError, IndexError, KeyError, ArithmeticError, EOFError,
    AttributeError, RuntimeError, struct.error,
)  # fmt: skip
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded photo.

    `pixels` is uint8 [h, w, 3] RGB, perhaps at reduced scale; `width` and `height` are those of the
    whole upright photo in pixels.
    """

    pixels: Pixels
    width: int
    height: int


def read_bytes(path: Path) -> bytes:
    """The bytes of a photo file; `PhotoError` when it is not there, not readable, empty or too large."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise PhotoError(f"The file is larger than {MAX_FILE_BYTES >> 20} MB.", "Save the photo smaller.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise PhotoError("The file is no longer there.") from None
    except PermissionError:
        raise PhotoError("You have no permission to read this file.") from None
    except IsADirectoryError:
        raise PhotoError("This is a folder, not a photo.") from None
    except OSError as error:
        raise PhotoError(f"The file cannot be read: {error.strerror or error}.") from error
    if not data:
        raise PhotoError("The file is empty.")
    return data


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
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _decode(image, len(data), side)
    except UnidentifiedImageError:
        raise PhotoError("This is not a photo in a format that can be read.", _FORMATS) from None
    except MemoryError:
        raise PhotoError("There is not enough memory to open this photo.", "Save the photo smaller.") from None
    except OSError as error:
        cut_off = "truncated" in str(error) or "broken data stream" in str(error)
        sentence = "The photo is cut off: a part of the file is missing." if cut_off else _DAMAGED
        raise PhotoError(sentence, "Ask for the file again.") from error
    except _DAMAGE as error:
        raise PhotoError(_DAMAGED, "Ask for the file again.") from error


_FORMATS = "JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC and AVIF can be read."
_DAMAGED = "The photo is damaged and cannot be decoded."


def _decode(image: Image.Image, file_bytes: int, side: int | None) -> Picture:
    width, height = image.size
    if side is not None:
        image.draft("RGB" if image.mode == "YCbCr" else image.mode, (side, side))
    pixels = image.size[0] * image.size[1]
    if pixels > MAX_PIXELS:
        megapixels = width * height / 1e6
        raise PhotoError(
            f"The photo is too large: {width} x {height} pixels ({megapixels:.0f} megapixels).",
            f"Photos of up to {MAX_PIXELS // 1_000_000} megapixels can be read, JPEGs larger ones.",
        )
    orientation = image.getexif().get(0x0112, 1)
    with _one_at_a_time(file_bytes + 4 * pixels > BIG_PHOTO_BYTES):
        image.load()
        array = _flatten(image)
        if side is not None:
            array = _shrink(array, side)
    array = _to_srgb(array, image)
    if orientation in _UPRIGHT:
        array = np.asarray(Image.fromarray(array).transpose(_UPRIGHT[orientation]))
    if orientation in (5, 6, 7, 8):
        width, height = height, width
    return Picture(np.ascontiguousarray(array), width, height)


@contextmanager
def _one_at_a_time(big: bool) -> Iterator[None]:
    if not big:
        yield
        return
    with _BIG_PHOTO:
        yield


def _flatten(image: Image.Image) -> Pixels:
    """RGB (or CMYK as it is, see `_to_srgb`) of any mode, transparency laid on white."""
    if image.mode in ("RGB", "CMYK"):
        return np.asarray(image)
    if image.mode.startswith("I") or image.mode == "F":
        return _grey_of_deep(np.asarray(image))
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        with_alpha = np.asarray(image.convert("RGBA"))
        alpha = with_alpha[..., 3:].astype(np.uint16)
        return ((with_alpha[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
    return np.asarray(image.convert("RGB"))


def _grey_of_deep(values: npt.NDArray[np.generic]) -> Pixels:
    """Greyscale of 16 bits, 32 bits or floating point, brought to eight bits by its type's usual range."""
    deep = np.nan_to_num(values.astype(np.float32))
    top = float(deep.max(initial=0))
    full = 255.0 if 1 < top <= 255 else 1.0 if top <= 1 else 65535.0 if top <= 65535 else top
    grey = np.clip(deep * (255.0 / full), 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _shrink(pixels: Pixels, side: int) -> Pixels:
    """Halve while the shorter side keeps `side` pixels: area averages, as a reduced JPEG decode gives."""
    factor = 1
    while min(pixels.shape[:2]) // (factor * 2) >= side:
        factor *= 2
    if factor == 1:
        return pixels
    size = (pixels.shape[1] // factor, pixels.shape[0] // factor)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _to_srgb(pixels: Pixels, image: Image.Image) -> Pixels:
    """Apply the embedded colour profile; CMYK without one is converted plainly."""
    profile = image.info.get("icc_profile")
    cmyk = pixels.shape[2] == 4
    if profile and (cmyk or _not_srgb(profile)):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "CMYK" if cmyk else "RGB"
            converted = ImageCms.profileToProfile(Image.fromarray(pixels, mode), source, _SRGB, outputMode="RGB")
            return np.asarray(converted)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that does not fit its photo says nothing about its colours
    return np.asarray(Image.fromarray(pixels, "CMYK").convert("RGB")) if cmyk else pixels


def _not_srgb(profile: bytes) -> bool:
    return b"sRGB" not in profile and b"s\0R\0G\0B" not in profile and profile[16:20] == b"RGB "


def same_pixels(first: Path | bytes, second: Path | bytes) -> bool:
    """Whether two photos decode to the same upright pixels; False when either cannot be read.

    A reduced decode settles most pairs that differ, at an eighth of the work; formats that are reduced
    differently agree on average, if not in every pixel.
    """
    try:
        one, two = read_picture(first, side=64), read_picture(second, side=64)
        if (one.width, one.height) != (two.width, two.height):
            return False
        if one.pixels.shape == two.pixels.shape and np.abs(one.pixels.astype(np.int16) - two.pixels).mean() > 8:
            return False
        return np.array_equal(read_picture(first).pixels, read_picture(second).pixels)
    except PhotoError:
        return False
