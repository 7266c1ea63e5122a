"""Decisions put right from the ledger: both say the same, and only the ledger can show that it is what was written."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from visearch_desktop.core.store import chain
from visearch_desktop.core.store.connection import Database

_HELD = f"SELECT d.id, {chain.DECIDED} FROM decision d LEFT JOIN action x ON x.id = d.action_id ORDER BY d.id"
_TOLD = "SELECT at, who, kind, what, evidence FROM ledger WHERE kind IN ('verdict', 'undo', 'redo') ORDER BY id"
Beside = TypeVar("Beside")


class _Told(NamedTuple):
    """An entry of the ledger about a verdict; `what` and `evidence` are canonical JSON."""

    at: str
    who: str
    kind: str
    what: str
    evidence: str


def put_right(database: Database) -> int:
    """Give decisions that are not what the ledger tells of its word; how many were put right, in one transaction.

    None when rows are missing or too many: a changed value does not explain that. To be called only when the chain of
    the ledger is whole.
    """
    with database.write(durable=True) as connection, _lenient(connection):
        told = [_Told(*row) for row in connection.execute(_TOLD)]
        held = [(_as_told(row), int(key)) for key, *row in connection.execute(_HELD)]
        if len(told) != len(held):
            return 0
        wrong = _left_over(held, Counter(told))
        right = _left_over([(one, one) for one in told], Counter(one for one, _ in held))
        if wrong:
            with _unlocked(connection):
                for key, row in zip(wrong, right, strict=True):
                    _put(connection, key, row)
        return len(wrong)


def _as_told(row: Sequence[Any]) -> _Told:
    """A decision as the ledger would tell of it; one that cannot even be read is like none."""
    try:
        at, who, fact = chain.told_of(row)
        return _Told(at, who, fact.kind, chain.canonical(fact.what), chain.canonical(fact.evidence))
    except (ValueError, TypeError, AttributeError):
        return _Told("", "", "", "", "")


def _left_over(rows: Sequence[tuple[_Told, Beside]], others: Counter[_Told]) -> list[Beside]:
    """What stands beside the rows that have no equal among others."""
    found: list[Beside] = []
    for row, beside in rows:
        if others[row]:
            others[row] -= 1
        else:
            found.append(beside)
    return found


def _put(connection: sqlite3.Connection, decision: int, told: _Told) -> None:
    what = json.loads(told.what)
    keeper = what["keeper"] and bytes.fromhex(what["keeper"])
    connection.execute(
        "UPDATE decision SET action_id = ?, a = ?, b = ?, verdict = ?, keeper = ?, evidence = ? WHERE id = ?",
        (
            what["action"],
            bytes.fromhex(what["a"]),
            bytes.fromhex(what["b"]),
            what["verdict"],
            keeper,
            told.evidence,
            decision,
        ),
    )
    connection.execute(
        "UPDATE action SET at = ?, who = ?, words = ? WHERE id = ?",
        (told.at, told.who, what["words"], what["action"]),
    )


@contextmanager
def _lenient(connection: sqlite3.Connection) -> Iterator[None]:
    """Texts that are none are read in the block, with signs in them that stand for what is damaged."""
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.text_factory = str


@contextmanager
def _unlocked(connection: sqlite3.Connection) -> Iterator[None]:
    """The tables may be changed in the block: their triggers are away, within the caller's transaction."""
    kept = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        " AND name IN ('action_no_update', 'decision_no_update')"
    ).fetchall()
    for name, _ in kept:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in kept:
        connection.execute(sql)
