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


class How(Enum):
    """How a photo was found by what a cell says."""

    AS_WRITTEN = "as written"
    OTHER_CASE = "other case"
    OTHER_ENDING = "other ending"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found for one name: the photos it may mean (one, none, or several that cannot be told apart)."""

    photos: tuple[DeliveredPhoto, ...]
    how: How = How.AS_WRITTEN


class Lookup:
    """The photos of a delivery by name. Folders count as far as the cell names them; case and ending may differ."""

    def __init__(self, photos: Sequence[DeliveredPhoto]) -> None:
        self._by_name: dict[str, list[DeliveredPhoto]] = defaultdict(list)
        self._by_stem: dict[str, list[DeliveredPhoto]] = defaultdict(list)
        self._by_folder: dict[str, list[DeliveredPhoto]] = defaultdict(list)
        for photo in photos:
            folder, _, name = fold(photo.name).rpartition("/")
            self._by_folder[folder].append(photo)
            self._by_name[name].append(photo)
            self._by_stem[_stem(name)].append(photo)
        self._ends: dict[str, str | None] = {}
        for folder in self._by_folder:
            above = folder.split("/")
            for start in range(len(above)):
                end = "/".join(above[start:])
                self._ends[end] = None if end in self._ends else folder

    def folder(self, cell: str) -> tuple[DeliveredPhoto, ...]:
        """The photos of a folder that a cell names instead of its photos; empty when it may mean several folders."""
        folder = self._ends.get(fold(cell))
        return tuple(self._by_folder[folder]) if folder else ()

    def find(self, cell: str, folder: str = "") -> Hit:
        """The photo that a path or name means; `folder`, the item's SKU, decides between photos of one name."""
        wanted = fold(cell)
        name = wanted.rpartition("/")[2]
        found = self._by_name.get(name)
        if found:
            photos = _nearest(found, wanted, folder)
            written = unicodedata.normalize("NFC", cell).replace("\\", "/").rpartition("/")[2]
            same = any(unicodedata.normalize("NFC", photo.name).endswith(written.strip()) for photo in photos)
            return Hit(photos, How.AS_WRITTEN if same else How.OTHER_CASE)
        stem = _stem(name)
        found = self._by_stem.get(stem, [])
        bare = stem == name  # the sheet leaves the endings out throughout: nothing is amiss
        return Hit(_nearest(found, wanted, folder), How.AS_WRITTEN if bare else How.OTHER_ENDING)


def _stem(name: str) -> str:
    path = PurePosixPath(name)
    return path.stem if path.suffix in PHOTO_SUFFIXES else name


def _nearest(found: Sequence[DeliveredPhoto], wanted: str, folder: str) -> tuple[DeliveredPhoto, ...]:
    """Of photos with one name those whose folders agree best with the path wanted."""
    if len(found) < 2:
        return tuple(found)
    above = wanted.split("/")[:-1]
    agreeing = [(_agreement(fold(photo.name).split("/")[:-1], above), photo) for photo in found]
    most = max(count for count, _ in agreeing)
    best = tuple(photo for count, photo in agreeing if count == most)
    within = tuple(photo for photo in best if loose(folder) in map(loose, photo.name.split("/")[:-1]))
    return within if len(within) == 1 else best


def _agreement(folders: Sequence[str], above: Sequence[str]) -> int:
    count = 0
    for one, other in zip(reversed(folders), reversed(above), strict=False):
        if one != other:
            break
        count += 1
    return count


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
