"""Reads what the cards of the query show: the photos, small, and where the product is if it alone is searched."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from visearch_desktop.core.queries import Box, QueryPhoto
from visearch_desktop.gui import tasks as pictures
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.search import tasks
from visearch_desktop.gui.search.draft import Draft, piece_of
from visearch_desktop.gui.search.photo_model import PhotoModel

THUMBNAIL = 128


class CardPictures(QObject):
    """Follows the draft."""

    def __init__(self, desk: Desk, draft: Draft, cards: PhotoModel) -> None:
        super().__init__(draft)
        self._desk, self._cards = desk, cards
        draft.changed.connect(self._read)

    @Slot()
    def _read(self) -> None:
        unread, unknown = self._cards.unread, self._cards.unknown_products
        if unread:
            pieces = [piece_of(one) for one in unread]
            self._submit("cards", partial(pictures.pictures, pieces, THUMBNAIL), partial(self._take_pictures, unread))
        if unknown:
            pieces = [piece_of(one) for one in unknown]
            self._submit("products", partial(tasks.product_boxes, pieces), partial(self._take_products, unknown))

    def _submit(self, key: str, work: Callable[[], object], take: Callable[..., None]) -> None:
        job = Job(work, key=key)
        job.succeeded.connect(take)
        self._desk.reading_lane.submit(job)

    def _take_pictures(self, photos: tuple[QueryPhoto, ...], images: tuple[QImage | None, ...]) -> None:
        self._cards.take_pictures(dict(zip(photos, images, strict=True)))

    def _take_products(self, photos: tuple[QueryPhoto, ...], products: tuple[Box | None, ...]) -> None:
        self._cards.take_products(dict(zip(photos, products, strict=True)))
