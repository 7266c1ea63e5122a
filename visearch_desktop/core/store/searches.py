"""Searches that are kept: the history and those that were given a name.

In a file of its own beside the catalog's database: what a person looks for is no change of the catalog, waits for no
writer of it, and never stops a search. Photos that came as bytes lie in it too, each once, as long as a search needs
it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store import cache, mending
from visearch_desktop.core.store.sentences import as_sentences

FILE = "searches.sqlite"
PATIENCE = 0.5
"""Seconds to wait for another copy of the program that keeps a search at this very moment."""

_DAMAGED = ("malformed", "not a database")
_SEARCH = (
    "CREATE TABLE IF NOT EXISTS search (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, at TEXT NOT NULL,"
    " summary TEXT NOT NULL, query TEXT NOT NULL)"
)
_PHOTO = "CREATE TABLE IF NOT EXISTS photo (digest TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID"
_SHOWS = (
    "CREATE TABLE IF NOT EXISTS shows (search_id INTEGER NOT NULL REFERENCES search ON DELETE CASCADE,"
    " digest TEXT NOT NULL, PRIMARY KEY (search_id, digest)) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A kept search: `name` is empty in the history, `query` is JSON, `at` the UTC time in ISO 8601."""

    id: int
    name: str
    at: str
    summary: str
    query: str


def keep(folder: Path, row: Row, photos: Mapping[str, bytes], newest: int) -> int:
    """Keep a search in place of one with its name, or in the history of its query; returns its id.

    Args:
        folder: the catalog's folder.
        row: the search; its id does not matter.
        photos: bytes that its query names by their digest.
        newest: searches without a name that are kept, those before are forgotten.

    Raises:
        CatalogError: the file is damaged, the disk full, the folder gone or closed to writing.
    """
    with _writing(folder) as connection:
        if row.name:
            connection.execute("DELETE FROM search WHERE name = ?", (row.name,))
        else:
            connection.execute("DELETE FROM search WHERE name IS NULL AND query = ?", (row.query,))
        key = connection.execute(
            "INSERT INTO search (name, at, summary, query) VALUES (?, ?, ?, ?)",
            (row.name or None, row.at, row.summary, row.query),
        ).lastrowid
        connection.executemany("INSERT OR IGNORE INTO photo VALUES (?, ?)", photos.items())
        connection.executemany("INSERT INTO shows VALUES (?, ?)", [(key, digest) for digest in photos])
        connection.execute(
            "DELETE FROM search WHERE name IS NULL AND id NOT IN"
            " (SELECT id FROM search WHERE name IS NULL ORDER BY id DESC LIMIT ?)",
            (newest,),
        )
        _tidy(connection)
        return int(key or 0)


def rename(folder: Path, key: int, name: str) -> bool:
    """Give a search another name; whether it is there and the name free."""
    with _writing(folder) as connection:
        return connection.execute("UPDATE OR IGNORE search SET name = ? WHERE id = ?", (name, key)).rowcount > 0


def delete(folder: Path, key: int | None) -> None:
    """Forget one search, or without its id the history."""
    with _writing(folder) as connection:
        if key is None:
            connection.execute("DELETE FROM search WHERE name IS NULL")
        else:
            connection.execute("DELETE FROM search WHERE id = ?", (key,))
        _tidy(connection)


def rows(folder: Path, *, named: bool, limit: int = -1) -> list[Row]:
    """The searches with names, by name, or those without, the newest first; none while there is no file."""
    condition = "name IS NOT NULL ORDER BY name" if named else "name IS NULL ORDER BY id DESC"
    query = f"SELECT id, coalesce(name, ''), at, summary, query FROM search WHERE {condition} LIMIT ?"
    return [Row(*row) for row in _read(folder, query, (limit,))]


def row(folder: Path, key: int) -> Row | None:
    """One search."""
    found = _read(folder, "SELECT id, coalesce(name, ''), at, summary, query FROM search WHERE id = ?", (key,))
    return Row(*found[0]) if found else None


def photo(folder: Path, digest: str) -> bytes | None:
    """The bytes of a photo that is kept."""
    found = _read(folder, "SELECT data FROM photo WHERE digest = ?", (digest,))
    return bytes(found[0][0]) if found else None


def _tidy(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM photo WHERE digest NOT IN (SELECT digest FROM shows)")


def _read(folder: Path, query: str, values: tuple[object, ...]) -> list[tuple[int, str, str, str, str]]:
    """Rows of a query; reading makes no file and changes none."""
    file = folder / FILE
    with _understood(folder):
        if not file.is_file() or not file.stat().st_size:
            return []
        connection = sqlite3.connect(cache.named(file, "?mode=ro"), uri=True, timeout=PATIENCE)
        connection.text_factory = _text
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()


@contextmanager
def _understood(folder: Path) -> Iterator[None]:
    with as_sentences(folder):
        try:
            yield
        except sqlite3.DatabaseError as error:
            said = str(error)
            if any(sign in said for sign in ("no such", "has no column", "values were supplied")):
                raise CatalogError(
                    f"{folder / FILE} is not one of this version of ViSearch.", "Move the file away to start anew."
                ) from error
            if any(sign in said for sign in _DAMAGED):
                raise CatalogError(
                    "The searches kept with this catalog are damaged.",
                    "The next search begins a new list; what was there is set aside.",
                ) from error
            raise


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")  # a changed byte spoils its search, not the list


@contextmanager
def _writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """One transaction; the file is made when there is none, and in place of one that is damaged."""
    with _understood(folder):
        if _is_damaged(folder / FILE):
            (folder / FILE).replace(mending.new_folder(folder) / FILE)
        connection = sqlite3.connect(folder / FILE, timeout=PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            for table in (_SEARCH, _PHOTO, _SHOWS):
                connection.execute(table)
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()  # rolls back what was not committed


def _is_damaged(file: Path) -> bool:
    """Whether the file cannot be read to its end: 0.1 ms for a history of words, 20 ms where it holds 50 photos."""
    if not file.is_file() or not file.stat().st_size:
        return False
    connection = sqlite3.connect(file, timeout=PATIENCE)
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except sqlite3.DatabaseError as error:
        return any(sign in str(error) for sign in _DAMAGED)
    finally:
        connection.close()
