"""Product tables: which SKU has which title, photos and attributes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from visearch_desktop.core import tables
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.progress import Pace, Stage, Task, finished
from visearch_desktop.core.tables import Row, Table

_PAUSE = 1000
"""Products between two signs of progress."""
EAN_COLUMN = "EAN"
"""What the column with the EAN is called among the attributes when its own name does not say so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of a table says of an SKU; `row` is its number, `photos` are names as the row has them."""

    row: int
    product: Product
    photos: tuple[str, ...] = ()


Products = tuple[tuple[Product, tuple[str, ...]], ...]
"""Products in the order of their rows, each with the folded paths of its photos."""


def read_table(file: Path, remembered: str = "") -> Products:
    """The same as `reading_table`, in one go."""
    return finished(reading_table(file, remembered))


def reading_table(file: Path, remembered: str = "") -> Task[Products]:
    """The products of a CSV, TSV or XLSX file, row by row, each with the folded paths of its photos.

    Columns that mean nothing to us are kept as attributes. An SKU may come in several rows.

    Args:
        file: the table.
        remembered: how a table was read before, see `tables.to_text`; this one is read alike if it can be.

    Raises:
        TableError: the file cannot be read, is no table, or has no SKU column.
    """
    table, mapping = yield from tables.reading_as_before(file, remembered)
    pace = Pace(Stage.CHECK, len(table.rows))
    found: list[tuple[Product, tuple[str, ...]]] = []
    for entry in each_entry(table, mapping):
        found.append((entry.product, folded_photos(entry)))
        if len(found) % _PAUSE == 0:
            yield pace.at(len(found), table.name)
    return tuple(found)


def entries(table: Table, mapping: tables.Mapping) -> tuple[Entry, ...]:
    """What the rows of a table say of SKUs, in their order; rows without an SKU say nothing.

    Rows that are tied by `mapping.group` are one product in several variants. Exports write what is said of the product
    into its first row only: its title, its brand. And the photos listed beside the variants are the product's. So each
    variant gets those too, unless they are another variant's own. A product that has no SKU in any row is known by the
    value of the group column.

    Raises:
        TableError: the table lacks a column of the mapping, or the mapping one for the SKU.
    """
    return tuple(each_entry(table, mapping))


def each_entry(table: Table, mapping: tables.Mapping) -> Iterator[Entry]:
    """The same, one by one."""
    tables.check(table, mapping)
    if not mapping.group:
        made = (_entry(table, mapping, row, mapping.photos) for row in table.rows)
        yield from (entry for entry in made if entry.product.sku)
        return
    place = table.column(mapping.group)
    for name, rows in groupby(table.rows, lambda row: row.cells[place]):
        yield from _of_group(table, mapping, name, tuple(rows))


def merged(found: Iterable[Entry]) -> dict[str, Entry]:
    """One entry an SKU: the first title that is not empty, of every attribute the first value, and all photos."""
    one: dict[str, Entry] = {}
    for entry in found:
        known = one.setdefault(entry.product.sku, entry)
        if known is not entry:
            product = replace(
                known.product,
                title=known.product.title or entry.product.title,
                attributes={**known.product.attributes, **_new(entry, known)},
            )
            photos = tuple(dict.fromkeys((*known.photos, *entry.photos)))
            one[product.sku] = replace(known, product=product, photos=photos)
    return one


def folded_photos(entry: Entry) -> tuple[str, ...]:
    """The paths that the photos of an entry are looked up by."""
    return tuple(folded for photo in entry.photos if (folded := fold(photo)))


def fold(path: str) -> str:
    """The path a photo is looked up by: "/" between names, in one Unicode form, regardless of case.

    Folders are kept; a leading "/" or "./" is not.
    """
    folded = unicodedata.normalize("NFC", path).casefold()
    names = folded.replace("\\", "/").split("/")
    return "/".join(name for name in names if name not in {"", "."})


def ean_of(product: Product) -> str:
    """The digits of a product's EAN, GTIN or UPC; empty when no attribute is one."""
    said = (value for name, value in product.attributes.items() if tables.is_ean(name))
    return next((digits for value in said if (digits := re.sub(r"[\s-]", "", value)).isdecimal()), "")


def _new(entry: Entry, known: Entry) -> dict[str, str]:
    have = known.product.attributes
    return {name: value for name, value in entry.product.attributes.items() if not have.get(name)}


def _entry(table: Table, mapping: tables.Mapping, row: Row, photos: Sequence[str]) -> Entry:
    said = dict(zip(table.columns, row.cells, strict=True))
    sku = unicodedata.normalize("NFC", said.get(mapping.sku, ""))
    attributes = {
        (EAN_COLUMN if name == mapping.ean and not tables.is_ean(name) else name): value
        for name, value in said.items()
        if value and name not in mapping.used
    }
    named = tuple(dict.fromkeys(photo for column in photos for photo in tables.photos_in(said[column])))
    attributes = attributes if mapping.group else tables.unpacked(attributes)
    return Entry(row.number, Product(sku, tables.title_in(said.get(mapping.title, "")), attributes), named)


def _of_group(table: Table, mapping: tables.Mapping, name: str, rows: Sequence[Row]) -> Iterator[Entry]:
    shared_columns = [column for column in mapping.photos if column not in mapping.own]
    found = [_entry(table, mapping, row, mapping.own) for row in rows]
    own = {photo for entry in found for photo in entry.photos}
    every = _photos(table, rows, shared_columns)
    left = tuple(photo for photo in every if photo not in own)
    title = next((entry.product.title for entry in found if entry.product.title), "")
    common = _of_the_product(mapping, found) if name else {}
    if not any(entry.product.sku for entry in found):
        found[0] = replace(found[0], product=replace(found[0].product, sku=unicodedata.normalize("NFC", name)))
    for entry in found:
        if entry.product.sku:
            attributes = tables.unpacked({**entry.product.attributes, **common})
            product = replace(entry.product, title=entry.product.title or title, attributes=attributes)
            yield replace(entry, product=product, photos=(*entry.photos, *left) or every)


def _photos(table: Table, rows: Sequence[Row], columns: Sequence[str]) -> tuple[str, ...]:
    places = [table.column(column) for column in columns]
    cells = (row.cells[place] for row in rows for place in places)
    return tuple(dict.fromkeys(photo for cell in cells for photo in tables.photos_in(cell)))


_OF_ONE_ROW = ("variant", "image", "bild", "cost", "price", "compare")


def _of_the_product(mapping: tables.Mapping, found: Sequence[Entry]) -> dict[str, str]:
    """What only the first row of a group says, and says of all of it; never an EAN or a price."""
    first, *others = (entry.product.attributes for entry in found)
    later = {name for attributes in others for name in attributes}
    return {
        name: value
        for name, value in first.items()
        if name not in later
        and name not in {mapping.ean, EAN_COLUMN}
        and not tables.fold_name(name).startswith(_OF_ONE_ROW)
    }
