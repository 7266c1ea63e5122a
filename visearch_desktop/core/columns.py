"""The columns of the product table: what they are called, what they hold, which one a person means.

What was read of a catalog is kept until it changes.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from visearch_desktop.core import tables
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.figures import decimal_sign, figure, is_date
from visearch_desktop.core.store import Database
from visearch_desktop.core.store import columns as rows
from visearch_desktop.core.tables.names import SKU as SKU_NAMES
from visearch_desktop.core.tables.names import TITLE as TITLE_NAMES
from visearch_desktop.core.workspace import Workspace

SKU, TITLE = "sku", "title"
COMMON = 12
"""Values of a column that are offered."""
_NEAR = 70  # of 100; below, rapidfuzz's WRatio likens what nobody would
_NAMED = 8


class Kind(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the product table, to choose from.

    `distinct` counts its different values; `common` are the most frequent, each with its number of products. `lowest`
    and `highest` are the ends of a column of numbers or dates, as they are written.
    """

    name: str
    kind: Kind
    distinct: int
    common: tuple[tuple[str, int], ...]
    lowest: str = ""
    highest: str = ""


@dataclass(slots=True)
class _Read:
    """What was read of a catalog at one revision."""

    revision: int
    names: list[str] | None = None
    columns: tuple[Column, ...] | None = None
    values: dict[str, dict[str, str]] = field(default_factory=dict)


_READ: WeakKeyDictionary[Database, _Read] = WeakKeyDictionary()
_GUARD = threading.Lock()


def columns(workspace: Workspace) -> tuple[Column, ...]:
    """The columns that conditions may name, the title first; none without a product table."""
    read = _read(workspace.database)
    if read.columns is None:
        counted = rows.counted(workspace.database)
        titles = Counter(title for _, title in rows.titles(workspace.database))
        said = {TITLE: titles, **counted}
        read.columns = tuple(_described(name, values) for name, values in said.items() if values)
    return read.columns


def names(database: Database) -> list[str]:
    """The names of the columns, SKU and title left out."""
    read = _read(database)
    if read.names is None:
        read.names = rows.names(database)
    return read.names


def values(database: Database, column: str) -> dict[str, str]:
    """SKU -> value in a column, for the products that have one."""
    read = _read(database)
    if column not in read.values:
        if column == SKU:
            read.values[column] = {sku: sku for sku in rows.skus(database)}
        else:
            read.values[column] = dict(rows.titles(database) if column == TITLE else rows.values(database, column))
    return read.values[column]


def meant(database: Database, column: str) -> str:
    """The column that a typed name means: itself, or the one that differs in case, width or "_" only.

    Raises:
        RuleError: there is none; columns with a name like it are named.
    """
    if column in {SKU, TITLE} or values(database, column):
        return column  # what is asked for by its very name needs no list of all names, which takes longer
    known = names(database)
    folded = tables.fold_name(column)
    for name in (*known, SKU, TITLE):
        if tables.fold_name(name) == folded:
            return name
    if folded in TITLE_NAMES or folded in SKU_NAMES:
        return TITLE if folded in TITLE_NAMES else SKU
    raise RuleError(f"The product table has no column “{column}”.", _advice(known, folded))


def _advice(known: Sequence[str], folded: str) -> str:
    if not known:
        return "Import a product table with more columns first."
    near = process.extract(
        folded, {name: tables.fold_name(name) for name in known}, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=3
    )
    if near:
        return f"Did you mean {' or '.join(f'“{name}”' for _, _, name in near)}?"
    more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
    return f"Its columns are {', '.join(known[:_NAMED])}{more}."


def _read(database: Database) -> _Read:
    revision = database.revision()
    with _GUARD:
        read = _READ.get(database)
        if read is None or read.revision != revision:
            read = _READ[database] = _Read(revision)
        return read


def _described(name: str, counted: Counter[str]) -> Column:
    common = tuple(counted.most_common(COMMON))
    if all(map(is_date, counted)):
        return Column(name, Kind.DATE, len(counted), common, min(counted), max(counted))
    decimal = decimal_sign(counted)
    numbers: dict[str, float] = {}
    for text in counted:
        found = figure(text, decimal)
        if found is None:
            return Column(name, Kind.TEXT, len(counted), common)
        numbers[text] = found.value
    ends = sorted(numbers, key=numbers.__getitem__)
    return Column(name, Kind.NUMBER, len(counted), common, ends[0], ends[-1])
