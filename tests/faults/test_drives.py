"""Drives and folders that go away and come back: what lies on them stays in the catalog."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.store import scans
from visearch_desktop.core.workspace import Workspace


class Drive:
    """A folder inside a photo folder that is told to lie on a drive of its own while it is there."""

    def __init__(self, place: Path) -> None:
        self.place, self.aside = place, place.with_name("..drive")

    def go(self) -> None:
        self.place.rename(self.aside)
        self.place.mkdir()

    def come(self) -> None:
        self.place.rmdir()
        self.aside.rename(self.place)


@pytest.fixture
def drive(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    """`shop/nas` on a drive of its own: the system tells another device as long as it is not empty."""
    made = Drive(shop / "nas")
    for number in range(4):
        write_photo(made.place / f"N{number}" / "a.jpg", 50 + number)
    real = Path.stat

    def stat(self: Path, **named: object) -> object:
        found = real(self, **named)  # type: ignore[arg-type]
        if self.is_relative_to(made.place) and any(made.place.iterdir()):
            return SimpleNamespace(**{name: getattr(found, name) for name in dir(found) if name.startswith("st_")}
                                   | {"st_dev": found.st_dev + 1})  # fmt: skip
        return found

    monkeypatch.setattr(Path, "stat", stat)
    yield made
    monkeypatch.undo()


def test_a_drive_inside_a_photo_folder_that_goes_away_keeps_its_photos(
    workspace: Workspace, shop: Path, drive: Drive
) -> None:
    assert finish(index_folders(workspace, [shop])).photos == 16
    assert scans.mounts(workspace.database) == {1: {"nas"}}
    drive.go()
    report = finish(index_folders(workspace))
    assert (report.photos, report.gone) == (16, 0)
    assert f"The drive at {drive.place} is not there now; its photos stay." in report.notes
    (shop / "SKU0" / "photo0.jpg").unlink()  # beside it photos go as ever
    assert finish(index_folders(workspace, only={shop: ["SKU0", "nas/N1", "nas"]})).photos == 15
    drive.place.rmdir()  # some systems remove the folder as well
    assert finish(index_folders(workspace)).photos == 15
    drive.place.mkdir()
    drive.come()
    report = finish(index_folders(workspace))
    assert (report.photos, report.gone, report.new, report.notes) == (15, 0, 0, ())


def test_photos_deleted_from_a_drive_that_is_there_are_gone(workspace: Workspace, shop: Path, drive: Drive) -> None:
    finish(index_folders(workspace, [shop]))
    shutil.rmtree(drive.place / "N1")
    assert finish(index_folders(workspace)).gone == 1


def test_another_photo_folder_knows_nothing_of_the_drive(
    workspace: Workspace, shop: Path, tmp_path: Path, drive: Drive
) -> None:
    finish(index_folders(workspace, [shop]))
    assert scans.mounts(workspace.database)
    workspace.remove_root(shop)
    write_photo(tmp_path / "other" / "B" / "a.jpg", 90)
    report = finish(index_folders(workspace, [tmp_path / "other"]))
    assert (report.photos, report.notes) == (1, ())


def test_another_folder_in_its_place_is_believed(workspace: Workspace, shop: Path, drive: Drive) -> None:
    finish(index_folders(workspace, [shop]))
    drive.go()
    shutil.copytree(shop / "SKU1", drive.place / "copied")
    assert finish(index_folders(workspace)).photos == 14  # twelve and the two copies
    assert finish(index_folders(workspace)).photos == workspace.info().photos


def test_embedding_anew_forgets_nothing_of_a_drive_that_is_away(workspace: Workspace, shop: Path, drive: Drive) -> None:
    finish(index_folders(workspace, [shop]))
    drive.go()
    workspace.use_model(workspace.model)
    report = finish(index_folders(workspace))
    assert (report.photos, report.gone) == (12, 0)
    assert workspace.info().pending == 4
    drive.come()
    assert finish(index_folders(workspace)).photos == 16


def test_a_folder_that_goes_away_while_it_is_looked_through(
    workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))
    real = os.scandir
    listed = 0

    def scandir(path: Path) -> object:
        nonlocal listed
        listed += 1
        if listed == 4:
            shop.rename(shop.with_name("unplugged"))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = finish(index_folders(workspace))
    monkeypatch.undo()
    assert listed >= 4
    assert (report.gone, workspace.info().photos, report.failures) == (0, 12, ())
    assert "cannot be looked at" in " ".join(report.notes)
    shop.with_name("unplugged").rename(shop)
    assert finish(index_folders(workspace)).notes == ()


UNMOUNT = """
import os, subprocess, sys
from pathlib import Path
from tests.conftest import TINY, finish, write_photo
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace
base = Path(sys.argv[1])
drive = base / "shop" / "nas"
drive.mkdir(parents=True)
subprocess.run(["mount", "-t", "tmpfs", "none", str(drive)], check=True)
for number in range(3):
    write_photo(drive / f"{number}.jpg", number)
write_photo(base / "shop" / "own.jpg", 9)
workspace = Workspace.create(base / "catalog", model=TINY, device="cpu")
before = finish(index_folders(workspace, [base / "shop"])).photos
subprocess.run(["umount", str(drive)], check=True)
report = finish(index_folders(workspace))
print(before, report.photos, report.gone)
"""


FILL = """
import os, subprocess, sys
from pathlib import Path
from tests.conftest import TINY, finish, write_photo
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace
base = Path(sys.argv[1])
drive = base / "drive"
drive.mkdir(parents=True)
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4M", "none", str(drive)], check=True)
photos = [write_photo(base / "shop" / f"{number}.jpg", number) for number in range(3)]
workspace = Workspace.create(drive / "catalog", model=TINY, device="cpu")
finish(index_folders(workspace, [base / "shop"]))
workspace.close()
try:
    with (drive / "filler").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
except OSError:
    pass
assert not os.statvfs(drive).f_bavail
for read_only in (False, True):
    workspace = Workspace.open(drive / "catalog", device="cpu", read_only=read_only)
    print(workspace.only_reading)
    answer = search(workspace, Query((query_from_path(photos[1]),)))
    assert answer.matches[0].photo == photos[1]
    assert workspace.thumbnail(answer.matches[0].content)
    try:
        workspace.add_root(base)
    except CatalogError as error:
        print(error)
    workspace.close()
(drive / "filler").unlink()
workspace = Workspace.open(drive / "catalog", device="cpu")
print(workspace.only_reading == "")
workspace.add_root(base)
workspace.close()
subprocess.run(["umount", "-l", str(drive)], check=True)
"""


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("unshare") is None, reason="mounts a drive of its own")
def test_a_catalog_on_a_full_drive_is_searched(tmp_path: Path, home: Path) -> None:
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-c", FILL, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if ("mount" in done.stderr and "denied" in done.stderr) or "unshare" in done.stderr:
        pytest.skip("this system lets nobody mount")
    full = "The drive that holds this catalog is full."
    advice = "You can search; to change anything, free some space and open the catalog again."
    asked = "This catalog was opened for reading only."
    assert done.stdout.splitlines() == [f"{full} {advice}", full, "", asked, "True"], done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux" or shutil.which("unshare") is None, reason="mounts a drive of its own")
def test_real_drives_that_are_full_or_for_reading_only(tmp_path: Path) -> None:
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-m", "tests.faults.drives", str(tmp_path)]
    done = subprocess.run([*command, "search"], capture_output=True, text=True, check=False)
    if ("mount" in done.stderr and "denied" in done.stderr) or "unshare" in done.stderr:
        pytest.skip("this system lets nobody mount")
    assert "; 0 faults" in done.stdout, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("unshare") is None, reason="mounts a drive of its own")
def test_a_real_drive_that_is_unmounted(tmp_path: Path, home: Path) -> None:
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-c", UNMOUNT, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if ("mount" in done.stderr and "denied" in done.stderr) or "unshare" in done.stderr:
        pytest.skip("this system lets nobody mount")
    assert done.stdout.split() == ["4", "4", "0"], done.stderr
