"""What a photo's file says of itself, beside the pixels: format, colour space, depth, transparency, JPEG quality."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageCms

from visearch_desktop.core.imaging.jpeg_quality import jpeg_quality
from visearch_desktop.core.imaging.picture import READABLE

SRGB, GREY, CMYK = "sRGB", "grey", "CMYK"
_GREY_MODES = ("1", "L", "LA", "La", "F")
_BROKEN_PROFILE = "an unreadable profile"


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its picture.

    `format` is Pillow's name ("JPEG"). `colours` is "sRGB", "grey", "CMYK" or the name of the embedded profile; a
    picture without a profile is sRGB. `bits` is the depth of a channel. `transparent`: some pixel lets the ground
    through. `jpeg_quality` lies in 1..100, None for other formats.
    """

    format: str
    colours: str
    bits: int
    transparent: bool
    jpeg_quality: int | None


def read_header(data: bytes) -> Header:
    """The header of a photo that `read_picture` has decoded already: nothing is refused here any more."""
    with Image.open(io.BytesIO(data), formats=READABLE) as image:
        tables = getattr(image, "quantization", None)
        return Header(
            format="JPEG" if image.format == "MPO" else str(image.format),
            colours=_colours(image),
            bits=_bits(image, data),
            transparent=image.has_transparency_data and _lets_through(image),
            jpeg_quality=jpeg_quality(tables) if tables else None,
        )


def _colours(image: Image.Image) -> str:
    if image.mode == "CMYK":
        return CMYK
    if image.mode in _GREY_MODES or image.mode.startswith("I"):
        return GREY
    if image.mode == "LAB":
        return "Lab"
    profile = image.info.get("icc_profile")
    return _profile_name(profile) if profile else SRGB


def _profile_name(profile: bytes) -> str:
    if b"sRGB" in profile or b"s\0R\0G\0B" in profile:
        return SRGB
    try:
        name = ImageCms.getProfileDescription(io.BytesIO(profile)).strip()
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return _BROKEN_PROFILE
    return name or "a profile without a name"


def _bits(image: Image.Image, data: bytes) -> int:
    """Bits of a channel; Pillow brings deep colour to eight silently, so the file itself is asked."""
    if image.format == "PNG":
        return data[24]  # the header chunk always comes first
    if image.format == "TIFF":
        depth = getattr(image, "tag_v2", {}).get(258, 8)
        return int(max(depth)) if isinstance(depth, tuple) else int(depth)
    return int(image.info.get("bit_depth", 8))


def _lets_through(image: Image.Image) -> bool:
    band = image if image.mode in ("RGBA", "LA", "PA") else image.convert("RGBA")
    lowest = band.getchannel("A").getextrema()[0]
    return bool(lowest < 255)  # type: ignore[operator]  # one channel: a pair of numbers
