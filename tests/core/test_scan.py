"""The walk through a photo folder: what counts as a photo, and what an unlucky file system holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from visearch_desktop.core.scan import Seen, Unread, scan


def names(root: Path) -> list[str]:
    return [entry.path for entry in scan(root) if isinstance(entry, Seen)]


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_photos_are_told_by_their_ending(tmp_path: Path) -> None:
    touch(tmp_path / "a.JPG", tmp_path / "b/c.webp", tmp_path / "notes.txt", tmp_path / "b/no-ending")
    assert names(tmp_path) == ["a.JPG", "b/c.webp"]


def test_hidden_and_system_folders_are_skipped(tmp_path: Path) -> None:
    touch(*(tmp_path / folder / "a.jpg" for folder in (".thumbnails", "@eaDir", "$RECYCLE.BIN", "node_modules", "ok")))
    touch(tmp_path / "._a.jpg", tmp_path / ".hidden.jpg")
    assert names(tmp_path) == ["ok/a.jpg"]


def test_a_catalog_inside_is_left_alone(tmp_path: Path) -> None:
    touch(tmp_path / "cat/catalog.sqlite", tmp_path / "cat/a.jpg", tmp_path / "b.jpg")
    assert names(tmp_path) == ["b.jpg"]


def test_a_quarantine_inside_is_left_alone(tmp_path: Path) -> None:
    touch(tmp_path / "out/visearch-quarantine.jsonl", tmp_path / "out/SKU1/a.jpg", tmp_path / "b.jpg")
    assert names(tmp_path) == ["b.jpg"]


@pytest.mark.parametrize(
    "name", ["商品图.jpg", "👟 red.jpg", "x" * 246 + ".jpg", "two\nlines.jpg", "a'b\"c;--.jpg", "%s{0}.jpg"]
)
def test_odd_names_are_seen(tmp_path: Path, name: str) -> None:
    touch(tmp_path / name)
    assert names(tmp_path) == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
def test_a_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    touch(tmp_path / "a/photo.jpg")
    (tmp_path / "a/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "a/broken.jpg").symlink_to("nowhere.jpg")
    found = list(scan(tmp_path))
    assert [entry.path for entry in found if isinstance(entry, Seen) and not entry.problem] == ["a/photo.jpg"]
    problems = {entry.path: entry.problem for entry in found if isinstance(entry, Seen) and entry.problem}
    assert problems == {"a/broken.jpg": "This link leads nowhere."}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names on Windows")
def test_pipes_are_not_photos(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets names hold any bytes")
def test_a_name_that_is_not_text_is_a_problem(tmp_path: Path) -> None:
    touch(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.jpg")))
    (seen,) = scan(tmp_path)
    assert isinstance(seen, Seen)
    assert seen.path == r"\xff\xfe.jpg"
    assert seen.problem == "The file name is not valid text: rename it."


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "open/a.jpg", tmp_path / "closed/b.jpg")
    listing = os.scandir

    def guarded(folder: os.PathLike[str]) -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    found = list(scan(tmp_path))
    assert Unread("closed", "no permission") in found
    assert [entry.path for entry in found if isinstance(entry, Seen)] == ["open/a.jpg"]


def test_a_missing_root_is_reported(tmp_path: Path) -> None:
    (only,) = scan(tmp_path / "gone")
    assert isinstance(only, Unread)
    assert only.path == ""
