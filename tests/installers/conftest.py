"""The scripts of `packaging` as modules (no package: a library has that name), and a fresh user with a screen."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import write_photo
from tests.installers.person import USER, Person

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
DIST = ROOT / "dist"


def script(name: str) -> Any:
    """A script of `packaging`, or of one of its folders, imported."""
    for folder in (PACKAGING, PACKAGING / "linux"):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    return importlib.import_module(name)


def installer(ending: str) -> Path:
    """The installer of this version that `make installers` made."""
    found: Path = DIST / script("release").archive_name(ending)
    if not found.is_file():
        pytest.skip(f"{found.name} has not been made: make installers")
    return found


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
    home = Path(f"~{USER}").expanduser()
    photos = home / "商品图"
    for number in range(8):
        write_photo(photos / f"SKU{number // 2}" / f"图{number}.jpg", number // 2 + number % 2 * 100)
    shutil.copy(photos / "SKU1" / "图2.jpg", photos / "SKU3" / "again.jpg")
    (home / "bin").mkdir()
    subprocess.run(["chown", "-R", f"{USER}:", str(home)], check=True)
    yield Person(home, display)
    subprocess.run(["userdel", "--remove", USER], capture_output=True, check=False)


@pytest.fixture(scope="module")
def package() -> Iterator[Path]:
    """The Debian package, installed; its removal is a test of its own."""
    file = installer(".deb")
    subprocess.run(["dpkg", "--install", "--force-depends", str(file)], check=True, capture_output=True)
    yield file
    subprocess.run(["dpkg", "--purge", "visearch-desktop"], check=False, capture_output=True)
