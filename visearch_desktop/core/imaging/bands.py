"""From Pillow's loaded picture to a small RGB array, a band of rows at a time.

Converting a photo whole makes one to four more full-size copies: an RGBA PNG of 63 megapixels peaked at
1507 MB that way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from visearch_desktop.core.imaging.colour import srgb_conversion

Pixels = npt.NDArray[np.uint8]

_BAND_PIXELS = 2**20
"""Pixels converted at once; with the temporaries of alpha blending this is about 40 MB."""


def to_rgb(image: Image.Image, side: int | None) -> Pixels:
    """A loaded picture of any mode as uint8 [h, w, 3] sRGB, transparency laid on white.

    When `side` is given, the picture is halved while its shorter side keeps `side` pixels: area
    averages, as a reduced JPEG decode gives.
    """
    factor = _reduction(image.size, side)
    width, height = image.size[0] // factor, image.size[1] // factor
    to_8_bit = _deep_grey(image) if image.mode.startswith("I") or image.mode == "F" else _flatten
    to_srgb = srgb_conversion(image)
    rows = max(1, _BAND_PIXELS // (image.size[0] * factor))
    pixels: Pixels | None = None
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        # The last band takes the rows that are left over, as one resize of the whole would.
        end = image.size[1] if bottom == height else bottom * factor
        band = to_8_bit(_rows(image, top * factor, end))
        if factor > 1:
            band = np.asarray(cv2.resize(band, (width, bottom - top), interpolation=cv2.INTER_AREA), dtype=np.uint8)
        band = to_srgb(band)
        if rows >= height:
            return band
        if pixels is None:
            pixels = np.empty((height, width, 3), np.uint8)
        pixels[top:bottom] = band
    assert pixels is not None
    return pixels


def _reduction(size: tuple[int, int], side: int | None) -> int:
    factor = 1
    while side is not None and min(size) // (factor * 2) >= side:
        factor *= 2
    return factor


def _rows(image: Image.Image, top: int, bottom: int) -> Image.Image:
    return image if (top, bottom) == (0, image.size[1]) else image.crop((0, top, image.size[0], bottom))


def _flatten(band: Image.Image) -> Pixels:
    """RGB (or CMYK as it is, which only its profile explains) of eight bits."""
    if band.mode in ("RGB", "CMYK"):
        return np.asarray(band)
    if band.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in band.info:
        with_alpha = np.asarray(band.convert("RGBA"))
        alpha = with_alpha[..., 3:].astype(np.uint16)
        return ((with_alpha[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
    return np.asarray(band.convert("RGB"))


def _deep_grey(image: Image.Image) -> Callable[[Image.Image], Pixels]:
    """How greyscale of 16 bits, 32 bits or floating point is brought to eight: by its type's usual range."""
    top = _brightest(image)
    full = 255.0 if 1 < top <= 255 else 1.0 if top <= 1 else 65535.0 if top <= 65535 else top

    def convert(band: Image.Image) -> Pixels:
        grey = np.clip(_numbers(band) * (255.0 / full), 0, 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)

    return convert


def _brightest(image: Image.Image) -> float:
    if image.mode in ("I;16", "I"):
        return float(image.getextrema()[1])  # type: ignore[arg-type]  # one channel: a pair of numbers
    # Pillow's extrema know neither big-endian numbers nor what is not a number.
    return max(float(_numbers(band).max(initial=0)) for band in _all_bands(image))


def _all_bands(image: Image.Image) -> Iterator[Image.Image]:
    rows = max(1, _BAND_PIXELS // image.size[0])
    for top in range(0, image.size[1], rows):
        yield _rows(image, top, min(top + rows, image.size[1]))


def _numbers(band: Image.Image) -> npt.NDArray[np.float32]:
    return np.nan_to_num(np.asarray(band).astype(np.float32))
