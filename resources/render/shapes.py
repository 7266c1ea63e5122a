"""Meshes for the sample products: turned, swept, boxed and folded surfaces, all in centimetres, z up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Mesh:
    """Triangles with one normal and one texture coordinate for every vertex."""

    points: Array
    normals: Array
    uv: Array
    faces: Array

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Mesh:
        """The mesh shifted."""
        return replace(self, points=self.points + np.array([x, y, z]))

    def scaled(self, factor: float) -> Mesh:
        """The mesh scaled evenly about the origin."""
        return replace(self, points=self.points * factor)

    def turned(self, axis: str, degrees: float) -> Mesh:
        """The mesh rotated about one axis through the origin."""
        a = np.radians(degrees)
        c, s = np.cos(a), np.sin(a)
        i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
        m = np.eye(3)
        m[i, i], m[i, j], m[j, i], m[j, j] = c, -s, s, c
        return replace(self, points=self.points @ m.T, normals=self.normals @ m.T)

    def flipped(self) -> Mesh:
        """The mesh turned inside out."""
        return replace(self, normals=-self.normals, faces=self.faces[:, ::-1])


def surface(points: Array, *, wrap_u: bool = False, wrap_v: bool = False, v: Array | None = None) -> Mesh:
    """A mesh over a grid of points of shape (rows, columns, 3).

    With wrap_u the last column repeats the first one, with wrap_v the last row the first; normals are then
    continuous over the seam. v gives the texture coordinate of each row (0 at the first row by default).
    """
    rows, columns = points.shape[:2]
    du = _slope(points, 1, wrap_u)
    dv = _slope(points, 0, wrap_v)
    normals = np.cross(du, dv)
    length = np.linalg.norm(normals, axis=2, keepdims=True)
    flat = length[..., 0] < 1e-9
    normals = normals / np.maximum(length, 1e-9)
    # At a pole every column is the same point: take the mean direction of the neighbouring row.
    for row in (0, rows - 1):
        if flat[row].mean() > 0.5:
            mean = normals[1 if row == 0 else rows - 2].mean(axis=0)
            normals[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    u = np.linspace(0, 1, columns)
    v = np.linspace(0, 1, rows) if v is None else v
    uv = np.stack(np.broadcast_arrays(u[None, :], v[:, None]), axis=-1)
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    return Mesh(points.reshape(-1, 3), normals.reshape(-1, 3), uv.reshape(-1, 2), faces)


def _slope(points: Array, axis: int, wrap: bool) -> Array:
    """Central differences along one grid axis."""
    if not wrap:
        return np.gradient(points, axis=axis)
    core = np.take(points, range(points.shape[axis] - 1), axis=axis)
    slope = np.roll(core, -1, axis) - np.roll(core, 1, axis)
    return np.concatenate([slope, np.take(slope, [0], axis=axis)], axis=axis)


def displaced(points: Array, amount: Array, *, wrap_u: bool = False, wrap_v: bool = False) -> Array:
    """A grid of points pushed along its normals by amount (rows, columns)."""
    normals = surface(points, wrap_u=wrap_u, wrap_v=wrap_v).normals.reshape(points.shape)
    return points + normals * amount[..., None]


def resampled(curve: Array, count: int) -> Array:
    """The polyline with count points at even distances."""
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    even = np.linspace(0, steps[-1], count)
    return np.stack([np.interp(even, steps, curve[:, k]) for k in range(curve.shape[1])], axis=1)


def spline(knots: Sequence[Sequence[float]], count: int = 120) -> Array:
    """A smooth curve (Catmull-Rom) through the knots."""
    p = np.asarray(knots, float)
    p = np.concatenate([[2 * p[0] - p[1]], p, [2 * p[-1] - p[-2]]])
    t = np.linspace(0, 1, 24, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return resampled(np.concatenate([*pieces, p[-2:-1]]), count)


def filleted(corners: Sequence[tuple[float, float, float]], count: int = 240) -> Array:
    """A polyline whose corners (x, y, radius) are rounded off."""
    p = np.asarray([c[:2] for c in corners], float)
    out = [p[:1]]
    for k in range(1, len(p) - 1):
        before, after = p[k - 1] - p[k], p[k + 1] - p[k]
        reach = min(corners[k][2], 0.49 * np.linalg.norm(before), 0.49 * np.linalg.norm(after))
        a = p[k] + before / np.linalg.norm(before) * reach
        b = p[k] + after / np.linalg.norm(after) * reach
        t = np.linspace(0, 1, 12)[:, None]
        out.append((1 - t) ** 2 * a + 2 * t * (1 - t) * p[k] + t**2 * b)
    out.append(p[-1:])
    return resampled(np.concatenate(out), count)


def lathe(profile: Array, *, segments: int = 160, push: Callable[[Array, Array], Array] | None = None) -> Mesh:
    """A turned body: profile is (radius, height) from the outer bottom over the rim to the inside.

    push(angle, row) returns how far each grid point moves outwards, for ribs, coils and dents.
    The texture's v runs along the profile and starts at its first point.
    """
    angle = np.linspace(0, 2 * np.pi, segments + 1)
    radius = np.maximum(profile[:, :1], 0.0)
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.repeat(profile[:, 1:2], segments + 1, 1)], -1)
    if push is not None:
        rows = np.linspace(0, 1, len(profile))
        points = displaced(points, push(angle[None, :], rows[:, None]), wrap_u=True)
    return surface(points, wrap_u=True)


def vessel_profile(outer: Array, wall: float, *, count: int = 320, floor: float | None = None) -> Array:
    """A closed vessel's profile from its outer curve (bottom centre to rim), the wall's thickness added."""
    outer = resampled(outer, count)
    tangent = np.gradient(outer, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    normal = np.stack([tangent[:, 1], -tangent[:, 0]], 1)
    inner = outer - wall * normal
    base = outer[0, 1] + (wall * 1.3 if floor is None else floor)
    inner = inner[(inner[:, 1] > base) & (inner[:, 0] > 0.3 * wall)]
    turn = np.linspace(0, np.pi, 14)[1:-1, None]
    centre = outer[-1] - normal[-1] * wall / 2
    rim = centre + wall / 2 * (np.cos(turn) * normal[-1] + np.sin(turn) * tangent[-1])
    first = inner[0]
    corner = filleted([(first[0], first[1], 0), (first[0] * 0.995, base, min(0.5, first[0] / 4)), (0.0, base, 0)], 30)
    return np.concatenate([outer, rim, inner[::-1], corner[1:]])


def tube(
    path: Array, radius: float | Array, *, sides: int = 28, flat: float = 1.0, up: Sequence[float] = (0, 0, 1)
) -> Mesh:
    """A round bar along a path, with closed rounded ends; flat squeezes the section across `up`."""
    radius = np.broadcast_to(np.asarray(radius, float), len(path)).copy()
    tangent = np.gradient(path, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    side = np.cross(tangent, np.asarray(up, float))
    bad = np.linalg.norm(side, axis=1) < 1e-3
    side[bad] = np.cross(tangent[bad], [0.31, 0.95, 0.02])
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    other = np.cross(side, tangent)
    # Rounded ends: a quarter circle of a third of the radius in depth.
    cap = np.linspace(0, np.pi / 2, 7)[:-1]
    head = path[0] - tangent[0] * (np.cos(cap) * radius[0] * 0.35)[:, None]
    tail = path[-1] + tangent[-1] * (np.cos(cap[::-1]) * radius[-1] * 0.35)[:, None]
    centre = np.concatenate([head, path, tail])
    size = np.concatenate([np.sin(cap) * radius[0], radius, np.sin(cap[::-1]) * radius[-1]])
    n = len(cap)
    side = np.concatenate([np.repeat(side[:1], n, 0), side, np.repeat(side[-1:], n, 0)])
    other = np.concatenate([np.repeat(other[:1], n, 0), other, np.repeat(other[-1:], n, 0)])
    a = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.cos(a)[None, :, None] * side[:, None] * flat + np.sin(a)[None, :, None] * other[:, None]
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(centre, axis=0), axis=1))])
    return surface(centre[:, None] + ring * size[:, None, None], wrap_u=True, v=steps / steps[-1])


def bar(a: Sequence[float], b: Sequence[float], radius: float | Array, **kw: float) -> Mesh:
    """A straight round bar between two points; a radius array tapers or turns it."""
    count = len(radius) if isinstance(radius, np.ndarray) else 24
    t = np.linspace(0, 1, count)[:, None]
    return tube((1 - t) * np.asarray(a, float) + t * np.asarray(b, float), radius, **kw)


def rounded_box(size: Sequence[float], radius: float, *, steps: int = 40) -> dict[str, Mesh]:
    """A box with rounded edges, centred on the origin: its six sides by name, each with its own 0..1 texture."""
    half = np.asarray(size, float) / 2
    ease = np.linspace(-1, 1, steps)
    sides: dict[str, Mesh] = {}
    # name: (outward axis, sign, axis that u follows, sign, axis that v follows downwards)
    layout = {
        "front": (1, -1, 0, 1, 2),
        "back": (1, 1, 0, -1, 2),
        "right": (0, 1, 1, 1, 2),
        "left": (0, -1, 1, -1, 2),
        "top": (2, 1, 0, 1, 1),
        "bottom": (2, -1, 0, 1, 1),
    }
    for name, (out, sign, across, u_sign, down) in layout.items():
        grid = []
        for axis in (across, down):
            flat = half[axis] - radius
            # Half of the steps go into the two rounded borders.
            edge = np.linspace(0, 1, steps // 4)
            corner = flat + radius * np.tan(edge * np.pi / 4)
            grid.append(np.concatenate([-corner[::-1], ease[1:-1] * flat, corner]))
        u, v = grid[0], grid[1]
        p = np.zeros((len(v), len(u), 3))
        p[..., out] = sign * half[out]
        p[..., across] = u[None, :] * u_sign
        p[..., down] = -v[:, None]
        core = np.clip(p, -(half - radius), half - radius)
        away = p - core
        away /= np.linalg.norm(away, axis=2, keepdims=True)
        mesh = surface(core + radius * away, v=(v - v[0]) / (v[-1] - v[0]))
        uv = np.stack(np.broadcast_arrays((u - u[0])[None] / (u[-1] - u[0]), mesh.uv[:, 1].reshape(p.shape[:2])), -1)
        faces = mesh.faces if np.sum(mesh.normals * away.reshape(-1, 3)) > 0 else mesh.faces[:, ::-1]
        sides[name] = Mesh(mesh.points, away.reshape(-1, 3), uv.reshape(-1, 2), faces)
    return sides


def slab(
    outline: Callable[[Array], Array], length: float, thick: float, edge: float, *, count: int = 200
) -> list[Mesh]:
    """A flat board along y whose half width is outline(y / length): upper side, lower side and the rounded edge."""
    y = (1 - np.cos(np.linspace(0, np.pi, count))) / 2
    half = np.maximum(outline(y), 1e-4)
    # The contour runs up the right side and down the left one.
    contour = np.concatenate([np.stack([half, y * length], 1), np.stack([-half, y * length], 1)[::-1]])
    contour = resampled(np.concatenate([contour, contour[:1]]), 4 * count)
    slope = _slope(contour[:, None], 0, wrap=True)[:, 0]
    slope /= np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-9)
    inward = np.stack([-slope[:, 1], slope[:, 0]], 1)
    turn = np.linspace(0, np.pi / 2, 8)
    rings = []
    for sign, angles in ((-1, turn[::-1]), (1, turn)):
        for a in angles:
            inset = edge * (1 - np.cos(a))
            height = sign * (thick / 2 - edge + edge * np.sin(a))
            rings.append(np.concatenate([contour + inward * inset, np.full((len(contour), 1), height)], 1))
    rim = surface(np.stack(rings), wrap_u=True)
    # Each lid spans from the left to the right half of its outermost ring.
    lids = []
    widest = float(half.max())
    across = np.linspace(0, 1, 40)[None, :, None]
    for sign, ring in ((1.0, rings[-1]), (-1.0, rings[0])):
        ends = len(ring) // 2
        right, left = ring[:ends], ring[::-1][:ends]
        p = left[:, None] * (1 - across) + right[:, None] * across
        mesh = surface(p)
        uv = np.stack([p[..., 0] / (2 * widest) + 0.5, p[..., 1] / length], -1).reshape(-1, 2)
        normals = np.zeros_like(mesh.normals)
        normals[:, 2] = sign
        lids.append(Mesh(mesh.points, normals, uv, mesh.faces if sign > 0 else mesh.faces[:, ::-1]))
    return [*lids, rim]


def cushion(width: float, height: float, thick: float, gathers: Array, dents: Array) -> tuple[list[Mesh], Array]:
    """A stuffed cushion in the xz plane, facing -y: front and back, and the path of its piping."""
    n = dents.shape[0]
    t = np.sin(np.linspace(-np.pi / 2, np.pi / 2, n))
    x, z = np.meshgrid(t, t)
    # Stuffing pulls the sides inwards and leaves the corners as ears.
    pull_x = 1 - 0.055 * (1 - z**2) ** 1.0 * np.abs(x) ** 3
    pull_z = 1 - 0.055 * (1 - x**2) ** 1.0 * np.abs(z) ** 3
    px, pz = x * pull_x * width / 2, z * pull_z * height / 2
    bulge = ((1 - x**2) * (1 - z**2)) ** 0.55
    rim = np.minimum(1 - np.abs(x), 1 - np.abs(z))
    # The seam gathers the cloth: short folds run from each side towards the middle.
    left, right, low, high = (gathers[k] for k in range(4))
    crease = left[:, None] * np.exp(-4.2 * (1 + x)) + right[:, None] * np.exp(-4.2 * (1 - x))
    crease = crease + low[None] * np.exp(-4.2 * (1 + z)) + high[None] * np.exp(-4.2 * (1 - z))
    crease = crease * np.clip(rim * 9, 0, 1) + 0.22 * dents
    sides = []
    for sign in (-1.0, 1.0):
        depth = sign * thick / 2 * bulge * (1 + 0.55 * crease)
        p = np.stack([px, depth, pz], -1)
        mesh = surface(p if sign < 0 else p[:, ::-1])
        uv = np.stack([(x + 1) / 2, (1 - z) / 2], -1)
        sides.append(replace(mesh, uv=(uv if sign < 0 else uv[:, ::-1]).reshape(-1, 2)))
    loop = [
        np.stack([px[0], 0 * px[0], pz[0]], 1),
        np.stack([px[:, -1], 0 * px[0], pz[:, -1]], 1)[1:],
        np.stack([px[-1], 0 * px[0], pz[-1]], 1)[::-1][1:],
        np.stack([px[:, 0], 0 * px[0], pz[:, 0]], 1)[::-1][1:],
    ]
    return sides, resampled(np.concatenate(loop), 500)


def folded(width: float, depth: float, thick: float, layers: int, noise: Callable[[int, int], Array]) -> list[Mesh]:
    """A cloth folded in layers: one sheet going to and fro over `depth` (y), `width` wide (x), lying on z=0."""
    pitch = thick * 1.02
    line: list[tuple[float, float]] = []
    for k in range(layers):
        z = thick / 2 + k * pitch
        ys = np.linspace(-depth / 2 + thick / 2, depth / 2 - thick / 2, 60)
        ys = ys if k % 2 == 0 else ys[::-1]
        line += [(float(y), z) for y in ys]
        if k < layers - 1:
            a = np.linspace(-np.pi / 2, np.pi / 2, 14)[1:-1]
            sign = 1 if k % 2 == 0 else -1
            line += [
                (float(sign * (depth / 2 - thick / 2 + np.cos(t) * pitch / 2)), z + pitch / 2 + np.sin(t) * pitch / 2)
                for t in a
            ]
    centre = resampled(np.array(line), 520)
    slope = np.gradient(centre, axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    normal = np.stack([-slope[:, 1], slope[:, 0]], 1)
    cap = np.linspace(np.pi / 2, -np.pi / 2, 12)[1:-1, None]
    half = thick / 2 * 0.985
    end = centre[-1] + half * (np.sin(cap) * normal[-1] + np.cos(cap) * slope[-1])
    start = centre[0] - half * (np.sin(cap) * normal[0] + np.cos(cap) * slope[0])
    ring = np.concatenate([centre + normal * half, end, (centre - normal * half)[::-1], start])
    ring = resampled(np.concatenate([ring, ring[:1]]), 1000)
    # The side hems are rounded: the ring shrinks towards its own centre line at both ends of the width.
    xs = np.linspace(-width / 2, width / 2, 300)
    points = np.zeros((len(ring), len(xs), 3))
    points[..., 0] = xs
    points[..., 1] = ring[:, None, 0]
    points[..., 2] = ring[:, None, 1]
    points = displaced(points, noise(len(ring), len(xs)), wrap_v=True)
    body = surface(points, wrap_v=True)
    hems = []
    for sign in (-1, 1):
        z = 0.0
        edge = np.stack([np.full(len(centre), sign * width / 2), centre[:, 0], centre[:, 1] + z], 1)
        hems.append(tube(edge, half * 1.0, sides=20, up=(sign, 0, 0)))
    return [body, *hems]
