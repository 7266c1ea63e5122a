"""Whether a picture of the screen shows what the program says that it shows; a blank page does not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

from tests.window.driven import Look, Thing

EMPTIEST = 0.8
"""Share of the window that the commonest colour may take. Search before the first search has 0.70; the bar of pages and
the line below take a tenth, so that a page without anything has 0.9."""
READABLE = 2.5
"""Contrast between the lightest and the darkest pixel of a text at least; antialiased small signs lose some."""
TILE = 16
TEXTURED = 0.13
"""Share of tiles that are like a photo, in a place with photos at least. Seen: 0.17 to 0.34 with photos, 0.10 at
most in cards and texts without."""
WRITTEN = (
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QRadioButton",
    "QCheckBox",
    "QLineEdit",
    "QComboBox",
    "Elided",
    "item",
)

Pixels = npt.NDArray[np.uint8]


def wrong(seen: Look, image: Image.Image, *photos: str) -> list[str]:
    """What cannot be as it should: one colour all over, unreadable texts, no photo in the places named `photos`."""
    pixels = np.asarray(image)
    found = blank(seen, image)
    found += [f"{one.kind} {one.words!r} cannot be read" for one in texts(seen) if not _inked(pixels, one, seen.scale)]
    for name in photos:
        places = [_filled(seen, one) for one in seen.things if one.name == name]
        seen_there = [round(textured(_cut(pixels, place, seen.scale)), 2) for place in places]
        if max(seen_there, default=0.0) < TEXTURED:
            found.append(f"no photo in {name!r}: {seen_there} of it are like one")
    return found


def blank(seen: Look, image: Image.Image) -> list[str]:
    """Whether one colour takes nearly all of the window."""
    window = next(one for one in seen.things if one.kind == "MainWindow")
    share = commonest(_cut(np.asarray(image), window.place, seen.scale))
    return [f"{share:.0%} of the window has one colour"] if share > EMPTIEST else []


def texts(seen: Look) -> Iterator[Thing]:
    """Everything with words that is not disabled nor covered by something."""
    for one in seen.things:
        if one.kind in WRITTEN and one.words.strip() and one.enabled and one.free and min(one.place[2:]) >= 8:
            yield one


def textured(pixels: Pixels) -> float:
    """The share of tiles with many colours and none that takes most of it, 0 to 1: photos have them, words hardly.

    Colours are told apart in 32 steps a channel, so that noise is none.
    """
    high, wide = (edge // TILE for edge in pixels.shape[:2])
    steps = pixels[: high * TILE, : wide * TILE].astype(np.uint32) >> 3
    codes = steps[..., 0] << 10 | steps[..., 1] << 5 | steps[..., 2]
    tiles = codes.reshape(high, TILE, wide, TILE).swapaxes(1, 2).reshape(-1, TILE * TILE)
    shares = [np.unique(tile, return_counts=True)[1] / TILE**2 for tile in tiles]
    return sum(bool(len(each) > 3 and each.max() < 0.6) for each in shares) / max(1, len(shares))


def commonest(pixels: Pixels) -> float:
    """The share of the commonest colour, 0 to 1."""
    flat = pixels.reshape(-1, 3).astype(np.uint32)
    return float(np.unique(flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2], return_counts=True)[1].max() / len(flat))


def _inked(pixels: Pixels, one: Thing, scale: float) -> bool:
    """Whether something stands out from the ground where the words should be."""
    part = _cut(pixels, one.place, scale)
    return bool(part.size) and contrast(part) >= READABLE


def contrast(pixels: Pixels) -> float:
    """Contrast of the lightest with the darkest pixel, as WCAG 2.2 reckons it: 1 to 21."""
    parts = pixels.reshape(-1, 3) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light = linear @ (0.2126, 0.7152, 0.0722)
    return float((light.max() + 0.05) / (light.min() + 0.05))


def _filled(seen: Look, one: Thing) -> tuple[int, int, int, int]:
    """The place of a thing; of a list as far down as it has items."""
    left, top, wide, high = one.place
    ends = [
        item.place[1] + item.place[3]
        for item in seen.kind("item")
        if left <= item.place[0] < left + wide and top <= item.place[1] < top + high
    ]
    return left, top, wide, max(ends) - top if ends else high


def _cut(pixels: Pixels, place: tuple[int, int, int, int], scale: float) -> Pixels:
    left, top, wide, high = (round(edge * scale) for edge in place)
    return pixels[max(0, top) : top + high, max(0, left) : left + wide]
