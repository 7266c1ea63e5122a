"""Pictures with many corners, made of numbers: products on white or on a backdrop, and what suppliers do to them."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint8]
Transform = npt.NDArray[np.float64]

IDENTITY = np.eye(3)


def product(
    seed: int, width: int = 320, height: int = 240, *, backdrop: int | None = None, hue: int | None = None
) -> Pixels:
    """A printed cloth of polygons and noise that fills most of a picture, uint8 [height, width, 3].

    Args:
        seed: its shapes, and its hue unless `hue` says otherwise.
        width: of the picture, in pixels.
        height: of the picture, in pixels.
        backdrop: seed of the picture behind it; white when None.
        hue: 0 to 179: another colour on the same shapes in the same light.
    """
    ground = np.full((height, width, 3), 255, np.uint8) if backdrop is None else cloth(10_000 + backdrop, width, height)
    inside = cv2.fillPoly(np.zeros((height, width), np.uint8), [_outline(seed, width, height)], 255) > 0
    return np.where(inside[..., None], cloth(seed, width, height, hue=hue), ground).astype(np.uint8)


def cloth(seed: int, width: int, height: int, *, hue: int | None = None) -> Pixels:
    """A pattern of polygons over noise, all over the picture."""
    shapes = np.random.default_rng(seed)
    size = np.array([width, height])
    hue = 37 * seed % 180 if hue is None else hue
    light = np.full((height, width), 128, np.uint8)
    for _ in range(45):
        corners = shapes.uniform(0, 1, 2) * size + shapes.uniform(-0.12, 0.12, (shapes.integers(3, 6), 2)) * min(size)
        cv2.fillPoly(light, [corners.astype(np.int32)], int(shapes.integers(60, 220)))
    noise = np.zeros((height, width), np.float32)
    for octave in (4, 8, 16):
        coarse = shapes.normal(0, 12, (height // octave + 2, width // octave + 2)).astype(np.float32)
        noise += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    value = np.clip(light.astype(np.float32) + noise, 20, 235).astype(np.uint8)
    saturation = np.full_like(value, 130)
    made = cv2.cvtColor(np.dstack([np.full_like(value, hue), saturation, value]), cv2.COLOR_HSV2RGB)
    return np.asarray(made, np.uint8)


def moved(picture: Pixels, transform: Transform, width: int, height: int) -> Pixels:
    """What a photo looks like under a transform from its shares to those of the new photo; grey beside it."""
    rows, columns = picture.shape[:2]
    pixels = np.diag([width, height, 1.0]) @ transform @ np.diag([1 / columns, 1 / rows, 1.0])
    made = cv2.warpPerspective(picture, pixels, (width, height), flags=cv2.INTER_AREA, borderValue=(127, 127, 127))
    return np.asarray(made, np.uint8)


def turned(degrees: float, scale: float = 1.0, *, width: int = 320, height: int = 240) -> Transform:
    """Turning and scaling about the middle of a picture of this size, in shares."""
    size = np.diag([width, height, 1.0])
    about = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, scale), [0, 0, 1]])
    return np.asarray(np.linalg.inv(size) @ about @ size, np.float64)


def crop(left: float, top: float, right: float, bottom: float) -> Transform:
    """Cutting out a part, given in shares."""
    across, down = 1 / (right - left), 1 / (bottom - top)
    return np.array([[across, 0, -left * across], [0, down, -top * down], [0, 0, 1]])


MIRROR = np.array([[-1.0, 0, 1], [0, 1, 0], [0, 0, 1]])


def saved(pixels: Pixels, quality: int) -> Pixels:
    """The picture after it was saved as a JPEG."""
    jpeg = cv2.imencode(".jpg", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    read = np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), np.uint8)
    return np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), np.uint8)


def banner(pixels: Pixels, share: float = 0.18) -> Pixels:
    """The picture with a dark banner with text-like noise over its lower part."""
    made = pixels.copy()
    rows = round(len(made) * share)
    blocks = np.random.default_rng(1).integers(0, 2, (rows // 3 + 1, made.shape[1] // 3 + 1), np.uint8) * 225 + 15
    made[-rows:] = np.kron(blocks, np.ones((3, 3), np.uint8))[:rows, : made.shape[1], None]
    return made


def with_text(pixels: Pixels) -> Pixels:
    """The picture with six lines of small print over its upper half."""
    made = pixels.copy()
    for line in range(6):
        place = (2, 14 + 20 * line)
        cv2.putText(made, "SALE 50% OFF buy now WWW.SHOP.COM", place, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 1)
    return made


def framed(pixels: Pixels, share: float = 0.15) -> Pixels:
    """The picture with a plain border around it."""
    edge = round(share * max(pixels.shape))
    made = cv2.copyMakeBorder(pixels, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(240, 235, 225))
    return np.asarray(made, np.uint8)


def _outline(seed: int, width: int, height: int) -> npt.NDArray[np.int32]:
    """A rough round shape in the middle."""
    random = np.random.default_rng(seed + 500)
    angles = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    radius = random.uniform(0.33, 0.46, 14)
    points = np.stack([0.5 + radius * np.cos(angles), 0.5 + radius * np.sin(angles)], axis=1)
    return np.asarray(points * (width, height), np.int32)


def written(path: Path, pixels: Pixels, quality: int = 88) -> Path:
    """The picture in a file, with the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, quality=quality)
    return path


def pasted(photo: Pixels) -> Pixels:
    """A collage of four photos, of which only the last is in a shop of the first two hundred."""
    strangers = [product(200 + number) for number in range(3)]
    return np.vstack([np.hstack([strangers[0], strangers[1]]), np.hstack([strangers[2], photo])])


EDITS = {
    "saved": lambda photo: saved(photo, 15),
    "upside down": lambda photo: np.ascontiguousarray(photo[::-1, ::-1]),
    "on its side": lambda photo: np.ascontiguousarray(np.rot90(photo)),
    "mirrored": lambda photo: moved(photo, MIRROR, 320, 240),
    "half of it": lambda photo: moved(photo, crop(0.0, 0.0, 0.5, 1.0), 160, 240),
    "tilted": lambda photo: moved(photo, turned(20, 0.8), 320, 240),
    "in a collage": pasted,
}
"""What suppliers do to a picture of `product`, each under its name."""
