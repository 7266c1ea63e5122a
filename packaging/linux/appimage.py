"""`make appimage`: the bundle as one file that runs without being installed (`TOOLS` says what that needs)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import stage
from stage import release

MAGIC = b"AI\x02"
"""Stands at byte 8 of every AppImage of type 2, where ELF has room for it."""
TOOLS = {"gcc": "gcc", "mksquashfs": "squashfs-tools"}


def build(bundle: Path, work: Path, target: Path) -> Path:
    """Make the AppImage: our runtime, and a squashfs picture of the installation behind it."""
    root = stage.lay_out(bundle, work / "AppDir")
    for name in (f"{stage.NAME}.desktop", f"{stage.NAME}.svg"):
        file = next(path for path in (root / "usr" / "share").rglob(name))
        (root / name).symlink_to(file.relative_to(root))
    (root / ".DirIcon").symlink_to(f"{stage.NAME}.svg")
    shutil.copy(stage.HERE / "AppRun", root / "AppRun")
    stage.settle(root)
    picture, runtime = work / "appimage.squashfs", work / "appimage.runtime"
    picture.unlink(missing_ok=True)
    seconds = str(release.built_at())
    pack = ["mksquashfs", str(root), str(picture), "-comp", "zstd", "-Xcompression-level", "9", "-b", "256K"]
    pack += ["-all-root", "-noappend", "-no-progress", "-quiet", "-all-time", seconds, "-mkfs-time", seconds]
    # mksquashfs refuses the variable beside the two options that say the same.
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(pack, check=True, env=environment)
    compile_runtime(runtime, f"{release.version()}-{release.digest(picture)[:16]}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        file.write(runtime.read_bytes())
        with picture.open("rb") as packed:
            shutil.copyfileobj(packed, file, 1 << 20)
    target.chmod(0o755)
    return target


def compile_runtime(target: Path, build_name: str) -> None:
    """Compile the part that unpacks and starts the rest, and mark it as an AppImage of type 2."""
    command = ["gcc", "-Os", "-s", "-Wall", "-Wextra", "-Werror", f'-DBUILD="{build_name}"']
    command += ["-isystem", "/usr/include/squashfuse", str(stage.HERE / "runtime.c"), "-o", str(target)]
    command += ["-Wl,-Bstatic", "-lsquashfuse", "-lzstd", "-Wl,-Bdynamic"]
    subprocess.run(command, check=True)
    program = bytearray(target.read_bytes())
    program[8:11] = MAGIC
    target.write_bytes(program)


def missing_tools() -> str:
    """The Debian packages that are still needed, in one sentence; empty when all is there."""
    packages = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if not Path("/usr/include/squashfuse").is_dir():
        packages.append("libsquashfuse-dev")
    if not Path("/usr/include/zstd.h").is_file():
        packages.append("libzstd-dev")
    return (
        f"An AppImage is made with tools that are missing: sudo apt-get install {' '.join(packages)}"
        if packages
        else ""
    )


if __name__ == "__main__":
    if missing_tools():
        sys.exit(missing_tools())
    begun = time.monotonic()
    made = build(
        release.DIST / release.BUNDLE, release.ROOT / "build", release.DIST / release.archive_name(".AppImage")
    )
    print(f"{made} ({made.stat().st_size / 1e6:.0f} MB, {time.monotonic() - begun:.0f} s)")
