"""The photos that could not be used, as a table: file, folder, reason; what is chosen can be shown and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from visearch_desktop.core.catalog import Problem
from visearch_desktop.gui import core_words, files

Index = QModelIndex | QPersistentModelIndex
FILE, FOLDER, REASON = range(3)


class ProblemModel(QAbstractTableModel):
    """One row per problem photo."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems shown."""
        return self._problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems; the same ones keep their selection."""
        if self._problems == tuple(problems):
            return
        self.beginResetModel()
        self._problems = tuple(problems)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            cells = {
                FILE: problem.photo.name,
                FOLDER: str(problem.photo.parent),
                REASON: core_words.said(problem.reason),
            }
            return " ".join(cells[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{problem.photo}\n{core_words.said(problem.reason)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Photo"), self.tr("Folder"), self.tr("Reason"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class ProblemTable(QTableView):
    """Lists problem photos."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = ProblemModel(self)
        self.setModel(self.problems)
        self.setAccessibleName(self.tr("Problem photos"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.resizeSection(FILE, 240)
        header.resizeSection(FOLDER, 260)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy,
                  context=Qt.ShortcutContext.WidgetShortcut)  # fmt: skip

    @Slot()
    def reveal(self) -> None:
        """Show the selected photo in its folder."""
        chosen = self._chosen()
        if chosen:
            files.reveal(chosen[0].photo)

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows, or all, as lines of a table."""
        chosen = self._chosen() or list(self.problems.problems)
        files.copy("\n".join(f"{problem.photo}\t{core_words.said(problem.reason)}" for problem in chosen))

    def _chosen(self) -> list[Problem]:
        rows = self.selectionModel().selectedRows()
        return [self.problems.problems[index.row()] for index in rows]
