"""The program's icon for Windows (.ico) and macOS (.icns) and the version facts of Windows, drawn from the SVG."""

from __future__ import annotations

import io
from pathlib import Path

import release

SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
_VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The ViSearch Desktop authors'),
      StringStruct('FileDescription', '{title}'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('OriginalFilename', '{program}.exe'),
      StringStruct('ProductName', '{title}'),
      StringStruct('ProductVersion', '{version}'),
    ])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ],
)
"""


def make(folder: Path) -> None:
    """Write visearch.ico, visearch.icns and a version file for each program into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [_drawn(side) for side in SIDES]
    largest = pictures[-1]
    for name, sides in (("visearch.ico", SIDES[:-1]), ("visearch.icns", SIDES)):
        largest.save(folder / name, sizes=[(side, side) for side in sides], append_images=pictures[:-1])
    numbers = (*map(int, release.version().split(".")), 0)
    for program in ("visearch", "visearch-desktop"):
        text = _VERSION.format(numbers=numbers, version=release.version(), title=release.TITLE, program=program)
        (folder / f"{program}.version").write_text(text, encoding="utf-8")


def _drawn(side: int):  # type: ignore[no-untyped-def]
    from PIL import Image  # noqa: PLC0415 - the build environment has both
    from PySide6.QtCore import QBuffer, QIODevice, Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(release.ROOT / "resources" / "icons" / "visearch-desktop.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")
