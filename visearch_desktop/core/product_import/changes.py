"""A table against the one in the catalog, and its rows against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from visearch_desktop.core import tables
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.product_import.report import Change, ChangedProduct, RepeatedSku
from visearch_desktop.core.products import Entry, folded_photos
from visearch_desktop.core.tables import RowProblem, Table

_SHORTENED = re.compile(r"\d([.,]\d+)?e\+\d+", re.IGNORECASE)
"""4,00638E+12: what Excel makes of an EAN when a CSV goes through it; the other digits are lost."""
_TITLE, _PHOTOS = "title", "photos"


def changed(
    old: Mapping[str, Product], old_photos: Mapping[str, Sequence[str]], new: Mapping[str, Entry]
) -> Iterator[ChangedProduct]:
    """The SKUs of both tables that differ, in the order of the new one."""
    for sku, entry in new.items():
        if sku in old:
            before = _facts(old[sku], old_photos.get(sku, ()))
            after = _facts(entry.product, folded_photos(entry))
            columns = dict.fromkeys((*after, *before))
            found = tuple(
                Change(column, before.get(column, ""), after.get(column, ""))
                for column in columns
                if before.get(column, "") != after.get(column, "")
            )
            if found:
                yield ChangedProduct(sku, found)


def _facts(product: Product, photos: Sequence[str]) -> dict[str, str]:
    return {_TITLE: product.title, **product.attributes, _PHOTOS: "; ".join(sorted(set(photos)))}


def repeated(entries: Sequence[Entry]) -> Iterator[RepeatedSku]:
    """The SKUs in several rows. The rows of a shop's views in other languages are one product, and left out."""
    rows: dict[str, list[Entry]] = {}
    for entry in entries:
        rows.setdefault(entry.product.sku, []).append(entry)
    for sku, found in rows.items():
        if len(found) > 1 and not _is_views(found):
            yield RepeatedSku(sku, tuple(entry.row for entry in found), _differing(found))


def _is_views(entries: Sequence[Entry]) -> bool:
    """Whether rows are a Magento product in its store views: the code differs in each, and is empty in one at most."""
    views = [_view(entry.product) for entry in entries]
    return len(set(views)) == len(views)


def _view(product: Product) -> str:
    return next(
        (value for name, value in product.attributes.items() if tables.fold_name(name) == "store view code"), ""
    )


def _differing(entries: Sequence[Entry]) -> tuple[str, ...]:
    said: dict[str, set[str]] = {}
    for entry in entries:
        for column, value in {_TITLE: entry.product.title, **entry.product.attributes}.items():
            if value:
                said.setdefault(column, set()).add(value)
    return tuple(column for column, values in said.items() if len(values) > 1)


def row_problems(table: Table, mapping: tables.Mapping, entries: Sequence[Entry]) -> Iterator[RowProblem]:
    """What is wrong with rows, by their number: what the reader found, no SKU, and digits that are lost."""
    found = list(table.problems)
    if not mapping.group:
        used = {entry.row for entry in entries}
        found += [RowProblem(row.number, "It has no SKU.") for row in table.rows if row.number not in used]
    for column in dict.fromkeys(filter(None, (mapping.sku, mapping.ean))):
        place = table.column(column)
        found += [
            RowProblem(
                row.number,
                f"“{row.cells[place]}” in the column “{column}” was shortened by a spreadsheet program: "
                "format the column as text there, and export the table again.",
            )
            for row in table.rows
            if _SHORTENED.fullmatch(row.cells[place])
        ]
    yield from sorted(found, key=lambda problem: problem.number)
