"""What SQLite and the system say of a catalog's database, as sentences."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from visearch_desktop.core.errors import CatalogBusyError, CatalogDamagedError, CatalogError, CatalogFullError

_LEAST_ROOM = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def is_full(folder: Path) -> bool:
    """Whether there is no room for the files that SQLite keeps beside a database: it calls that a failing disk."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


@contextmanager
def as_sentences(folder: Path) -> Iterator[None]:
    """Translate SQLite's errors into the catalog's."""
    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise CatalogBusyError(
                "Another program is writing to this catalog.", "Wait until it has finished, then try again."
            ) from error
        if "full" in text or ("disk I/O" in text and is_full(folder)):
            raise _full() from error
        if "disk I/O" in text:
            raise CatalogError(f"The disk that holds the catalog in {folder} fails.", "Check the drive.") from error
        if any(sign in text for sign in ("malformed", "not a database", "Could not decode")):
            raise CatalogDamagedError(folder) from error
        if "readonly" in text or "unable to open" in text:
            raise CatalogError(f"The catalog in {folder} cannot be opened for writing.") from error
        if "closed database" in text:
            raise CatalogError("The catalog was closed.") from error
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise _full() from error
        raise CatalogError(f"The folder {folder} cannot be used: {error.strerror}.") from error


def _full() -> CatalogFullError:
    return CatalogFullError("The disk is full.", "Free some space; nothing that was saved is lost.")
