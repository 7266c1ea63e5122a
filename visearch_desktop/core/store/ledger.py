"""The ledger of a catalog, read: its entries, and whether it is whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from visearch_desktop.core.store import chain
from visearch_desktop.core.store.connection import Database

_ROW = "id, at, who, kind, what, evidence, version"
_PAGE = 1000
_VERDICTS = "SELECT id, at, who, kind, what, evidence FROM ledger WHERE kind IN ('verdict', 'undo', 'redo')"
SINCE = 5
"""The version of catalogs from which there is a ledger."""
Row = tuple[tuple[int, str, str, str, str, str, str], bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: `at` is UTC in ISO 8601, `version` the program's, empty for what is older than the ledger.

    `what` and `evidence` are JSON; `hash` is hexadecimal, empty where none was recorded.
    """

    id: int
    at: str
    who: str
    kind: str
    what: dict[str, object]
    evidence: dict[str, object]
    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries were looked at, the hash of the last one that is whole, and what is broken, if anything.

    `chained` says that the entries themselves are whole, whatever the table of verdicts holds.
    """

    entries: int
    head: str
    broken: str = ""
    chained: bool = True


def entries(database: Database) -> Iterator[Entry]:
    """Every entry, the oldest first; none in a catalog of a version without a ledger."""
    for (key, at, who, kind, what, evidence, version), sealed in _rows(database):
        yield Entry(key, at, who, kind, json.loads(what), json.loads(evidence), version, sealed.hex())


def verify(database: Database) -> Verified:
    """Go through the chain from its start, and compare the verdicts it tells of with those that hold."""
    before, number = chain.START, 0
    for number, (row, sealed) in enumerate(_rows(database), 1):
        if row[0] != number or chain.sealed(before, row) != sealed:
            return Verified(number - 1, before.hex(), f"Entry {number} was changed, removed or put in.", chained=False)
        before = sealed
    return Verified(number, before.hex(), _otherwise(database) if database.version >= SINCE else "")


def _otherwise(database: Database) -> str:
    """What the table of verdicts says that the ledger does not; empty when they agree."""
    with database.reading() as connection:
        connection.execute("BEGIN")  # both of one moment, whoever decides meanwhile
        try:
            held = _all_held(connection)
            told = connection.execute(_VERDICTS).fetchall()
        finally:
            connection.execute("COMMIT")
    if held is None:
        return "The table of verdicts holds a text that is none."
    for one, two in zip_longest(held, sorted((*row, key) for key, *row in told)):
        if two is None:
            return "The table of verdicts holds one that no entry tells of."
        if one != two[:-1]:
            return f"The table of verdicts does not hold what entry {two[-1]} tells of."
    return ""


def _all_held(connection: sqlite3.Connection) -> list[tuple[str, str, str, str, str]] | None:
    """The table of verdicts, sorted; None when SQLite cannot read a text in it."""
    try:
        return sorted(map(_held, chain.verdict_facts(connection)))
    except (sqlite3.OperationalError, TypeError, AttributeError):  # or a value that has become one of another kind
        return None


def _held(row: tuple[str, str, chain.Fact]) -> tuple[str, str, str, str, str]:
    at, who, fact = row
    return at, who, fact.kind, chain.canonical(fact.what), chain.canonical(fact.evidence)


def _rows(database: Database) -> Iterator[Row]:
    """The stored rows in order, page by page; none in a catalog of a version without a ledger."""
    if database.version < SINCE:
        return
    last = -1
    while page := database.rows(f"SELECT {_ROW}, hash FROM ledger WHERE id > ? ORDER BY id LIMIT {_PAGE}", (last,)):
        last = page[-1][0]
        for key, at, who, kind, what, evidence, version, sealed in page:
            yield (key, at, who, kind, what, evidence, version), sealed
