"""Edits of the photo itself: saved again, cut, turned, squeezed, lit and coloured otherwise.

A picture is uint8 [h, w, 3] BGR; an edit gets the photo, another photo that is not in the catalogue, and a random
generator, and returns a new picture. `edit_sets` says which edits are used with which parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Edit = Callable[[Picture, Picture, np.random.Generator], Picture]
Side = Literal["left", "right", "top", "bottom"]
Colour = tuple[int, int, int]

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def to_bytes(values: npt.ArrayLike) -> Picture:
    """Round and clip to 0..255."""
    return np.clip(np.rint(np.asarray(values, np.float32)), 0, 255).astype(np.uint8)


def decoded(data: npt.NDArray[np.uint8]) -> Picture:
    """The picture in the bytes of a photo file; `ValueError` when there is none."""
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError("not a photo")
    return to_bytes(picture)


def resized(photo: Picture, width: int, height: int) -> Picture:
    """The photo in another size."""
    small = width * height < photo.shape[0] * photo.shape[1]
    size = (max(1, width), max(1, height))
    return to_bytes(cv2.resize(photo, size, interpolation=cv2.INTER_AREA if small else cv2.INTER_CUBIC))


def framed(photo: Picture, vertical: float, sideways: float, colour: Colour) -> Picture:
    """A plain border on all sides, in shares of height and width."""
    height, width = photo.shape[:2]
    high, wide = int(height * vertical), int(width * sideways)
    out = np.full((height + 2 * high, width + 2 * wide, 3), colour, np.uint8)
    out[high : high + height, wide : wide + width] = photo
    return out


def written(photo: Picture, text: str, x: float, y: float, size: float, colour: Colour) -> None:
    """Write text into the photo at shares of width and height; `size` is in shares of the width, for ten letters."""
    height, width = photo.shape[:2]
    scale = size * width / 190
    place = (int(x * width), int(y * height))
    cv2.putText(photo, text, place, cv2.FONT_HERSHEY_DUPLEX, scale, colour, max(1, round(2 * scale)), cv2.LINE_AA)


# -- saved again ---------------------------------------------------------------------------------------------


def encode(photo: Picture, _: Picture, __: np.random.Generator, *, suffix: str, quality: int) -> Picture:
    """Save and read again; JPEG or WebP."""
    option = cv2.IMWRITE_WEBP_QUALITY if suffix == ".webp" else cv2.IMWRITE_JPEG_QUALITY
    return decoded(cv2.imencode(suffix, photo, [option, quality])[1])


def palette(photo: Picture, _: Picture, __: np.random.Generator, *, levels: int) -> Picture:
    """Few colours, as an old GIF has."""
    step = 256 / levels
    return to_bytes((photo // step + 0.5) * step)


def shrink_sharpen(photo: Picture, _: Picture, __: np.random.Generator, *, share: float, amount: float) -> Picture:
    """Smaller and sharpened."""
    small = resized(photo, int(photo.shape[1] * share), int(photo.shape[0] * share))
    soft = cv2.GaussianBlur(small, (0, 0), 1.2).astype(np.float32)
    return to_bytes(small + amount * (small - soft))


# -- cut, turned, squeezed -----------------------------------------------------------------------------------


def cut(photo: Picture, _: Picture, __: np.random.Generator, *, side: Side, share: float) -> Picture:
    """Take a share off one side."""
    height, width = photo.shape[:2]
    rows, columns = slice(None), slice(None)
    if side in {"left", "right"}:
        columns = slice(int(width * share), None) if side == "left" else slice(0, int(width * (1 - share)))
    else:
        rows = slice(int(height * share), None) if side == "top" else slice(0, int(height * (1 - share)))
    return photo[rows, columns].copy()


def cut_and_frame(
    photo: Picture, other: Picture, random: np.random.Generator, *, side: Side, share: float, colour: Colour
) -> Picture:
    """Take a share off one side and put a border around the rest."""
    return framed(cut(photo, other, random, side=side, share=share), 0.08, 0.12, colour)


def mirror_cut(photo: Picture, _: Picture, random: np.random.Generator, *, share: float) -> Picture:
    """Mirror, then keep a share of width and height somewhere."""
    height, width = photo.shape[:2]
    top, left = (int(side * (1 - share) * random.random()) for side in (height, width))
    return photo[top : top + int(height * share), left : left + int(width * share)][:, ::-1].copy()


def turn(photo: Picture, _: Picture, __: np.random.Generator, *, quarters: int, mirrored: bool = False) -> Picture:
    """Turn by quarters to the left."""
    return np.rot90(photo[:, ::-1] if mirrored else photo, quarters).copy()


def tilt_cut(photo: Picture, _: Picture, __: np.random.Generator, *, degrees: float) -> Picture:
    """Tilt and cut away the corners."""
    height, width = photo.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    tilted = cv2.warpAffine(photo, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    # A little more than the corners of a portrait photo need.
    off = abs(np.sin(np.radians(degrees))) * 0.75
    high, wide = int(height * off / 2), int(width * off / 2)
    return to_bytes(tilted[high : height - high, wide : width - wide])


def squeeze(photo: Picture, _: Picture, __: np.random.Generator, *, wide: float, high: float) -> Picture:
    """Another aspect ratio."""
    return resized(photo, int(photo.shape[1] * wide), int(photo.shape[0] * high))


# -- light and colour ----------------------------------------------------------------------------------------


def vignette(photo: Picture, _: Picture, __: np.random.Generator, *, depth: float) -> Picture:
    """Darker towards the corners."""
    height, width = photo.shape[:2]
    y, x = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return to_bytes(photo * (1 - depth * (x * x + y * y) / 2)[..., None])


def shadow(photo: Picture, _: Picture, __: np.random.Generator, *, depth: float) -> Picture:
    """The soft shadow of a hand or a window frame across the photo."""
    height, width = photo.shape[:2]
    y, x = np.ogrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    light = 1 - depth / (1 + np.exp(-25 * (0.6 * x + 0.8 * y - 0.75)))
    return to_bytes(photo * light[..., None])


def contrast(photo: Picture, _: Picture, __: np.random.Generator, *, gain: float, shift: float) -> Picture:
    """Contrast around the middle, and brightness."""
    return to_bytes((photo.astype(np.float32) - 128) * gain + 128 + shift)


def gamma(photo: Picture, _: Picture, __: np.random.Generator, *, power: float) -> Picture:
    """Darker (above 1) or lighter (below 1) in the middle tones."""
    return to_bytes(255 * (photo.astype(np.float32) / 255) ** power)


def toned(photo: Picture, _: Picture, __: np.random.Generator, *, dark: Colour, light: Colour) -> Picture:
    """Sepia and other two-colour prints: grey values between two colours."""
    grey = cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY).astype(np.float32)[..., None] / 255
    return to_bytes(np.asarray(dark, np.float32) * (1 - grey) + np.asarray(light, np.float32) * grey)


def saturation(photo: Picture, _: Picture, __: np.random.Generator, *, factor: float) -> Picture:
    """Stronger or weaker colours."""
    grey = cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY).astype(np.float32)[..., None]
    return to_bytes(grey + factor * (photo - grey))


def noise(photo: Picture, _: Picture, random: np.random.Generator, *, sigma: float) -> Picture:
    """The noise of a dark room."""
    return to_bytes(photo + random.normal(0, sigma, photo.shape))


def specks(photo: Picture, _: Picture, random: np.random.Generator, *, share: float) -> Picture:
    """Black and white dots, as of a bad scan."""
    dice = random.random(photo.shape[:2])
    out = photo.copy()
    out[dice < share / 2], out[dice > 1 - share / 2] = BLACK, WHITE
    return out
