"""Says what the log of decisions could not do: not stored, nothing to undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import core_words
from visearch_desktop.gui.batch.review import Review
from visearch_desktop.gui.notices import NoticeBar


class DecisionNotices(QObject):
    """Shows what the log of a review tells as notices of the page."""

    def __init__(self, review: Review, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._notices = review, notices
        self._nothing = ""
        review.log.failed.connect(self._not_stored)
        review.log.empty.connect(self._nothing_to_undo)
        review.log.changed.connect(self._changed)

    @Slot(object, object)
    def _not_stored(self, error: VisearchError, rows: Sequence[int]) -> None:
        back = (self.tr("Show the item"), partial(self._review.go_to, rows[0])) if rows else None
        said = self.tr("This was not saved: {}").format(core_words.said(str(error))) if rows else str(error)
        self._notices.show_notice("error", said, error.advice, back)

    @Slot(bool)
    def _nothing_to_undo(self, again: bool) -> None:
        self._nothing = self.tr("There is nothing to do again.") if again else self.tr("There is nothing to undo.")
        self._notices.show_notice("info", self._nothing)

    @Slot()
    def _changed(self) -> None:
        if self._nothing and self._notices.sentence == self._nothing:
            self._notices.clear()  # no longer true
