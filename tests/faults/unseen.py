"""Damage that nobody can tell: a value of the cache that was changed, still is a thumbnail, features, or colours, and
whose sum fits.

Such a value is taken for what it is. Trials leave those photos out when they compare what was kept, and say how many
they were: none, unless damage makes a sum as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from tests.faults.world import World
from visearch_desktop.core import imaging
from visearch_desktop.core.store import sums

_VALUES = {
    name: f"SELECT lower(hex(digest)), c.id, {column}, t.crc FROM cache.{name} t JOIN content c ON c.id = content_id"
    for name, column in (("thumbnail", "jpeg"), ("features", "packed"), ("palette", "packed"))
}
_UNPACKED: dict[str, Callable[[bytes], object]] = {"features": imaging.unpack, "palette": imaging.unpack_colours}
Value = tuple[int, bytes, int | None]
"""What the cache holds of a content, and its sum."""
Values = dict[str, dict[str, Value]]


def kept(world: World) -> Values:
    """What the cache holds, by table and digest of the photo; nothing where SQLite cannot read it either."""
    found: Values = {name: {} for name in _VALUES}
    with closing(sqlite3.connect(world.catalog / "catalog.sqlite")) as raw:
        try:
            raw.execute("ATTACH ? AS cache", (str(world.catalog / "thumbnails.sqlite"),))
            owned = raw.execute("PRAGMA cache.user_version").fetchone()
            if owned == raw.execute("SELECT CAST(value AS INT) FROM main.meta WHERE key = 'catalog_id'").fetchone():
                rows = {name: raw.execute(query).fetchall() for name, query in _VALUES.items()}
                return {name: {row[0]: (row[1], row[2], row[3]) for row in found} for name, found in rows.items()}
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


def _passes(name: str, kept: Value) -> bool:
    value = kept[1]
    if not sums.is_value(*kept):
        return False
    if name == "thumbnail":
        return imaging.is_thumbnail(value)
    try:
        _UNPACKED[name](value)
    except ValueError:
        return False
    return True
