"""Deleting a saved batch takes what the program made, and nothing that lies beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from visearch_desktop.core import batch
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch.folder import writing
from visearch_desktop.core.errors import BatchError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A batch as it lies on the disk."""
    made = tmp_path / "第 47 周"
    (made / files.PHOTOS).mkdir(parents=True)
    (made / files.DELIVERY / "0a1b2c3d" / "1").mkdir(parents=True)
    for name in (files.HEAD, files.REPORT, files.DECISIONS, ".report.json.0a1b2c3d.part"):
        (made / name).write_text(json.dumps({}))
    (made / files.PHOTOS / f"{'a' * 64}.found").write_bytes(b"x")
    (made / files.PHOTOS / f".{'b' * 64}.found.0a1b2c3d.part").write_bytes(b"x")
    (made / files.DELIVERY / "0a1b2c3d" / "1" / "photo.jpg").write_bytes(b"x")
    return made


def test_nothing_of_it_stays(folder: Path) -> None:
    batch.remove(folder)
    assert not folder.exists()
    with pytest.raises(BatchError, match="no batch"):
        batch.remove(folder)


def test_what_is_not_ours_stays(folder: Path, tmp_path: Path) -> None:
    supplier = tmp_path / "supplier"
    supplier.mkdir()
    (supplier / "photo.jpg").write_bytes(b"theirs")
    theirs = [
        folder / "notes.txt", folder / files.PHOTOS / "mine.jpg", folder / files.DELIVERY / "offer" / "a.jpg",
        folder / files.DELIVERY / "list.csv",
    ]  # fmt: skip
    for file in theirs:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"theirs")
    (folder / files.DELIVERY / "deadbeef").symlink_to(supplier, target_is_directory=True)
    batch.remove(folder)
    assert all(file.read_bytes() == b"theirs" for file in theirs)
    assert (supplier / "photo.jpg").read_bytes() == b"theirs"
    assert not (folder / files.HEAD).exists()
    assert not (folder / files.DELIVERY / "0a1b2c3d").exists()


@pytest.mark.parametrize("name", [files.PHOTOS, files.DELIVERY])
def test_links_are_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere, target_is_directory=True)
    before = sorted(elsewhere.rglob("*"))
    batch.remove(folder)
    assert sorted(elsewhere.rglob("*")) == before


def test_a_batch_at_work_and_a_folder_that_is_none_are_refused(folder: Path, tmp_path: Path) -> None:
    with writing(folder), pytest.raises(BatchError, match="at work"):
        batch.remove(folder)
    assert (folder / files.HEAD).exists()
    other = tmp_path / "photos"
    other.mkdir()
    (other / "a.jpg").write_bytes(b"x")
    with pytest.raises(BatchError, match="no batch"):
        batch.remove(other)
    assert (other / "a.jpg").exists()


def test_what_could_not_be_deleted_can_be_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", refuse)
        with pytest.raises(BatchError, match="cannot be used"):
            batch.remove(folder)
    assert (folder / files.HEAD).exists(), "it is listed still"
    batch.remove(folder)
    assert not folder.exists()
