"""Another language while the program runs: the window is made anew, and goes on where it was.

A window that was made anew has no text left of the language before, on no page and in no list, and no page has to know
how to say everything a second time. What is open and what was decided are not the window's but the desk's and the
catalog's. Jobs hand their results to the pages that asked for them: the switch waits until none is under way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from visearch_desktop.core.queries import Query
from visearch_desktop.gui import language
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import BATCH, MainWindow

LOOK_MS = 50
"""How often is looked whether the work under way is done."""


class LanguageSwitch(QObject):
    """Follows the setting; `replaced` hands over the window that takes the place of the one before."""

    replaced = Signal(object)

    def __init__(self, app: QApplication, desk: Desk, shown: Callable[[], MainWindow]) -> None:
        super().__init__(desk)
        self._app, self._desk, self._shown = app, desk, shown
        self._spoken = desk.settings.language
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._try)
        desk.settings_changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        if self._desk.settings.language == self._spoken:
            self._timer.stop()
            return
        self._timer.start()
        if not self._desk.quiet:
            window = self._shown()
            said = self.tr("The language changes as soon as the work under way is done.")
            window.settings.notices.show_notice("info", said)

    @Slot()
    def _try(self) -> None:
        if self._desk.quiet:
            self._timer.stop()
            self._switch()

    def _switch(self) -> None:
        self._spoken = self._desk.settings.language
        before = self._shown()
        place = _Place.of(before)
        before.leave()
        language.choose(self._app, self._spoken)
        window = MainWindow(self._desk)
        window.show()
        before.hide()
        self.replaced.emit(window)
        before.deleteLater()
        self._app.sendPostedEvents(before, QEvent.Type.DeferredDelete)
        if self._desk.workspace is None:
            window.catalog.show_new()
        else:
            self._desk.tell_again()
        place.take(window)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a person is in the window: the page, what is asked, the batch that is open, whether the manual is."""

    page: int
    query: Query
    manual: bool
    batch: Path | None
    name: str = ""

    @classmethod
    def of(cls, window: MainWindow) -> _Place:
        from visearch_desktop.gui.batch.page import BatchPage  # noqa: PLC0415 - the window loads this page when it is wanted

        page, query, batch = window.page, window.search.query, window.pages.widget(BATCH)
        manual = window.aids.manual is not None and window.aids.manual.isVisible()
        triage = batch.review.triage if isinstance(batch, BatchPage) else None
        if triage is None:
            return cls(page, query, manual, None)
        return cls(page, query, manual, triage.folder, triage.report.name)

    def take(self, window: MainWindow) -> None:
        if self.query:
            window.search.draft.start(self.query)
        if self.batch is not None:
            window.batch.load(self.batch, self.name)
        window.go(self.page)
        if self.manual:
            window.aids.show_manual()
