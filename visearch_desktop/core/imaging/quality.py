"""The figures of a photo that picture rules speak of; whether they are good enough is the gate's business."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from visearch_desktop.core.imaging.flatness import shade_count
from visearch_desktop.core.imaging.ground import LOOK, find_ground
from visearch_desktop.core.imaging.jpeg_quality import block_steps
from visearch_desktop.core.imaging.overlay import LOOK as OVERLAY_LOOK
from visearch_desktop.core.imaging.overlay import find_lettering
from visearch_desktop.core.imaging.photo_header import read_header
from visearch_desktop.core.imaging.picture import Picture, read_picture
from visearch_desktop.core.imaging.sharpness import detail_share, edge_blur
from visearch_desktop.core.imaging.shrink import shrunk
from visearch_desktop.core.imaging.sticker import sticker_share

MEASURED_SIDE = 1400
"""Shorter side of the picture that is measured, at least: larger photos are decoded at a half or a quarter."""
_SHOWN = 1000
"""Longest side, in pixels, at which blur is measured: as large as a shop shows a photo."""
_PLAIN = 0.6
"""Share of the rim that must be ground before anything is said about the product's place."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured on a photo. Shares lie in [0, 1].

    Attributes:
        format: "JPEG", "PNG" and so on.
        bytes: size of the file.
        width: of the upright photo, in pixels.
        height: the same.
        jpeg_quality: 1..100, of the last saving; None for other formats.
        blocks: how much larger the steps between blocks of 8 x 8 pixels are than those within; 1 in a photo that was
            never saved coarsely, None when it was decoded at reduced scale or is tiny.
        blur: sigma of the product's sharpest edges in pixels, when the photo is shown with 1000 pixels on its longest
            side, or in its own size if that is smaller; None when it has hardly any edges.
        detail: share of its width that the photo could be shrunk to without losing detail; None when that cannot be
            told. A photo enlarged twice has 0.5.
        background: red, green and blue of the ground.
        background_even: share of the rim of the photo that is ground.
        background_white: share of the ground that is white.
        fill: longest side of the product's bounding box as a share of the photo's; None on a busy backdrop.
        cut: largest share of a side of the photo that the product takes; None on a busy backdrop.
        touching: the sides it reaches, of "top", "right", "bottom" and "left".
        text_beside: width of the rows of text beside the product, or anywhere on a busy backdrop, one after another,
            as a share of the photo's width; may exceed 1.
        text_across: the same for rows on the product.
        colours: "sRGB", "grey", "CMYK", or the name of another embedded profile.
        bits: depth of a channel.
        transparent: some pixel lets the ground through.
        shades: of grey that it takes to cover nine tenths of the product, of 256.
        sticker: share of the photo that the largest round sticker takes.
    """

    format: str
    bytes: int
    width: int
    height: int
    jpeg_quality: int | None
    blocks: float | None
    blur: float | None
    detail: float | None
    background: tuple[int, int, int]
    background_even: float
    background_white: float
    fill: float | None
    cut: float | None
    touching: tuple[str, ...]
    text_beside: float
    text_across: float
    colours: str
    bits: int
    transparent: bool
    shades: int
    sticker: float = 0.0


def measure(data: bytes, picture: Picture | None = None) -> Quality:
    """Measure a photo.

    Args:
        data: the bytes of its file.
        picture: the same photo if it is decoded already; it is decoded again when this one is reduced too far.

    Raises:
        PhotoError: it cannot be read.
    """
    if picture is None or _too_small(picture):
        picture = read_picture(data, side=MEASURED_SIDE)
    header = read_header(data)
    pixels = picture.pixels
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    shown, small = shrunk(grey, _SHOWN), shrunk(pixels, LOOK)
    ground = find_ground(small)
    plain = ground.even >= _PLAIN
    product = ground.mask if plain else np.ones_like(ground.mask)
    text = find_lettering(shrunk(shown, OVERLAY_LOOK), ground.mask if plain else None)
    return Quality(
        format=header.format,
        bytes=len(data),
        width=picture.width,
        height=picture.height,
        jpeg_quality=header.jpeg_quality,
        blocks=block_steps(grey) if grey.shape == (picture.height, picture.width) else None,
        blur=edge_blur(shown, product),
        detail=detail_share(grey, product),
        background=ground.colour,
        background_even=ground.even,
        background_white=ground.white,
        fill=ground.fill if plain else None,
        cut=ground.cut if plain else None,
        touching=ground.touching if plain else (),
        text_beside=text.beside,
        text_across=text.across,
        colours=header.colours,
        bits=header.bits,
        transparent=header.transparent,
        shades=shade_count(shrunk(ground.product_of(grey) if plain else grey, OVERLAY_LOOK)),
        sticker=sticker_share(small),
    )


def _too_small(picture: Picture) -> bool:
    height, width = picture.pixels.shape[:2]
    return bool(min(height, width) < min(MEASURED_SIDE, picture.width, picture.height))
