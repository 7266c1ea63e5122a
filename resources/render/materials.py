"""What the sample products are made of: noise, drawn textures and Mitsuba material descriptions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import mitsuba as mi
import numpy as np
from PIL import Image, ImageDraw, ImageFont

Array = np.ndarray
Colour = tuple[float, float, float]
Material = dict[str, Any]

_FONTS = Path("/usr/share/fonts")
FONTS = {
    "sans": "truetype/lato/Lato-Regular.ttf",
    "sans-bold": "truetype/lato/Lato-Bold.ttf",
    "sans-light": "truetype/lato/Lato-Light.ttf",
    "serif": "opentype/ebgaramond/EBGaramond12-Regular.otf",
    "serif-italic": "opentype/ebgaramond/EBGaramond12-Italic.otf",
    "round": "truetype/comfortaa/Comfortaa-Bold.ttf",
    "geometric": "opentype/league-spartan/LeagueSpartan-Bold.otf",
    "soft": "truetype/quicksand/Quicksand-Medium.ttf",
}


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font of the rendering machine; all of them are under the SIL Open Font License."""
    return ImageFont.truetype(str(_FONTS / FONTS[name]), size)


def rgb(code: str) -> Array:
    """A '#rrggbb' colour as three numbers from 0 to 1."""
    return np.array([int(code[k : k + 2], 16) / 255 for k in (1, 3, 5)])


def noise(rows: int, columns: int, cells: tuple[int, int], seed: int, octaves: int = 5, gain: float = 0.5) -> Array:
    """Smooth fractal noise around 0, about -1..1; it repeats from the right edge to the left one."""
    rng = np.random.default_rng(seed)
    total = np.zeros((rows, columns), np.float32)
    weight, scale = 1.0, 0.0
    cy, cx = min(cells[0], rows), min(cells[1], columns)
    for _ in range(octaves):
        if cy > rows or cx > columns:
            break
        grid = rng.standard_normal((cy + 3, cx)).astype(np.float32)
        grid = np.concatenate([grid[:, -2:], grid, grid[:, :2]], axis=1)
        big = cv2.resize(
            grid, (round(columns * (cx + 4) / cx), round(rows * (cy + 3) / cy)), interpolation=cv2.INTER_CUBIC
        )
        x0 = round(columns * 2 / cx)
        total += weight * big[:rows, x0 : x0 + columns]
        scale += weight**2
        weight *= gain
        cy, cx = cy * 2, cx * 2
    return total / (1.6 * np.sqrt(scale))


def mix(a: Array, b: Array, t: Array) -> Array:
    """Blend two colours (or images) by a map of 0..1."""
    return a * (1 - t[..., None]) + b * t[..., None]


def speckled(base: Array, seed: int, *, dots: int = 2600, colour: str = "#4a3626", size: float = 1.0) -> Array:
    """Iron specks over an image: many tiny ones, a few larger."""
    rng = np.random.default_rng(seed)
    rows, columns = base.shape[:2]
    mask = np.zeros((rows, columns), np.float32)
    for _ in range(dots):
        x, y = int(rng.integers(columns)), int(rng.integers(rows))
        r = size * float(rng.exponential(0.9)) + 0.6
        cv2.ellipse(
            mask,
            ((x, y), (2 * r, 2 * r * float(rng.uniform(0.6, 1))), float(rng.uniform(0, 180))),
            float(rng.uniform(0.25, 0.9)),
            -1,
            cv2.LINE_AA,
        )
    mask = cv2.GaussianBlur(mask, (0, 0), 0.8)
    return mix(base, rgb(colour), np.clip(mask, 0, 1))


def wood(rows: int, columns: int, light: str, dark: str, seed: int, *, rings: float = 7.0, pores: float = 0.5) -> Array:
    """Planed wood with its grain along the rows (v): early and late wood, rays and pores."""
    drift = noise(rows, columns, (2, 3), seed, 3) * 0.9
    x = np.linspace(0, 1, columns)[None, :]
    y = np.linspace(-1, 1, rows)[:, None]
    arch = 0.35 * np.exp(-((x - 0.45) ** 2) / 0.02) * y**2
    phase = (x + arch + drift * 0.06) * rings + noise(rows, columns, (3, 24), seed + 1, 3) * 0.16
    late = (phase % 1.0) ** 2.4
    fibre = noise(rows, columns, (4, 180), seed + 2, 2)
    tone = 0.30 * late + 0.20 + 0.11 * fibre + 0.14 * noise(rows, columns, (2, 9), seed + 3, 4)
    rng = np.random.default_rng(seed + 4)
    lines = np.zeros((rows, columns), np.float32)
    for _ in range(int(columns * rows / 900)):
        x0, y0 = int(rng.integers(columns)), int(rng.integers(rows))
        cv2.line(
            lines,
            (x0, y0),
            (x0 + int(rng.integers(-1, 2)), y0 + int(rng.integers(6, 46))),
            float(rng.uniform(0.2, 0.8)),
            1,
        )
    tone = tone + pores * 0.35 * cv2.GaussianBlur(lines, (0, 0), 0.6)
    return np.clip(mix(rgb(light), rgb(dark), np.clip(tone, 0, 1)), 0, 1)


def planks(rows: int, columns: int, count: int, light: str, dark: str, seed: int) -> tuple[Array, Array]:
    """A table top of boards (grain along x): its colours and a height map with the joints."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((rows, columns, 3))
    height = np.ones((rows, columns))
    edge = np.linspace(0, rows, count + 1).astype(int)
    for k in range(count):
        a, b = edge[k], edge[k + 1]
        board = wood(columns, b - a, light, dark, seed + 17 * k, rings=rng.uniform(3, 6)).transpose(1, 0, 2)
        picture[a:b] = np.clip(board * rng.uniform(0.88, 1.08), 0, 1)
        if k:
            picture[a : a + 2] *= 0.6
            height[a - 2 : a + 2] = 0.0
    return picture, cv2.GaussianBlur(height, (0, 0), 1.2) + 0.02 * picture.mean(2)


def weave(rows: int, columns: int, threads: tuple[int, int], seed: int) -> Array:
    """Plain weave as a height map 0..1, with threads of uneven thickness."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    wobble = noise(rows, columns, (12, 12), seed, 3) * 0.35
    u = x / columns * threads[0] + wobble
    v = y / rows * threads[1] + wobble[::-1]
    warp = np.abs(np.sin(np.pi * u)) * (0.6 + 0.4 * np.cos(np.pi * np.floor(u)) * np.cos(np.pi * v))
    weft = np.abs(np.sin(np.pi * v)) * (0.6 - 0.4 * np.cos(np.pi * np.floor(v)) * np.cos(np.pi * u))
    slub = 1 + 0.25 * noise(rows, columns, (threads[1] // 4, 4), seed + 1, 2)
    return np.clip(np.maximum(warp, weft) * slub, 0, 1.2) / 1.2


def terrazzo(rows: int, columns: int, seed: int) -> Array:
    """Chips of stone in pale cement."""
    rng = np.random.default_rng(seed)
    picture = np.tile((rgb("#dad4ca") * 255).astype(np.uint8), (rows, columns, 1))
    palette = ["#c98d6b", "#7d8f86", "#3f4a4f", "#e0b48c", "#b9b2a6", "#a5583f", "#d7cfc2"]
    for _ in range(620):
        n = int(rng.integers(4, 8))
        a = np.sort(rng.uniform(0, 2 * np.pi, n))
        r = rng.gamma(2.0, 6.0) * rng.uniform(0.6, 1.2, n) + 3
        cx, cy = rng.integers(columns), rng.integers(rows)
        shape = np.stack([cx + r * np.cos(a) * 1.2, cy + r * np.sin(a)], 1).astype(np.int32)
        tint = (rgb(palette[int(rng.integers(len(palette)))]) * 255 * rng.uniform(0.9, 1.06)).clip(0, 255)
        for shift in (-columns, 0, columns):
            cv2.fillPoly(picture, [shape + np.array([shift, 0])], tuple(map(float, tint)), cv2.LINE_AA)
    return picture / 255 * (1 + 0.02 * noise(rows, columns, (40, 40), seed, 3))[..., None]


def picture(image: Array | Image.Image, *, scale: tuple[float, float] = (1, 1), raw: bool = False) -> Material:
    """A bitmap texture from an image with values 0..1 (row 0 at v = 0)."""
    pixels = np.asarray(image.convert("RGB")) if isinstance(image, Image.Image) else np.asarray(image)
    if pixels.dtype != np.uint8:
        pixels = (np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8)
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    return {
        "type": "bitmap",
        "bitmap": mi.Bitmap(np.array(pixels, order="C")),
        "raw": raw,
        "to_uv": mi.ScalarTransform3f().scale(mi.ScalarPoint2f(*scale)),
    }


def colour(code: str) -> Material:
    """A plain colour."""
    linear = rgb(code)
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    return {"type": "rgb", "value": [float(c) for c in linear]}


def solid(
    base: Material | str,
    *,
    rough: float = 0.5,
    specular: float = 0.5,
    metal: float = 0.0,
    coat: float = 0.0,
    sheen: float = 0.0,
    bump: Array | None = None,
    depth: float = 1.0,
    scale: tuple[float, float] = (1, 1),
) -> Material:
    """An opaque material; bump is a height map on the same texture coordinates, depth its strength."""
    inner: Material = {
        "type": "principled",
        "base_color": colour(base) if isinstance(base, str) else base,
        "roughness": rough,
        "specular": specular,
        "metallic": metal,
        "clearcoat": coat,
        "clearcoat_gloss": 0.9,
        "sheen": sheen,
    }
    if bump is not None:
        inner = {"type": "bumpmap", "texture": picture(bump, raw=True, scale=scale), "scale": depth, "bsdf": inner}
    return {"type": "twosided", "bsdf": inner}


def metal(name: str, rough: float, tint: str) -> Material:
    """A bare metal by its chemical symbol, with what wear and lacquer take from its colour."""
    return {
        "type": "twosided",
        "bsdf": {"type": "roughconductor", "material": name, "alpha": rough, "specular_reflectance": colour(tint)},
    }


BRASS = {
    "type": "twosided",
    "bsdf": {
        "type": "principled",
        "base_color": colour("#c79a52"),
        "metallic": 1.0,
        "roughness": 0.24,
        "specular": 0.5,
    },
}
STEEL = {
    "type": "twosided",
    "bsdf": {
        "type": "principled",
        "base_color": colour("#c9c9c9"),
        "metallic": 1.0,
        "roughness": 0.22,
        "specular": 0.5,
    },
}


def canvas(width: int, height: int, ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty label."""
    image = Image.new("RGB", (width, height), ground)
    return image, ImageDraw.Draw(image)


def text(
    draw: ImageDraw.ImageDraw, xy: tuple[float, float], words: str, face: str, size: int, fill: str, *, gap: float = 0
) -> None:
    """Words centred on a point, with optional letter spacing in pixels."""
    f = font(face, size)
    if not gap:
        draw.text(xy, words, font=f, fill=fill, anchor="mm")
        return
    width = sum(f.getlength(c) for c in words) + gap * (len(words) - 1)
    x = xy[0] - width / 2
    for c in words:
        draw.text((x, xy[1]), c, font=f, fill=fill, anchor="lm")
        x += f.getlength(c) + gap


def sprig(
    draw: ImageDraw.ImageDraw, x: float, y: float, length: float, angle: float, colour_: str, *, leaves: int = 6
) -> None:
    """A drawn branch with leaves, for labels."""
    a = np.radians(angle)
    step = np.array([np.cos(a), -np.sin(a)])
    side = np.array([step[1], -step[0]])
    start = np.array([x, y])
    draw.line([tuple(start), tuple(start + step * length)], fill=colour_, width=max(2, int(length / 60)))
    for k in range(leaves):
        at = start + step * length * (0.25 + 0.72 * k / leaves)
        for s in (-1, 1):
            size = length * 0.26 * (1 - 0.4 * k / leaves)
            tip = at + step * size * 0.75 + side * s * size * 0.7
            mid = (at + tip) / 2
            across = np.array([(tip - at)[1], -(tip - at)[0]]) * 0.24
            draw.polygon([tuple(at), tuple(mid + across), tuple(tip), tuple(mid - across)], fill=colour_)
