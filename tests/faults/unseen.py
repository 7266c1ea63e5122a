"""Damage that nobody can tell: a value of the cache that was changed and still is a thumbnail, features, or colours.

No sums are kept of what can be made again, so such a value is taken for what it is. Trials leave those photos out when
they compare what was kept, and say how many they were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from tests.faults.world import World
from visearch_desktop.core import imaging

_VALUES = {
    "thumbnail": "SELECT lower(hex(digest)), jpeg FROM cache.thumbnail JOIN content c ON c.id = content_id",
    "features": "SELECT lower(hex(digest)), packed FROM cache.features JOIN content c ON c.id = content_id",
    "palette": "SELECT lower(hex(digest)), packed FROM cache.palette JOIN content c ON c.id = content_id",
}
_UNPACKED: dict[str, Callable[[bytes], object]] = {"features": imaging.unpack, "palette": imaging.unpack_colours}
Values = dict[str, dict[str, bytes]]


def kept(world: World) -> Values:
    """What the cache holds, by table and digest of the photo; nothing where SQLite cannot read it either."""
    found: Values = {name: {} for name in _VALUES}
    with closing(sqlite3.connect(world.catalog / "catalog.sqlite")) as raw:
        try:
            raw.execute("ATTACH ? AS cache", (str(world.catalog / "thumbnails.sqlite"),))
            owned = raw.execute("PRAGMA cache.user_version").fetchone()
            if owned == raw.execute("SELECT CAST(value AS INT) FROM main.meta WHERE key = 'catalog_id'").fetchone():
                return {name: dict(raw.execute(query).fetchall()) for name, query in _VALUES.items()}
        except (sqlite3.DatabaseError, TypeError):
            pass
    return found


def unseen(before: Values, damaged: Values) -> set[tuple[str, str]]:
    """Table and digest of the values that were changed and are still taken for what they were."""
    return {
        (name, digest)
        for name, values in damaged.items()
        for digest, value in values.items()
        if value != before[name].get(digest) and _passes(name, value)
    }


def without(state: dict[str, Any], values: set[tuple[str, str]]) -> dict[str, Any]:
    """What a catalog came to, but for these values and the answers that they have a part in."""
    if not values or not state["catalog"]:
        return state
    left = {
        name: [row for row in state["catalog"][name] if (name, row.split("'")[1]) not in values]
        for name in _VALUES.keys() & state["catalog"].keys()
    }
    return {**state, "catalog": {**state["catalog"], **left}, "answers": None, "proven": None}


def _passes(name: str, value: bytes) -> bool:
    if name == "thumbnail":
        return imaging.is_thumbnail(value)
    try:
        _UNPACKED[name](value)
    except ValueError:
        return False
    return True
