"""What a catalog takes on the disk, by what it is for; and giving back what nobody needs any more.

The sizes of files are exact. How a file is shared among what it holds is estimated (see `store.sizes`) and adds
up to it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core import backups, places
from visearch_desktop.core.store import CACHE_NAME, DATABASE_NAME, Database, photos, searches, sizes
from visearch_desktop.core.workspace import Workspace

_LOGS = ("-wal", "-shm")
_PRODUCTS = ("product", "product_photo", "word")
_PHOTOS = ("content", "photo", "photo_sku")
_COUNTED = ("features", "palette")


class Use(StrEnum):
    """What a part of the disk is used for."""

    EMBEDDINGS = "embeddings"
    PHOTOS = "photos"
    PRODUCTS = "products"
    REVIEW = "review"
    SEARCHES = "searches"
    BACKUPS = "backups"
    INDEX = "index"
    FEATURES = "features"
    COLOURS = "colours"
    THUMBNAILS = "thumbnails"
    UNUSED = "unused"
    SPARE = "spare"


CACHES = frozenset({Use.INDEX, Use.FEATURES, Use.COLOURS, Use.THUMBNAILS})
"""What can be made again from the rest and the photos."""


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Bytes by use, for a catalog of so many searchable photos. `batches` are the saved batches of all catalogs.

    `Use.SPARE` is what `free_space` gives back: logs, search indexes that were left behind, and the room in a database
    that is a quarter empty, as after an upgrade.
    """

    photos: int
    parts: Mapping[Use, int]
    batches: int = 0

    @property
    def total(self) -> int:
        """Bytes of the catalog."""
        return sum(self.parts.values())

    def per_photo(self, *uses: Use) -> float:
        """Bytes of these uses for each photo; of all without any."""
        taken = sum(self.parts.get(use, 0) for use in uses) if uses else self.total
        return taken / self.photos if self.photos else 0.0


def disk_use(workspace: Workspace) -> DiskUse:
    """What the catalog takes. Half a second of computing for a million photos; nothing is written."""
    folder, database = workspace.folder, workspace.database
    parts = _of_catalog(database, _size(folder / DATABASE_NAME)) | _of_cache(database, _size(folder / CACHE_NAME))
    parts[Use.SEARCHES] = _size(folder / searches.FILE)
    parts[Use.BACKUPS] = _size(folder / backups.FOLDER)
    parts[Use.INDEX] = _size(_snapshot(workspace))
    unused = {cache: sizes.unused(database, cache=cache) for cache in (False, True)}
    worth = {cache for cache in unused if sizes.is_worth_rewriting(database, cache=cache)}
    parts[Use.UNUSED] = sum(size for cache, size in unused.items() if cache not in worth)
    parts[Use.SPARE] = sum(map(_size, [*_logs(folder), *_left_behind(workspace)]))
    parts[Use.SPARE] += sum(size for cache, size in unused.items() if cache in worth)
    return DiskUse(photos.counts(database)[0], parts, _size(places.batches_folder()))


def free_space(workspace: Workspace) -> int:
    """Give back what is spare; how many bytes that was.

    Raises:
        CatalogBusyError: the catalog is being indexed or changed: what looks left behind may be just in the making.
    """
    with workspace.writing():
        before = disk_use(workspace).parts[Use.SPARE]
        for folder in _left_behind(workspace):
            shutil.rmtree(folder, ignore_errors=True)  # one that another copy still searches stays, on some systems
        for cache in (False, True):
            if sizes.is_worth_rewriting(workspace.database, cache=cache):
                sizes.rewrite(workspace.database, cache=cache)
        sizes.fold_logs(workspace.database)
        return max(0, before - disk_use(workspace).parts[Use.SPARE])


def _of_catalog(database: Database, file: int) -> dict[Use, int]:
    tables = sizes.tables(database)
    products = sum(taken for name, taken in tables.items() if name.startswith(_PRODUCTS))
    review = sum(taken for name, taken in tables.items() if not name.startswith(_PRODUCTS) and name not in _PHOTOS)
    count, length = sizes.embeddings(database)
    rest = max(0, file - sizes.unused(database) - products - review)
    embeddings = min(rest, count * length)
    return {
        Use.EMBEDDINGS: embeddings, Use.PHOTOS: rest - embeddings, Use.PRODUCTS: products, Use.REVIEW: review,
    }  # fmt: skip


def _of_cache(database: Database, file: int) -> dict[Use, int]:
    """The largest, the thumbnails, are what the others leave."""
    tables = sizes.tables(database, cache=True)
    features, palettes = (tables.get(name, 0) for name in _COUNTED)
    rest = max(0, file - sizes.unused(database, cache=True))
    features, palettes = min(features, rest), min(palettes, max(0, rest - features))
    return {Use.FEATURES: features, Use.COLOURS: palettes, Use.THUMBNAILS: rest - features - palettes}


def _snapshot(workspace: Workspace) -> Path:
    return workspace.gallery.snapshot_folder


def _left_behind(workspace: Workspace) -> Iterator[Path]:
    """Search indexes that are not the current one."""
    current = _snapshot(workspace)
    with suppress(OSError):
        yield from [place for place in current.parent.iterdir() if place.is_dir() and place != current]


def _logs(folder: Path) -> list[Path]:
    return [folder / f"{name}{ending}" for name in (DATABASE_NAME, CACHE_NAME) for ending in _LOGS]


def _size(place: Path) -> int:
    """Bytes of a file, or of all files in a folder; 0 when it is not there."""
    with suppress(OSError):
        if place.is_dir():
            return sum(_size(inside) for inside in place.iterdir())
        return place.stat().st_size
    return 0
