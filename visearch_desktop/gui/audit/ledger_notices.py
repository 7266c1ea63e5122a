"""Says what the ledger did out of sight and what it could not do: verdicts imported, not stored, nothing to undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import core_words, wording
from visearch_desktop.gui.audit.review_pane import ReviewPane
from visearch_desktop.gui.notices import NoticeBar


class LedgerNotices(QObject):
    """Shows what the ledger of a pane tells as notices of the page."""

    def __init__(self, pane: ReviewPane, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._notices = pane, notices
        self._nothing = ""
        pane.ledger.failed.connect(self._not_stored)
        pane.ledger.empty.connect(self._nothing_to_undo)
        pane.ledger.changed.connect(self._changed)
        pane.ledger.recorded.connect(self._recorded)

    @Slot(object, object)
    def _not_stored(self, error: VisearchError, rows: Sequence[int]) -> None:
        back = (self.tr("Show the group"), partial(self._pane.go_to, rows[0])) if rows else None
        said = self.tr("This was not saved: {}").format(core_words.said(str(error))) if rows else str(error)
        self._notices.show_notice("error", said, error.advice, back)

    @Slot(bool)
    def _nothing_to_undo(self, again: bool) -> None:
        self._nothing = self.tr("There is nothing to do again.") if again else self.tr("There is nothing to undo.")
        self._notices.show_notice("info", self._nothing)

    @Slot(int)
    def _recorded(self, number: int) -> None:
        many = self.tr("{} verdicts were imported.").format(wording.count(number))
        said = self.tr("1 verdict was imported.") if number == 1 else many
        self._notices.show_notice("done", said, action=(self.tr("Undo"), self._pane.ledger.undo))

    @Slot()
    def _changed(self) -> None:
        if self._nothing and self._notices.sentence == self._nothing:
            self._notices.clear()  # no longer true
