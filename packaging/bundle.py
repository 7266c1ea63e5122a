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
WORK = release.ROOT / "build" / "bundle"


def build() -> Path:
    """Make the bundle in `dist`; SystemExit with a sentence when it cannot be."""
    for folder in (release.DIST, WORK):
        if problem := release.unwritable(folder):
            raise SystemExit(problem)
    if sys.platform in {"win32", "darwin"}:
        import program_icon  # noqa: PLC0415 - draws with Qt; Linux takes the SVG

        program_icon.make(release.ROOT / "build" / "icons")
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(release.DIST), "--workpath", str(WORK)]
    command = [sys.executable, "-m", "PyInstaller", *options, str(HERE / "visearch.spec")]
    # The same order of sets in every build.
    subprocess.run(command, check=True, cwd=release.ROOT, env={**os.environ, "PYTHONHASHSEED": "1"})
    return finish(release.DIST / release.BUNDLE)


def finish(bundle: Path) -> Path:
    """Strip what carries debugging tables, add the documents, refuse licences that are not on the list."""
    if sys.platform.startswith("linux"):
        for library in (*bundle.rglob("libpython3*.so*"), *bundle.rglob("annoylib*.so")):
            subprocess.run(["strip", "--strip-debug", str(library)], check=True)
    found = inventory.components(WORK)
    if wrong := inventory.refused(found):
        raise SystemExit("\n".join(wrong))
    sbom.write_sbom(found, bundle / sbom.SBOM)
    sbom.write_notices(found, bundle / sbom.NOTICES)
    root = release.ROOT
    for file in (root / "LICENSE", root / "NOTICE", root / "docs" / "manual.md", HERE / "QT-LGPL.md"):
        shutil.copy(file, bundle / file.name)
    return bundle


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
