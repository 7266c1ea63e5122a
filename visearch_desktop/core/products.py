"""Product tables: which SKU has which title, photos and attributes, and which products are asked for."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import TableError

# Column names seen in shop exports, first match wins.
_SKU = ("sku", "variant sku", "item", "item number", "article", "id", "货号", "编号")
_TITLE = ("title", "name", "product name", "标题", "名称")
_PHOTOS = ("images", "image", "photos", "photo", "pictures", "image src", "files", "图片")


def read_table(file: Path) -> tuple[tuple[Product, tuple[str, ...]], ...]:
    """The products of a CSV or TSV file, row by row, each with the folded paths of its photos.

    UTF-8 (with or without byte order mark), a header row, and a column for the SKU are expected; several
    photos in one cell are separated by ";" or "|". Columns that mean nothing to us are kept as attributes.
    An SKU may come in several rows.

    Raises:
        TableError: the file cannot be read, is no CSV, or has no SKU column.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"The product table {file.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise TableError(f"The product table {file.name} is not UTF-8 text.", "Save it as CSV UTF-8.") from error
    try:
        if "\0" in text:  # the csv module of some Python versions takes it for a letter
            raise csv.Error("line contains NUL")
        return tuple(_products(text.lstrip("\r\n"), file.name))
    except csv.Error as error:
        raise TableError(f"The product table {file.name} is not a valid CSV file: {error}.") from error


def fold(path: str) -> str:
    """The path a photo is looked up by: "/" between names, in one Unicode form, regardless of case.

    Folders are kept; a leading "/" or "./" is not.
    """
    names = re.split(r"[/\\]", unicodedata.normalize("NFC", path).casefold())
    return "/".join(name for name in names if name not in {"", "."})


def _products(text: str, name: str) -> Iterator[tuple[Product, tuple[str, ...]]]:
    # Not splitlines: it also cuts at U+2028 and other letters that a cell may hold.
    header = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    columns = [column for column in rows.fieldnames or () if column]
    sku, title, photos = (_column(columns, names) for names in (_SKU, _TITLE, _PHOTOS))
    if sku is None:
        raise TableError(f"The product table {name} has no column named “sku”.", "Name the SKU column “sku”.")
    for row in rows:
        key = unicodedata.normalize("NFC", (row[sku] or "").strip())
        if key:
            named = re.split(r"[;|]", row[photos]) if photos and row[photos] else []
            product = Product(key, row[title].strip() if title else "", _rest(row, {sku, title, photos}))
            yield product, tuple(folded for photo in named if (folded := fold(_path(photo.strip()))))


def _path(photo: str) -> str:
    """What a cell says of a photo, as a path: web addresses lose their query and their escapes."""
    if not photo.casefold().startswith(("http://", "https://")):
        return photo
    try:
        return unquote(urlsplit(photo).path)
    except ValueError:  # brackets where a host should be
        return photo


def _column(columns: list[str], names: tuple[str, ...]) -> str | None:
    folded = {column.strip().casefold(): column for column in reversed(columns)}
    return next((folded[name] for name in names if name in folded), None)


def _rest(row: Mapping[str, str | None], used: set[str | None]) -> dict[str, str]:
    return {
        column.strip(): value.strip()
        for column, value in row.items()
        if column and column not in used and isinstance(value, str) and value.strip()
    }


class ProductFilter:
    """Which products may appear in an answer; an empty filter lets everything through and is false.

    Args:
        text: words that SKU, title or attributes must contain, in any order and case.
        where: columns with the value they must have, case ignored.
    """

    def __init__(self, text: str, where: Mapping[str, str]) -> None:
        self._words = text.casefold().split()
        self._where = {column.casefold(): value.casefold() for column, value in where.items()}

    def __bool__(self) -> bool:
        return bool(self._words or self._where)

    def passes(self, product: Product) -> bool:
        """Whether an SKU with these facts may appear."""
        facts = {"sku": product.sku, "title": product.title, **product.attributes}
        folded = {column.casefold(): value.casefold() for column, value in facts.items()}
        everything = "\n".join(folded.values())
        return all(word in everything for word in self._words) and all(
            folded.get(column) == value for column, value in self._where.items()
        )
