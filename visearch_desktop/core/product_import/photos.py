"""The names of photos in a table against the photos there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from visearch_desktop.core.audit.size_runs import size_runs
from visearch_desktop.core.product_import.report import Mismatch, MissingPhoto, NearName, SharedPhoto
from visearch_desktop.core.products import Entry, fold
from visearch_desktop.core.store.claims import Claims

_Location = tuple[str, str]
"""A photo: catalogue folder, path in it."""


@dataclass(slots=True)
class Found:
    """What the names of a table found. All lists are in the order of the table, or of the paths."""

    near: list[NearName] = field(default_factory=list)
    missing: list[MissingPhoto] = field(default_factory=list)
    without_row: list[Path] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    """SKUs of the table that a photo shows."""
    claimed: dict[_Location, frozenset[str]] = field(default_factory=dict)


def look_up(entries: Mapping[str, Entry], photos: Sequence[_Location], rule: Callable[[str], str]) -> Found:
    """Find the photos that a table names.

    Args:
        entries: the table, an entry an SKU.
        photos: the photos of the catalog.
        rule: from a path to an SKU, for photos that the table does not name.
    """
    found = Found()
    skus: dict[str, set[str]] = {}
    for entry in entries.values():
        for name in map(fold, entry.photos):
            skus.setdefault(name, set()).add(entry.product.sku)
    claims = Claims([(name, name) for name in sorted(skus) if name], lambda: photos, fold)
    finds: dict[str, list[_Location]] = {}
    for photo in photos:
        names = claims.of(*photo)
        for name in names:
            finds.setdefault(name, []).append(photo)
        shown = {sku for name in names for sku in skus[name]} or {rule(photo[1])} & entries.keys()
        found.shown |= shown
        if names:
            found.claimed[photo] = frozenset(shown)
        if not shown:
            found.without_row.append(Path(*photo))
    _names(found, entries, finds, {_last(path).casefold() for _, path in photos})
    return found


def _names(
    found: Found, entries: Mapping[str, Entry], finds: Mapping[str, Sequence[_Location]], there: set[str]
) -> None:
    for entry in entries.values():
        for name in entry.photos if entry.row else ():  # of a table before, which is not looked at now
            photos = finds.get(fold(name), ())
            sku, last = entry.product.sku, _last(name)
            if not photos:
                taken = last.casefold() in there
                reason = "Another path in the table means the photo of this name." if taken else "It is not there."
                found.missing.append(MissingPhoto(entry.row, sku, name, reason))
            elif all(_last(path) != last for _, path in photos):
                photo = _last(photos[0][1])
                case = photo.casefold() == last.casefold()
                found.near.append(NearName(entry.row, sku, name, photo, Mismatch.CASE if case else Mismatch.ENDING))


def _last(path: str) -> str:
    return unicodedata.normalize("NFC", path).replace("\\", "/").rstrip("/").rpartition("/")[2]


def shared(entries: Mapping[str, Entry], claimed: Mapping[_Location, frozenset[str]]) -> Iterator[SharedPhoto]:
    """The photos that several SKUs claim, with the size runs among these."""
    products = {sku: entry.product for sku, entry in entries.items()}
    runs: dict[frozenset[str], tuple[tuple[str, ...], ...]] = {}
    for (_, path), skus in claimed.items():
        if len(skus) > 1:
            if skus not in runs:
                runs[skus] = tuple(size_runs(skus, products))
            yield SharedPhoto(path, runs[skus])
