"""Read a product table: which SKU has which title, photos and attributes."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import TableError

# Column names seen in shop exports, first match wins.
_SKU = ("sku", "variant sku", "item", "item number", "article", "id", "货号", "编号")
_TITLE = ("title", "name", "product name", "标题", "名称")
_PHOTOS = ("images", "image", "photos", "photo", "pictures", "image src", "files", "图片")


def read_table(file: Path) -> tuple[tuple[Product, tuple[str, ...]], ...]:
    """The products of a CSV or TSV file, each with the folded names of its photos.

    UTF-8 (with or without byte order mark), a header row, and a column for the SKU are expected; several
    photos in one cell are separated by ";" or "|". Columns that mean nothing to us are kept as attributes.

    Raises:
        TableError: the file cannot be read, or has no SKU column.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TableError(f"The product table {file.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise TableError(f"The product table {file.name} is not UTF-8 text.", "Save it as CSV UTF-8.") from error
    try:
        return tuple(_products(text, file.name))
    except csv.Error as error:
        raise TableError(f"The product table {file.name} is not a valid CSV file: {error}.") from error


def fold(path: str) -> str:
    """The name a photo is looked up by: without folders, in one Unicode form, regardless of case."""
    name = re.split(r"[/\\]", path.strip())[-1]
    return unicodedata.normalize("NFC", name).casefold()


def _products(text: str, name: str) -> Iterator[tuple[Product, tuple[str, ...]]]:
    header = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, restval="")
    columns = [column for column in rows.fieldnames or () if column]
    sku, title, photos = (_column(columns, names) for names in (_SKU, _TITLE, _PHOTOS))
    if sku is None:
        raise TableError(f"The product table {name} has no column named “sku”.", "Name the SKU column “sku”.")
    for row in rows:
        key = (row[sku] or "").strip()
        if key:
            named = re.split(r"[;|]", row[photos]) if photos and row[photos] else []
            product = Product(key, row[title].strip() if title else "", _rest(row, {sku, title, photos}))
            yield product, tuple(fold(photo) for photo in named if photo.strip())


def _column(columns: list[str], names: tuple[str, ...]) -> str | None:
    folded = {column.strip().casefold(): column for column in reversed(columns)}
    return next((folded[name] for name in names if name in folded), None)


def _rest(row: Mapping[str, str | None], used: set[str | None]) -> dict[str, str]:
    return {
        column.strip(): value.strip()
        for column, value in row.items()
        if column and column not in used and isinstance(value, str) and value.strip()
    }
