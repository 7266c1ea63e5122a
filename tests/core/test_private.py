"""Folders with people's work are closed to others, also those that were open before."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.core.test_ledger import a_batch
from visearch_desktop.core import batch, logbook, places, private, settings
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.store import DATABASE_NAME
from visearch_desktop.core.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


def test_a_catalog_is_made_and_opened_closed_to_others(workspace: Workspace) -> None:
    assert mode(workspace.folder) == 0o700
    workspace.close()
    workspace.folder.chmod(0o755)
    Workspace.open(workspace.folder, read_only=True).close()
    assert mode(workspace.folder) == 0o755  # who only reads changes nothing
    Workspace.open(workspace.folder).close()
    assert mode(workspace.folder) == 0o700


def test_a_catalog_in_a_folder_that_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir(mode=0o755)
    Workspace.create(folder, model="tiny").close()
    assert mode(folder) == 0o700


def test_a_folder_that_holds_no_catalog_of_ours_stays_open(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / DATABASE_NAME).write_bytes(b"somebody else's file" * 20)
    with pytest.raises(CatalogError):
        Workspace.open(tmp_path)
    assert mode(tmp_path) == 0o755


def test_settings_logs_and_batches(home: Path, workspace: Workspace) -> None:
    home.chmod(0o755)
    settings.save(Settings())
    assert mode(home) == 0o700
    home.chmod(0o777)
    logbook.begin()
    logbook.end()
    assert mode(home) == mode(places.log_folder()) == 0o700
    folder = a_batch(workspace)
    folder.chmod(0o755)
    with batch.folder.writing(folder, create=True):
        assert mode(folder) == 0o700


def test_a_folder_shared_on_purpose_stays_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    folder.chmod(0o770)
    monkeypatch.setattr(os, "getgid", lambda: folder.stat().st_gid + 1)
    private.make_private(folder)
    assert mode(folder) == 0o770
    folder.chmod(0o750)
    private.make_private(folder)
    assert mode(folder) == 0o700
