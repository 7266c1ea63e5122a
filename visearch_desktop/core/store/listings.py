"""Rows of what is listed: every file of a content, with the SKUs that show it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from visearch_desktop.core.store.connection import Database

_MARKS = 500
"""Values of one query; SQLite takes 999 at the least."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A photo file and the SKUs that show it, often one; `modified` is seconds since 1970."""

    content: int
    digest: str
    photo: Path
    skus: tuple[str, ...]
    width: int
    height: int
    bytes: int
    modified: float


def listed(database: Database, contents: Iterable[int]) -> list[Listed]:
    """The files of contents, by content and path, each with all of its SKUs, if it has any."""
    rows = database.rows(
        "SELECT p.id, c.id, c.digest, r.folder, p.path, s.sku, c.width, c.height, p.bytes, p.mtime_ns FROM photo p"
        " JOIN content c ON c.id = p.content_id JOIN root r ON r.id = p.root_id LEFT JOIN photo_sku s"
        " ON s.photo_id = p.id WHERE c.id IN (SELECT value FROM json_each(?))"
        " ORDER BY c.id, r.folder, p.path, p.id, s.sku",
        (json.dumps([int(content) for content in contents]),),
    )
    found: dict[int, Listed] = {}
    for photo, content, digest, folder, path, sku, width, height, size, mtime in rows:
        known = found.get(photo)
        if known is None:
            skus = () if sku is None else (str(sku),)
            file = Path(folder, path)
            found[photo] = Listed(content, digest.hex(), file, skus, width, height, size, mtime / 1e9)
        else:
            found[photo] = replace(known, skus=(*known.skus, str(sku)))
    return list(found.values())


def listed_twice(database: Database, *, page: int = 500) -> Iterator[list[int]]:
    """Ids of the contents that are shown by several files or under several SKUs, a page at a time, ascending."""
    query = (
        "SELECT c.id FROM content c WHERE c.id > ? AND c.embedding IS NOT NULL AND 1 < (SELECT count(*) FROM"
        " (SELECT 1 FROM photo p LEFT JOIN photo_sku s ON s.photo_id = p.id WHERE p.content_id = c.id LIMIT 2))"
        " ORDER BY c.id LIMIT ?"
    )
    last = 0
    while rows := database.rows(query, (last, page)):
        yield [int(row[0]) for row in rows]
        last = int(rows[-1][0])


def contents_of(database: Database, digests: Iterable[str]) -> dict[str, int]:
    """The contents with these digests (hexadecimal); those the catalog does not hold are absent."""
    found: dict[str, int] = {}
    wanted = [bytes.fromhex(digest) for digest in digests]
    with database.reading() as connection:
        for start in range(0, len(wanted), _MARKS):
            some = wanted[start : start + _MARKS]
            query = f"SELECT digest, id FROM content WHERE digest IN ({','.join('?' * len(some))})"
            found.update((digest.hex(), int(content)) for digest, content in connection.execute(query, some))
    return found


def columns(database: Database) -> set[str]:
    """The names of the product table's columns."""
    rows = database.rows("SELECT DISTINCT a.key FROM product p, json_each(p.attributes) a")
    return {str(row[0]) for row in rows}


def skus(database: Database) -> set[str]:
    """Every SKU that a photo shows."""
    return {str(row[0]) for row in database.rows("SELECT DISTINCT sku FROM photo_sku")}


def state(database: Database) -> str:
    """What stands for the photos that can be found, their places and their SKUs: it changes when they do."""
    seen = hashlib.sha256()
    query = (
        "SELECT c.digest, r.folder, p.path, s.sku FROM content c JOIN photo p ON p.content_id = c.id"
        " JOIN root r ON r.id = p.root_id JOIN photo_sku s ON s.photo_id = p.id WHERE c.embedding IS NOT NULL"
        " ORDER BY c.digest, r.folder, p.path, s.sku"
    )
    with database.reading() as connection:
        for digest, *names in connection.execute(query):
            seen.update(digest + "\0".join(names).encode("utf-8", "backslashreplace"))
    return seen.hexdigest()
