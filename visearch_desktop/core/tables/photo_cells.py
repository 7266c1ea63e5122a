"""The photos that a cell names: one or several, as names, paths or web addresses."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from visearch_desktop.core.catalog import PHOTO_SUFFIXES

_NO_PHOTO = frozenset(("no_selection", "n/a", "none", "null", "nan", "-"))
"""What exports write into a cell of photos when there is none; Magento writes no_selection."""
_ADDRESS = ("http://", "https://")


def photos_in(cell: str) -> tuple[str, ...]:
    """The photos that a cell names, in their order, each as a path; web addresses without their host and query.

    They are separated by ";", "|" or a line end, and by a comma where every piece looks like a photo.
    """
    pieces = [piece for part in re.split(r"[;|\r\n]", cell) for piece in _at_commas(part)]
    paths = (path_of(piece.strip().strip("\"'")) for piece in pieces)
    return tuple(path for path in paths if path.strip() and path.casefold() not in _NO_PHOTO)


def path_of(photo: str) -> str:
    """What a cell says of a photo, as a path: web addresses lose their query and their escapes."""
    if not photo.casefold().startswith(_ADDRESS):
        return photo
    try:
        return unquote(urlsplit(photo).path)
    except ValueError:  # brackets where a host should be
        return photo


def looks_like_photo(text: str) -> bool:
    """Whether a text ends like the name of a photo."""
    return PurePosixPath(path_of(text.strip())).suffix.casefold() in PHOTO_SUFFIXES


def _at_commas(part: str) -> list[str]:
    pieces = [piece for piece in part.split(",") if piece.strip()]
    if len(pieces) > 1 and (all(map(looks_like_photo, pieces)) or all(map(_is_address, pieces))):
        return pieces
    return [part]


def _is_address(piece: str) -> bool:
    return piece.strip().casefold().startswith(_ADDRESS)
