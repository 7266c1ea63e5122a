"""Products like one of the results: what a shop may show beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QListView, QProgressBar, QVBoxLayout, QWidget

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, files, theme
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.similar import tasks
from visearch_desktop.gui.similar.model import SIMILAR_ROLE, TILE, SimilarDelegate, SimilarModel

if TYPE_CHECKING:
    from visearch_desktop.core.recommend import Recommendation

COUNT = 12
_PHOTO = 64


class SimilarView(QWidget):
    """Enter goes on from a product, Ctrl+C copies SKUs, Esc leads back to the results."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sku, self._content = "", -1
        self._job: Job | None = None
        self.model = SimilarModel(self)
        self.list = QListView()
        self.notices = NoticeBar()
        self.own = QCheckBox(self.tr("Its own sizes and colours too"))
        self.sold_out = QCheckBox(self.tr("What is sold out too"))
        self.copy = controls.button(
            self.tr("Copy SKUs"), "copy", tip=self.tr("Copy the selected SKUs, or all (Ctrl+C)")
        )
        self.back = controls.button(self.tr("Back to the results"), "close", tip=self.tr("Back to the results (Esc)"))
        self.heading = controls.Elided("", "title", Qt.TextElideMode.ElideMiddle)
        self.said = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self._photo = QLabel()
        self._busy = QProgressBar()
        self._lay_out()
        self._connect()

    @property
    def sku(self) -> str:
        """The SKU that similar products are shown of."""
        return self._sku

    def ask(self, sku: str, content: int) -> None:
        """Show products like an SKU; `content` is the photo it is shown with."""
        self._sku, self._content = sku, content
        self.heading.setText(self.tr("Similar to {}").format(sku))
        self.said.setText("")
        self._show_photo(content)
        self.list.setFocus()
        self._find()

    @Slot()
    def leave(self) -> None:
        """Stop looking, and go back."""
        self.forget()
        self.left.emit()

    @Slot()
    def forget(self) -> None:
        """Stop looking, and show nothing."""
        if self._job is not None:
            self._job.disconnect(self)
            self._job.cancel()
            self._job = None
        self._busy.hide()
        self.notices.clear()
        self._sku, self._content = "", -1
        self.model.show_products(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _find(self) -> None:
        if self._desk.workspace is None or not self._sku:
            return
        self.notices.clear()
        self.model.show_products(())
        options = (COUNT, self.own.isChecked(), self.sold_out.isChecked())
        self._job = job = Job(
            partial(tasks.find, self._desk.workspace, self._sku, *options),
            key="similar",
            kind=Kind.SIMILAR,
            about=self._sku,
        )
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)
        self._busy.show()
        self._desk.search_lane.submit(job)

    @Slot(object)
    def _take(self, found: Recommendation) -> None:
        self._busy.hide()
        also = self.tr("also {}").format(", ".join(sku for sku in found.skus if sku != self._sku))
        self.said.setText(" · ".join(part for part in (found.title, also if len(found.skus) > 1 else "") if part))
        self.model.show_products(found.similar)
        self.copy.setEnabled(bool(found.similar))
        if found.similar:
            self.list.setCurrentIndex(self.model.index(0))
            return
        advice = self.tr("Let in its own sizes and colours, or what is sold out.")
        self.notices.show_notice("info", self.tr("This catalog has no other product to show beside it."), advice)

    @Slot(object)
    def _fail(self, error: VisearchError) -> None:
        self._busy.hide()
        self.notices.show_error(error)

    @Slot(QModelIndex)
    def _go_on(self, index: QModelIndex) -> None:
        one = index.data(SIMILAR_ROLE)
        if one is not None:
            self.ask(one.sku, one.content)

    @Slot()
    def _copy_skus(self) -> None:
        chosen = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        skus = [one.sku for one in self.model.products]
        files.copy("\n".join([skus[row] for row in chosen] if len(chosen) > 1 else skus))

    @Slot(int)
    def _show_photo(self, content: int) -> None:
        if content != self._content:
            return
        picture = self._desk.thumbnails.pixmap(content)
        self._photo.clear()
        if picture is not None and not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self._photo.setPixmap(picture.scaled(QSize(_PHOTO, _PHOTO), Qt.AspectRatioMode.KeepAspectRatio, smooth))

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.copy.clicked.connect(self._copy_skus)
        self.list.activated.connect(self._go_on)
        for box in (self.own, self.sold_out):
            box.toggled.connect(self._find)
        for show in (self.model.repaint, self._show_photo):
            self._desk.thumbnails.ready.connect(show)
        self._desk.catalog_changed.connect(self.forget)
        QShortcut(QKeySequence.StandardKey.Copy, self, self._copy_skus,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)  # fmt: skip

    def _lay_out(self) -> None:
        self._photo.setFixedSize(_PHOTO, _PHOTO)
        self._photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Looking for similar products"))
        self._busy.hide()
        listed = self.list
        listed.setModel(self.model)
        listed.setItemDelegate(SimilarDelegate(self._desk.thumbnails, listed))
        listed.setObjectName("results")
        listed.setAccessibleName(self.tr("Similar products"))
        listed.setViewMode(QListView.ViewMode.IconMode)
        listed.setResizeMode(QListView.ResizeMode.Adjust)
        listed.setMovement(QListView.Movement.Static)
        listed.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        listed.setUniformItemSizes(True)
        listed.setMouseTracking(True)
        listed.setGridSize(TILE)
        names = controls.column(self.heading, self.said, spacing=2)
        head = controls.row(self._photo, spacing=theme.M)
        head.addLayout(names, 1)
        controls.fill(head, self.copy, self.back)
        keys = controls.line(self.tr("Enter goes on from a product · Ctrl+C copies SKUs"), "caption")
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        controls.fill(page, head, controls.row(self.own, self.sold_out, None, keys, spacing=theme.L))
        controls.fill(page, self._busy, self.notices)
        page.addWidget(listed, 1)
