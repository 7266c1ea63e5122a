"""Edits that put something on a photo, around it or beside it; see `edits` for what an edit is."""

from __future__ import annotations

import cv2
import numpy as np

from benchmarks.edits import BLACK, WHITE, Colour, Picture, framed, resized, to_bytes, written


def stickers(photo: Picture, _: Picture, random: np.random.Generator, *, share: float, count: int) -> Picture:
    """Round stickers that together cover a share of the photo."""
    out = photo.copy()
    height, width = out.shape[:2]
    radius = int(np.sqrt(share * height * width / count / np.pi))
    for number in range(count):
        x = int(random.uniform(0.25, 0.75) * width)
        y = int(((number + random.uniform(0.3, 0.7)) / count) * height)
        cv2.circle(out, (x, y), radius, ((30, 210, 250), (60, 160, 20), (200, 40, 160))[number % 3], -1, cv2.LINE_AA)
        written(out, "-30%", (x - 0.6 * radius) / width, (y + 0.2 * radius) / height, 2.2 * radius / width, BLACK)
    return out


def offer(photo: Picture, _: Picture, random: np.random.Generator, *, lines: int, bar: float, size: float) -> Picture:
    """Opaque lines of text across the photo, and a coloured bar with text along its upper or lower edge."""
    out = photo.copy()
    height, width = photo.shape[:2]
    for line in range(lines):
        written(out, "BIG OFFER NOW", 0.05 + 0.2 * random.random(), (line + 0.7) / (lines + 0.4), size, WHITE)
    top = 0 if random.random() < 0.5 else int(height * (1 - bar))
    colour = tuple(int(value) for value in random.integers(0, 230, 3))
    cv2.rectangle(out, (0, top), (width, top + int(height * bar)), colour, -1)
    written(out, "2 FOR 1", 0.1, (top / height) + 0.7 * bar, size, WHITE)
    return out


def watermark(photo: Picture, _: Picture, __: np.random.Generator, *, alpha: float, rows: int, text: str) -> Picture:
    """Half-transparent text all over."""
    layer = photo.copy()
    for row in range(rows):
        for column in (-0.2, 0.35, 0.9):
            written(layer, text, column + 0.15 * (row % 2), (row + 0.6) / rows, 0.4, WHITE if row % 2 else (90, 90, 90))
    return to_bytes(cv2.addWeighted(layer, alpha, photo, 1 - alpha, 0))


def rounded(photo: Picture, _: Picture, __: np.random.Generator, *, radius: float, frame: float) -> Picture:
    """Rounded corners in a white frame."""
    height, width = photo.shape[:2]
    size = int(radius * min(height, width))
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (size, 0), (width - size, height), 255, -1)
    cv2.rectangle(mask, (0, size), (width, height - size), 255, -1)
    for corner in ((size, size), (width - size, size), (size, height - size), (width - size, height - size)):
        cv2.circle(mask, corner, size, 255, -1)
    out = photo.copy()
    out[mask == 0] = WHITE
    return framed(out, frame, frame, WHITE)


def caption(photo: Picture, _: Picture, __: np.random.Generator, *, share: float) -> Picture:
    """A strip with text above and below."""
    height, width = photo.shape[:2]
    strip = int(height * share)
    out = np.full((height + 2 * strip, width, 3), (235, 225, 250), np.uint8)
    out[strip : strip + height] = photo
    written(out, "NEW IN! free shipping", 0.04, 0.7 * share / (1 + 2 * share), 0.4, (40, 20, 90))
    written(out, "order no. 4711-B  sizes S M L", 0.04, 1 - 0.35 * share / (1 + 2 * share), 0.28, (40, 20, 90))
    return out


def screenshot(photo: Picture, _: Picture, __: np.random.Generator, *, dark: bool, share: float) -> Picture:
    """A phone's screen with the photo across it: bars, a title, a price, a button. `share` is above the photo."""
    height, width = photo.shape[:2]
    paper, ink = ((24, 24, 24), (230, 230, 230)) if dark else ((250, 250, 250), (40, 40, 40))
    tall = max(int(width * 2.0), int(height * 1.45))
    out = np.full((tall, width, 3), paper, np.uint8)
    top = int((tall - height) * share)
    out[top : top + height] = photo
    written(out, "9:41", 0.05, 0.3 * top / tall, 0.35, ink)
    written(out, "< Shop", 0.05, 0.8 * top / tall, 0.5, ink)
    cv2.rectangle(out, (int(0.82 * width), int(0.2 * top)), (int(0.95 * width), int(0.35 * top)), ink, 2)
    below = top + height
    room = tall - below
    written(out, "Casual wear", 0.05, (below + 0.3 * room) / tall, 0.5, ink)
    written(out, "24.90", 0.05, (below + 0.55 * room) / tall, 0.6, (60, 60, 220))
    button = (int(0.05 * width), int(below + 0.65 * room)), (int(0.95 * width), int(below + 0.9 * room))
    cv2.rectangle(out, *button, (60, 140, 250), -1)
    written(out, "ADD TO CART", 0.3, (below + 0.82 * room) / tall, 0.4, WHITE)
    return out


def grid(photo: Picture, other: Picture, _: np.random.Generator, *, place: int) -> Picture:
    """Two by two: the photo and three looks of another product."""
    height, width = photo.shape[:2]
    stranger = resized(other, width, height)
    tiles = [stranger, stranger[:, ::-1], np.rot90(stranger, 2)]
    tiles.insert(place, photo)
    rows = [np.hstack([framed(tile, 0.01, 0.01, WHITE) for tile in tiles[start : start + 2]]) for start in (0, 2)]
    return to_bytes(np.vstack(rows))


def inset(photo: Picture, other: Picture, _: np.random.Generator, *, share: float) -> Picture:
    """Another product's photo in a corner, over the photo; `share` of the width."""
    out = photo.copy()
    height, width = out.shape[:2]
    small = framed(resized(other, int(width * share), int(height * share)), 0.02, 0.02, WHITE)
    out[-small.shape[0] :, -small.shape[1] :] = small
    return out


def letterbox(photo: Picture, _: Picture, __: np.random.Generator, *, ratio: float) -> Picture:
    """Black bars at the sides until the picture is `ratio` times as wide as high."""
    height, width = photo.shape[:2]
    return framed(photo, 0, max(0.0, (ratio * height - width) / 2 / width), BLACK)


def blurred_sides(photo: Picture, _: Picture, __: np.random.Generator, *, ratio: float) -> Picture:
    """The photo over an enlarged, blurred copy of itself, as social networks fill a wide frame."""
    height, width = photo.shape[:2]
    wide = int(height * ratio)
    behind = resized(photo, wide, int(wide * height / width))
    top = (behind.shape[0] - height) // 2
    out = to_bytes(cv2.GaussianBlur(behind[top : top + height], (0, 0), width / 20))
    left = (wide - width) // 2
    out[:, left : left + width] = photo
    return out


def reproduced(
    photo: Picture, _: Picture, random: np.random.Generator, *, blur: float, cast: Colour, lines: float
) -> Picture:
    """A photo of a print or, with `lines`, of a screen: slanted, a little soft, with a colour cast.

    `blur` is in thousandths of the width, `cast` in hundredths (blue, green, red), `lines` the depth of screen lines.
    """
    width = photo.shape[1]
    table = framed(photo, 0.12, 0.12, (70, 95, 120))
    high, wide = table.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    shift = random.uniform(0.01, 0.07, (4, 2)) * np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [wide, high]
    warp = cv2.getPerspectiveTransform(corners, (corners + shift).astype(np.float32))
    out = cv2.warpPerspective(table, warp, (wide, high), borderMode=cv2.BORDER_CONSTANT, borderValue=(60, 85, 110))
    soft = cv2.GaussianBlur(out, (0, 0), blur * width / 1000).astype(np.float32)
    stripes = 1 - lines * (np.arange(high) % 3 == 0)
    return to_bytes(soft * (np.array(cast) / 100) * stripes[:, None, None])
