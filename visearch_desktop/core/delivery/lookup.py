"""Finding the photos that a spreadsheet means: by the path or name in a cell, or by an SKU in the file's name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.core.deliveries import DeliveredPhoto
from visearch_desktop.core.delivery import views
from visearch_desktop.core.products import fold

_FEW = 4
"""Photos told of when a name may mean many."""


class How(Enum):
    """How a photo was found by what a cell says."""

    AS_WRITTEN = "as written"
    OTHER_CASE = "other case"
    OTHER_ENDING = "other ending"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found for one name: the photos it may mean (one, none, or the first few that cannot be told apart)."""

    photos: tuple[DeliveredPhoto, ...]
    how: How = How.AS_WRITTEN


class Lookup:
    """The photos of a delivery by name. Folders count as far as the cell names them; case and ending may differ."""

    def __init__(self, photos: Sequence[DeliveredPhoto]) -> None:
        self._names, self._stems = _Ends(), _Ends()
        folders: dict[str, list[DeliveredPhoto]] = defaultdict(list)
        for photo in photos:
            path = fold(photo.name)
            self._names.add(path, photo)
            self._stems.add(_stemmed(path), photo)
            folders[path.rpartition("/")[0]].append(photo)
        self._folders: dict[str, tuple[DeliveredPhoto, ...] | None] = {}
        for folder, members in folders.items():
            for end in _ends(folder):
                self._folders[end] = None if end in self._folders else tuple(members)

    def folder(self, cell: str) -> tuple[DeliveredPhoto, ...]:
        """The photos of a folder that a cell names instead of its photos; empty when it may mean several folders."""
        wanted = fold(cell)
        return (self._folders.get(wanted) or ()) if wanted else ()

    def find(self, cell: str, folder: str = "") -> Hit:
        """The photo that a path or name means; `folder`, the item's SKU, decides between photos of one name."""
        wanted = fold(cell)
        found = self._names.find(wanted, folder)
        if found:
            written = unicodedata.normalize("NFC", cell).replace("\\", "/").rpartition("/")[2].strip()
            same = any(unicodedata.normalize("NFC", photo.name).endswith(written) for photo in found)
            return Hit(found, How.AS_WRITTEN if same else How.OTHER_CASE)
        stem = _stemmed(wanted)
        bare = stem == wanted  # the sheet leaves the endings out throughout: nothing is amiss
        return Hit(self._stems.find(stem, folder), How.AS_WRITTEN if bare else How.OTHER_ENDING)


class _Ends:
    """Photos by every end of their paths: a table with 100,000 cells asks for "1.jpg" in 5,000 folders."""

    def __init__(self) -> None:
        self._by_end: dict[str, list[DeliveredPhoto]] = defaultdict(list)
        self._within: dict[tuple[str, str], list[tuple[str, DeliveredPhoto]]] = defaultdict(list)

    def add(self, path: str, photo: DeliveredPhoto) -> None:
        for end in _ends(path):
            self._by_end[end].append(photo)
        *folders, name = path.split("/")
        for folder in {loose(one) for one in folders}:
            self._within[folder, name].append((path, photo))

    def find(self, path: str, folder: str) -> tuple[DeliveredPhoto, ...]:
        """The photos that agree with most of the path; of several the one in the folder, if it is one."""
        end = next((one for one in _ends(path) if one in self._by_end), "")
        if end and not _tells(path, end):
            return ()
        found = self._by_end[end][:_FEW] if end else []
        if len(found) > 1 and folder:
            within = self._within.get((loose(folder), path.rpartition("/")[2]), [])
            if len(within) == 1 and f"/{within[0][0]}".endswith(f"/{end}"):
                return (within[0][1],)
        return tuple(found)


def _tells(path: str, end: str) -> bool:
    """Whether the end of a path is enough: of "SKU7/front.jpg" the name alone would be any product's photo."""
    above = path.removesuffix(end).rstrip("/").rpartition("/")[2]
    nameless = "/" not in end and views.is_nameless(_stemmed(end))
    return not (nameless and above and not views.only_sorts(above))


def _ends(path: str) -> Iterator[str]:
    """The path itself, then without its first folder, and so on."""
    while path:
        yield path
        path = path.partition("/")[2]


def _stemmed(path: str) -> str:
    """A folded path without the ending of a photo."""
    stem, _, ending = path.rpartition(".")
    return stem if f".{ending}" in PHOTO_SUFFIXES and stem else path


def loose(text: str) -> str:
    """An identifier without what is only writing: case, width, blanks and separators."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def by_identifier(photos: Iterable[DeliveredPhoto], wanted: Iterable[str]) -> Mapping[str, tuple[DeliveredPhoto, ...]]:
    """For SKUs or EANs the photos whose folder or file name is one, or begins with one before a separator.

    Identifiers that differ only in writing are left alone: a file name cannot tell which is meant.
    """
    meant: dict[str, str | None] = {}
    for identifier in dict.fromkeys(wanted):
        key = loose(identifier)
        meant[key] = None if key in meant else identifier
    meant.pop("", None)
    found: dict[str, list[DeliveredPhoto]] = defaultdict(list)
    for photo in photos:
        named = next((one for name in _candidates(photo.name) if (one := meant.get(loose(name)))), None)
        if named is not None:
            found[named].append(photo)
    return {identifier: tuple(members) for identifier, members in found.items()}


def _candidates(name: str) -> Iterator[str]:
    """What of a photo's path may be an identifier, the most telling first."""
    path = PurePosixPath(name)
    yield path.stem
    yield views.base(path.stem)
    for cut in reversed([gap.start() for gap in re.finditer(r"[\s_\-.(（]", path.stem)][:12]):
        if cut >= 3:  # "A-1.jpg" may be of any "A"
            yield path.stem[:cut]
    yield from reversed(path.parent.parts)
