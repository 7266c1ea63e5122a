"""Values that were changed behind SQLite's back: noticed where they are used, left out, made again from the photo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core import audit, palettes, self_test
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.findings import AuditOptions, Ruling, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.store import (
    Database,
    checking,
    decisions,
    embeddings,
    photos,
    quarantine,
    sought,
    suggestions,
    sums,
)
from visearch_desktop.core.store import palettes as colours
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(index_folders(workspace, [shop]))
    return workspace


def tampered(workspace: Workspace, query: str, *values: object) -> None:
    """Change rows as a failing disk would: no trigger, no program, no sum knows of it."""
    with closing(sqlite3.connect(workspace.folder / "catalog.sqlite", isolation_level=None)) as raw:
        raw.execute("ATTACH ? AS cache", (str(workspace.folder / "thumbnails.sqlite"),))
        raw.execute("PRAGMA ignore_check_constraints = ON")
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE '%_no_update'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(query, values)
        for _, guard in guards:
            raw.execute(guard)


def one_bit(data: bytes, at: int = 20) -> bytes:
    return data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]


def checks(workspace: Workspace) -> dict[str, self_test.Check]:
    return {one.name: one for one in finish(self_test.check_catalog(workspace))}


CACHES = (("thumbnail", "jpeg"), ("features", "packed"), ("palette", "packed"))


@pytest.mark.parametrize(("table", "column"), CACHES)
@pytest.mark.parametrize("how", ["one bit", "of another"])
def test_what_the_cache_holds_of_another_or_changed_is_made_again(
    indexed: Workspace, table: str, column: str, how: str
) -> None:
    database = indexed.database
    before = dict(database.rows(f"SELECT content_id, {column} FROM cache.{table}"))
    sketch, thumbnail, palette = indexed.sketch(3), indexed.thumbnail(3), palettes.of(database, [3])[3]
    assert sketch is not None
    tampered(
        indexed, f"UPDATE cache.{table} SET {column} = ? WHERE content_id = 3",
        before[4] if how == "of another" else one_bit(before[3]),
    )  # fmt: skip
    palettes._KEEP.clear()  # what is in memory was read before
    found = indexed.sketch(3)
    assert found is not None
    assert np.array_equal(found.features.descriptors, sketch.features.descriptors)
    assert indexed.thumbnail(3) == thumbnail
    again = palettes.of(database, [3])[3]
    if table == "palette":  # found in the thumbnail, whose packing moves some of them
        assert np.isin(again.cells, palette.cells).mean() > 0.5
    else:
        assert np.array_equal(again.cells, palette.cells)
    assert dict(database.rows(f"SELECT content_id, {column} FROM cache.{table}"))[4] == before[4]
    assert checks(indexed)["Cache"].said == "36 values of thumbnails, local features and colours"


def test_values_kept_before_there_were_sums_are_believed(indexed: Workspace) -> None:
    thumbnail = indexed.thumbnail(3)
    for table, _ in CACHES:
        tampered(indexed, f"UPDATE cache.{table} SET crc = NULL")
    tampered(indexed, "UPDATE content SET crc = NULL")
    assert indexed.thumbnail(3) == thumbnail
    assert len(photos.sketches(indexed.database, [3])) == 1
    assert len(embeddings.of(indexed.database, range(20))[0]) == 12


def test_a_cache_of_before_is_given_places_for_sums(indexed: Workspace) -> None:
    folder, thumbnail, features = indexed.folder, indexed.thumbnail(3), photos.sketches(indexed.database, [3])[3]
    indexed.close()
    with closing(sqlite3.connect(folder / "thumbnails.sqlite", isolation_level=None)) as raw:
        for table in ("thumbnail", "features", "palette", "sought"):
            raw.execute(f"ALTER TABLE {table} DROP COLUMN crc")
    for read_only in (True, False):
        opened = Workspace.open(folder, device="cpu", read_only=read_only)
        assert opened.thumbnail(3) == thumbnail
        assert photos.sketches(opened.database, [3])[3] == features
        assert colours.kept(opened.database, [3])
        assert checking.cached(opened.database).damaged == 0
        opened.close()
    opened = Workspace.open(folder, device="cpu")
    photos.keep_thumbnails(opened.database, {3: b"new"})
    assert photos.thumbnail(opened.database, 3) == b"new"
    opened.close()


@pytest.mark.parametrize("column", ["embedding", "digest", "width", "height", "phash"])
def test_a_damaged_row_is_left_out_and_indexed_again(indexed: Workspace, column: str) -> None:
    database = indexed.database
    photo = photos.locate(database, [3])[0].path
    before = database.rows("SELECT digest, width, height, phash, embedding, crc FROM content ORDER BY digest")
    value = database.rows(f"SELECT {column} FROM content WHERE id = 3")[0][0]
    made = one_bit(value) if isinstance(value, bytes) else value + 1
    tampered(indexed, f"UPDATE content SET {column} = ? WHERE id = 3", made)
    assert embeddings.found(database, [2, 3, 4], database.meta("model_identity"))[0].tolist() == [2, 4]
    assert indexed.info().pending >= 1
    assert not search(indexed, Query((query_from_path(photo),))).error
    report = finish(index_folders(indexed))
    assert report.notes == ("What the catalog held of 1 photo was damaged and is made again from the photo.",)
    assert finish(index_folders(indexed)).notes == ()
    photos.drop_orphans(database)
    after = database.rows("SELECT digest, width, height, phash, embedding, crc FROM content ORDER BY digest")
    assert after == before
    assert search(indexed, Query((query_from_path(photo),))).matches[0].relation == "identical"


def test_every_way_to_read_embeddings_notices(indexed: Workspace) -> None:
    database = indexed.database
    whole = database.rows("SELECT embedding FROM content WHERE id = 3")[0][0]

    def damage() -> None:
        tampered(indexed, "UPDATE content SET embedding = ? WHERE id = 3", one_bit(whole, 5))

    def blocks() -> list[int]:
        with embeddings.moment(database) as now:
            ids = [int(content) for ids, _ in now.blocks() for content in ids]
            assert now.waiting().tolist() == [3]
        return ids

    ways: dict[str, Callable[[], list[int]]] = {
        "of": lambda: [*embeddings.of(database, range(20))[0].tolist()],
        "after": lambda: [int(one) for ids, _ in embeddings.after(database, 0) for one in ids],
        "blocks": blocks,
        "suggestions": lambda: [*suggestions.vectors(database)[0].tolist()],
        "in order": lambda: [
            place
            for place, row in enumerate(embeddings.in_order(database, np.arange(13), indexed.card.dimension))
            if row.any()
        ],
    }
    for name, way in ways.items():
        damage()
        assert way() == [1, 2, *range(4, 13)], name
        assert embeddings.waiting(database).tolist() == [3], name


def test_a_block_that_is_damaged_as_a_whole_ends_nothing(indexed: Workspace) -> None:
    tampered(indexed, "UPDATE content SET phash = phash + 1")
    assert list(embeddings.after(indexed.database, 0)) == []
    assert len(embeddings.waiting(indexed.database)) == 12
    assert finish(index_folders(indexed)).photos == 12
    assert len(embeddings.of(indexed.database, range(20))[0]) == 12


def test_a_catalog_for_reading_only_leaves_out_what_it_cannot_mark(indexed: Workspace) -> None:
    tampered(indexed, "UPDATE content SET phash = phash + 1 WHERE id = 3")
    with indexed.reading_only() as view:
        assert 3 not in embeddings.of(view.database, range(20))[0]
        found = checks(view)
        assert not found["Photos"].passed
        assert found["SKUs"].said.startswith("not tried: ")
    assert len(embeddings.waiting(indexed.database)) == 0


def test_a_row_embedded_again_meanwhile_is_left_alone(indexed: Workspace) -> None:
    database = indexed.database
    row = database.rows(f"SELECT {sums.columns(database.version)} FROM content WHERE id = 3")[0]
    embeddings.read_again(database, [(*row[:6], row[6] ^ 1)])
    assert len(embeddings.waiting(database)) == 0


def test_what_an_older_version_indexed_gets_its_sums_from_the_next_run(indexed: Workspace) -> None:
    database = indexed.database
    before = database.rows("SELECT id, crc FROM content")
    tampered(indexed, "UPDATE content SET crc = NULL")
    tampered(indexed, "INSERT INTO meta VALUES ('unsummed', '12')")
    assert list(sums.add_missing(database)) == [0]
    assert database.rows("SELECT id, crc FROM content") == before
    assert list(sums.add_missing(database)) == []
    assert database.meta("unsummed") == ""


def test_sums_are_added_in_pages_and_a_kill_loses_none(indexed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "_PAGE", 5)
    tampered(indexed, "UPDATE content SET crc = NULL")
    tampered(indexed, "UPDATE content SET embedding = NULL WHERE id = 9")
    tampered(indexed, "INSERT INTO meta VALUES ('unsummed', '12')")
    adding = sums.add_missing(indexed.database)
    assert next(adding) == 7
    adding.close()
    assert list(sums.add_missing(indexed.database)) == [2, 0]
    assert indexed.database.rows("SELECT id FROM content WHERE crc IS NULL") == [(9,)]


def test_candidates_of_an_audit_that_are_damaged_are_looked_up_again(indexed: Workspace) -> None:
    report = finish(audit.run(indexed, AuditOptions()))
    with indexed.database.write() as connection:
        for table in ("pair", "audited"):
            connection.execute(f"DELETE FROM {table}")
    sought.keep(indexed.database, 1, {content: np.array([content + 1], np.int64) for content in range(1, 13)})
    tampered(indexed, "UPDATE cache.sought SET others = ? WHERE content_id = 3", np.array([9], "<i8").tobytes())
    sought.drop_damaged(indexed.database)
    assert sorted(sought.found(indexed.database, 1, range(20))) == [1, 2, *range(4, 13)]
    with indexed.database.write() as connection:
        connection.execute("DELETE FROM cache.sought")
    assert len(finish(audit.run(indexed, AuditOptions())).groups) == len(report.groups)


RELATED = "SELECT a, b, relation FROM pair WHERE relation <> 'similar'"


@pytest.mark.parametrize(
    "damage",
    ["relation = 'variant'", "relation = 'near_duplicbte'", "duplicate_score = 0.01", "similarity = 0.5", "b = 12"],
)
def test_a_damaged_pair_is_left_out_and_compared_once_more(workspace: Workspace, shop: Path, damage: str) -> None:
    write_photo(shop / "SKU9" / "copy.jpg", 0, quality=50)
    finish(index_folders(workspace, [shop]))
    groups = len(finish(audit.run(workspace, AuditOptions())).groups)
    before = workspace.database.rows(RELATED)
    assert groups == len(before) == 1
    tampered(workspace, f"UPDATE pair SET {damage} WHERE relation <> 'similar'")
    assert finish(audit.run(workspace, AuditOptions())).groups == ()
    assert len(finish(audit.run(workspace, AuditOptions())).groups) == groups
    assert workspace.database.rows(RELATED) == before


def test_a_pair_that_has_become_similar_is_found_by_the_check(workspace: Workspace, shop: Path) -> None:
    write_photo(shop / "SKU9" / "copy.jpg", 0, quality=50)
    finish(index_folders(workspace, [shop]))
    finish(audit.run(workspace, AuditOptions()))
    tampered(workspace, "UPDATE pair SET relation = 'similar'")
    found = checks(workspace)["Compared pairs"]
    assert (found.passed, found.said) == (False, "1 compared pair damaged. Audit the catalog once more.")
    assert len(finish(audit.run(workspace, AuditOptions())).groups) == 1
    assert checks(workspace)["Compared pairs"].passed


def digests(database: Database, *contents: int) -> list[str]:
    return [photos.digest(database, content).hex() for content in contents]


@pytest.fixture
def judged(indexed: Workspace) -> Workspace:
    a, b, c = digests(indexed.database, 1, 2, 3)
    for one, other, verdict in ((a, b, Verdict.DUPLICATE), (b, c, Verdict.DISTINCT), (a, c, Verdict.VARIANT)):
        ruling = Ruling(one, other, verdict, one if verdict is Verdict.DUPLICATE else None, {"z": 1, "a": "中"})
        decisions.append(indexed.database, [ruling], words=f"said {verdict}", who="me")
    decisions.undo(indexed.database, who="me")
    return indexed


DAMAGE = (
    "UPDATE decision SET verdict = 'distinct' WHERE id = 1",
    "UPDATE decision SET verdict = 'duplicatd' WHERE id = 1",
    "UPDATE decision SET verdict = CAST(x'ff75' AS TEXT) WHERE id = 1",
    "UPDATE decision SET verdict = NULL WHERE id = 1",
    "UPDATE decision SET verdict = 7 WHERE id = 1",
    "UPDATE decision SET keeper = zeroblob(32) WHERE id = 1",
    "UPDATE decision SET keeper = 'text' WHERE id = 1",
    "UPDATE decision SET a = zeroblob(32) WHERE id = 2",
    "UPDATE decision SET action_id = 3 WHERE id = 1",
    "UPDATE decision SET action_id = 99 WHERE id = 1",
    "UPDATE decision SET evidence = '{' WHERE id = 3",
    "UPDATE action SET words = 'other' WHERE id = 2",
    "UPDATE action SET at = CAST(x'ff' AS TEXT) WHERE id = 2",
    "UPDATE action SET who = 'somebody' WHERE id = 1",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_verdict_is_put_right_from_the_ledger(judged: Workspace, damage: str) -> None:
    held, history = decisions.current(judged.database), decisions.history(judged.database, 9)
    tampered(judged, damage)
    found = checks(judged)["Decisions"]
    assert found.passed
    assert found.said == "1 decision damaged, put right from the ledger"
    assert decisions.current(judged.database) == held
    assert decisions.history(judged.database, 9) == history
    assert checks(judged)["Decisions"].said == "4 lines in the ledger, and the verdicts are what they tell of"
    with pytest.raises(sqlite3.DatabaseError, match="only ever added to"), judged.database.write() as connection:
        connection.execute("UPDATE decision SET verdict = NULL")


@pytest.mark.parametrize("column", ["what", "hash", "at", "who", "kind", "evidence"])
def test_a_damaged_ledger_puts_nothing_right(judged: Workspace, column: str) -> None:
    held = decisions.current(judged.database)
    tampered(judged, f"UPDATE ledger SET {column} = 'zz' WHERE id = 2")
    tampered(judged, "UPDATE action SET who = 'somebody' WHERE id = 1")
    found = checks(judged)["Decisions"]
    assert not found.passed
    assert found.said.startswith(
        "Entry 2 was changed, removed or put in. Restore the catalog: visearch backups restore"
    )
    assert decisions.current(judged.database) == held
    assert judged.database.rows("SELECT who FROM action WHERE id = 1") == [("somebody",)]


def test_verdicts_that_are_missing_are_no_damaged_value(judged: Workspace) -> None:
    with closing(sqlite3.connect(judged.folder / "catalog.sqlite", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER decision_no_delete")
        raw.execute("DELETE FROM decision WHERE id = 1")
    found = checks(judged)["Decisions"]
    assert not found.passed
    assert "The table of verdicts does not hold" in found.said


def test_skus_are_given_anew_and_a_damaged_table_is_told(indexed: Workspace, tmp_path: Path) -> None:
    from visearch_desktop.core.catalog import Product

    rows = ((Product(sku, f"Lamp {sku}", {"price": "1"}), ()) for sku in ("SKU1", "SKU2"))
    indexed.take_products(tuple(rows), "table.csv")
    assert all(one.passed for one in checks(indexed).values())
    tampered(indexed, "UPDATE photo_sku SET sku = 'SKU9' WHERE photo_id = 1")
    assert checks(indexed)["SKUs"].said.endswith(", 2 put right")
    assert checks(indexed)["SKUs"].said == "12 links of photos to SKUs"
    for damage in ("title = 'Damp'", "attributes = CAST(x'ff' AS TEXT)", "sku = 'SKU9'"):
        tampered(indexed, f"UPDATE product SET {damage} WHERE sku = 'SKU2'")
        found = checks(indexed)["Product table"]
        assert not found.passed
        assert "Take it over once more: visearch products FILE" in found.said


def test_photos_of_no_content_are_read_again(indexed: Workspace) -> None:
    with closing(sqlite3.connect(indexed.folder / "catalog.sqlite", isolation_level=None)) as raw:
        raw.execute("UPDATE photo SET content_id = 4711 WHERE id = 2")
    found = checks(indexed)
    assert not found["Photos"].passed
    assert found["Database"].passed
    assert finish(index_folders(indexed)).photos == 12
    assert all(one.passed for one in checks(indexed).values())


def test_an_index_run_reads_them_again_without_being_told(indexed: Workspace) -> None:
    tampered(indexed, "UPDATE photo SET content_id = 4711 WHERE id = 2")
    assert finish(index_folders(indexed)).photos == 12
    assert all(one.passed for one in checks(indexed).values())


@pytest.mark.parametrize("value", ["07faa9e9", "{}", "[1, 2]", "", "²", "-3", "null"])
def test_facts_of_the_catalog_that_say_something_else_end_nothing(indexed: Workspace, shop: Path, value: str) -> None:
    query = Query((query_from_path(next(shop.rglob("*.jpg"))),))
    found = [one.sku for one in search(indexed, query).matches]
    folder = indexed.folder
    tampered(indexed, "UPDATE meta SET value = ? WHERE key IN ('catalog_id', 'gone', 'revision', 'snapshot')", value)
    for key in ("mounts", "quarantines", "unsummed", "damaged"):
        tampered(indexed, "INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value)
    indexed.close()
    again = Workspace.open(folder, device="cpu")
    assert [one.sku for one in search(again, query).matches] == found
    assert finish(index_folders(again)).photos == 12
    assert quarantine.folders(again.database) == ()
    assert [one.sku for one in search(again, query).matches] == found
    again.close()


def test_a_damaged_file_is_a_row(indexed: Workspace) -> None:
    with indexed.database.write() as connection:
        connection.execute("PRAGMA foreign_keys")
        connection.execute("INSERT INTO decision (action_id, a, b, evidence) SELECT 5, x'00', x'01', '{}' WHERE 0")
    with closing(sqlite3.connect(indexed.folder / "catalog.sqlite", isolation_level=None)) as raw:
        raw.execute("UPDATE photo SET root_id = 77 WHERE id = 2")
    found = checks(indexed)["Database"]
    assert not found.passed
    assert "Restore it: visearch backups restore" in found.said


def test_an_older_catalog_for_reading_only_has_no_sums(indexed: Workspace) -> None:
    from tests.core.old_catalog import as_version

    folder = indexed.folder
    indexed.close()
    as_version(folder, 3)
    opened = Workspace.open(folder, device="cpu", read_only=True)
    assert len(embeddings.of(opened.database, range(20))[0]) == 12
    assert len(suggestions.vectors(opened.database)[0]) == 12
    assert checks(opened)["Photos"].passed
    opened.close()
    with pytest.raises(CatalogError):
        opened.database.rows("SELECT 1")
