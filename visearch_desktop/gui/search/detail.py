"""The detail pane: query beside match, what the match is and how sure that is, the product's attributes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Evidence, Match
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.gui import controls, files, icons, theme, wording
from visearch_desktop.gui.badge import Badge
from visearch_desktop.gui.compare.alignment import telling
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.search.draft import piece_of, same
from visearch_desktop.gui.search.facts import Facts
from visearch_desktop.gui.search.photo_model import caption
from visearch_desktop.gui.search.photo_view import PhotoView
from visearch_desktop.gui.search.shares import ShareBars

LOW = 92
"""Pixels of height that the photos have at least: in the smallest window and large type nothing stands over them."""


class Detail(QWidget):
    """Shows one match beside the query."""

    copied = Signal(str)
    marked = Signal(object, int)
    searched = Signal(object)
    similar = Signal(object)
    explained = Signal()

    def __init__(
        self, desk: Desk, sign: Callable[[int], int] = lambda _content: 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._sign = desk, sign
        self._match: Match | None = None
        self._whole: bool | None = None  # whether the matching photo could be read; None while that is under way
        self._photo: QueryPhoto | None = None
        self.pane = ComparePane(desk)
        self.compare = self.pane.view
        self.single = PhotoView(desk)
        self.shares = ShareBars()
        self.shares.hide()
        self._views = QStackedWidget()
        self._sku = controls.Elided("", "title")
        self._title = controls.Elided("", "body", Qt.TextElideMode.ElideRight)
        self._badge = Badge()
        self._likelihood = controls.line("", "strong")
        self._figures = controls.text("", "muted")
        self._why = controls.text("", "muted")
        self._path = controls.Elided("", "caption")
        self._facts = Facts()
        self.more = _mark_button(self.tr("More like this"), "plus", "+")
        self.less = _mark_button(self.tr("Less like this"), "minus", "−")
        self.again = controls.button(
            self.tr("Search with it"), "search", kind="quiet", tip=self.tr("Search with this result (S)")
        )
        self.ask_why = controls.icon_button("help", self.tr("Why this result? (Y)"))
        self.alike = controls.icon_button("product", self.tr("Similar products (R)"))
        self._copy = controls.icon_button("copy", self.tr("Copy the SKU (Ctrl+C)"))
        self._reveal = controls.icon_button("folder", self.tr("Show the photo in its folder (Ctrl+Enter)"))
        self._open = controls.icon_button("open-external", self.tr("Open the photo (Enter)"))
        self._lay_out()
        self._connect()

    @property
    def match(self) -> Match | None:
        """The match shown."""
        return self._match

    @property
    def photo(self) -> QueryPhoto | None:
        """The photo of the query that the match is compared with."""
        return self._photo

    @property
    def why(self) -> str:
        """The evidence for the match in words; empty when there is none."""
        return self._why.text()

    def show_query(self, photo: QueryPhoto | None) -> None:
        """Load the photo on the left; without one there is nothing to compare, only the match to look at."""
        self._photo = photo
        self.compare.show_pair((caption(photo) if photo is not None else "", ""))
        self.pane.load(0, None if photo is None else piece_of(photo))
        self._views.setCurrentWidget(self.single if photo is None else self.pane)

    def show_state(self, photo: QueryPhoto | None) -> None:
        """Say what is done with the photo on the left now."""
        if same(photo, self._photo) and photo is not None:
            self._photo = photo
            self.compare.show_caption(0, caption(photo))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_match(self, match: Match | None) -> None:
        """Show a match on the right and what is known of it."""
        self._match = match
        self.setEnabled(match is not None)
        if match is None:
            self.pane.leave_screen()
            return
        self._sku.setText(match.sku)
        self._title.setText(match.product.title if match.product else "")
        self._title.setVisible(bool(self._title.text()))
        self._show_verdict(match)
        self.shares.show_shares(match.shares)
        self._path.setText(wording.place(match.photo))
        self._facts.show_match(match)
        self.show_mark(match)
        self._whole = None
        if self._photo is None:
            self.single.load(match.photo)
        else:
            self.compare.show_match(match.sku, self._alignment(match))
            self.pane.load(1, match.photo)
        self._show_small(match.content)

    def show_mark(self, match: Match | None) -> None:
        """Show whether more or less like the match is wanted, if it is the one shown."""
        if match is not None and match == self._match:
            sign = self._sign(match.content)
            self.more.setChecked(sign > 0)
            self.less.setChecked(sign < 0)

    @Slot()
    def copy_sku(self) -> None:
        """Copy the SKU of the match."""
        if self._match is not None:
            files.copy(self._match.sku)
            self.copied.emit(self._match.sku)

    @Slot()
    def reveal(self) -> None:
        """Show the matching photo in its folder."""
        if self._match is not None:
            files.reveal(self._match.photo)

    @Slot()
    def open(self) -> None:
        """Open the matching photo."""
        if self._match is not None:
            files.open_file(self._match.photo)

    def _mark(self, sign: int) -> None:
        if self._match is not None:
            self.marked.emit((self._match,), sign)

    @Slot()
    def _search_again(self) -> None:
        if self._match is not None:
            self.searched.emit(self._match)

    @Slot()
    def _find_similar(self) -> None:
        if self._match is not None:
            self.similar.emit(self._match)

    @Slot(int, bool)
    def _take(self, side: int, whole: bool) -> None:
        if side == 0:
            return
        self._whole = whole
        if self._match is not None:
            self._show_small(self._match.content)

    @Slot(int)
    def _show_small(self, content: int) -> None:
        """Show the thumbnail until the photo itself is read, and in its place when that fails."""
        if self._match is None or self._match.content != content or self._whole:
            return
        small = self._desk.thumbnails.pixmap(content)
        if small is None or small.isNull():
            return
        if self._photo is None:
            self.single.show_small(small)
            return
        self.compare.set_picture(1, small)
        if self._whole is False:
            words = self.tr("{} · small copy; the file cannot be read now")
            self.compare.show_caption(1, words.format(self._match.sku))

    def _show_verdict(self, match: Match) -> None:
        """What the match is to the photo; to words alone it is nothing."""
        with_photo = self._photo is not None
        evidence = telling(match.relation, match.evidence)
        self._badge.show_relation(match.relation)
        self._likelihood.setText(wording.likelihood(match))
        self._figures.setText(self._figure_words(match))
        self._figures.setToolTip(wording.score_meaning(match.duplicate_score))
        self._why.setText(wording.evidence_words(evidence))
        told = (
            wording.look(match.relation).word,
            self._likelihood.text(),
            match.sku,
            self._title.text(),
            self._why.text(),
        )
        self.pane.say(" · ".join(part for part in told if part))
        self._why.setVisible(with_photo and bool(self._why.text()))
        for part in (self._badge, self._likelihood, self._figures):
            part.setVisible(with_photo)

    def _alignment(self, match: Match) -> Evidence | None:
        """How the match lies on the photo shown; what was seen in another photo of the query says nothing of that."""
        other = match.evidence.query is not None and not same(match.evidence.query, self._photo)
        return None if other else telling(match.relation, match.evidence)

    def _figure_words(self, match: Match) -> str:
        parts = [
            self.tr("duplicate score {}").format(wording.similarity(match.duplicate_score)),
            self.tr("similarity {}").format(wording.similarity(match.similarity)),
        ]
        if match.views > 1:
            parts.append(self.tr("{} photos of this SKU match").format(match.views))
        return " · ".join(parts)

    def _make_room(self) -> None:
        """Say on the buttons as much as there is room for: everything, less, or nothing beside their signs."""
        marks = self.more, self.less
        short = self.tr("More like"), self.tr("Less like")
        for again, words in (
            (self.again.accessibleName(), tuple(one.accessibleName() for one in marks)),
            ("", short),
            ("", ("", "")),
        ):
            self.again.setText(again)
            for button, said in zip(marks, words, strict=True):
                button.setText(said)
            self._foot.invalidate()
            if self._foot.minimumSize().width() <= self.width() - 2 * theme.L:
                return

    def _connect(self) -> None:
        self._copy.clicked.connect(self.copy_sku)
        self._reveal.clicked.connect(self.reveal)
        self._open.clicked.connect(self.open)
        self.more.clicked.connect(lambda: self._mark(1))
        self.less.clicked.connect(lambda: self._mark(-1))
        self.again.clicked.connect(self._search_again)
        self.ask_why.clicked.connect(self.explained)
        self.alike.clicked.connect(self._find_similar)
        self.pane.loaded.connect(self._take)
        self._desk.thumbnails.ready.connect(self._show_small)

    def _lay_out(self) -> None:
        line = controls.row(self._badge, self._likelihood, None, self.ask_why, spacing=theme.M)
        head = controls.column(self._sku, self._title, line, self._why, self._figures, self.shares, spacing=theme.XS)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        page.addLayout(head)
        for view in (self.pane, self.single):
            self._views.addWidget(view)
        for photo in (self.pane.view, self.single):
            photo.setMinimumHeight(LOW)
        self._views.setCurrentWidget(self.single)
        page.addWidget(self._views, 3)
        page.addWidget(self._facts, 1)
        page.addWidget(self._path)
        self._foot = controls.row(self.more, self.less, self.again, None, spacing=theme.S)
        controls.fill(self._foot, self.alike, self._copy, self._reveal, self._open)
        page.addLayout(self._foot)


def _mark_button(words: str, icon: str, key: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setAccessibleName(words)
    made.setToolTip(f"{words} ({key})")
    made.setProperty("kind", "framed")
    made.setCheckable(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setIconSize(QSize(16, 16))
    icons.put(made, icon, "text", 16)
    return made
