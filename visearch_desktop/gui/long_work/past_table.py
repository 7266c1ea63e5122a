"""What ran before, as a table: what it was, how it ended and with what, when, and how long it took."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from visearch_desktop.core.job_history import Outcome, Record
from visearch_desktop.gui import files, icons, theme, wording
from visearch_desktop.gui.long_work import kinds, results

Index = QModelIndex | QPersistentModelIndex
JOB, ABOUT, OUTCOME, RESULT, BEGUN, TOOK = range(6)
_LOOKS = {
    Outcome.DONE: ("check", "identical"),
    Outcome.STOPPED: ("stop", "muted"),
    Outcome.FAILED: ("warning", "error"),
    Outcome.CUT_OFF: ("warning", "warn"),
    Outcome.RUNNING: ("play", "accent"),
}


class PastModel(QAbstractTableModel):
    """One row for each job."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.records: tuple[Record, ...] = ()

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other jobs."""
        if self.records != tuple(records):
            self.beginResetModel()
            self.records = tuple(records)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cells(record)[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_full(record)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == OUTCOME:
            return _icon(record.outcome)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class PastTable(QTableView):
    """Lists what ran; what is chosen, or all, can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.past = PastModel(self)
        self.setModel(self.past)
        self.setAccessibleName(self.tr("Jobs that have ended"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in ((JOB, 180), (ABOUT, 200), (OUTCOME, 110), (BEGUN, 170), (TOOK, 120)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Stretch)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy, context=Qt.ShortcutContext.WidgetShortcut)

    @property
    def chosen(self) -> tuple[Record, ...]:
        """The jobs that are selected."""
        return tuple(self.past.records[index.row()] for index in self.selectionModel().selectedRows())

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other jobs; what is selected stays so."""
        kept = {one.id for one in self.chosen}
        self.past.show_records(records)
        for row, one in enumerate(self.past.records):
            if one.id in kept:
                self.selectRow(row)

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows, or all, as lines of a table."""
        chosen = self.chosen or self.past.records
        files.copy("\n".join("\t".join(cells(one)) for one in chosen))


def heads() -> tuple[str, ...]:
    """What the columns are called."""
    tr = wording.tr
    return tr("Job"), tr("Worked on"), tr("Outcome"), tr("Result"), tr("Began"), tr("Took")


def cells(record: Record) -> tuple[str, ...]:
    """What the columns say of a job."""
    begun = QDateTime.fromMSecsSinceEpoch(round(1000 * record.begun.timestamp()))
    return (
        kinds.name(record.kind),
        record.about or (record.catalog.name if record.catalog else ""),
        outcome_words(record.outcome),
        results.sentence(record),
        QLocale().toString(begun, QLocale.FormatType.ShortFormat),
        wording.duration(record.seconds) if record.seconds is not None else "",
    )


def in_full(record: Record) -> str:
    """Everything of a job that its row may have no room for."""
    said = (results.sentence(record), results.advice(record))
    catalog = wording.tr("Catalog: {}").format(wording.place(record.catalog)) if record.catalog else ""
    return "\n".join(part for part in (*said, catalog) if part)


def outcome_words(outcome: Outcome) -> str:
    """An outcome in a word."""
    tr = wording.tr
    return {
        Outcome.DONE: tr("Done"),
        Outcome.STOPPED: tr("Stopped"),
        Outcome.FAILED: tr("Failed"),
        Outcome.CUT_OFF: tr("Cut off"),
        Outcome.RUNNING: tr("Running"),
    }[outcome]


def _icon(outcome: Outcome) -> QIcon:
    name, tone = _LOOKS[outcome]
    return icons.icon(name, getattr(theme.tones(), tone), 14)
