"""Checks of what the program is made of: its files, the formats it reads, the models it computes with."""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

import numpy as np

from visearch_desktop import __version__
from visearch_desktop.core import imaging, places
from visearch_desktop.core.embedding import Device, Embedder, find_card
from visearch_desktop.core.errors import CatalogError, ModelError, PhotoError, VisearchError
from visearch_desktop.core.models import Pack
from visearch_desktop.core.self_test.bench import Bench

FORMATS = {
    "JPEG": "jpg", "PNG": "png", "WebP": "webp", "TIFF": "tif", "BMP": "bmp", "GIF": "gif", "HEIC": "heic",
    "AVIF": "avif",
}  # fmt: skip
_SEEN_ALIKE = 4.0
"""Mean difference of grey levels from the picture in PNG; the lossy formats stay below 1.2."""


def program(_bench: Bench) -> str:
    """Which program this is."""
    kind = "installed program" if places.is_frozen() else "source tree or package"
    return f"ViSearch Desktop {__version__}, {kind}, Python {platform.python_version()}, {sys.platform}"


_TABLES = ("translations/visearch_zh_CN.qm", "translations/core_zh_CN.json")


def files(_bench: Bench) -> str:
    """Whether what belongs to the program is beside it."""
    wanted = [places.bundled("models"), places.sample_catalogue() / "products.csv"]
    wanted += [places.bundled("resources") / name for name in ("icons", "styles/window.qss", "formats", *_TABLES)]
    missing = [str(path) for path in wanted if not places.exists(path)]
    if missing:
        raise VisearchError(f"Files of the program are missing: {', '.join(missing)}.", "Install the program again.")
    return str(places.bundled("resources").parent)


def data_folder(_bench: Bench) -> str:
    """Whether the user's data can be kept; nothing stays behind."""
    wanted = folder = places.data_folder()
    while not places.is_folder(folder) and folder != folder.parent:
        if folder.exists():  # a file in the way
            raise CatalogError(
                f"The data folder {wanted} cannot be made: {folder} is a file.",
                "Set VISEARCH_HOME to a folder of yours.",
            )
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"ViSearch")
    except OSError as error:
        raise CatalogError(
            f"The data folder {wanted} cannot be written: {error.strerror}.",
            "Free some space, or set VISEARCH_HOME to a folder of yours.",
        ) from error
    return str(wanted)


def reads(ending: str) -> str:
    """Whether the picture in one format looks as it does in PNG."""
    folder = places.bundled("resources") / "formats"
    whole = imaging.read_picture(folder / "picture.png").pixels
    read = imaging.read_picture(folder / f"picture.{ending}").pixels
    if read.shape != whole.shape:
        raise PhotoError(f"The picture has {read.shape[1]} x {read.shape[0]} pixels instead of 64 x 48.")
    unlike = float(np.abs(read.astype(np.int16) - whole).mean())
    if unlike > _SEEN_ALIKE:
        raise PhotoError(f"The picture differs from the same in PNG by {unlike:.1f} grey levels.")
    return f"{read.shape[1]} x {read.shape[0]} pixels, {unlike:.1f} grey levels from PNG"


def computes(pack: Pack, bench: Bench) -> str:
    """Whether a model is what its card says, and finds a photo nearer to its smaller copy than to another product."""
    if pack.problem:
        raise ModelError(pack.problem, "Install the model again.")
    network = Embedder(find_card(pack.name, places.model_folders()), Device(bench.device))
    try:
        device = network.open()
        photos = places.sample_catalogue() / "photos"
        one = imaging.read_picture(photos / "mug-speckle-sand-1.jpg").pixels
        other = imaging.read_picture(photos / "stool-oak-1.jpg").pixels
        sides = (network.card.size, network.card.resize)
        tiles = np.stack([imaging.make_tile(pixels, *sides) for pixels in (one, one[::4, ::4], other)])
        near, far = (network.embed(tiles) @ network.embed(tiles[:1])[0])[1:]
        if not near > far:  # nor is NaN
            raise ModelError(f"A photo is no nearer to its copy ({near:.2f}) than to another product ({far:.2f}).")
    finally:
        network.close()
    return f"{device.sentence}; copy {near:.2f}, another product {far:.2f}"


def temporary_folder() -> Path:
    """Where what the checks make may lie.

    Raises:
        CatalogError: there is no such folder, or the disk is full.
    """
    try:
        return Path(tempfile.mkdtemp(prefix="visearch-self-test-"))
    except OSError as error:
        raise CatalogError(
            f"There is no folder to write temporary files to: {error.strerror}.",
            "Free some space, or set TMPDIR (on Windows TEMP) to a folder of yours.",
        ) from error
