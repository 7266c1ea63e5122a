"""What the worker threads run.

The core's heavy modules (numpy, OpenCV, Annoy, ONNX Runtime) are imported here, on first use and in a
worker, so that the window is on the screen before any of them is loaded.
"""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from visearch_desktop.core import places
from visearch_desktop.core.catalog import PHOTO_SUFFIXES, IndexReport, Problem
from visearch_desktop.core.errors import PhotoError, TableError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.gui.core_words import spoken

if TYPE_CHECKING:
    from visearch_desktop.core.disk_use import DiskUse
    from visearch_desktop.core.forgetting import Derived, Forgotten
    from visearch_desktop.core.imaging.difference import Pixels
    from visearch_desktop.core.models import Pack
    from visearch_desktop.core.watching import Due, Watch
    from visearch_desktop.core.workspace import Workspace

Piece = Path | QImage | bytes
"""What a person searches with: a file, or a picture from the clipboard or a browser."""

Sample = tuple[int, str, Path]
"""A photo to show a catalog by: content, SKU, path."""


def open_catalog(folder: Path, device: str) -> Workspace:
    """Open a catalog, leaving one core to the window."""
    from visearch_desktop.core.workspace import Workspace

    return Workspace.open(folder, device=device)


def create_catalog(folder: Path, device: str, model: str, sku_rule: str, name: str) -> Workspace:
    """Make an empty catalog and open it."""
    from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace

    Workspace.create(folder, model=model or DEFAULT_MODEL, sku_rule=sku_rule, name=name).close()
    return open_catalog(folder, device)


def restore_catalog(folder: Path, device: str) -> Workspace:
    """Make a damaged catalog anew from its newest backup, once those here who used it have let go, and open it."""
    from visearch_desktop.core import backups

    backups.restore(folder, patience=30.0)
    return open_catalog(folder, device)


def backup_of(folder: Path) -> datetime | None:
    """When the newest backup of a catalog was made."""
    from visearch_desktop.core import backups

    return backups.last_kept(folder)


def warm_up(workspace: Workspace) -> str:
    """Load the network, and whatever else the first search needs; the device in use and why."""
    from visearch_desktop.core import search as _search  # noqa: F401 - imported now, while nobody waits for it

    note = workspace.warm_up()
    # What was loaded stays. Looking through all of it for garbage stopped the window for 80 ms at a time.
    gc.freeze()
    return note


def index(
    workspace: Workspace, folders: Sequence[Path], products: Path | None, retry_problems: bool
) -> Task[IndexReport]:
    """Index the catalog's folders and `folders`; a product table is held against the photos once they are known."""
    from visearch_desktop.core.indexing import index_folders
    from visearch_desktop.core.product_import import look_back

    report = yield from index_folders(workspace, folders, products=products, retry_problems=retry_problems)
    if products is None:
        return report
    with suppress(TableError):  # it went away meanwhile: what it said is in the catalog
        looked = yield from look_back(workspace, products)
        return replace(report, table=looked.misfit)
    return report


def watch(roots: Sequence[Path]) -> Watch:
    """What watches these folders; it is not started."""
    from visearch_desktop.core.watching import Watch

    return Watch(roots)


def index_due(workspace: Workspace, due: Due) -> Task[IndexReport]:
    """Index what watching found."""
    from visearch_desktop.core.indexing import index_folders
    from visearch_desktop.core.watching import SETTLE_SECONDS

    return index_folders(workspace, only=due.places, settle=SETTLE_SECONDS)


@dataclass(frozen=True, slots=True)
class Lists:
    """What the Catalog page shows of a catalog besides its figures."""

    problems: tuple[Problem, ...]
    samples: tuple[Sample, ...]
    model_title: str
    offline: tuple[Path, ...] = ()


def catalog_lists(workspace: Workspace, samples: int) -> Lists:
    """The problem photos, some photos to show the catalog by, its model's title, the folders that are not there."""
    title = next((pack.title for pack in packs() if pack.name == workspace.model), workspace.model)
    offline = tuple(folder for folder in workspace.roots().values() if not places.is_folder(folder))
    return Lists(workspace.problems(), workspace.sample_photos(samples), title, offline)


def disk_use(workspace: Workspace) -> DiskUse:
    """What the catalog takes on the disk."""
    from visearch_desktop.core import disk_use as core

    return core.disk_use(workspace)


def free_space(workspace: Workspace) -> int:
    """Give back what nobody needs any more; how many bytes that was."""
    from visearch_desktop.core import disk_use as core

    return core.free_space(workspace)


def diagnostics(workspace: Workspace | None, *, paths: bool) -> str:
    """What those who look after the program need to know, as text."""
    from visearch_desktop.core import diagnostics as core

    return core.report(workspace, paths=paths)


def look_at_derived(workspace: Workspace) -> tuple[Derived, int]:
    """What would be forgotten of a catalog, and the bytes of its files."""
    from visearch_desktop.core import forgetting

    found = forgetting.look(workspace.folder)
    return found, forgetting.total(found.files)


def export_ledger(workspace: Workspace, file: Path) -> Task[Path]:
    """Write what was decided; the file."""
    from visearch_desktop.core import ledger

    pace = Pace(Stage.REPORT)
    for done in ledger.export(workspace, file, language=spoken()):
        yield pace.at(done)
    return file


def forget(workspace: Workspace, found: Derived) -> Task[Forgotten]:
    """Forget a catalog that nobody looks at any more."""
    from visearch_desktop.core import forgetting

    workspace.close()
    return (yield from forgetting.forget(found))


def use_model(workspace: Workspace, name: str) -> None:
    """Embed every photo of the catalog anew with this pack."""
    workspace.use_model(name)


def picture(source: Piece, side: int) -> QImage:
    """`source` decoded as the core decodes it: turned upright, on white, at most `side` pixels."""
    from visearch_desktop.core.guarded import read_picture

    shown = _image(read_picture(png(source) if isinstance(source, QImage) else source, side=side).pixels)
    if max(shown.width(), shown.height()) <= side:
        return shown
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return shown.scaled(side, side, keep, smooth)


def pictures(sources: Sequence[Piece], side: int) -> tuple[QImage | None, ...]:
    """Several pictures; None stands for one that cannot be read."""
    made: list[QImage | None] = []
    for source in sources:
        try:
            made.append(picture(source, side))
        except PhotoError:
            made.append(None)
    return tuple(made)


def difference(first: QImage, second: QImage, transform: tuple[float, ...] | None) -> QImage:
    """A heat picture of where `second` differs from `first`, in the frame of the first."""
    from visearch_desktop.core.imaging.difference import difference as heat

    return _image(heat(_pixels(first), _pixels(second), transform))


def packs() -> tuple[Pack, ...]:
    """The model packs on this machine."""
    from visearch_desktop.core.models import list_packs

    return tuple(list_packs())


def propose(file: Path) -> tuple[tuple[str, str], ...]:
    """What the program takes an ONNX file for: facts as (name, value)."""
    from visearch_desktop.core.models import describe
    from visearch_desktop.core.models import propose as look_at

    return describe(look_at(file))


def install(name_or_file: str) -> Task[Pack]:
    """Install a pack from a file, or the official one by name."""
    from visearch_desktop.core.models import install as install_pack

    return install_pack(name_or_file)


def sample_names(folders: Sequence[Path], limit: int = 300) -> tuple[str, ...]:
    """Some photo names below `folders`, relative to them, to try a SKU rule on."""
    names: list[str] = []
    for folder in folders:
        seen = 0
        for place, below, files in os.walk(folder):
            below.sort()
            photos = sorted(file for file in files if Path(file).suffix.lower() in PHOTO_SUFFIXES)
            spread = photos[:: max(1, len(photos) // 12)]
            names.extend((Path(place) / file).relative_to(folder).as_posix() for file in spread)
            seen += len(files)
            if len(names) >= limit or seen > 5000:
                break
    return tuple(names)


def preview(rule: str, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Which SKU `rule` gives to each name."""
    from visearch_desktop.core.sku import preview as pairs

    return tuple(pairs(rule, names))


def _image(pixels: Pixels) -> QImage:
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    # Converting copies the pixels, whose bytes are about to go, into what a pixmap takes over as it is.
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _pixels(image: QImage) -> Pixels:
    import numpy as np

    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def png(image: QImage) -> bytes:
    """A picture as the bytes of a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 90)  # type: ignore[call-overload]
    return bytes(data.data())
