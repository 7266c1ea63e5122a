"""Several results compared with the query one after the other, over the whole page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.badge import Badge
from visearch_desktop.gui.compare.alignment import telling
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.search.draft import piece_of, seen_in
from visearch_desktop.gui.search.photo_model import caption


class CompareRound(QWidget):
    """Steps through matches with the arrow keys. Without a photo in the query the first match stands on the left."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matches: tuple[Match, ...] = ()
        self._row = 0
        self._photos: tuple[QueryPhoto, ...] = ()
        self._photo: QueryPhoto | None = None
        self.pane = ComparePane(desk)
        self._sku = controls.Elided("", "title")
        self._title = controls.Elided("", "body", Qt.TextElideMode.ElideRight)
        self._badge = Badge()
        self._likelihood = controls.line("", "strong")
        self._why = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self._place = controls.line("", "strong")
        self.before = controls.icon_button("chevron-left", self.tr("The one before (←)"))
        self.next = controls.icon_button("chevron-right", self.tr("The next one (→)"))
        self.back = controls.button(self.tr("Back to the results"), "close", tip=self.tr("Back to the results (Esc)"))
        self._lay_out()
        self.before.clicked.connect(self.step_back)
        self.next.clicked.connect(self.step_on)
        self.back.clicked.connect(self.left)
        for keys, act in (("PgUp", self.step_back), ("PgDown", self.step_on)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def match(self) -> Match | None:
        """The match that is compared now."""
        return self._matches[self._row] if self._matches else None

    def show_matches(self, photos: Sequence[QueryPhoto], matches: Sequence[Match]) -> None:
        """Compare `matches` with the photo of the query that says most of each, or with the first of them."""
        self._photos, self._photo = tuple(photos), None
        self._matches = tuple(matches)
        self._row = 0
        if not self._photos and len(self._matches) > 1:
            first, self._matches = self._matches[0], self._matches[1:]
            self.pane.view.show_pair((first.sku, ""))
            self.pane.load(0, first.photo)
        elif not self._photos:
            self.pane.view.show_pair(("", ""))
            self.pane.load(0, None)
        self._show()

    @Slot()
    def step_on(self) -> None:
        """Compare the next match."""
        self._step(1)

    @Slot()
    def step_back(self) -> None:
        """Compare the match before."""
        self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Left: self.step_back, Qt.Key.Key_Up: self.step_back,
            Qt.Key.Key_Right: self.step_on, Qt.Key.Key_Down: self.step_on,
            Qt.Key.Key_Escape: self.left.emit,
        }  # fmt: skip
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _step(self, by: int) -> None:
        row = min(len(self._matches) - 1, max(0, self._row + by))
        if row != self._row:
            self._row = row
            self._show()

    def _show(self) -> None:
        match = self.match
        if match is None:
            return
        count = len(self._matches)
        self._place.setText(self.tr("{} of {}").format(wording.count(self._row + 1), wording.count(count)))
        self.before.setEnabled(self._row > 0)
        self.next.setEnabled(self._row + 1 < count)
        self._sku.setText(match.sku)
        self._title.setText(match.product.title if match.product else "")
        self._show_photo(match)
        evidence = telling(match.relation, match.evidence) if self._photos else None
        self._badge.setVisible(bool(self._photos))
        self._likelihood.setVisible(bool(self._photos))
        self._badge.show_relation(match.relation)
        self._likelihood.setText(wording.likelihood(match))
        self._why.setText(wording.evidence_words(evidence) if evidence is not None else "")
        self.pane.view.show_match(match.sku, evidence)
        self.pane.load(1, match.photo)
        self.pane.view.setFocus()

    def _show_photo(self, match: Match) -> None:
        photo = seen_in(match, self._photos, self._photos[0] if self._photos else None)
        if photo is not None and photo != self._photo:
            self._photo = photo
            self.pane.view.show_pair((caption(photo), ""))
            self.pane.load(0, piece_of(photo))

    def _lay_out(self) -> None:
        for button in (self.before, self.next):
            button.setIconSize(QSize(22, 22))
        steps = controls.row(self.before, self._place, self.next, theme.M, self.back, spacing=theme.XS)
        head = controls.row(spacing=theme.M)
        head.addWidget(self._sku, 1)
        head.addLayout(steps)
        line = controls.row(self._badge, self._likelihood, spacing=theme.M)
        line.addWidget(self._why, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        page.addLayout(controls.column(head, self._title, line, spacing=theme.XS))
        page.addWidget(self.pane, 1)
