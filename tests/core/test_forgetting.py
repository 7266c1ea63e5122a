"""Forgetting a catalog: every derived byte goes and is named, nothing else is touched."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import filelock
import pytest
from PySide6.QtCore import QSettings

from tests.conftest import finish
from tests.core.test_ledger import a_batch
from visearch_desktop.core import audit, backups, batch, forgetting, places, search, searches, settings
from visearch_desktop.core.batch import known_placeholders
from visearch_desktop.core.batch.known_placeholders import Word
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.job_history import JobHistory, Outcome, Record
from visearch_desktop.core.queries import Query
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.store import seat
from visearch_desktop.core.workspace import Workspace


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder, with the digest of its bytes."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*")) if file.is_file()
    }  # fmt: skip


@pytest.fixture
def lived(workspace: Workspace, shop: Path, tmp_path: Path) -> Path:
    """A catalog that was worked with, closed; beside it another one that is none of this."""
    finish(index_folders(workspace, [shop]))
    building = workspace.gallery.publish_in_background()
    assert building.wait(60)
    photo = next(shop.rglob("*.jpg"))
    query = Query((search.query_from_path(photo),))
    search.search(workspace, query)
    searches.remember(workspace, query, "one")
    audit.decide(workspace, [Ruling("a" * 64, "b" * 64, Verdict.DISTINCT)])
    folder = a_batch(workspace)
    (folder / batch.folder.PHOTOS).mkdir()
    (folder / batch.folder.PHOTOS / ("c" * 64 + ".found")).write_bytes(b"thumbnail")
    other = tmp_path / "other"
    known_placeholders.say(workspace.folder, Word("d" * 64, 5))
    known_placeholders.say(other, Word("e" * 64, 5))
    settings.save(Settings(recent_catalogs=(workspace.folder, other), last_folder=shop / "SKU0"))
    window = QSettings(str(places.window_file()), QSettings.Format.IniFormat)
    window.setValue("catalog/watched", f"{other}\n{workspace.folder}\n{workspace.folder}2")
    window.setValue("geometry", b"\0\1")
    window.setValue("keys", json.dumps([["批次", "Z", 'Ctrl+"'], ["audit", "\u2028", "\\"]]))
    window.sync()
    history = JobHistory()
    for number, catalog in enumerate((workspace.folder, other)):
        history.put(Record(str(number), "index", datetime.now(UTC), catalog=catalog, outcome=Outcome.DONE))
    history.close()
    workspace.close()
    return workspace.folder


def test_everything_derived_goes_and_is_named(lived: Path, shop: Path, tmp_path: Path) -> None:
    photos, before = contents(shop), contents(tmp_path)
    found = forgetting.look(lived)
    assert found.decisions == 1
    assert found.roots == (shop,)
    gone = finish(forgetting.forget(found))
    assert gone.failed == ()
    assert not lived.exists()
    assert not places.batches_folder().exists() or not [*places.batches_folder().iterdir()]
    after = contents(tmp_path)
    assert contents(shop) == photos
    ours = {str(one.file.relative_to(tmp_path)) for one in gone.removed}
    locks = {"catalog/writer.lock", "catalog/session.lock", "home/batches/周五/batch.lock"}
    assert before.keys() - after.keys() - ours <= locks
    assert {"catalog/backups/verdicts.csv"} | {name for name in before if name.endswith(".zip")} <= ours
    assert {"catalog/catalog.sqlite", "catalog/thumbnails.sqlite", "catalog/searches.sqlite"} <= ours
    assert any("trees.annoy" in name for name in ours)
    assert "home/batches/周五/batch.json" in ours
    assert gone.bytes == sum(one.bytes for one in gone.removed) > 1000
    trace = str(lived).encode()
    for file in tmp_path.rglob("*"):
        if file.is_file() and file != places.window_file():
            assert trace not in file.read_bytes(), file
    assert settings.load() == Settings(recent_catalogs=(tmp_path / "other",))
    assert known_placeholders.said(tmp_path / "other")
    assert not known_placeholders.said(lived)
    window = QSettings(str(places.window_file()), QSettings.Format.IniFormat)
    assert window.value("catalog/watched") == f"{tmp_path / 'other'}\n{lived}2"
    assert bytes(window.value("geometry")) == b"\0\1"
    assert json.loads(str(window.value("keys"))) == [["批次", "Z", 'Ctrl+"'], ["audit", "\u2028", "\\"]]


def test_backups_of_every_kind_and_what_a_restoring_set_aside_go(lived: Path) -> None:
    backups.restore(lived)
    for name in ("said.77.part", "said.77.part-journal", "2026-01-01.zip.78.part", "verdicts.csv.7.part",
                 "version-4.sqlite", "version-3.12-140.part", "2025-12-30.zip"):  # fmt: skip
        (lived / "backups" / name).write_bytes(b"what was said")
    (lived / ".restoring-a_1").mkdir()
    (lived / ".restoring-a_1" / "said.sqlite").write_bytes(b"what was said")
    assert finish(forgetting.forget(forgetting.look(lived))).failed == ()
    assert not lived.exists()


def test_a_backup_that_closing_keeps_goes_as_well(lived: Path) -> None:
    opened = Workspace.open(lived, device="cpu")
    shutil.rmtree(lived / "backups")
    audit.decide(opened, [Ruling("a" * 64, "b" * 64, Verdict.VARIANT)])
    found = forgetting.look(lived)
    opened.close()
    assert [*(lived / "backups").iterdir()]
    assert finish(forgetting.forget(found)).failed == ()
    assert not lived.exists()


def test_one_that_another_program_has_open_is_not_forgotten(lived: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    other = filelock.FileLock(lived / seat.NAME)
    with other, pytest.raises(CatalogBusyError, match="open"):
        finish(forgetting.forget(forgetting.look(lived)))
    assert contents(tmp_path).keys() >= before.keys()
    finish(forgetting.forget(forgetting.look(lived)))
    assert not lived.exists()


def test_a_roundabout_name_is_the_same_catalog(lived: Path, tmp_path: Path) -> None:
    finish(forgetting.forget(forgetting.look(tmp_path / "shop" / ".." / lived.name)))
    assert not lived.exists()
    assert not [*places.batches_folder().iterdir()]
    assert settings.load().recent_catalogs == (tmp_path / "other",)
    assert not known_placeholders.said(lived)


def test_a_home_that_cannot_be_changed_is_named(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Settings) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(settings, "save", full)
    gone = finish(forgetting.forget(forgetting.look(lived)))
    assert "No space left" in gone.failed[0]
    assert not lived.exists()


def test_foreign_files_stay(lived: Path, tmp_path: Path) -> None:
    (lived / "notes of Li.txt").write_text("mine", encoding="utf-8")
    (lived / "gallery" / "photo.jpg").write_bytes(b"a photo somebody put here")
    (lived / "catalog.sqlite.mine").write_bytes(b"a copy")
    (lived / "verdicts").mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "catalog.sqlite").write_bytes(b"another's")
    shutil.rmtree(lived / "backups")
    (lived / "backups").symlink_to(elsewhere, target_is_directory=True)
    gone = finish(forgetting.forget(forgetting.look(lived)))
    assert gone.failed == ()
    left = {str(path.relative_to(lived)) for path in lived.rglob("*")}
    assert left == {
        "notes of Li.txt", "gallery", "gallery/photo.jpg", "catalog.sqlite.mine", "verdicts", "backups",
    }  # fmt: skip
    assert (elsewhere / "catalog.sqlite").read_bytes() == b"another's"


def test_one_that_is_at_work_is_not_forgotten(lived: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    found = forgetting.look(lived)
    with filelock.FileLock(lived / forgetting.WRITER_LOCK), pytest.raises(CatalogBusyError):
        finish(forgetting.forget(found))
    assert contents(tmp_path).keys() >= before.keys()


def test_a_damaged_catalog_can_be_forgotten(lived: Path) -> None:
    (lived / "catalog.sqlite").write_bytes(b"no database at all" * 100)
    found = forgetting.look(lived)
    assert found.decisions == 0
    assert finish(forgetting.forget(found)).failed == ()
    assert not lived.exists()


def test_what_was_cut_short_can_be_done_again(lived: Path) -> None:
    task = forgetting.forget(forgetting.look(lived))
    for _ in range(3):
        next(task)
    task.close()
    assert (lived / "catalog.sqlite").exists()
    finish(forgetting.forget(forgetting.look(lived)))
    assert not lived.exists()


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="rights do not bind root")
def test_what_cannot_be_removed_is_named(lived: Path) -> None:
    found = forgetting.look(lived)
    lived.chmod(0o500)
    gone = finish(forgetting.forget(found))
    lived.chmod(0o700)
    assert gone.failed


def test_no_catalog_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no catalog"):
        forgetting.look(tmp_path)
