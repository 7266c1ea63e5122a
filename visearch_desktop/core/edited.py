"""Edited copies of a photo, made on the spot: what suppliers and marketplaces do to pictures, in its simplest form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from visearch_desktop.core import imaging
from visearch_desktop.core.imaging import Pixels


def edited_copies(pixels: Pixels) -> list[Pixels]:
    """The photo (uint8 [h, w, 3]) under each of `JUDGED`, in that order."""
    return [np.ascontiguousarray(EDITS[name](pixels)) for name in JUDGED]


def _saved_small(pixels: Pixels) -> Pixels:
    """A third of the size, saved as JPEG."""
    small = imaging.decode_thumbnail(imaging.encode_thumbnail(np.ascontiguousarray(pixels[::3, ::3])))
    return pixels if small is None else small


def _cut(pixels: Pixels) -> Pixels:
    """The middle and a little more to the left: 70 % of width and height."""
    return imaging.cut(pixels, (0.1, 0.15, 0.7, 0.7))


def _halved(pixels: Pixels) -> Pixels:
    """A quarter of the area: half of width and height, around the middle."""
    return imaging.cut(pixels, (0.25, 0.25, 0.5, 0.5))


def _mirrored(pixels: Pixels) -> Pixels:
    return pixels[:, ::-1]


def _turned(pixels: Pixels) -> Pixels:
    """By a quarter, as a camera held upright leaves it."""
    return np.rot90(pixels)


def _framed(pixels: Pixels) -> Pixels:
    """A light frame of a fifth of the width around it."""
    edge = max(1, pixels.shape[1] // 5)
    return np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), constant_values=230)


def _darker(pixels: Pixels) -> Pixels:
    """Darker and warmer."""
    return np.asarray(pixels * np.array([0.75, 0.6, 0.5]), np.uint8)


def _grey(pixels: Pixels) -> Pixels:
    """Without colour (luma of ITU-R BT.601)."""
    luma = np.asarray(pixels @ np.array([0.299, 0.587, 0.114]), np.uint8)
    return np.repeat(luma[..., None], 3, axis=2)


def _covered(pixels: Pixels) -> Pixels:
    """A sticker over a corner and a bar below."""
    height, width = pixels.shape[:2]
    copy = pixels.copy()
    copy[: height // 3, : width // 3] = (200, 30, 40)
    copy[height - height // 6 :] = (30, 60, 160)
    return copy


def _in_collage(pixels: Pixels) -> Pixels:
    """One of four pictures on a sheet; the other three are even areas of other colours."""
    height, width = pixels.shape[:2]
    sheet = np.empty((2 * height, 2 * width, 3), np.uint8)
    sheet[:height, :width] = pixels
    sheet[:height, width:], sheet[height:, :width], sheet[height:, width:] = (225, 214, 196), (92, 104, 120), 250
    return sheet


EDITS: Mapping[str, Callable[[Pixels], Pixels]] = MappingProxyType(
    {
        "saved small": _saved_small,
        "cut": _cut,
        "halved": _halved,
        "mirrored": _mirrored,
        "turned": _turned,
        "framed": _framed,
        "darker": _darker,
        "grey": _grey,
        "covered": _covered,
        "in a collage": _in_collage,
    }
)
"""All of them, by a name that front ends put into words."""

JUDGED = ("saved small", "cut", "mirrored", "framed", "darker", "covered")
"""Those that faster forms of a model are judged by."""
