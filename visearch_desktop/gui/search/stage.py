"""The results, and beside them the current one next to the query, or the photo on which a part is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.search import why
from visearch_desktop.gui.search.detail import Detail
from visearch_desktop.gui.search.draft import Draft, same, seen_in
from visearch_desktop.gui.search.measuring import Measuring
from visearch_desktop.gui.search.part_editor import PartEditor
from visearch_desktop.gui.search.photo_strip import PhotoStrip
from visearch_desktop.gui.search.results import Results
from visearch_desktop.gui.search.why_panel import WhyPanel

SIZES = {False: [500, 700], True: [760, 440]}
"""Room of the results and of what stands beside them: as cards, and as a table."""


class Stage(QSplitter):
    """Shows the result that is chosen in the list beside the photo that is picked in the strip."""

    def __init__(self, desk: Desk, draft: Draft, strip: PhotoStrip, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._draft, self._strip = draft, strip
        self.results = Results(desk.thumbnails, draft.sign)
        self.detail = Detail(desk, draft.sign)
        self.part = PartEditor(desk, draft)
        self._measuring = Measuring(desk, self.results)
        self.side = QStackedWidget()
        self.why: WhyPanel | None = None
        self._lay_out()
        self._sizes: dict[bool, list[int]] = {}
        self._tabled = self.results.views.tabled
        self.results.chosen.connect(self._choose)
        self.results.views.changed.connect(self._give_room)
        self.part.left.connect(self.leave_part)
        strip.picked.connect(self._pick)
        draft.changed.connect(self._follow)

    @property
    def editing(self) -> bool:
        """Whether a part is being chosen."""
        return self.side.currentWidget() is self.part

    @Slot()
    def edit_part(self) -> None:
        """Let a box be drawn on the current photo."""
        if self._strip.row >= 0:
            self.part.edit(self._strip.row)
            self.side.setCurrentWidget(self.part)
            self.side.show()
            self.part.canvas.setFocus()

    @Slot()
    def leave_part(self) -> None:
        """Back from the box to the compared photos."""
        if self.editing:
            self.part.leave()
            self.side.setCurrentWidget(self.detail)
            self.side.setVisible(bool(self.results.model.matches))
            self.results.view.setFocus()

    @Slot()
    def explain(self) -> None:
        """Say in plain words why the result that is shown was found."""
        if self.detail.match is not None:
            said = why.explain(self.detail.match, self.results.model.asked)
            self.why = WhyPanel(said, self.detail.ask_why)
            self.why.open()

    @Slot(object)
    def _choose(self, match: Match | None) -> None:
        self.side.setVisible(self.editing or match is not None)
        if match is not None:
            photo = seen_in(match, self._draft.photos, self._strip.photo)
            if not same(photo, self.detail.photo):
                self.detail.show_query(photo)
        self.detail.show_match(match)

    @Slot()
    def _pick(self) -> None:
        self.detail.show_query(self._strip.photo)
        self.detail.show_match(self.detail.match)
        if self.editing and self._strip.photo is not None:
            self.part.edit(self._strip.row)

    @Slot()
    def _follow(self) -> None:
        if not self._draft.photos and self.detail.photo is not None:
            self._pick()
        for photo in self._draft.photos:
            self.detail.show_state(photo)
        self.results.model.repaint_marks()
        self.detail.show_mark(self.detail.match)

    @Slot()
    def _give_room(self) -> None:
        """A table is wider than cards; each view gets back what it had."""
        tabled = self.results.views.tabled
        if tabled is not self._tabled:
            self._sizes[self._tabled], self._tabled = self.sizes(), tabled
            self.setSizes(self._sizes.get(tabled) or SIZES[tabled])

    def _lay_out(self) -> None:
        for widget in (self.detail, self.part):
            self.side.addWidget(widget)
        self.addWidget(self.results)
        self.addWidget(self.side)
        self.side.hide()
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.results.setMinimumWidth(420)
        self.setSizes(SIZES[self.results.views.tabled])
