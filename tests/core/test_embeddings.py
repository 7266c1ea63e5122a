"""Embeddings as bytes: what they keep of a vector, and catalogs that still hold half precision."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.core.old_catalog import opened_by_many, without_bytes
from tests.core.vector_shop import Shop, found, vectors
from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.store import DATABASE_NAME, Database, embeddings, review, schema, suggestions
from visearch_desktop.core.store.packing import halves_as_bytes, pack, unpack

ROWS = vectors(400)


def test_cosines_are_kept() -> None:
    rows = np.abs(np.random.default_rng(0).normal(size=(300, 1280))).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    back = unpack([pack(row) for row in rows], schema.VERSION)
    np.testing.assert_allclose(back @ back.T, rows @ rows.T, atol=2e-3)
    np.testing.assert_allclose(np.linalg.norm(back, axis=1), 1, atol=1e-6)
    assert len(pack(rows[0])) == 1280


@pytest.mark.parametrize("broken", [np.full(8, np.nan), np.zeros(8), np.full(8, np.inf), np.array([1, np.nan])])
def test_what_has_no_direction_is_zeros(broken: np.ndarray) -> None:
    assert not any(pack(broken))
    assert unpack([pack(broken)], schema.VERSION).tolist() == [[0.0] * len(broken)]


@pytest.mark.parametrize("scale", [1e-30, 1e30])
def test_only_the_direction_counts(scale: float) -> None:
    np.testing.assert_allclose(unpack([pack(np.array([3.0, -4.0]) * scale)], schema.VERSION), [[0.6, -0.8]], atol=5e-3)


@pytest.mark.parametrize("halves", [b"", b"x", np.full(4, np.nan, np.float16).tobytes(), bytes(16)])
def test_damaged_halves_wait_to_be_embedded_again(halves: bytes) -> None:
    assert halves_as_bytes(halves) is None


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of a catalog as version 3 left it."""
    shop = Shop(tmp_path / "catalog")
    shop.add(ROWS)
    shop.database.close()
    raw = sqlite3.connect(tmp_path / "catalog" / DATABASE_NAME, isolation_level=None)
    without_bytes(raw)
    raw.execute("UPDATE content SET embedding = x'00' WHERE id = 9")
    raw.execute("PRAGMA user_version = 3")
    raw.close()
    return tmp_path / "catalog"


def test_a_catalog_of_halves_is_upgraded_at_once(old: Path) -> None:
    database = Database(old)
    assert database.version == schema.VERSION
    assert {len(packed) for (packed,) in database.rows("SELECT embedding FROM content WHERE id != 9")} == {48}
    assert embeddings.waiting(database).tolist() == [9]
    gallery = Gallery(database, old / "gallery")
    assert found(gallery, ROWS[0], 1) == [1]
    gallery.publish()
    assert found(gallery, ROWS[0], 1) == [1]
    database.close()


def test_a_catalog_of_halves_is_read_as_it_is_where_it_may_not_be_changed(old: Path) -> None:
    before = (old / DATABASE_NAME).read_bytes()
    database = Database(old, read_only=True)
    assert database.version == 3
    assert found(Gallery(database, old / "gallery"), ROWS[7], 1) == [8]
    _, kept = suggestions.vectors(database)
    assert kept.shape == (399, 48)
    assert next(review.uncompared(database, 1, page=8))[3].id == 4
    np.testing.assert_allclose(Gallery(database, old / "gallery").vectors([4])[0], ROWS[3], atol=0.01)
    database.close()
    assert (old / DATABASE_NAME).read_bytes() == before


UPGRADE = """
import sys, time
from pathlib import Path
from visearch_desktop.core.store import connection
packed, turns = connection.halves_as_bytes, 0
def slowly(halves):
    global turns
    turns += 1
    if turns == 200:
        print("half way", flush=True)
        time.sleep(60)
    return packed(halves)
connection.halves_as_bytes = slowly
connection.Database(Path(sys.argv[1]))
"""


def test_an_upgrade_that_is_killed_leaves_the_version_before(old: Path) -> None:
    run = subprocess.Popen([sys.executable, "-c", UPGRADE, str(old)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "half way\n"
    reader = Database(old, read_only=True)  # nobody sees the half of it
    assert reader.version == 3
    assert found(Gallery(reader, old / "gallery"), ROWS[0], 1) == [1]
    reader.close()
    run.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    run.communicate(timeout=20)
    raw = sqlite3.connect(old / DATABASE_NAME)
    assert raw.execute("PRAGMA user_version").fetchone() == (3,)
    assert {size for (size,) in raw.execute("SELECT length(embedding) FROM content WHERE id != 9")} == {96}
    raw.close()
    database = Database(old)
    assert found(Gallery(database, old / "gallery"), ROWS[0], 1) == [1]
    database.close()


def test_many_programs_upgrade_once(old: Path) -> None:
    assert opened_by_many(old) == []
    database = Database(old)
    assert {len(packed) for (packed,) in database.rows("SELECT embedding FROM content WHERE id != 9")} == {48}
    database.close()


def test_a_catalog_that_is_upgraded_while_it_is_read_is_read_right(old: Path) -> None:
    reader = Database(old, read_only=True)
    gallery = Gallery(reader, old / "gallery")
    assert found(gallery, ROWS[7], 1) == [8]
    Database(old).close()  # another program
    assert gallery.candidates(ROWS[7][None], 1)[0].similarity > 0.99
    np.testing.assert_allclose(gallery.vectors([4])[0], ROWS[3], atol=0.01)
    reader.close()
