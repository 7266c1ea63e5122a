"""Edits invented after everything had been tuned: arrangements, prints and phone tricks that no other set has.

See `edits` for what an edit is; the set `fresh` of `edit_sets` says which are used with which parameters.
"""

from __future__ import annotations

import cv2
import numpy as np

from benchmarks.edits import BLACK, WHITE, Colour, Picture, encode, framed, noise, resized, to_bytes, written


def stacked(photo: Picture, other: Picture, _: np.random.Generator, *, below: bool) -> Picture:
    """Two photos one above the other."""
    height, width = photo.shape[:2]
    beside = resized(other, width, height)
    return np.vstack([beside, photo] if below else [photo, beside])


def strip(photo: Picture, other: Picture, _: np.random.Generator, *, place: int) -> Picture:
    """Three photos side by side with gaps, the photo at a place from 0 to 2."""
    height, width = photo.shape[:2]
    beside = resized(other, width, height)
    tiles = [photo if number == place else beside[:, :: (1 if number else -1)] for number in range(3)]
    gap = np.full((height, max(2, width // 40), 3), WHITE, np.uint8)
    return np.hstack([tiles[0], gap, tiles[1], gap, tiles[2]])


def quarter(photo: Picture, other: Picture, _: np.random.Generator, *, right: bool, low: bool) -> Picture:
    """A 2 x 2 collage with gaps; the photo in one quarter, parts of another in the rest."""
    height, width = photo.shape[:2]
    beside = resized(other, width, height)
    tiles = [beside, beside[::-1], beside[:, ::-1], np.rot90(beside, 2)]
    tiles[2 * low + right] = photo
    return np.vstack([np.hstack(tiles[:2]), np.hstack(tiles[2:])])


def polaroid(photo: Picture, _: Picture, __: np.random.Generator, *, degrees: float) -> Picture:
    """On white paper with a wide lower edge, lying tilted on a wooden table."""
    height, width = photo.shape[:2]
    card = np.full((int(height * 1.3), int(width * 1.14), 3), (248, 248, 248), np.uint8)
    top, left = int(height * 0.07), int(width * 0.07)
    card[top : top + height, left : left + width] = photo
    table = framed(card, 0.2, 0.2, (60, 100, 150))
    high, wide = table.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return to_bytes(cv2.warpAffine(table, matrix, (wide, high), borderValue=(60, 100, 150)))


def halftone(photo: Picture, _: Picture, __: np.random.Generator, *, step: int) -> Picture:
    """Newsprint: dots on a grid whose size follows the brightness, over a faint colour print."""
    height, width = photo.shape[:2]
    grey = cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY).astype(np.float32)
    y, x = np.mgrid[0:height, 0:width]
    wave = np.cos(2 * np.pi * x / step) * np.cos(2 * np.pi * y / step) * 90 + 128
    return to_bytes(0.45 * photo + 0.55 * np.where(grey > wave, 255, 30)[..., None])


def flash(photo: Picture, _: Picture, random: np.random.Generator, *, power: float) -> Picture:
    """The bright spot of a flash on glossy paper."""
    height, width = photo.shape[:2]
    y, x = np.ogrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    spot = np.exp(-(((x - random.uniform(0.3, 0.7)) ** 2 + (y - random.uniform(0.3, 0.7)) ** 2) / 0.03))
    return to_bytes(photo + 255 * power * spot[..., None])


def price_tag(photo: Picture, _: Picture, __: np.random.Generator, *, share: float) -> Picture:
    """A slanted price tag over a corner, and a ribbon across the other."""
    out = photo.copy()
    height, width = photo.shape[:2]
    side = int(width * share)
    box = np.array([[0.05, 0.05], [1.0, 0.0], [1.05, 0.55], [0.1, 0.6]]) * side + [width * 0.55, height * 0.05]
    cv2.fillConvexPoly(out, box.astype(np.int32), (0, 220, 255), cv2.LINE_AA)
    written(out, "EUR 19.99", 0.58, 0.05 + 0.3 * share * width / height, 0.5 * share, BLACK)
    ribbon = np.array([[0.0, 0.62], [0.0, 0.8], [0.42, 1.0], [0.24, 1.0]]) * [width, height]
    cv2.fillConvexPoly(out, ribbon.astype(np.int32), (40, 30, 200), cv2.LINE_AA)
    return out


def paragraph(photo: Picture, _: Picture, __: np.random.Generator, *, share: float, paper: Colour) -> Picture:
    """A catalogue page: the photo on the left, a paragraph of text on the right."""
    height, width = photo.shape[:2]
    page = np.full((height, int(width * share), 3), paper, np.uint8)
    for line in range(14):
        written(page, "lorem ipsum dolor sit amet"[: 26 - line % 5], 0.06, (line + 1.5) / 17, 0.3, (50, 50, 50))
    return np.hstack([photo, page])


def corner_cut(photo: Picture, _: Picture, __: np.random.Generator, *, share: float) -> Picture:
    """Only the lower right, a share of width and height."""
    height, width = photo.shape[:2]
    return photo[int(height * (1 - share)) :, int(width * (1 - share)) :].copy()


def warmer(photo: Picture, _: Picture, __: np.random.Generator, *, gains: tuple[float, float, float]) -> Picture:
    """A phone's automatic filter: gains of blue, green and red, then an S curve."""
    lit = np.clip(photo.astype(np.float32) * gains / 255, 0, 1)
    return to_bytes(255 * (lit * lit * (3 - 2 * lit)))


def moved_blur(photo: Picture, _: Picture, __: np.random.Generator, *, length: float) -> Picture:
    """Shaken while it was taken: blurred along a slanted line, a share of the width long."""
    size = max(3, int(photo.shape[1] * length) | 1)
    kernel = np.zeros((size, size), np.float32)
    cv2.line(kernel, (0, size // 4), (size - 1, size - 1 - size // 4), 1.0, 1)
    return to_bytes(cv2.filter2D(photo, -1, kernel / kernel.sum()))


def twice(photo: Picture, other: Picture, random: np.random.Generator, *, side: int, quality: int) -> Picture:
    """Sent through a messenger twice: small, coarse, enlarged and coarse again."""
    height, width = photo.shape[:2]
    for longest in (side, side * 2):
        factor = longest / max(height, width)
        small = resized(photo, int(width * factor), int(height * factor))
        photo = encode(small, other, random, suffix=".jpg", quality=quality)
    return photo


def pile(photo: Picture, other: Picture, _: np.random.Generator, *, place: int) -> Picture:
    """Three photos one above the other with gaps, the photo at a place from 0 to 2."""
    height, width = photo.shape[:2]
    beside = resized(other, width, height)
    gap = np.full((max(2, height // 50), width, 3), (230, 230, 230), np.uint8)
    tiles = [photo if number == place else beside[:, :: (1 if number else -1)] for number in range(3)]
    return np.vstack([tiles[0], gap, tiles[1], gap, tiles[2]])


def mirrored_jpeg(photo: Picture, other: Picture, random: np.random.Generator, *, quality: int) -> Picture:
    """Mirrored and coarse."""
    return encode(np.ascontiguousarray(photo[:, ::-1]), other, random, suffix=".jpg", quality=quality)


def turned_noise(photo: Picture, other: Picture, random: np.random.Generator, *, sigma: float) -> Picture:
    """Turned by a quarter, taken in the dark."""
    return noise(np.rot90(photo).copy(), other, random, sigma=sigma)
