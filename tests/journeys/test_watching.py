"""Index what watching found: some places only, photos that are half copied, and the two together on a real folder."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core import ann, imaging
from visearch_desktop.core.catalog import IndexReport
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.store import photos
from visearch_desktop.core.watching import Watch
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(index_folders(workspace, [shop]))
    return workspace


def partly(workspace: Workspace, shop: Path, *places: str, settle: float = 0.0) -> IndexReport:
    return finish(index_folders(workspace, only={shop: places}, settle=settle))


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    return report.photos, report.new, report.changed, report.moved, report.gone


# -- some places -----------------------------------------------------------------------------------


def test_only_the_places_asked_for_are_looked_at(indexed: Workspace, shop: Path) -> None:
    write_photo(shop / "SKU0/新.jpg", 50)
    write_photo(shop / "SKU1/other.jpg", 51)
    (shop / "SKU5/photo11.jpg").unlink()
    assert counts(partly(indexed, shop, "SKU0/新.jpg")) == (13, 1, 0, 0, 0)
    assert counts(partly(indexed, shop, "SKU5/photo11.jpg")) == (12, 0, 0, 0, 1)
    assert counts(finish(index_folders(indexed))) == (13, 1, 0, 0, 0)


def test_one_new_photo_is_one_look_at_a_file(indexed: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other photos are neither listed nor read."""
    write_photo(shop / "SKU0/new.jpg", 50)
    read: list[Path] = []
    listed: list[Path] = []
    real_read, real_list = imaging.read_bytes, os.scandir

    def reading(path: Path) -> bytes:
        read.append(path)
        return real_read(path)

    def listing(folder: Path) -> object:
        listed.append(Path(folder))
        return real_list(folder)

    monkeypatch.setattr(imaging, "read_bytes", reading)
    monkeypatch.setattr(os, "scandir", listing)
    partly(indexed, shop, "SKU0/new.jpg")
    assert read == [shop / "SKU0/new.jpg"]
    assert not [folder for folder in listed if folder.is_relative_to(shop) and folder != shop]


def test_one_new_photo_does_not_have_the_snapshot_read(
    indexed: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed.gallery.publish()
    write_photo(shop / "SKU0/new.jpg", 50)
    monkeypatch.setattr(ann, "is_whole", lambda _: pytest.fail("read to be checked"))
    assert counts(partly(indexed, shop, "SKU0/new.jpg")) == (13, 1, 0, 0, 0)


def test_a_folder_that_went_takes_its_photos_and_no_others(indexed: Workspace, shop: Path) -> None:
    write_photo(shop / "SKU10/near.jpg", 60)  # begins with the same letters
    write_photo(shop / "SKU1-b/near.jpg", 61)  # "-" comes before "/"
    finish(index_folders(indexed))
    shutil.rmtree(shop / "SKU1")
    assert counts(partly(indexed, shop, "SKU1")) == (12, 0, 0, 0, 2)


def test_a_folder_that_was_renamed_keeps_its_embeddings(
    indexed: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop / "SKU0").rename(shop / "SKU9")
    monkeypatch.setattr(imaging, "read_picture", lambda *_, **__: pytest.fail("decoded again"))
    report = partly(indexed, shop, "SKU0", "SKU9/photo0.jpg", "SKU9/photo1.jpg")
    assert counts(report) == (12, 0, 0, 2, 0)


def test_a_changed_photo_and_the_folder_around_it_at_once(indexed: Workspace, shop: Path) -> None:
    write_photo(shop / "SKU0/photo0.jpg", 70)
    assert counts(partly(indexed, shop, "SKU0/photo0.jpg", "SKU0", "SKU0/")) == (12, 0, 1, 0, 0)


def test_places_of_no_photo_or_no_folder_change_nothing(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    (shop / "notes.txt").write_text("x")
    assert counts(partly(indexed, shop, "notes.txt", "nowhere", "a/b/c.jpg")) == (12, 0, 0, 0, 0)
    assert counts(finish(index_folders(indexed, only={tmp_path / "unknown": [""]}))) == (12, 0, 0, 0, 0)
    assert counts(finish(index_folders(indexed, only={}))) == (12, 0, 0, 0, 0)


def test_the_last_photos_of_a_folder_stay_as_those_of_an_unmounted_drive(indexed: Workspace, shop: Path) -> None:
    for folder in list(shop.iterdir()):
        shutil.rmtree(folder)
    report = partly(indexed, shop, *(f"SKU{number}" for number in range(6)))
    assert counts(report) == (12, 0, 0, 0, 0)
    assert "empty now" in report.notes[0]


def test_an_offline_folder_loses_nothing(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    shop.rename(tmp_path / "away")
    report = partly(indexed, shop, "SKU0", "SKU1/photo2.jpg")
    assert counts(report) == (12, 0, 0, 0, 0)
    assert report.offline == (shop,)


# -- half copied -----------------------------------------------------------------------------------


def half(path: Path, seed: int) -> bytes:
    """Write the first half of a photo; the whole."""
    whole = write_photo(path, seed).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return whole


def test_a_half_copied_photo_waits_instead_of_being_a_problem(indexed: Workspace, shop: Path) -> None:
    whole = half(shop / "SKU0/half.jpg", 80)
    report = partly(indexed, shop, "", settle=60)
    assert (report.photos, report.failures, report.unfinished) == (12, (), 1)
    assert "still being copied" in report.notes[0]
    assert indexed.info().pending == 1
    (shop / "SKU0/half.jpg").write_bytes(whole)
    report = partly(indexed, shop, "", settle=60)
    assert (report.photos, report.failures, report.unfinished) == (13, (), 0)


def test_a_photo_that_stays_broken_becomes_a_problem(indexed: Workspace, shop: Path) -> None:
    half(shop / "SKU0/half.jpg", 80)
    partly(indexed, shop, "", settle=60)
    report = finish(index_folders(indexed, only={}, settle=0))
    assert [problem.photo.name for problem in report.failures] == ["half.jpg"]


def test_a_broken_photo_of_the_future_is_a_problem_at_once(indexed: Workspace, shop: Path) -> None:
    """A wrong clock must not keep it waiting for years."""
    half(shop / "SKU0/half.jpg", 80)
    time.sleep(0.2)
    os.utime(shop / "SKU0/half.jpg", (4e9, 4e9))
    time.sleep(0.2)
    report = partly(indexed, shop, "", settle=0.1)
    assert [problem.photo.name for problem in report.failures] == ["half.jpg"]


def test_a_photo_that_grows_during_a_plain_run_is_no_problem(
    indexed: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any watching: it is not any more what the scan saw."""
    whole = half(shop / "SKU0/half.jpg", 80)
    real = imaging.read_bytes

    def read(path: Path) -> bytes:
        data = real(path)
        if path.name == "half.jpg":
            path.write_bytes(whole[:-10])
        return data

    monkeypatch.setattr(imaging, "read_bytes", read)
    report = finish(index_folders(indexed))
    assert (report.failures, report.unfinished) == ((), 1)
    monkeypatch.undo()
    (shop / "SKU0/half.jpg").write_bytes(whole)
    assert counts(finish(index_folders(indexed))) == (13, 0, 1, 0, 0)


# -- both together ---------------------------------------------------------------------------------


class Watched:
    """A catalog that is indexed whenever the watch of its folder says so; its clock runs a second a look."""

    def __init__(self, workspace: Workspace, shop: Path) -> None:
        self.workspace, self.shop, self.now = workspace, shop, 0.0
        self.watch = Watch([shop], look=True, settle=3, clock=lambda: self.now)
        self.reports: list[IndexReport] = []
        self.pass_by(10)

    def pass_by(self, seconds: int) -> list[IndexReport]:
        before = len(self.reports)
        for _ in range(seconds):
            self.now += 1
            self.watch.step()
            if due := self.watch.take():
                self.reports.append(finish(index_folders(self.workspace, only=due.places, settle=0)))
        return self.reports[before:]


def test_new_changed_moved_and_deleted_photos_are_taken_in(workspace: Workspace, shop: Path) -> None:
    workspace.add_root(shop)
    watched = Watched(workspace, shop)
    assert [counts(report) for report in watched.reports] == [(12, 12, 0, 0, 0)]
    write_photo(shop / "SKU7/new.jpg", 90)
    write_photo(shop / "SKU0/photo0.jpg", 91)
    assert [counts(report) for report in watched.pass_by(40)] == [(13, 1, 1, 0, 0)]
    (shop / "SKU1/photo2.jpg").rename(shop / "SKU2/moved.jpg")
    (shop / "SKU5/photo11.jpg").unlink()
    assert [counts(report) for report in watched.pass_by(40)] == [(12, 0, 0, 1, 1)]
    (shop / "SKU5/notes.txt").write_text("nothing to do with photos")
    assert watched.pass_by(100) == []


def test_a_growing_photo_is_never_a_problem_row(workspace: Workspace, shop: Path) -> None:
    workspace.add_root(shop)
    watched = Watched(workspace, shop)
    whole = write_photo(shop / "SKU7/slow.jpg", 90).read_bytes()
    for share in range(1, 30):
        (shop / "SKU7/slow.jpg").write_bytes(whole[: len(whole) * share // 30])
        for report in watched.pass_by(2):
            assert report.failures == ()
        assert not photos.problems(workspace.database)
    (shop / "SKU7/slow.jpg").write_bytes(whole)
    assert [report.new for report in watched.pass_by(40) if report.new or report.failures] == [1]


def test_a_share_that_goes_offline_and_returns_with_a_new_photo(
    workspace: Workspace, shop: Path, tmp_path: Path
) -> None:
    workspace.add_root(shop)
    watched = Watched(workspace, shop)
    shop.rename(tmp_path / "away")
    assert watched.pass_by(100) == []
    write_photo(tmp_path / "away/SKU7/new.jpg", 90)
    (tmp_path / "away").rename(shop)
    assert [counts(report) for report in watched.pass_by(40)] == [(13, 1, 0, 0, 0)]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_photos_that_cannot_be_looked_at_stay(
    indexed: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    """A share that does not answer for a moment has not lost them."""
    real_stat, real_lstat = os.stat, os.lstat

    def failing(real: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def look(path: Any, *rest: Any, **more: Any) -> os.stat_result:
            if "SKU0" in str(path):
                raise error
            return real(path, *rest, **more)

        return look

    monkeypatch.setattr(os, "stat", failing(real_stat))
    monkeypatch.setattr(os, "lstat", failing(real_lstat))
    report = partly(indexed, shop, "SKU0", "SKU1/photo2.jpg")
    monkeypatch.undo()
    assert counts(report) == (12, 0, 0, 0, 0)
    assert any("SKU0" in note and "cannot be looked at" in note for note in report.notes)


def test_a_drive_that_goes_while_it_is_looked_at_loses_nothing(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    task = index_folders(indexed, only={shop: ("SKU0", "SKU1/photo2.jpg")})
    next(task)  # it was there when the run began
    shop.rename(tmp_path / "away")
    report = finish(task)
    assert counts(report) == (12, 0, 0, 0, 0)
    assert report.offline == (shop,)
    (tmp_path / "away").rename(shop)
    assert counts(finish(index_folders(indexed))) == (12, 0, 0, 0, 0)
