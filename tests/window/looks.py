"""Whether a picture of the screen shows what the program says that it shows; a blank page does not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

from tests.window.driven import Look, Thing

EMPTIEST = 0.93
"""Share of the window that the commonest colour may take. The emptiest page, Search before the first search, has 0.87."""
READABLE = 2.5
"""Contrast between the lightest and the darkest pixel of a text at least; antialiased small signs lose some."""
PHOTO_COLOURS = 150
"""Colours of a place with photos at least: icons, words and cards have fewer than 100."""
WRITTEN = ("QLabel", "QPushButton", "QToolButton", "QRadioButton", "QCheckBox", "QLineEdit", "QComboBox", "Elided", "item")

Pixels = npt.NDArray[np.uint8]


def wrong(seen: Look, image: Image.Image, *photos: str) -> list[str]:
    """What cannot be as it should: one colour all over, texts that are not there, no photo in the places named `photos`."""
    pixels = np.asarray(image)
    found = blank(seen, image)
    found += [f"{one.kind} {one.words!r} cannot be read" for one in texts(seen) if not _inked(pixels, one, seen.scale)]
    for name in photos:
        places = [one for one in seen.things if one.name == name]
        if not any(colours(_cut(pixels, one, seen.scale)) >= PHOTO_COLOURS for one in places):
            found.append(f"no photo in {name!r}: {[colours(_cut(pixels, one, seen.scale)) for one in places]} colours")
    return found


def blank(seen: Look, image: Image.Image) -> list[str]:
    """Whether one colour takes nearly all of the window."""
    window = next(one for one in seen.things if one.kind == "MainWindow")
    share = commonest(_cut(np.asarray(image), window, seen.scale))
    return [f"{share:.0%} of the window has one colour"] if share > EMPTIEST else []


def texts(seen: Look) -> Iterator[Thing]:
    """Everything with words that is not disabled nor covered by something."""
    for one in seen.things:
        if one.kind in WRITTEN and one.words.strip() and one.enabled and one.free and min(one.place[2:]) >= 8:
            yield one


def colours(pixels: Pixels) -> int:
    """How many colours there are, told apart in 32 steps a channel: noise of an edge is none of its own."""
    if not pixels.size:
        return 0
    steps = (pixels.astype(np.uint32) >> 3).reshape(-1, 3)
    return len(np.unique(steps[:, 0] << 10 | steps[:, 1] << 5 | steps[:, 2]))


def commonest(pixels: Pixels) -> float:
    """The share of the commonest colour, 0 to 1."""
    flat = pixels.reshape(-1, 3).astype(np.uint32)
    return float(np.unique(flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2], return_counts=True)[1].max() / len(flat))


def _inked(pixels: Pixels, one: Thing, scale: float) -> bool:
    """Whether something stands out from the ground where the words should be."""
    part = _cut(pixels, one, scale)
    return bool(part.size) and contrast(part) >= READABLE


def contrast(pixels: Pixels) -> float:
    """Contrast of the lightest with the darkest pixel, as WCAG 2.2 reckons it: 1 to 21."""
    parts = pixels.reshape(-1, 3) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light = linear @ (0.2126, 0.7152, 0.0722)
    return float((light.max() + 0.05) / (light.min() + 0.05))


def _cut(pixels: Pixels, one: Thing, scale: float) -> Pixels:
    left, top, wide, high = (round(edge * scale) for edge in one.place)
    return pixels[max(0, top) : top + high, max(0, left) : left + wide]
