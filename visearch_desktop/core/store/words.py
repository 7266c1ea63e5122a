"""The index of words: which product has which word where (SQLite FTS5), made from the tables `product` and `photo_sku`.

It is derived, and written in the transaction that changes them. Triggers on `product` (see `schema`) drop the mark that
says it is current, so a change by any other hand leaves an index that is made again, never one that is wrong. Texts are
folded and cut into tokens by `word_forms` before they come here; FTS5 only has to part them at blanks, which every
build of it can. On 100,000 made-up products it takes 40 MB and, with the tokens, about 8 s to make.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator

from visearch_desktop.core import word_forms
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store.connection import Database

FORM = "1"
"""How texts become tokens: an index of another form is made again."""
MOST_RATED = 600
"""Hits that are rated for one list: bm25 takes 3 µs each, and of so many that are alike nobody reads the last."""
COLUMNS = ("code", "title", "attributes")
_EAN_LENGTHS = frozenset({8, 12, 13, 14})
_LONGEST_EAN = 20  # with gaps or dashes between its digits

_TABLE = "CREATE VIRTUAL TABLE word USING fts5(code, title, attributes, content = '', tokenize = 'ascii', prefix = '3')"
# An SKU's own words weigh more than those of the title, and these more than those of the attributes.
_RATE = "bm25(word, 10.0, 4.0, 1.0)"
_MARK = "INSERT OR REPLACE INTO meta VALUES ('words', ?)"


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew, within the caller's transaction. Without FTS5 in this SQLite there is none afterwards."""
    connection.execute("DELETE FROM meta WHERE key = 'words'")
    connection.execute("SAVEPOINT words")
    try:
        connection.execute("DROP TABLE IF EXISTS word")
        connection.execute(_TABLE)
    except sqlite3.OperationalError as error:
        connection.execute("ROLLBACK TO words")
        connection.execute("RELEASE words")
        if "fts5" not in str(error):
            raise
        return
    connection.execute("RELEASE words")
    for table in ("word_sku", "word_code", "word_term"):
        connection.execute(f"DELETE FROM {table}")
    _add(connection, _described(connection))
    connection.execute(_MARK, (FORM,))
    follow(connection)


def follow(connection: sqlite3.Connection) -> None:
    """Add the SKUs that photos have by now and no table knows, within the caller's transaction."""
    if is_current(connection):
        query = "SELECT DISTINCT sku FROM photo_sku WHERE sku NOT IN (SELECT sku FROM word_sku)"
        _add(connection, ((sku, "", "{}") for (sku,) in connection.execute(query).fetchall()))


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether there is an index that can be used."""
    return connection.execute("SELECT 1 FROM meta WHERE key = 'words' AND value = ?", (FORM,)).fetchone() is not None


def ready(database: Database) -> bool:
    """Whether words can be looked up; an index that is missing is made if the catalog may be written."""
    if database.meta("words") == FORM:
        return True
    if database.read_only:
        return False
    try:
        # Nothing that a search answers with has changed: to the gallery this is no new revision.
        with database.write(caches_only=True) as connection:
            if not is_current(connection):
                rebuild(connection)
    except CatalogError:
        return False  # somebody else is writing, or the disk is full: the rows are read one by one instead
    return database.meta("words") == FORM


def _described(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    yield from connection.execute("SELECT sku, title, attributes FROM product")


def _add(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    terms: set[str] = set()
    last = connection.execute("SELECT coalesce(max(id), 0) FROM word_sku").fetchone()[0]
    for number, (sku, title, attributes) in enumerate(rows, last + 1):
        values = [str(value) for value in json.loads(attributes).values()]
        own = [word_forms.tokens(sku), word_forms.tokens(title), word_forms.tokens("\n".join(values))]
        connection.execute("INSERT INTO word_sku VALUES (?, ?)", (number, sku))
        connection.execute(
            "INSERT INTO word (rowid, code, title, attributes) VALUES (?, ?, ?, ?)",
            (number, *(" ".join(tokens) for tokens in own)),
        )
        codes = {word_forms.code(sku), *(code for value in values if (code := _ean(value)))}
        connection.executemany("INSERT OR IGNORE INTO word_code VALUES (?, ?)", [(code, sku) for code in codes if code])
        terms.update(*own)
    kept = ((term,) for term in terms if len(term) > 3 and term.isalpha())
    connection.executemany("INSERT OR IGNORE INTO word_term VALUES (?)", kept)


def _ean(value: str) -> str:
    """The digits of a value that may be an EAN, UPC or GTIN; empty when it cannot be one."""
    if not 8 <= len(value) <= _LONGEST_EAN:
        return ""
    digits = value.replace(" ", "").replace("-", "")
    return digits if digits.isdecimal() and len(digits) in _EAN_LENGTHS else ""


def hits(
    database: Database,
    match: str,
    limit: int,
    among: Collection[str] | None = None,
    *,
    titles: bool = False,
    rated: bool = True,
) -> list[tuple[str, float]]:
    """The SKUs that match an FTS5 expression, the best first, with their bm25 (Robertson and Zaragoza 2009), above 0.

    Of more than `MOST_RATED` hits the first in the table are rated. `titles` leaves the attributes out. Hits that are
    not `rated` come in the order of the table, with 0: bm25 counts each word in the whole table before the first one.
    """
    match = f"{{code title}} : ({match})" if titles else match
    chosen, values = "", [match]
    if among is not None:
        chosen = " AND rowid IN (SELECT id FROM word_sku WHERE sku IN (SELECT value FROM json_each(?)))"
        values.append(json.dumps(list(among)))
    most = MOST_RATED if rated else max(MOST_RATED, limit)
    query = (
        f"SELECT s.sku, -r.cost FROM (SELECT rowid AS id, {_RATE if rated else 0} AS cost FROM word WHERE word MATCH ?"
        f"{chosen} LIMIT {most}) r JOIN word_sku s ON s.id = r.id ORDER BY r.cost, r.id LIMIT ?"
    )
    return [(str(sku), float(rate)) for sku, rate in database.rows(query, (*values, limit))]


def count(database: Database, match: str, among: Collection[str] | None = None) -> int:
    """How many SKUs that a photo shows match an FTS5 expression."""
    chosen, values = "", [match]
    if among is not None:
        chosen = " AND s.sku IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(among)))
    query = (
        "SELECT count(*) FROM word w JOIN word_sku s ON s.id = w.rowid WHERE word MATCH ?"
        f" AND EXISTS (SELECT 1 FROM photo_sku p WHERE p.sku = s.sku){chosen}"
    )
    return int(database.rows(query, tuple(values))[0][0])


def occurs(database: Database, match: str) -> bool:
    """Whether any product matches an FTS5 expression."""
    return bool(database.rows("SELECT 1 FROM word WHERE word MATCH ? LIMIT 1", (match,)))


def with_code(database: Database, code: str) -> list[str]:
    """The SKUs whose SKU or EAN is this, its signs between letters and digits left out."""
    return [str(sku) for (sku,) in database.rows("SELECT sku FROM word_code WHERE code = ? ORDER BY sku", (code,))]


def codes_with(database: Database, part: str, limit: int) -> list[str]:
    """SKUs in whose SKU or EAN this stands somewhere, up to `limit`."""
    query = "SELECT DISTINCT sku FROM word_code WHERE instr(code, ?) LIMIT ?"
    return [str(sku) for (sku,) in database.rows(query, (part, limit))]


def terms(database: Database) -> list[str]:
    """All words of letters alone, of four or more."""
    return [str(term) for (term,) in database.rows("SELECT term FROM word_term")]


def completions(database: Database, start: str, limit: int) -> list[str]:
    """The words of letters alone, of four or more, that begin like this; up to `limit`."""
    query = "SELECT term FROM word_term WHERE term >= ? AND term < ? ORDER BY term LIMIT ?"
    return [str(term) for (term,) in database.rows(query, (start, start + "\U0010ffff", limit))]


def every(database: Database) -> list[tuple[str, str, str]]:
    """SKU, title and attributes (JSON) of every SKU that the table or a photo has, by SKU."""
    query = (
        "SELECT sku, title, attributes FROM product UNION ALL SELECT DISTINCT sku, '', '{}' FROM photo_sku"
        " WHERE sku NOT IN (SELECT sku FROM product) ORDER BY 1"
    )
    return [(str(sku), str(title), str(attributes)) for sku, title, attributes in database.rows(query)]
