"""What people said and decided, copied into a small file and taken over from one.

Everything else in a catalog is made again from the photos. The copy leaves out what is derived, by name, so a table
that a later version adds is copied unless it is named here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.store import chain

_DERIVED = frozenset({"content", "photo", "photo_sku", "pair", "audited"})
_DERIVED_BEGIN = ("sqlite_", "word")
_PASSING = ("snapshot", "gone", "words", "audited_model", "catalog_id", "unsummed", "damaged")
"""Facts that speak of what is derived."""
_MADE = "how_made"
"""The table of a copy that says how the others were made: (name, sql), indexes and triggers after their table."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a copy holds: how many changes the catalog had seen, and how many decisions and products it knew."""

    revision: int
    decisions: int
    products: int


def copy_to(catalog: Path, target: Path) -> None:
    """Write what people said in a catalog's database into a new file, as it is at one moment; nobody waits for it.

    What an interruption leaves of the target is no copy: whoever calls gives it its name afterwards.

    Raises:
        sqlite3.Error, OSError: the catalog is damaged, or the target cannot be written.
    """
    target.unlink(missing_ok=True)
    if not catalog.is_file():  # SQLite would make an empty one
        raise sqlite3.OperationalError("unable to open database file")
    with closing(sqlite3.connect(catalog, timeout=30, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS copy", (str(target),))
        connection.execute("BEGIN")
        connection.execute(f"CREATE TABLE copy.{_MADE} (name TEXT, sql TEXT)")
        for name in _tables(connection, "main"):
            connection.execute(f'CREATE TABLE copy."{name}" AS SELECT * FROM main."{name}"')
            connection.execute(
                f"INSERT INTO copy.{_MADE} SELECT tbl_name, sql FROM main.sqlite_master WHERE tbl_name = ?"
                " AND sql NOT NULL ORDER BY type = 'table' DESC",
                (name,),
            )
        connection.execute("COMMIT")


def read(copy: Path) -> Said:
    """What a copy holds, all of which is looked at.

    Raises:
        sqlite3.Error: it is damaged, or no copy.
    """
    with closing(sqlite3.connect(copy)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("malformed")
        found = connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        counts = [_count(connection, name) for name in ("decision", "product")]
    return Said(int(found[0]) if found else 0, *counts)


def take_over(connection: sqlite3.Connection, copy: Path, revision: int = 0) -> None:
    """Put what a copy holds into a catalog that is empty; all of it or nothing.

    The catalog counts as changed more often than `revision` says. What was decided before there was a ledger is taken
    over into it. Photos are to be linked to their SKUs anew, and the index of words is made by whoever searches first.
    """
    connection.execute("ATTACH ? AS copy", (str(copy),))
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    names = _tables(connection, "copy")
    made = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    for name in names:
        if name not in made:  # what came with use
            for (sql,) in connection.execute(f"SELECT sql FROM copy.{_MADE} WHERE name = ?", (name,)).fetchall():
                connection.execute(sql)
        columns = ", ".join(f'"{column}"' for column in _columns(connection, name))
        connection.execute(f'INSERT OR REPLACE INTO main."{name}" ({columns}) SELECT {columns} FROM copy."{name}"')
    marks = ",".join("?" * len(_PASSING))
    connection.execute(f"DELETE FROM main.meta WHERE key IN ({marks})", _PASSING)
    connection.execute("INSERT OR REPLACE INTO main.meta VALUES ('links', 'all')")
    connection.execute(
        "UPDATE main.meta SET value = max(CAST(value AS INTEGER), ?) + 1 WHERE key = 'revision'", (revision,)
    )
    if "ledger" not in names:
        chain.adopt(connection)
    connection.execute("COMMIT")
    connection.execute("DETACH copy")


def _tables(connection: sqlite3.Connection, schema: str) -> list[str]:
    rows = connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name")
    names = [str(name) for (name,) in rows]
    return [name for name in names if name not in {*_DERIVED, _MADE} and not name.startswith(_DERIVED_BEGIN)]


def _columns(connection: sqlite3.Connection, name: str) -> list[str]:
    """The columns that the copy and the catalog of now have in common."""
    ours, theirs = (
        [str(row[1]) for row in connection.execute(f"PRAGMA {schema}.table_info('{name}')")]
        for schema in ("main", "copy")
    )
    return [column for column in ours if column in theirs]


def _count(connection: sqlite3.Connection, name: str) -> int:
    there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    return int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) if there else 0
