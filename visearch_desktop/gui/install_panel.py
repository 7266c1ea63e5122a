"""Install a model pack: the official ResNet50 by download, or any ONNX file after its facts are confirmed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFormLayout, QFrame, QProgressBar, QVBoxLayout, QWidget

from visearch_desktop.core.progress import Progress
from visearch_desktop.gui import announce, controls, core_words, tasks, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work import kinds
from visearch_desktop.gui.long_work.kinds import Kind

OFFICIAL = "resnet50"


class InstallPanel(QWidget):
    """Buttons, then the proposal to confirm, then progress."""

    installed = Signal(object)
    failed = Signal(object)
    grown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file: Path | None = None
        self._job: Job | None = None
        self.from_file = controls.button(
            self.tr("Install from a file…"),
            "folder",
            tip=self.tr("A ResNet50 as an ONNX file, for example from a USB stick"),
        )
        self.official = controls.button(
            self.tr("Download the official ResNet50"), tip=self.tr("About 100 MB, checked against its known checksum")
        )
        self.cancel = controls.button(self.tr("Cancel"), "stop")
        self.confirm = controls.button(self.tr("Install"), kind="primary")
        self._refuse = controls.button(self.tr("Do not install"))
        self._state = controls.line("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Installation progress"))
        self._facts = QFormLayout()
        self._proposal = self._proposal_card()
        self._progress = self._progress_side()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.M)
        controls.fill(page, controls.row(self.from_file, self.official, None), self._proposal, self._progress)
        self._proposal.hide()
        self._progress.hide()
        self.from_file.clicked.connect(self._choose)
        self.official.clicked.connect(self._install_official)
        self.confirm.clicked.connect(self._install_file)
        self._refuse.clicked.connect(self._proposal.hide)
        self.cancel.clicked.connect(self._stop)

    @property
    def in_use(self) -> bool:
        """Whether there is something to confirm or to wait for."""
        return not (self._proposal.isHidden() and self._progress.isHidden())

    def show_official(self, offered: bool) -> None:
        """Offer the download, unless it is installed."""
        self.official.setVisible(offered)

    def propose(self, file: Path) -> None:
        """Examine a file and show what it is taken for."""
        self._file = file
        self._begin(Job(partial(tasks.propose, file)), self._take_proposal)

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Install a model"), "", self.tr("ONNX files ({})").format("*.onnx"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.propose(Path(name))

    @Slot(object)
    def _take_proposal(self, facts: tuple[tuple[str, str], ...]) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts:
            self._facts.addRow(controls.text(core_words.said(name), "muted"), controls.text(core_words.said(value)))
        self._proposal.show()
        self.confirm.setFocus()
        self.grown.emit()

    @Slot()
    def _install_file(self) -> None:
        self._proposal.hide()
        if self._file is not None:
            self._begin(
                Job(partial(tasks.install, str(self._file)), kind=Kind.INSTALL, about=self._file.name),
                self.installed.emit,
            )

    @Slot()
    def _install_official(self) -> None:
        self._begin(Job(partial(tasks.install, OFFICIAL), kind=Kind.INSTALL, about=OFFICIAL), self.installed.emit)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self, job: Job, take: object) -> None:
        self._job = job
        job.progressed.connect(self._show)
        job.succeeded.connect(take)
        job.failed.connect(self.failed)
        job.ended.connect(self._ended)
        self._state.setText(self.tr("One moment…"))
        self._bar.setRange(0, 0)
        self._set_busy(True)
        if job.kind:
            announce.follow(job, self, kinds.name(job.kind))
        self._desk.models_lane.submit(job)

    @Slot(object)
    def _show(self, progress: Progress) -> None:
        self._state.setText(f"{wording.stage(progress.stage)} · {wording.pace(progress)}")
        total = progress.total or 0
        self._bar.setRange(0, 1000 if total else 0)  # bytes overflow the bar's 32 bits
        self._bar.setValue(1000 * progress.done // total if total else 0)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self.grown.emit()
        self.from_file.setEnabled(not busy)
        self.official.setEnabled(not busy)

    def _proposal_card(self) -> QFrame:
        frame, inside = controls.card(spacing=theme.M)
        words = self.tr(
            "This is what the file was taken for. A wrong guess makes every similarity wrong: "
            "compare with what its source says, above all where a note speaks of something assumed."
        )
        self._facts.setHorizontalSpacing(theme.L)
        controls.fill(
            inside,
            controls.text(self.tr("Install this model?"), "heading"),
            controls.text(words, "muted"),
            self._facts,
            controls.row(None, self._refuse, self.confirm),
        )
        return frame

    def _progress_side(self) -> QWidget:
        side = QWidget()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        controls.fill(inside, controls.row(self._state, None, self.cancel), self._bar)
        return side
