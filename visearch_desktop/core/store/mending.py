"""A catalog's database copied in small, judged, and made anew from a copy when it is damaged."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store import said
from visearch_desktop.core.store.cache import CACHE_NAME
from visearch_desktop.core.store.connection import DATABASE_NAME, make_tables
from visearch_desktop.core.store.said import Said
from visearch_desktop.core.store.sentences import as_sentences


def copy_said(folder: Path, target: Path) -> Said:
    """Copy what people said in the catalog of a folder into a new file; what the copy holds.

    Raises:
        CatalogError: the catalog is damaged, or the target cannot be written.
    """
    with as_sentences(folder):
        said.copy_to(folder / DATABASE_NAME, target)
        return said.read(target)


def read_copy(copy: Path) -> Said | None:
    """What a copy holds; None when it is damaged."""
    try:
        return said.read(copy)
    except sqlite3.Error:
        return None


def make_anew(folder: Path, copy: Path, revision: int = 0) -> Path:
    """Give a catalog's folder a database that holds what a copy says; where the one before was set aside to.

    It counts as changed more often than `revision` says: what is said from now on is newer than every backup.
    Nothing is deleted: what was there lies in a folder beside. A kill leaves the old database or the new one.

    Raises:
        CatalogError: the copy is damaged, or the folder cannot be written.
    """
    with as_sentences(folder):
        draft = folder / f"{DATABASE_NAME}.new"
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            left.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            make_tables(connection, {})
            said.take_over(connection, copy, revision)
        aside = new_folder(folder)
        # A log of the old database would be played into the new one; small pictures are known by its numbers.
        for name in (f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", *_caches(folder)):
            if (folder / name).exists():
                (folder / name).replace(aside / name)
        if (folder / DATABASE_NAME).exists():
            _second_name(folder / DATABASE_NAME, aside / DATABASE_NAME)
        draft.replace(folder / DATABASE_NAME)
        return aside


def _caches(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob(f"{CACHE_NAME}*"))


def new_folder(folder: Path) -> Path:
    """Make a folder in a catalog's for what is damaged and set aside."""
    stem, number = f"damaged-{datetime.now():%Y-%m-%d}", 1
    while (folder / f"{stem}-{number}").exists():
        number += 1
    aside = folder / f"{stem}-{number}"
    aside.mkdir(mode=0o700)
    return aside


def _second_name(file: Path, other: Path) -> None:
    """So that there is a database under its own name at every moment."""
    try:
        os.link(file, other)
    except OSError:  # a share without links, or a file that cannot be read to its end
        try:
            shutil.copy2(file, other)
        except OSError as error:
            raise CatalogError(
                f"The damaged catalog in {file.parent} cannot be set aside: {error.strerror}.",
                "Copy its folder elsewhere and restore there.",
            ) from error
