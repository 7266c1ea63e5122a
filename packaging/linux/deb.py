"""`make deb`: the bundle as a Debian package, for Debian 12, Ubuntu 24.04 and newer. Needs dpkg-deb."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import stage
from stage import release

CONTROL = """Package: {name}
Version: {version}
Section: graphics
Priority: optional
Architecture: {machine}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: libc6 (>= {glibc}), libgl1, libegl1, libfontconfig1
Recommends: fonts-dejavu-core, fonts-noto-cjk, libwayland-cursor0, xdg-utils
Description: find supplier photos in a shop's own catalogue, offline
 Does the shop already sell this? Drop a supplier's photo on the window and see
 which SKU it shows, and how sure that is. Audits the catalogue for listings
 that show the same photo, and says which products of a delivery are new.
 .
 Everything happens on this computer: no network, no telemetry. Python and all
 libraries are inside the package.
"""
MAINTAINER = os.environ.get("VISEARCH_MAINTAINER", "The ViSearch Desktop authors <visearch-desktop@localhost>")


def build(bundle: Path, work: Path, target: Path) -> Path:
    """Make the package; installing and removing it are dpkg's business alone, no script runs."""
    root = stage.lay_out(bundle, work / "deb")
    machine = {"x86_64": "amd64", "arm64": "arm64"}[release.system().split("-")[1]]
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir())
    glibc = ".".join(map(str, stage.needed_glibc(root / "usr" / "lib")))
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            name=stage.NAME, version=release.version(), machine=machine, maintainer=MAINTAINER,
            kilobytes=size // 1024, glibc=glibc,
        ),
        encoding="utf-8",
    )  # fmt: skip
    stage.settle(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(root), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(release.built_at())}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


if __name__ == "__main__":
    begun = time.monotonic()
    made = build(release.DIST / release.BUNDLE, release.ROOT / "build", release.DIST / release.archive_name(".deb"))
    print(f"{made} ({made.stat().st_size / 1e6:.0f} MB, {time.monotonic() - begun:.0f} s)")
    sys.exit(0)
