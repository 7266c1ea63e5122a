"""What the disk is used for: files add up, and only what nobody needs is given back."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.row_catalog import make
from tests.conftest import TINY
from visearch_desktop.core import disk_use as module
from visearch_desktop.core import places
from visearch_desktop.core.disk_use import CACHES, Use, disk_use, free_space
from visearch_desktop.core.errors import CatalogBusyError
from visearch_desktop.core.store import sizes
from visearch_desktop.core.workspace import Workspace

PHOTOS = 1500


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    make(tmp_path / "catalog", PHOTOS, 7, model=TINY, publish=True)
    return Workspace.open(tmp_path / "catalog")


def files(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.name != "writer.lock")


def test_the_parts_add_up_to_the_files(workspace: Workspace) -> None:
    use = disk_use(workspace)
    assert use.photos == PHOTOS
    assert use.total == pytest.approx(files(workspace.folder), rel=0.001)
    assert use.parts[Use.EMBEDDINGS] >= PHOTOS * 192  # at least a byte a number
    assert use.parts[Use.INDEX] == files(workspace.gallery.snapshot_folder)
    assert use.per_photo() == use.total / PHOTOS
    assert 0 < use.per_photo(*CACHES) < use.per_photo()
    workspace.close()


def test_tables_are_estimated_as_dbstat_counts_them(workspace: Workspace) -> None:
    """±25 %, for the tables that matter."""
    counted = dict(
        workspace.database.rows(
            "SELECT m.tbl_name, sum(d.pgsize) FROM dbstat d JOIN sqlite_master m ON m.name = d.name GROUP BY 1"
        )
    )
    said = sizes.tables(workspace.database)
    for table in ("photo", "product", "photo_sku"):
        assert said[table] == pytest.approx(counted[table], rel=0.25), table
    workspace.close()


def test_as_many_rows_are_looked_at_however_many_there_are(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only counting grows with the catalog, and no file is read but through the database."""
    read: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", read.append)
    monkeypatch.setattr(Path, "open", lambda self, *_: read.append(self))
    disk_use(workspace)
    assert read == []
    workspace.close()


def test_an_empty_catalog(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "new", model=TINY)
    use = disk_use(workspace)
    assert use.photos == 0
    assert use.per_photo() == 0.0
    assert use.total >= files(workspace.folder) * 0.99
    assert free_space(workspace) >= 0
    workspace.close()


def test_old_search_indexes_and_logs_are_given_back(workspace: Workspace) -> None:
    left = workspace.gallery.snapshot_folder.with_name("000000-left")
    left.mkdir()
    (left / "trees.annoy").write_bytes(b"x" * 300_000)
    with workspace.database.write() as connection:
        connection.execute("UPDATE photo SET bytes = bytes + 1")
    before = disk_use(workspace)
    assert before.parts[Use.SPARE] > 300_000
    current = workspace.gallery.snapshot_folder
    freed = free_space(workspace)
    assert freed > 300_000
    assert not left.exists()
    assert current.is_dir()
    assert disk_use(workspace).total == pytest.approx(before.total - freed, rel=0.05)
    assert workspace.database.rows("SELECT sum(bytes) FROM photo WHERE problem IS NULL")[0][0] == PHOTOS * 250_001
    workspace.close()


def test_nothing_is_freed_while_the_catalog_is_at_work(workspace: Workspace) -> None:
    """An index that is just being built looks left behind."""
    making = workspace.gallery.snapshot_folder.with_name("000009-making")
    making.mkdir()
    other = Workspace.open(workspace.folder)
    with workspace.writing(), pytest.raises(CatalogBusyError):
        free_space(other)
    assert making.is_dir()
    other.close()
    workspace.close()


def test_saved_batches_are_named_beside_the_catalog(workspace: Workspace) -> None:
    batch = places.data_folder() / "batches" / "week 47"
    batch.mkdir(parents=True)
    (batch / "report.json").write_bytes(b"x" * 12_345)
    use = disk_use(workspace)
    assert use.batches == 12_345
    assert use.total == pytest.approx(files(workspace.folder), rel=0.001)
    workspace.close()


def test_files_that_vanish_meanwhile_count_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Path, **_: object) -> object:
        raise FileNotFoundError

    (tmp_path / "file").write_bytes(b"x")
    monkeypatch.setattr(Path, "stat", gone)
    assert module._size(tmp_path / "file") == 0
