"""Rows behind suggestions: every searchable vector with its SKUs, and what people said of suggested values.

What people said is kept in two tables that the first word makes, so a catalog in which nobody said anything stays as it
is. Rows are only ever appended: an action that `undoes` another takes it back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.store import chain, sums
from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.embeddings import read_again
from visearch_desktop.core.store.packing import HALVES_UNTIL, unpack

_TABLES = (
    (
        "CREATE TABLE IF NOT EXISTS suggestion_action (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,"
        " who TEXT NOT NULL, words TEXT NOT NULL, undoes INTEGER REFERENCES suggestion_action)"
    ),
    (
        "CREATE TABLE IF NOT EXISTS suggestion_word (id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " action_id INTEGER NOT NULL REFERENCES suggestion_action, product_column TEXT NOT NULL, sku TEXT NOT NULL,"
        " was TEXT NOT NULL, value TEXT NOT NULL, accepted INTEGER NOT NULL)"
    ),
)
_HOLDS = "undoes IS NULL AND id NOT IN (SELECT undoes FROM suggestion_action WHERE undoes NOT NULL)"
_WORD = "product_column, sku, was, value, accepted"


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of a suggestion: of an SKU's cell, what it `was`, the value proposed, the answer."""

    column: str
    sku: str
    was: str
    value: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Words recorded together, and undone together; `at` is a time in UTC."""

    id: int
    at: datetime
    who: str
    summary: str
    words: tuple[Word, ...]


def vectors(database: Database) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float16]]:
    """Ids of the contents that can be found, ascending, and their embeddings, float16 [contents, dimension].

    Those of one moment, whatever is written meanwhile. A blob of another length than most is left out, as is a row that
    is not as it was written.
    """
    damaged: list[tuple[Any, ...]] = []
    query = "FROM content c WHERE embedding NOT NULL AND EXISTS (SELECT 1 FROM photo p WHERE p.content_id = c.id)"
    with database.reading() as connection:
        connection.execute("BEGIN")
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])  # of the same moment
            lengths = f"SELECT count(*), length(embedding) {query} GROUP BY 2 ORDER BY 1 DESC LIMIT 1"
            count, size = connection.execute(lengths).fetchone() or (0, 0)
            ids = np.empty(count, np.int64)
            found = np.empty((count, size // 2 if version <= HALVES_UNTIL else size), np.float16)
            filled = 0
            columns = sums.columns(version)
            rows = connection.execute(f"SELECT {columns} {query} AND length(embedding) = ? ORDER BY id", (size,))
            while page := rows.fetchmany(1024):
                whole, broken = sums.parted(page)
                damaged += broken
                if whole:
                    ids[filled : filled + len(whole)] = [row[0] for row in whole]
                    found[filled : filled + len(whole)] = unpack([row[1] for row in whole], version)
                filled += len(whole)
        finally:
            connection.execute("COMMIT")
    read_again(database, damaged)
    return ids[:filled], found[:filled]


def shown(database: Database) -> list[tuple[int, str]]:
    """Which content is shown by which SKU, each pair once, by content and SKU."""
    rows = database.rows(
        "SELECT DISTINCT p.content_id, s.sku FROM photo p JOIN photo_sku s ON s.photo_id = p.id"
        " WHERE p.content_id NOT NULL ORDER BY 1, 2"
    )
    return [(int(content), str(sku)) for content, sku in rows]


def record(database: Database, words: Sequence[Word], *, summary: str, who: str) -> int:
    """Record words as one action; its id."""
    said = [(word.column, word.sku, word.was, word.value, word.accepted) for word in words]
    with database.write() as connection:
        for table in _TABLES:
            connection.execute(table)
        action = _act(connection, summary, who)
        connection.executemany(
            f"INSERT INTO suggestion_word (action_id, {_WORD}) VALUES (?, ?, ?, ?, ?, ?)",
            [(action, *row) for row in said],
        )
        chain.add(connection, (chain.suggestion_fact(action, summary, row) for row in said), who=who)
    return action


def undo(database: Database, *, who: str) -> Said | None:
    """Take back the newest action that holds; that action, or None when none is left."""
    if not _exists(database):
        return None
    with database.write() as connection:
        row = connection.execute(f"SELECT max(id) FROM suggestion_action WHERE {_HOLDS}").fetchone()
        if row[0] is None:
            return None
        said = _said(connection, row[0])
        words = f"undo: {said.summary}"
        action = _act(connection, words, who, undoes=said.id)
        what = {"action": action, "undoes": said.id, "words": words}
        chain.add(connection, [chain.Fact("suggestion undone", what)], who=who)
        return said


def history(database: Database, limit: int) -> tuple[Said, ...]:
    """The newest `limit` actions that hold, newest first."""
    if not _exists(database):
        return ()
    with database.reading() as connection:
        rows = connection.execute(
            f"SELECT id FROM suggestion_action WHERE {_HOLDS} ORDER BY id DESC LIMIT ?", (max(0, limit),)
        ).fetchall()
        return tuple(_said(connection, row[0]) for row in rows)


def current(database: Database, column: str = "") -> dict[tuple[str, str], Word]:
    """What holds now, by column and SKU; of one column only when it is named."""
    if not _exists(database):
        return {}
    rows = database.rows(
        f"SELECT {_WORD} FROM suggestion_word WHERE action_id IN (SELECT id FROM suggestion_action WHERE {_HOLDS})"
        " AND (product_column = ?1 OR ?1 = '') ORDER BY id",
        (column,),
    )
    return {(name, sku): Word(name, sku, was, value, bool(said)) for name, sku, was, value, said in rows}


def _act(connection: sqlite3.Connection, summary: str, who: str, undoes: int | None = None) -> int:
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    added = connection.execute(
        "INSERT INTO suggestion_action (at, who, words, undoes) VALUES (?, ?, ?, ?)", (at, who, summary, undoes)
    ).lastrowid
    assert added is not None
    return added


def _said(connection: sqlite3.Connection, action: int) -> Said:
    at, who, summary = connection.execute(
        "SELECT at, who, words FROM suggestion_action WHERE id = ?", (action,)
    ).fetchone()
    rows = connection.execute(f"SELECT {_WORD} FROM suggestion_word WHERE action_id = ? ORDER BY id", (action,))
    words = tuple(Word(name, sku, was, value, bool(said)) for name, sku, was, value, said in rows)
    return Said(action, datetime.fromisoformat(at), who, summary, words)


def _exists(database: Database) -> bool:
    return bool(database.rows("SELECT 1 FROM sqlite_master WHERE name = 'suggestion_word'"))
