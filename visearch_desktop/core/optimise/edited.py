"""Edited copies of a photo, made on the spot: what suppliers and marketplaces do to pictures, in its simplest form."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from visearch_desktop.core import imaging
from visearch_desktop.core.imaging import Pixels


def edited_copies(pixels: Pixels) -> list[Pixels]:
    """The photo (uint8 [h, w, 3]) under each of `EDITS`."""
    return [np.ascontiguousarray(edit(pixels)) for edit in EDITS]


def _small_jpeg(pixels: Pixels) -> Pixels:
    """A third of the size, saved as JPEG."""
    small = imaging.decode_thumbnail(imaging.encode_thumbnail(np.ascontiguousarray(pixels[::3, ::3])))
    return pixels if small is None else small


def _cut(pixels: Pixels) -> Pixels:
    """The middle and a little more to the left: 70 % of width and height."""
    return imaging.cut(pixels, (0.1, 0.15, 0.7, 0.7))


def _mirrored(pixels: Pixels) -> Pixels:
    return pixels[:, ::-1]


def _framed(pixels: Pixels) -> Pixels:
    """A light frame of a fifth of the width around it."""
    edge = max(1, pixels.shape[1] // 5)
    return np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), constant_values=230)


def _darker(pixels: Pixels) -> Pixels:
    """Darker and warmer."""
    return np.asarray(pixels * np.array([0.75, 0.6, 0.5]), np.uint8)


def _covered(pixels: Pixels) -> Pixels:
    """A sticker over a corner and a bar below."""
    height, width = pixels.shape[:2]
    copy = pixels.copy()
    copy[: height // 3, : width // 3] = (200, 30, 40)
    copy[height - height // 6 :] = (30, 60, 160)
    return copy


EDITS: tuple[Callable[[Pixels], Pixels], ...] = (_small_jpeg, _cut, _mirrored, _framed, _darker, _covered)
