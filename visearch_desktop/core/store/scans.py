"""Rows of photo folders, and the difference between what a scan saw and what is known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.facts import parsed, whole


@dataclass(frozen=True, slots=True)
class ScanCounts:
    """How many photos of the roots are new, changed or gone since the last scan."""

    new: int = 0
    changed: int = 0
    gone: int = 0


def roots(database: Database) -> dict[int, Path]:
    """The photo folders of the catalog, by id."""
    return {int(key): Path(folder) for key, folder in database.rows("SELECT id, folder FROM root ORDER BY id")}


def add_root(database: Database, folder: Path) -> None:
    """Add a photo folder."""
    with database.write() as connection:
        connection.execute("INSERT OR IGNORE INTO root (folder) VALUES (?)", (str(folder),))


def remove_root(database: Database, folder: Path) -> None:
    """Remove a photo folder and its photos; their contents stay known until the next clean-up."""
    kept = {key: mounts(database).get(key, frozenset()) for key, root in roots(database).items() if root != folder}
    remember_mounts(database, kept)  # the next folder may get its number
    with database.write() as connection:
        connection.execute("DELETE FROM root WHERE folder = ?", (str(folder),))


def move_root(database: Database, old: Path, new: Path) -> None:
    """The photos of `old` now lie under `new`: another drive letter, another mount."""
    with database.write() as connection:
        connection.execute("UPDATE root SET folder = ? WHERE folder = ?", (str(new), str(old)))


_MOUNTS = "mounts"


def mounts(database: Database) -> dict[int, frozenset[str]]:
    """The folders in photo folders that lay on a drive of their own when they were last looked at, by root."""
    found = parsed(database.meta(_MOUNTS), dict)
    return {
        root: frozenset(map(str, places))
        for text, places in found.items()
        if (root := whole(text)) is not None and isinstance(places, list)
    }


def remember_mounts(database: Database, found: Mapping[int, frozenset[str]]) -> None:
    """Remember them, in place of those before."""
    text = json.dumps({root: sorted(places) for root, places in sorted(found.items()) if places})
    if text != database.meta(_MOUNTS, "{}"):
        database.set_meta(**{_MOUNTS: text})


_SCAN_TABLES = """
DROP TABLE IF EXISTS temp.seen;
DROP TABLE IF EXISTS temp.scanned;
DROP TABLE IF EXISTS temp.place;
DROP TABLE IF EXISTS temp.unread;
DROP TABLE IF EXISTS temp.absent;
DROP TABLE IF EXISTS temp.gone;
CREATE TEMP TABLE seen (
    root_id INTEGER, path TEXT, bytes INTEGER, mtime_ns INTEGER, problem TEXT, PRIMARY KEY (root_id, path)
) WITHOUT ROWID;
CREATE TEMP TABLE scanned (root_id INTEGER);
CREATE TEMP TABLE place (root_id INTEGER, path TEXT);
CREATE TEMP TABLE unread (root_id INTEGER, path TEXT);
CREATE TEMP TABLE absent (id INTEGER PRIMARY KEY, content_id INTEGER);
CREATE TEMP TABLE gone (content_id INTEGER PRIMARY KEY, photos INTEGER);
"""


def roots_with_photos(database: Database) -> set[int]:
    """Ids of the roots that hold photos according to the catalog."""
    rows = database.rows("SELECT id FROM root r WHERE EXISTS (SELECT 1 FROM photo p WHERE p.root_id = r.id)")
    return {int(key) for (key,) in rows}


def begin_scan(database: Database) -> None:
    """Start collecting what a scan sees; the list lives until the database is closed or the next scan begins."""
    with database.write() as connection:
        for statement in _SCAN_TABLES.split(";")[:-1]:
            connection.execute(statement)


def saw(database: Database, rows: Sequence[tuple[int, str, int, int, str | None]]) -> None:
    """Add what was seen: (root id, relative path, bytes, mtime in ns, problem or None)."""
    with database.write() as connection:
        connection.executemany("INSERT OR IGNORE INTO temp.seen VALUES (?, ?, ?, ?, ?)", rows)


# "0" is the sign after "/": between the two is what lies below a folder, which the index of paths finds at once.
_ABSENT = """
INSERT INTO temp.absent SELECT p.id, p.content_id FROM photo p
WHERE p.id IN (
    SELECT id FROM photo WHERE root_id IN (SELECT root_id FROM temp.scanned)
    UNION SELECT o.id FROM temp.place l CROSS JOIN photo o ON o.root_id = l.root_id AND o.path = l.path
    UNION SELECT o.id FROM temp.place l CROSS JOIN photo o
        ON o.root_id = l.root_id AND o.path > l.path || '/' AND o.path < l.path || '0'
)
AND NOT EXISTS (SELECT 1 FROM temp.seen s WHERE s.root_id = p.root_id AND s.path = p.path)
AND NOT EXISTS (
    SELECT 1 FROM temp.unread u WHERE u.root_id = p.root_id
    AND (u.path IN ('', p.path) OR substr(p.path, 1, length(u.path) + 1) = u.path || '/')
)
"""
_GONE = """
INSERT INTO temp.gone SELECT content_id, count(*) FROM temp.absent WHERE content_id IS NOT NULL GROUP BY content_id
"""
_CHANGED = """
UPDATE photo SET bytes = s.bytes, mtime_ns = s.mtime_ns, content_id = NULL, problem = s.problem FROM temp.seen s
WHERE s.root_id = photo.root_id AND s.path = photo.path AND (s.bytes != photo.bytes OR s.mtime_ns != photo.mtime_ns)
"""
_NEW = """
INSERT INTO photo (root_id, path, bytes, mtime_ns, problem) SELECT * FROM temp.seen s
WHERE NOT EXISTS (SELECT 1 FROM photo p WHERE p.root_id = s.root_id AND p.path = s.path)
"""


def finish_scan(
    database: Database,
    scanned: Sequence[int],
    unread: Sequence[tuple[int, str]],
    places: Sequence[tuple[int, str]] = (),
) -> ScanCounts:
    """Compare what was seen with what is known, in one transaction.

    Photos of `scanned` roots, and those at or below `places` (root id, relative path), that were not seen are removed,
    except those at or below `unread` places ((root id, relative path, "" for the root itself)): they could not be
    looked at.
    """
    with database.write() as connection:
        connection.executemany("INSERT INTO temp.scanned VALUES (?)", [(root,) for root in scanned])
        connection.executemany("INSERT INTO temp.unread VALUES (?, ?)", unread)
        connection.executemany("INSERT INTO temp.place VALUES (?, ?)", places)
        connection.execute(_ABSENT)
        connection.execute(_GONE)
        gone = connection.execute("DELETE FROM photo WHERE id IN (SELECT id FROM temp.absent)").rowcount
        changed = connection.execute(_CHANGED).rowcount
        new = connection.execute(_NEW).rowcount
        connection.execute("DELETE FROM temp.seen")
    return ScanCounts(new, changed, gone)
