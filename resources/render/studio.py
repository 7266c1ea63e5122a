"""The photo studio: sets, lights, camera, rendering and the development of the picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import cv2
import materials as m
import mitsuba as mi
import numpy as np
import pyoidn
from shapes import Mesh, lathe, spline, surface, tube

Array = np.ndarray
Part = tuple[Mesh, dict[str, Any]]

UNDERLIGHT = 0.5
"""How much light the white table itself gives."""
WHITE_LEVEL = 1.06
"""The brightness of the white background in the renderer's units."""


@dataclass(frozen=True)
class Shot:
    """How one photo is taken."""

    azimuth: float = 0.0
    """Degrees around the product; 0 looks along +y at the front."""
    elevation: float = 12.0
    scene: str = "white"
    """white, warm (a sand-coloured paper), grey, table (a wooden table by a window), floor, wall, or cutout."""
    fill: float = 0.74
    """The share of the frame that the product takes."""
    width: int = 720
    height: int = 720
    shift: tuple[float, float] = (0.0, 0.0)
    """Moves the point looked at, in shares of the product's size (right, up)."""
    key: float = -38.0
    """Where the main softbox stands, in degrees around the product from the camera."""
    exposure: float = 1.0
    extra: tuple[str, ...] = field(default=())
    """Names of props for the set."""


def render(parts: list[Part], shot: Shot, *, samples: int, scale: float = 1.0) -> Array:
    """Photograph the parts; returns sRGB values 0..1, with a fourth channel for a cutout."""
    width, height = round(shot.width * scale), round(shot.height * scale)
    eye, target, distance, reach = _frame(parts, shot)
    scene: dict[str, Any] = {
        "type": "scene",
        "integrator": {
            "type": "aov",
            "aovs": "alb:albedo,nn:sh_normal",
            "inner": {"type": "path", "max_depth": 9, "rr_depth": 5, "hide_emitters": shot.scene == "cutout"},
        },
        "sensor": _camera(eye, target, distance, shot, width, height, samples),
    }
    for k, (mesh, material) in enumerate(parts):
        scene[f"part{k}"] = build(mesh, material)
    _light(scene, shot, target, reach)
    for k, (mesh, material) in enumerate(_set(shot, parts, target, reach)):
        scene[f"set{k}"] = build(mesh, material)
    layers = np.array(mi.render(mi.load_dict(scene), spp=samples, seed=7), np.float32)
    layers = np.nan_to_num(layers, posinf=50.0)
    alpha = layers[..., 3] if shot.scene == "cutout" else None
    albedo, normal = np.clip(layers[..., 4:7], 0, 1), layers[..., 7:10]
    light = pyoidn.denoise(
        np.ascontiguousarray(np.minimum(layers[..., :3], 40)),
        albedo=np.ascontiguousarray(albedo),
        normal=np.ascontiguousarray(normal),
        hdr=True,
    )
    return develop(np.asarray(light), shot, alpha)


def build(mesh: Mesh, material: dict[str, Any]) -> mi.Mesh:
    """A Mitsuba mesh; a material may carry 'emission' for a glowing surface."""
    props = mi.Properties()
    material = dict(material)
    glow = material.pop("emission", None)
    props["bsdf"] = mi.load_dict(material)
    if glow is not None:
        props["emitter"] = mi.load_dict({"type": "area", "radiance": glow})
    out = mi.Mesh(
        "part", len(mesh.points), len(mesh.faces), props=props, has_vertex_normals=True, has_vertex_texcoords=True
    )
    params = mi.traverse(out)
    params["vertex_positions"] = mesh.points.astype(np.float32).ravel()
    params["vertex_normals"] = mesh.normals.astype(np.float32).ravel()
    params["vertex_texcoords"] = mesh.uv.astype(np.float32).ravel()
    params["faces"] = mesh.faces.astype(np.uint32).ravel()
    params.update()
    return out


def _axes(shot: Shot) -> tuple[Array, Array, Array]:
    """The camera's directions: towards it, to its right and up."""
    a, e = np.radians(shot.azimuth), np.radians(shot.elevation)
    back = np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)])
    right = np.array([np.cos(a), np.sin(a), 0.0])
    return back, right, np.cross(back, right)


def _frame(parts: list[Part], shot: Shot, fov: float = 20.0) -> tuple[Array, Array, float, float]:
    """Find the camera place at which the product fills the wanted share of the frame."""
    points = np.concatenate([mesh.points[:: max(1, len(mesh.points) // 4000)] for mesh, _ in parts])
    back, right, up = _axes(shot)
    reach = float(np.ptp(points, axis=0).max())
    target = (points.min(0) + points.max(0)) / 2
    half_y = np.tan(np.radians(fov / 2)) * shot.fill
    half_x = half_y * shot.width / shot.height
    distance = reach * 4
    for _ in range(12):
        local = points - target
        depth = distance - local @ back
        x, y = local @ right / depth, local @ up / depth
        target = target + right * (x.min() + x.max()) / 2 * distance + up * (y.min() + y.max()) / 2 * distance
        distance *= max(np.ptp(x) / 2 / half_x, np.ptp(y) / 2 / half_y)
    target = target + right * shot.shift[0] * reach + up * shot.shift[1] * reach
    return target + back * distance, target, distance, reach


def _camera(
    eye: Array, target: Array, distance: float, shot: Shot, width: int, height: int, samples: int
) -> dict[str, Any]:
    """A long lens; on a furnished set it has a shallow depth of field."""
    blurred = shot.scene in ("table", "floor")
    return {
        "type": "thinlens" if blurred else "perspective",
        "fov": 20.0,
        "fov_axis": "y",
        **({"aperture_radius": distance * 0.0085, "focus_distance": distance * 0.985} if blurred else {}),
        "near_clip": 0.5,
        "far_clip": 1e5,
        "to_world": mi.ScalarTransform4f().look_at(origin=list(eye), target=list(target), up=[0, 0, 1]),
        "film": {
            "type": "hdrfilm",
            "width": width,
            "height": height,
            "pixel_format": "rgba",
            "rfilter": {"type": "box"},
        },
        "sampler": {"type": "independent", "sample_count": samples},
    }


def _softbox(
    place: Array,
    target: Array,
    width: float,
    height: float,
    strength: float,
    tint: tuple[float, float, float] = (1, 1, 1),
) -> dict[str, Any]:
    """A rectangular light that faces the target."""
    look = mi.ScalarTransform4f().look_at(origin=list(place), target=list(target), up=[0.01, 0.02, 1])
    return {
        "type": "rectangle",
        "to_world": look @ mi.ScalarTransform4f().scale([width / 2, height / 2, 1]),
        "emitter": {"type": "area", "radiance": {"type": "rgb", "value": [strength * c for c in tint]}},
        "bsdf": {"type": "diffuse", "reflectance": {"type": "rgb", "value": 0.0}},
    }


def _light(scene: dict[str, Any], shot: Shot, target: Array, reach: float) -> None:
    """Softboxes for the studio sets, a window for the furnished ones."""

    def around(degrees: float, height: float, far: float) -> Array:
        a = np.radians(shot.azimuth + degrees)
        return target + reach * np.array([np.sin(a) * far, -np.cos(a) * far, height])

    if shot.scene in ("table", "floor"):
        scene["fill"] = {"type": "constant", "radiance": {"type": "rgb", "value": [0.30, 0.31, 0.34]}}
        scene["window"] = _softbox(around(-72, 1.6, 3.0), target, reach * 2.2, reach * 2.6, 9.5, (1.0, 0.965, 0.91))
        scene["room"] = _softbox(around(60, 1.9, 3.6), target, reach * 3, reach * 2.5, 0.9, (0.93, 0.97, 1.0))
        return
    ambient = {"wall": 0.35, "cutout": 0.6}.get(shot.scene, 0.26)
    scene["fill"] = {"type": "constant", "radiance": {"type": "rgb", "value": ambient}}
    scene["key"] = _softbox(around(shot.key, 1.75, 1.9), target, reach * 1.5, reach * 1.9, 4.6)
    scene["rim"] = _softbox(around(shot.key + 150, 1.5, 2.1), target, reach * 0.9, reach * 1.9, 2.6)
    scene["top"] = _softbox(
        target + np.array([0, 0, 5.2 * reach]), target + np.array([0, 0.01, 0]), reach * 4.4, reach * 4.4, 1.3
    )
    # Black cards beside the product draw its edges, above all those of glass and metal.
    for name, degrees in (("card_left", -98), ("card_right", 104)):
        scene[name] = _softbox(around(degrees, 0.35, 1.35), target, reach * 0.55, reach * 1.7, 0.0)
    scene["side"] = _softbox(around(max(shot.key + 92, 54), 0.5, 2.2), target, reach * 0.7, reach * 2.0, 1.6)


def _plane(centre: Array, x: Array, y: Array, repeat: float = 1.0) -> Mesh:
    """A flat rectangle spanned by two half axes."""
    a, b = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(-1, 1, 3))
    mesh = surface(centre + a[..., None] * x + b[..., None] * y)
    return Mesh(mesh.points, mesh.normals, mesh.uv * repeat, mesh.faces)


def _cove(shot: Shot, reach: float, low: float) -> Mesh:
    """Seamless paper: a floor that bends up into the background behind the product."""
    a = np.radians(shot.azimuth)
    size = reach * 14
    far = reach * 4.5
    bend = np.linspace(0, np.pi / 2, 24)
    radius = reach * 2.0
    depth = np.concatenate([[-size], np.linspace(-size / 2, far, 20), far + radius * np.sin(bend[1:]), [far + radius]])
    height = np.concatenate([np.zeros(21), radius * (1 - np.cos(bend[1:])), [size]]) + low
    across = np.linspace(-size, size, 12)
    forward, right = np.array([-np.sin(a), np.cos(a), 0]), np.array([np.cos(a), np.sin(a), 0])
    points = depth[:, None, None] * forward + across[None, :, None] * right
    points[..., 2] = height[:, None]
    return surface(points)


@cache
def _boards(kind: str) -> tuple[Array, Array]:
    """The set's wooden surfaces."""
    light, dark = {"table": ("#c2a07a", "#7d5a3c"), "floor": ("#cdb391", "#a08562")}[kind]
    return m.planks(1400, 1400, 7 if kind == "table" else 12, light, dark, 41 if kind == "table" else 77)


def _set(shot: Shot, parts: list[Part], target: Array, reach: float) -> list[Part]:
    """Everything around the product."""
    low = float(min(mesh.points[:, 2].min() for mesh, _ in parts)) - 0.002 * reach
    if shot.scene == "cutout":
        return []
    if shot.scene == "wall":
        back = float(max(mesh.points[:, 1].max() for mesh, _ in parts)) + 0.01
        plaster = 0.5 + 0.25 * m.noise(900, 900, (40, 40), 3, 5, 0.65)
        wall = _plane(np.array([0, back, target[2]]), np.array([reach * 6, 0, 0]), np.array([0, 0, reach * 6]))
        tone = m.picture(
            np.tile(m.rgb("#d5d9d6"), (900, 900, 1)) * (1 + 0.02 * m.noise(900, 900, (8, 8), 5))[..., None]
        )
        return [(wall, m.solid(tone, rough=0.9, specular=0.15, bump=plaster, depth=reach * 0.012))]
    if shot.scene in ("white", "warm", "grey"):
        tone = {"white": "#f4f4f4", "warm": "#d9c6ae", "grey": "#b9bcbf"}[shot.scene]
        paper: dict[str, Any] = {"type": "twosided", "bsdf": {"type": "diffuse", "reflectance": m.colour(tone)}}
        if shot.scene == "white":
            # A lit acrylic table: the ground turns white without overexposing the product.
            paper["emission"] = {"type": "rgb", "value": UNDERLIGHT}
        return [(_cove(shot, reach, low), paper)]
    colours, joints = _boards(shot.scene)
    a = np.radians(shot.azimuth)
    right, forward = np.array([np.cos(a), np.sin(a), 0]), np.array([-np.sin(a), np.cos(a), 0])
    base = np.array([target[0], target[1], low])
    size = reach * (3.0 if shot.scene == "table" else 3.4)
    ground = _plane(base + forward * size * 0.35, right * size, forward * size)
    paint = np.tile(m.rgb("#c3c7bd" if shot.scene == "table" else "#dfd9cf"), (64, 64, 1))
    far = reach * (6.5 if shot.scene == "table" else 2.1)
    wall = _plane(base + forward * far, right * reach * 14, np.array([0, 0, reach * 9]))
    out: list[Part] = [
        (ground, m.solid(m.picture(colours), rough=0.42, specular=0.4, bump=joints, depth=reach * 0.25)),
        (wall, m.solid(m.picture(paint), rough=0.85, specular=0.2)),
    ]
    if shot.scene == "floor":
        skirting = _plane(
            base + forward * (far - 0.02 * reach) + np.array([0, 0, 0.06 * reach]),
            right * reach * 14,
            np.array([0, 0, 0.06 * reach]),
        )
        out.append((skirting, m.solid("#f1efea", rough=0.4)))
    return out + [part for name in shot.extra for part in prop(name, base, right, forward, reach)]


def prop(name: str, base: Array, right: Array, forward: Array, reach: float) -> list[Part]:
    """Things that stand out of focus behind the product."""

    def place(mesh: Mesh, x: float, y: float, size: float) -> Mesh:
        spot = base + (right * x + forward * y) * reach
        return mesh.scaled(size * reach).moved(*spot)

    if name == "branch":
        rng = np.random.default_rng(5)
        jar = lathe(spline([(0, 0), (0.22, 0), (0.30, 0.2), (0.24, 0.48), (0.12, 0.62), (0.14, 0.7)]))
        parts: list[Part] = [(place(jar, -0.85, 1.9, 1.1), m.solid("#e9e3d6", rough=0.5))]
        for _ in range(9):
            tip = rng.normal(0, 0.34, 2)
            stem = spline([(0, 0, 0.6), (tip[0] * 0.3, tip[1] * 0.3, 1.0), (tip[0], tip[1], 1.45)], 40)
            parts.append((place(tube(stem, 0.008), -0.85, 1.9, 1.1), m.solid("#5d5a3c")))
            for t in range(12, 40, 3):
                leaf = _leaf(stem[t], rng)
                parts.append((place(leaf, -0.85, 1.9, 1.1), m.solid("#6f8a5c", rough=0.5)))
        return parts
    if name == "books":
        parts = []
        for k, tone in enumerate(("#a4523d", "#e4ddcd", "#31505c")):
            block = _plane(np.zeros(3), np.array([0.55, 0, 0]), np.array([0, 0, 0.06]))
            parts.append((place(block.moved(0, 0, 0.06 + 0.125 * k), 0.85, 1.6, 1.0), m.solid(tone, rough=0.7)))
            lid = _plane(np.zeros(3), np.array([0.55, 0, 0]), np.array([0, 0.4, 0]))
            parts.append((place(lid.moved(0, 0.4, 0.122 + 0.125 * k), 0.85, 1.6, 1.0), m.solid(tone, rough=0.7)))
        return parts
    raise ValueError(name)


def _leaf(at: Array, rng: np.random.Generator) -> Mesh:
    """One leaf at a point, in a random direction."""
    s, t = np.meshgrid(np.linspace(0, 1, 10), np.linspace(-1, 1, 5))
    wide = 0.055 * np.sin(np.pi * s**0.8)
    points = np.stack([s * 0.2, t * wide, 0.03 * s - 0.06 * s**2 + 0.02 * np.abs(t)], -1)
    mesh = surface(points).turned("y", -float(rng.uniform(0, 60))).turned("z", float(rng.uniform(0, 360)))
    return mesh.moved(*at)


def develop(light: Array, shot: Shot, alpha: Array | None) -> Array:
    """From linear light to a finished photo: exposure on the background, a soft shoulder, fine grain."""
    if shot.scene == "white":
        corner = np.median(np.concatenate([light[:24, :24], light[:24, -24:]]).reshape(-1, 3), axis=0)
        if shot.fill > 1:  # a close-up shows no background to go by
            corner = np.full(3, WHITE_LEVEL)
        light = light * (1.015 / corner) * shot.exposure
    elif shot.scene == "cutout":
        assert alpha is not None
        light = light / np.maximum(alpha, 0.05)[..., None] * 1.05 * shot.exposure
    else:
        corner = np.percentile(light.mean(2), 96)
        light = light * (0.80 / corner) * shot.exposure
    knee = 0.72
    over = np.maximum(light - knee, 0)
    light = np.where(light > knee, knee + (1 - knee) * (1 - np.exp(-over / (1 - knee) * 1.35)) * 1.02, light)
    light = np.clip(light, 0, 1)
    out = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    # A little contrast that leaves the white background alone, and calmer colours in exchange.
    grey = out.mean(axis=2, keepdims=True)
    out = np.clip(grey + 0.90 * (out - grey), 0, 1) ** 1.14
    # A lens never draws as sharp as the renderer, and a sharpening camera answers it.
    soft = cv2.GaussianBlur(out.astype(np.float32), (0, 0), 1.4)
    out = out + 0.22 * (out - soft)
    rng = np.random.default_rng(11)
    grain = rng.normal(0, 0.005, out.shape[:2])[..., None] * np.clip((0.985 - out) * 8, 0, 1)
    out = np.clip(out + grain, 0, 1)
    if alpha is None:
        return out
    coverage = np.clip(alpha, 0, 1)[..., None]
    return np.concatenate([np.clip(out, 0, 1), coverage], axis=2)
