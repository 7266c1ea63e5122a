"""How much of a catalog's files which tables take: estimated from rows looked at, so it takes the same for any number.

SQLite can tell exactly (`dbstat`), but reads every page for it: 17 s for a million photos, and not every SQLite has it.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress

from visearch_desktop.core.store.cache import CACHE_NAME
from visearch_desktop.core.store.connection import DATABASE_NAME, Database

_LOOKED_AT = 200
"""Rows whose length is measured, at each end of a table."""
_ROW = 10
"""Bytes that SQLite adds to a row or an entry of an index: its key, lengths of its values, its place on the page."""
_FILLED = 0.9
"""How full pages are, of rows in order and of those in between."""

WORTH_SHARE, WORTH_BYTES = 0.25, 2**20
"""How much of a file must be empty for it to be written anew: its share, and bytes."""


def tables(database: Database, cache: bool = False) -> dict[str, int]:
    """About how many bytes each table takes with its indexes, of the catalog or of its `cache`; ±20 % is usual."""
    schema = "cache" if cache else "main"
    with database.reading() as connection:
        names = connection.execute(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
        return {str(name): _table(connection, schema, str(name)) for (name,) in names}


def embeddings(database: Database) -> tuple[int, int]:
    """How many contents there are, and the bytes of one embedding."""
    count = database.rows("SELECT count(*) FROM content")[0][0]
    lengths = database.rows("SELECT length(embedding) FROM content ORDER BY id DESC LIMIT 1")
    return int(count), int(lengths[0][0] or 0) if lengths else 0


def unused(database: Database, cache: bool = False) -> int:
    """Bytes of a file that its rows have left and the next ones fill."""
    schema = "cache" if cache else "main"
    with database.reading() as connection:
        pages = connection.execute(f"PRAGMA {schema}.freelist_count").fetchone()[0]
        return int(pages * connection.execute(f"PRAGMA {schema}.page_size").fetchone()[0])


def is_worth_rewriting(database: Database, cache: bool = False) -> bool:
    """Whether so much of a file is empty that writing it anew pays, and the drive has room for the copy meanwhile."""
    file = database.folder / (CACHE_NAME if cache else DATABASE_NAME)
    with suppress(OSError):
        size, empty = file.stat().st_size, unused(database, cache)
        if empty > max(WORTH_BYTES, WORTH_SHARE * size):
            return shutil.disk_usage(database.folder).free > 2 * (size - empty) + 2**20
    return False


def rewrite(database: Database, cache: bool = False) -> None:
    """Write a file anew without its empty pages, unless somebody reads or writes just now; a kill changes nothing."""
    with suppress(sqlite3.OperationalError), database.reading() as connection:
        connection.execute(f"VACUUM {'cache' if cache else 'main'}")


def fold_logs(database: Database) -> None:
    """Bring what the logs hold into the files and make the logs empty, unless somebody reads or writes just now."""
    with suppress(sqlite3.OperationalError), database.reading() as connection:
        for schema in ("main", "cache"):
            connection.execute(f"PRAGMA {schema}.wal_checkpoint(TRUNCATE)").fetchall()


def _table(connection: sqlite3.Connection, schema: str, name: str) -> int:
    columns = [str(row[1]) for row in connection.execute(f"PRAGMA {schema}.table_info('{name}')")]
    rows = connection.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()[0]
    if not rows or not columns:
        return 0
    taken = _row_length(connection, schema, name, columns)
    for index in connection.execute(f"PRAGMA {schema}.index_list('{name}')").fetchall():
        if index[3] == "pk" or index[4]:  # the table itself, or an index of few rows
            continue
        inside = connection.execute(f"PRAGMA {schema}.index_info('{index[1]}')").fetchall()
        taken += _row_length(connection, schema, name, [str(column[2]) for column in inside])
    return int(rows * taken / _FILLED)


def _row_length(connection: sqlite3.Connection, schema: str, name: str, columns: list[str]) -> float:
    """Mean length of the first and last rows; a number counts as it is written, which is about what it takes."""
    length = " + ".join(f'coalesce(length("{column}"), 0)' for column in columns)
    first = f'"{columns[0]}"'
    found = connection.execute(
        f'SELECT avg(size) FROM (SELECT * FROM (SELECT {length} AS size FROM {schema}."{name}" ORDER BY {first}'
        f' LIMIT {_LOOKED_AT}) UNION ALL SELECT * FROM (SELECT {length} FROM {schema}."{name}" ORDER BY {first} DESC'
        f" LIMIT {_LOOKED_AT}))"
    ).fetchone()[0]
    return float(found or 0.0) + _ROW
