"""The Debian package and the AppImage, installed and run as a fresh user without Python, under an X server.

`make installers` first; `make bundle-test` runs this. It installs and removes the package on this computer: as root.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import write_photo
from tests.installers.conftest import DIST, ROOT, script

pytestmark = [
    pytest.mark.installed,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux installers"),
    pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="makes a user and installs a package: as root"),
]
USER = "visearch-test"
DATA = ".local/share/ViSearch Desktop"
_LIMIT = 900


@dataclass(frozen=True)
class Person:
    """A user of this computer who has never seen the program."""

    home: Path
    display: str

    def run(self, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command as this person: nothing of our environment, and no Python to be found."""
        environment = {
            "HOME": str(self.home), "USER": USER, "LANG": "C.UTF-8", "DISPLAY": self.display,
            "PATH": str(self.home / "bin"), **more,
        }  # fmt: skip
        words = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"]
        words += ["env", "-i", *(f"{name}={value}" for name, value in environment.items()), *map(str, command)]
        return subprocess.run(words, cwd=self.home, capture_output=True, text=True, timeout=_LIMIT, check=False)

    def left(self) -> list[str]:
        """The files in this person's home."""
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """An X server of its own."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (Debian package xvfb)")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-ac"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def person(display: str) -> Iterator[Person]:
    """A fresh user, gone afterwards."""
    subprocess.run(["userdel", "--remove", USER], capture_output=True, check=False)
    subprocess.run(
        ["useradd", "--create-home", "--skel", "/dev/null", "--shell", "/usr/sbin/nologin", USER], check=True
    )
    home = Path(pwd.getpwnam(USER).pw_dir)
    photos = home / "商品图"
    for number in range(8):
        write_photo(photos / f"SKU{number // 2}" / f"图{number}.jpg", number // 2 + number % 2 * 100)
    shutil.copy(photos / "SKU1" / "图2.jpg", photos / "SKU3" / "again.jpg")
    (home / "bin").mkdir()
    subprocess.run(["chown", "-R", f"{USER}:", str(home)], check=True)
    yield Person(home, display)
    subprocess.run(["userdel", "--remove", USER], capture_output=True, check=False)


def installer(ending: str) -> Path:
    """The installer of this version that `make installers` made."""
    found: Path = DIST / script("release").archive_name(ending)
    if not found.is_file():
        pytest.skip(f"{found.name} has not been made: make installers")
    return found


@pytest.fixture(scope="module")
def package() -> Iterator[Path]:
    """The Debian package, installed; its removal is a test of its own."""
    file = installer(".deb")
    subprocess.run(["dpkg", "--install", "--force-depends", str(file)], check=True, capture_output=True)
    yield file
    subprocess.run(["dpkg", "--purge", "visearch-desktop"], check=False, capture_output=True)


def journey(person: Person, *program: str | Path) -> None:
    """Self-test, index, search, audit, window: what staff do on the first morning."""
    checked = person.run(*program, "self-test", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    said = json.loads(checked.stdout)
    assert said["passed"]
    assert {"HEIC", "AVIF", "Model efficientnet-lite0", "Index", "Search", "Audit", "Window", "Network"} <= {
        one["name"] for one in said["checks"]
    }
    assert "on a screen" in next(one["said"] for one in said["checks"] if one["name"] == "Window")
    catalog, photo = person.home / DATA / "catalogs" / "shop", person.home / "商品图" / "SKU1" / "图2.jpg"
    indexed = person.run(*program, "index", person.home / "商品图", "--catalog", catalog, "--json")
    assert json.loads(indexed.stdout)["photos"] == 9, indexed.stderr
    searched = person.run(*program, "search", photo, "--catalog", catalog, "--json")
    best = json.loads(searched.stdout)["matches"][0]
    assert (best["sku"], best["relation"]) == ("SKU1", "identical")
    report = person.home / "报告.xlsx"
    audited = person.run(*program, "audit", "--catalog", catalog, "--report", report, "--json")
    assert json.loads(audited.stdout)["groups"], audited.stderr
    assert report.stat().st_size > 5_000
    window = person.home / "window.png"
    opened = person.run(*program, "open", photo, "--catalog", catalog, "--picture", window)
    assert opened.returncode == 0, opened.stderr
    with Image.open(window) as picture:
        assert picture.size == (1280, 800)
        assert len(picture.convert("RGB").resize((160, 100)).getcolors(16_000)) > 40  # type: ignore[arg-type]
    keep = os.environ.get("KEEP_PICTURES")
    if keep:
        shutil.copy(window, Path(keep) / f"window-{Path(str(program[0])).suffix or 'deb'}.png")


def test_the_package_runs_for_a_fresh_user(package: Path, person: Person) -> None:
    assert person.run("/usr/bin/env", "python3").returncode == 127  # there is none for this person
    journey(person, "/usr/bin/visearch")
    assert [name for name in person.left() if not name.startswith((DATA, "商品图", "报告", "window"))] == []


def test_the_package_is_what_it_says(package: Path) -> None:
    listed = subprocess.run(["dpkg", "--listfiles", "visearch-desktop"], capture_output=True, text=True, check=True)
    places = listed.stdout.split("\n")
    for wanted in (
        "/usr/share/applications/visearch-desktop.desktop",
        "/usr/share/metainfo/visearch-desktop.metainfo.xml",
        "/usr/share/icons/hicolor/scalable/apps/visearch-desktop.svg",
        "/usr/share/man/man1/visearch.1.gz",
        "/usr/share/doc/visearch-desktop/copyright",
    ):
        assert wanted in places
    assert Path("/usr/share/doc/visearch-desktop/sbom.cdx.json").is_file()
    assert not [place for place in places if place.startswith(("/etc", "/var", "/opt", "/home"))]


def test_no_internet_socket_is_opened(package: Path, person: Person) -> None:
    """What the system saw, of Python and of every library."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    log = person.home / "sockets"
    traced = person.run(
        "/usr/bin/strace", "-f", "-e", "trace=socket", "-o", log, "/usr/bin/visearch", "self-test", "--json"
    )
    assert traced.returncode == 0, traced.stderr
    lines = log.read_text("utf-8", "replace").splitlines()
    assert [line for line in lines if "AF_INET" in line] == []
    assert [line for line in lines if "AF_UNIX" in line]  # it looked: the X server is spoken to


def test_the_menu_opens_the_window_with_a_photo(package: Path, person: Person) -> None:
    """`Exec=visearch-desktop %F`: the window stays open until it is closed."""
    photo = person.home / "商品图/SKU1/图2.jpg"
    ended = person.run("/usr/bin/timeout", "--signal=INT", "25", "/usr/bin/visearch-desktop", photo)
    assert ended.returncode in {0, 124}, ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("bad", ["no home", "home is a file", "newer catalog", "damaged model", "no temporary folder"])
def test_bad_luck_is_one_sentence(package: Path, person: Person, bad: str) -> None:
    catalog, photos = person.home / "catalog", person.home / "商品图"
    program = Path("/usr/bin/visearch")
    if bad == "newer catalog":
        assert person.run(program, "index", photos, "--catalog", catalog).returncode == 0
        with sqlite3.connect(catalog / "catalog.sqlite") as connection:
            connection.execute("PRAGMA user_version = 999")
        ended = person.run(program, "search", photos / "SKU1/图2.jpg", "--catalog", catalog)
        words = "newer version of ViSearch. Update the program."
    elif bad == "damaged model":
        pack = person.home / DATA / "models" / "broken"
        shutil.copytree(ROOT / "models" / "efficientnet-lite0", pack)
        card = (pack / "card.toml").read_text("utf-8").replace('name = "efficientnet-lite0"', 'name = "broken"')
        (pack / "card.toml").write_text(card, "utf-8")
        (pack / "model.onnx").write_bytes(b"x" * 1000)
        ended = person.run(program, "index", photos, "--catalog", catalog, "--model", "broken")
        words = "“broken” is damaged or was exchanged. Install it again."
    elif bad == "no temporary folder":
        ended = person.run(program, "self-test", TMPDIR="/proc/nowhere", HOME="/proc/nowhere")
        words = ""
    else:
        file = person.home / "file"
        file.write_bytes(b"")
        home = "/nonexistent" if bad == "no home" else str(file)
        ended = person.run(program, "self-test", "--json", HOME=home)
        words = "Data folder: The data folder"
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    if words:
        assert ended.returncode == 1
        assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr


def test_removing_the_package_leaves_the_users_data_alone(person: Person) -> None:
    file = installer(".deb")
    subprocess.run(["dpkg", "--install", "--force-depends", str(file)], check=True, capture_output=True)
    catalog = person.home / DATA / "catalogs" / "shop"
    assert person.run("/usr/bin/visearch", "index", person.home / "商品图", "--catalog", catalog).returncode == 0
    before = person.left()
    subprocess.run(["dpkg", "--purge", "visearch-desktop"], check=True, capture_output=True)
    assert person.left() == before
    places = ("bin", "lib", "share/applications", "share/doc", "share/metainfo", "share/man/man1", "share/nemo/actions")
    left = [path for place in places for path in Path("/usr", place).glob("*visearch*")]
    assert left == []


def test_the_appimage_runs_for_a_fresh_user(person: Person) -> None:
    file = person.home / "bin" / "ViSearch.AppImage"
    shutil.copy(installer(".AppImage"), file)
    file.chmod(0o755)
    journey(person, file)
    cache = person.home / ".cache" / "visearch-desktop"
    (unpacked,) = cache.iterdir()  # once, whatever was started
    assert not unpacked.name.startswith(".")
    portable = file.parent / "ViSearch data"
    portable.mkdir()
    shutil.chown(portable, USER, USER)
    said = json.loads(person.run(file, "self-test", "--json").stdout)
    assert str(portable) in [one["said"] for one in said["checks"]]
    assert person.run(file, "--appimage-forget").returncode == 0
    file.unlink()
    assert [name for name in person.left() if not name.startswith((DATA, "商品图", "报告", "window"))] == []


def test_an_appimage_that_finds_no_room_or_is_cut_off_is_one_sentence(person: Person, tmp_path: Path) -> None:
    file = person.home / "bin" / "ViSearch.AppImage"
    shutil.copy(installer(".AppImage"), file)
    file.chmod(0o755)
    small = person.home / "small"
    small.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size=20m,uid={pwd.getpwnam(USER).pw_uid}", "tmpfs", str(small)], check=True
    )
    try:
        full = person.run(file, "--version", XDG_CACHE_HOME=str(small))
        assert list(small.rglob("*.so*")) == []  # what was unpacked is gone again
    finally:
        subprocess.run(["umount", str(small)], check=True)
    assert (full.returncode, full.stderr.count("\n")) == (1, 1), full.stderr
    assert "The disk is full" in full.stderr
    with file.open("r+b") as stream:
        stream.truncate(30_000_000)
    cut = person.run(file, "--version")
    assert (cut.returncode, cut.stderr.count("\n")) == (1, 1), cut.stderr
    assert "damaged" in cut.stderr


def test_the_bill_of_materials_is_of_this_bundle() -> None:
    bundle = DIST / "visearch-desktop"
    if not (bundle / "sbom.cdx.json").is_file():
        pytest.skip("the bundle has not been made: make bundle")
    bill = json.loads((bundle / "sbom.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    names = {one["name"] for one in bill["components"]}
    assert {
        "pyside6-essentials",
        "onnxruntime",
        "opencv-python-headless",
        "annoy",
        "python",
        "efficientnet-lite0",
    } <= names
    assert not {"opencv-python", "pytest", "pip"} & names
    licences = script("licences")
    for one in bill["components"]:
        (said,) = one["licenses"]
        expression = said.get("expression") or said["license"].get("id") or said["license"]["name"]
        assert licences.unknown(expression) == (), one["name"]
    notices = (bundle / "THIRD-PARTY-NOTICES.txt").read_text("utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notices
    assert not list(bundle.rglob("*Qt5*"))
    assert not list(bundle.rglob("*qgtk3*"))
