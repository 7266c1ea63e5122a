"""The Debian package and the AppImage, installed and run as a fresh user without Python, under an X server.

`make installers` first; `make bundle-test` runs this. It installs and removes the package on this computer: as root.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.installers.conftest import DIST, installer, script
from tests.installers.person import AS_ROOT, DATA, USER, Person

pytestmark = AS_ROOT


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
    assert person.litter() == []


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


def test_no_journey_opens_an_internet_socket(package: Path, person: Person) -> None:
    """What the system saw of every process, of Python and of every library: sockets of this computer alone."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    home, photos = person.home, person.home / "商品图"
    photo, catalog = photos / "SKU1" / "图2.jpg", person.home / "catalog"
    on_it: list[str | Path] = ["--catalog", catalog]
    journeys: dict[str, list[str | Path]] = {
        "self-test": ["self-test", "--json"],
        "index": ["index", photos, *on_it],
        "search": ["search", photo, *on_it],
        "audit": ["audit", *on_it, "--report", home / "audit.xlsx"],
        "batch": ["batch", photos, *on_it, "--report", home / "batch.xlsx"],
        "gate": ["gate", photo],
        "trial": ["trial", *on_it, "--photos", "2"],
        "window": ["open", photo, *on_it, "--picture", home / "window.png"],
        "backup": ["backups", "make", *on_it],
        "models": ["models", "verify"],
        "diagnostics": ["diagnostics", *on_it],
        "forget": ["forget", *on_it, "--yes"],
    }
    log, seen = home / "sockets", ""
    for name, words in journeys.items():
        traced = person.run("/usr/bin/strace", "-f", "-e", "trace=%network", "-o", log, "/usr/bin/visearch", *words)
        assert traced.returncode == 0 or (name, traced.returncode) == ("gate", 1), f"{name}: {traced.stderr}"
        lines = log.read_text("utf-8", "replace").splitlines()
        asked = [line for line in lines if "socket(" in line or "connect(" in line]
        assert [line for line in asked if "AF_UNIX" not in line and "AF_NETLINK" not in line] == [], name
        seen += log.read_text("utf-8", "replace")
    assert "AF_UNIX" in seen  # it looked: the X server is spoken to
    assert "AF_INET" not in seen


def test_the_menu_opens_the_window_with_a_photo(package: Path, person: Person) -> None:
    """`Exec=visearch-desktop %F`: the window stays open until it is closed."""
    photo = person.home / "商品图/SKU1/图2.jpg"
    ended = person.run("/usr/bin/timeout", "--signal=INT", "25", "/usr/bin/visearch-desktop", photo)
    assert ended.returncode in {0, 124}, ended.stderr
    assert "Traceback" not in ended.stderr


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
    assert {name for name in person.left() if "ViSearch data" in name} == {"bin/ViSearch data/logs/visearch.log"}
    shutil.rmtree(portable)
    assert person.run(file, "--appimage-forget").returncode == 0
    file.unlink()
    assert person.litter() == []


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
