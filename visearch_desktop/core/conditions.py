"""Conditions: which products may appear in an answer, by the columns of the product table.

Text is compared without case, accents and width, numbers as numbers, dates as ISO 8601 writes them. What was let
through is kept until the catalog changes: the same conditions cost nothing in the next search.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import columns, figures
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.queries import Comparison, Condition
from visearch_desktop.core.stock import in_stock, stock_columns
from visearch_desktop.core.store import Database
from visearch_desktop.core.store import columns as rows
from visearch_desktop.core.word_forms import fold
from visearch_desktop.core.workspace import Workspace

_OPERATORS = {
    ">=": Comparison.AT_LEAST,
    "<=": Comparison.AT_MOST,
    "=": Comparison.EQUALS,
    "~": Comparison.CONTAINS,
}
_CONDITION = re.compile(r"(?P<column>[^<>=~].*?)(?P<operator>>=|<=|=|~)(?P<value>.*)", re.DOTALL)
_KEPT = 16

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """What conditions let through: SKUs, and the ascending ids int64 of the embedded contents that these show.

    `shown` counts the SKUs that show any.
    """

    skus: frozenset[str]
    contents: npt.NDArray[np.int64]
    shown: int


@dataclass(slots=True)
class _Kept:
    """What conditions let through at one revision of a catalog."""

    revision: int
    passing: dict[tuple[Condition, ...], Passing] = field(default_factory=dict)
    shown: tuple[list[str], npt.NDArray[np.int64]] | None = None


_KEEP: WeakKeyDictionary[Database, _Kept] = WeakKeyDictionary()
_GUARD = threading.Lock()


def parse(text: str) -> Condition:
    """A condition as it is typed: "price>=20", "colour=red", "name~cotton", "in_stock".

    Raises:
        RuleError: it is none of these.
    """
    if re.sub(r"[\s_-]+", "", fold(text)) == "instock":
        return Condition("", Comparison.IN_STOCK)
    found = _CONDITION.fullmatch(text)
    if not found or not found["column"].strip():
        raise RuleError(
            f"“{text}” is not a condition.",
            "Write COLUMN=VALUE, such as color=Black, or price>=20, price<=50, name~cotton, in_stock.",
        )
    return Condition(found["column"].strip(), _OPERATORS[found["operator"]], found["value"].strip())


def passing(workspace: Workspace, where: Sequence[Condition]) -> Passing:
    """What all of the conditions let through.

    An SKU that the product table does not know has no value in any column.

    Raises:
        RuleError: there is no such column, or a value that cannot be compared.
    """
    database, wanted = workspace.database, tuple(where)
    kept = _kept(database)
    found = kept.passing.get(wanted)
    if found is None:
        skus = frozenset(columns.values(database, columns.SKU))
        for condition in wanted:
            skus &= _one(database, condition, skus)
        kept.shown = kept.shown or rows.contents(database)
        shown, contents = kept.shown
        chosen = np.fromiter((sku in skus for sku in shown), np.bool_, len(shown))
        showing = {sku for sku, passes in zip(shown, chosen.tolist(), strict=True) if passes}
        found = Passing(skus, np.unique(contents[chosen]), len(showing))
        if len(kept.passing) < _KEPT:
            kept.passing[wanted] = found
    return found


def _kept(database: Database) -> _Kept:
    revision = database.revision()
    with _GUARD:
        kept = _KEEP.get(database)
        if kept is None or kept.revision != revision or len(kept.passing) >= _KEPT:
            kept = _KEEP[database] = _Kept(revision)
        return kept


def _one(database: Database, condition: Condition, skus: Collection[str]) -> set[str]:
    if condition.comparison == Comparison.IN_STOCK:
        return _in_stock(database, condition.column)
    said = columns.values(database, columns.meant(database, condition.column))
    if condition.comparison == Comparison.EQUALS and not condition.value.strip():
        return {sku for sku in skus if not said.get(sku)}
    return _fulfilling(said, _test(condition, said))


def _fulfilling(said: Mapping[str, str], test: Test) -> set[str]:
    """The SKUs whose value passes; each different value is tested once."""
    fits = {value: test(value) for value in set(said.values())}
    return {sku for sku, value in said.items() if fits[value]}


def _in_stock(database: Database, column: str) -> set[str]:
    """Without a column, the first of the usual ones in which a product has a value decides."""
    usual = [columns.meant(database, column)] if column.strip() else stock_columns(columns.names(database))
    if not usual:
        raise RuleError(
            "The product table has no column that tells the stock.",
            "Such a column is called qty, stock, is_in_stock, availability or 库存.",
        )
    said: dict[str, str] = {}
    for name in reversed(usual):
        said |= columns.values(database, name)
    return _fulfilling(said, in_stock)


def _test(condition: Condition, said: Mapping[str, str]) -> Test:
    """Whether a value of the column fulfils the condition."""
    asked = _plain(condition.value)
    if condition.comparison == Comparison.CONTAINS:
        return lambda value: asked in _plain(value)
    decimal = figures.decimal_sign(set(said.values()))
    number = figures.figure(condition.value, decimal)
    if condition.comparison == Comparison.EQUALS:
        return lambda value: _plain(value) == asked or figures.same(figures.figure(value, decimal), number)
    year = re.fullmatch(r"\s*\d{4}\s*", condition.value) and all(map(figures.is_date, said.values()))
    if year or figures.is_date(condition.value):
        return _of_dates(condition)
    if number is None:
        raise RuleError(
            f"“{condition.value}” is no number and no date, so “{condition.column}” cannot be compared with it.",
            "Write a number such as 19.90, or a date such as 2024-05-31.",
        )
    return _of_numbers(condition.comparison, number.value, decimal)


def _of_dates(condition: Condition) -> Test:
    """ISO dates are ordered as texts are; "at most 2024-05" means to the end of that month."""
    day = condition.value.strip()
    if condition.comparison == Comparison.AT_LEAST:
        return lambda value: figures.is_date(value) and value.strip() >= day
    return lambda value: figures.is_date(value) and value.strip()[: len(day)] <= day


def _of_numbers(comparison: Comparison, bound: float, decimal: str) -> Test:
    def test(value: str) -> bool:
        found = figures.figure(value, decimal)
        if found is None:
            return False
        return found.value >= bound if comparison == Comparison.AT_LEAST else found.value <= bound

    return test


def _plain(value: str) -> str:
    return " ".join(fold(value).split())
