"""Rows of what an audit has looked up and not compared yet: with which contents each is to be compared. A cache."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.store import sums
from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.review import UNCOMPARED

Ids = npt.NDArray[np.int64]


def unsought(database: Database, mark: int, ways: Sequence[int]) -> Ids:
    """The contents that do not bear the mark of what was compared, looked up in none of the `ways`; ascending."""
    query = (
        f"SELECT c.id {UNCOMPARED} AND NOT EXISTS"
        " (SELECT 1 FROM cache.sought s WHERE s.content_id = c.id AND s.way IN (SELECT value FROM json_each(?)))"
        " ORDER BY c.id"
    )
    with database.reading() as connection:
        return np.fromiter((row[0] for row in connection.execute(query, (mark, json.dumps(ways)))), np.int64)


def keep(database: Database, way: int, others: Mapping[int, Ids]) -> None:
    """Keep with which contents each is to be compared, in one transaction."""
    rows = sums.rows({content: found.astype("<i8").tobytes() for content, found in others.items()})
    with database.write(caches_only=True) as connection:
        connection.executemany(f"INSERT OR REPLACE INTO cache.sought VALUES (?1, {int(way)}, ?2, ?3)", rows)


def found(database: Database, way: int, contents: Sequence[int]) -> dict[int, list[int]]:
    """With which contents each is to be compared; absent when it was not looked up, empty when there are none."""
    rows = database.rows(
        "SELECT content_id, others FROM cache.sought WHERE way = ? AND content_id IN (SELECT value FROM json_each(?))",
        (way, json.dumps([int(content) for content in contents])),
    )
    return {content: np.frombuffer(others[: len(others) // 8 * 8], "<i8").tolist() for content, others in rows}


def drop_damaged(database: Database) -> None:
    """Forget what is not as it was kept, so that it is looked up again."""
    with database.reading() as connection:
        kept = connection.execute("SELECT content_id, others, crc FROM cache.sought")
        damaged = [row[:1] for row in kept if not sums.is_value(*row)]
    if damaged:
        with database.write(caches_only=True) as connection:
            connection.executemany("DELETE FROM cache.sought WHERE content_id = ?", damaged)
