"""Quarantine: whatever goes wrong, every photo is whole in one place at least, and comes back as it was."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import filelock
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import finish, write_photo
from visearch_desktop import cli
from visearch_desktop.core import audit, indexing, quarantine, search
from visearch_desktop.core.errors import CatalogBusyError, QuarantineError
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.products import read_table
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.quarantine import Removal, transfer
from visearch_desktop.core.quarantine.manifest import LOCK_NAME
from visearch_desktop.core.queries import Query
from visearch_desktop.core.scan import QUARANTINE_MARK
from visearch_desktop.core.store import quarantine as rows
from visearch_desktop.core.store import scans
from visearch_desktop.core.workspace import Workspace

MTIME = 1_234_567_890_123_456_700


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: its bytes and its time of change."""
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def copies(folder: Path) -> list[Path]:
    """The photos below a quarantine folder, and whatever else is no part of its own."""
    return [file for file in folder.rglob("*") if file.is_file() and file.name not in {QUARANTINE_MARK, LOCK_NAME}]


@pytest.fixture
def stocked(workspace: Workspace, shop: Path) -> Workspace:
    """Twelve photos of six SKUs, each with a time of its own."""
    for number, file in enumerate(sorted(shop.rglob("*.jpg"))):
        os.utime(file, ns=(MTIME + number, MTIME + number))
    finish(indexing.index_folders(workspace, [shop]))
    return workspace


def removal(photo: Path, keeper: Path) -> Removal:
    return Removal(photo, digest(photo), keeper)


@pytest.fixture
def two(shop: Path) -> list[Removal]:
    """SKU0 and SKU2 lose a photo each, SKU1 has the twins."""
    keeper = shop / "SKU1/photo2.jpg"
    return [removal(shop / "SKU0/photo0.jpg", keeper), removal(shop / "SKU2/photo4.jpg", keeper)]


def reasons(plan: quarantine.Plan) -> list[str]:
    return [problem.reason for problem in plan.refused]


def kept_copy(shop: Path) -> Path:
    return Path(shutil.copytree(shop, shop.parent / "as it was"))


# -- the plan --------------------------------------------------------------------------------------


def test_the_last_photo_of_a_sku_stays(stocked: Workspace, shop: Path) -> None:
    keeper = shop / "SKU1/photo2.jpg"
    asked = [removal(shop / f"SKU0/photo{number}.jpg", keeper) for number in (0, 1)]
    plan = quarantine.plan(stocked, asked)
    assert [departure.photo for departure in plan.departures] == [shop / "SKU0/photo0.jpg"]
    assert plan.refused[0].photo == shop / "SKU0/photo1.jpg"
    assert reasons(plan) == ["It is the last photo of SKU0."]
    assert plan.bytes == (shop / "SKU0/photo0.jpg").stat().st_size


def test_a_photo_that_has_vanished_does_not_count_as_the_last_one(stocked: Workspace, shop: Path) -> None:
    (shop / "SKU0/photo1.jpg").unlink()
    plan = quarantine.plan(stocked, [removal(shop / "SKU0/photo0.jpg", shop / "SKU1/photo2.jpg")])
    assert reasons(plan) == ["It is the last photo of SKU0."]


def test_a_photo_of_a_size_run_is_not_the_last_of_any(stocked: Workspace, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("sku,image\nS38,SKU0/photo0.jpg;SKU0/photo1.jpg\nS39,SKU0/photo0.jpg\n")
    stocked.take_products(read_table(tmp_path / "p.csv"), "p.csv")
    plan = quarantine.plan(stocked, [removal(shop / "SKU0/photo0.jpg", shop / "SKU1/photo2.jpg")])
    assert reasons(plan) == ["It is the last photo of S39."]


def test_chains_and_circles_keep_their_twin(stocked: Workspace, shop: Path) -> None:
    a, b, c = shop / "SKU0/photo0.jpg", shop / "SKU1/photo2.jpg", shop / "SKU2/photo4.jpg"
    plan = quarantine.plan(stocked, [removal(a, b), removal(b, c)])
    assert ([one.photo for one in plan.departures], reasons(plan)) == (
        [b], ["The photo to keep, photo2.jpg, is to be moved itself."],
    )  # fmt: skip
    plan = quarantine.plan(stocked, [removal(b, c), removal(a, b)])
    assert [one.photo for one in plan.departures] == [b]
    plan = quarantine.plan(stocked, [removal(a, b), removal(b, a)])
    assert [one.photo for one in plan.departures] == [b]
    assert len(quarantine.plan(stocked, [removal(a, a)]).refused) == 1


def test_every_refusal_says_why(stocked: Workspace, shop: Path, tmp_path: Path) -> None:
    a, b = shop / "SKU0/photo0.jpg", shop / "SKU1/photo2.jpg"
    outside = write_photo(tmp_path / "outside.jpg", 1)
    asked = [
        Removal(a, "0" * 64, b),
        removal(outside, b),
        Removal(shop / "SKU3/gone.jpg", "0" * 64, b),
        removal(shop / "SKU4/photo8.jpg", tmp_path / "nowhere.jpg"),
        removal(shop / "SKU4/photo8.jpg", outside),
        removal(shop / "SKU5/photo10.jpg", b),
        removal(shop / "SKU5/photo10.jpg", b),
    ]
    plan = quarantine.plan(stocked, asked)
    assert len(plan.departures) == 1
    assert reasons(plan) == [
        "The photo was changed since it was judged. Run the audit again.",
        "The catalog does not hold this photo any more. Index the folders, then audit again.",
        "The file is no longer there.",
        f"The photo to keep, {tmp_path / 'nowhere.jpg'}, cannot be read.",
        f"The photo to keep, {outside}, is not in the catalog.",
        "It is in the list twice.",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need privileges on Windows")
def test_links_are_not_taken_for_photos_of_their_own(stocked: Workspace, shop: Path) -> None:
    real = shop / "SKU1/photo2.jpg"
    (shop / "SKU0/link.jpg").symlink_to(real)
    (shop / "SKU0/hard.jpg").hardlink_to(real)
    finish(indexing.index_folders(stocked))
    plan = quarantine.plan(stocked, [removal(shop / "SKU0/link.jpg", real), removal(shop / "SKU0/hard.jpg", real)])
    assert reasons(plan) == [
        "It is a link to another file, not a photo of its own. Remove the link yourself.",
        "It is the same file as the photo to keep, under another name.",
    ]
    # Two names of one file are no two photos: without it SKU1 would have none.
    (shop / "SKU1/photo3.jpg").unlink()
    (shop / "SKU1/photo3.jpg").hardlink_to(real)
    finish(indexing.index_folders(stocked))
    assert "last photo of SKU1" in reasons(quarantine.plan(stocked, [removal(real, shop / "SKU2/photo4.jpg")]))[0]


# -- moving and restoring --------------------------------------------------------------------------


def test_there_and_back_again(stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path) -> None:
    before, folder = tree(shop), tmp_path / "out"
    told: list[Progress] = []

    def watched() -> Task[quarantine.QuarantineReport]:
        task = quarantine.move(stocked, quarantine.plan(stocked, two), folder)
        try:
            while True:
                told.append(next(task))
                yield told[-1]
        except StopIteration as end:
            report: quarantine.QuarantineReport = end.value
            return report

    report = finish(watched())
    assert [entry.photo for entry in report.moved] == [one.photo for one in two]
    assert (report.failed, report.stopped) == ((), "")
    assert {progress.stage for progress in told} == {Stage.MOVE}
    assert (told[0].total, told[-1].done) == (2, 2)
    assert sorted(file.relative_to(folder).as_posix() for file in copies(folder)) == [
        "SKU0/photo0.jpg",
        "SKU2/photo4.jpg",
    ]
    assert tree(folder)["SKU0/photo0.jpg"] == before["SKU0/photo0.jpg"]
    assert stocked.info().photos == 10, "they leave the catalog at once"
    (listed,) = quarantine.listing(stocked)
    assert listed.folder == folder
    (first, _) = listed.entries
    assert (first.skus, first.keeper, first.digest) == (("SKU0",), two[0].keeper, two[0].digest)
    back = finish(quarantine.restore(stocked, folder))
    assert [entry.photo for entry in back.restored] == [one.photo for one in two]
    assert tree(shop) == before
    assert copies(folder) == []
    assert not [entry for entry in folder.iterdir() if entry.is_dir()], "empty folders are tidied away"
    assert quarantine.listing(stocked)[0].entries == ()


def test_restored_photos_are_found_at_once(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    query = Query((search.query_from_path(tmp_path / "out/SKU0/photo0.jpg"),))
    assert search.search(stocked, query).matches[0].photo != two[0].photo
    finish(quarantine.restore(stocked, tmp_path / "out"))
    monkeypatch.setattr(type(stocked.embedder), "embed", lambda *_: pytest.fail("nothing is embedded again"))
    report = finish(indexing.index_folders(stocked))
    assert (report.photos, report.new, report.changed, report.gone) == (12, 0, 0, 0)
    monkeypatch.undo()
    found = search.search(stocked, Query((search.query_from_path(two[0].photo),))).matches[0]
    assert (found.sku, found.photo) == ("SKU0", two[0].photo)


def test_contents_cleaned_away_meanwhile_are_read_again(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path
) -> None:
    from visearch_desktop.core.store import photos

    finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    photos.drop_orphans(stocked.database)
    finish(quarantine.restore(stocked, tmp_path / "out"))
    assert stocked.info().pending == 2
    assert finish(indexing.index_folders(stocked)).photos == 12


def test_only_the_chosen_come_back(stocked: Workspace, two: list[Removal], tmp_path: Path) -> None:
    report = finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    finish(quarantine.restore(stocked, tmp_path / "out", report.moved[1:]))
    assert [one.photo.exists() for one in two] == [False, True]


def test_a_quarantine_among_the_photos_stays_out_of_the_catalog(
    stocked: Workspace, shop: Path, two: list[Removal]
) -> None:
    finish(quarantine.move(stocked, quarantine.plan(stocked, two), shop / "out"))
    report = finish(indexing.index_folders(stocked))
    assert (report.photos, report.gone) == (10, 0)


def test_the_same_name_again_gets_a_folder_of_its_own(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    for seed in (0, 50):
        write_photo(two[0].photo, seed)
        finish(indexing.index_folders(stocked))
        finish(quarantine.move(stocked, quarantine.plan(stocked, [removal(two[0].photo, two[0].keeper)]), folder))
    assert sorted(file.relative_to(folder).as_posix() for file in copies(folder)) == [
        "2/SKU0/photo0.jpg", "SKU0/photo0.jpg",
    ]  # fmt: skip
    report = finish(quarantine.restore(stocked, folder))
    assert len(report.restored) == 1
    assert [problem.reason for problem in report.failed] == ["There is a file of this name again. Move it away first."]
    assert len(copies(folder)) == 1, "the other one stays where it is safe"


@pytest.mark.parametrize("name", ["商品图.jpg", "two\nlines.jpg", "x" * 251 + ".jpg", "👟 'red\".jpg", "x .. .jpg"])
def test_odd_names(stocked: Workspace, shop: Path, tmp_path: Path, name: str) -> None:
    photo = write_photo(shop / "SKU0" / name, 40)
    finish(indexing.index_folders(stocked))
    before = tree(shop)
    report = finish(
        quarantine.move(stocked, quarantine.plan(stocked, [removal(photo, shop / "SKU1/photo2.jpg")]), tmp_path / "out")
    )
    assert len(report.moved) == 1
    finish(quarantine.restore(stocked, tmp_path / "out"))
    assert tree(shop) == before


def no_links(monkeypatch: pytest.MonkeyPatch, code: int = errno.EXDEV) -> None:
    """Another drive: files cannot be linked there."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EPERM, errno.ENOTSUP])
def test_across_drives(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    before = tree(shop)
    no_links(monkeypatch, code)
    finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    assert tree(tmp_path / "out")["SKU0/photo0.jpg"] == before["SKU0/photo0.jpg"]
    assert not two[0].photo.exists()
    finish(quarantine.restore(stocked, tmp_path / "out"))
    assert tree(shop) == before


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a second file system")
def test_a_real_second_drive(stocked: Workspace, shop: Path, two: list[Removal]) -> None:
    before = tree(shop)
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        assert Path(folder).stat().st_dev != shop.stat().st_dev
        finish(quarantine.move(stocked, quarantine.plan(stocked, two), Path(folder)))
        assert len(copies(Path(folder))) == 2
        finish(quarantine.restore(stocked, Path(folder)))
    assert tree(shop) == before


def test_a_drive_that_writes_something_else_is_found_out(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visearch_desktop.core.quarantine import transfer

    before, write = tree(shop), transfer.write_all
    no_links(monkeypatch)
    monkeypatch.setattr(transfer, "write_all", lambda to, data: write(to, bytes(len(data))))
    report = finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    assert len(report.failed) == 2
    assert tree(shop) == before
    assert copies(tmp_path / "out") == []


def test_a_photo_saved_anew_meanwhile_stays(stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path) -> None:
    plan = quarantine.plan(stocked, two)
    write_photo(two[0].photo, 77)
    report = finish(quarantine.move(stocked, plan, tmp_path / "out"))
    assert [(problem.photo, problem.reason) for problem in report.failed] == [
        (two[0].photo, "The photo was changed since it was judged.")
    ]
    assert [entry.photo for entry in report.moved] == [two[1].photo], "the rest goes on"
    assert two[0].photo.exists()


def test_a_photo_saved_anew_during_its_move_stays(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visearch_desktop.core.quarantine import transfer

    publish = transfer._publish
    no_links(monkeypatch)
    monkeypatch.setattr(transfer, "_publish", lambda *names: (publish(*names), two[0].photo.write_bytes(b"anew")))
    report = finish(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), tmp_path / "out"))
    assert [problem.reason for problem in report.failed] == ["The photo was changed while it was being moved."]
    assert two[0].photo.read_bytes() == b"anew"


def test_the_twin_must_be_as_it_was(stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path) -> None:
    plan = quarantine.plan(stocked, two)
    write_photo(two[0].keeper, 78)
    report = finish(quarantine.move(stocked, plan, tmp_path / "out"))
    assert [problem.reason for problem in report.failed] == [
        f"The photo to keep, {two[0].keeper}, was changed since it was judged."
    ] * 2
    two[0].keeper.unlink()
    report = finish(quarantine.move(stocked, plan, tmp_path / "out"))
    assert "cannot be read" in report.failed[0].reason
    assert len(list(shop.rglob("*.jpg"))) == 11


def test_a_sku_that_lost_its_other_photo_meanwhile(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path
) -> None:
    plan = quarantine.plan(stocked, two)
    (shop / "SKU0/photo1.jpg").unlink()
    report = finish(quarantine.move(stocked, plan, tmp_path / "out"))
    assert "It may be the last photo of SKU0 by now" in report.failed[0].reason
    assert two[0].photo.exists()


def test_nothing_is_overwritten(stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    finish(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), folder))
    (folder / "SKU2").mkdir(exist_ok=True)
    (folder / "SKU2/photo4.jpg").write_bytes(b"a stranger")
    finish(quarantine.move(stocked, quarantine.plan(stocked, two[1:]), folder))
    assert (folder / "SKU2/photo4.jpg").read_bytes() == b"a stranger"
    two[0].photo.write_bytes(b"new here")
    report = finish(quarantine.restore(stocked, folder))
    assert len(report.failed) == len(report.restored) == 1
    assert two[0].photo.read_bytes() == b"new here"


def test_a_damaged_photo_is_not_restored(stocked: Workspace, two: list[Removal], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    finish(quarantine.move(stocked, quarantine.plan(stocked, two), folder))
    (folder / "SKU0/photo0.jpg").write_bytes(b"rotten")
    (folder / "SKU2/photo4.jpg").unlink()
    report = finish(quarantine.restore(stocked, folder))
    assert [problem.reason for problem in report.failed] == [
        "The photo was changed since it was judged.", "The file is no longer there.",
    ]  # fmt: skip
    assert not two[0].photo.exists()


def test_a_photo_folder_that_is_offline_gets_nothing(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path
) -> None:
    finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    shop.rename(tmp_path / "unplugged")
    report = finish(quarantine.restore(stocked, tmp_path / "out"))
    assert {problem.reason for problem in report.failed} == {f"The folder {shop} is not there."}
    assert not shop.exists()
    assert len(copies(tmp_path / "out")) == 2


# -- the folder ------------------------------------------------------------------------------------


def test_folders_that_cannot_be_a_quarantine(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path
) -> None:
    plan = quarantine.plan(stocked, two)
    (tmp_path / "file").write_text("x")
    for folder, sentence in (
        (shop, "holds photos of the catalog"), (tmp_path, "holds photos of the catalog"),
        (shop / "SKU3", "holds other files"), (stocked.folder / "out", "belongs to the catalog"),
        (tmp_path / "file", "cannot be written"), (tmp_path / "file/inner", "cannot be written"),
        (tmp_path / "\udcff", "not valid text"),
    ):  # fmt: skip
        with pytest.raises(QuarantineError, match=sentence):
            finish(quarantine.move(stocked, plan, folder))
    with pytest.raises(QuarantineError, match="is no quarantine folder"):
        finish(quarantine.restore(stocked, shop))
    with pytest.raises(QuarantineError, match="is no quarantine folder"):
        quarantine.recover(stocked, tmp_path / "nowhere")
    assert len(list(shop.rglob("*"))) == 18, "nothing was made in any of them"


def test_two_programs_at_once(stocked: Workspace, two: list[Removal], tmp_path: Path) -> None:
    plan, folder = quarantine.plan(stocked, two), tmp_path / "out"
    folder.mkdir()
    with filelock.FileLock(folder / LOCK_NAME), pytest.raises(QuarantineError, match="Another copy of ViSearch"):
        finish(quarantine.move(stocked, plan, folder))
    with filelock.FileLock(stocked.folder / "writer.lock"), pytest.raises(CatalogBusyError):
        finish(quarantine.move(stocked, plan, folder))
    assert all(one.photo.exists() for one in two)


def test_a_listed_folder_that_is_gone_says_so(stocked: Workspace, two: list[Removal], tmp_path: Path) -> None:
    finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    (tmp_path / "out").rename(tmp_path / "elsewhere")
    (listed,) = quarantine.listing(stocked)
    assert "is no quarantine folder" in listed.problem
    assert len(finish(quarantine.restore(stocked, tmp_path / "elsewhere")).restored) == 2, "it may be moved as a whole"


def test_a_manifest_from_elsewhere_leads_nowhere(stocked: Workspace, shop: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    victim = write_photo(tmp_path / "victim.jpg", 5)
    good = {"moving": "aa", "from": str(shop / "new.jpg"), "root": str(shop), "to": "../victim.jpg",
            "sha256": digest(victim), "bytes": victim.stat().st_size, "mtime_ns": 1, "skus": [], "kept": "x",
            "who": "", "when": ""}  # fmt: skip
    inner = write_photo(folder / "inner.jpg", 6)
    out = {**good, "moving": "bb", "to": "inner.jpg", "sha256": digest(inner), "bytes": inner.stat().st_size}
    lines = [good, {"moved": "aa"}, {**out, "from": f"{shop}/../../escaped.jpg"}, {"moved": "bb"}, 7, [1], "x", None,
             {"moving": "cc"}, {"moved": "unknown"}, {**out, "moving": "../dd"},
             {**out, "from": "/etc/escaped.jpg"}]  # fmt: skip
    (folder / QUARANTINE_MARK).write_text("\n".join(json.dumps(line) for line in lines) + "\n{\x00torn")
    report = finish(quarantine.restore(stocked, folder))
    assert (report.restored, report.failed) == ((), ())
    assert victim.exists()


# -- kills, full disks, and drives that refuse ------------------------------------------------------

STEPS = ("link", "unlink", "replace", "fsync", "write", "open", "utime", "mkdir", "chmod", "close", "rename")


class Killed(BaseException):
    """The program ends here: no `except` of it runs."""


def kill(*_: object, **__: object) -> None:
    """Stands for a system call that the program does not outlive."""
    raise Killed


def end_by_kill(task: Task[object]) -> None:
    with pytest.raises(Killed):
        finish(task)


def of_quarantine() -> bool:
    """Whether the code under test makes this call, and no lock or database on its behalf."""
    frame: Any = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename != __file__:
        module = frame.f_globals["__name__"]
        if module.startswith("visearch_desktop.core.quarantine"):
            return True
        if module.startswith(("filelock", "visearch_desktop")):
            return False
        frame = frame.f_back
    return False


@contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch, at: int, error: Callable[[], BaseException], *, late: bool = False
) -> Iterator[list[int]]:
    """Let the step `at`, counted from 0, of the system calls fail: before it is done, or `late`, after."""
    calls = [0]

    def wrap(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            if not of_quarantine():
                return real(*arguments, **more)
            mine = calls[0]
            calls[0] += 1
            if mine == at and not late:
                raise error()
            result = real(*arguments, **more)
            if mine == at:
                raise error()
            return result

        return call

    with monkeypatch.context() as patched:
        for name in STEPS:
            patched.setattr(os, name, wrap(getattr(os, name)))
        yield calls


def check_nothing_lost(stocked: Workspace, shop: Path, folder: Path, before: dict[str, tuple[bytes, int]]) -> None:
    """After recovery every photo is whole in exactly one place, and all can be brought back."""
    if (folder / QUARANTINE_MARK).exists():
        assert quarantine.recover(stocked, folder).problems == ()
    held = copies(folder) if folder.exists() else []
    places = [*(file for file in shop.rglob("*") if file.is_file()), *held]
    assert sorted(digest(file) for file in places) == sorted(
        hashlib.sha256(data).hexdigest() for data, _ in before.values()
    )
    listed = quarantine.listing(stocked)
    assert sorted(entry.place for one in listed for entry in one.entries) == sorted(held)
    if held:
        assert len(finish(quarantine.restore(stocked, folder)).restored) == len(held)
    assert tree(shop) == before
    assert stocked.info().photos + stocked.info().pending == len(before)


@pytest.mark.parametrize("way", ["move", "restore"])
@pytest.mark.parametrize("drives", ["one drive", "two drives", "no links at all"])
@pytest.mark.parametrize("late", [False, True])
def test_a_kill_at_any_step(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    way: str, drives: str, late: bool,
) -> None:  # fmt: skip
    before = tree(shop)
    if drives == "two drives":
        link = os.link

        def same_folder_only(source: Path, target: Path) -> None:
            if Path(source).parent != Path(target).parent:
                raise OSError(errno.EXDEV, "another drive")
            link(source, target)

        monkeypatch.setattr(os, "link", same_folder_only)
    elif drives == "no links at all":
        no_links(monkeypatch, errno.EPERM)
    step = 0
    while True:
        folder = tmp_path / f"out{step}"
        plan = quarantine.plan(stocked, two[: 2 if drives == "one drive" else 1])
        if way == "restore":
            finish(quarantine.move(stocked, plan, folder))
        task: Any = quarantine.move(stocked, plan, folder) if way == "move" else quarantine.restore(stocked, folder)
        with failing(monkeypatch, step, Killed, late=late) as calls, suppress(Killed):
            finish(task)
        check_nothing_lost(stocked, shop, folder, before)
        if calls[0] <= step:
            break
        step += 1
    assert step > 8, "there were steps to fail"


@pytest.mark.parametrize("line", [1, 2, 3, 4])
def test_a_kill_within_a_line_of_the_journal(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: int
) -> None:
    from visearch_desktop.core.quarantine import manifest, transfer

    before, write, written = tree(shop), transfer.write_all, [0]

    def torn(to: int, data: bytes) -> None:
        written[0] += 1
        write(to, data[: len(data) // 2] if written[0] == line + 1 else data)
        if written[0] == line + 1:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(manifest, "write_all", torn)
        end_by_kill(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    check_nothing_lost(stocked, shop, tmp_path / "out", before)


def test_a_photo_saved_anew_after_a_kill_leaves_both(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(shop)
    no_links(monkeypatch)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", kill)
        end_by_kill(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), tmp_path / "out"))
    (copy,) = copies(tmp_path / "out")
    assert copy.read_bytes() == two[0].photo.read_bytes(), "the kill came between copy and removal"
    two[0].photo.write_bytes(b"saved anew")
    report = quarantine.recover(stocked, tmp_path / "out")
    assert [entry.state.value for entry in report.settled] == ["moved"]
    assert copy.read_bytes() == before["SKU0/photo0.jpg"][0]
    assert two[0].photo.read_bytes() == b"saved anew"


def test_a_photo_that_is_nowhere_is_told_of(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "link", kill)
        end_by_kill(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), tmp_path / "out"))
    two[0].photo.unlink()
    report = finish(quarantine.move(stocked, quarantine.plan(stocked, two[1:]), tmp_path / "out"))
    assert report.notes == (f"{two[0].photo} is neither in its folder nor in quarantine.",)
    assert len(report.moved) == 1


@pytest.mark.parametrize("drives", ["one drive", "no links at all"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_drive_that_refuses_at_any_step(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    drives: str, code: int,
) -> None:  # fmt: skip
    before = tree(shop)
    if drives == "no links at all":
        no_links(monkeypatch, errno.EPERM)
    refused = step = 0
    while True:
        folder = tmp_path / f"out{step}"
        task = quarantine.move(stocked, quarantine.plan(stocked, two[: 2 if drives == "one drive" else 1]), folder)
        calm = False
        with failing(monkeypatch, step, lambda: OSError(code, os.strerror(code))) as calls:
            try:
                report = finish(task)
            except QuarantineError as error:
                assert str(error).endswith(".")  # noqa: PT017 - one of several fates
                refused += 1
            else:
                refused += bool(report.failed or report.stopped)
                assert all(problem.reason.endswith(".") for problem in report.failed)
                calm = calls[0] <= step
        check_nothing_lost(stocked, shop, folder, before)
        if calm:
            break
        step += 1
    assert refused > 3


def test_a_full_disk_ends_the_run_with_a_sentence(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visearch_desktop.core.quarantine import transfer

    no_links(monkeypatch)
    before, write, room = (
        tree(shop),
        transfer.write_all,
        [(two[0].photo.stat().st_size + two[1].photo.stat().st_size) - 10],
    )

    def fills(to: int, data: bytes) -> None:
        room[0] -= len(data)
        if room[0] < 0:
            write(to, data[: len(data) + room[0]])
            raise OSError(errno.ENOSPC, "No space left on device")
        write(to, data)

    monkeypatch.setattr(transfer, "write_all", fills)
    report = finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    assert [entry.photo for entry in report.moved] == [two[0].photo]
    assert report.stopped == f"The drive of {tmp_path / 'out'} is full. Free some space there; nothing is lost."
    assert len(copies(tmp_path / "out")) == 1
    monkeypatch.undo()
    check_nothing_lost(stocked, shop, tmp_path / "out", before)


def test_a_photo_folder_that_is_read_only(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, unlink = tree(shop), os.unlink

    def guarded(path: Any, **more: Any) -> None:
        if Path(path).is_relative_to(shop):
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, **more)

    monkeypatch.setattr(os, "unlink", guarded)
    report = finish(quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out"))
    assert [problem.reason for problem in report.failed] == ["The file cannot be moved: Permission denied."] * 2
    assert copies(tmp_path / "out") == []
    assert tree(shop) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("call", ["link", "unlink"])
def test_a_real_kill(stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, call: str) -> None:
    before = tree(shop)
    asked = [(str(one.photo), one.digest, str(one.keeper)) for one in two]
    code = f"""
import os, signal, sys
from pathlib import Path
from visearch_desktop.core import quarantine
from visearch_desktop.core.workspace import Workspace
workspace = Workspace.open(Path({str(stocked.folder)!r}), device="cpu")
asked = [quarantine.Removal(Path(photo), digest, Path(keeper)) for photo, digest, keeper in {asked!r}]
plan = quarantine.plan(workspace, asked)
real = os.{call}
def killing(*arguments, **more):
    if "photo4" in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments, **more)
os.{call} = killing
for _ in quarantine.move(workspace, plan, Path({str(tmp_path / "out")!r})):
    pass
"""
    stocked.close()  # two programs do not change one catalog at once
    died = subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ})
    assert died.returncode == -signal.SIGKILL
    opened = Workspace.open(stocked.folder, device="cpu")
    check_nothing_lost(opened, shop, tmp_path / "out", before)
    opened.close()


def test_a_cancelled_run_goes_on_where_it_stopped(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path
) -> None:
    before = tree(shop)
    task = quarantine.move(stocked, quarantine.plan(stocked, two), tmp_path / "out")
    next(task)
    next(task)
    task.close()
    assert [one.photo.exists() for one in two] == [False, True]
    finish(quarantine.move(stocked, quarantine.plan(stocked, two[1:]), tmp_path / "out"))
    check_nothing_lost(stocked, shop, tmp_path / "out", before)


# -- the commands ----------------------------------------------------------------------------------


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", *map(str, arguments)])
    return cli.main()


def test_the_commands_move_what_was_judged_and_bring_it_back(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before, folder = tree(shop), tmp_path / "out"
    kept = digest(two[0].keeper)
    rulings = [Ruling(min(one.digest, kept), max(one.digest, kept), Verdict.DUPLICATE, kept) for one in two]
    audit.decide(stocked, rulings)
    command = ("quarantine", "--catalog", stocked.folder, "--to", folder)
    assert run(monkeypatch, *command, "--dry-run") == 0
    assert "To be moved: 2 photos (0.0 MB); to stay for a reason: 0." in capsys.readouterr().out
    assert run(monkeypatch, *command) == 1
    assert "add --yes" in capsys.readouterr().err
    assert tree(shop) == before
    assert run(monkeypatch, *command, "--yes") == 0
    assert f"Moved 2 photos to {folder}." in capsys.readouterr().out
    assert len(copies(folder)) == 2
    assert run(monkeypatch, "restore", folder, "--catalog", stocked.folder, "--json") == 0
    assert json.loads(capsys.readouterr().out)["restored"] == [str(one.photo) for one in two]
    assert tree(shop) == before
    assert run(monkeypatch, *command, "--yes", "--json") == 0
    assert {one["photo"] for one in json.loads(capsys.readouterr().out)["moved"]} == {str(one.photo) for one in two}
    assert run(monkeypatch, "restore", tmp_path / "nowhere", "--catalog", stocked.folder) == 1
    assert "is no quarantine folder" in capsys.readouterr().err


def test_the_command_settles_the_last_photo_of_a_killed_run(
    stocked: Workspace, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = digest(two[0].keeper)
    audit.decide(stocked, [Ruling(min(two[0].digest, kept), max(two[0].digest, kept), Verdict.DUPLICATE, kept)])
    with monkeypatch.context() as patched:
        patched.setattr(rows, "forget", kill)
        end_by_kill(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), tmp_path / "out"))
    assert (stocked.info().photos, two[0].photo.exists()) == (12, False)
    assert run(monkeypatch, "quarantine", "--catalog", stocked.folder, "--to", tmp_path / "out", "--yes") == 0
    assert stocked.info().photos == 11


def test_a_move_that_fails_after_all_was_done_counts(
    stocked: Workspace, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share may report an error for what it has done."""
    real = transfer.transfer

    def failing_late(*arguments: Any) -> None:
        real(*arguments)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sys.modules["visearch_desktop.core.quarantine.move"], "transfer", failing_late)
    done = finish(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), tmp_path / "out"))
    assert [entry.photo for entry in done.moved] == [two[0].photo]
    assert stocked.info().photos == 11, "it is out of the catalog at once"


def test_the_commands_say_when_there_is_nothing_to_do(
    stocked: Workspace, shop: Path, two: list[Removal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder = tmp_path / "out"
    assert run(monkeypatch, "quarantine", "--catalog", stocked.folder, "--to", folder, "--yes") == 0
    assert "No photo has been judged a duplicate" in capsys.readouterr().err
    assert not folder.exists()
    finish(quarantine.move(stocked, quarantine.plan(stocked, two[:1]), folder))
    two[0].photo.write_bytes(b"another photo")
    assert run(monkeypatch, "restore", folder, "--catalog", stocked.folder) == 1
    told = capsys.readouterr()
    assert f"{two[0].photo} was not brought back: There is a file of this name again." in told.err
    assert "Brought 0 photos back." in told.out


# -- properties ------------------------------------------------------------------------------------

NAMES = st.text(
    st.characters(exclude_characters='/\\\0:*?"<>|', exclude_categories=("Cs", "Cc")), min_size=1, max_size=20
).filter(lambda name: name not in {".", ".."} and not name.startswith("."))


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("grounds")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    paths=st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=2, max_size=6, unique_by=tuple),
    data=st.data(), linked=st.booleans(),
)  # fmt: skip
def test_quarantine_then_restore_is_the_identity(
    workspace: Workspace, grounds: Path, paths: list[list[str]], data: st.DataObject, linked: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """On bytes, names and times; rows are made by hand, so that no network is needed."""
    shop = Path(tempfile.mkdtemp(dir=grounds)).resolve()
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM photo")
        connection.execute("DELETE FROM content")
    scans.add_root(workspace.database, shop)
    files = []
    for number, names in enumerate(paths):
        file = shop.joinpath(*names[:-1], f"{names[-1]}.jpg")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:  # one of its folders is a file
            continue
        if file.exists():
            continue
        file.write_bytes(data.draw(st.binary(min_size=1, max_size=50)) + bytes([number]))
        os.utime(file, ns=(0, data.draw(st.integers(0, 2**61))))
        files.append(file)
        with workspace.database.write() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO content (digest, width, height, phash) VALUES (?, 1, 1, 0)",
                (bytes.fromhex(digest(file)),),
            )
            connection.execute(
                "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) SELECT r.id, ?, ?, ?, c.id"
                " FROM root r, content c WHERE r.folder = ? AND c.digest = ?",
                (file.relative_to(shop).as_posix(), file.stat().st_size, file.stat().st_mtime_ns, str(shop),
                 bytes.fromhex(digest(file))),
            )  # fmt: skip
    if len(files) < 2:
        return
    before, folder = tree(shop), grounds / f"{shop.name} out"
    leaving = data.draw(st.lists(st.sampled_from(files[1:]), min_size=1, unique=True))
    plan = quarantine.plan(workspace, [removal(file, files[0]) for file in leaving])
    assert plan.refused == ()
    with monkeypatch.context() as patched:
        if not linked:
            no_links(patched)
        report = finish(quarantine.move(workspace, plan, folder))
        assert len(report.moved) == len(leaving)
        assert tree(shop).keys() == before.keys() - {str(file.relative_to(shop)) for file in leaving}
        finish(quarantine.restore(workspace, folder))
    assert tree(shop) == before
    assert copies(folder) == []
