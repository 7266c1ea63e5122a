"""The goods of the sample shop: each function builds one product standing on z = 0, its front towards -y."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import materials as m
import numpy as np
from PIL import Image
from shapes import (
    Mesh,
    bar,
    cushion,
    filleted,
    folded,
    lathe,
    resampled,
    rounded_box,
    slab,
    spline,
    surface,
    tube,
    vessel_profile,
)

Array = np.ndarray
Part = tuple[Mesh, dict[str, Any]]


def patch(radius: float, low: float, high: float, span: float, centre: float = -90.0) -> Mesh:
    """A label wrapped around a cylinder: span degrees wide, upright as seen from outside."""
    a = np.radians(np.linspace(centre - span / 2, centre + span / 2, 90))
    z = np.linspace(high, low, 12)
    points = np.stack(np.broadcast_arrays(radius * np.cos(a)[None], radius * np.sin(a)[None], z[:, None]), -1)
    return surface(points).flipped()


def planar(mesh: Mesh, size: float) -> Mesh:
    """The mesh with its texture laid on from above (x, y)."""
    return Mesh(
        mesh.points, mesh.normals, np.stack([mesh.points[:, 0], -mesh.points[:, 1]], 1) / size + 0.5, mesh.faces
    )


def heights(profile: Array, rows: int) -> tuple[Array, Array]:
    """For each texture row of a turned body: its height, and whether it lies on the outside."""
    at = np.linspace(0, len(profile) - 1, rows)
    return np.interp(at, np.arange(len(profile)), profile[:, 1]), at <= int(np.argmax(profile[:, 1]))


@cache
def timber(light: str, dark: str, seed: int) -> Array:
    """A wood picture, made once."""
    return m.wood(1000, 700, light, dark, seed)


OAK = ("#d9b384", "#9a6b3c")
WALNUT = ("#8a5c3b", "#3f2616")
BEECH = ("#e3bd91", "#bd8a58")


def oak(seed: int = 3, tone: tuple[str, str] = OAK, rough: float = 0.45) -> dict[str, Any]:
    """Oiled wood."""
    image = timber(*tone, seed)
    return m.solid(m.picture(image), rough=rough, specular=0.4, bump=image.mean(2), depth=0.05)


# --- kitchen ---------------------------------------------------------------------------------------------------


def mug(tone: str = "#dccfb6", seed: int = 1) -> list[Part]:
    """A stoneware mug: speckled glaze over a bare clay foot."""
    outer = filleted(
        [(0, 0.22, 0), (2.5, 0.22, 0.1), (2.75, 0, 0.2), (3.3, 0, 0.5), (4.15, 1.5, 1.6), (4.1, 6, 2), (4.25, 9.3, 0)]
    )
    profile = vessel_profile(outer, 0.42)
    z, outside = heights(profile, 1100)
    edge = 1.75 + 0.14 * m.noise(1, 1100, (1, 7), seed, 3)[0]
    glazed = 1 / (1 + np.exp(-(z[:, None] - edge[None]) * 26))
    glazed = np.where(outside[:, None], glazed, 1.0)
    depth = 1 + 0.05 * m.noise(1100, 1100, (6, 6), seed + 1, 4)
    # Glaze runs thin over the rim and shows the clay.
    rim = np.exp(-((z - 9.25) ** 2) / 0.03)[:, None] * 0.45
    picture = m.rgb(tone) * depth[..., None]
    picture = m.mix(picture, m.rgb("#8f6a4b") + 0 * picture, np.clip(rim + 0 * depth, 0, 1))
    clay = m.rgb("#b98f6c") * (1 + 0.06 * m.noise(1100, 1100, (60, 60), seed + 2, 3))[..., None]
    picture = m.speckled(m.mix(clay, picture, glazed), seed + 3, dots=3600)
    wave = 0.5 + 0.2 * m.noise(1100, 1100, (14, 5), seed + 4, 3) + 0.12 * glazed
    rough = m.picture(0.62 - 0.42 * glazed, raw=True)
    glaze = m.solid(m.picture(picture), rough=0.22, coat=0.35, bump=wave, depth=0.35)
    glaze["bsdf"]["bsdf"]["roughness"] = rough
    loop = spline(
        [
            (4.05, 0, 7.75),
            (5.2, 0, 8.05),
            (6.75, 0, 7.4),
            (7.15, 0, 5.6),
            (6.5, 0, 3.9),
            (5.2, 0, 2.95),
            (4.1, 0, 2.72),
        ],
        90,
    )
    size = 0.52 + 0.16 * np.abs(np.linspace(-1, 1, 90)) ** 3
    bow = tube(loop, size, flat=1.35, up=(0, 1, 0), sides=36)
    plain = m.speckled(np.ones((1000, 300, 3)) * m.rgb(tone), seed + 5, dots=420, size=0.9)
    return [(lathe(profile), glaze), (bow, m.solid(m.picture(plain), rough=0.22, coat=0.35))]


def bowl(size: float = 1.0, tone: str = "#94ab9c", seed: int = 21) -> list[Part]:
    """A serving bowl with fine vertical ribs on its outside."""
    outer = spline([(0, 0.3), (3.2, 0.3), (3.6, 0.0), (4.2, 0.1), (6.6, 1.7), (8.6, 4.2), (9.4, 7.2)], 320)
    outer = np.concatenate([[[0, 0.3]], outer[outer[:, 0] > 0.05]])
    profile = vessel_profile(outer, 0.5)
    top = int(np.argmax(profile[:, 1])) / len(profile)

    def ribs(angle: Array, row: Array) -> Array:
        strength = np.clip((row - 0.20) * 14, 0, 1) * np.clip((top - 0.03 - row) * 40, 0, 1)
        return 0.20 * strength * (np.abs(np.cos(angle * 24)) - 0.6)

    shade = 1 + 0.05 * m.noise(900, 900, (5, 5), seed, 4)
    picture = m.speckled(m.rgb(tone) * shade[..., None], seed, dots=500, size=0.6, colour="#5c6b5f")
    body = lathe(profile, segments=600, push=ribs)
    return [(body.scaled(size), m.solid(m.picture(picture), rough=0.28, coat=0.3))]


def bowls() -> list[Part]:
    """The three sizes side by side."""
    spots = ((1.25, 1.5, 6.5), (1.0, -18.6, -3.4), (0.72, 13.5, -8.5))
    return [(mesh.moved(x, y), mat) for size, x, y in spots for mesh, mat in bowl(size)]


def teapot() -> list[Part]:
    """A squat cast teapot with a brass hoop."""
    body = spline([(0, 0.2), (4.2, 0.2), (5.6, 0.9), (8.2, 4.2), (8.0, 7.0), (5.4, 9.4), (4.2, 9.8), (4.1, 10.2)], 320)

    def studs(angle: Array, row: Array) -> Array:
        band = np.clip((row - 0.30) * 30, 0, 1) * np.clip((0.74 - row) * 30, 0, 1)
        return 0.13 * band * np.clip(np.cos(angle * 40) * np.cos((row - 0.3) * np.pi * 38), 0, 1) ** 0.8

    sand = 0.5 + 0.25 * m.noise(900, 900, (200, 200), 31, 2)
    iron = m.solid("#2b2d30", rough=0.42, specular=0.55, bump=sand, depth=0.12)
    lid = spline(
        [
            (4.15, 9.95),
            (4.3, 10.15),
            (3.9, 10.5),
            (2.2, 11.2),
            (0.6, 11.5),
            (0.55, 12.0),
            (1.05, 12.5),
            (0.9, 13.1),
            (0.0, 13.25),
        ],
        200,
    )
    spout_path = spline([(-6.6, 0, 4.6), (-8.8, 0, 5.6), (-10.2, 0, 7.6), (-11.6, 0, 9.3)], 60)
    spout = tube(spout_path, np.linspace(1.75, 0.85, 60), sides=40)
    a = np.linspace(np.radians(8), np.radians(172), 120)
    hoop = np.stack([7.0 * np.cos(a), 0 * a, 8.1 + 10.2 * np.sin(a) ** 0.9], 1)
    lugs = [bar((s * 6.3, 0, 7.6), (s * 7.1, 0, 9.9), 0.62) for s in (-1, 1)]
    grip_a = a[44:76]
    grip_path = np.stack([7.0 * np.cos(grip_a), 0 * grip_a, 8.1 + 10.2 * np.sin(grip_a) ** 0.9], 1)
    return [
        (lathe(body, segments=720, push=studs), iron),
        (lathe(lid), iron),
        (spout, iron),
        (tube(hoop, 0.36), m.BRASS),
        *[(lug, iron) for lug in lugs],
        (tube(grip_path, 0.72), oak(5, WALNUT)),
    ]


@cache
def tin_label(kind: str) -> Image.Image:
    """The paper label of a tea tin."""
    ground, ink, line, name, note = {
        "earl": ("#1f3a4d", "#f1e3c4", "#d3a75b", "EARL GREY", "black tea · bergamot · cornflower"),
        "jasmine": ("#e9ecd9", "#37503a", "#7c9a5e", "JASMINE", "green tea · jasmine blossom"),
    }[kind]
    image, draw = m.canvas(2640, 1000, ground)
    for k in range(11):
        m.sprig(draw, 120 + 240 * k, 900 - 40 * (k % 2), 260, 78 + 6 * (k % 3), line, leaves=6)
    for x in range(0, 2640, 30):
        draw.ellipse([x, 34, x + 8, 42], fill=line)
        draw.ellipse([x, 958, x + 8, 966], fill=line)
    draw.rounded_rectangle([980, 100, 1660, 700], 26, fill=ground, outline=line, width=5)
    draw.rounded_rectangle([996, 116, 1644, 684], 18, outline=line, width=2)
    m.text(draw, (1320, 215), "FENNOWICK", "geometric", 60, ink, gap=12)
    m.text(draw, (1320, 285), "tea merchants", "serif-italic", 46, line)
    draw.line([1170, 335, 1470, 335], fill=line, width=3)
    m.text(draw, (1320, 425), name, "serif", 104, ink, gap=6)
    m.text(draw, (1320, 520), note, "sans-light", 34, ink)
    draw.ellipse([1260, 568, 1380, 612], outline=line, width=3)
    m.text(draw, (1320, 592), "125 g", "sans-bold", 30, ink)
    return image


def tea_tin(kind: str = "earl") -> list[Part]:
    """A round tea caddy: printed paper around tinplate, and a pressed lid."""
    body = filleted([(0, 0.1, 0), (3.6, 0.1, 0.1), (3.75, 0, 0.08), (3.9, 0.12, 0.12), (3.9, 11.2, 0)], 200)
    lid = filleted(
        [(3.98, 9.7, 0), (4.05, 9.72, 0.05), (4.05, 12.2, 0.25), (3.75, 12.45, 0.15), (3.5, 12.2, 0.3), (0, 12.25, 0)],
        240,
    )
    print_ = m.solid(m.picture(tin_label(kind)), rough=0.42, specular=0.45)
    return [
        (lathe(body), m.STEEL),
        (patch(3.93, 0.35, 9.68, 359.9), print_),
        (lathe(lid), m.BRASS if kind == "earl" else m.STEEL),
    ]


def mill(tone: str = "walnut") -> list[Part]:
    """A turned pepper mill."""
    wood = oak(8, WALNUT if tone == "walnut" else BEECH, 0.32)
    low = filleted(
        [
            (0, 0, 0),
            (2.9, 0, 0.2),
            (2.95, 1.5, 0.8),
            (2.5, 3.2, 1.5),
            (2.0, 7.5, 3),
            (2.35, 10.6, 1),
            (2.6, 11.6, 0.4),
            (2.35, 12.0, 0.2),
            (0, 12.0, 0),
        ],
        260,
    )
    head = spline(
        [
            (0, 12.25),
            (2.2, 12.25),
            (2.45, 12.6),
            (2.35, 13.2),
            (1.9, 14.2),
            (2.25, 15.8),
            (2.5, 17.0),
            (2.1, 18.4),
            (1.0, 19.2),
            (0, 19.35),
        ],
        260,
    )
    knob = spline([(0.35, 19.2), (0.35, 19.6), (0.75, 19.95), (0.72, 20.5), (0, 20.8)], 80)
    band = filleted([(0, 11.95, 0), (2.2, 11.95, 0.05), (2.2, 12.3, 0.05), (0, 12.3, 0)], 60)
    return [(lathe(low), wood), (lathe(head), wood), (lathe(band), m.STEEL), (lathe(knob), m.STEEL)]


def board() -> list[Part]:
    """A serving board with a handle and a hanging hole."""

    def outline(t: Array) -> Array:
        body = 8.8 * np.clip(1 - np.clip((0.16 - t) / 0.16, 0, 1) ** 2.6, 0, 1) ** 0.42
        neck = 2.0 + 0.35 * np.cos((t - 0.86) * 18)
        blend = 1 / (1 + np.exp(-(t - 0.715) * 70))
        end = np.sqrt(np.clip(1 - np.clip((t - 0.94) / 0.06, 0, 1) ** 2, 0, 1))
        return (body * (1 - blend) + neck * blend) * end

    upper, lower, rim = slab(outline, 40.0, 1.9, 0.45)
    pale = [("#e0bd8d", "#a87443"), ("#c98f5c", "#7d4c28"), ("#dcb27c", "#9c6838")]
    strips = [m.wood(1600, 1200 // 5 + 1, *pale[k % 3], 60 + k, rings=3.0) for k in range(5)]
    image = np.concatenate(strips, axis=1)[:, :1200]
    yy, xx = np.mgrid[0:1600, 0:1200]
    hole = ((xx / 1200 - 0.5) * 17.6) ** 2 + (yy / 1600 * 40 - 36.9) ** 2 < 0.62**2
    face = {
        "type": "mask",
        "opacity": m.picture(1.0 - hole, raw=True),
        "bsdf": m.solid(m.picture(image), rough=0.4, bump=image.mean(2), depth=0.03),
    }
    wall = lathe(np.array([[0.62, -0.95], [0.62, 0.95]])).moved(0, 36.9, 0).flipped()
    parts: list[Part] = [(upper, face), (lower, face), (rim, oak(6)), (wall, oak(6))]
    return [(mesh.moved(0, -20, 0.95), mat) for mesh, mat in parts]


def saucepan() -> list[Part]:
    """A copper saucepan, lined with steel, with a brass handle."""
    outer = filleted([(0, 0, 0), (8.6, 0, 1.0), (9.0, 9.2, 0.5), (9.35, 9.6, 0)])
    profile = vessel_profile(outer, 0.22)
    cut = int(np.argmax(profile[:, 1]))
    copper = m.metal("Cu", 0.13, "#fadbc0")
    path = spline([(8.9, 0, 7.4), (11.0, 0, 8.4), (16, 0, 9.8), (23, 0, 11.6), (27, 0, 12.7)], 100)
    handle = tube(path, np.linspace(0.62, 0.78, 100), flat=1.7)
    a = np.linspace(0, 2 * np.pi, 60)
    ring = np.stack([28.3 + 1.15 * np.cos(a), 1.15 * np.sin(a), 13.05 + 0.3 * np.cos(a)], 1)
    plate = patch(9.02, 5.9, 8.6, 28.0, 0.0)
    rivets = [
        lathe(spline([(0.4, 0), (0.38, 0.14), (0, 0.24)], 30)).turned("y", 90).moved(9.0, y, z)
        for y, z in ((-1.4, 8.0), (1.4, 8.0), (0, 6.4))
    ]
    return [
        (lathe(profile[: cut + 1]), copper),
        (lathe(profile[cut:]), m.STEEL),
        (handle, m.BRASS),
        (tube(ring, 0.42), m.BRASS),
        (plate, m.BRASS),
        *[(r, m.BRASS) for r in rivets],
    ]


def bottle(tone: str = "#d8624a") -> list[Part]:
    """An insulated bottle: powder coat, steel neck, bamboo cap."""
    outer = filleted(
        [
            (0, 0.15, 0),
            (3.0, 0.15, 0.1),
            (3.15, 0, 0.1),
            (3.6, 0.3, 0.35),
            (3.6, 16.5, 2.5),
            (2.35, 19.2, 1.2),
            (2.2, 20.2, 0.15),
            (0, 20.2, 0),
        ],
        300,
    )
    neck = filleted([(2.0, 20.1, 0), (2.25, 20.15, 0.05), (2.25, 20.8, 0.05), (0, 20.8, 0)], 60)
    cap = filleted([(0, 20.85, 0), (2.35, 20.85, 0.1), (2.4, 23.3, 0.35), (0, 23.45, 0)], 120)
    grain = 0.5 + 0.3 * m.noise(1000, 1000, (330, 250), 12, 2)
    # The print sits on the profile between 4 and 15 cm; the texture starts at the bottom, so it is drawn head down.
    z, _ = heights(outer, 2400)
    low, high = int(np.searchsorted(z, 4.0)), int(np.searchsorted(z, 15.5))
    logo, draw = m.canvas(420, 900, tone)
    m.text(draw, (210, 250), "kessavar", "round", 84, "#f6f1e6")
    draw.pieslice([150, 380, 270, 500], 180, 360, fill="#f6f1e6")
    for k, w in enumerate((60, 42, 24)):
        draw.line([210 - w, 458 + 24 * k, 210 + w, 458 + 24 * k], fill="#f6f1e6", width=9)
    wrap = Image.new("RGB", (2000, 2400), tone)
    wide = round(2000 * (11.5 / 900 * 420) / (2 * np.pi * 3.6))
    wrap.paste(logo.resize((wide, high - low)).transpose(Image.Transpose.FLIP_TOP_BOTTOM), (1500 - wide // 2, low))
    coat = m.solid(m.picture(wrap), rough=0.42, specular=0.5, bump=grain, depth=0.02)
    loop = spline([(1.6, 0, 23.2), (1.5, 0, 25.0), (0, 0, 25.9), (-1.5, 0, 25.0), (-1.6, 0, 23.2)], 60)
    return [
        (lathe(outer), coat),
        (lathe(neck), m.STEEL),
        (lathe(cap), oak(9, BEECH)),
        (tube(loop, 0.25, flat=1.5, up=(0, 1, 0)), m.solid("#3a3a3a", rough=0.6)),
    ]


# --- living ----------------------------------------------------------------------------------------------------


@cache
def cushion_cloth(kind: str) -> tuple[Array, Array]:
    """A cushion's fabric: its colours and its height map."""
    linen = m.weave(1200, 1200, (150, 150), 13)
    x = np.mgrid[0:1200, 0:1200][1] / 1200
    if kind == "stripe":
        stripe = np.zeros((1200, 1200))
        for centre, wide in (
            (0.10, 0.045),
            (0.2, 0.012),
            (0.26, 0.012),
            (0.5, 0.09),
            (0.42, 0.010),
            (0.58, 0.010),
            (0.74, 0.012),
            (0.8, 0.012),
            (0.9, 0.045),
        ):
            stripe += np.clip((wide / 2 - np.abs(x - centre)) * 500, 0, 1)
        base = m.mix(
            m.rgb("#ece4d3") + np.zeros((1200, 1200, 3)),
            m.rgb("#2f4468") + np.zeros((1200, 1200, 3)),
            np.clip(stripe, 0, 1),
        )
    else:
        base = m.rgb("#cf9a2e") + np.zeros((1200, 1200, 3))
    tint = 1 + 0.03 * m.noise(1200, 1200, (150, 6), 2, 2) + 0.02 * m.noise(1200, 1200, (6, 150), 3, 2)
    return base * ((0.90 + 0.12 * linen) * tint)[..., None], linen


def pillow(kind: str = "stripe") -> list[Part]:
    """A square cushion standing on its edge, leaning back."""
    rows = 200
    seed = 6 if kind == "stripe" else 44
    gathers = np.stack([m.noise(8, rows, (1, 11), seed + k, 3)[0] for k in range(4)])
    sides, path = cushion(45, 45, 22, gathers, m.noise(rows, rows, (3, 3), seed + 9, 2))
    image, height = cushion_cloth(kind)
    cloth = m.solid(m.picture(image), rough=0.9, specular=0.15, sheen=0.5, bump=height, depth=0.03)
    cord = m.solid("#e6dcc6" if kind == "stripe" else "#b98523", rough=0.9, specular=0.1)
    parts: list[Part] = [(side, cloth) for side in sides] + [(tube(path, 0.42, sides=14), cord)]
    return [(mesh.turned("x", -9), mat) for mesh, mat in parts]


def candle(lit: bool = False) -> list[Part]:
    """A scented candle in amber glass with a paper label."""
    outer = filleted([(0, 0, 0), (3.7, 0, 0.5), (3.9, 0.6, 0.4), (3.9, 8.9, 0)], 260)
    profile = vessel_profile(outer, 0.3, floor=0.8)
    wax_line = 6.6
    wax = filleted(
        [(0, 0.85, 0), (3.5, 0.85, 0.3), (3.57, wax_line + 0.12, 0.05), (3.4, wax_line, 0.2), (0, wax_line - 0.05, 0)],
        160,
    )
    glass = {"type": "dielectric", "int_ior": 1.5, "specular_transmittance": m.colour("#eec48d")}
    label, draw = m.canvas(1080, 800, "#f3ecdf")
    draw.rectangle([26, 26, 1054, 774], outline="#3b352d", width=4)
    m.text(draw, (540, 150), "ODRELLE", "geometric", 78, "#3b352d", gap=16)
    m.sprig(draw, 540, 470, 210, 90, "#6f7f5d", leaves=7)
    m.text(draw, (540, 560), "Cedar & Fig", "serif-italic", 100, "#3b352d")
    m.text(draw, (540, 668), "SOY WAX CANDLE   ·   200 G   ·   45 H", "sans", 32, "#3b352d", gap=1)
    wick = tube(spline([(0, 0, wax_line - 0.1), (0.05, 0, wax_line + 0.5), (0.16, 0, wax_line + 1.0)], 20), 0.1)
    parts: list[Part] = [
        (lathe(profile), glass),
        (lathe(wax), m.solid("#f6efdf", rough=0.45, specular=0.4)),
        (wick, m.solid("#3a322b" if lit else "#e9e2d2", rough=0.9)),
        (patch(3.925, 1.5, 7.0, 108.0), m.solid(m.picture(label), rough=0.6)),
    ]
    if lit:
        flame = lathe(spline([(0, 0), (0.3, 0.35), (0.34, 0.8), (0.16, 1.6), (0, 2.2)], 60)).moved(
            0.16, 0, wax_line + 0.8
        )
        parts.append((flame, m.solid("#000000") | {"emission": {"type": "rgb", "value": [34.0, 17.0, 5.0]}}))
    return parts


def lamp(lit: bool = False) -> list[Part]:
    """A table lamp: fluted stoneware foot, brass neck, linen shade."""
    foot = spline(
        [
            (0, 0),
            (6.6, 0),
            (7.0, 0.5),
            (7.4, 4.5),
            (8.6, 10.5),
            (7.6, 16.0),
            (4.0, 20.0),
            (2.2, 21.8),
            (1.5, 22.4),
            (0, 22.4),
        ],
        320,
    )

    def flutes(angle: Array, row: Array) -> Array:
        return (
            0.34 * np.clip((row - 0.27) * 9, 0, 1) * np.clip((0.9 - row) * 9, 0, 1) * (np.abs(np.sin(angle * 13)) - 0.5)
        )

    glaze = m.rgb("#50707a") * (1 + 0.10 * m.noise(900, 900, (4, 9), 51, 5))[..., None]
    neck = filleted(
        [(0, 22.2, 0), (1.5, 22.2, 0.1), (1.5, 22.8, 0.2), (0.7, 23.1, 0.2), (0.7, 28, 0.1), (0, 28, 0)], 100
    )
    shade_line = np.array([[14.2, 25.0], [10.4, 43.0]])
    both = np.concatenate([resampled(shade_line, 80), resampled(shade_line - [[0.18, 0], [0.18, 0]], 80)[::-1]])
    linen = m.weave(1000, 1000, (260, 200), 3)
    tone = m.rgb("#efe6d5") * (0.84 + 0.2 * linen)[..., None]
    cloth = m.solid(m.picture(tone, scale=(3, 1)), rough=0.9, specular=0.1, bump=linen, depth=0.03, scale=(3, 1))
    if lit:
        y = np.linspace(0, 1, 1000)
        hot = np.exp(-((np.minimum(y, 1 - y) * 2 - 0.42) ** 2) / 0.12)
        cloth = cloth | {
            "emission": m.picture(tone * m.rgb("#ffd9a0") * (0.22 + 0.62 * hot)[:, None, None], scale=(3, 1))
        }
    trims = [
        tube(np.stack([r * np.cos(a), r * np.sin(a), 0 * a + z], 1), 0.22, sides=12)
        for a in [np.linspace(0, 2 * np.pi, 160)]
        for r, z in shade_line
    ]
    return [
        (lathe(foot, segments=520, push=flutes), m.solid(m.picture(glaze), rough=0.25, coat=0.4)),
        (lathe(neck), m.BRASS),
        (lathe(both), cloth),
        *[(t, m.solid("#d9cfbb", rough=0.9)) for t in trims],
    ]


def clock() -> list[Part]:
    """A wall clock with an oak rim."""
    rim = filleted(
        [(13.2, 2.4, 0), (13.3, 3.6, 0.2), (14.0, 4.0, 0.5), (15.0, 3.4, 0.9), (15.2, 0.3, 0.3), (14.6, 0, 0)], 160
    )
    dial, draw = m.canvas(1200, 1200, "#f5f2ea")
    for k in range(60):
        a = np.radians(6 * k)
        r0, wide = (478, 12) if k % 5 == 0 else (506, 4)
        draw.line(
            [600 + r0 * np.sin(a), 600 - r0 * np.cos(a), 600 + 536 * np.sin(a), 600 - 536 * np.cos(a)],
            fill="#2c2a28",
            width=wide,
        )
    for k in range(1, 13):
        a = np.radians(30 * k)
        m.text(draw, (600 + 400 * np.sin(a), 600 - 400 * np.cos(a)), str(k), "geometric", 112, "#2c2a28")
    m.text(draw, (600, 420), "TOLVANNE", "soft", 42, "#8c5a3c", gap=9)
    face = planar(lathe(np.array([[13.4, 2.4], [0.0, 2.4]])), 26.8)
    parts: list[Part] = [(planar(lathe(rim), 40), oak(15)), (face, m.solid(m.picture(dial), rough=0.6))]
    black = m.solid("#242322", rough=0.35)
    for length, width, height, angle, tone in (
        (7.2, 0.75, 2.95, 305.0, black),
        (11.0, 0.55, 3.15, 54.0, black),
        (11.6, 0.16, 3.35, 186.0, m.solid("#b9502f", rough=0.35)),
    ):
        hand = rounded_box((width, length + 2.4, 0.12), 0.05, steps=8).values()
        parts += [(mesh.moved(0, length / 2 - 1.2, height).turned("z", -angle), tone) for mesh in hand]
    parts.append((lathe(filleted([(0.75, 2.6, 0), (0.75, 3.5, 0.15), (0, 3.55, 0)], 40)), m.BRASS))
    return [(mesh.turned("x", 90).moved(0, 0, 16), mat) for mesh, mat in parts]


def pot(planted: bool = False) -> list[Part]:
    """A terrazzo plant pot with a saucer; planted with a snake plant."""
    outer = filleted([(0, 1.0, 0), (5.9, 1.0, 0.5), (7.6, 14.0, 0.1), (7.65, 14.2, 0)], 260)
    profile = vessel_profile(outer, 0.75)
    stone = m.solid(m.picture(m.terrazzo(1100, 1100, 15), scale=(1, 1)), rough=0.5, specular=0.4)
    saucer = vessel_profile(filleted([(0, 0, 0), (7.0, 0, 0.3), (8.1, 1.7, 0)], 160), 0.5, floor=0.7)
    parts: list[Part] = [(lathe(profile), stone), (lathe(saucer), m.solid("#e4ddd1", rough=0.6))]
    if planted:
        soil = 0.45 * m.noise(240, 240, (40, 40), 5, 3)
        a, r = np.meshgrid(np.linspace(0, 2 * np.pi, 240), np.linspace(6.9, 0, 240))
        parts.append(
            (
                surface(np.stack([r * np.cos(a), r * np.sin(a), 12.3 + soil], -1)),
                m.solid("#3a2a20", rough=0.95, specular=0.1),
            )
        )
        rng = np.random.default_rng(4)
        bands = np.clip(0.5 + 0.9 * m.noise(600, 200, (36, 3), 6, 2), 0, 1)
        green = m.mix(m.rgb("#274a30") + np.zeros((600, 200, 3)), m.rgb("#7fa06f") + np.zeros((600, 200, 3)), bands)
        edge = np.abs(np.linspace(-1, 1, 200)) > 0.84
        green[:, edge] = m.rgb("#c9c46a")
        for k in range(11):
            length, lean = rng.uniform(13, 27), rng.uniform(0.03, 0.30)
            t, s = np.meshgrid(np.linspace(-1, 1, 15), np.linspace(0, 1, 50))
            wide = 1.75 * (1 - s**3) ** 0.8 * (0.62 + 0.5 * s)
            twist = rng.uniform(-0.7, 0.7) * s
            x, y = t * wide * np.cos(twist), t * wide * np.sin(twist) - 0.35 * (1 - t**2) * wide
            y = y + lean * length * s**1.7
            mesh = (
                surface(np.stack([x, y, s * length], -1)).moved(0, rng.uniform(0.4, 3.4), 12.2).turned("z", k * 137.5)
            )
            parts.append((mesh, m.solid(m.picture(green), rough=0.36, specular=0.5)))
    return parts


def vase() -> list[Part]:
    """A vase of thick smoke-blue glass."""
    outer = spline(
        [(0, 0.15), (3.6, 0.1), (5.2, 0.8), (6.6, 4.2), (6.8, 8.0), (5.2, 12.0), (3.2, 15.0), (3.0, 17.2), (3.9, 19.6)],
        320,
    )
    profile = vessel_profile(outer, 0.36, floor=1.4)

    def optic(angle: Array, row: Array) -> Array:
        return (
            0.10 * np.clip((0.42 - row) * 12, 0, 1) * np.clip((row - 0.12) * 12, 0, 1) * np.cos(angle * 14 + row * 14)
        )

    glass = {"type": "dielectric", "int_ior": 1.5, "specular_transmittance": m.colour("#dceaee")}
    return [(lathe(profile, segments=420, push=optic), glass)]


def basket() -> list[Part]:
    """A basket of coiled jute rope with a coloured foot."""
    body = spline([(0, 0.4), (12.0, 0.4), (13.6, 1.4), (15.0, 6), (15.6, 14), (15.0, 22), (14.4, 26)], 900)
    profile = vessel_profile(body, 1.0, count=900)
    coils = 31 * len(profile) / 900

    def rope(angle: Array, row: Array) -> Array:
        turn = row * coils
        groove = 0.55 * np.sqrt(np.clip(1 - (2 * (turn % 1.0) - 1) ** 2, 0.02, 1))
        strand = 0.13 * np.abs(np.sin(angle * 70 + np.pi * (turn % 1.0) * 1.1 + np.floor(turn) * 1.7))
        return groove + strand

    rows = 1400
    z, _ = heights(profile, rows)
    fibre = 1 + 0.16 * m.noise(rows, 1400, (300, 220), 23, 2) + 0.09 * m.noise(rows, 1400, (40, 5), 24, 3)
    phase = (np.linspace(0, 1, rows) * coils) % 1.0
    shade = (0.55 + 0.45 * np.sqrt(np.clip(1 - (2 * phase - 1) ** 2, 0, 1)))[:, None]
    dyed = (z < 9.6)[:, None] + 0 * fibre
    image = (
        m.mix(m.rgb("#d3b184") + 0 * fibre[..., None], m.rgb("#7a8a72") + 0 * fibre[..., None], dyed)
        * (fibre * shade)[..., None]
    )
    jute = m.solid(m.picture(image), rough=0.95, specular=0.1, sheen=0.3)
    parts: list[Part] = [(lathe(profile, segments=840, push=rope), jute)]
    for s in (-1, 1):
        a = np.linspace(0, np.pi, 70)
        loop = np.stack([5.2 * np.cos(a), np.full(70, 0.0), 24.6 + 5.6 * np.sin(a)], 1)
        twist = [
            tube(
                loop
                + 0.42
                * np.stack([np.cos(a) * np.cos(a * 16 + p), np.sin(a * 16 + p), np.sin(a) * np.cos(a * 16 + p)], 1),
                0.5,
                sides=14,
            )
            for p in (0.0, 2.1, 4.2)
        ]
        parts += [
            (t.moved(0, s * 15.2, 0).turned("z", 90), m.solid("#cda878", rough=0.95, specular=0.1)) for t in twist
        ]
    return parts


def watering_can() -> list[Part]:
    """An enamelled watering can with brass fittings."""
    enamel = m.solid("#50694f", rough=0.25, coat=0.5)
    body = filleted(
        [(0, 0.1, 0), (7.9, 0.1, 0.4), (8.0, 0.6, 0.3), (6.9, 13.0, 0.8), (5.2, 15.0, 0.5), (4.9, 16.0, 0)], 300
    )
    spout = spline([(-6.4, 0, 3.4), (-10.5, 0, 6.4), (-15.5, 0, 13.0), (-20.5, 0, 19.6)], 90)
    rose = (
        lathe(filleted([(0.9, -1.2, 0), (1.1, 0.4, 0.3), (2.5, 2.2, 0.2), (2.5, 2.6, 0.1), (0, 3.0, 0)], 120))
        .turned("y", -44)
        .moved(-20.6, 0, 19.7)
    )
    handle = spline(
        [
            (4.6, 0, 15.4),
            (5.0, 0, 19.5),
            (8.2, 0, 22.0),
            (12.6, 0, 19.5),
            (13.2, 0, 13.5),
            (10.6, 0, 7.4),
            (7.3, 0, 5.4),
        ],
        140,
    )
    brace = spline([(-4.9, 0, 14.6), (-10, 0, 15.2), (-15.2, 0, 13.6)], 50)
    ring = np.linspace(0, 2 * np.pi, 160)
    hem = tube(np.stack([7.98 * np.cos(ring), 7.98 * np.sin(ring), 0 * ring + 0.5], 1), 0.24, sides=14)
    return [
        (lathe(vessel_profile(body, 0.15)), enamel),
        (tube(spout, np.linspace(1.5, 0.85, 90)), enamel),
        (rose, m.BRASS),
        (tube(handle, 0.62, flat=1.5, up=(0, 1, 0)), enamel),
        (tube(brace, 0.3), m.BRASS),
        (hem, m.BRASS),
    ]


# --- bath ------------------------------------------------------------------------------------------------------


def towel(tone: str = "#dedad2", width: float = 34, layers: int = 4, thick: float = 2.1, seed: int = 9) -> list[Part]:
    """A folded terry towel with a woven border."""

    def pile(rows: int, columns: int) -> Array:
        loops = m.noise(rows, columns, (rows // 2, columns // 3), seed, 1)
        soft = m.noise(rows, columns, (14, 7), seed + 1, 3)
        return 0.04 * loops + 0.09 * soft

    shade = 1 + 0.025 * m.noise(1600, 1600, (700, 140), seed + 2, 1) + 0.03 * m.noise(1600, 1600, (20, 9), seed, 3)
    image = np.clip(m.rgb(tone) * shade[..., None], 0, 1)
    x = np.linspace(0, 1, 1600)
    for at in (0.085, 0.115, 0.145):
        image[:, np.abs(x - at) < 0.009] = np.clip(m.rgb(tone) * 0.82, 0, 1)
    cloth = m.solid(m.picture(image), rough=1.0, specular=0.05, sheen=0.6)
    meshes = folded(width, 24, thick, layers, pile)
    return [(mesh, cloth) for mesh in meshes]


def towels(tone: str = "#dedad2") -> list[Part]:
    """Bath, hand and guest towel in one pile."""
    parts: list[Part] = []
    z = 0.0
    for width, layers, seed in ((36.0, 4, 9), (30.0, 3, 19), (22.0, 2, 29)):
        part = towel(tone, width, layers, 2.0, seed)
        parts += [(mesh.turned("z", seed % 5 - 2).moved(z=z), mat) for mesh, mat in part]
        z += layers * 2.0 * 1.02 + 0.25
    return parts


@cache
def soap_print(side: str) -> Image.Image:
    """The printed sides of the soap carton."""
    size = {"front": (1080, 760), "top": (1080, 420), "right": (420, 760)}[side]
    image, draw = m.canvas(*size, "#f2dfcf")
    rng = np.random.default_rng(3)
    for _ in range(26):
        x, y = rng.uniform(0, size[0]), rng.uniform(0, size[1])
        m.sprig(
            draw,
            x,
            y,
            float(rng.uniform(110, 180)),
            float(rng.uniform(30, 150)),
            str(rng.choice(["#c7805f", "#d9a07f", "#8d9a73"])),
            leaves=5,
        )
    cx, cy = size[0] / 2, size[1] / 2
    if side == "front":
        draw.rectangle([210, 150, 870, 610], fill="#fbf6ee", outline="#8d4f36", width=5)
        m.text(draw, (cx, 240), "BRISQUA", "geometric", 84, "#8d4f36", gap=14)
        m.text(draw, (cx, 375), "Oat & Honey", "serif-italic", 112, "#3d3027")
        m.text(draw, (cx, 490), "HAND SOAP", "sans", 44, "#3d3027", gap=10)
        m.text(draw, (cx, 556), "150 g  ·  No. 4", "sans-light", 38, "#3d3027")
    elif side == "top":
        draw.rectangle([300, 120, 780, 300], fill="#fbf6ee", outline="#8d4f36", width=4)
        m.text(draw, (cx, cy), "BRISQUA", "geometric", 66, "#8d4f36", gap=10)
    return image


def soap(unwrapped: bool = False) -> list[Part]:
    """A carton of hand soap, or the carton with a bar beside it."""
    sides = rounded_box((10.8, 4.2, 7.6), 0.10)
    art = {"front": "front", "back": "front", "top": "top", "bottom": "top", "left": "right", "right": "right"}
    parts: list[Part] = [
        (mesh.moved(z=3.8), m.solid(m.picture(soap_print(art[name])), rough=0.5)) for name, mesh in sides.items()
    ]
    if unwrapped:
        parts = [(mesh.turned("z", -14), mat) for mesh, mat in parts]
        stamp, draw = m.canvas(900, 600, "#ffffff")
        draw.rounded_rectangle([90, 90, 810, 510], 90, outline="#777777", width=10)
        m.text(draw, (450, 300), "BRISQUA", "geometric", 130, "#555555")
        height = np.asarray(stamp.convert("L")) / 255
        for mesh in rounded_box((9.6, 6.4, 2.9), 1.05).values():
            mat = m.solid("#e8cf9f", rough=0.42, specular=0.4, bump=height, depth=0.35)
            parts.append((mesh.turned("z", 18).moved(7.5, -7.5, 1.45), mat))
    return parts


# --- furniture -------------------------------------------------------------------------------------------------


def _leg(top: tuple[float, float, float], foot: tuple[float, float, float], wide: float = 1.9) -> Mesh:
    """A turned leg, thickest above its middle."""
    t = np.linspace(0, 1, 60)
    return bar(top, foot, wide * (0.72 + 0.30 * np.sin(np.pi * np.clip(t * 0.9 + 0.1, 0, 1)) ** 0.8 - 0.22 * t))


def stool() -> list[Part]:
    """A three-legged stool of solid oak."""
    seat = filleted(
        [
            (0, 42.2, 0),
            (14.6, 42.2, 0.5),
            (16.2, 43.2, 0.8),
            (16.4, 45.3, 0.9),
            (15.4, 46.0, 0.8),
            (9, 45.4, 4),
            (0, 45.2, 0),
        ],
        260,
    )
    parts: list[Part] = [(planar(lathe(seat), 36), oak(11))]
    ends = []
    for k in range(3):
        a = np.radians(90 + 120 * k)
        top, foot = (9.6 * np.cos(a), 9.6 * np.sin(a), 43.4), (16.8 * np.cos(a), 16.8 * np.sin(a), 0.0)
        parts.append((_leg(top, foot, 2.0), oak(12 + k)))
        ends.append(np.array(top) * 0.42 + np.array(foot) * 0.58)
    for k in range(3):
        a, b = ends[k], ends[(k + 1) % 3]
        lift = np.array([0, 0, 2.2 * k - 2])
        parts.append((bar(a + lift, b + lift, 0.95), oak(16 + k)))
    return parts


def chair(finish: str = "oak") -> list[Part]:
    """A spindle-back chair."""

    def wood(k: int) -> dict[str, Any]:
        if finish == "oak":
            return oak(30 + k)
        grain = timber(*OAK, 30 + k).mean(2)
        return m.solid("#1f2022", rough=0.36, specular=0.5, bump=grain, depth=0.10)

    def outline(t: Array) -> Array:
        return (21.5 - 2.6 * t) * np.clip(1 - np.abs(2 * t - 1) ** 3.6, 0, 1) ** (1 / 3.2)

    parts: list[Part] = [(mesh.moved(0, -21, 44.0), wood(0)) for mesh in slab(outline, 42, 3.4, 1.5)]
    tops = [(-14, -14), (14, -14), (-12.5, 14), (12.5, 14)]
    feet = [(-19, -20), (19, -20), (-17.5, 21.5), (17.5, 21.5)]
    for k, (top, foot) in enumerate(zip(tops, feet, strict=True)):
        parts.append((_leg((*top, 43.2), (*foot, 0.0), 2.1), wood(1 + k)))

    def at(k: int, height: float) -> Array:
        share = 1 - height / 43.2
        return np.array([*(np.array(tops[k]) * (1 - share) + np.array(feet[k]) * share), height])

    parts += [(bar(at(0, 17), at(2, 17), 1.0), wood(5)), (bar(at(1, 17), at(3, 17), 1.0), wood(6))]
    middle = [(at(0, 17) + at(2, 17)) / 2, (at(1, 17) + at(3, 17)) / 2]
    parts.append((bar(middle[0], middle[1], 1.0), wood(7)))
    crest = spline([(-21, 22.5, 80.5), (-12, 27.5, 82), (0, 29.3, 82.6), (12, 27.5, 82), (21, 22.5, 80.5)], 120)
    parts.append((tube(crest, 2.9, flat=0.42, up=(0, 0, 1)), wood(8)))
    for k in range(7):
        s = (k - 3) / 3
        foot = (14.5 * s, 17.5 - 3.6 * s * s, 44.5)
        top = crest[round(59.5 + s * 48)] - [0, 0, 1.0]
        wide = 0.62 + 0.32 * np.exp(-((np.linspace(0, 1, 40) - 0.35) ** 2) / 0.05)
        parts.append((bar(foot, top, wide * (1.45 if abs(s) == 1 else 1.0)), wood(9 + k % 3)))
    return parts


# --- goods that only the suppliers have --------------------------------------------------------------------------


def mortar() -> list[Part]:
    """A marble mortar with its pestle."""
    veins = np.abs(m.noise(1000, 1000, (4, 5), 70, 6, 0.6))
    tone = m.mix(
        m.rgb("#6d7278") + np.zeros((1000, 1000, 3)),
        m.rgb("#d9d6d1") + np.zeros((1000, 1000, 3)),
        np.clip(veins * 4.5, 0, 1) ** 0.5,
    )
    marble = m.solid(m.picture(tone), rough=0.22, coat=0.3)
    outer = filleted([(0, 0, 0), (4.6, 0, 0.5), (4.4, 1.6, 0.7), (6.2, 4.5, 2), (6.7, 9.2, 0)], 260)
    pestle = (
        lathe(spline([(0, 0), (1.5, 0.4), (1.7, 2), (1.0, 5), (0.95, 9), (1.3, 11.6), (0, 12.6)], 200))
        .turned("y", 38)
        .turned("z", 20)
        .moved(-3.2, 0.4, 2.6)
    )
    return [(lathe(vessel_profile(outer, 1.1)), marble), (pestle, marble)]


def wire_basket() -> list[Part]:
    """A fruit basket of black wire."""
    black = m.solid("#222222", rough=0.4)
    side = spline([(6.0, 0.5), (9.5, 2.0), (12.8, 6.5), (14.0, 11.5)], 60)
    parts: list[Part] = []
    for k in range(28):
        a = 2 * np.pi * k / 28
        parts.append(
            (tube(np.stack([side[:, 0] * np.cos(a), side[:, 0] * np.sin(a), side[:, 1]], 1), 0.16, sides=10), black)
        )
    a = np.linspace(0, 2 * np.pi, 140)
    for r, z, wide in ((6.0, 0.4, 0.3), (11.2, 4.0, 0.2), (14.0, 11.6, 0.34), (2.4, 0.6, 0.2)):
        parts.append((tube(np.stack([r * np.cos(a), r * np.sin(a), 0 * a + z], 1), wide, sides=12), black))
    for k in range(6):
        b = np.pi * k / 6
        parts.append(
            (bar((6 * np.cos(b), 6 * np.sin(b), 0.5), (-6 * np.cos(b), -6 * np.sin(b), 0.5), 0.15, sides=8), black)
        )
    return parts


def rolling_pin() -> list[Part]:
    """A rolling pin with coloured handles."""
    roll = filleted([(0, 0, 0), (2.6, 0, 0.4), (2.9, 1.0, 0.6), (2.9, 25, 0.6), (2.6, 26, 0.4), (0, 26, 0)], 240)
    grip = spline([(0.6, 0), (0.7, 1.0), (1.35, 3.2), (1.2, 6.5), (0.9, 8.2), (0, 8.8)], 120)
    red = m.solid("#b2433a", rough=0.35, coat=0.3)
    parts: list[Part] = [
        (lathe(roll).moved(z=-13), oak(22, BEECH)),
        (lathe(grip).moved(z=13), red),
        (lathe(grip).turned("x", 180).moved(z=-13), red),
    ]
    return [(mesh.turned("y", 90).turned("z", 24).moved(z=2.9), mat) for mesh, mat in parts]


Build = Callable[[], list[Part]]
