"""Says what the ledger could not do: a verdict that was not stored, nothing left to undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui.audit.review_pane import ReviewPane
from visearch_desktop.gui.notices import NoticeBar


class LedgerNotices(QObject):
    """Shows what the ledger of a pane tells as notices of the page."""

    def __init__(self, pane: ReviewPane, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._notices = pane, notices
        pane.ledger.failed.connect(self._not_stored)
        pane.ledger.empty.connect(self._nothing_to_undo)

    @Slot(object, object)
    def _not_stored(self, error: VisearchError, rows: Sequence[int]) -> None:
        back = (self.tr("Show the group"), partial(self._pane.go_to, rows[0])) if rows else None
        said = self.tr("This was not saved: {}").format(error) if rows else str(error)
        self._notices.show_notice("error", said, error.advice, back)

    @Slot(bool)
    def _nothing_to_undo(self, again: bool) -> None:
        said = self.tr("There is nothing to do again.") if again else self.tr("There is nothing to undo.")
        self._notices.show_notice("info", said)
