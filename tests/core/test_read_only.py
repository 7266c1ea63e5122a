"""A catalog opened for reading only: nothing in its folder changes, whatever is tried."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from tests.conftest import finish
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.store import cache, photos
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def folder(workspace: Workspace, shop: Path) -> Path:
    finish(index_folders(workspace, [shop]))
    workspace.close()
    return workspace.folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_searching_changes_no_byte(folder: Path, shop: Path) -> None:
    before = bytes_of(folder)
    opened = Workspace.open(folder, device="cpu", read_only=True)
    assert search(opened, Query((query_from_path(shop / "SKU1/photo3.jpg"),))).matches[0].sku == "SKU1"
    assert opened.thumbnail(1)
    opened.close()
    assert bytes_of(folder) == before


def test_what_the_caches_have_lost_is_made_but_not_kept(folder: Path, shop: Path) -> None:
    (folder / "thumbnails.sqlite").unlink()
    before = bytes_of(folder)
    opened = Workspace.open(folder, device="cpu", read_only=True)
    assert opened.thumbnail(1)
    assert opened.sketch(1)
    assert search(opened, Query((query_from_path(shop / "SKU1/photo3.jpg"),))).matches[0].sku == "SKU1"
    opened.close()
    assert bytes_of(folder) == before


def test_a_damaged_cache_is_not_mended(folder: Path) -> None:
    (folder / "thumbnails.sqlite").write_bytes(b"no database at all" * 100)
    before = bytes_of(folder)
    opened = Workspace.open(folder, device="cpu", read_only=True)
    assert opened.thumbnail(1)
    opened.close()
    assert bytes_of(folder) == before


def test_every_way_to_write_is_refused(folder: Path, tmp_path: Path) -> None:
    before = bytes_of(folder)
    opened = Workspace.open(folder, device="cpu", read_only=True)
    with pytest.raises(CatalogError):
        opened.database.set_meta(name="other")
    with pytest.raises(CatalogError):
        photos.keep_thumbnails(opened.database, {1: b"x"})
    with pytest.raises(CatalogError, match="reading only"):
        opened.add_root(tmp_path)
    with pytest.raises(CatalogError), opened.database.reading() as connection:
        connection.execute("DELETE FROM photo")
    opened.close()
    assert bytes_of(folder) == before


def test_the_view_of_an_open_catalog_shares_its_network(shop: Path, workspace: Workspace) -> None:
    finish(index_folders(workspace, [shop]))
    with workspace.reading_only() as view:
        assert view.embedder is workspace.embedder
        with pytest.raises(CatalogError):
            view.database.set_meta(name="other")
    assert workspace.embedder.open()
    workspace.database.set_meta(name="still writable")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (r"\\nas\shop 1\a.sqlite", "file:////nas/shop%201/a.sqlite?mode=ro"),
        (r"Z:\灯\a?b#.sqlite", "file:///Z:/%E7%81%AF/a%3Fb%23.sqlite?mode=ro"),
    ],
)
def test_a_share_of_windows_is_no_host_to_sqlite(file: str, name: str) -> None:
    class Absolute(PureWindowsPath):
        def absolute(self) -> Absolute:
            return self

    assert cache.named(cast("Path", Absolute(file)), "?mode=ro") == name
