"""The installed program where something is wrong with the computer: one clear sentence each, and nothing harmed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.installers.conftest import ROOT, installer, script
from tests.installers.person import AS_ROOT, DATA, INSTALLED, Person, one_sentence

pytestmark = AS_ROOT
PROGRAM = Path("/usr/bin/visearch")
PHOTO = "商品图/SKU1/图2.jpg"


def _libraries(name: str) -> list[Path]:
    """The files of a library on this computer and in the installed program."""
    folders = (Path("/usr/lib/x86_64-linux-gnu"), Path("/usr/lib"), INSTALLED / "_internal")
    return sorted({file.resolve() for folder in folders for file in folder.glob(f"{name}*")})


@pytest.mark.parametrize(("library", "said"), [("libEGL.so.1", "libegl1"), ("libxkbcommon.so.0", "libxkbcommon0")])
def test_a_missing_library_of_the_window_is_named_with_its_package(
    package: Path, person: Person, library: str, said: str
) -> None:
    hidden = [f"--bind /dev/null {file}" for file in _libraries(library)]
    assert hidden
    catalog = person.home / "catalog"
    opened = person.run("/usr/bin/visearch-desktop", person.home / PHOTO, mounts=hidden)
    one_sentence(opened, "The window needs system libraries", f"sudo apt-get install {said}")
    indexed = person.run(PROGRAM, "index", person.home / "商品图", "--catalog", catalog, mounts=hidden)
    assert indexed.returncode == 0, indexed.stderr  # commands need no window


@pytest.mark.parametrize(
    "part", ["onnxruntime/capi/onnxruntime_pybind11_state*", "numpy.libs/libscipy_openblas*", "libsqlite3.so.0"]
)
def test_a_part_of_the_program_that_is_missing_is_one_sentence(package: Path, person: Person, part: str) -> None:
    (file,) = (INSTALLED / "_internal").glob(part)
    hidden = [f"--bind /dev/null {file}"]
    if part.startswith("libsqlite3"):
        hidden += [f"--bind /dev/null {one}" for one in _libraries("libsqlite3.so.0") if one != file]
    ended = person.run(PROGRAM, "index", person.home / "商品图", "--catalog", person.home / "catalog", mounts=hidden)
    one_sentence(ended, "A part of this installation is missing or damaged", "Install it again.")


def test_an_install_folder_that_cannot_be_written_is_enough(package: Path, person: Person) -> None:
    read_only = [f"--bind {INSTALLED} {INSTALLED}", f"-o remount,bind,ro {INSTALLED}"]
    tried = person.run("/usr/bin/touch", INSTALLED / "probe", mounts=read_only)
    assert "Read-only file system" in tried.stderr or "Permission denied" in tried.stderr
    ended = person.run(PROGRAM, "self-test", "--json", mounts=read_only)
    assert ended.returncode == 0, ended.stderr


def test_a_portable_folder_that_cannot_be_written_is_one_sentence(person: Person) -> None:
    """An AppImage on a share that staff may only read, with "ViSearch data" beside it."""
    share = person.home / "share"
    (share / "ViSearch data").mkdir(parents=True)
    shutil.copy(installer(".AppImage"), share / "ViSearch.AppImage")
    (share / "ViSearch.AppImage").chmod(0o755)
    read_only = [f"--bind {share} {share}", f"-o remount,bind,ro {share}"]
    ended = person.run(share / "ViSearch.AppImage", "self-test", "--json", mounts=read_only)
    one_sentence(ended, "Data folder: The data folder", "ViSearch data")


@pytest.mark.parametrize("home", ["/nonexistent", "a file"])
def test_no_home_folder_is_one_sentence(package: Path, person: Person, home: str) -> None:
    file = person.home / "file"
    file.write_bytes(b"")
    ended = person.run(PROGRAM, "self-test", "--json", HOME=str(file) if home == "a file" else home)
    one_sentence(ended, "Data folder: The data folder")


def test_no_temporary_folder_is_no_traceback(package: Path, person: Person) -> None:
    ended = person.run(PROGRAM, "self-test", TMPDIR="/proc/nowhere", HOME="/proc/nowhere")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("size", ["60k", "150k", "300k"])
def test_a_full_disk_is_one_sentence(package: Path, person: Person, size: str) -> None:
    disk, mount = person.small_disk(size)
    ended = person.run(PROGRAM, "index", person.home / "商品图", "--catalog", disk / "catalog", mounts=[mount])
    one_sentence(ended, "The disk is full")


def test_a_full_disk_is_a_row_of_the_self_test(package: Path, person: Person) -> None:
    disk, mount = person.small_disk("300k")
    ended = person.run(PROGRAM, "self-test", "--json", mounts=[mount], TMPDIR=str(disk), HOME=str(disk))
    assert ended.returncode == 1, ended.stdout
    assert "Traceback" not in ended.stderr
    assert "disk is full" in ended.stderr.lower()


def test_a_catalog_of_a_newer_version_is_refused(package: Path, person: Person) -> None:
    catalog = person.home / "catalog"
    assert person.run(PROGRAM, "index", person.home / "商品图", "--catalog", catalog).returncode == 0
    with sqlite3.connect(catalog / "catalog.sqlite") as connection:
        connection.execute("PRAGMA user_version = 999")
    ended = person.run(PROGRAM, "search", person.home / PHOTO, "--catalog", catalog)
    one_sentence(ended, "made by a newer version of ViSearch. Update the program.")


def test_a_damaged_model_is_named(package: Path, person: Person) -> None:
    pack = person.home / DATA / "models" / "broken"
    shutil.copytree(ROOT / "models" / "efficientnet-lite0", pack)
    card = (pack / "card.toml").read_text("utf-8").replace('name = "efficientnet-lite0"', 'name = "broken"')
    (pack / "card.toml").write_text(card, "utf-8")
    (pack / "model.onnx").write_bytes(b"x" * 1000)
    index: list[str | Path] = [PROGRAM, "index", person.home / "商品图", "--catalog", person.home / "catalog"]
    one_sentence(person.run(*index, "--model", "broken"), "“broken” is damaged or was exchanged. Install it again.")


def test_a_damaged_model_of_the_program_itself_is_named(package: Path, person: Person) -> None:
    file = INSTALLED / "_internal" / "visearch_desktop" / "models" / "efficientnet-lite0" / "model.onnx"
    damaged = person.home / "damaged"
    damaged.write_bytes(file.read_bytes()[:-1000] + b"\0" * 1000)
    mounts = [f"--bind {damaged} {file}"]
    index: list[str | Path] = [PROGRAM, "index", person.home / "商品图", "--catalog", person.home / "catalog"]
    one_sentence(person.run(*index, "--model", "efficientnet-lite0", mounts=mounts), "efficientnet-lite0", "damaged")
    checked = person.run(PROGRAM, "self-test", mounts=mounts)
    assert checked.returncode == 1
    assert "Model efficientnet-lite0: " in checked.stderr


def test_two_versions_of_the_appimage_stand_side_by_side(person: Person, tmp_path: Path) -> None:
    """Each unpacks itself to a folder of its own, and each runs."""
    appimage = script("appimage")
    ours = installer(".AppImage")
    offset = int(subprocess.run([ours, "--appimage-offset"], check=True, capture_output=True, text=True).stdout)
    appimage.compile_runtime(tmp_path / "runtime", "0.0.9-other")
    other = person.home / "bin" / "older.AppImage"
    other.write_bytes((tmp_path / "runtime").read_bytes() + ours.read_bytes()[offset:])
    newer = Path(shutil.copy(ours, person.home / "bin" / "newer.AppImage"))
    for file in (other, newer):
        file.chmod(0o755)
        said = person.run(file, "--version")
        assert said.returncode == 0, said.stderr
    unpacked = sorted(folder.name for folder in (person.home / ".cache" / "visearch-desktop").iterdir())
    assert len(unpacked) == 2
    assert unpacked[0] == "0.0.9-other"


def test_an_upgrade_leaves_no_library_of_the_version_before(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deb, release = script("deb"), script("release")
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for name in ("visearch", "visearch-desktop", "_internal/libold.so"):
        (bundle / name).write_bytes(b"\x7fELF\0GLIBC_2.17\0")
        (bundle / name).chmod(0o755)
    monkeypatch.setattr(release, "version", lambda: "0.0.1")
    old = deb.build(bundle, tmp_path / "work", tmp_path / "old.deb")
    monkeypatch.undo()
    install = ["dpkg", "--force-depends", "--install"]
    try:
        subprocess.run([*install, str(old)], check=True, capture_output=True)
        assert (INSTALLED / "_internal" / "libold.so").is_file()
        subprocess.run([*install, str(installer(".deb"))], check=True, capture_output=True)
        assert not (INSTALLED / "_internal" / "libold.so").exists()
        assert release.version() in person.run(PROGRAM, "--version").stdout
    finally:
        subprocess.run(["dpkg", "--purge", "visearch-desktop"], check=True, capture_output=True)


def test_an_appimage_that_finds_no_room_or_is_cut_off_is_one_sentence(person: Person) -> None:
    file = Path(shutil.copy(installer(".AppImage"), person.home / "bin" / "ViSearch.AppImage"))
    file.chmod(0o755)
    small, mount = person.small_disk("20m")
    one_sentence(person.run(file, "--version", XDG_CACHE_HOME=str(small), mounts=[mount]), "The disk is full")
    copies = f"{file} --version; find {small} -name '*.so*'"
    assert person.run("/bin/sh", "-c", copies, XDG_CACHE_HOME=str(small), mounts=[mount], PATH="/usr/bin").stdout == ""
    with file.open("r+b") as stream:
        stream.truncate(30_000_000)
    one_sentence(person.run(file, "--version"), "damaged")
