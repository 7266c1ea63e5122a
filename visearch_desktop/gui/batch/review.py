"""Items at the left, the chosen one at the right: choosing, deciding, undoing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from visearch_desktop.core.deliveries import Choice, Decision
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.decisions import DecisionLog
from visearch_desktop.gui.batch.keys import ReviewKeys
from visearch_desktop.gui.batch.review_layout import ReviewLayout
from visearch_desktop.gui.batch.tabs import ORDER, PROBLEMS
from visearch_desktop.gui.batch.triage import Show, Triage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.keyboard.keymap import keymap, take_back


class Review(ReviewLayout):
    """Shows a batch and takes decisions."""

    view_changed = Signal()
    placeholder_called = Signal(str, bool)
    """The digest of a picture, and whether it is called a placeholder (else a photo after all)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.triage: Triage | None = None
        self._row = -1
        self.log = DecisionLog(desk, self)
        self.keys = ReviewKeys(self)
        self._connect()

    @property
    def row(self) -> int:
        """The chosen item, as a row of the batch; -1 when there is none."""
        return self._row

    @property
    def list(self) -> QAbstractItemView:
        """The table or the cards, whichever is shown."""
        return self.table if self.tabled else self.cards

    def show_triage(self, triage: Triage | None) -> None:
        """Show another batch, at the first tab with something to decide."""
        self.triage = triage
        self.log.show_triage(triage)
        self.leave_questions()
        self.problems.problems.show_problems(triage.report.problems if triage else ())
        self.show_since(None)
        if triage is not None:
            first = next(
                (place for place, tab in enumerate(ORDER[:-1]) if triage.count(tab, Show.OPEN)), len(ORDER) - 1
            )
            self.tabs.choose(first)
        else:
            self.relist()

    @Slot()
    def relist(self) -> None:
        """List the items of the chosen tab anew; what was decided meanwhile leaves the ones to decide."""
        self.leave_questions()
        self._row = -1
        self.model.show_tab(self.triage, self.tabs.proposal, self.show_which)
        self._show_counts()
        if self.tabs.number == PROBLEMS:
            self.show_problems()
            self.detail.clear()
        elif self.model.rows:
            self.show_items(True)
            self.choose(self.model.index(0, 0))
            self.list.scrollToTop()
        else:
            self.detail.clear()
            self.show_items(False)
            if self.triage is not None:
                self.empty.show_tab(self.triage, self.tabs.proposal, self.show_which)
        self.legend.allow(self._row >= 0, self.detail.sku)

    def choose(self, index: QModelIndex) -> None:
        """Choose an item and bring it into view, with the one below it."""
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, rows)
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self.list.scrollTo(below)
        self.list.scrollTo(index)

    def go_to(self, row: int) -> None:
        """Choose an item, listing it first where it is not."""
        triage = self.triage
        if triage is None or row < 0:
            return
        tab = self.tabs.proposal
        wrong_tab = self.tabs.number == PROBLEMS or (tab is not None and tab is not triage.items[row].proposal)
        if wrong_tab or not self.model.spot(row).isValid():
            decided = triage.decision(row) is not None
            fits = self.show_which is Show.ALL or decided is (self.show_which is Show.DECIDED)
            self.put_show(self.show_which if fits else Show.ALL)
            self.tabs.choose(ORDER.index(triage.items[row].proposal))
        if self.model.spot(row).isValid():
            self.choose(self.model.spot(row))

    @Slot(object)
    def decide(self, choice: Choice) -> None:
        """Decide about the chosen item, then go on to the next one to decide."""
        if choice is Choice.LINK and not self.detail.sku:
            self.ask_sku()
            return
        self._record(Decision(choice, self.detail.sku if choice is Choice.LINK else ""))

    @Slot()
    def ask_sku(self) -> None:
        """Ask for the SKU that the chosen item belongs to."""
        if self.triage is not None and self._row >= 0 and not self.model.saving(self._row):
            self.whole_tab.leave()
            self.link_bar.ask(self.triage.items[self._row].item.name, self.detail.nearest_sku)

    @Slot()
    def call_placeholder(self) -> None:
        """Call the picture that is looked at a placeholder, or a photo where it counts as one already."""
        photo = self.detail.photo
        if photo is not None and photo.digest:
            self.placeholder_called.emit(photo.digest, not words.is_placeholder(photo))

    @Slot(str)
    def link_to(self, sku: str) -> None:
        """Link the chosen item to a SKU that was typed."""
        self._record(Decision(Choice.LINK, sku))
        self.list.setFocus()

    def _record(self, decision: Decision) -> None:
        if self.triage is None or self._row < 0 or self.model.saving(self._row):
            return
        self.log.decide({self._row: decision})
        self.go_on()

    @Slot(object)
    def decide_all(self, decisions: Mapping[int, Decision]) -> None:
        """Store decisions about many items as one action."""
        self.log.decide({row: made for row, made in decisions.items() if not self.model.saving(row)})
        self.list.setFocus()

    @Slot()
    def go_on(self) -> None:
        """Choose the next item that is not decided, from the top again after the last."""
        triage = self.triage
        if triage is None or not self.model.rows:
            return
        spot = self.list.currentIndex().row() + 1
        for row in self.model.rows[spot:] + self.model.rows[:spot]:
            if row != self._row and triage.decision(row) is None and not self.model.saving(row):
                self.choose(self.model.spot(row))
                return

    @Slot(object)
    def show_changes(self, rows: set[int]) -> None:
        """Something else is decided about these items now."""
        self.model.changed(rows)
        self._show_counts()
        if self._row in rows:
            self.detail.show_decision()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(current)
        if self.triage is None or row < 0 or row == self._row:
            return
        self._row = row
        self.link_bar.leave()
        self.detail.show_item(self.triage, row)
        self.legend.allow(True, self.detail.sku)

    @Slot(object, bool)
    def _took_back(self, rows: set[int], _again: bool) -> None:
        if rows and self._row not in rows:
            self.go_to(min(rows))

    @Slot()
    def _after_sort(self) -> None:
        kept, self._row = self._row, -1
        spot = self.model.spot(kept)
        if spot.isValid():
            self.choose(spot)

    @Slot()
    def _show_counts(self) -> None:
        self.tabs.show_counts(self.triage, self.show_which)
        self.empty.lead(self.triage, self.tabs.proposal, self.show_which, listed=bool(self.model.rows))
        self.whole_tab.show_tab(None if self.tabs.number == PROBLEMS else self.triage, self.tabs.proposal)

    @Slot(str)
    def _show_sku(self, sku: str) -> None:
        self.legend.allow(self._row >= 0, sku)

    @Slot()
    def _go_onward(self) -> None:
        if self.empty.following is not None:
            self.put_show(Show.OPEN)
            self.tabs.choose(self.empty.following)
        self.list.setFocus()

    @Slot()
    def toggle_view(self) -> None:
        """Show the cards in place of the table, or the other way round."""
        self.show_table(not self.tabled)

    def show_table(self, on: bool) -> None:
        """Show the items as a table, or as cards."""
        focused = self.list.hasFocus()
        current = self.list.currentIndex()
        self.put_view(table=on)
        if current.isValid():
            self.choose(current)
        if focused:
            self.list.setFocus()
        self.view_changed.emit()

    def _connect(self) -> None:
        log, keys, detail = self.log, self.keys, self.detail
        self.tabs.changed.connect(self.relist)
        self.show_box.activated.connect(self.relist)
        self.cards.setSelectionModel(self.table.selectionModel())
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._after_sort)
        for view in (self.table, self.cards):
            view.installEventFilter(keys)
            view.doubleClicked.connect(detail.open)
        keys.decided.connect(self.decide)
        keys.typing_wanted.connect(self.ask_sku)
        keys.sku_stepped.connect(detail.step_beside)
        keys.photo_stepped.connect(detail.step_photo)
        keys.tab_wanted.connect(self.tabs.choose)
        keys.blinked.connect(detail.facing.compare.view.blink)
        keys.opened.connect(detail.open)
        keys.view_wanted.connect(self.toggle_view)
        keys.facts_wanted.connect(detail.grounds.toggle)
        detail.chosen.connect(self._show_sku)
        detail.photo_shown.connect(self.legend.show_photo)
        self.legend.decided.connect(self.decide)
        self.legend.typing_wanted.connect(self.ask_sku)
        for source in (keys, self.legend):
            source.undone.connect(log.undo)
            source.redone.connect(log.redo)
            source.placeholder_wanted.connect(self.call_placeholder)
        log.saving.connect(self.model.mark_saving)
        log.changed.connect(self.show_changes)
        log.took_back.connect(self._took_back)
        self.link_bar.linked.connect(self.link_to)
        self.whole_tab.agreed.connect(self.decide_all)
        for bar in (self.link_bar, self.whole_tab):
            bar.left.connect(self._give_focus)
        self.empty.onward.clicked.connect(self._go_onward)
        self.as_table.clicked.connect(partial(self.show_table, True))
        self.as_cards.clicked.connect(partial(self.show_table, False))
        for view in (self.table, self.cards):
            detail.facing.compare.listen_in(view, reminders=self.legend.reminders)
        log.failed.connect(detail.facing.compare.leave_screen)
        keymap().shortcut("batch", "Ctrl+Return", self, detail.reveal)
        take_back(self, log.undo, log.redo)

    @Slot()
    def _give_focus(self) -> None:
        self.list.setFocus()
