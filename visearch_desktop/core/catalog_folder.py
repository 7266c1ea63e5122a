"""The folder of a catalog: whether there is one, whether one can be made, and whether this program may change it."""

from __future__ import annotations

from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.errors import CatalogBusyError, CatalogError, CatalogFullError
from visearch_desktop.core.store import DATABASE_NAME, Database, seat

_PASSED_OVER = {
    ".DS_Store", "desktop.ini", "Thumbs.db", f"{DATABASE_NAME}.new", f"{DATABASE_NAME}.new-journal", seat.NAME,
}  # fmt: skip
"""What systems put into empty folders by themselves, and what a creation that was killed leaves behind."""


def is_catalog(folder: Path) -> bool:
    """Whether a folder holds a catalog."""
    return places.exists(folder / DATABASE_NAME)


def check_new(folder: Path) -> None:
    """Raise a `CatalogError` unless a catalog can be made in a folder."""
    check_name(folder)
    if is_catalog(folder):
        raise CatalogError(f"There is a catalog in {folder} already.", "Open it instead.")
    try:
        if folder.exists() and any(entry.name not in _PASSED_OVER for entry in folder.iterdir()):
            raise CatalogError(f"The folder {folder} holds other files.", "Choose an empty folder for the catalog.")
    except OSError as error:
        raise CatalogError(f"The folder {folder} cannot be used: {error.strerror}.") from error


def check_folder(folder: Path) -> None:
    """Raise a `CatalogError` unless photos can lie in a folder."""
    if not places.is_folder(folder):
        raise CatalogError(f"There is no folder {folder}, or it cannot be seen.")
    check_name(folder)


def check_name(folder: Path) -> None:
    """Names of other systems may hold bytes that are not text; the database cannot keep those."""
    try:
        str(folder).encode("utf-8")
    except UnicodeEncodeError:
        raise CatalogError("The name of this folder is not valid text.", "Rename the folder.") from None


def open_to_change(folder: Path) -> tuple[Database, CatalogError | None]:
    """The database of a catalog, with the seat; or for reading only, without it, and why nothing can be changed."""
    why = _take_seat(folder)
    if why is not None:
        return Database(folder, read_only=True), why
    try:
        return Database(folder), None
    except CatalogFullError:
        seat.leave(folder)
        why = CatalogError(
            "The drive that holds this catalog is full.",
            "You can search; to change anything, free some space and open the catalog again.",
        )
        return Database(folder, read_only=True), why
    except BaseException:
        seat.leave(folder)
        raise


def _take_seat(folder: Path) -> CatalogError | None:
    """None when this program may change the catalog from now on (until `seat.leave`), else why not."""
    try:
        if not is_catalog(folder) or seat.take(folder):  # opening it will say that there is none
            return None
    except OSError as error:
        return CatalogError(
            f"The folder {folder} cannot be written: {error.strerror or error}.",
            "You can search; nothing can be changed.",
        )
    return CatalogBusyError(
        "Another copy of ViSearch has this catalog open, here or on another computer.",
        "You can search meanwhile; to change anything, close it there and open the catalog again.",
    )
