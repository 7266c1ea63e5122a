"""Groups at the left, the compared pair at the right: choosing, judging, undoing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from visearch_desktop.core.findings import Action, Tier, Verdict
from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.accept_bar import ACCEPTED, AcceptBar
from visearch_desktop.gui.audit.empty_tier import EmptyTier
from visearch_desktop.gui.audit.group_list import GroupList
from visearch_desktop.gui.audit.group_model import GroupModel
from visearch_desktop.gui.audit.ledger import Ledger
from visearch_desktop.gui.audit.legend import Legend
from visearch_desktop.gui.audit.pair_pane import PairPane
from visearch_desktop.gui.audit.review import Review, Show
from visearch_desktop.gui.audit.tier_tabs import TierTabs
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.keyboard.keymap import keymap, take_back


class ReviewPane(QWidget):
    """Shows a review and gives verdicts."""

    keep_rules_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review: Review | None = None
        self._row, self._member = -1, -1
        self.ledger = Ledger(desk, self)
        self.model = GroupModel(self)
        self.tabs = TierTabs()
        self.list = GroupList(self.model, desk.thumbnails)
        self.pair = PairPane(desk)
        self.legend = Legend()
        self.bar = AcceptBar()
        self.accept_all = controls.button(self.tr("Accept all"), "check")
        self._one_by_one = controls.line(self.tr("Conflicts are decided one by one."), "caption")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._empty = EmptyTier()
        self._lists = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def row(self) -> int:
        """The chosen group, as a row of the review; -1 when there is none."""
        return self._row

    @property
    def member(self) -> int:
        """The member compared with the keeper."""
        return self._member

    @property
    def message(self) -> str:
        """The headline shown in place of a list; empty when there is a list."""
        return self._empty.headline if self._lists.currentIndex() == 1 else ""

    def show_review(self, review: Review | None, *, again: bool = False) -> None:
        """Show another review; `again` when it is the one before, read again, so that the place is kept."""
        kept = self.review.groups[self._row].key if again and self.review and self._row >= 0 else None
        self.review = review
        self.ledger.show_review(review)
        self.bar.hide()
        listed = review is not None and bool(review.count(self.tabs.tier, self.tabs.show_which))
        if review is not None and not (again and listed):
            first = next((tier for tier in Tier if review.count(tier, self.tabs.show_which)), None)
            if first is not None:
                self.tabs.choose(first)
                return
        self.relist()
        if review is not None and kept is not None:
            row = next((row for row in self.model.rows if review.groups[row].key == kept), -1)
            self.go_to(row)

    @Slot()
    def relist(self) -> None:
        """List the groups of the chosen tier anew; what was decided meanwhile leaves the groups to review."""
        self.bar.leave()
        self._row, self._member = -1, -1
        self.model.show_tier(self.review, self.tabs.tier, self.tabs.show_which)
        self._show_counts()
        if self.model.rows:
            self._lists.setCurrentIndex(0)
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        else:
            self.pair.clear()
            self._say_empty()

    def go_to(self, row: int) -> None:
        """Choose a group, listing it first where it is not."""
        if self.review is None or row < 0:
            return
        tier = self.review.groups[row].tier
        if not self.model.spot(row).isValid() or self.tabs.tier is not tier:
            decided = self.review.state(row).decided
            show = self.tabs.show_which
            self.tabs.choose(tier, Show.ALL if show is not Show.ALL and decided is (show is Show.OPEN) else show)
        self.list.choose(self.model.spot(row))

    def judge(self, verdict: Verdict, only_pair: bool = False) -> None:
        """Say `verdict` of the chosen group, or of the compared pair; then go on to the next one to decide."""
        review, row = self.review, self._row
        if review is None or row < 0 or self.model.saving(row):
            return
        group, keeper = review.groups[row], review.keeper(row)
        pair = review.pair(row, self._member)
        only_pair = only_pair and pair is not None and len(group.members) > 2
        if only_pair and pair is not None:
            group = replace(group, members=(pair.a, pair.b), pairs=(pair,))
        title = f"{words.verdict(verdict)}: {', '.join(words.skus_of(group)[:4])}"
        self.ledger.judge([(group, keeper)], verdict, {row: review.keeper_place(row)}, title)
        if only_pair:
            self._step(1)
        else:
            self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Choose the next group that is not decided, from the top again after the last."""
        review = self.review
        if review is None or not self.model.rows:
            return
        spot = self.list.currentIndex().row() + 1
        for row in self.model.rows[spot:] + self.model.rows[:spot]:
            if row != self._row and not review.state(row).decided and not self.model.saving(row):
                self.list.choose(self.model.spot(row))
                return

    @Slot(int)
    def keep(self, place: int) -> None:
        """Keep the member at `place`, or the one compared (-1)."""
        review, row = self.review, self._row
        if review is None or row < 0 or self.model.saving(row):
            return
        place = self._member if place < 0 else place
        before = review.keeper_place(row)
        if place >= len(review.groups[row].members) or place == before:
            return
        if Verdict.DUPLICATE in review.state(row).verdicts and review.state(row).decided:
            group = review.groups[row]
            chosen = [(group, group.members[place])]
            self.ledger.judge(chosen, Verdict.DUPLICATE, {row: place}, self.tr("Keep another photo"))
            return
        review.pick(row, place)
        self._compare(before if place == self._member else self._member)

    @Slot()
    def ask_to_accept(self) -> None:
        """Ask whether the tier is to be accepted."""
        review, tier = self.review, self.tabs.tier
        if review is not None and tier in ACCEPTED and review.untouched(tier):
            self.bar.ask(review, tier)

    @Slot()
    def accept(self) -> None:
        """Say of every group of the tier that nothing is said of what the tier proposes: one action, one undo."""
        review, tier = self.review, self.tabs.tier
        if review is None or tier not in ACCEPTED:
            return
        rows = [row for row in review.untouched(tier) if not self.model.saving(row)]
        groups = [(review.groups[row], review.keeper(row)) for row in rows]
        kept = {row: review.keeper_place(row) for row in rows}
        self.ledger.judge(groups, ACCEPTED[tier], kept, self.tr("Accepted all: {}").format(words.tier(tier)))
        self.list.setFocus()

    def show_changes(self, rows: set[int]) -> None:
        """Something else is said of these groups now."""
        self.model.changed(rows)
        self._show_counts()
        if self._row in rows:
            self._compare(self._member)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self.review is None or not current.isValid():
            return
        self._row = self.model.rows[current.row()]
        self._compare(-1)

    def _compare(self, member: int) -> None:
        """Show a member of the chosen group beside its keeper; the first other one where that is the keeper itself."""
        review, row = self.review, self._row
        if review is None or row < 0:
            return
        group, keeper = review.groups[row], review.keeper_place(row)
        if member == keeper or not 0 <= member < len(group.members):
            member = next(place for place in range(len(group.members)) if place != keeper)
        self._member = member
        self.model.choose(row, member)
        pair = review.pair(row, member)
        verdict = review.verdict(pair) if pair else None
        self.pair.show_pair(group, keeper, member, pair, words.verdict(verdict) if verdict else "", review.keeps(row))
        self.legend.allow(True)

    @Slot(int)
    def _step(self, step: int) -> None:
        if self.review is None or self._row < 0:
            return
        keeper = self.review.keeper_place(self._row)
        others = [place for place in range(len(self.review.groups[self._row].members)) if place != keeper]
        self._compare(others[(others.index(self._member) + step) % len(others)])

    @Slot(object, object, bool)
    def _took_back(self, _action: Action, rows: set[int], _again: bool) -> None:
        if rows and self._row not in rows:
            self.go_to(min(rows))

    def _show_counts(self) -> None:
        review, tier = self.review, self.tabs.tier
        self.tabs.show_counts(review)
        self._empty.lead(review, tier, self.tabs.show_which, listed=bool(self.model.rows))
        count = len(review.untouched(tier)) if review else 0
        self.accept_all.setVisible(tier in ACCEPTED and count > 0)
        self._one_by_one.setVisible(tier not in ACCEPTED)
        if tier in ACCEPTED:
            as_what = {
                Verdict.DUPLICATE: self.tr("Accept all {} as duplicates…"),
                Verdict.VARIANT: self.tr("Accept all {} as variants…"),
            }[ACCEPTED[tier]]
            self.accept_all.setText(as_what.format(wording.count(count)))
            self.accept_all.setAccessibleName(self.accept_all.text())

    def _say_empty(self) -> None:
        self._lists.setCurrentIndex(1)
        self.legend.allow(False)
        self._empty.show_tier(self.review, self.tabs.tier, self.tabs.show_which)

    @Slot()
    def _go_onward(self) -> None:
        if self._empty.following is not None:
            self.tabs.choose(self._empty.following, Show.OPEN)
        self.list.setFocus()

    def _connect(self) -> None:
        ledger, keys = self.ledger, self.list
        self.tabs.changed.connect(self.relist)
        keys.selectionModel().currentChanged.connect(self._choose)
        keys.judged.connect(self.judge)
        keys.kept.connect(self.keep)
        keys.stepped.connect(self._step)
        keys.picked.connect(self._compare)
        keys.blinked.connect(self.pair.compare.view.blink)
        keys.opened.connect(self.pair.open)
        self.pair.picked.connect(self._compare)
        self.legend.judged.connect(self.judge)
        for source in (keys, self.legend):
            source.undone.connect(ledger.undo)
            source.redone.connect(ledger.redo)
        ledger.saving.connect(self.model.mark_saving)
        ledger.changed.connect(self.show_changes)
        ledger.took_back.connect(self._took_back)
        self.accept_all.clicked.connect(self.ask_to_accept)
        self.bar.rules.clicked.connect(self.keep_rules_wanted)
        self.bar.accepted.connect(self.accept)
        self.bar.left.connect(self.list.setFocus)
        self._empty.onward.clicked.connect(self._go_onward)
        self.pair.compare.listen_in(self.list, reminders=self.legend.reminders)
        ledger.failed.connect(self.pair.compare.leave_screen)
        keymap().shortcut("audit", "Ctrl+Return", self, self.pair.reveal)
        take_back(self, ledger.undo, ledger.redo)

    def _lay_out(self) -> None:
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(theme.S, theme.XS, 0, 0)
        side.setSpacing(theme.XS)
        first = (self._empty.aside, self.accept_all, self.tabs.show_box)
        line = controls.row(*first, None, self._one_by_one, spacing=theme.XS)
        line.setContentsMargins(6, 0, theme.M, 0)
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._empty)
        asking = controls.row(self.bar)
        asking.setContentsMargins(6, 0, theme.M, 0)
        controls.fill(side, asking, line, self._lists)
        right = QWidget()
        column = controls.column(self.pair, self.legend, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setStretch(0, 1)
        right.setLayout(column)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        left.setMinimumWidth(400)
        self.splitter.setSizes([520, 680])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self.tabs.setContentsMargins(theme.L, 0, theme.L, theme.XS)
        page.addWidget(self.tabs)
        page.addWidget(self.splitter, 1)
