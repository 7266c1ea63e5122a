"""The backups of a catalog, and its database made anew from one."""

from __future__ import annotations

import shutil
import tempfile
import time
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from visearch_desktop.core.backups.keeping import COPY, FOLDER, dated, facts
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.core.store import mending, seat


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: when it was made, and how many decisions and products it knows."""

    file: Path
    made: datetime
    decisions: int
    products: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a catalog was restored from, and the folder that the database before was set aside to."""

    backup: Backup
    aside: Path


def listing(folder: Path) -> tuple[Backup, ...]:
    """The backups of a catalog's folder that can be opened, the one that has seen most changes first.

    Not the one with the latest date: a clock may have been wrong, the count of changes only grows.
    """
    found = [(said["revision"], day, file, said) for day, file in dated(folder / FOLDER) if (said := facts(file))]
    return tuple(
        Backup(file, datetime.fromtimestamp(file.stat().st_mtime), said["decisions"], said["products"])
        for _, _, file, said in sorted(found, key=lambda one: one[:2], reverse=True)
    )


def restore(folder: Path, chosen: Path | None = None, *, patience: float = 0.0) -> Restored:
    """Make the database of a catalog anew: from the newest backup that is whole, or the one that was chosen.

    What was there is set aside, not deleted. Photos are read again by the next index run; verdicts belong to them by
    the digests of their bytes, so they hold at once.

    Raises:
        CatalogError: there is no backup that can be used, or the folder cannot be written.
    """
    until = time.monotonic() + patience  # whoever has just closed the catalog here may still be at it
    while seat.is_held(folder):
        if time.monotonic() >= until:
            raise CatalogBusyError("This catalog is still open.", "Close it first.")
        time.sleep(0.05)
    try:
        seated = seat.take(folder)
    except OSError as error:
        raise CatalogError(f"The folder {folder} cannot be written: {error.strerror or error}.") from error
    if not seated:
        raise CatalogBusyError("Another copy of ViSearch has this catalog open.", "Close it there first.")
    try:
        return _restored(folder, chosen)
    finally:
        seat.leave(folder)


def _restored(folder: Path, chosen: Path | None) -> Restored:
    known = listing(folder)
    newest = facts(known[0].file).get("revision", 0) if known else 0
    tried = [one for one in known if chosen is None or one.file == chosen.absolute()]
    for backup in tried:
        try:
            with (
                tempfile.TemporaryDirectory(dir=folder, prefix=".restoring-") as work,
                zipfile.ZipFile(backup.file) as packed,
            ):
                copy = Path(work) / COPY
                with packed.open(COPY) as source, copy.open("wb") as target:
                    shutil.copyfileobj(source, target)
                if mending.read_copy(copy) is not None:
                    return Restored(backup, mending.make_anew(folder, copy, newest))
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError):
            continue  # damaged itself: the one before
        except OSError as error:
            raise CatalogError(f"The catalog in {folder} cannot be restored: {error.strerror or error}.") from error
    if chosen is not None:
        raise CatalogError(f"{chosen} is no whole backup of this catalog.", "Choose another one.")
    raise CatalogError(f"There is no backup of the catalog in {folder}.", "Index its photo folders into a new catalog.")
