"""An audit of the sample catalogue with planted copies: with the bundled network, it finds them and little else.

The same in full, on a real shop with forty copies: benchmarks/planted.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, ImageOps

from tests.conftest import finish
from visearch_desktop.core import audit, places
from visearch_desktop.core.findings import AuditOptions, Tier
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace

SAMPLE = places.sample_catalogue()
DUPLICATES = frozenset({Tier.CONFLICT, Tier.IDENTICAL, Tier.NEAR_DUPLICATE})
Edit = Callable[[Image.Image], Image.Image]


def cropped(photo: Image.Image) -> Image.Image:
    width, height = photo.size
    return photo.crop((int(0.2 * width), int(0.15 * height), int(0.95 * width), int(0.9 * height)))


def tinted(photo: Image.Image) -> Image.Image:
    pixels: npt.NDArray[np.float64] = np.asarray(photo) * [1.15, 1.0, 0.85] + 5
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


EDITS: dict[str, Edit] = {
    "cropped": cropped,
    "mirrored": ImageOps.mirror,
    "framed": lambda photo: ImageOps.expand(photo, photo.width // 6, "white"),
    "turned": lambda photo: photo.rotate(90, expand=True),
    "tilted": lambda photo: photo.rotate(8, fillcolor=(255, 255, 255)),
    "small": lambda photo: photo.resize((photo.width // 4, photo.height // 4)),
    "grey": lambda photo: photo.convert("L").convert("RGB"),
    "blurred": lambda photo: photo.filter(ImageFilter.GaussianBlur(3)),
    "tinted": tinted,
}


def plant(folder: Path) -> dict[str, str]:
    """Copies of the sample photos, and edited ones under new SKUs: copy -> source, by file name."""
    shutil.copytree(SAMPLE / "photos", folder)
    sources = sorted(path for path in folder.rglob("*.jpg"))[:: 63 // len(EDITS)]
    planted = {}
    for (name, edit), source in zip(EDITS.items(), sources, strict=False):
        copy = folder / f"NEW-{name}_1.jpg"
        with Image.open(source) as photo:
            edit(photo.convert("RGB")).save(copy, quality=85)
        planted[copy.name] = source.name
    return planted


def test_planted_copies_are_found(tmp_path: Path) -> None:
    planted = plant(tmp_path / "photos")
    workspace = Workspace.create(tmp_path / "catalog", model=DEFAULT_MODEL, device="cpu")
    try:
        finish(index_folders(workspace, [tmp_path / "photos"], products=SAMPLE / "products.csv"))
        report = finish(audit.run(workspace, AuditOptions(tiers=DUPLICATES)))
    finally:
        workspace.close()
    pairs = [pair for group in report.groups for pair in group.pairs if pair.a.photo != pair.b.photo]
    found = {frozenset((pair.a.photo.name, pair.b.photo.name)) for pair in pairs}
    assert len(planted) == len(EDITS)
    assert {frozenset(pair) for pair in planted.items()} <= found
    # Another view of the copied product, from nearly the same place, is no false alarm; another product is.
    products = {member.photo.name: set(member.skus) for group in report.groups for member in group.members}
    for copy, source in planted.items():
        products[copy] = products[source]
    assert [pair for pair in found if not set.intersection(*(products[name] for name in pair))] == []
