"""The rows of a spreadsheet as what they say of products: one claim an SKU, with the photos it names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from visearch_desktop.core import tables
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.tables.names import EAN


@dataclass(slots=True)
class Claim:
    """What the rows of one SKU say, in their order.

    `named` are the photos as the cells write them, each once; `parent` stands for the product that several SKUs are
    variants of, when the sheet has a column for it.
    """

    rows: list[int]
    sku: str = ""
    title: str = ""
    ean: str = ""
    parent: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """How a sentence names it."""
        number = f"Row {self.rows[0]}"
        return f"{number} ({self.sku})" if self.sku else number

    def take(self, other: Claim) -> None:
        """Take in a further row of the same SKU: it adds photos and fills what was empty."""
        self.rows += other.rows
        self.title = self.title or other.title
        self.titles |= other.titles
        self.ean = self.ean or other.ean
        self.parent = self.parent or other.parent
        self.attributes = {**other.attributes, **self.attributes}
        self.named.update(other.named)


_PAUSE = 1000
"""Rows between two signs of progress."""
_PARENTS = (
    "parent", "parent sku", "parent id", "parent code", "item group id", "model group", "style number", "style no",
    "款号", "spu", "父sku",
)  # fmt: skip


def claims(table: tables.Table, mapping: tables.Mapping) -> Task[list[Claim]]:
    """What a table says, an SKU a claim; rows without an SKU are claims of their own.

    In tables where several rows are one product (`mapping.group`), a row without an SKU adds its photos to the product,
    and photos that no row has of its own belong to every SKU of it.

    Raises:
        TableError: the mapping names columns that the table lacks.
    """
    # A table that names photos will do without SKUs here: its rows are items all the same.
    tables.check(table, mapping if mapping.sku or mapping.group else replace(mapping, sku=mapping.photos[0]))
    read = _Reader(table, mapping)
    pace = Pace(Stage.CHECK, len(table.rows))
    single: list[Claim] = []
    for done, row in enumerate(table.rows):
        if done % _PAUSE == 0:
            yield pace.at(done, table.name)
        single.append(read.claim(row))
    return _merged(_shared(single, read.own) if mapping.group else single)


class _Reader:
    """Reads rows by the places of their columns."""

    def __init__(self, table: tables.Table, mapping: tables.Mapping) -> None:
        place = {name: number for number, name in enumerate(table.columns)}
        self._sku, self._title = place.get(mapping.sku, -1), place.get(mapping.title, -1)
        self._ean, self._group = place.get(mapping.ean, -1), place.get(mapping.group, -1)
        parents = (name for wanted in _PARENTS for name in table.columns if tables.fold_name(name) == wanted)
        self._parent = self._group if mapping.group else place.get(next(parents, ""), -1)
        self._photos = [place[name] for name in mapping.photos]
        self._own = [place[name] for name in mapping.own]
        used = {place.get(name, -1) for name in (*mapping.used, *mapping.own)}
        self._rest = [(number, name) for name, number in place.items() if number not in used]
        # Later steps know the EAN by the name of its column: one of another name gets a second one.
        self._second = "" if not mapping.ean or tables.fold_name(mapping.ean) in EAN else "EAN"
        self.own: dict[int, list[str]] = {}

    def claim(self, row: tables.Row) -> Claim:
        """What one row says."""
        cells = (*row.cells, "")  # a column that is not there is the last cell
        sku = unicodedata.normalize("NFC", cells[self._sku]).strip()
        title, ean = tables.title_in(cells[self._title]), cells[self._ean].strip()
        attributes = {name: cells[number] for number, name in self._rest if cells[number]}
        if self._second and ean:
            attributes.setdefault(self._second, ean)
        own = self._named(cells, self._own)
        if own:
            self.own[row.number] = own
        named = dict.fromkeys((*own, *self._named(cells, [one for one in self._photos if one not in self._own])))
        parent = cells[self._parent].strip()
        return Claim([row.number], sku, title, ean, parent, attributes, named, {title} - {""})

    @staticmethod
    def _named(cells: tuple[str, ...], columns: Iterable[int]) -> list[str]:
        return list(
            dict.fromkeys(photo for column in columns if cells[column] for photo in tables.photos_in(cells[column]))
        )


def _shared(single: Iterable[Claim], own: Mapping[int, list[str]]) -> list[Claim]:
    """Rows of products in several variants: title and photos are the product's, unless a variant has its own."""
    groups: dict[str, list[Claim]] = {}
    for claim in single:
        groups.setdefault(claim.parent or f"\0{claim.rows[0]}", []).append(claim)
    return [claim for members in groups.values() for claim in _variants(members, own)]


def _variants(members: list[Claim], own: Mapping[int, list[str]]) -> list[Claim]:
    owned = {photo for member in members for photo in own.get(member.rows[0], ())}
    gallery = dict.fromkeys(photo for member in members for photo in member.named)
    common = {photo: None for photo in gallery if photo not in owned}
    title = next((member.title for member in members if member.title), "")
    variants = [member for member in members if member.sku] or members[:1]
    bare = [member for member in variants if member.rows[0] not in own]
    for member in variants:
        member.title = member.title or title
        member.named = dict.fromkeys(own.get(member.rows[0], ())) or {**(common or gallery)}
    if not bare and common:  # photos of the product in general stay with its first variant, in all its sizes
        first = list(variants[0].named)
        for member in variants:
            if list(member.named) == first:
                member.named.update(common)
    return variants


def _merged(single: Iterable[Claim]) -> list[Claim]:
    merged: dict[str, Claim] = {}
    for claim in single:
        key = folded(claim.sku) or f"\0{claim.rows[0]}"
        if key in merged:
            merged[key].take(claim)
        else:
            merged[key] = claim
    return list(merged.values())


def folded(sku: str) -> str:
    """An SKU as it is compared: width and case do not matter."""
    return unicodedata.normalize("NFKC", sku).casefold().strip()
