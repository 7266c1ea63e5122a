"""A catalog's database looked at as a whole: what is damaged in it, and what of that can be put right.

Everything else compares a sum where it uses a value. This is for whoever wants to know, and takes about as long as
reading the files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from visearch_desktop.core.store import review, sums
from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.embeddings import read_again

_PAGE = 2048
_CACHED = {"thumbnail": "jpeg", "features": "packed", "palette": "packed", "sought": "others"}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many values were looked at, and how many of them are damaged."""

    seen: int
    damaged: int


def structure(database: Database) -> str:
    """What SQLite finds wrong with the file, and rows that speak of others which are not there; empty when nothing."""
    found = database.rows("PRAGMA main.quick_check(1)")
    if found != [("ok",)]:
        return str(found[0][0])
    astray = database.rows("PRAGMA main.foreign_key_check")
    return f"{len(astray):,} rows of the table {astray[0][0]} speak of others that are not there" if astray else ""


def contents(database: Database) -> Counted:
    """What is known of each photo. Damaged rows wait from now on for the next index run, if they can be changed.

    So do photos that speak of a content that is not there.
    """
    seen, damaged, last = 0, list[tuple[object, ...]](), -1
    query = f"SELECT {sums.columns(database.version)} FROM content WHERE id > ? ORDER BY id LIMIT {_PAGE}"
    while page := database.rows(query, (last,)):
        last = page[-1][0]
        damaged += sums.parted([row for row in page if row[1] is not None])[1]
        seen += len(page)
    read_again(database, damaged)
    return Counted(seen, len(damaged) + astray(database))


def astray(database: Database) -> int:
    """How many photos speak of no content that there is; they are to be read again."""
    where = "FROM photo WHERE content_id NOT NULL AND content_id NOT IN (SELECT id FROM content)"
    count = int(database.rows(f"SELECT count(*) {where}")[0][0])
    if count and not database.read_only:
        with database.write() as connection:
            connection.execute(f"UPDATE photo SET content_id = NULL WHERE id IN (SELECT id {where})")
    return count


def compared(database: Database) -> Counted:
    """What came of comparing photos. The photos of damaged pairs are compared once more by the next audit."""
    seen, damaged = 0, list[tuple[int, int]]()
    with database.reading() as connection:
        for *row, crc in connection.execute(f"SELECT {review.pair_columns(database)} FROM pair"):
            seen += 1
            if not review.is_pair(row, crc):
                damaged.append((row[0], row[1]))
    review.compare_again(database, damaged)
    return Counted(seen, len(damaged))


def cached(database: Database) -> Counted:
    """The thumbnails, local features and colours. Damaged ones are forgotten, and made again when they are used."""
    seen, damaged = 0, {table: list[tuple[int]]() for table in _CACHED}
    with database.reading() as connection:
        for table, content, whole in _values(connection):
            seen += 1
            if not whole:
                damaged[table].append((content,))
    count = sum(map(len, damaged.values()))
    if count and not database.read_only:
        with database.write(caches_only=True) as connection:
            for table, ids in damaged.items():
                connection.executemany(f"DELETE FROM cache.{table} WHERE content_id = ?", ids)
    return Counted(seen, count)


def _values(connection: sqlite3.Connection) -> Iterator[tuple[str, int, bool]]:
    for table, column in _CACHED.items():
        there = [row[1] for row in connection.execute(f"PRAGMA cache.table_info({table})")]
        if "crc" in there:  # the cache of a catalog that is only read may be one of before
            for row in connection.execute(f"SELECT content_id, {column}, crc FROM cache.{table}"):
                yield table, row[0], sums.is_value(*row)
