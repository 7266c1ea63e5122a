"""Rows of compared pairs: what was compared by which method, and what came of it. Work saved, not truth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, overload

from visearch_desktop.core.catalog import Evidence, Points, Relation
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store import sums
from visearch_desktop.core.store.connection import Database

MOST_POINTS = 24
"""Matched points kept of a pair: enough to draw, 1 KB a pair."""


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A content whose neighbours are still to be compared."""

    id: int
    width: int
    height: int
    phash: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two contents, `a` < `b`, and what came of comparing them; `evidence.transform` leads from `a` to `b`."""

    a: int
    b: int
    similarity: float
    duplicate_score: float
    relation: Relation
    evidence: Evidence = field(default_factory=Evidence)


class StoredPoints(Sequence[tuple[float, float, float, float]]):
    """The points of a stored pair as they lie in the table, read when somebody looks at them.

    A report of 100,000 photos holds tens of thousands of pairs, of which a person opens a few.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def _read(self) -> Points:
        """None of them when the row is damaged, which costs the drawing and not the report."""
        try:
            return tuple((float(x), float(y), float(u), float(v)) for x, y, u, v in json.loads(self._text))
        except (ValueError, TypeError):
            return ()

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, place: int) -> tuple[float, float, float, float]: ...
    @overload
    def __getitem__(self, place: slice) -> Points: ...
    def __getitem__(self, place: int | slice) -> tuple[float, float, float, float] | Points:
        return self._read()[place]

    def __iter__(self) -> Iterator[tuple[float, float, float, float]]:
        return iter(self._read())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StoredPoints) and self._text == other._text:
            return True
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


_RELATIONS = frozenset(Relation)
_POINTS = ',"points":'
"""What the evidence is cut at: the points come last."""

UNCOMPARED = (
    "FROM content c WHERE c.embedding IS NOT NULL AND EXISTS (SELECT 1 FROM photo p WHERE p.content_id = c.id)"
    " AND NOT EXISTS (SELECT 1 FROM audited d WHERE d.content_id = c.id AND d.method = ?)"
)


def is_of_model(database: Database, model: str) -> bool:
    """Whether what was compared, if anything, was compared by the embeddings of this model."""
    return database.meta("audited_model", model) == model


def start_over_if_model_changed(database: Database, model: str) -> None:
    """Forget what was compared among the embeddings of another model: its candidates and cosines are not these."""
    if database.meta("audited_model") != model:
        with database.write() as connection:
            connection.execute("DELETE FROM pair")
            connection.execute("DELETE FROM audited")
            connection.execute("DELETE FROM cache.sought")
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('audited_model', ?)", (model,))


def count_uncompared(database: Database, mark: int) -> int:
    """How many contents are still to be compared: they do not bear the mark."""
    return int(database.rows(f"SELECT count(*) {UNCOMPARED}", (mark,))[0][0])


def uncompared(database: Database, mark: int, *, page: int) -> Iterator[list[Uncompared]]:
    """The contents that do not bear the mark, a page at a time, by ascending id."""
    query = f"SELECT c.id, c.width, c.height, c.phash {UNCOMPARED} AND c.id > ? ORDER BY c.id LIMIT ?"
    last = 0
    while rows := database.rows(query, (mark, last, page)):
        yield [Uncompared(*row) for row in rows]
        last = int(rows[-1][0])


def traits(database: Database, contents: Iterable[int]) -> dict[int, tuple[int, int, int]]:
    """Width and height in pixels and perceptual hash of contents."""
    rows = database.rows(
        "SELECT id, width, height, phash FROM content WHERE id IN (SELECT value FROM json_each(?))", (_ids(contents),)
    )
    return {content: (width, height, phash) for content, width, height, phash in rows}


def compared_with(database: Database, method: int, contents: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs (a < b) that `method` has compared and one of `contents` is part of."""
    ids = _ids(contents)
    rows = database.rows(
        "SELECT a, b FROM pair WHERE a IN (SELECT value FROM json_each(?)) AND method = ?"
        " UNION SELECT a, b FROM pair WHERE b IN (SELECT value FROM json_each(?)) AND method = ?",
        (ids, method, ids, method),
    )
    return {(a, b) for a, b in rows}


def record(
    database: Database, method: int, contents: Sequence[int], pairs: Iterable[Compared], *, mark: int | None = None
) -> None:
    """Keep the pairs and `mark` the contents (by default with `method`) as compared, in one transaction.

    Contents that have gone meanwhile are left out. A pair that this method has compared before stays as it is: the
    result is the same whatever interruptions there were.
    """
    with database.write(caches_only=True) as connection:
        connection.executemany(
            "INSERT INTO pair (a, b, method, similarity, duplicate_score, relation, evidence, crc)"
            " SELECT x.id, y.id, ?3, ?4, ?5, ?6, ?7, ?8 FROM content x, content y WHERE x.id = ?1 AND y.id = ?2"
            " ON CONFLICT (a, b) DO UPDATE SET method = excluded.method, similarity = excluded.similarity,"
            " duplicate_score = excluded.duplicate_score, relation = excluded.relation, evidence = excluded.evidence,"
            " crc = excluded.crc WHERE method <> excluded.method",
            [(*row, _packed(one), sums.of_pair(row)) for one in pairs for row in [_row(one, method)]],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO audited SELECT id, ? FROM content WHERE id = ?",
            [(method if mark is None else mark, content) for content in contents],
        )
        connection.executemany("DELETE FROM cache.sought WHERE content_id = ?", [(content,) for content in contents])


def _row(pair: Compared, method: int) -> tuple[int, int, int, float, float, str]:
    """What of a pair its sum is of."""
    return int(pair.a), int(pair.b), method, float(pair.similarity), float(pair.duplicate_score), pair.relation.value


def pairs(database: Database, method: int, *, least: float = -1.0, most: float = 1.0) -> Iterator[Compared]:
    """The related pairs (all but `similar` ones) of similarity [least, most] of photos in use, without evidence.

    One that is damaged is left out; the next audit compares its photos once more.
    """
    damaged: list[tuple[int, int]] = []
    query = (
        f"SELECT {pair_columns(database)} FROM pair WHERE method = ? AND relation <> ?"
        " AND similarity BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM photo p WHERE p.content_id = a)"
        " AND EXISTS (SELECT 1 FROM photo p WHERE p.content_id = b) ORDER BY a, b"
    )
    with database.reading() as connection:
        for *row, crc in connection.execute(query, (method, Relation.SIMILAR, least, most)):
            a, b, _, similarity, score, relation = row
            if not is_pair(row, crc):
                damaged.append((a, b))
            elif relation in _RELATIONS:
                yield Compared(a, b, similarity, score, Relation(relation))
    compare_again(database, damaged)


def pair_columns(database: Database) -> str:
    """What of a pair `is_pair` wants to see, and the sum."""
    return f"a, b, method, similarity, duplicate_score, relation, {'crc' if database.version >= sums.SINCE else 'NULL'}"


def is_pair(row: Sequence[Any], crc: int | None) -> bool:
    """Whether a compared pair is as it was recorded, as far as that is known."""
    return crc is None or crc == sums.of_pair(row)


def compare_again(database: Database, damaged: Sequence[tuple[int, int]]) -> None:
    """Have the next audit compare the photos of these pairs once more; where nothing can be written they stay."""
    if damaged:
        with suppress(CatalogError), database.write(caches_only=True) as connection:
            connection.executemany("DELETE FROM pair WHERE a = ? AND b = ?", damaged)
            connection.executemany("DELETE FROM audited WHERE content_id IN (?, ?)", damaged)


def pairs_between(database: Database, method: int, wanted: Iterable[tuple[int, int]]) -> list[Compared]:
    """The pairs asked for (a < b) that `method` has compared, whatever they are to each other, with their evidence."""
    rows = database.rows(
        "SELECT p.a, p.b, p.similarity, p.duplicate_score, p.relation, p.evidence FROM json_each(?) w JOIN pair p"
        " ON p.a = json_extract(w.value, '$[0]') AND p.b = json_extract(w.value, '$[1]') WHERE p.method = ?"
        " ORDER BY p.a, p.b",
        (json.dumps(sorted(set(wanted))), method),
    )
    return [
        Compared(a, b, similarity, score, Relation(relation), _unpacked(evidence))
        for a, b, similarity, score, relation, evidence in rows
        if relation in _RELATIONS
    ]


def _ids(contents: Iterable[int]) -> str:
    return json.dumps([int(content) for content in contents])


def _packed(pair: Compared) -> str:
    """The evidence as compact JSON; nothing for what is merely similar, of which there is most."""
    if pair.relation is Relation.SIMILAR:
        return "{}"
    one = pair.evidence
    facts: dict[str, object] = {
        **one.figures(),
        "view": one.view,
        "local_density": round(one.local_density, 4),
        "transform": None if one.transform is None else [float(f"{number:.6g}") for number in one.transform],
        "points": [[round(number, 4) for number in point] for point in one.points[:MOST_POINTS]],
    }
    return json.dumps({name: fact for name, fact in facts.items() if fact is not None}, separators=(",", ":"))


def _unpacked(text: str) -> Evidence:
    """The evidence; an empty one when the row is damaged, which costs the drawing and not the report."""
    try:
        facts, found, points = text.partition(_POINTS)
        return _evidence(json.loads(facts + "}" if found else facts), points.removesuffix("}"))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Evidence()


def _evidence(facts: Mapping[str, Any], points: str) -> Evidence:
    transform, colour, bits = facts.get("transform"), facts.get("colour_difference"), facts.get("hash_distance")
    if transform is not None and len(transform) != 9:
        raise ValueError("a transform has nine numbers")
    return Evidence(
        inliers=int(facts.get("inliers", 0)),
        mirrored=bool(facts.get("mirrored", False)),
        covered=float(facts.get("covered", 0.0)),
        agreement=float(facts.get("agreement", 0.0)),
        colour_difference=None if colour is None else float(colour),
        hash_distance=None if bits is None else int(bits),
        transform=None if transform is None else tuple(float(number) for number in transform),
        points=StoredPoints(points) if points else (),
        view=str(facts.get("view", "whole")),
        local_density=float(facts.get("local_density", 0.0)),
    )
