"""Connections to a catalog's database: readers borrowed from a pool, one writer, errors as sentences."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from visearch_desktop.core.errors import CatalogDamagedError, CatalogError
from visearch_desktop.core.private import make_private
from visearch_desktop.core.store import cache, chain, said, schema
from visearch_desktop.core.store.cache import CATALOG_ID
from visearch_desktop.core.store.facts import whole
from visearch_desktop.core.store.packing import halves_as_bytes
from visearch_desktop.core.store.sentences import as_sentences, is_full

DATABASE_NAME = "catalog.sqlite"
APPLICATION_ID = 0x56695365  # "ViSe": tells a catalog from other SQLite files
_CACHE_KB = 8192
"""Room for the inner pages of a million rows, a connection; SQLite's own 2 MB make it read them again and again."""
_IN_MEMORY = "?readonly_shm=1"
"""SQLite reads the log of a database, which a killed program may have left, without the file that it shares it by."""
_BUMP = "INSERT INTO meta VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1"


class Database:
    """The database of one catalog folder; usable from any thread.

    Readers never wait for the writer (write-ahead log). As many connections are open as threads have
    ever read at the same moment, whatever number of threads comes and goes.

    Args:
        folder: the catalog's folder.
        create: make a new catalog there first, with these named facts.
        read_only: SQLite itself refuses every change, to the catalog and to its caches.

    Raises:
        CatalogError: the folder holds no catalog, a newer one, or a damaged one.
    """

    def __init__(self, folder: Path, *, create: Mapping[str, str] | None = None, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self.refusal = CatalogError("This catalog was opened for reading only.")
        """What is raised when somebody tries to change a catalog that is `read_only`."""
        self._file = folder / DATABASE_NAME
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writing = threading.RLock()
        self._closed = False
        with as_sentences(folder):
            if create is not None:
                _create(self._file, create)
            if not self._file.is_file():
                raise CatalogError(f"There is no catalog in {folder}.", "Index a photo folder into it first.")
            _check_is_catalog(self._file)
            if not read_only:
                make_private(folder)
            # The only connection that writes, and the one that temporary tables live in.
            self._writer = self._connect()
            try:
                self._version = self._check_version()
            except BaseException:
                self._writer.close()
                raise

    @property
    def version(self) -> int:
        """The version of the catalog; where it was opened for reading, another program may upgrade it meanwhile."""
        if self._version < schema.VERSION:
            self._version = int(self.rows("PRAGMA user_version")[0][0])
        return self._version

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self.reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for queries, this block's own."""
        with as_sentences(self.folder):
            with self._guard:
                if self._closed:
                    raise CatalogError("The catalog was closed.")
                connection = self._idle.pop() if self._idle else None
            connection = connection or self._connect()
            try:
                yield connection
            finally:
                with self._guard:
                    if self._closed:
                        connection.close()
                    else:
                        self._idle.append(connection)

    @contextmanager
    def write(self, *, caches_only: bool = False, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept or, on any exception, nothing.

        One that changes `caches_only` does not count as a new revision. A `durable` one is on the disk when the block
        ends and survives a power cut; of others the last ones may be missing then, never a part of one.

        Raises:
            CatalogBusyError: another program held the database for more than 30 seconds.
            CatalogError: the disk is full, or the file is damaged.
        """
        if self.read_only:
            raise self.refusal
        with self._writing, as_sentences(self.folder):
            self._writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                if not caches_only:
                    self._writer.execute(_BUMP)
                self._writer.commit()
            except BaseException:
                self._writer.rollback()
                raise

    def revision(self) -> int:
        """A number that grows with every transaction of any program."""
        return self.number("revision")

    def number(self, key: str) -> int:
        """A named fact that is a whole number; 0 where there is none, or it is damaged."""
        return whole(self.meta(key)) or 0

    def meta(self, key: str, default: str = "") -> str:
        """A named fact about the catalog."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0][0]) if found else default

    def set_meta(self, **values: str) -> None:
        """Record named facts about the catalog."""
        with self.write() as connection:
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def close(self) -> None:
        """Close the connections; those in use close when their block ends."""
        with self._writing, self._guard:
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()
            self._writer.close()

    def _connect(self) -> sqlite3.Connection:
        # A pool hands connections from thread to thread, one at a time: hence no thread check.
        if not self._file.is_file():  # SQLite would make an empty one
            raise CatalogError(f"The catalog in {self.folder} is not there any more.")
        if self.read_only:
            return self._connect_for_reading()
        connection = self._opened()
        try:
            _refuse_newer(connection)  # before anything is written
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            _name_catalog(connection)
            cache.attach(connection, self.folder)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect_for_reading(self, how: str = "") -> sqlite3.Connection:
        """A connection that changes nothing.

        `how` says so to SQLite, which keeps a file beside a database by which programs tell of each other: that cannot
        be on a drive that is not to be written, and has no room on one that is full.
        """
        how = how or ("?immutable=1" if not _may_write(self.folder) else "")
        connection = self._opened(how)
        try:
            _refuse_newer(connection)
            cache.attach_for_reading(connection, self.folder, how)
            connection.execute("PRAGMA query_only = ON")
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.OperationalError) and not how and is_full(self.folder):
                return self._connect_for_reading(_IN_MEMORY)
            raise
        return connection

    def _opened(self, how: str = "") -> sqlite3.Connection:
        name = cache.named(self._file, how)
        return sqlite3.connect(name, timeout=30, isolation_level=None, check_same_thread=False, uri=bool(how))

    def _check_version(self) -> int:
        """Upgrade the catalog if need be; the version it has then."""
        version = self._writer.execute("PRAGMA user_version").fetchone()[0]
        if self.read_only and version < schema.READABLE_FROM:
            raise CatalogError("This catalog was made by an older version of ViSearch.", "Index it once more first.")
        if version < schema.VERSION and not self.read_only:
            _keep_before_upgrade(self._file, version)
        self._writer.create_function("packed_anew", 1, halves_as_bytes, deterministic=True)
        for step in () if self.read_only else range(version + 1, schema.VERSION + 1):
            # All of a step or nothing: a program that is killed meanwhile leaves the version before.
            try:
                self._writer.executescript(f"BEGIN IMMEDIATE; {schema.UPGRADES[step]} PRAGMA user_version = {step};")
                if schema.UPGRADES[step] is schema.LEDGER:
                    chain.adopt(self._writer)
                self._writer.execute("COMMIT")
            except sqlite3.Error:
                if self._writer.in_transaction:
                    self._writer.rollback()
                if self._writer.execute("PRAGMA user_version").fetchone()[0] < step:
                    raise  # else another program has taken the step meanwhile
        return int(version if self.read_only else schema.VERSION)


def _create(file: Path, facts: Mapping[str, str]) -> None:
    """Make the database under another name and give it its own in one step: none is ever half made."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    for left in (draft, draft.with_name(f"{draft.name}-journal")):  # by a creation that was killed
        left.unlink(missing_ok=True)
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        make_tables(connection, facts)
    finally:
        connection.close()
    draft.replace(file)


def _check_is_catalog(file: Path) -> None:
    """Told by the head of the file, before SQLite makes anything of it."""
    with file.open("rb") as opened:
        head = opened.read(100)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise CatalogDamagedError(file.parent)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise CatalogError(f"{file} is not a ViSearch catalog.")


def _refuse_newer(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] > schema.VERSION:
        raise CatalogError("This catalog was made by a newer version of ViSearch.", "Update the program.")


def _may_write(folder: Path) -> bool:
    files = (folder, folder / DATABASE_NAME)
    return all(os.access(place, os.W_OK) for place in files) or (folder / f"{DATABASE_NAME}-wal").exists()


def _name_catalog(connection: sqlite3.Connection) -> None:
    """Give a catalog the number that tells its cache from others', unless it has one."""
    if connection.execute("SELECT 1 FROM meta WHERE key = ?", (CATALOG_ID,)).fetchone() is None:
        number = str(secrets.randbelow(2**31 - 1) + 1)
        connection.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (CATALOG_ID, number))


def _keep_before_upgrade(file: Path, version: int) -> None:
    """Copy what people said before a catalog is changed into one of another version; no copy, no change."""
    backups = file.parent / "backups"
    backups.mkdir(mode=0o700, exist_ok=True)
    draft = backups / f"version-{version}.{os.getpid()}-{threading.get_ident()}.part"
    try:
        said.copy_to(file, draft)
        draft.replace(backups / f"version-{version}.sqlite")
    finally:
        draft.unlink(missing_ok=True)


def make_tables(connection: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    """Make an empty file an empty catalog with these named facts."""
    connection.executescript(
        f"BEGIN IMMEDIATE; {schema.TABLES} {schema.REVIEW} {schema.WORDS} {schema.GALLERY} {schema.LEDGER}"
        f" {schema.SUMS} COMMIT;"
    )
    connection.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
