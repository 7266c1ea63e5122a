"""Rows of adaptations: projections of the embedding that a catalog has learned, the newest that holds in use.

The table is made by the first adaptation. Rows are only ever appended or marked as taken back, and the projections of
all but the newest few are forgotten.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from visearch_desktop.core.projection import Projection
from visearch_desktop.core.store.connection import Database

KEPT = 5
"""Projections kept to go back to, 0.7 MB each."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS adaptation (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,"
    " model TEXT NOT NULL, facts TEXT NOT NULL, mean BLOB, axes BLOB, taken_back INTEGER NOT NULL DEFAULT 0)"
)
_SUM = "sum"
"""The fact that tells whether mean and axes are what was learned; adaptations of before have none."""
_HOLDS = "mean NOT NULL AND NOT taken_back"


@dataclass(frozen=True, slots=True)
class Kept:
    """An adaptation: when it was learned, for which model identity, and what was found out about it.

    One that is not `sound` is damaged, and not used.
    """

    id: int
    at: datetime
    model: str
    facts: Mapping[str, Any]
    sound: bool = True


def add(database: Database, projection: Projection, model: str, facts: Mapping[str, Any]) -> int:
    """Take a projection into use; its number."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    mean, axes = projection.mean.astype(np.float32).tobytes(), projection.axes.astype(np.float16).tobytes()
    told = json.dumps({**facts, _SUM: _sum_of(mean, axes)}, ensure_ascii=False)
    with database.write() as connection:
        connection.execute(_TABLE)
        added = connection.execute(
            "INSERT INTO adaptation (at, model, facts, mean, axes) VALUES (?, ?, ?, ?, ?)",
            (at, model, told, mean, axes),
        ).lastrowid
        connection.execute(
            "UPDATE adaptation SET mean = NULL, axes = NULL WHERE id NOT IN"
            f" (SELECT id FROM adaptation WHERE {_HOLDS} ORDER BY id DESC LIMIT {KEPT})"
        )
    assert added is not None
    return added


def take_back(database: Database) -> Kept | None:
    """Take the adaptation in use back, so that the one before holds; it, or None when there was none."""
    held = newest(database)
    if held is not None:
        with database.write() as connection:
            connection.execute("UPDATE adaptation SET taken_back = 1 WHERE id = ?", (held.id,))
    return held


def newest(database: Database) -> Kept | None:
    """The newest adaptation that was not taken back, whatever model it was learned for."""
    rows = _rows(
        database, f"SELECT id, at, model, facts, mean, axes FROM adaptation WHERE {_HOLDS} ORDER BY id DESC LIMIT 1"
    )
    if not rows:
        return None
    key, at, model, text, mean, axes = rows[0]
    facts = _facts(text)
    return Kept(key, datetime.fromisoformat(at), model, facts, _projection(mean, axes, facts) is not None)


def verdicts_since(database: Database, at: datetime) -> int:
    """How many verdicts people have given since."""
    query = "SELECT count(*) FROM decision WHERE verdict NOT NULL AND action_id IN (SELECT id FROM action WHERE at > ?)"
    return int(database.rows(query, (at.isoformat(timespec="seconds"),))[0][0])


def current(database: Database) -> Projection | None:
    """The projection in use; None when there is none, when it is damaged, or when it was learned for another model."""
    rows = _rows(database, f"SELECT model, mean, axes, facts FROM adaptation WHERE {_HOLDS} ORDER BY id DESC LIMIT 1")
    if not rows or rows[0][0] != database.meta("model_identity"):
        return None
    return _projection(rows[0][1], rows[0][2], _facts(rows[0][3]))


def _projection(packed: bytes, packed_axes: bytes, facts: Mapping[str, Any]) -> Projection | None:
    """What was learned; None when it is damaged: cut off, no numbers, without any direction, or not what was kept."""
    if len(packed) % 4 or not packed or not packed_axes or len(packed_axes) % (len(packed) // 2):
        return None
    if facts.get(_SUM, whole := _sum_of(packed, packed_axes)) != whole:
        return None
    mean = np.frombuffer(packed, np.float32)
    axes = np.frombuffer(packed_axes, np.float16).reshape(len(mean), -1).astype(np.float32)
    sound = axes.any() and np.isfinite(axes).all() and np.isfinite(mean).all()
    return Projection(mean, axes) if sound else None


def _sum_of(mean: bytes, axes: bytes) -> int:
    return zlib.crc32(axes, zlib.crc32(mean))


def _rows(database: Database, query: str) -> list[tuple[Any, ...]]:
    if not database.rows("SELECT 1 FROM sqlite_master WHERE name = 'adaptation'"):
        return []
    return database.rows(query)


def _facts(text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
