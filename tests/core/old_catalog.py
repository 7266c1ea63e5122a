"""Catalogs as versions before left them."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import numpy as np

from visearch_desktop.core.store import Database


def without_bytes(raw: sqlite3.Connection) -> None:
    """Take back what versions 4 to 6 brought: embeddings as bytes, an index and triggers; the ledger; sums."""
    for table in ("content", "pair"):
        raw.execute(f"ALTER TABLE {table} DROP COLUMN crc")
    raw.execute("DROP TABLE ledger")
    for table in ("action", "decision"):
        raw.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        raw.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
    raw.create_function("as_halves", 1, _as_halves)
    raw.execute("UPDATE content SET embedding = as_halves(embedding) WHERE embedding IS NOT NULL")
    raw.execute("DROP INDEX content_waiting")
    raw.execute("DROP TRIGGER photo_removed")
    raw.execute("DROP TRIGGER photo_changed")
    raw.execute("DELETE FROM meta WHERE key IN ('gone', 'snapshot')")


def _as_halves(packed: bytes) -> bytes:
    vector = np.frombuffer(packed, np.int8).astype(np.float32)
    return (vector / np.linalg.norm(vector)).astype(np.float16).tobytes()


def opened_by_many(folder: Path, count: int = 4) -> list[Exception]:
    """Open a catalog `count` times at the same moment; what went wrong."""
    together, failed = threading.Barrier(count), []

    def open_it() -> None:
        together.wait()
        try:
            Database(folder).close()
        except Exception as error:  # noqa: BLE001 - told by the test
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def as_version(folder: Path, version: int) -> None:
    """Make a closed catalog of now what `version` would have left: 1 to 3."""
    raw = sqlite3.connect(folder / "catalog.sqlite", isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    without_bytes(raw)
    if version < 3:
        for name in ("word", "word_sku", "word_code", "word_term"):
            raw.execute(f"DROP TABLE IF EXISTS {name}")
        for name in ("product_added", "product_changed", "product_removed"):
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("DELETE FROM meta WHERE key = 'words'")
    if version < 2:
        for name in ("decision", "action", "pair", "audited"):
            raw.execute(f"DROP TABLE {name}")
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
