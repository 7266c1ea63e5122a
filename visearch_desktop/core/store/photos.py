"""Rows of photos and contents: what a scan found, what is still to be read, what can be searched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.store import sums
from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.packing import pack


@dataclass(frozen=True, slots=True)
class Pending:
    """A photo that is still to be read; `bytes` and `mtime_ns` are those of the scan."""

    id: int
    root_id: int
    root: Path
    path: Path
    bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """One picture as it is stored; `embedding` is float32 [dimension], L2-normalised, `colours` empty if not known."""

    digest: bytes
    width: int
    height: int
    phash: int
    thumbnail: bytes
    features: bytes
    embedding: npt.NDArray[np.float32]
    colours: bytes = b""


@dataclass(frozen=True, slots=True)
class Located:
    """A photo of a content, with one of its SKUs."""

    content: int
    path: Path
    sku: str


def retry_problems(database: Database) -> None:
    """Have the next scan take photos that could not be read for changed ones, so that they are tried again."""
    with database.write() as connection:
        connection.execute("UPDATE photo SET mtime_ns = -1 WHERE problem IS NOT NULL")


# Contents that wait for an embedding have an index of their own: no row of a million contents is looked at.
_WAITING = "(SELECT id FROM content WHERE embedding IS NULL)"
_PENDING = (
    "FROM photo p JOIN root r ON r.id = p.root_id"
    f" WHERE p.problem IS NULL AND (p.content_id IS NULL OR p.content_id IN {_WAITING})"
)


def count_pending(database: Database, without: Sequence[int] = ()) -> int:
    """How many photos are still to be read, those of the roots `without` not counted."""
    marks = ",".join("?" * len(without))
    query = f"SELECT count(*) {_PENDING} AND p.root_id NOT IN ({marks})"
    return int(database.rows(query, tuple(without))[0][0])


def pending(database: Database, without: Sequence[int] = (), *, page: int = 500) -> Iterator[Pending]:
    """The photos still to be read, in order; the caller settles each before it runs dry."""
    marks, last = ",".join("?" * len(without)), 0
    query = (
        f"SELECT p.id, r.id, r.folder, p.path, p.bytes, p.mtime_ns {_PENDING} AND p.root_id NOT IN ({marks})"
        " AND p.id > ? ORDER BY p.id LIMIT ?"
    )
    while rows := database.rows(query, (*without, last, page)):
        for key, root, folder, path, size, mtime_ns in rows:
            yield Pending(int(key), int(root), Path(folder), Path(folder, path), int(size), int(mtime_ns))
        last = int(rows[-1][0])


def embedded_content(database: Database, digest: bytes) -> int | None:
    """The content with these bytes, when its embedding is there."""
    query = "SELECT id FROM content WHERE digest = ? AND embedding IS NOT NULL"
    found = database.rows(query, (digest,))
    return int(found[0][0]) if found else None


_ADD_CONTENT = (
    "INSERT INTO content (embedding, digest, width, height, phash, crc) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest)"
    " DO UPDATE SET embedding = excluded.embedding, width = excluded.width, height = excluded.height,"
    " phash = excluded.phash, crc = excluded.crc RETURNING id"
)


def settle(
    database: Database,
    *,
    contents: Iterable[tuple[int, Content]] = (),
    known: Iterable[tuple[int, int]] = (),
    failed: Iterable[tuple[int, str]] = (),
    vanished: Iterable[int] = (),
) -> int:
    """Record what became of photos, in one transaction; returns how many had only moved.

    Args:
        database: the catalog.
        contents: (photo id, newly embedded content).
        known: (photo id, id of a content that was embedded before).
        failed: (photo id, reason).
        vanished: ids of photos that disappeared since the scan.
    """
    moved = 0
    with database.write() as connection:
        for photo, content in contents:
            values = (pack(content.embedding), content.digest, content.width, content.height, content.phash)
            key = connection.execute(_ADD_CONTENT, (*values, sums.of_content(*values))).fetchone()[0]
            connection.execute("UPDATE photo SET content_id = ? WHERE id = ?", (key, photo))
            kept = {"thumbnail": content.thumbnail, "features": content.features, "palette": content.colours}
            for table, value in kept.items():
                # A catalog put back from a backup gives numbers again that its caches know already.
                connection.execute(f"DELETE FROM cache.{table} WHERE content_id = ?", (key,))
                if value:
                    connection.executemany(f"INSERT INTO cache.{table} VALUES (?, ?, ?)", sums.rows({key: value}))
            connection.execute("DELETE FROM cache.sought WHERE content_id = ?", (key,))
        for photo, content_id in known:
            connection.execute("UPDATE photo SET content_id = ? WHERE id = ?", (content_id, photo))
            moved += connection.execute(
                "UPDATE temp.gone SET photos = photos - 1 WHERE content_id = ? AND photos > 0", (content_id,)
            ).rowcount
        connection.executemany(
            "UPDATE photo SET problem = ?, content_id = NULL WHERE id = ?",
            [(why, photo) for photo, why in failed],
        )
        connection.executemany("DELETE FROM photo WHERE id = ?", [(photo,) for photo in vanished])
    return moved


def drop_embeddings(database: Database, **facts: str) -> None:
    """Forget every embedding and record what is to be known instead, at once: the catalog is to have another model."""
    with database.write() as connection:
        connection.execute("UPDATE content SET embedding = NULL")
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts.items())


def drop_orphans(database: Database) -> None:
    """Forget contents that no photo shows any more."""
    with database.write() as connection:
        connection.execute(
            "DELETE FROM content WHERE id NOT IN (SELECT content_id FROM photo WHERE content_id NOT NULL)"
        )
        for table in ("thumbnail", "features", "palette", "sought"):
            connection.execute(f"DELETE FROM cache.{table} WHERE content_id NOT IN (SELECT id FROM content)")


def live_contents(database: Database) -> npt.NDArray[np.int64]:
    """Ids of the contents that can be found: embedded, and shown by at least one photo; ascending."""
    query = (
        "SELECT DISTINCT content_id FROM photo WHERE content_id IS NOT NULL"
        f" AND content_id NOT IN {_WAITING} ORDER BY content_id"
    )
    with database.reading() as connection:
        return np.fromiter((row[0] for row in connection.execute(query)), np.int64)


def content_with_digest(database: Database, digest: bytes) -> int | None:
    """The content with exactly these bytes."""
    found = database.rows("SELECT id FROM content WHERE digest = ?", (digest,))
    return int(found[0][0]) if found else None


def digest(database: Database, content: int) -> bytes:
    """The SHA-256 of the bytes of a content; empty when there is none."""
    found = database.rows("SELECT digest FROM content WHERE id = ?", (content,))
    return bytes(found[0][0]) if found else b""


def dimensions(database: Database, content: int) -> tuple[int, int]:
    """Width and height of a content, in pixels."""
    found = database.rows("SELECT width, height FROM content WHERE id = ?", (content,))
    return (int(found[0][0]), int(found[0][1])) if found else (0, 0)


def measures(database: Database, contents: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """For each content: width and height in pixels, and the bytes of its file."""
    rows = database.rows(
        "SELECT c.id, c.width, c.height, max(p.bytes) FROM content c JOIN photo p ON p.content_id = c.id"
        " WHERE c.id IN (SELECT value FROM json_each(?)) GROUP BY c.id",
        (json.dumps([int(content) for content in contents]),),
    )
    return {int(content): (int(width), int(height), int(size)) for content, width, height, size in rows}


def locate(database: Database, contents: Sequence[int]) -> list[Located]:
    """The photos and SKUs of contents; a photo of several SKUs comes once for each."""
    rows = database.rows(
        "SELECT p.content_id, r.folder, p.path, s.sku FROM photo p JOIN root r ON r.id = p.root_id"
        " JOIN photo_sku s ON s.photo_id = p.id WHERE p.content_id IN (SELECT value FROM json_each(?))"
        " ORDER BY p.id, s.sku",
        (json.dumps([int(content) for content in contents]),),
    )
    return [Located(int(content), Path(folder, path), str(sku)) for content, folder, path, sku in rows]


def problems(database: Database) -> tuple[Problem, ...]:
    """The photos that could not be read, with the reason."""
    rows = database.rows(
        "SELECT r.folder, p.path, p.problem FROM photo p JOIN root r ON r.id = p.root_id"
        " WHERE p.problem IS NOT NULL ORDER BY p.id"
    )
    return tuple(Problem(Path(folder, path), str(reason)) for folder, path, reason in rows)


def thumbnail(database: Database, content: int) -> bytes | None:
    """The JPEG thumbnail of a content, if the cache has it as it was put there."""
    # Every column there is: the cache of a catalog that is only read may be one of before, without sums.
    found = database.rows("SELECT * FROM cache.thumbnail WHERE content_id = ?", (content,))
    return bytes(found[0][1]) if found and sums.is_value(*found[0]) else None


def keep_thumbnails(database: Database, jpegs: Mapping[int, bytes]) -> None:
    """Put thumbnails (back) into the cache, by content."""
    with database.write(caches_only=True) as connection:
        connection.executemany("INSERT OR REPLACE INTO cache.thumbnail VALUES (?, ?, ?)", sums.rows(jpegs))


def sketches(database: Database, contents: Sequence[int]) -> dict[int, tuple[int, bytes | None]]:
    """For each content: its perceptual hash, and its packed features if the cache has them as they were put there."""
    rows = database.rows(
        "SELECT c.phash, c.id, f.* FROM content c LEFT JOIN cache.features f ON f.content_id = c.id"
        " WHERE c.id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(content) for content in contents]),),
    )
    return {
        int(content): (int(phash), packed if packed is not None and sums.is_value(content, packed, *kept) else None)
        for phash, content, _, packed, *kept in rows
    }


def keep_features(database: Database, features: Mapping[int, bytes]) -> None:
    """Put packed features (back) into the cache, by content."""
    with database.write(caches_only=True) as connection:
        connection.executemany("INSERT OR REPLACE INTO cache.features VALUES (?, ?, ?)", sums.rows(features))


def samples(database: Database, limit: int) -> tuple[tuple[int, str, Path], ...]:
    """Up to `limit` photos to show a catalog by, one an SKU: (content, SKU, path)."""
    rows = database.rows(
        "SELECT p.content_id, s.sku, r.folder, p.path FROM photo_sku s JOIN photo p ON p.id = s.photo_id JOIN root r"
        " ON r.id = p.root_id WHERE p.content_id IS NOT NULL GROUP BY s.sku ORDER BY s.sku LIMIT ?",
        (limit,),
    )
    return tuple((int(content), str(sku), Path(folder, path)) for content, sku, folder, path in rows)


def counts(database: Database) -> tuple[int, int, int]:
    """(searchable photos, SKUs, problem photos)."""
    query = (
        # Those that wait are few: asking each of a million photos whether it does takes four times as long.
        "SELECT (SELECT count(*) FROM photo WHERE content_id IS NOT NULL)"
        f" - (SELECT count(*) FROM photo WHERE content_id IN {_WAITING}),"
        # Grouped along the index of SKUs: a third of the time of count(DISTINCT), which compares every row.
        " (SELECT count(*) FROM (SELECT 1 FROM photo_sku GROUP BY sku)),"
        " (SELECT count(*) FROM photo WHERE problem IS NOT NULL)"
    )
    photos, skus, bad = database.rows(query)[0]
    return int(photos), int(skus), int(bad)
