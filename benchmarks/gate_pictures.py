"""Labelled pictures for the picture gate: real photos with one known fault, and with changes that are none.

A picture is uint8 [h, w, 3] BGR. Each rule gets good and bad pictures made from the same photos; what lies between good
and bad (a little soft, a little small) is not made.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks import edits, overlays
from benchmarks.edits import WHITE, Colour, Edit, Picture, decoded, framed, resized, to_bytes

Random = np.random.Generator
Make = Callable[[Picture, Random], Picture]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture file, the rule it was made for, how it was made, and whether it ought to fail."""

    rule: str
    kind: str
    bad: bool
    data: bytes


def jpeg(picture: Picture, quality: int = 92) -> bytes:
    """A JPEG file."""
    return bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes())


def half_of(name: str) -> str:
    """The half a photo belongs to, "tune" or "test"; all photos of one style are in the same."""
    return "tune" if zlib.crc32(name.partition("-")[0].encode()) % 2 else "test"


# -- what is good and bad ------------------------------------------------------------------------------------


def _blurred(photo: Picture, _: Random, *, sigma: float) -> Picture:
    """`sigma` is in pixels of the photo at 1000 pixels on its longest side, or of its own if it is smaller."""
    return to_bytes(cv2.GaussianBlur(photo, (0, 0), sigma * max(1.0, max(photo.shape) / 1000)))


def _shaken(photo: Picture, _: Random, *, length: float) -> Picture:
    """A camera moved sideways by some thousandths of the longest side."""
    steps = max(3, round(length * max(1000, *photo.shape) / 1000))
    return to_bytes(cv2.filter2D(photo, -1, np.full((1, steps), 1 / steps, np.float32)))


def _enlarged(photo: Picture, _: Random, *, times: float, rule: int) -> Picture:
    height, width = photo.shape[:2]
    small = resized(photo, round(width / times), round(height / times))
    return to_bytes(cv2.resize(small, (width, height), interpolation=rule))


def _shrunk(photo: Picture, _: Random, *, share: float) -> Picture:
    return resized(photo, round(photo.shape[1] * share), round(photo.shape[0] * share))


def _same(photo: Picture, _: Random) -> Picture:
    return photo


def _on(photo: Picture, _: Random, *, colour: Colour) -> Picture:
    """The photo printed on paper of a colour: white becomes that colour."""
    return to_bytes(photo.astype(np.float32) * (np.array(colour, np.float32) / 255))


def _in_light(photo: Picture, _: Random, *, depth: float) -> Picture:
    """Unevenly lit from above: white falls off to grey."""
    fall = np.linspace(0, depth, photo.shape[0], dtype=np.float32)[:, None, None]
    return to_bytes(photo * (1 - fall))


def trimmed(photo: Picture) -> Picture:
    """What is not white of a photo on white."""
    dark = photo.min(axis=2) < 240
    dark = cv2.morphologyEx(dark.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return photo[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _filling(photo: Picture, random: Random, *, share: float) -> Picture:
    """The product on a white square with its longest side at `share` of the square's, somewhere near the middle."""
    product = trimmed(photo)
    side = round(max(product.shape[:2]) / share)
    out = np.full((side, side, 3), WHITE, np.uint8)
    high, wide = product.shape[:2]
    top, left = (round((side - length) * random.uniform(0.35, 0.65)) for length in (high, wide))
    out[top : top + high, left : left + wide] = product
    return out


def _cut(photo: Picture, random: Random, *, share: float) -> Picture:
    """The product on white, and then a share of it cut off at one side, with the white beyond."""
    whole = _filling(photo, random, share=0.85)
    product = trimmed(whole).shape
    side = ("left", "right", "top", "bottom")[int(random.integers(4))]
    length = product[1] if side in ("left", "right") else product[0]
    total = whole.shape[1] if side in ("left", "right") else whole.shape[0]
    rows, columns = np.nonzero(whole.min(axis=2) < 240)
    white = {
        "left": int(columns.min()), "right": total - 1 - int(columns.max()), "top": int(rows.min()),
        "bottom": total - 1 - int(rows.max()),
    }[side]  # fmt: skip
    return edits.cut(whole, whole, random, side=side, share=(white + share * length) / total)  # type: ignore[arg-type]


def _edit(photo: Picture, random: Random, *, edit: Edit) -> Picture:
    return edit(photo, photo[:, ::-1], random)


def _lettered(
    photo: Picture, random: Random, *, words: str, height: float, colour: Colour, alpha: float = 1.0,
    degrees: float = 0.0, rows: int = 1, place: tuple[float, float] | None = None,
) -> Picture:  # fmt: skip
    """Text in a real typeface, `height` in shares of the photo's height; `rows` of it all over, or once at `place`."""
    high, wide = photo.shape[:2]
    layer = Image.new("L", (2 * wide, 2 * high))
    draw = ImageDraw.Draw(layer)
    font = ImageFont.load_default(max(8, height * high))
    length = draw.textlength(words, font=font)
    for row in range(rows):
        x, y = place or (0.05 + 0.3 * random.random(), (row + 0.4) / rows)
        down = round((y + 0.5) * high)
        across = min((x + 0.5) * wide, 1.48 * wide - length) if rows == 1 else 0.1 * wide * (row % 2)
        while across < 2 * wide:
            draw.text((across, down), words, fill=255, font=font)
            across += length * 1.6 if rows > 1 else 2 * wide
    turned = np.asarray(layer.rotate(degrees))[high // 2 :, wide // 2 :][:high, :wide]
    share = alpha * turned[..., None].astype(np.float32) / 255
    return to_bytes(photo * (1 - share) + np.array(colour, np.float32) * share)


def placeholder(random: Random, *, number: int) -> Picture:
    """A drawn panel that says that there is no picture."""
    width, height = ((800, 800), (1000, 1000), (600, 800))[number % 3]
    grounds = ((255, 255, 255), (240, 240, 240), (221, 221, 221), (200, 60, 30), (245, 235, 220), (60, 60, 60))
    ground = grounds[number % len(grounds)]
    ink = (150, 150, 150) if min(ground) > 150 else (255, 255, 255)
    panel = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(panel)
    words = ("IMAGE COMING SOON", "No image available", "Foto folgt", "Photo not available")[number % 4]
    font = ImageFont.load_default(width / random.uniform(11, 18))
    draw.text((width / 2, height * 0.7), words, fill=ink, font=font, anchor="mm")
    left, top, right, bottom = 0.32 * width, 0.28 * height, 0.68 * width, 0.55 * height
    if number % 2:
        draw.rounded_rectangle((left, top, right, bottom), 20, outline=ink, width=10)
        draw.ellipse((0.42 * width, 0.33 * height, 0.58 * width, 0.5 * height), outline=ink, width=10)
    elif number % 4 == 0:
        draw.polygon([(left, bottom), ((left + right) / 2, top), (right, bottom)], fill=ink)
    picture = np.asarray(panel)[..., ::-1].copy()
    if number % 5 == 4:  # a shaded panel
        picture = _in_light(picture, random, depth=0.15)
    return picture


_LINEAR, _CUBIC, _LANCZOS = cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4
_GREY, _YELLOW = (128, 128, 128), (40, 200, 250)

GOOD: dict[str, dict[str, Make]] = {
    "blur": {
        "as it is": _same,
        "half its size": partial(_shrunk, share=0.5),
        "sigma 0.4": partial(_blurred, sigma=0.4),
    },
    "enlarged": {"as it is": _same, "half its size": partial(_shrunk, share=0.5)},
    "white": {"as it is": _same, "half its size": partial(_shrunk, share=0.5)},
    "fill": {f"fill {share}": partial(_filling, share=share) for share in (0.87, 0.91, 0.95)},
    "cut_off": {f"whole, fill {share}": partial(_filling, share=share) for share in (0.8, 0.9, 0.96)},
    "text": {"as it is": _same, "half its size": partial(_shrunk, share=0.5)},
}
"""Changes after which a photo on white must pass."""
BAD: dict[str, dict[str, Make]] = {
    "blur": {
        **{f"sigma {sigma}": partial(_blurred, sigma=sigma) for sigma in (2, 3, 5)},
        "shaken 12": partial(_shaken, length=12),
    },
    "enlarged": {
        "2x linear": partial(_enlarged, times=2, rule=_LINEAR), "2x cubic": partial(_enlarged, times=2, rule=_CUBIC),
        "2x Lanczos": partial(_enlarged, times=2, rule=_LANCZOS), "3x cubic": partial(_enlarged, times=3, rule=_CUBIC),
    },
    "white": {
        "near white": partial(_on, colour=(243, 244, 245)), "grey": partial(_on, colour=(205, 208, 210)),
        "beige": partial(_on, colour=(205, 225, 235)), "blue": partial(_on, colour=(210, 150, 90)),
        "falling light": partial(_in_light, depth=0.25),
    },
    "fill": {f"fill {share}": partial(_filling, share=share) for share in (0.3, 0.5, 0.7, 0.8)},
    "cut_off": {f"{100 * share:.0f} % cut off": partial(_cut, share=share) for share in (0.05, 0.15, 0.35)},
    "text": {
        "address in a corner": partial(
            _lettered, words="www.good-shop.example", height=0.03, colour=_GREY, place=(0.55, 0.95)),
        "date": partial(_lettered, words="2024.11.03 10:42", height=0.035, colour=_YELLOW, place=(0.6, 0.93)),
        "headline": partial(_lettered, words="NEW SEASON SALE", height=0.07, colour=(40, 30, 200), place=(0.1, 0.03)),
        "watermark 0.5": partial(
            _lettered, words="PREVIEW", height=0.06, colour=_GREY, alpha=0.5, rows=6),
        "watermark 0.3": partial(
            _lettered, words="SupplierHub", height=0.05, colour=(90, 90, 90), alpha=0.3, rows=7),
        "tilted watermark 0.4": partial(
            _lettered, words="SAMPLE PHOTO", height=0.05, colour=_GREY, alpha=0.4, rows=8, degrees=30),
        "offer": partial(_edit, edit=partial(overlays.offer, lines=2, bar=0.18, size=0.8)),
        "caption": partial(_edit, edit=partial(overlays.caption, share=0.12)),
        "stickers": partial(_edit, edit=partial(overlays.stickers, share=0.12, count=2)),
        "line watermark 0.4": partial(_edit, edit=partial(overlays.watermark, alpha=0.4, rows=5, text="PREVIEW")),
        "screenshot": partial(_edit, edit=partial(overlays.screenshot, dark=False, share=0.35)),
    },
}  # fmt: skip
"""Changes after which a photo on white must fail."""
QUALITIES = {True: (8, 20, 30, 40, 47), False: (53, 60, 75, 90, 97)}
"""JPEG qualities that fail a limit of 50, and that pass it."""


ON_WHITE = ("blur", "enlarged", "jpeg_quality", "blocks", "white", "fill", "cut_off", "text", "colours")
ON_BACKDROP = ("blur", "enlarged", "jpeg_quality", "blocks", "text")
"""What a photo on white and one on a busy backdrop are used for."""


def of_photo(photo: Picture, seed: int, rules: Sequence[str] = ON_WHITE) -> Iterator[Labelled]:
    """The labelled pictures that one photo gives for some rules."""
    for bad, made in ((False, GOOD), (True, BAD)):
        for rule in rules:
            for kind, make in made.get(rule, {}).items():
                random = np.random.default_rng([seed, zlib.crc32(f"{rule} {kind}".encode())])
                quality = int(random.choice((80, 88, 94)))
                yield Labelled(rule, kind, bad, jpeg(make(photo, random), quality))
    if "jpeg_quality" in rules:
        for bad, qualities in QUALITIES.items():
            for quality in qualities:
                yield Labelled("jpeg_quality", f"quality {quality}", bad, jpeg(photo, quality))
    if "blocks" in rules:
        for quality in (12, 20, 70, 85):
            again = jpeg(decoded(np.frombuffer(jpeg(photo, quality), np.uint8)), 92)
            yield Labelled("blocks", f"quality {quality}, then 92", quality < 50, again)
    if "colours" in rules:
        yield from _colour_spaces(photo)


def _colour_spaces(photo: Picture) -> Iterator[Labelled]:
    small = resized(photo, photo.shape[1] // 2, photo.shape[0] // 2)
    picture = Image.fromarray(small[..., ::-1])
    clear = picture.convert("RGBA")
    clear.putalpha(Image.fromarray((small.min(axis=2) < 245).astype(np.uint8) * 255))
    deep = cv2.imencode(".png", small.astype(np.uint16) * 257)[1].tobytes()
    for rule, kind, bad, data in (
        ("colour_space", "CMYK", True, saved(picture.convert("CMYK"), "JPEG")),
        ("colour_space", "16 bits", True, bytes(deep)),
        ("colour_space", "sRGB JPEG", False, saved(picture, "JPEG")),
        ("colour_space", "sRGB PNG", False, saved(picture, "PNG")),
        ("grey", "grey", True, saved(picture.convert("L"), "JPEG")),
        ("grey", "colour", False, saved(picture, "JPEG")),
        ("transparent", "clear ground", True, saved(clear, "PNG")),
        ("transparent", "opaque RGBA", False, saved(picture.convert("RGBA"), "PNG")),
    ):
        yield Labelled(rule, kind, bad, data)


def saved(picture: Image.Image, suffix: str) -> bytes:
    """A file of Pillow's."""
    buffer = io.BytesIO()
    picture.save(buffer, suffix)
    return buffer.getvalue()


def placeholders(half: str, count: int = 40) -> Iterator[Labelled]:
    """Drawn panels; the halves have other words, colours and sizes."""
    for number in range(count):
        here = 2 * number + (half == "test")
        random = np.random.default_rng(here)
        yield Labelled("placeholder", "panel", bad=True, data=jpeg(placeholder(random, number=here), 85))


def on_white(paths: Sequence[Path]) -> list[Path]:
    """Photos whose upper corners are white and that show more than cloth."""
    return [path for path in paths if _white_corners(decoded(np.frombuffer(path.read_bytes(), np.uint8)))]


def _white_corners(photo: Picture) -> bool:
    edge = max(2, photo.shape[0] // 40)
    corners = (photo[:edge, :edge], photo[:edge, -edge:])
    return all(corner.min() > 245 for corner in corners) and bool((framed(photo, 0, 0, WHITE).min(axis=2) < 200).any())
