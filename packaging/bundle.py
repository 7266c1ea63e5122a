"""`make bundle`: the one-folder program with PyInstaller, its licences, its bill of materials and its sizes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import inventory
import release
import sbom
import sizes

HERE = Path(__file__).resolve().parent
TOOLS = {"gcc": "gcc", "strip": "binutils", "icupkg": "icu-devtools"}
"""What makes a bundle for Linux smaller: program -> Debian package."""
WORK = release.ROOT / "build" / "bundle"


def build() -> Path:
    """Make the bundle in `dist`; SystemExit with a sentence when it cannot be."""
    for folder in (release.DIST, WORK):
        if problem := release.unwritable(folder):
            raise SystemExit(problem)
    if sys.platform.startswith("linux") and (missing := missing_tools()):
        raise SystemExit(missing)
    if sys.platform in {"win32", "darwin"}:
        import program_icon  # noqa: PLC0415 - draws with Qt; Linux takes the SVG

        program_icon.make(release.ROOT / "build" / "icons")
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(release.DIST), "--workpath", str(WORK)]
    command = [sys.executable, "-m", "PyInstaller", *options, str(HERE / "visearch.spec")]
    # The same order of sets in every build.
    subprocess.run(command, check=True, cwd=release.ROOT, env={**os.environ, "PYTHONHASHSEED": "1"})
    return finish(release.DIST / release.BUNDLE)


def finish(bundle: Path) -> Path:
    """Strip the libraries, add the second name and the documents, refuse licences that are not on the list."""
    if sys.platform.startswith("linux"):
        sys.path.append(str(HERE / "linux"))
        import stripping  # noqa: PLC0415 - found there

        stripping.strip_all(bundle)
        (bundle / release.BUNDLE).symlink_to("visearch")
    found = inventory.components(WORK)
    if wrong := inventory.refused(found):
        raise SystemExit("\n".join(wrong))
    sbom.write_sbom(found, bundle / sbom.SBOM)
    sbom.write_notices(found, bundle / sbom.NOTICES)
    root = release.ROOT
    for file in (root / "LICENSE", root / "NOTICE", root / "docs" / "manual.md", HERE / "QT-LGPL.md"):
        shutil.copy(file, bundle / file.name)
    return bundle


def missing_tools() -> str:
    """The Debian packages that a bundle for Linux is still made with, in one sentence; empty when all are there."""
    packages = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    return (
        f"A bundle is made with tools that are missing: sudo apt-get install {' '.join(packages)}" if packages else ""
    )


def check(bundle: Path) -> None:
    """Let the new program check itself; SystemExit with its table when it is not whole."""
    program = bundle / ("visearch.exe" if sys.platform == "win32" else "visearch")
    ended = subprocess.run([program, "self-test"], check=False)
    if ended.returncode:
        raise SystemExit("The bundle was made, and does not pass its own check.")


if __name__ == "__main__":
    begun = time.monotonic()
    made = build()
    check(made)
    print(sizes.table(sizes.measure(made)))
    print(f"{made} ({time.monotonic() - begun:.0f} s)")
