"""The results as cards or as a table: two views of one model, with one selection."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QWidget

from visearch_desktop.gui import announce, controls, remembered
from visearch_desktop.gui.keyboard import tips
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.search.columns import Column
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.search.result_list import ResultList
from visearch_desktop.gui.search.result_table import ResultTable
from visearch_desktop.gui.thumbnails import Thumbnails

_KEPT, _COLUMNS = "search/view", "search/columns"
TABLE, CARDS = "table", "cards"


class ResultViews(QStackedWidget):
    """Shows one of both; which one is remembered. `changed` follows each change of the view, or of the order."""

    changed = Signal()

    def __init__(self, model: ResultModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self.list = ResultList(model, thumbnails)
        self.acts = self.list.acts
        self.table = ResultTable(model, self.acts, thumbnails)
        self.table.setSelectionModel(self.list.selectionModel())
        self.as_table = controls.segment(self.tr("Table"), self.tr("Show the results as a table (V)"))
        self.as_cards = controls.segment(self.tr("Cards"), self.tr("Show the results as cards (V)"))
        self._choice = controls.choice(self)
        for view in (self.list, self.table):
            self.addWidget(view)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(self._open_menu, view))
            view.doubleClicked.connect(self.acts.opened)
        for button in (self.as_table, self.as_cards):
            self._choice.addButton(button)
        self._recall()
        self.as_table.clicked.connect(partial(self.show_table, True))
        self.as_cards.clicked.connect(partial(self.show_table, False))
        self.acts.view_wanted.connect(self.toggle)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sorted)

    @property
    def tabled(self) -> bool:
        """Whether the results are shown as a table."""
        return self.as_table.isChecked()

    @property
    def view(self) -> QAbstractItemView:
        """The table or the cards, whichever is shown."""
        return self.table if self.tabled else self.list

    @Slot()
    def toggle(self) -> None:
        """Show the cards in place of the table, or the other way round."""
        self.show_table(not self.tabled)

    def show_table(self, on: bool) -> None:
        """Show the results as a table, or as cards; what is current and selected stays so."""
        focused = self.view.hasFocus()
        self._put(on)
        remembered.keep(_KEPT, TABLE if on else CARDS)
        if focused:
            self.view.setFocus()
        self.changed.emit()

    def keep(self) -> None:
        """Remember how wide the columns are."""
        remembered.keep(_COLUMNS, self.table.horizontalHeader().saveState())

    def _put(self, on: bool) -> None:
        """Cards stand as the answer ranks them; only the heads of a table can say another order."""
        (self.as_table if on else self.as_cards).setChecked(True)
        head, chosen = self.table.horizontalHeader(), self.list.selectionModel()
        self._results.sort(head.sortIndicatorSection() if on else -1, head.sortIndicatorOrder())
        rows = QItemSelectionModel.SelectionFlag.Rows
        chosen.select(chosen.selection(), QItemSelectionModel.SelectionFlag.ClearAndSelect | rows)
        current = chosen.currentIndex().siblingAtColumn(Column.SKU)
        chosen.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.setCurrentWidget(self.view)
        self.view.scrollTo(current)

    def _recall(self) -> None:
        kept = remembered.window_state()
        columns = kept.value(_COLUMNS)
        if isinstance(columns, QByteArray):
            head = self.table.horizontalHeader()
            head.restoreState(columns)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._put(kept.value(_KEPT) == TABLE)

    @Slot(int, Qt.SortOrder)
    def _sorted(self, column: int, order: Qt.SortOrder) -> None:
        self.table.scrollTo(self.table.currentIndex())
        said = self.tr("In the order of the search")
        if column >= 0:
            up = order == Qt.SortOrder.AscendingOrder
            words = self.tr("Sorted by {}") if up else self.tr("Sorted by {}, the other way round")
            said = words.format(self._results.sorted_by)
        announce.say(self.table, said)
        self.changed.emit()

    def menu(self, view: QAbstractItemView) -> QMenu:
        """What can be done with the selected results, with the keys that hold now."""
        menu = self.acts.menu(view)
        if view is self.table:
            menu.addSeparator()
            self.table.add_orders(menu)
        tips.tell_menu(menu, keymap(), {"results", "search"})
        return menu

    @Slot(QPoint)
    def _open_menu(self, view: QAbstractItemView, at: QPoint) -> None:
        if not (view.indexAt(at).isValid() or view.currentIndex().isValid()):
            return
        menu = self.menu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(at))
