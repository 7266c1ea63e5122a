"""The upgrade of a large catalog of an earlier version: python -m benchmarks.upgrade FOLDER [--photos 1000000]

Makes a catalog as version 3 left it in FOLDER (embeddings in half precision, a page of the database each), opens it,
and prints what that took. Needs 6 GB of disk for a million photos; delete FOLDER afterwards.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from visearch_desktop.core.store import Database, schema
from visearch_desktop.core.store.connection import DATABASE_NAME
from visearch_desktop.core.workspace import Workspace

VERSION = 3
BLOCK = 4096


def made(folder: Path, count: int, dimension: int = 1280) -> None:
    """A catalog of version 3 with photos that were never there."""
    Workspace.create(folder, model="efficientnet-lite0", sku_rule="folder").close()
    file = folder / DATABASE_NAME
    facts = _facts(file)
    for old in folder.glob(f"{DATABASE_NAME}*"):
        old.unlink()
    database = sqlite3.connect(file, isolation_level=None)
    database.executescript(
        f"PRAGMA synchronous = OFF; {schema.TABLES} {schema.REVIEW} {schema.WORDS} PRAGMA user_version = {VERSION};"
    )
    database.execute(f"PRAGMA application_id = {facts.pop('application_id')}")
    database.execute("BEGIN")
    database.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
    database.execute("INSERT INTO root VALUES (1, '/photos')")
    random = np.random.default_rng(0)
    for first in range(1, count + 1, BLOCK):
        vectors = random.standard_normal((min(BLOCK, count + 1 - first), dimension), np.float32)
        halves = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
        numbers = range(first, first + len(halves))
        database.executemany(
            "INSERT INTO content VALUES (?, ?, 1200, 1500, ?, ?)",
            ((n, n.to_bytes(32, "big"), n, half.tobytes()) for n, half in zip(numbers, halves, strict=True)),
        )
        database.executemany(
            "INSERT INTO photo VALUES (?, 1, ?, 1, 1, ?, NULL)", ((n, f"P{n}.jpg", n) for n in numbers)
        )
        database.executemany("INSERT INTO photo_sku VALUES (?, ?)", ((n, f"P{n // 4}") for n in numbers))
    database.execute("COMMIT")
    database.close()


def _facts(file: Path) -> dict[str, str]:
    """What a catalog of today says of itself."""
    database = sqlite3.connect(file)
    try:
        facts = dict(database.execute("SELECT key, value FROM meta").fetchall())
        return {**facts, "application_id": str(database.execute("PRAGMA application_id").fetchone()[0])}
    finally:
        database.close()


def upgraded(folder: Path, count: int) -> Iterator[Figure]:
    """Opening it the first time, and the second."""
    before = (folder / DATABASE_NAME).stat().st_size
    start = time.perf_counter(), time.process_time()
    database = Database(folder)
    elapsed, work = time.perf_counter() - start[0], time.process_time() - start[1]
    log = (folder / f"{DATABASE_NAME}-wal").stat().st_size
    database.close()
    note = f"{work:.0f} s of processor time"
    yield Figure("open", f"first time, from version {VERSION}", elapsed, "s", photos=count, note=note)
    yield Figure("open", "size before the upgrade", before / 1e6, "MB", photos=count)
    yield Figure("open", "disk needed besides, until it is closed", log / 1e6, "MB", photos=count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    yield Figure("open", "peak memory", peak, "MB", photos=count)
    start = time.perf_counter(), 0.0
    Database(folder).close()
    yield Figure("open", "after the upgrade", time.perf_counter() - start[0], "s", photos=count)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photos", type=int, default=1_000_000)
    options = parser.parse_args()
    print(describe())
    made(options.folder, options.photos)
    tell(upgraded(options.folder, options.photos))


if __name__ == "__main__":
    main()
