"""The cache beside a catalog's database: attached to each connection, thrown away when it is damaged or another's."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from visearch_desktop.core.store import schema
from visearch_desktop.core.store.facts import whole

CACHE_NAME = "thumbnails.sqlite"
CATALOG_ID = "catalog_id"
"""The fact a catalog is known by: a number from 1 to 2^31 - 1 that its cache bears as well, as `user_version`."""
_PAGE = 65536
"""Bytes of a page of a new cache. Features take 2.8 KB: on pages of 4 KB each lies alone and they take 3.5 KB, on these
2.8 KB; thumbnails of 11 KB take the same. Reading 70 at random costs 0.2 ms more, all of them a third."""
_LOG_PAGES = 250
"""Pages that the logs may have before they are folded in: 16 MB of these, where SQLite's 1,000 would be 64 MB."""
_HAS_SUMS = "SELECT 1 FROM pragma_table_info(?, 'cache') WHERE name = 'crc'"
_TABLES = ("thumbnail", "features", "palette", "sought")


class _AnotherCatalogError(sqlite3.DatabaseError):
    """The cache was made for another catalog: its numbers of contents mean other photos."""


def named(file: Path, how: str) -> str:
    """A file for SQLite, and `how` it is to be opened, as parameters of a URI beginning with a question mark.

    `Path.as_uri` takes the server of a Windows share for a host, of which SQLite knows none.
    """
    if not how:
        return str(file)
    path = file.absolute().as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}{how}"


def attach(connection: sqlite3.Connection, folder: Path) -> None:
    """Thumbnails and features, in a file of their own: it may be deleted, and backups can leave it out."""
    file = folder / CACHE_NAME
    try:
        connection.execute("ATTACH ? AS cache", (str(file),))
        connection.execute(f"PRAGMA cache.page_size = {_PAGE}")  # one that has tables keeps what it has
        _check_owner(connection, stamp=True)
        connection.execute("PRAGMA cache.journal_mode = WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.execute("PRAGMA cache.synchronous = OFF")
        for table in schema.CACHE:
            connection.execute(table)
        _check_tables(connection)
    except sqlite3.DatabaseError as error:
        if not _is_worthless(error):
            raise
        with suppress(sqlite3.Error):
            connection.execute("DETACH cache")
        for damaged in folder.glob(f"{CACHE_NAME}*"):
            damaged.unlink()
        attach(connection, folder)


def attach_for_reading(connection: sqlite3.Connection, folder: Path, how: str) -> None:
    """The cache if it can be read, else an empty one in memory: nothing is made, nor mended.

    `how` it is opened is said to SQLite, as in the connection to the catalog.
    """
    file = folder / CACHE_NAME
    try:
        if not file.is_file():
            raise sqlite3.DatabaseError("there is none")
        connection.execute("ATTACH ? AS cache", (named(file, how),))
        _check_owner(connection, stamp=False)
        for table in ("thumbnail", "features"):
            connection.execute(f"SELECT 1 FROM cache.{table} LIMIT 1").fetchall()
    except sqlite3.DatabaseError:
        with suppress(sqlite3.Error):
            connection.execute("DETACH cache")
        connection.execute("ATTACH ':memory:' AS cache")
        for table in schema.CACHE:
            connection.execute(table)


def _check_owner(connection: sqlite3.Connection, *, stamp: bool) -> None:
    ours = connection.execute("SELECT value FROM main.meta WHERE key = ?", (CATALOG_ID,)).fetchone()
    theirs = connection.execute("PRAGMA cache.user_version").fetchone()[0]
    number = None if ours is None else whole(str(ours[0]))
    if number is None or theirs == number:  # where the catalog's own number is damaged, nobody can say whose it is
        return
    if theirs:
        raise _AnotherCatalogError
    if stamp:  # a new cache, or one of a version that did not know whose it was
        connection.execute(f"PRAGMA cache.user_version = {number}")


def _check_tables(connection: sqlite3.Connection) -> None:
    """Ask each table for its columns: a file that holds others under these names is none of ours."""
    for name in _TABLES:
        connection.execute(f"SELECT content_id FROM cache.{name} LIMIT 1").fetchall()
        if not connection.execute(_HAS_SUMS, (name,)).fetchone():
            _add_sums(connection, name)


def _add_sums(connection: sqlite3.Connection, table: str) -> None:
    """Give a table of before its column for sums."""
    try:
        connection.execute(f"ALTER TABLE cache.{table} ADD COLUMN crc INTEGER")
    except sqlite3.OperationalError as error:
        if "duplicate column" not in str(error):  # else another program has just added it
            raise


def _is_worthless(error: sqlite3.DatabaseError) -> bool:
    said = str(error)
    return isinstance(error, _AnotherCatalogError) or any(
        sign in said for sign in ("malformed", "not a database", "no such column", "has no column")
    )
