"""What a review consists of and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.batch.cards import ItemCards
from visearch_desktop.gui.batch.detail import Detail
from visearch_desktop.gui.batch.empty_tab import EmptyTab
from visearch_desktop.gui.batch.legend import Legend
from visearch_desktop.gui.batch.link_bar import LinkBar
from visearch_desktop.gui.batch.model import ItemModel
from visearch_desktop.gui.batch.table import ItemTable
from visearch_desktop.gui.batch.tabs import ProposalTabs
from visearch_desktop.gui.batch.triage import Show, Since
from visearch_desktop.gui.batch.whole_tab import WholeTab
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.problem_table import ProblemTable

TABLE_SHARE, CARDS_SHARE = 0.6, 0.43
"""How much of the width the items take; a table wants more of it."""


class ReviewLayout(QWidget):
    """The parts of a review; what they do together is its own business."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemModel(self)
        self.tabs = ProposalTabs()
        self.table = ItemTable(self.model, desk.delivered)
        self.cards = ItemCards(self.model, desk.delivered, desk.thumbnails)
        self.problems = ProblemTable()
        self.empty = EmptyTab()
        self.detail = Detail(desk)
        self.legend = Legend()
        self.link_bar = LinkBar()
        self.whole_tab = WholeTab()
        self.show_box = QComboBox()
        self.as_table = controls.segment(self.tr("Table"), self.tr("Show the items as a table (V)"))
        self.as_cards = controls.segment(self.tr("Cards"), self.tr("Show the items as cards (V)"))
        self._views = controls.choice(self)
        self._sizes: dict[bool, list[int]] = {}
        self.all_again = controls.button(self.tr("Show all items"))
        self._since = controls.Elided("", "body", Qt.TextElideMode.ElideRight)
        self._since_bar = QFrame()
        self._lists = QStackedWidget()
        self._body = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.put_view(table=False)

    @property
    def tabled(self) -> bool:
        """Whether the items are shown as a table."""
        return self.as_table.isChecked()

    @property
    def show_which(self) -> Show:
        """Which items of a tab are listed."""
        return Show(self.show_box.currentData())

    @property
    def message(self) -> str:
        """The headline shown in place of a list; empty when there is a list."""
        return self.empty.headline if self._lists.currentWidget() is self.empty else ""

    @property
    def since_words(self) -> str:
        """What is said while only what is new since an earlier batch is listed; empty otherwise."""
        return "" if self._since_bar.isHidden() else self._since.text()

    def put_show(self, show: Show) -> None:
        """List these items from the next listing on."""
        self.show_box.setCurrentIndex(self.show_box.findData(show))

    def put_view(self, *, table: bool) -> None:
        """Show the items as a table, or as cards."""
        if table is not self.tabled and self.isVisible():
            self._sizes[self.tabled] = self.splitter.sizes()
        (self.as_table if table else self.as_cards).setChecked(True)
        share = TABLE_SHARE if table else CARDS_SHARE
        self.splitter.setSizes(self._sizes.get(table) or [round(1000 * share), round(1000 * (1 - share))])
        if self._lists.currentWidget() is not self.empty:
            self._lists.setCurrentWidget(self.table if table else self.cards)

    def show_items(self, some: bool) -> None:
        """Show the list, or what is said where there is none."""
        shown = self.table if self.tabled else self.cards
        self._body.setCurrentWidget(self.splitter)
        self._lists.setCurrentWidget(shown if some else self.empty)

    def show_problems(self) -> None:
        """Show what could not be used."""
        self._body.setCurrentWidget(self.problems_side)

    def show_since(self, since: Since | None) -> None:
        """Say that only what is new since an earlier batch is listed."""
        self._since_bar.setVisible(since is not None)
        if since is not None:
            gone = self.tr(" {} of it are missing here.").format(since.gone) if since.gone else ""
            self._since.setText(self.tr("Only what was not in “{}”.").format(since.name) + gone)

    def leave_questions(self) -> None:
        """Take away what was asked of other items."""
        for bar in (self.link_bar, self.whole_tab):
            bar.hide()

    def _lay_out(self) -> None:
        names = {Show.OPEN: self.tr("To decide"), Show.DECIDED: self.tr("Decided"), Show.ALL: self.tr("All")}
        for show, name in names.items():
            self.show_box.addItem(name, show)
        self.show_box.setAccessibleName(self.tr("Which items are listed"))
        for view in (self.as_table, self.as_cards):
            self._views.addButton(view)
        for widget in (self.cards, self.table, self.empty):
            self._lists.addWidget(widget)
        self.splitter.addWidget(self._left())
        self.splitter.addWidget(self._right())
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self._body.addWidget(self.splitter)
        self._body.addWidget(self._problems_side())
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self.tabs.setContentsMargins(theme.L, 0, theme.L, theme.XS)
        page.addWidget(self.tabs)
        page.addWidget(self._body, 1)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(430)
        side = QVBoxLayout(left)
        side.setContentsMargins(theme.S, theme.XS, 0, 0)
        side.setSpacing(theme.XS)
        self._since_bar.setObjectName("notice")
        self._since_bar.setProperty("level", "info")
        told = controls.row(spacing=theme.S)
        told.addWidget(self._since, 1)
        told.addWidget(self.all_again)
        told.setContentsMargins(theme.M, theme.XS, theme.S, theme.XS)
        self._since_bar.setLayout(told)
        asking = controls.column(self._since_bar, self.whole_tab, self.link_bar, spacing=theme.XS)
        asking.setContentsMargins(6, 0, theme.M, 0)
        first = (self.empty.aside, self.whole_tab.button, self.show_box)
        line = controls.row(*first, None, self.as_table, self.as_cards, spacing=theme.XS)
        line.setContentsMargins(6, 0, theme.M, 0)
        controls.fill(side, asking, line, self._lists)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = controls.column(self.detail, self.legend, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setStretch(0, 1)
        right.setLayout(column)
        return right

    def _problems_side(self) -> QWidget:
        self.problems_side = QWidget()
        copy = controls.button(self.tr("Copy list"), "copy", tip=self.tr("Copy the selected rows, or all"))
        reveal = controls.button(self.tr("Show in folder"), "folder")
        copy.clicked.connect(self.problems.copy)
        reveal.clicked.connect(self.problems.reveal)
        column = controls.column(self.problems, controls.row(reveal, copy, None))
        column.setContentsMargins(theme.L, theme.S, theme.L, theme.M)
        self.problems_side.setLayout(column)
        return self.problems_side
