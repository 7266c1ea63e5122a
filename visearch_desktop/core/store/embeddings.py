"""Embeddings of contents, in bulk: those that can be found now, those that came after others, all of one moment.

A row that is not as it was written (`sums`) is left out wherever it is met, and waits from then on like one that has no
embedding: the next index run reads its photo again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import logbook
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store import sums
from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.facts import whole
from visearch_desktop.core.store.packing import unpack

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

DAMAGED = "damaged"
"""The fact that counts rows that were found damaged since the last index run."""
BLOCK = 2048
"""Embeddings read at a time: 10 MB of 1280 numbers."""

_SHOWN = "EXISTS (SELECT 1 FROM photo p WHERE p.content_id = c.id)"
_OF_MODEL = "coalesce((SELECT value FROM meta WHERE key = 'model_identity'), '') = ?"


def found(database: Database, contents: Iterable[int], model: str) -> tuple[Ids, Vectors]:
    """Those of some contents that can be found now, ascending, and their embeddings, float32 [n, dimension].

    That is: a photo shows them, and they are embedded with this `model`. One query, whatever the size of the catalog.
    """
    rows = database.rows(
        f"SELECT {sums.columns(database.version)} FROM content c WHERE c.id IN (SELECT value FROM json_each(?))"
        f" AND c.embedding IS NOT NULL AND {_SHOWN} AND {_OF_MODEL} ORDER BY c.id",
        (json.dumps([int(content) for content in contents]), model),
    )
    return _read(database, rows)


def count_after(database: Database, content: int) -> int:
    """How many contents with greater ids are embedded."""
    query = "SELECT count(*) FROM content WHERE id > ? AND embedding IS NOT NULL"
    return int(database.rows(query, (content,))[0][0])


def after(database: Database, content: int) -> Iterator[tuple[Ids, Vectors]]:
    """The embeddings of contents with greater ids, by ascending id, a block at a time."""
    columns = sums.columns(database.version)
    query = f"SELECT {columns} FROM content WHERE id > ? AND embedding IS NOT NULL ORDER BY id LIMIT ?"
    while rows := database.rows(query, (content, BLOCK)):
        ids, vectors = _read(database, rows)
        if len(ids):
            yield ids, vectors
        content = int(rows[-1][0])


def of(database: Database, contents: Iterable[int]) -> tuple[Ids, Vectors]:
    """The embeddings of contents, whether a photo shows them or not, by ascending id."""
    rows = database.rows(
        f"SELECT {sums.columns(database.version)} FROM content WHERE id IN (SELECT value FROM json_each(?))"
        " AND embedding IS NOT NULL ORDER BY id",
        (json.dumps([int(content) for content in contents]),),
    )
    return _read(database, rows)


def in_order(database: Database, contents: Ids, dimension: int) -> Vectors:
    """The embeddings of contents, float32 [n, dimension], in the order asked for.

    Zeros for one that is damaged or was just removed.
    """
    made = np.zeros((len(contents), dimension), np.float32)
    ids, vectors = of(database, contents)
    if len(ids) and vectors.shape[1] == dimension:
        places = np.minimum(np.searchsorted(ids, contents), len(ids) - 1)
        there = ids[places] == contents
        made[there] = vectors[places[there]]
    return made


def waiting(database: Database) -> Ids:
    """Contents that have no embedding, ascending: after a change of the model, until they are read again."""
    return _waiting(database.rows)


def is_more(database: Database, count: int) -> bool:
    """Whether more than so many contents are embedded; looks at no more than that."""
    query = "SELECT count(*) FROM (SELECT 1 FROM content WHERE embedding IS NOT NULL LIMIT ?)"
    return int(database.rows(query, (count + 1,))[0][0]) > count


def times_gone(database: Database) -> int:
    """How often a photo has left its content since the catalog was made: whatever has gone is among that."""
    return database.number("gone")


_Row = tuple[Any, ...]
_Rows = Callable[..., list[_Row]]


class Moment:
    """All embeddings of one moment, whatever is written meanwhile: what a snapshot is built from."""

    def __init__(self, database: Database, rows: _Rows) -> None:
        self._version = database.version
        self._rows = rows
        self.damaged: list[_Row] = []
        self.model = str(rows("SELECT coalesce((SELECT value FROM meta WHERE key = 'model_identity'), '')")[0][0])
        self.gone = whole(str(rows("SELECT coalesce((SELECT value FROM meta WHERE key = 'gone'), '')")[0][0])) or 0
        sizes = rows("SELECT length(embedding) FROM content WHERE embedding IS NOT NULL ORDER BY id LIMIT 1")
        self._size = int(sizes[0][0]) if sizes else 0

    def count(self) -> int:
        """How many there are at most: what is of another length than the first is left out."""
        return int(self._rows("SELECT count(*) FROM content")[0][0]) - len(self.waiting())

    def waiting(self) -> Ids:
        """Contents without an embedding, ascending; with them those whose row was met so far and is damaged."""
        damaged = [row[0] for row in self.damaged]
        return np.union1d(_waiting(self._rows), np.array(damaged, np.int64))

    def sample(self, count: int) -> Vectors:
        """About `count` of them, evenly spread, float32 [n, dimension]."""
        every = np.array([row[0] for row in self._rows("SELECT id FROM content")], np.int64)
        ids = np.setdiff1d(every, self.waiting(), assume_unique=True)
        chosen = json.dumps(ids[:: max(1, len(ids) // count)].tolist())
        rows = self._rows(
            f"SELECT {sums.columns(self._version)} FROM content"
            " WHERE id IN (SELECT value FROM json_each(?)) AND length(embedding) = ?",
            (chosen, self._size),
        )
        return self._split(rows)[1]

    def blocks(self) -> Iterator[tuple[Ids, Vectors]]:
        """All of them by ascending id, `BLOCK` at a time."""
        last, columns = 0, sums.columns(self._version)
        query = f"SELECT {columns} FROM content WHERE id > ? AND length(embedding) = ? ORDER BY id LIMIT ?"
        while rows := self._rows(query, (last, self._size, BLOCK)):
            ids, vectors = self._split(rows)
            if len(ids):
                yield ids, vectors
            last = int(rows[-1][0])

    def _split(self, rows: Sequence[_Row]) -> tuple[Ids, Vectors]:
        whole, damaged = sums.parted(rows)
        self.damaged += damaged
        return _unpacked(self._version, whole)


@contextmanager
def moment(database: Database) -> Iterator[Moment]:
    """All embeddings as they are now, for the block."""
    with database.reading() as connection:
        connection.execute("BEGIN")
        now = Moment(database, lambda query, values=(): connection.execute(query, values).fetchall())
        try:
            yield now
        finally:
            connection.execute("COMMIT")
    read_again(database, now.damaged)


def read_again(database: Database, damaged: Sequence[_Row]) -> None:
    """Have the next index run embed these contents again; where nothing can be written they are only left out."""
    if not damaged:
        return
    logbook.tell("damaged rows of photos", count=len(damaged))
    with suppress(CatalogError), database.write() as connection:
        query = "UPDATE content SET embedding = NULL WHERE id = ? AND crc IS ?"  # else it was embedded meanwhile
        connection.executemany(query, [(row[0], row[6]) for row in damaged])
        connection.execute(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = value + ?2",
            (DAMAGED, str(len(damaged))),
        )


def take_damaged(database: Database) -> int:
    """How many rows were found damaged since this was asked last."""
    found = database.number(DAMAGED)
    if found:
        with database.write(caches_only=True) as connection:
            connection.execute("DELETE FROM meta WHERE key = ?", (DAMAGED,))
    return found


def _waiting(rows: _Rows) -> Ids:
    found = rows("SELECT id FROM content WHERE embedding IS NULL ORDER BY id")
    return np.array([row[0] for row in found], np.int64)


def _read(database: Database, rows: Sequence[_Row]) -> tuple[Ids, Vectors]:
    """Rows of `sums.columns` as ids and vectors."""
    whole, damaged = sums.parted(rows)
    read_again(database, damaged)
    return _unpacked(database.version, whole)


def _unpacked(version: int, rows: Sequence[_Row]) -> tuple[Ids, Vectors]:
    """Ids and vectors; damaged ones without a sum, of another length than most, are left out."""
    lengths = Counter(len(row[1]) for row in rows)
    size = lengths.most_common(1)[0][0] if lengths else 0
    kept = [row for row in rows if len(row[1]) == size]
    return np.array([row[0] for row in kept], np.int64), unpack([row[1] for row in kept], version)
