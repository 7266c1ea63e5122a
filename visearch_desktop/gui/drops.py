"""What a drop or a paste holds, in the program's words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.gui import wording

TABLE_SUFFIXES = frozenset((".csv", ".tsv", ".txt"))


@dataclass(frozen=True, slots=True)
class Drop:
    """The parts of a drop: photo files, a picture without a file, folders, tables and what is neither."""

    photos: tuple[Path, ...] = ()
    image: QImage | None = None
    folders: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    web: tuple[str, ...] = ()

    @property
    def pieces(self) -> tuple[Path | QImage, ...]:
        """What can be searched with. Files win over a picture: they are the original."""
        if self.photos:
            return self.photos
        return (self.image,) if self.image is not None else ()

    def __bool__(self) -> bool:
        return bool(self.pieces or self.folders or self.tables or self.others or self.web)


def might_hold(mime: QMimeData) -> bool:
    """Whether a drop is worth accepting, told without touching the file system."""
    return mime.hasUrls() or mime.hasImage()


def read_drop(mime: QMimeData) -> Drop:
    """Sort what `mime` holds."""
    urls = mime.urls() if mime.hasUrls() else []
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    folders = tuple(path for path in local if path.is_dir())
    files = [path for path in local if path not in folders]
    photos = tuple(path for path in files if path.suffix.lower() in PHOTO_SUFFIXES)
    tables = tuple(path for path in files if path.suffix.lower() in TABLE_SUFFIXES)
    return Drop(
        photos=photos,
        image=_image(mime),
        folders=folders,
        tables=tables,
        others=tuple(path for path in files if path not in photos and path not in tables),
        web=tuple(url.toString() for url in urls if not url.isLocalFile()),
    )


def instead(file: Path) -> str:
    """What to do with a file that is no photo."""
    if file.suffix.lower() in (".xlsx", ".xls", ".ods"):
        return wording.tr("To use it as the product table, save it as CSV and drop that file.")
    if file.suffix.lower() in (".zip", ".7z", ".rar"):
        return wording.tr("Unpack it first, then drop the photos.")
    return wording.tr("Photos are {} files.").format("JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF")


def _image(mime: QMimeData) -> QImage | None:
    if not mime.hasImage():
        return None
    image = mime.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None
