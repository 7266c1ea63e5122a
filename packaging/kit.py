"""`make kit`: one archive for IT with the installers, the model packs, checksums and an install sheet.

python packaging/kit.py INSTALLER...   (none: every installer in `dist`)
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import release
import sbom

SHEET = release.ROOT / "packaging" / "kit" / "INSTALL.md"
ENDINGS = {"@DEB@": ".deb", "@APPIMAGE@": ".AppImage", "@SETUP@": ".exe", "@DMG@": ".dmg"}
_LIKE_1980 = (1980, 1, 1, 0, 0, 0)


def installers() -> list[Path]:
    """Those of this version in `dist`."""
    here = release.DIST.glob(f"{release.BUNDLE}-{release.version()}-*")
    return sorted(file for file in here if file.suffix in ENDINGS.values())


def lay_out(files: Sequence[Path], folder: Path) -> Path:
    """Put everything that goes into the kit into `folder`, which is made anew."""
    if not files:
        raise SystemExit("There is no installer in dist yet: make deb appimage, or give one as an argument.")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for file in files:
        shutil.copy2(file, folder / file.name)
    sheet = SHEET.read_text(encoding="utf-8").replace("@VERSION@", release.version())
    for mark, ending in ENDINGS.items():
        name = next((file.name for file in files if file.suffix == ending), f"the {ending} file")
        sheet = sheet.replace(mark, name)
    (folder / "INSTALL.md").write_text(sheet, encoding="utf-8")
    for name in (sbom.SBOM, sbom.NOTICES, "QT-LGPL.md", "manual.md"):
        shutil.copy(release.DIST / release.BUNDLE / name, folder / name)
    for card in sorted((release.ROOT / "models").glob("*/card.toml")):
        shutil.copytree(card.parent, folder / "models" / card.parent.name)
    release.write_sums(folder, deep=True)
    return folder


def pack(folder: Path, target: Path) -> Path:
    """Zip the kit, in order and without times: the same files give the same archive. Installers are packed already."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{target.stem}/{file.relative_to(folder).as_posix()}", _LIKE_1980)
            entry.external_attr = (0o755 if file.suffix == ".AppImage" else 0o644) << 16
            with archive.open(entry, "w", force_zip64=True) as packed, file.open("rb") as source:
                shutil.copyfileobj(source, packed, 1 << 20)
    return target


if __name__ == "__main__":
    chosen = [Path(argument) for argument in sys.argv[1:]] or installers()
    made = pack(lay_out(chosen, release.ROOT / "build" / "kit"), release.DIST / release.archive_name(".zip", kit=True))
    release.write_sums(release.DIST)
    print(f"{made} ({made.stat().st_size / 1e6:.0f} MB)")
