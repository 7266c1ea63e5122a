"""The Search page: photos in, ranked SKUs out, query beside match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Answer, Match
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.drops import Drop, instead, read_drop
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.search.choose import choose_photos
from visearch_desktop.gui.search.detail import Detail
from visearch_desktop.gui.search.drop_zone import RECENT, DropZone, Recent
from visearch_desktop.gui.search.query_bar import QueryBar
from visearch_desktop.gui.search.results import Results
from visearch_desktop.gui.tasks import Piece


class SearchPage(QWidget):
    """Holds the query and shows its answer."""

    to_catalog = Signal()
    wanted = Signal()
    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._pieces: tuple[Piece, ...] = ()
        self._recent: list[Recent] = []
        self.notices = NoticeBar()
        self.zone = DropZone()
        self.bar = QueryBar()
        self.results = Results(desk.thumbnails)
        self.detail = Detail(desk)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._busy = QProgressBar()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_readiness()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The photos searched with."""
        return self._pieces

    @property
    def recent(self) -> tuple[Recent, ...]:
        """The queries of this run of the program, newest first."""
        return tuple(self._recent)

    def take_drop(self, drop: Drop) -> None:
        """Search what was dropped or pasted, or say why that is impossible."""
        if drop.pieces:
            self.search(drop.pieces)
            return
        self.wanted.emit()
        if drop.web:
            self._warn(
                self.tr("This is a web address, and ViSearch Desktop works offline."),
                self.tr("Copy the picture itself in the browser and paste it here, or save it first."),
            )
        elif drop.others:
            self._warn(self.tr("“{}” is not a photo.").format(drop.others[0].name), instead(drop.others[0]))
        else:
            self._warn(self.tr("There is no picture in what you pasted."), self.tr("Copy a picture first."))

    def search(self, pieces: Sequence[Piece]) -> None:
        """Search with `pieces`, views of one product."""
        self.wanted.emit()
        self.notices.clear()
        self._pieces = tuple(pieces)
        if not self._pieces:
            self.clear_query()
            return
        names = [_name(piece, self.tr("Clipboard picture")) for piece in self._pieces]
        self.bar.show_query(names)
        self.detail.show_query(self._pieces[0], names[0])
        self._load_thumbnails(names)
        self._run()

    @Slot()
    def open_files(self) -> None:
        """Choose photos to search with."""
        choose_photos(self, self.search)

    @Slot()
    def add_files(self) -> None:
        """Choose more photos of the same product."""
        choose_photos(self, self._add)

    @Slot()
    def paste(self) -> None:
        """Search what is on the clipboard."""
        self.take_drop(read_drop(QGuiApplication.clipboard().mimeData()))

    @Slot()
    def clear_query(self) -> None:
        """Back to the drop zone."""
        self._desk.search_lane.cancel("search")
        self._pieces = ()
        self.notices.clear()
        self._busy.hide()
        self.bar.show_text("")
        self._show_readiness()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.text.hasFocus() and self.bar.text.text():
            self.bar.text.clear()
        elif event.key() == Qt.Key.Key_Escape and self._pieces:
            self.clear_query()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._pages.currentIndex() == 1:
            self.results.list.setFocus()

    def _add(self, more: Sequence[Piece]) -> None:
        self.search((*self._pieces, *more))

    def _run(self) -> None:
        workspace, info = self._desk.workspace, self._desk.info
        if workspace is None or (info is not None and info.photos == 0):
            self._show_readiness()  # the query is kept and searched when the catalog is there
            return
        self._pages.setCurrentIndex(1)
        self._busy.show()
        self.results.show_searching(info.photos if info else 0)
        job = Job(partial(tasks.search, workspace, self._pieces, self.bar.text.text().strip()), key="search")
        job.succeeded.connect(self._take_answer)
        job.failed.connect(self._take_failure)
        self._desk.search_lane.submit(job)

    @Slot(object)
    def _take_answer(self, answer: Answer) -> None:
        self._busy.hide()
        if answer.error is not None:
            name = _name(self._pieces[0], self.tr("Clipboard picture"))
            self._take_failure(VisearchError(f"“{name}”: {answer.error}"))
            return
        self.results.show_answer(
            answer, self.bar.text.text().strip(), self._desk.info.pending if self._desk.info else 0
        )
        for problem in answer.unread[:1]:
            self._warn(self.tr("“{}” was left out.").format(problem.photo.name), problem.reason)
        if not self.bar.text.hasFocus():  # a filter is being typed
            self.results.list.setFocus()
        self.answered.emit(answer)

    @Slot(object)
    def _take_failure(self, error: VisearchError) -> None:
        self._busy.hide()
        self.results.show_unreadable()
        self.notices.show_error(error)

    @Slot(object)
    def _choose(self, match: Match | None) -> None:
        self.detail.setVisible(match is not None)
        self.detail.show_match(match)

    @Slot()
    def _catalog_changed(self) -> None:
        self._desk.search_lane.cancel("search")
        self.notices.clear()
        self.results.clear()
        if self._pieces and self._desk.info is not None:
            self._run()
        else:
            self._show_readiness()

    @Slot()
    def _info_changed(self) -> None:
        if self._pages.currentIndex() == 0 and self._pieces:
            self._run()
        elif self._pages.currentIndex() == 0:
            self._show_readiness()
        if self._desk.model_state:
            there = (self.tr("Go to Catalog"), self.to_catalog.emit)
            self.notices.show_notice("warn", self._desk.model_state, action=there)

    @Slot()
    def _show_readiness(self) -> None:
        info = self._desk.info
        opening = self._desk.opening or (self._desk.workspace is not None and info is None)
        self.zone.show_state(ready=info is not None and info.photos > 0, opening=opening)
        self._pages.setCurrentIndex(0)

    @Slot(str)
    def _filter(self, _words: str) -> None:
        if self._pieces:
            self._run()

    @Slot()
    def _unfilter(self) -> None:
        self.bar.show_text("")
        self._run()

    @Slot(int)
    def _pick(self, row: int) -> None:
        piece = self._pieces[row]
        self.detail.show_query(piece, _name(piece, self.tr("Clipboard picture")))
        self.detail.show_match(self.detail.match)

    @Slot(int)
    def _remove(self, row: int) -> None:
        self.search(self._pieces[:row] + self._pieces[row + 1 :])

    @Slot(object)
    def _recall(self, recent: Recent) -> None:
        self.search(recent.pieces)

    def _load_thumbnails(self, names: Sequence[str]) -> None:
        entry = Recent(self._pieces, names[0])
        self._recent = [entry, *(r for r in self._recent if r.pieces != self._pieces)][:RECENT]
        job = Job(partial(tasks.pictures, self._pieces[:5], 128), key="query-thumbnails")
        job.succeeded.connect(self._take_thumbnails)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take_thumbnails(self, pictures: tuple[QImage | None, ...]) -> None:
        self.bar.show_pictures(pictures)
        if self._recent and self._recent[0].pieces == self._pieces:
            if pictures[0] is None:
                self._recent.pop(0)  # what cannot be read is not worth going back to
            else:
                self._recent[0] = replace(self._recent[0], thumbnail=pictures[0])
        self.zone.show_recent(self._recent)

    def _warn(self, sentence: str, advice: str) -> None:
        self.notices.show_notice("warn", sentence, advice)

    def _connect(self) -> None:
        desk, bar, zone = self._desk, self.bar, self.zone
        desk.catalog_changed.connect(self._catalog_changed)
        desk.info_changed.connect(self._info_changed)
        desk.opening_failed.connect(self._show_readiness)
        zone.open_files.connect(self.open_files)
        zone.paste.connect(self.paste)
        zone.recalled.connect(self._recall)
        zone.to_catalog.connect(self.to_catalog)
        bar.add.connect(self.add_files)
        bar.paste.connect(self.paste)
        bar.cleared.connect(self.clear_query)
        bar.filtered.connect(self._filter)
        bar.text.returnPressed.connect(self.results.list.setFocus)
        bar.picked.connect(self._pick)
        bar.removed.connect(self._remove)
        self.results.chosen.connect(self._choose)
        self.results.unfilter.connect(self._unfilter)
        self.results.list.opened.connect(self.detail.open)
        self.results.list.blinked.connect(self.detail.compare.blink)
        self.detail.pane.listen_in(self.results.list)
        QShortcut(QKeySequence.StandardKey.Copy, self.results.list, self.detail.copy_sku,
                  context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip
        QShortcut(QKeySequence("Ctrl+Return"), self, self.detail.reveal)
        QShortcut(QKeySequence.StandardKey.Find, self, self.bar.text.setFocus)

    def _lay_out(self) -> None:
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(3)
        self._busy.hide()
        self.splitter.addWidget(self.results)
        self.splitter.addWidget(self.detail)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.results.setMinimumWidth(420)
        self.splitter.setSizes([500, 700])
        self.detail.hide()
        found = QWidget()
        inside = QVBoxLayout(found)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for part in (self.bar, self._busy, self.splitter):
            inside.addWidget(part)
        inside.setStretch(2, 1)
        self._pages.addWidget(self.zone)
        self._pages.addWidget(found)
        self.notices.stand_above(self._pages, self)


def _name(piece: Piece, otherwise: str) -> str:
    return piece.name if isinstance(piece, Path) else otherwise
