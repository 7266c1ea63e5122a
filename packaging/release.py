"""Names and facts of a release, from one place: the version stands in `visearch_desktop/__init__.py`."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BUNDLE = "visearch-desktop"
TITLE = "ViSearch Desktop"
SUMS = "SHA256SUMS"


def version(root: Path = ROOT) -> str:
    """The program's version; read, not imported, so that no library need be installed."""
    text = (root / "visearch_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([0-9]+\.[0-9]+\.[0-9]+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("visearch_desktop/__init__.py names no version like 1.2.3.")
    return found[1]


def flavour() -> str:
    """cpu, or cuda for NVIDIA cards."""
    return os.environ.get("VISEARCH_FLAVOUR", "cpu")


def system() -> str:
    """linux-x86_64, windows-x86_64, macos-arm64."""
    names = {"linux": "linux", "win32": "windows", "darwin": "macos"}
    machine = platform.machine().lower().replace("amd64", "x86_64").replace("aarch64", "arm64")
    return f"{names.get(sys.platform, sys.platform)}-{machine}"


def archive_name(ending: str, *, kit: bool = False) -> str:
    """The same name for the same version, flavour and system, wherever it is built."""
    kind = "-offline-kit" if kit else ""
    more = "" if flavour() == "cpu" else f"-{flavour()}"
    return f"{BUNDLE}-{version()}-{system()}{more}{kind}{ending}"


def built_at() -> int:
    """Seconds since 1970 that go into archives: SOURCE_DATE_EPOCH, else a fixed day, so that builds can be alike."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600"))


def digest(file: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_sums(folder: Path, *, deep: bool = False) -> Path:
    """`SHA256SUMS` over the files of a folder, and of those below it if `deep`, as `sha256sum --check` reads it."""
    there = folder.rglob("*") if deep else folder.iterdir()
    files = sorted(file for file in there if file.is_file() and file.name != SUMS)
    target = folder / SUMS
    lines = [f"{digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def unwritable(folder: Path) -> str:
    """Why a folder cannot be written to, in one sentence; empty when it can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return f"{folder} cannot be written: {error.strerror}."
    return ""


if __name__ == "__main__":
    print(version() if sys.argv[1:] == ["version"] else write_sums(DIST))
