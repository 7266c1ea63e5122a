"""The colours of products, packed, as rows of the cache beside the thumbnails that they were read from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from visearch_desktop.core.store import sums
from visearch_desktop.core.store.connection import Database


def kept(database: Database, contents: Sequence[int]) -> dict[int, bytes]:
    """The packed colours that the cache has as they were put there, by content."""
    # A cache of before that was opened for reading only has no such table.
    if not database.rows("SELECT 1 FROM cache.sqlite_master WHERE name = 'palette'"):
        return {}
    rows = database.rows(
        "SELECT * FROM cache.palette WHERE content_id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(content) for content in contents]),),
    )
    return {int(row[0]): row[1] for row in rows if sums.is_value(*row)}


def keep(database: Database, packed: Mapping[int, bytes]) -> None:
    """Put packed colours into the cache, by content; `CatalogError` when it cannot be written."""
    with database.write(caches_only=True) as connection:
        connection.executemany("INSERT OR REPLACE INTO cache.palette VALUES (?, ?, ?)", sums.rows(packed))
