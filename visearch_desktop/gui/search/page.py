"""The Search page: photos, words and conditions in, ranked SKUs out, query beside match."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Answer, Match
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui import controls
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.drops import Drop, read_drop
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.search.asking import Asking
from visearch_desktop.gui.search.card_pictures import CardPictures
from visearch_desktop.gui.search.choose import choose_photos
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.search.drop_zone import DropZone
from visearch_desktop.gui.search.example import Example
from visearch_desktop.gui.search.filters import Filters
from visearch_desktop.gui.search.handing import Copying
from visearch_desktop.gui.search.intake import Intake
from visearch_desktop.gui.search.keeping import Keeping
from visearch_desktop.gui.search.past import Past
from visearch_desktop.gui.search.query_bar import QueryBar
from visearch_desktop.gui.search.round import CompareRound
from visearch_desktop.gui.search.screen_grab import ScreenGrab
from visearch_desktop.gui.search.stage import Stage
from visearch_desktop.gui.search.wiring import add_shortcuts, connect_parts
from visearch_desktop.gui.similar.view import SimilarView
from visearch_desktop.gui.tasks import Piece

ZONE, FOUND, ROUND, SIMILAR = range(4)


class SearchPage(QWidget):
    """Holds the parts together: the draft says what is asked, the parts show it and change it."""

    to_catalog = Signal()
    wanted = Signal()
    answered = Signal(object)
    batch_wanted = Signal(object)
    other_dropped = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.draft = Draft(self)
        self.notices = NoticeBar()
        self.asking = Asking(desk, self.draft)
        self.intake = Intake(desk, self.draft, self.notices)
        self.bar = QueryBar(self.draft)
        self.past = Past(desk)
        self._pictures = CardPictures(desk, self.draft, self.bar.strip.cards)
        self.copying = Copying(desk, self.notices, self)
        self.keeping = Keeping(self.past, self.draft, self.bar, self.notices)
        self.filters = Filters(desk, self.draft, self.bar)
        self.zone = DropZone()
        self.splitter = Stage(desk, self.draft, self.bar.strip)
        self.results, self.detail, self.part = self.splitter.results, self.splitter.detail, self.splitter.part
        self.round = CompareRound(desk)
        self.similar = SimilarView(desk)
        self.screen_grab = ScreenGrab()
        self.example = Example(desk, self)
        self._busy = QProgressBar()
        self._adding = self._failed = False
        self._pages = QStackedWidget()
        self._lay_out()
        connect_parts(self)
        add_shortcuts(self)
        desk.catalog_changed.connect(self._catalog_changed)
        desk.info_changed.connect(self._info_changed)
        desk.opening_failed.connect(self.show_readiness)
        self.show_readiness()

    @property
    def query(self) -> Query:
        """What is asked."""
        return self.draft.query

    def take_drop(self, drop: Drop) -> None:
        """Search what was dropped or pasted, or say why that is impossible."""
        self.intake.take_drop(drop)

    def search(self, pieces: Sequence[Piece]) -> None:
        """Search with `pieces`, views of one product."""
        if pieces:
            self.intake.take(pieces)
        else:
            self.clear_query()

    @Slot()
    def open_files(self) -> None:
        """Choose photos to search with."""
        choose_photos(self, self.search)

    @Slot()
    def add_files(self) -> None:
        """Choose more photos of the same product."""
        choose_photos(self, partial(self.intake.take, add=True))

    @Slot()
    def paste(self) -> None:
        """Search what is on the clipboard; while the photos have the keyboard, add it to them."""
        drop = read_drop(QGuiApplication.clipboard().mimeData())
        self.intake.take_drop(drop, add=self.bar.strip.hasFocus() and bool(self.draft.photos))

    @Slot()
    def add_clipboard(self) -> None:
        """Add what is on the clipboard to the photos searched with."""
        self.intake.take_drop(read_drop(QGuiApplication.clipboard().mimeData()), add=True)

    def grab_screen(self, *, add: bool = False) -> None:
        """Search with a part of the screen, or add it to the photos searched with."""
        self._adding = add and bool(self.draft.photos)
        self.screen_grab.start(self.window())

    @Slot(QImage)
    def take_grabbed(self, picture: QImage) -> None:
        """Search with what was chosen of the screen."""
        self.intake.take((picture,), name=self.tr("Part of the screen"), add=self._adding)

    @Slot()
    def clear_query(self) -> None:
        """Back to the drop zone."""
        self.notices.clear()
        self.draft.clear()

    @Slot()
    def edit_part(self) -> None:
        """Let a box be drawn on the current photo."""
        if self.draft.photos:
            self._pages.setCurrentIndex(FOUND)
            self.splitter.edit_part()

    @Slot()
    def compare_selected(self) -> None:
        """Step through the selected results in a large comparison."""
        wanted = [photo for photo in self.draft.photos if not photo.unwanted]
        self.round.show_matches(wanted, self.results.acts.selected)
        self._pages.setCurrentIndex(ROUND)
        self.round.pane.view.setFocus()

    @Slot()
    def leave_round(self) -> None:
        """Back to the list, at the result that was compared last."""
        match = self.round.match
        self.back_to_results()
        if match is not None:
            self.results.show_row(match.sku)

    def show_similar(self, match: Match) -> None:
        """Show products like a result."""
        self._pages.setCurrentIndex(SIMILAR)
        self.similar.ask(match.sku, match.content)

    @Slot()
    def back_to_results(self) -> None:
        """Show the list again."""
        self._pages.setCurrentIndex(FOUND)
        self.results.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.bar.text.hasFocus() and self.bar.text.text():
            self.bar.text.clear()
        elif self.splitter.editing:
            self.splitter.leave_part()
        elif self.draft.query:
            self.clear_query()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        listed = {FOUND: self.results.view, SIMILAR: self.similar.list}.get(self._pages.currentIndex())
        if listed is not None:
            listed.setFocus()

    @Slot(bool)
    def show_began(self, afresh: bool) -> None:
        """A search runs; the results of the one that is refined stay until it has answered."""
        info = self._desk.info
        self._pages.setCurrentIndex(FOUND)
        self._busy.show()
        if afresh or not self.results.model.matches:
            self.results.show_searching(info.photos if info else 0)

    def take_answer(self, query: Query, answer: Answer, afresh: bool) -> None:
        """Show an answer."""
        self._busy.hide()
        if self._failed:
            self._failed = False
            self.notices.clear()
        self.results.show_answer(answer, query, self._desk.info.pending if self._desk.info else 0, keep=not afresh)
        for problem in answer.unread[:1]:
            self.warn(self.tr("“{}” was left out.").format(problem.photo.name), problem.reason)
        if answer.notes and not answer.unread:
            self.notices.show_notice("info", answer.notes[0], " ".join(answer.notes[1:3]))
        if afresh and not self.bar.text.hasFocus() and not self.splitter.editing:
            self.results.view.setFocus()
        self.past.remember(query)
        self.answered.emit(answer)

    def take_failure(self, error: VisearchError) -> None:
        """Say why nothing was searched."""
        self._busy.hide()
        self.results.show_unreadable()
        self._failed = True
        back = (self.tr("Take the change back"), self.draft.undo) if self.draft.can_undo else None
        self.notices.show_error(error, back)

    @Slot()
    def _catalog_changed(self) -> None:
        self.asking.cancel()
        self.notices.clear()
        self.results.clear()
        self.draft.forget_changes()
        self._ask_again()

    @Slot()
    def _info_changed(self) -> None:
        if self._pages.currentIndex() == ZONE:
            self._ask_again()
        if self._desk.model_state:
            there = (self.tr("Go to Catalog"), self.to_catalog.emit)
            self.notices.show_notice("warn", self._desk.model_state, action=there)

    def _ask_again(self) -> None:
        if self.draft.query and self._desk.info is not None:
            self.asking.ask()
        else:
            self.show_readiness()

    @Slot()
    def show_readiness(self) -> None:
        """Nothing is asked, or there is nothing to search in: say what to do."""
        info = self._desk.info
        opening = self._desk.opening or (self._desk.workspace is not None and info is None)
        ready = info is not None and info.photos > 0
        self.zone.show_state(ready=ready, opening=opening)
        self.bar.setVisible(ready or bool(self.draft.query))
        self._busy.hide()
        self.past.flush()
        self.splitter.leave_part()
        self._pages.setCurrentIndex(ZONE)
        self.show_recent()

    @Slot(bool)
    def follow_draft(self, _afresh: bool) -> None:
        """The query is another: what is asked is in sight."""
        self.bar.setVisible(self.asking.ready or bool(self.draft.query))

    def mark(self, matches: Sequence[Match], sign: int) -> None:
        """Want more of what looks like these matches (+1), or less (-1)."""
        self.draft.mark([match.content for match in matches], sign)

    @Slot(object)
    def search_with(self, match: Match) -> None:
        """Search with the photo of a result, under the same conditions."""
        self.draft.start(Query((QueryPhoto(str(match.photo), path=match.photo),), where=self.draft.query.where))

    @Slot()
    def show_recent(self) -> None:
        """Show the searches before while nothing is asked; making the buttons takes a few milliseconds."""
        if self._pages.currentIndex() == ZONE:
            self.zone.show_recent(self.past.recent)

    @Slot(str, str)
    def warn(self, sentence: str, advice: str) -> None:
        """Say what cannot be done, and what can."""
        self.notices.show_notice("warn", sentence, advice)

    @Slot()
    def enter_results(self) -> None:
        """Search for what is typed at once, and go to the results."""
        self.bar.flush()
        self.results.view.setFocus()

    def _lay_out(self) -> None:
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(3)
        for page in (self.zone, self.splitter, self.round, self.similar):
            self._pages.addWidget(page)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        controls.fill(inside, self.bar, self._busy, self._pages)
        inside.setStretch(2, 1)
        self.notices.stand_above(body, self)
