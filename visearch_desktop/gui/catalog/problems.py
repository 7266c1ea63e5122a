"""The photos that could not be indexed: file, reason, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Problem
from visearch_desktop.gui import controls, files

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
            cells = {FILE: problem.photo.name, FOLDER: str(problem.photo.parent), REASON: problem.reason}
            return " ".join(cells[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{problem.photo}\n{problem.reason}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Photo"), self.tr("Folder"), self.tr("Reason"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class ProblemList(QWidget):
    """The table and what can be done with it."""

    retry = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProblemModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Problem photos"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(FILE, 240)
        header.resizeSection(FOLDER, 260)
        self.retry_button = controls.button(
            self.tr("Try these again"), "refresh", tip=self.tr("Read the photos again, after they were mended")
        )
        self._reveal = controls.button(self.tr("Show in folder"), "folder")
        self._copy = controls.button(self.tr("Copy list"), "copy", tip=self.tr("Copy the selected rows, or all"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        controls.fill(page, self.table, controls.row(self.retry_button, self._reveal, self._copy, None))
        self.retry_button.clicked.connect(self.retry)
        self._reveal.clicked.connect(self.reveal)
        self._copy.clicked.connect(self.copy)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy,
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
        chosen = self._chosen() or list(self.model.problems)
        files.copy("\n".join(f"{problem.photo}\t{problem.reason}" for problem in chosen))

    def _chosen(self) -> list[Problem]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.problems[index.row()] for index in rows]
