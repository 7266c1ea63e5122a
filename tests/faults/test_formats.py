"""Catalogs that every released version has left, as it left them: opened, upgraded after a backup, nothing lost."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.core.networks import make_pack
from visearch_desktop.core import audit, backups, places
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.findings import Verdict
from visearch_desktop.core.store import DATABASE_NAME, mending, schema
from visearch_desktop.core.workspace import Workspace

KEPT = Path(__file__).parents[1] / "data" / "catalogs"
VERSIONS = range(1, schema.VERSION + 1)


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def folder(tmp_path: Path, version: int) -> Path:
    """The folder of a catalog as that version wrote it: seven photos, four products and, from version 2, verdicts."""
    make_pack(places.user_models() / "test")
    made = tmp_path / "catalog"
    made.mkdir()
    (made / DATABASE_NAME).write_bytes(gzip.decompress((KEPT / f"version-{version}.sqlite.gz").read_bytes()))
    return made


def said(folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as raw:
        return raw.execute("SELECT a, b, verdict, keeper, evidence FROM decision ORDER BY id").fetchall()


def test_there_is_a_file_of_every_version() -> None:
    assert {file.name for file in KEPT.iterdir()} == {f"version-{number}.sqlite.gz" for number in VERSIONS}


def test_it_is_opened_and_upgraded_with_all_that_was_said(folder: Path, version: int) -> None:
    before = said(folder) if version >= 2 else []
    opened = Workspace.open(folder, device="cpu")
    assert opened.database.version == schema.VERSION
    assert (opened.info().photos, opened.info().skus) == (7, 4)
    assert opened.database.rows("SELECT count(*) FROM product") == [(4,)]
    assert said(folder) == before
    assert list(audit.verdicts(opened).values()).count(Verdict.DUPLICATE) == (0 if version < 2 else 2)
    assert opened.database.rows("PRAGMA integrity_check") == [("ok",)]
    opened.close()


def test_it_is_copied_before_it_is_upgraded(folder: Path, version: int) -> None:
    Workspace.open(folder, device="cpu").close()
    copy = folder / backups.FOLDER / f"version-{version}.sqlite"
    assert copy.exists() is (version < schema.VERSION)
    if copy.exists():
        held = mending.read_copy(copy)
        assert held is not None
        assert (held.decisions, held.products) == (4 if version >= 2 else 0, 4)


@pytest.mark.parametrize("version", [1], indirect=True)
def test_no_copy_no_upgrade(folder: Path) -> None:
    (folder / backups.FOLDER).write_bytes(b"a file where the folder should be")
    with pytest.raises(CatalogError, match="cannot be used"):
        Workspace.open(folder)
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)


def test_one_of_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = (folder / DATABASE_NAME).read_bytes()
    for read_only in (False, True):
        with pytest.raises(CatalogError, match="newer version") as refused:
            Workspace.open(folder, read_only=read_only)
        assert refused.value.advice == "Update the program."
    assert (folder / DATABASE_NAME).read_bytes() == before
