"""What a drop or a paste holds, in the program's words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.gui import dragged, wording

TABLE_SUFFIXES = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".xlsm"))
ARCHIVE_SUFFIXES = frozenset((".zip",))


@dataclass(frozen=True, slots=True)
class Drop:
    """The parts of a drop: photo files, a picture without a file, folders, tables, archives and what is neither."""

    photos: tuple[Path, ...] = ()
    picture: bytes | QImage | None = None
    folders: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()
    archives: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    web: tuple[str, ...] = ()

    @property
    def pieces(self) -> tuple[Path | QImage | bytes, ...]:
        """What can be searched with. Files win over a picture: they are the original."""
        if self.photos:
            return self.photos
        return (self.picture,) if self.picture is not None else ()

    @property
    def delivery(self) -> tuple[Path, ...]:
        """What can be checked as a supplier's delivery."""
        return (*self.folders, *self.archives, *self.tables, *self.photos)

    def __bool__(self) -> bool:
        return bool(self.pieces or self.folders or self.tables or self.archives or self.others or self.web)


def might_hold(mime: QMimeData) -> bool:
    """Whether a drop is worth accepting, told without touching the file system."""
    return mime.hasUrls() or dragged.holds_picture(mime)


def read_drop(mime: QMimeData) -> Drop:
    """Sort what `mime` holds."""
    urls = mime.urls() if mime.hasUrls() else []
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    folders = tuple(path for path in local if path.is_dir())
    files = [path for path in local if path not in folders]
    photos = tuple(path for path in files if path.suffix.lower() in PHOTO_SUFFIXES)
    tables = tuple(path for path in files if path.suffix.lower() in TABLE_SUFFIXES)
    archives = tuple(path for path in files if path.suffix.lower() in ARCHIVE_SUFFIXES)
    known = {*photos, *tables, *archives}
    return Drop(
        photos=photos,
        picture=dragged.picture_in(mime),
        folders=folders,
        tables=tables,
        archives=archives,
        others=tuple(path for path in files if path not in known),
        web=dragged.web_addresses(mime),
    )


def instead(file: Path) -> str:
    """What to do with a file that is no photo."""
    if file.suffix.lower() in (".xls", ".ods", ".numbers"):
        return wording.tr("Save it as XLSX or CSV and drop that file.")
    if file.suffix.lower() in (".7z", ".rar", ".tar", ".gz"):
        return wording.tr("Unpack it first, or pack it as a ZIP, then drop that.")
    return wording.tr("Photos are {} files.").format("JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF")
