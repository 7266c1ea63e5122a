"""Rows of adaptations: projections of the embedding that a catalog has learned, the newest that holds in use.

The table is made by the first adaptation. Rows are only ever appended or marked as taken back, and the projections of
all but the newest few are forgotten.
"""

from __future__ import annotations

import json
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
_HOLDS = "mean NOT NULL AND NOT taken_back"


@dataclass(frozen=True, slots=True)
class Kept:
    """An adaptation: when it was learned, for which model identity, and what was found out about it."""

    id: int
    at: datetime
    model: str
    facts: Mapping[str, Any]


def add(database: Database, projection: Projection, model: str, facts: Mapping[str, Any]) -> int:
    """Take a projection into use; its number."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    mean, axes = projection.mean.astype(np.float32), projection.axes.astype(np.float16)
    with database.write() as connection:
        connection.execute(_TABLE)
        added = connection.execute(
            "INSERT INTO adaptation (at, model, facts, mean, axes) VALUES (?, ?, ?, ?, ?)",
            (at, model, json.dumps(facts, ensure_ascii=False), mean.tobytes(), axes.tobytes()),
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
    rows = _rows(database, f"SELECT id, at, model, facts FROM adaptation WHERE {_HOLDS} ORDER BY id DESC LIMIT 1")
    return Kept(rows[0][0], datetime.fromisoformat(rows[0][1]), rows[0][2], _facts(rows[0][3])) if rows else None


def verdicts_since(database: Database, at: datetime) -> int:
    """How many verdicts people have given since."""
    query = "SELECT count(*) FROM decision WHERE verdict NOT NULL AND action_id IN (SELECT id FROM action WHERE at > ?)"
    return int(database.rows(query, (at.isoformat(timespec="seconds"),))[0][0])


def current(database: Database) -> Projection | None:
    """The projection in use; None when there is none, when it is damaged, or when it was learned for another model."""
    rows = _rows(
        database,
        f"SELECT model, mean, axes FROM adaptation WHERE {_HOLDS} ORDER BY id DESC LIMIT 1",
    )
    if not rows or rows[0][0] != database.meta("model_identity"):
        return None
    _, packed, packed_axes = rows[0]
    if len(packed) % 4 or not packed or len(packed_axes) % (len(packed) // 2):
        return None
    mean = np.frombuffer(packed, np.float32)
    axes = np.frombuffer(packed_axes, np.float16).reshape(len(mean), -1).astype(np.float32)
    sound = axes.shape[1] > 0 and bool(np.isfinite(axes).all()) and bool(np.isfinite(mean).all())
    return Projection(mean, axes) if sound else None


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
