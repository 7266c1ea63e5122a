"""The log: lines of JSON that turn over, and hold nothing of anybody's photos; diagnostics made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import finish
from visearch_desktop.core import diagnostics, logbook, places
from visearch_desktop.core.errors import CatalogError, PhotoError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace

SECRET = "/home/李/secret photos/春 1.jpg"


@pytest.fixture
def book() -> Iterator[Path]:
    logbook.begin()
    yield places.log_folder() / logbook.NAME
    logbook.end()


def lines(book: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in book.read_text(encoding="utf-8").splitlines()]


def fail() -> None:
    try:
        try:
            Path(SECRET).read_bytes()
        except OSError as error:
            raise PhotoError(f"The photo {SECRET} cannot be read.") from error
    except PhotoError as error:
        raise CatalogError(f"The catalog in {SECRET} is damaged.") from error


def test_an_error_is_told_by_kind_and_place(book: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        fail()
    logbook.failed("task failed", caught.value, task="index", photo=SECRET, count=3)
    (line,) = lines(book)
    assert line["error"] == ["CatalogError", "PhotoError", "FileNotFoundError 2"]
    assert str(line["where"]).count("test_logbook")
    assert (line["event"], line["task"], line["count"], line["photo"]) == ("task failed", "index", 3, "…")
    assert "李" not in book.read_text(encoding="utf-8")
    assert "secret" not in book.read_text(encoding="utf-8")


def test_it_turns_over(book: Path) -> None:
    for number in range(40_000):
        logbook.tell("something", number=number, words="x" * 60)
    files = sorted(book.parent.iterdir())
    assert len(files) == logbook.BACKUPS + 1
    assert all(file.stat().st_size <= logbook.LARGEST for file in files)
    assert lines(book)[-1]["number"] == 39_999


def test_a_log_that_cannot_be_written_stops_nobody(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "logs").write_text("a file where the folder should be", encoding="utf-8")
    logbook.begin()
    logbook.tell("something")
    logbook.end()
    assert capsys.readouterr().err == ""
    assert logbook.last_errors() == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_stops_nobody(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book.symlink_to("/dev/full")
    logbook.tell("something")
    logbook.failed("task failed", OSError(28, "full"))
    assert capsys.readouterr().err == ""


def test_without_a_log_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    logbook.failed("task failed", CatalogError("no"))
    assert capsys.readouterr().err == ""


def test_damaged_lines_are_passed_over(book: Path) -> None:
    logbook.failed("task failed", CatalogError("no"))
    with book.open("ab") as out:
        out.write(b'\xff\xfe\x00{"level": "ERROR"\n[1]\n"ERROR"\n')
    logbook.failed("crash", ValueError("no"))
    assert [line["event"] for line in logbook.last_errors()] == ["task failed", "crash"]


def test_diagnostics_name_no_place_unless_wanted(book: Path, workspace: Workspace, shop: Path, tmp_path: Path) -> None:
    (shop / "SKU0" / "秘密.jpg").write_bytes(b"no photo")
    finish(index_folders(workspace, [shop]))
    with pytest.raises(CatalogError) as caught:
        fail()
    logbook.failed("task failed", caught.value)
    text = diagnostics.report(workspace)
    assert "photos 12, SKUs 6, problems 1, pending 0, photo folders 1" in text
    assert "task failed: CatalogError < PhotoError < FileNotFoundError 2 at" in text
    assert "onnxruntime" in text
    for private in (str(tmp_path), str(shop), "秘密", "李", "shop", "SKU0"):
        assert private not in text
    open_text = diagnostics.report(workspace, paths=True)
    assert str(shop) in open_text
    assert str(workspace.folder) in open_text
    assert "秘密" not in open_text


def test_diagnostics_without_a_catalog(home: Path) -> None:
    text = diagnostics.report()
    assert text.startswith("ViSearch Desktop ")
    assert "no error was logged" in text
    assert str(home) not in text
