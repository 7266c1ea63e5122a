"""The database: transactions, the scan's difference, and what happens to files that are not ours."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import CatalogBusyError, CatalogDamagedError, CatalogError
from visearch_desktop.core.store import DATABASE_NAME, Content, Database, embeddings, photos, products, scans, schema
from visearch_desktop.core.store.scans import ScanCounts

EMPTY_CACHE = 5 * 65536
"""A page for each table, and one for their names."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "catalog", create={})
    yield opened
    opened.close()


def content(number: int) -> Content:
    return Content(bytes([number]) * 32, 10, 20, -number, b"jpeg", b"features", np.full(4, 0.5, np.float32))


def scanned(
    database: Database, *rows: tuple[int, str, int, int, str | None], unread: tuple[tuple[int, str], ...] = ()
) -> ScanCounts:
    scans.begin_scan(database)
    scans.saw(database, rows)
    return scans.finish_scan(database, [1], unread)


def test_scan_difference(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    counts = scanned(database, (1, "a.jpg", 5, 1, None), (1, "b/c.jpg", 5, 1, None), (1, "bad.jpg", 0, 0, "why"))
    assert (counts.new, counts.changed, counts.gone) == (3, 0, 0)
    assert [pending.path for pending in photos.pending(database)] == [
        tmp_path / "a.jpg",
        tmp_path / "b/c.jpg",
    ]
    assert photos.problems(database)[0].reason == "why"
    counts = scanned(database, (1, "a.jpg", 6, 1, None), (1, "b/c.jpg", 5, 1, None))
    assert (counts.new, counts.changed, counts.gone) == (0, 1, 1)


def test_photos_below_unread_folders_stay(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    scanned(database, (1, "a/1.jpg", 5, 1, None), (1, "ab/2.jpg", 5, 1, None))
    counts = scanned(database, unread=((1, "a"),))
    assert counts.gone == 1
    assert [pending.path.name for pending in photos.pending(database)] == ["1.jpg"]
    assert scanned(database, unread=((1, ""),)).gone == 0


def test_a_settled_photo_is_not_pending(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    scanned(database, *((1, f"{n}.jpg", n, 1, None) for n in range(5)))
    photos.settle(database, contents=[(1, content(1)), (2, content(2))], failed=[(3, "why")], vanished=[4])
    assert [pending.id for pending in photos.pending(database)] == [5]
    assert photos.count_pending(database) == 1
    assert photos.count_pending(database, without=[1]) == 0
    assert photos.live_contents(database).tolist() == [1, 2]
    assert photos.thumbnail(database, 1) == b"jpeg"
    assert embeddings.of(database, [1])[1].tolist() == [[0.5] * 4]
    assert photos.counts(database) == (2, 0, 1)


def test_pages_of_pending_photos_miss_none(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    scanned(database, *((1, f"{n}.jpg", n, 1, None) for n in range(7)))
    assert len(list(photos.pending(database, page=2))) == 7


def test_a_moved_photo_keeps_its_content(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    scanned(database, (1, "old.jpg", 5, 1, None))
    photos.settle(database, contents=[(1, content(1))])
    counts = scanned(database, (1, "new.jpg", 5, 1, None))
    assert (counts.new, counts.gone) == (1, 1)
    known = photos.embedded_content(database, content(1).digest)
    assert known == 1
    moved = photos.settle(database, known=[(photo.id, known) for photo in photos.pending(database)])
    assert moved == 1


def test_orphans_are_dropped_with_their_thumbnails(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    scanned(database, (1, "a.jpg", 5, 1, None))
    photos.settle(database, contents=[(1, content(1))])
    scanned(database)
    photos.drop_orphans(database)
    assert photos.thumbnail(database, 1) is None
    assert photos.content_with_digest(database, content(1).digest) is None


def test_links_prefer_the_table(database: Database, tmp_path: Path) -> None:
    scans.add_root(database, tmp_path)
    scanned(database, (1, "A/Shared.JPG", 5, 1, None), (1, "B/own.jpg", 5, 1, None))
    photos.settle(database, contents=[(1, content(1)), (2, content(2))])
    products.replace_table(
        database, [(Product("S", "small"), ["shared.jpg"]), (Product("M", "medium"), ["shared.jpg"])]
    )
    fold = lambda path: path.rsplit("/", 1)[-1].lower()  # noqa: E731
    products.link(database, fold, lambda path: path.split("/")[0], everything=True)
    assert [(row.content, row.sku) for row in photos.locate(database, [1, 2])] == [
        (1, "M"),
        (1, "S"),
        (2, "B"),
    ]
    assert products.find(database, ["S", "nothing"])["S"].title == "small"


def test_a_failed_transaction_leaves_nothing(database: Database, tmp_path: Path) -> None:
    before = database.revision()

    def interrupted() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO root (folder) VALUES ('x')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert scans.roots(database) == {}
    assert database.revision() == before
    scans.add_root(database, tmp_path)
    assert database.revision() > before


def test_readers_share_few_connections(database: Database) -> None:
    for _ in range(50):
        thread = threading.Thread(target=database.meta, args=("x",))
        thread.start()
        thread.join()
    assert len(database._idle) == 1


def test_what_is_not_a_catalog_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no catalog"):
        Database(tmp_path / "nothing")
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database" * 1000)
    with pytest.raises(CatalogError, match="damaged"):
        Database(tmp_path)
    (tmp_path / DATABASE_NAME).unlink()
    (tmp_path / DATABASE_NAME).touch()  # cut off to nothing
    with pytest.raises(CatalogDamagedError, match="damaged"):
        Database(tmp_path)
    raw = sqlite3.connect(tmp_path / DATABASE_NAME)
    raw.execute("CREATE TABLE customer (name TEXT)")
    raw.close()
    with pytest.raises(CatalogError, match="not a ViSearch catalog"):
        Database(tmp_path)


def test_a_newer_catalog_is_refused(tmp_path: Path) -> None:
    Database(tmp_path / "c", create={}).close()
    raw = sqlite3.connect(tmp_path / "c" / DATABASE_NAME)
    raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    raw.close()
    with pytest.raises(CatalogError, match="newer version"):
        Database(tmp_path / "c")


def test_a_locked_database_says_so(database: Database) -> None:
    other = sqlite3.connect(database.folder / DATABASE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database._writer.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(CatalogBusyError, match="Another program"):
        database.set_meta(a="b")
    other.rollback()
    other.close()
    database.set_meta(a="b")
    assert database.meta("a") == "b"


def test_a_full_disk_says_so(database: Database) -> None:
    database._writer.execute("PRAGMA max_page_count = 1")
    with pytest.raises(CatalogError, match="disk is full"):
        database.set_meta(**{f"key{n}": "x" * 1000 for n in range(200)})
    database._writer.execute("PRAGMA max_page_count = 1000000")
    assert database.meta("key1") == ""


def test_a_lost_thumbnail_cache_is_made_again(database: Database) -> None:
    folder = database.folder
    database.close()
    (folder / "thumbnails.sqlite").unlink()
    again = Database(folder)
    assert photos.thumbnail(again, 1) is None
    again.close()


def test_features_lie_close_together_on_large_pages(database: Database) -> None:
    """On pages of 4 KB each of them would have one of its own: a quarter of the disk for nothing."""
    added, size = 500, 2800
    with database.write() as connection:
        rows = ((number, bytes(size)) for number in range(added))
        connection.executemany("INSERT INTO features (content_id, packed) VALUES (?, ?)", rows)
    database.close()
    assert (database.folder / "thumbnails.sqlite").stat().st_size < 1.1 * added * size + EMPTY_CACHE


def test_a_cache_of_small_pages_stays_as_it_is(tmp_path: Path) -> None:
    Database(tmp_path / "catalog", create={}).close()
    file = tmp_path / "catalog" / "thumbnails.sqlite"
    former = sqlite3.connect(file, isolation_level=None)
    former.executescript("PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM; PRAGMA journal_mode = WAL")
    former.execute("INSERT INTO thumbnail (content_id, jpeg) VALUES (1, x'00ff')")
    former.close()
    again = Database(tmp_path / "catalog")
    assert photos.thumbnail(again, 1) == b"\x00\xff"
    again.close()


def test_the_log_of_a_cache_is_folded_in_before_it_is_large(database: Database) -> None:
    for start in range(0, 20_000, 100):
        with database.write() as connection:
            rows = ((number, bytes(2800)) for number in range(start, start + 100))
            connection.executemany("INSERT INTO features (content_id, packed) VALUES (?, ?)", rows)
    assert (database.folder / "thumbnails.sqlite-wal").stat().st_size < 20 * 2**20
