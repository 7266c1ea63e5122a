"""Small pictures for reports, of delivered photos and of the catalog's, made anew: no metadata gets into a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from visearch_desktop.core import guarded, imaging
from visearch_desktop.core.batch import saved
from visearch_desktop.core.deliveries import DeliveredPhoto, Proposed
from visearch_desktop.core.errors import PhotoError


class Pictures:
    """Where pictures come from: what was kept when the photo was compared, else the photo file itself.

    Args:
        folder: the batch's folder, None when the report was never saved.
        catalog: the thumbnail of a content of the catalog, None when the catalog is not open.
    """

    def __init__(self, folder: Path | None = None, catalog: Callable[[int], bytes | None] | None = None) -> None:
        self._folder, self._catalog = folder, catalog

    def delivered(self, one: Proposed) -> bytes | None:
        """The first photo of an item that can be shown, as JPEG bytes."""
        made = (self._photo(photo) for photo in one.item.photos if not photo.problem)
        return next((jpeg for jpeg in made if jpeg), None)

    def known(self, one: Proposed) -> bytes | None:
        """The catalog's photo that an item was found to show, else the nearest."""
        if not one.matches:
            return None
        match = next((match for match in one.matches if one.sku in {match.sku, *match.shared_by}), one.matches[0])
        kept = self._catalog(match.content) if self._catalog else None
        return kept or _made(match.photo)

    def _photo(self, photo: DeliveredPhoto) -> bytes | None:
        kept = saved.thumbnail(self._folder, photo) if self._folder else None
        return kept or _made(photo.path)


def _made(photo: Path) -> bytes | None:
    try:
        picture = guarded.read_picture(photo, side=imaging.GALLERY_SIDE)
    except PhotoError:
        return None
    return imaging.encode_thumbnail(imaging.shrink_to_thumbnail(picture.pixels))
