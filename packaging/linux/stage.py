"""The files of a Linux installation, laid out below one folder: both the .deb and the AppImage are made from it."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import release

HERE = Path(__file__).resolve().parent
NAME = release.BUNDLE
PROGRAMS = ("visearch", "visearch-desktop")


def lay_out(bundle: Path, root: Path) -> Path:
    """Copy the bundle and what the desktop needs to know of it below `root`, which is made anew."""
    if root.exists():
        shutil.rmtree(root)
    share = root / "usr" / "share"
    shutil.copytree(bundle, root / "usr" / "lib" / NAME, symlinks=True)
    (root / "usr" / "bin").mkdir()
    for program in PROGRAMS:
        (root / "usr" / "bin" / program).symlink_to(f"../lib/{NAME}/{program}")
    _copy(HERE / f"{NAME}.desktop", share / "applications")
    _copy(HERE / "search-in-visearch.desktop", share / "kio" / "servicemenus")
    _copy(HERE / "search-in-visearch.nemo_action", share / "nemo" / "actions")
    _copy(release.ROOT / "resources" / "icons" / f"{NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps")
    _filled(HERE / f"{NAME}.metainfo.xml", share / "metainfo" / f"{NAME}.metainfo.xml")
    _manual_pages(share / "man" / "man1")
    _documents(bundle, share / "doc" / NAME)
    return root


def settle(root: Path) -> None:
    """Rights and times that do not depend on who built it, and when."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (release.built_at(), release.built_at()), follow_symlinks=False)


def needed_glibc(folder: Path) -> tuple[int, int]:
    """The newest version of the C library that a binary below `folder` asks for."""
    asked = {(2, 17)}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and (".so" in file.name or file.name in PROGRAMS):
            asked |= {(2, int(number)) for number in re.findall(rb"\0GLIBC_2\.(\d+)(?=\0|\.)", file.read_bytes())}
    return max(asked)


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / file.name)


def _text(template: Path) -> str:
    day = time.strftime("%Y-%m-%d", time.gmtime(release.built_at()))
    return template.read_text(encoding="utf-8").replace("@VERSION@", release.version()).replace("@DATE@", day)


def _filled(template: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_text(template), encoding="utf-8")


def _manual_pages(folder: Path) -> None:
    folder.mkdir(parents=True)
    packed = gzip.compress(_text(HERE / "visearch.1").encode(), mtime=0)
    (folder / "visearch.1.gz").write_bytes(packed)
    (folder / f"{NAME}.1.gz").symlink_to("visearch.1.gz")


def _documents(bundle: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("NOTICE", "manual.md", "THIRD-PARTY-NOTICES.txt", "sbom.cdx.json", "QT-LGPL.md"):
        if (bundle / name).is_file():
            (folder / name).symlink_to(f"../../../lib/{NAME}/{name}")
    (folder / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: ViSearch Desktop\n\nFiles: *\nCopyright: the ViSearch Desktop authors\nLicense: Apache-2.0\n"
        " On Debian systems the text is in /usr/share/common-licenses/Apache-2.0. The libraries that the program\n"
        f" brings along have licences of their own: /usr/lib/{NAME}/THIRD-PARTY-NOTICES.txt.\n",
        encoding="utf-8",
    )
    changes = (release.ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
