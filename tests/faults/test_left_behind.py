"""What killed programs leave behind is cleared away by the next one, and nothing that is in use."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import TINY, finish
from visearch_desktop.core import batch
from visearch_desktop.core.disk_use import disk_use, free_space
from visearch_desktop.core.embedding import clear_left
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace


def test_working_folders_go_after_a_day(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".incoming-old", ".incoming-new", "resnet50"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "model.onnx").write_bytes(b"half")
    for folder in (old, other):
        os.utime(folder, (time.time() - 90_000,) * 2)
    clear_left(tmp_path, ".incoming-")
    assert [folder.exists() for folder in (old, new, other)] == [False, True, True]


def test_a_folder_whose_catalog_was_killed_while_it_was_made_takes_another(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    for name in ("catalog.sqlite.new", "catalog.sqlite.new-journal", "session.lock"):
        (folder / name).write_bytes(b"half")
    Workspace.create(folder, model=TINY).close()
    assert not (folder / "catalog.sqlite.new-journal").exists()
    Workspace.open(folder).close()


def test_a_folder_whose_batch_was_killed_before_its_first_file_takes_it(
    workspace: Workspace, shop: Path, tmp_path: Path
) -> None:
    finish(index_folders(workspace, [shop]))
    folder = tmp_path / "batch"
    folder.mkdir()
    for name in ("batch.lock", ".batch.json.12ab34cd.part"):
        (folder / name).write_bytes(b"")
    (folder / "batch.lock").unlink()
    assert finish(batch.run(workspace, [shop / "SKU1"], folder)).items
    assert not list(folder.glob(".batch.json.*"))


@pytest.mark.parametrize("name", ["thumbnails.sqlite"])
def test_the_cache_of_another_catalog_is_not_believed(
    workspace: Workspace, shop: Path, tmp_path: Path, name: str
) -> None:
    finish(index_folders(workspace, [shop]))
    right = workspace.thumbnail(1)
    workspace.close()
    other = Workspace.create(tmp_path / "other", model=TINY, device="cpu")
    finish(index_folders(other, [shop / "SKU4", shop / "SKU5"]))
    other.close()
    (workspace.folder / name).write_bytes((other.folder / name).read_bytes())
    for read_only in (True, False):
        again = Workspace.open(workspace.folder, device="cpu", read_only=read_only)
        assert again.thumbnail(1) == right
        again.close()


@pytest.mark.parametrize("tables", ["thumbnail", "features", "palette", "sought"])
def test_a_cache_with_other_tables_is_made_again(workspace: Workspace, shop: Path, tables: str) -> None:
    finish(index_folders(workspace, [shop]))
    workspace.close()
    with closing(sqlite3.connect(workspace.folder / "thumbnails.sqlite")) as raw:
        raw.executescript(f"DROP TABLE {tables}; CREATE TABLE {tables} (x);")
    again = Workspace.open(workspace.folder, device="cpu")
    assert (again.thumbnail(1) or b"").startswith(b"\xff\xd8")
    again.close()


def test_a_database_that_is_mostly_empty_is_written_anew(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    with workspace.database.write() as connection:
        connection.execute(
            "CREATE TABLE much AS SELECT randomblob(4000) AS x FROM photo, photo, photo, photo LIMIT 1000"
        )
    with workspace.database.write() as connection:
        connection.execute("DROP TABLE much")
    before = disk_use(workspace)
    assert free_space(workspace) > 3_000_000
    assert disk_use(workspace).total < before.total - 3_000_000
    assert workspace.info().photos == 12
    assert workspace.database.rows("PRAGMA integrity_check") == [("ok",)]
