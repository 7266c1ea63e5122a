"""Embeddings of contents, in bulk: those that can be found now, those that came after others, all of one moment."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.packing import unpack

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

BLOCK = 2048
"""Embeddings read at a time: 10 MB of 1280 numbers."""

_SHOWN = "EXISTS (SELECT 1 FROM photo p WHERE p.content_id = c.id)"
_OF_MODEL = "coalesce((SELECT value FROM meta WHERE key = 'model_identity'), '') = ?"


def found(database: Database, contents: Iterable[int], model: str) -> tuple[Ids, Vectors]:
    """Those of some contents that can be found now, ascending, and their embeddings, float32 [n, dimension].

    That is: a photo shows them, and they are embedded with this `model`. One query, whatever the size of the catalog.
    """
    rows = database.rows(
        "SELECT c.id, c.embedding FROM content c WHERE c.id IN (SELECT value FROM json_each(?))"
        f" AND c.embedding IS NOT NULL AND {_SHOWN} AND {_OF_MODEL} ORDER BY c.id",
        (json.dumps([int(content) for content in contents]), model),
    )
    return _split(database, rows)


def count_after(database: Database, content: int) -> int:
    """How many contents with greater ids are embedded."""
    query = "SELECT count(*) FROM content WHERE id > ? AND embedding IS NOT NULL"
    return int(database.rows(query, (content,))[0][0])


def after(database: Database, content: int) -> Iterator[tuple[Ids, Vectors]]:
    """The embeddings of contents with greater ids, by ascending id, a block at a time."""
    query = "SELECT id, embedding FROM content WHERE id > ? AND embedding IS NOT NULL ORDER BY id LIMIT ?"
    while rows := database.rows(query, (content, BLOCK)):
        yield _split(database, rows)
        content = int(rows[-1][0])


def of(database: Database, contents: Iterable[int]) -> tuple[Ids, Vectors]:
    """The embeddings of contents, whether a photo shows them or not, by ascending id."""
    rows = database.rows(
        "SELECT id, embedding FROM content WHERE id IN (SELECT value FROM json_each(?))"
        " AND embedding IS NOT NULL ORDER BY id",
        (json.dumps([int(content) for content in contents]),),
    )
    return _split(database, rows)


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
    return int(database.meta("gone", "0"))


_Rows = Callable[..., list[tuple[Any, ...]]]


class Moment:
    """All embeddings of one moment, whatever is written meanwhile: what a snapshot is built from."""

    def __init__(self, database: Database, rows: _Rows) -> None:
        self._database = database
        self._rows = rows
        self.model = str(rows("SELECT coalesce((SELECT value FROM meta WHERE key = 'model_identity'), '')")[0][0])
        self.gone = int(rows("SELECT coalesce((SELECT value FROM meta WHERE key = 'gone'), '0')")[0][0])
        sizes = rows("SELECT length(embedding) FROM content WHERE embedding IS NOT NULL ORDER BY id LIMIT 1")
        self._size = int(sizes[0][0]) if sizes else 0

    def count(self) -> int:
        """How many there are at most: what is of another length than the first is left out."""
        return int(self._rows("SELECT count(*) FROM content")[0][0]) - len(self.waiting())

    def waiting(self) -> Ids:
        """Contents without an embedding, ascending."""
        return _waiting(self._rows)

    def sample(self, count: int) -> Vectors:
        """About `count` of them, evenly spread, float32 [n, dimension]."""
        every = np.array([row[0] for row in self._rows("SELECT id FROM content")], np.int64)
        ids = np.setdiff1d(every, self.waiting(), assume_unique=True)
        chosen = json.dumps(ids[:: max(1, len(ids) // count)].tolist())
        rows = self._rows(
            "SELECT id, embedding FROM content WHERE id IN (SELECT value FROM json_each(?)) AND length(embedding) = ?",
            (chosen, self._size),
        )
        return _split(self._database, rows)[1]

    def blocks(self) -> Iterator[tuple[Ids, Vectors]]:
        """All of them by ascending id, `BLOCK` at a time."""
        last = 0
        query = "SELECT id, embedding FROM content WHERE id > ? AND length(embedding) = ? ORDER BY id LIMIT ?"
        while rows := self._rows(query, (last, self._size, BLOCK)):
            yield _split(self._database, rows)
            last = int(rows[-1][0])


@contextmanager
def moment(database: Database) -> Iterator[Moment]:
    """All embeddings as they are now, for the block."""
    with database.reading() as connection:
        connection.execute("BEGIN")
        try:
            yield Moment(database, lambda query, values=(): connection.execute(query, values).fetchall())
        finally:
            connection.execute("COMMIT")


def _waiting(rows: _Rows) -> Ids:
    found = rows("SELECT id FROM content WHERE embedding IS NULL ORDER BY id")
    return np.array([row[0] for row in found], np.int64)


def _split(database: Database, rows: Sequence[tuple[int, bytes]]) -> tuple[Ids, Vectors]:
    """(id, stored embedding) as ids and vectors; damaged ones, of another length than most, are left out."""
    lengths = Counter(len(packed) for _, packed in rows)
    size = lengths.most_common(1)[0][0] if lengths else 0
    kept = [(content, packed) for content, packed in rows if len(packed) == size]
    return np.array([content for content, _ in kept], np.int64), unpack(
        [packed for _, packed in kept], database.version
    )
