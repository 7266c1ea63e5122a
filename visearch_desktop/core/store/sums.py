"""Check sums of what is kept of photos: a value that was changed behind SQLite's back is told from one that is whole.

CRC-32 notices every change of up to 32 bits in a row, and of others all but one in four billion; of 3 KB it takes 2 µs.
A sum is taken over a value and over what it belongs to, so the value of another photo is noticed as well. Values kept
before there were sums have none, and are believed. A sum is compared where its value is used, never when a catalog is
opened.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from visearch_desktop.core.store.connection import Database

SINCE = 6
"""The version of catalogs from which rows of `content` have a sum."""
UNSUMMED = "unsummed"
"""The fact that says up to which content an upgraded catalog has no sums yet."""
_PAGE = 2048
_NUMBERS = struct.Struct("<qqq").pack
_HALF = 2**31
"""Taken off, so that SQLite keeps a sum in four bytes."""
_CONTENT = "embedding, digest, width, height, phash"


def of_value(content: int, value: bytes) -> int:
    """The sum of what the cache keeps of a content."""
    return zlib.crc32(value, content & 0xFFFFFFFF) - _HALF


def is_value(content: int, value: bytes, *sums: int | None) -> bool:
    """Whether it is what was kept: its sum fits, or none was kept, or its cache has no place for one (no `sums`)."""
    return sums in {(), (None,)} or sums == (of_value(content, value),)


def rows(values: Mapping[int, bytes]) -> list[tuple[int, bytes, int]]:
    """Rows for the cache: content, value, sum."""
    return [(content, value, of_value(content, value)) for content, value in values.items()]


def of_content(embedding: bytes, digest: bytes, width: int, height: int, phash: int) -> int:
    """The sum of a row of `content`."""
    return zlib.crc32(embedding, zlib.crc32(_NUMBERS(width, height, phash), zlib.crc32(digest))) - _HALF


def of_pair(row: Sequence[Any]) -> int:
    """The sum of a compared pair: a, b, method, similarity, duplicate score, relation."""
    return zlib.crc32(repr(tuple(row)).encode()) - _HALF


def columns(version: int) -> str:
    """What of `content` `is_content` wants to see, in a catalog of this version."""
    return f"id, {_CONTENT}, {'crc' if version >= SINCE else 'NULL'}"


def is_content(row: Sequence[Any]) -> bool:
    """Whether a row of `columns` is as it was written, as far as that is known."""
    if row[6] is None:
        return True
    try:
        return bool(row[6] == of_content(*row[1:6]))
    except (TypeError, struct.error):  # a blob that has become text, a number that has become none
        return False


def parted(rows: Sequence[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Rows of `columns` that are whole, and those that are damaged."""
    whole = [row for row in rows if is_content(row)]
    return whole, [] if len(whole) == len(rows) else [row for row in rows if not is_content(row)]


def add_missing(database: Database) -> Generator[int, None, None]:
    """Give contents of before the sums they lack, some thousand a transaction; yields how many are left at most."""
    while left := database.number(UNSUMMED):
        with database.write(caches_only=True) as connection:
            query = f"SELECT {columns(SINCE)} FROM content WHERE id <= ? ORDER BY id DESC LIMIT ?"
            page = connection.execute(query, (left, _PAGE)).fetchall()
            for row in page:
                if row[1] is not None and row[6] is None:
                    with suppress(TypeError, struct.error):  # damaged already: it is believed, as it was before
                        connection.execute("UPDATE content SET crc = ? WHERE id = ?", (of_content(*row[1:6]), row[0]))
            left = page[-1][0] - 1 if page else 0
            if left > 0:
                connection.execute("UPDATE meta SET value = ? WHERE key = ?", (str(left), UNSUMMED))
            else:
                connection.execute("DELETE FROM meta WHERE key = ?", (UNSUMMED,))
        yield max(0, left)
