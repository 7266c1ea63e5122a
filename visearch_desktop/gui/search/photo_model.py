"""The photos of the query as a Qt list."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QImage, QPixmap

from visearch_desktop.core.queries import Box, Crop, QueryPhoto
from visearch_desktop.gui import wording
from visearch_desktop.gui.search.draft import Draft, plain

Index = QModelIndex | QPersistentModelIndex

PHOTO_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the `QueryPhoto` of a row."""
PICTURE_ROLE = PHOTO_ROLE + 1
"""The role of its picture: None while it is read, an empty one when it cannot be."""
PART_ROLE = PHOTO_ROLE + 2
"""The role of the box that is searched of it: None for the whole photo, and while it is not known."""


class PhotoModel(QAbstractListModel):
    """One row per photo of the query."""

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[QueryPhoto, ...] = ()
        self._pictures: dict[QueryPhoto, QPixmap] = {}
        self._products: dict[QueryPhoto, Box | None] = {}
        self._draft = draft
        draft.changed.connect(self._follow)

    @property
    def unread(self) -> tuple[QueryPhoto, ...]:
        """The photos whose pictures are not there yet."""
        return tuple(photo for photo in self._photos if plain(photo) not in self._pictures)

    @property
    def unknown_products(self) -> tuple[QueryPhoto, ...]:
        """The photos of which the product is searched, and it is not known where it is."""
        asked = (photo for photo in self._photos if photo.crop is Crop.PRODUCT)
        return tuple(photo for photo in asked if plain(photo) not in self._products)

    def take_products(self, products: Mapping[QueryPhoto, Box | None]) -> None:
        """Show where products are; None when that is not known, or a product fills its photo."""
        self._products |= {plain(photo): box for photo, box in products.items()}
        self._repaint()

    def part(self, photo: QueryPhoto) -> Box | None:
        """What is searched of a photo."""
        if photo.crop is Crop.PRODUCT:
            return self._products.get(plain(photo))
        return photo.box if photo.crop is Crop.BOX else None

    def take_pictures(self, pictures: Mapping[QueryPhoto, QImage | None]) -> None:
        """Show pictures that were read; None when one cannot be."""
        for photo, image in pictures.items():
            self._pictures[plain(photo)] = QPixmap() if image is None else QPixmap.fromImage(image)
        self._repaint()

    def picture(self, photo: QueryPhoto) -> QPixmap | None:
        """The picture of a photo."""
        return self._pictures.get(plain(photo))

    def photo_at(self, index: Index) -> QueryPhoto | None:
        """The photo of a row."""
        return self._photos[index.row()] if index.isValid() and index.row() < len(self._photos) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        photo = self.photo_at(index)
        if photo is None:
            return None
        if role == PHOTO_ROLE:
            return photo
        if role == PICTURE_ROLE:
            return self.picture(photo)
        if role == PART_ROLE:
            return self.part(photo)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((short_name(photo), *states(photo)))
        if role == Qt.ItemDataRole.ToolTipRole:
            keys = wording.tr("Enter: search a part · + and −: count more or less · N: not this · Delete: take out")
            return "\n".join((short_name(photo), *states(photo), keys))
        return None

    @Slot()
    def _follow(self) -> None:
        photos = self._draft.photos
        if list(map(plain, photos)) == list(map(plain, self._photos)):
            self._photos = photos  # the current row stays
            self._repaint()
            return
        self.beginResetModel()
        self._photos = photos
        self.endResetModel()

    def _repaint(self) -> None:
        if self._photos:
            self.dataChanged.emit(self.index(0), self.index(len(self._photos) - 1))


def short_name(photo: QueryPhoto) -> str:
    """A photo as people call it: the name of its file."""
    return photo.path.name if photo.path is not None and photo.name == str(photo.path) else Path(photo.name).name


def caption(photo: QueryPhoto) -> str:
    """What stands below a photo of the query where it is compared."""
    return " · ".join((wording.tr("Your photo"), short_name(photo), *states(photo)))


def states(photo: QueryPhoto) -> tuple[str, ...]:
    """What is special about a photo of the query, in words."""
    said = []
    if photo.unwanted:
        said.append(wording.tr("not this"))
    if photo.weight != 1.0:
        said.append(wording.tr("counts {}").format(times(photo.weight)))
    if photo.crop is Crop.BOX:
        said.append(wording.tr("only a part"))
    elif photo.crop is Crop.PRODUCT:
        said.append(wording.tr("only the product"))
    return tuple(said)


def times(weight: float) -> str:
    """A weight as it is written: ×½, ×1, ×2."""
    return "×½" if weight == 0.5 else f"×{weight:g}"
