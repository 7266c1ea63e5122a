"""The buttons for searches before and saved ones, and the little windows they open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.search.name_box import NameBox
from visearch_desktop.gui.search.past import Past
from visearch_desktop.gui.search.past_box import PastBox
from visearch_desktop.gui.search.past_model import Entry, name_of
from visearch_desktop.gui.search.query_bar import QueryBar


class Keeping(QObject):
    """Opens, saves, renames and removes searches as the user asks, and says what came of it."""

    def __init__(self, past: Past, draft: Draft, bar: QueryBar, notices: NoticeBar) -> None:
        super().__init__(bar)
        self._past, self._draft, self._bar, self._notices = past, draft, bar, notices
        self.list = PastBox(bar)
        self.name = NameBox(bar)
        self._connect()

    @Slot()
    def open_list(self) -> None:
        """Show the searches before and the saved ones."""
        self._past.flush()
        self._past.read_all()
        self._fill()
        self.list.open_at(_below(self._bar.acts.history))

    @Slot()
    def ask_name(self) -> None:
        """Ask under which name the search is saved."""
        if self._draft.query:
            self._bar.flush()
            taken = [entry.name for entry in self._past.saved]
            self.name.open_at(_below(self._bar.acts.more), name_of(self._draft.query).strip("“”"), taken)

    @Slot(object)
    def recall(self, entry: Entry) -> None:
        """Ask a search again."""
        if entry.query:
            self._draft.start(entry.query)
        else:
            sentence = self.tr("This search was kept by a later version of the program, and is not understood.")
            self._notices.show_notice("warn", sentence)

    @Slot(str)
    def _save(self, name: str) -> None:
        self._past.save(name, self._draft.query)
        where = self.tr("It is in the list of searches (Ctrl+H).")
        self._notices.show_notice("done", self.tr("The search is saved as “{}”.").format(name), where)

    @Slot(object)
    def _remove(self, entry: Entry) -> None:
        self._past.remove(entry)
        if entry.name:
            again = (self.tr("Put it back"), lambda: self._past.save(entry.name, entry.query))
            sentence = self.tr("The saved search “{}” is removed.").format(entry.name)
            self._notices.show_notice("done", sentence, action=again)

    @Slot(object)
    def _fail(self, error: VisearchError) -> None:
        self._notices.show_error(error)

    @Slot()
    def _fill(self) -> None:
        self.list.show_entries(self._past.saved, self._past.recent)

    @Slot()
    def _renew(self) -> None:
        if self.list.isVisible():
            self._fill()

    def _connect(self) -> None:
        self._bar.acts.history.clicked.connect(self.open_list)
        self._bar.acts.save_wanted.connect(self.ask_name)
        self.name.accepted.connect(self._save)
        self.list.opened.connect(self.recall)
        self.list.removed.connect(self._remove)
        self.list.model.renamed.connect(self._past.rename)
        self._past.changed.connect(self._renew)
        self._past.failed.connect(self._fail)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(button.width(), button.height() + 4))
