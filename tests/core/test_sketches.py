"""Thumbnails and features are caches: lost, damaged, unwritable. And catalogs of the version before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import TINY, finish, write_photo
from tests.core.former_features import packed_as_before
from tests.core.networks import make_pack
from tests.core.old_catalog import opened_by_many, without_bytes
from visearch_desktop.core import audit, imaging, sketches
from visearch_desktop.core.audit import candidates
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.embedding import InputFacts
from visearch_desktop.core.errors import CatalogError, PhotoError
from visearch_desktop.core.findings import AuditOptions
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.store import DATABASE_NAME, Database, photos, schema
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(index_folders(workspace, [shop]))
    return workspace


def contents(workspace: Workspace) -> list[int]:
    return [int(content) for content in photos.live_contents(workspace.database)]


def content_of(workspace: Workspace, name: str) -> int:
    located = photos.locate(workspace.database, contents(workspace))
    return next(row.content for row in located if row.path.name == name)


def forget(workspace: Workspace, *tables: str) -> None:
    with workspace.database.write(caches_only=True) as connection:
        for table in tables:
            connection.execute(f"DELETE FROM cache.{table}")


def packed(workspace: Workspace) -> dict[int, bytes | None]:
    found = photos.sketches(workspace.database, contents(workspace))
    return {content: data for content, (_, data) in found.items()}


def best(workspace: Workspace, photo: Path) -> tuple[str, Relation]:
    match = search(workspace, Query((query_from_path(photo),))).matches[0]
    return match.photo.name, match.relation


# -- lost and damaged caches --------------------------------------------------------------------


def test_indexing_keeps_features_of_every_photo(indexed: Workspace) -> None:
    kept = packed(indexed)
    assert len(kept) == 12
    assert all(data and len(imaging.unpack(data).places) for data in kept.values())


@pytest.mark.parametrize("lost", [("features",), ("thumbnail",), ("features", "thumbnail")], ids="+".join)
def test_what_a_cache_has_lost_is_made_again(indexed: Workspace, lost: tuple[str, ...]) -> None:
    before = packed(indexed)
    forget(indexed, *lost)
    again = indexed.sketches(contents(indexed))
    assert list(again) == list(before)
    for content, one in again.items():
        assert one.small.shape == (192, 256, 3)
        assert packed(indexed)[content] == before[content]  # not as they are found in the thumbnail
        assert len(one.features.places)
        assert photos.thumbnail(indexed.database, content) is not None


def test_a_deleted_cache_file_is_made_again(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    query = write_photo(tmp_path / "q.webp", 6, quality=60)
    indexed.close()
    for file in indexed.folder.glob("thumbnails.sqlite*"):
        file.unlink()
    with_none = Workspace.open(indexed.folder, device="cpu")
    assert set(packed(with_none).values()) == {None}
    assert best(with_none, query) == ("photo6.jpg", Relation.NEAR_DUPLICATE)
    assert all(packed(with_none).values())
    with_none.close()


@pytest.mark.parametrize("damage", [b"", b"\x01\x02", b"\x09" + bytes(300)], ids=["empty", "short", "another format"])
def test_damaged_features_are_made_again(indexed: Workspace, damage: bytes) -> None:
    before = packed(indexed)
    photos.keep_features(indexed.database, dict.fromkeys(contents(indexed), damage))
    found = indexed.sketches(contents(indexed))
    assert len(found) == 12
    assert all(len(one.features.places) for one in found.values())
    assert packed(indexed) == before


@pytest.mark.parametrize("reader", ["sketches", "codes"])
def test_features_of_earlier_versions_are_kept_anew_without_being_looked_for(
    indexed: Workspace, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    every = indexed.sketches(contents(indexed))
    former = {content: packed_as_before(one.features) for content, one in every.items()}
    photos.keep_features(indexed.database, former)
    monkeypatch.setattr(imaging, "gallery_features", lambda _: pytest.fail("looked for again"))
    monkeypatch.setattr(imaging, "read_picture", lambda *_, **__: pytest.fail("decoded again"))
    if reader == "sketches":
        found = {content: len(one.features.places) for content, one in indexed.sketches(contents(indexed)).items()}
    else:
        found = {content: len(one) for content, one in sketches.codes(indexed.database, contents(indexed)).items()}
    assert found == {content: len(one.features.places) for content, one in every.items()}
    kept = packed(indexed)
    assert not any(imaging.is_former(data or b"") for data in kept.values())
    assert sum(len(data or b"") for data in kept.values()) < sum(map(len, former.values())) / 2
    for content, codes in sketches.codes(indexed.database, contents(indexed)).items():
        assert np.array_equal(codes, imaging.packed_codes(former[content]))


def test_a_damaged_thumbnail_is_made_again_for_comparing(indexed: Workspace) -> None:
    content = content_of(indexed, "photo6.jpg")
    whole = indexed.sketch(content)
    assert whole is not None
    photos.keep_thumbnails(indexed.database, {content: b"no picture at all"})
    again = indexed.sketch(content)
    assert again is not None
    assert np.array_equal(again.small, whole.small)


@pytest.mark.parametrize("damage", ["cut off", "zeros", "another format", "undecodable"])
def test_a_damaged_thumbnail_is_made_again_for_looking_at(indexed: Workspace, damage: str) -> None:
    content = content_of(indexed, "photo6.jpg")
    whole = indexed.thumbnail(content) or b""
    spoilt = {
        "cut off": whole[: len(whole) * 3 // 4], "zeros": bytes(len(whole)), "another format": b"\x89PNG" + whole,
        "undecodable": whole[:2] + bytes(600) + whole[-2:],
    }  # fmt: skip
    photos.keep_thumbnails(indexed.database, {content: spoilt[damage]})
    assert indexed.thumbnail(content) == whole
    assert photos.thumbnail(indexed.database, content) == whole


def test_a_network_that_sees_more_leaves_the_same_behind(tmp_path: Path, home: Path) -> None:
    """Photos are decoded to the side of its tiles, and a JPEG reduced differently has other pixels."""
    write_photo(tmp_path / "shop" / "A" / "a.jpg", 3, size=(1400, 1100))
    make_pack(home / "models" / "test", InputFacts("data", 512))
    workspace = Workspace.create(tmp_path / "wide", model="test", device="cpu")
    finish(index_folders(workspace, [tmp_path / "shop"]))
    (content,) = contents(workspace)
    before, features = workspace.thumbnail(content), packed(workspace)
    forget(workspace, "features", "thumbnail")
    assert workspace.thumbnail(content) == before
    assert workspace.sketch(content) is not None
    assert packed(workspace) == features
    workspace.close()


def test_what_was_found_in_a_thumbnail_is_not_kept(indexed: Workspace, shop: Path) -> None:
    """The drive is away: features of the packed thumbnail do for now, those of the photo come back with it."""
    content, before = content_of(indexed, "photo6.jpg"), packed(indexed)
    forget(indexed, "features")
    shop.rename(shop.with_name("away"))
    found = indexed.sketch(content)
    assert found is not None
    assert len(found.features.places)
    assert packed(indexed)[content] is None
    shop.with_name("away").rename(shop)
    assert indexed.sketch(content) is not None
    assert packed(indexed)[content] == before[content]


def test_another_photo_under_the_same_name_is_not_taken_for_the_one_that_was(indexed: Workspace, shop: Path) -> None:
    content = content_of(indexed, "photo6.jpg")
    forget(indexed, "thumbnail")
    write_photo(shop / "SKU3" / "photo6.jpg", 77)
    assert indexed.thumbnail(content) is None


def test_a_catalog_that_cannot_be_written_is_searched_all_the_same(indexed: Workspace, tmp_path: Path) -> None:
    query = write_photo(tmp_path / "q.webp", 6, quality=60)
    forget(indexed, "features", "thumbnail")
    indexed.database._writer.execute("PRAGMA query_only = ON")
    with pytest.raises(CatalogError):
        photos.keep_features(indexed.database, {1: b"x"})
    assert best(indexed, query) == ("photo6.jpg", Relation.NEAR_DUPLICATE)
    assert indexed.thumbnail(content_of(indexed, "photo6.jpg"))
    assert set(packed(indexed).values()) == {None}


def test_a_photo_that_has_gone_with_its_caches_is_left_out(indexed: Workspace, shop: Path) -> None:
    gone = content_of(indexed, "photo6.jpg")
    forget(indexed, "features", "thumbnail")
    (shop / "SKU3/photo6.jpg").unlink()
    (shop / "SKU3/photo7.jpg").write_bytes(b"damaged")
    lost = {gone, content_of(indexed, "photo7.jpg")}
    assert set(indexed.sketches(contents(indexed))) == set(contents(indexed)) - lost
    assert indexed.sketch(gone) is None
    assert indexed.sketch(999) is None
    assert indexed.sketches([]) == {}
    assert sketches.thumbnail(indexed.database, gone) is None


def test_a_photo_gone_between_reading_and_comparing_ends_no_search(
    indexed: Workspace, shop: Path, tmp_path: Path
) -> None:
    """Its features are there, but neither thumbnail nor file."""
    query = write_photo(tmp_path / "q.webp", 6, quality=60)
    forget(indexed, "thumbnail")
    (shop / "SKU3/photo6.jpg").unlink()
    sketch = indexed.sketch(content_of(indexed, "photo6.jpg"))
    assert sketch is not None
    with pytest.raises(PhotoError):
        sketch.small  # noqa: B018 - asked for its error
    answer = search(indexed, Query((query_from_path(query),)))
    assert answer.error is None
    assert [match.photo.name for match in answer.matches if match.sku == "SKU3"] == ["photo6.jpg"]
    assert {match.relation for match in answer.matches} == {Relation.SIMILAR}


def test_a_photo_gone_between_reading_and_comparing_ends_no_audit(
    indexed: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_photo(shop / "COPY/copy6.webp", 6, quality=60)
    write_photo(shop / "COPY2/copy8.webp", 8, quality=60)
    finish(index_folders(indexed))
    gone = content_of(indexed, "photo6.jpg")
    read = Workspace.sketch

    def vanishes(self: Workspace, content: int) -> object:
        """The audit has seen the thumbnail of every photo; that of one is lost before it is compared."""
        with self.database.write(caches_only=True) as connection:
            connection.execute("DELETE FROM cache.thumbnail WHERE content_id = ?", (gone,))
        (shop / "SKU3/photo6.jpg").unlink(missing_ok=True)
        return read(self, content)

    monkeypatch.setattr(Workspace, "sketch", vanishes)
    monkeypatch.setattr(candidates, "LEAST_EXCESS", -9.0)
    report = finish(audit.run(indexed, AuditOptions()))
    found = [{member.photo.name for member in group.members} for group in report.groups]
    assert {"photo8.jpg", "copy8.webp"} in found
    assert any("could not be compared" in note for note in report.notes)


def test_orphans_are_dropped_with_their_features(indexed: Workspace, shop: Path) -> None:
    gone = content_of(indexed, "photo6.jpg")
    (shop / "SKU3/photo6.jpg").unlink()
    finish(index_folders(indexed))
    photos.drop_orphans(indexed.database)
    rows = indexed.database.rows("SELECT content_id FROM cache.features ORDER BY content_id")
    assert [row[0] for row in rows] == contents(indexed)
    assert gone not in contents(indexed)
    assert len(rows) == 11


# -- catalogs of the version before -------------------------------------------------------------


@pytest.fixture
def old(indexed: Workspace) -> Path:
    """The folder of a catalog as version 1 left it: no tables of the audit, no features."""
    indexed.close()
    tables = sqlite3.connect(":memory:")
    tables.executescript(schema.TABLES)
    kept = {name for (name,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables.close()
    raw = sqlite3.connect(indexed.folder / DATABASE_NAME, isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    without_bytes(raw)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if name not in kept and not name.startswith("sqlite_"):
            raw.execute(f"DROP TABLE IF EXISTS {name}")  # those inside the index of words go with it
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("DELETE FROM meta WHERE key = 'words'")
    raw.execute("PRAGMA user_version = 1")
    raw.close()
    cache = sqlite3.connect(indexed.folder / "thumbnails.sqlite", isolation_level=None)
    cache.execute("DROP TABLE features")
    cache.close()
    return indexed.folder


def state(folder: Path) -> tuple[int, set[str]]:
    raw = sqlite3.connect(folder / DATABASE_NAME)
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")}
    raw.close()
    return version, names


def fresh(folder: Path) -> tuple[int, set[str]]:
    Workspace.create(folder, model=TINY, device="cpu").close()
    return state(folder)


def test_a_catalog_of_version_1_is_upgraded_and_searched(old: Path, tmp_path: Path) -> None:
    version, names = state(old)
    assert version == 1
    assert not {"pair", "audited", "action", "decision"} & names
    upgraded = Workspace.open(old, device="cpu")
    assert best(upgraded, write_photo(tmp_path / "q.webp", 6, quality=60)) == ("photo6.jpg", Relation.NEAR_DUPLICATE)
    assert all(packed(upgraded).values())
    assert finish(audit.run(upgraded, AuditOptions())).photos == 12
    upgraded.close()
    assert state(old) == fresh(tmp_path / "new")


@pytest.mark.parametrize("after", ["CREATE TABLE pair", "CREATE TABLE decision", "CREATE INDEX decision_action"])
def test_an_upgrade_that_breaks_off_leaves_the_version_before(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    before = state(old)
    broken = schema.REVIEW.replace(after, f"SELECT no_such_function(); {after}")
    assert broken != schema.REVIEW
    monkeypatch.setitem(schema.UPGRADES, 2, broken)
    with pytest.raises(sqlite3.OperationalError, match="no_such_function"):
        Database(old)
    assert state(old) == before
    monkeypatch.setitem(schema.UPGRADES, 2, schema.REVIEW)
    again = Workspace.open(old, device="cpu")
    assert best(again, write_photo(tmp_path / "q.webp", 6, quality=60))[0] == "photo6.jpg"
    again.close()


def test_a_catalog_opened_by_many_at_once_is_upgraded_once(old: Path) -> None:
    assert opened_by_many(old) == []
    assert state(old)[0] == schema.VERSION


def test_an_upgrade_that_another_program_has_made_meanwhile_is_done(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both programs have read version 1; the other one is quicker."""

    class Slow(dict[int, str]):
        def __getitem__(self, step: int) -> str:
            with monkeypatch.context() as quick:
                quick.setattr(schema, "UPGRADES", steps)
                Database(old).close()
            return steps[step]

    steps = dict(schema.UPGRADES)

    monkeypatch.setattr(schema, "UPGRADES", Slow())
    Database(old).close()
    assert state(old)[0] == schema.VERSION
