"""Rows of actions and decisions: what people said of pairs. Rows are only ever appended.

An action that `undoes` another restores what held before it; one that undoes such a one is a redo. Which actions hold
now follows from reading them in order (`_replayed`), so undo needs no memory but the ledger.

Every change is one transaction of the database and needs no writer lock: it takes milliseconds, waits for a transaction
of an index run up to 30 seconds, and a reviewer's word is neither refused nor lost because photos are being indexed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from visearch_desktop.core.findings import Action, Ruling, Verdict
from visearch_desktop.core.store import chain
from visearch_desktop.core.store.connection import Database

_Row = tuple[bytes, bytes, str | None, bytes | None, str]
_ROW = "a, b, verdict, keeper, evidence"


def append(database: Database, rulings: Sequence[Ruling], *, words: str, who: str) -> int:
    """Record rulings as one action; its id. Of several about one pair the last holds.

    Raises:
        ValueError: a digest is not hexadecimal.
    """
    rows = [_row(ruling) for ruling in rulings]
    with database.write(durable=True) as connection:
        return _add(connection, rows, words=words, who=who)


def undo(database: Database, *, who: str) -> Action | None:
    """Restore what held before the newest action that holds; that action, or None when none is left."""
    with database.write(durable=True) as connection:
        holding, _ = _replayed(connection)
        if not holding:
            return None
        target = holding[-1]
        rows = [
            connection.execute(
                f"SELECT {_ROW} FROM decision WHERE a = ? AND b = ? AND action_id < ? ORDER BY id DESC LIMIT 1",
                (a, b, target),
            ).fetchone()
            or (a, b, None, None, "{}")
            for a, b in connection.execute("SELECT DISTINCT a, b FROM decision WHERE action_id = ?", (target,))
        ]
        undone = _action(connection, target)
        _add(connection, rows, words=f"undo: {undone.words}", who=who, undoes=target)
        return undone


def redo(database: Database, *, who: str) -> Action | None:
    """Record the action that was undone last once more; None when nothing was undone since the newest action."""
    with database.write(durable=True) as connection:
        _, undone = _replayed(connection)
        if not undone:
            return None
        target, undoing = undone[-1]
        rows = connection.execute(f"SELECT {_ROW} FROM decision WHERE action_id = ? ORDER BY id", (target,)).fetchall()
        again = _action(connection, target)
        _add(connection, rows, words=f"redo: {again.words}", who=who, undoes=undoing)
        return again


def history(database: Database, limit: int) -> tuple[Action, ...]:
    """The newest `limit` actions that hold, newest first."""
    with database.reading() as connection:
        holding, _ = _replayed(connection)
        return tuple(_action(connection, action) for action in reversed(holding[-limit:] if limit > 0 else []))


def current(database: Database) -> dict[tuple[str, str], Ruling]:
    """What holds now, by pair of digests (hexadecimal, the smaller first); what was taken back is absent."""
    rows = database.rows(
        f"SELECT {_ROW} FROM decision WHERE id IN (SELECT max(id) FROM decision GROUP BY a, b)"
        " AND verdict IS NOT NULL ORDER BY a, b"
    )
    found = (_ruling(row) for row in rows)
    return {(ruling.a, ruling.b): ruling for ruling in found if ruling.verdict is not None}


def _replayed(connection: sqlite3.Connection) -> tuple[list[int], list[tuple[int, int]]]:
    """The actions that hold, oldest first, and those undone that may be redone, with the action that undid each."""
    holding: list[int] = []
    undone: list[tuple[int, int]] = []
    originals: set[int] = set()
    for action, undoes in connection.execute("SELECT id, undoes FROM action ORDER BY id"):
        if undoes is None:
            originals.add(action)
            holding.append(action)
            undone.clear()
        elif undoes in originals:
            holding.pop()  # only ever the newest that holds
            undone.append((undoes, action))
        else:
            holding.append(undone.pop()[0])
    return holding, undone


def _add(
    connection: sqlite3.Connection, rows: Sequence[_Row], *, words: str, who: str, undoes: int | None = None
) -> int:
    at = chain.now()
    added = connection.execute(
        "INSERT INTO action (at, who, words, undoes) VALUES (?, ?, ?, ?)", (at, who, words, undoes)
    ).lastrowid
    assert added is not None
    connection.executemany(
        f"INSERT INTO decision (action_id, {_ROW}) VALUES (?, ?, ?, ?, ?, ?)", [(added, *row) for row in rows]
    )
    kind = "verdict" if undoes is None else words.partition(":")[0]
    chain.add(connection, (chain.verdict_fact(kind, added, words, row) for row in rows), who=who, at=at)
    return added


def _row(ruling: Ruling) -> _Row:
    a, b = sorted((bytes.fromhex(ruling.a), bytes.fromhex(ruling.b)))
    verdict = None if ruling.verdict is None else ruling.verdict.value
    keeper = bytes.fromhex(ruling.keeper) if ruling.keeper and verdict else None
    return a, b, verdict, keeper, json.dumps(dict(ruling.figures), ensure_ascii=False, default=str)


def _ruling(row: _Row) -> Ruling:
    a, b, verdict, keeper, evidence = row
    known = Verdict(verdict) if verdict in set(Verdict) else None  # a newer version may know more
    return Ruling(a.hex(), b.hex(), known, keeper.hex() if keeper else None, _figures(evidence))


def _figures(text: str) -> dict[str, object]:
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _action(connection: sqlite3.Connection, action: int) -> Action:
    at, who, words = connection.execute("SELECT at, who, words FROM action WHERE id = ?", (action,)).fetchone()
    rows = connection.execute(f"SELECT {_ROW} FROM decision WHERE action_id = ? ORDER BY id", (action,))
    return Action(action, datetime.fromisoformat(at), who, words, tuple(_ruling(row) for row in rows))
