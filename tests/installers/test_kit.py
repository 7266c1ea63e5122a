"""The offline kit: what it holds is what it names, and its install sheet tells IT all they need."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from tests.installers.conftest import DIST, PACKAGING, ROOT, script
from visearch_desktop import cli
from visearch_desktop.cli.commands import visearch

release, kit = script("release"), script("kit")
SHEET = (PACKAGING / "kit" / "INSTALL.md").read_text("utf-8")


def test_the_kit_holds_what_it_names_and_packs_the_same_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "dist" / release.BUNDLE
    bundle.mkdir(parents=True)
    for name in ("sbom.cdx.json", "THIRD-PARTY-NOTICES.txt", "QT-LGPL.md", "manual.md"):
        (bundle / name).write_text(name)
    installer = tmp_path / "visearch-desktop-9.9.9-linux-x86_64.deb"
    installer.write_bytes(b"deb")
    monkeypatch.setattr(release, "DIST", tmp_path / "dist")
    folder = kit.lay_out([installer], tmp_path / "kit")
    sheet = (folder / "INSTALL.md").read_text("utf-8")
    assert installer.name in sheet
    assert "@" not in sheet
    assert (folder / "models" / "efficientnet-lite0" / "card.toml").is_file()
    sums = (folder / "SHA256SUMS").read_text("utf-8")
    assert "models/resnet50-augnet/model.onnx" in sums
    first = kit.pack(folder, tmp_path / "kit-a.zip").read_bytes()
    (tmp_path / "kit-a.zip").unlink()
    assert kit.pack(folder, tmp_path / "kit-a.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "kit-a.zip") as archive:
        assert f"kit-a/{installer.name}" in archive.namelist()


def test_a_kit_without_an_installer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no installer"):
        kit.lay_out([], tmp_path / "kit")


@pytest.mark.parametrize(
    "told",
    [
        "sha256sum --check SHA256SUMS",
        "sudo dpkg -i @DEB@",
        "@SETUP@ /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /ALLUSERS",
        "/CURRENTUSER",
        "unins000.exe /VERYSILENT",
        "--appimage-forget",
        "visearch self-test",
        "VISEARCH_HOME",
        "ViSearch data",
        "**Move a catalog to another computer:**",
        "no telemetry, no update check, no licence server",
        "never changes, moves or deletes a photo",
        "%LOCALAPPDATA%\\ViSearch Desktop",
        "may be\nread-only",
    ],
)
def test_the_install_sheet_tells_it(told: str) -> None:
    assert told in SHEET


def test_the_install_sheet_names_the_folders_that_the_program_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for system in (Unix, MacOS):
        places = system("ViSearch Desktop", appauthor=False)
        for folder in (places.user_data_dir, places.user_log_dir):
            assert f"`{folder.replace(str(Path.home()), '~')}`" in SHEET


def test_every_command_of_the_sheet_and_of_the_man_page_is_one() -> None:
    assert cli.__name__ == "visearch_desktop.cli"  # its import makes the commands known
    page = (PACKAGING / "linux" / "visearch.1").read_text("utf-8").replace("\\-", "-")
    on_page = set(re.findall(r"^\.B ([a-z][a-z-]+)", page, re.MULTILINE)) - {"visearch", "visearch-desktop"}
    on_page |= set(re.findall(r"\\fB(restore)", page))
    on_sheet = set(re.findall(r"`visearch ([a-z-]+)", SHEET))
    assert on_sheet >= {"self-test", "models", "backups", "diagnostics", "ledger", "forget"}
    shown = {name for name, command in visearch.commands.items() if not command.hidden}
    assert on_page == shown  # the man page has every command
    assert on_sheet - shown == set()


@pytest.mark.installed
def test_the_real_kit_is_whole(tmp_path: Path) -> None:
    """`make kit`: unpacked as IT would, its checksums hold, and nothing is in it that they do not cover."""
    archive = DIST / release.archive_name(".zip", kit=True)
    if not archive.is_file():
        pytest.skip(f"{archive.name} has not been made: make kit")
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path / "unpacked")
        rights = {Path(entry.filename).suffix: entry.external_attr >> 16 for entry in packed.infolist()}
    assert rights[".AppImage"] & 0o111
    (folder,) = (tmp_path / "unpacked").iterdir()
    assert folder.name == archive.stem
    if sys.platform.startswith("linux"):
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    listed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert listed == there - {"SHA256SUMS"}
    sheet = (folder / "INSTALL.md").read_text("utf-8")
    for ending in (".deb", ".AppImage"):
        name = release.archive_name(ending)
        assert name in sheet
        assert release.digest(folder / name) == release.digest(DIST / name)
    assert {f"models/{pack.parent.name}/model.onnx" for pack in (ROOT / "models").glob("*/card.toml")} <= listed
    assert {"sbom.cdx.json", "THIRD-PARTY-NOTICES.txt", "QT-LGPL.md", "manual.md"} <= listed
    (checked,) = re.findall(r"^([0-9a-f]{64})  " + re.escape(archive.name), (DIST / "SHA256SUMS").read_text(), re.M)
    assert checked == release.digest(archive)
