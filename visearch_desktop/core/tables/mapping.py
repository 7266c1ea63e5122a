"""Which column holds what: proposed from the names that shop systems and people give columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from visearch_desktop.core.errors import TableError
from visearch_desktop.core.tables import names
from visearch_desktop.core.tables.layout import Table
from visearch_desktop.core.tables.photo_cells import looks_like_photo, photos_in

_SAMPLE = 200
"""Rows looked at where names say nothing."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which columns of a table mean what, by name; empty where there is none.

    `preset` names the shop system the table comes from: "shopify", "woocommerce", "magento", "akeneo", "general" for
    names that are common, or "" where none is known. The rows with the same value in `group` are one product in several
    variants: its title and photos count for all of them, except the photos in the columns `own`, which belong to the
    row they stand in.
    """

    preset: str = ""
    sku: str = ""
    title: str = ""
    ean: str = ""
    photos: tuple[str, ...] = ()
    group: str = ""
    own: tuple[str, ...] = ()

    @property
    def used(self) -> frozenset[str]:
        """The columns that are no attributes."""
        return frozenset((self.sku, self.title, *self.photos)) - {""}


@dataclass(frozen=True, slots=True)
class _Preset:
    """A shop system by the folded names of its columns: all of `needs` and some of `some` tell it."""

    name: str
    needs: frozenset[str]
    some: frozenset[str]
    least: int
    sku: tuple[str, ...]
    group: str = ""
    own: tuple[str, ...] = ()


# As the systems export them; the sample tables in the tests have their headers.
_PRESETS = (
    _Preset(
        "shopify", frozenset(("handle",)),
        frozenset(("variant sku", "image src", "variant price", "option1 name", "body (html)", "variant barcode")), 2,
        ("variant sku",), "handle", ("variant image",),
    ),
    _Preset(
        "shopify", frozenset(("url handle",)),
        frozenset(("sku", "product image url", "option1 name", "variant image url", "published on online store")), 2,
        ("sku",), "url handle", ("variant image url",),
    ),
    _Preset(
        "woocommerce", frozenset(("sku", "name")),
        frozenset(("is featured?", "visibility in catalog", "published", "in stock?", "gtin upc ean or isbn",
                   "regular price", "tax status", "grouped products")), 2, ("sku",),
    ),
    _Preset(
        "magento", frozenset(("sku",)),
        frozenset(("store view code", "attribute set code", "product websites", "product online", "base image",
                   "additional images", "url key", "tax class name", "attribute set")), 2, ("sku",),
    ),
    _Preset(
        "akeneo", frozenset(("family",)), frozenset(("enabled", "groups", "categories", "parent", "uuid")), 2,
        ("sku", "identifier", "code"),
    ),
)  # fmt: skip


def propose(table: Table) -> Mapping:
    """The most likely meaning of a table's columns; a person may change it."""
    folded = {names.fold(column) for column in table.columns}
    preset = next((one for one in _PRESETS if one.needs <= folded and len(one.some & folded) >= one.least), None)
    wanted = (*preset.sku, *names.SKU) if preset else names.SKU
    sku = _filled(table, [names.first(table.columns, [name]) for name in wanted])
    title = _title(table.columns)
    ean = names.first([column for column in table.columns if column != sku], names.EAN)
    # Akeneo calls a column of photos as people like; elsewhere names are said or common.
    everywhere = preset is not None and preset.name == "akeneo"
    photos = tuple(column for column in _photos(table, everywhere=everywhere) if column not in {sku, title, ean})
    if preset is None:
        return Mapping("general" if sku and (title or photos) else "", sku, title, ean, photos)
    group = names.first(table.columns, (preset.group,)) if preset.group else ""
    if sku == group:
        sku = names.first(table.columns, preset.sku)
    own = tuple(column for column in photos if names.fold(column) in preset.own)
    return Mapping(preset.name, sku, title, ean, photos, group, own)


def column_named(table: Table, name: str) -> str:
    """The column that a person means by a name, regardless of case and gaps; `TableError` when there is none."""
    found = name if name in table.columns else names.first(table.columns, (names.fold(name),))
    if not found:
        raise _no_column(table, name)
    return found


def _no_column(table: Table, name: str) -> TableError:
    there = ", ".join(table.columns[:20]) or "none"
    return TableError(f"{table.name} has no column “{name}”.", f"It has {there}.")


def check(table: Table, mapping: Mapping) -> None:
    """Raise `TableError` unless the table has all columns of a mapping, and the mapping a column for the SKU."""
    if not mapping.sku and not mapping.group:
        raise TableError(f"The product table {table.name} has no column named “sku”.", "Name the SKU column “sku”.")
    for column in (mapping.sku, mapping.title, mapping.ean, mapping.group, *mapping.photos, *mapping.own):
        if column and column not in table.columns:
            raise _no_column(table, column)


def _filled(table: Table, columns: Sequence[str]) -> str:
    """The first of the columns that says anything, else the first that is there."""
    there = [column for column in dict.fromkeys(columns) if column]
    return next((one for one in there if any(islice(_values(table, one), 1))), there[0] if there else "")


def _values(table: Table, column: str) -> Iterator[str]:
    """What a column says, without its empty cells."""
    place = table.column(column)
    return (row.cells[place] for row in table.rows if row.cells[place])


def _title(columns: Sequence[str]) -> str:
    exact = names.first(columns, names.TITLE)
    # Akeneo: "name-en_US", or "name-en_US-ecommerce"; the English one first, then the order of the table.
    local = [column for column in columns if names.fold(column).startswith(("name ", "label ", "title "))]
    return exact or min(local, key=lambda column: " en" not in names.fold(column), default="")


def _photos(table: Table, *, everywhere: bool) -> Iterator[str]:
    """The columns of photos by their names; where those say nothing, or `everywhere`, by what they hold."""
    named = [column for column in table.columns if names.is_photos(column)]
    for column in table.columns:
        if column in named or ((everywhere or not named) and _holds_photos(table, column)):
            yield column


def _holds_photos(table: Table, column: str) -> bool:
    said = [photo for cell in islice(_values(table, column), _SAMPLE) for photo in photos_in(cell)]
    return bool(said) and sum(map(looks_like_photo, said)) * 2 > len(said)
