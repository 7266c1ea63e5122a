"""What the open catalog takes on the disk: a bar of its parts, and what each is, in all and for each photo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, tasks, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.wording import tr

if TYPE_CHECKING:
    from visearch_desktop.core.disk_use import DiskUse

WORTH_FREEING = 1_000_000
"""Bytes from which giving back is offered."""

Line = tuple[str, str, tuple[str, ...]]
"""What a row is called, what that is, and the uses it adds up (see `core.disk_use.Use`)."""


def kept_lines() -> tuple[Line, ...]:
    """What the catalog is made of."""
    return (
        (tr("Embeddings"), tr("what the model made of each photo"), ("embeddings",)),
        (tr("Photos"), tr("names, fingerprints and SKUs"), ("photos",)),
        (tr("Product table"), tr("with the index of its words"), ("products",)),
        (tr("Audits"), tr("pairs compared, verdicts, suggestions"), ("review",)),
        (tr("Searches"), tr("history and saved ones"), ("searches",)),
        (tr("Backups"), tr("verdicts and product table, by day"), ("backups",)),
        (tr("Room left"), tr("filled by the next photos"), ("unused",)),
    )


def made_again_lines() -> tuple[Line, ...]:
    """What is made again when it is missing."""
    return (
        (tr("Search index"), tr("finds the nearest photos at once"), ("index",)),
        (tr("Thumbnails"), tr("what lists show, also while a drive is away"), ("thumbnails",)),
        (tr("Local features"), tr("tell edited copies and crops"), ("features", "colours")),
        (tr("Logs and leftovers"), tr("can be freed"), ("spare",)),
    )


class DiskCard(QWidget):
    """Reads the figures when it is asked to; `freed` says how many bytes were given back."""

    freed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = _ShareBar()
        self._head = controls.text("", "muted")
        self._table = QGridLayout()
        self._note = controls.text("", "caption")
        self.free = controls.button(self.tr("Free space"), tip=self.tr("Empty the logs, remove old search indexes"))
        self._lay_out()
        self.free.clicked.connect(self._free)
        desk.catalog_changed.connect(self.load)
        self._say(self.tr("What a catalog takes is shown here once it is open."))

    @Slot()
    def load(self) -> None:
        """Read the figures of the open catalog, if they can be seen."""
        if self._desk.workspace is None:
            self._say(self.tr("What a catalog takes is shown here once it is open."))
        elif self.isVisible():
            if not self._table.count():
                self._say(self.tr("Reading…"))
            job = Job(partial(tasks.disk_use, self._desk.workspace), key="disk-use")
            job.succeeded.connect(self.show_use)
            job.failed.connect(self.failed)
            self._desk.reading_lane.submit(job)

    @Slot(object)
    def show_use(self, use: DiskUse) -> None:
        """Show other figures."""
        controls.clear(self._table)
        info, size = self._desk.info, wording.data_size
        name = info.name if info is not None else self.tr("This catalog")
        said = self.tr("{}: {} for {}, {} a photo.")
        self._head.setText(said.format(name, size(use.total), wording.photos(use.photos), size(round(use.per_photo()))))
        tones = ("accent_fill", "handle")
        titles = (self.tr("Kept"), self.tr("Made again when it is missing"))
        groups = (kept_lines(), made_again_lines())
        for tone, title, lines in zip(tones, titles, groups, strict=True):
            self._add_group(title, tone, lines, use)
        totals = [sum(_taken(use, uses) for _, _, uses in lines) for lines in groups]
        self._bar.show_parts(tuple(zip(tones, totals, strict=True)))
        note = (
            self.tr("Saved batches of all catalogs take {} besides.").format(size(use.batches)) if use.batches else ""
        )
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._bar.show()
        self.free.setText(self.tr("Free {}").format(size(_taken(use, ("spare",)))))
        self.free.setVisible(_taken(use, ("spare",)) >= WORTH_FREEING)

    def _add_group(self, title: str, tone: str, lines: tuple[Line, ...], use: DiskUse) -> None:
        row = self._table.rowCount()
        head = controls.row(_Mark(tone), controls.line(title, "strong"), None)
        head.setContentsMargins(0, theme.S if row > 1 else 0, 0, 0)
        holder = QWidget()
        holder.setLayout(head)
        self._table.addWidget(holder, row, 0, 1, 2)
        if row <= 1:
            for column, words in ((2, self.tr("In all")), (3, self.tr("A photo"))):
                self._table.addWidget(_figure(words, "caption"), row, column)
        shown = [line for line in lines if _taken(use, line[2]) >= (WORTH_FREEING if "spare" in line[2] else 1000)]
        for place, (name, meaning, uses) in enumerate(shown, row + 1):
            taken = _taken(use, uses)
            self._table.addWidget(controls.line(name), place, 0)
            self._table.addWidget(controls.line(meaning, "muted"), place, 1)
            self._table.addWidget(_figure(wording.data_size(taken)), place, 2)
            each = round(taken / use.photos) if use.photos else 0
            self._table.addWidget(_figure(wording.data_size(each) if each else "–", "muted"), place, 3)

    @Slot()
    def _free(self) -> None:
        if self._desk.workspace is None:
            return
        self.free.setEnabled(False)
        job = Job(partial(tasks.free_space, self._desk.workspace), key="free-space", kind=Kind.FREE_SPACE)
        job.succeeded.connect(self.freed)
        job.failed.connect(self.failed)
        job.ended.connect(self._after_freeing)
        self._desk.catalog_lane.submit(job)

    @Slot()
    def _after_freeing(self) -> None:
        self.free.setEnabled(True)
        self.load()

    def _say(self, words: str) -> None:
        controls.clear(self._table)
        self._head.setText(words)
        for part in (self._bar, self._note, self.free):
            part.hide()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.M)
        self._table.setHorizontalSpacing(theme.L)
        self._table.setVerticalSpacing(theme.XS)
        self._table.setColumnStretch(1, 1)
        controls.fill(inside, self._head, self._bar, self._table, self._note, controls.row(self.free, None))


def _taken(use: DiskUse, uses: tuple[str, ...]) -> int:
    return sum(taken for part, taken in use.parts.items() if part in uses)


def _figure(words: str, kind: str = "body") -> QLabel:
    made = controls.line(words, kind)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


class _Mark(QWidget):
    """The colour of a group in the bar."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme.tones(), self._tone)))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()


class _ShareBar(QWidget):
    """Parts of a whole, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: tuple[tuple[str, int], ...]) -> None:
        """Show parts as (tone, size)."""
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, left = sum(size for _, size in self._parts) or 1, 0.0
        gap = 2.0
        for tone, size in self._parts:
            width = (self.width() - gap * (len(self._parts) - 1)) * size / whole
            painter.setBrush(QColor(getattr(theme.tones(), tone)))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 3, 3)
            left += width + gap
        painter.end()
