"""Forget the open catalog: says what goes, offers to keep what people decided, asks once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, tasks, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.question_bar import QuestionBar

if TYPE_CHECKING:
    from visearch_desktop.core.forgetting import Derived


class ForgetCard(QWidget):
    """A sentence, a button, and the question it asks. `exported` names the file the ledger was written to."""

    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Derived | None = None
        self._words = controls.text("", "muted")
        self.begin = controls.button(self.tr("Forget this catalog…"))
        self.keep = controls.button(self.tr("Save what was decided…"))
        self.bar = QuestionBar(self.keep)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.M)
        controls.fill(inside, self._words, self.bar, controls.row(self.begin, None))
        self.begin.clicked.connect(self.ask)
        self.keep.clicked.connect(self.ask_export)
        self.bar.accepted.connect(self._forget)
        self.bar.left.connect(self.begin.show)
        desk.catalog_changed.connect(self.reset)
        desk.info_changed.connect(self._tell)
        self.reset()

    @Slot()
    def reset(self) -> None:
        """Ask nothing any more: another catalog is open, or none."""
        self._found = None
        self.bar.hide()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        there = self._desk.workspace is not None
        words = self.tr("Everything that was made from its photos is removed. The photos themselves stay.")
        self._words.setText(words if there else self.tr("Open a catalog to have it forgotten."))
        self.begin.setVisible(there and self.bar.isHidden())

    @Slot()
    def ask(self) -> None:
        """Look at what would go, then ask."""
        if self._desk.workspace is not None:
            job = Job(partial(tasks.look_at_derived, self._desk.workspace), key="forget-look")
            job.succeeded.connect(self._ask)
            job.failed.connect(self.failed)
            self._desk.reading_lane.submit(job)

    @Slot(object)
    def _ask(self, asked: tuple[Derived, int]) -> None:
        self._found, size = asked
        info = self._desk.info
        name = info.name if info is not None else self._found.folder.name
        parts = [
            self.tr("{} files of the catalog, {}").format(f"{len(self._found.files):,}", wording.data_size(size)),
            self.tr("{} saved batches").format(f"{len(self._found.batches):,}") if self._found.batches else "",
            self.tr("{} verdicts and the ledger of decisions").format(f"{self._found.decisions:,}"),
        ]
        meaning = self.tr("This removes for good: {}. Photos and files that are not the program’s stay.")
        self.bar.put(
            self.tr("Forget “{}”?").format(name),
            meaning.format(", ".join(filter(None, parts))),
            self.tr("Forget it"),
        )
        self.begin.hide()

    @Slot()
    def ask_export(self) -> None:
        """Ask where what was decided is to be written."""
        kinds = self.tr("Ledger ({})").format("*.jsonl *.csv *.xlsx")
        dialog = QFileDialog(self, self.tr("Save what was decided"), "ledger", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export)
        dialog.open()

    @Slot(str)
    def export(self, name: str) -> None:
        """Write the ledger; the question stays."""
        if self._desk.workspace is not None:
            work = partial(tasks.export_ledger, self._desk.workspace, Path(name))
            job = Job(work, key="export-ledger", kind=Kind.LEDGER, about=Path(name).name)
            job.succeeded.connect(self.exported)
            job.failed.connect(self.failed)
            self._desk.reading_lane.submit(job)

    @Slot()
    def _forget(self) -> None:
        if self._found is not None and self._desk.workspace is not None:
            self._desk.forget(self._found)
