"""The little window with the searches before and the saved ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.gui import controls, icons, theme
from visearch_desktop.gui.photo_delegate import paint_photo
from visearch_desktop.gui.search.past_model import ENTRY_ROLE, Entry, PastModel, in_words

ROW, HEAD, THUMBNAIL = 56, 28, 48
WIDTH, MOST_HEIGHT = 380, 460

_Index = QModelIndex | QPersistentModelIndex


class PastBox(QFrame):
    """Lists searches. Enter opens one, F2 renames a saved one, Delete removes it."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.model = PastModel(self)
        self.list = _List()
        self.list.setAccessibleName(self.tr("Searches"))
        self.list.setModel(self.model)
        delegate = _Delegate(self.list)
        delegate.closeEditor.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self.list.setItemDelegate(delegate)
        self._later: tuple[Sequence[Entry], Sequence[Entry]] | None = None
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.clicked.connect(self._open)
        self._empty = controls.text(self.tr("Nothing has been searched yet. What you search is listed here."), "muted")
        self._keys = controls.line(self.tr("Enter: search again · F2: rename · Delete: remove"), "caption")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        inside.setSpacing(theme.S)
        controls.fill(inside, self.list, self._empty, self._keys)
        self.setFixedWidth(WIDTH)

    @property
    def entry(self) -> Entry | None:
        """The current search."""
        found = self.list.currentIndex().data(ENTRY_ROLE)
        return found if isinstance(found, Entry) else None

    def show_entries(self, saved: Sequence[Entry], recent: Sequence[Entry]) -> None:
        """Show other searches; the keyboard stays in the row where it was, and a name being typed is not lost."""
        if self.list.editing:
            self._later = saved, recent
            return
        self._later = None
        row = self.list.currentIndex().row()
        self.model.show_entries(saved, recent)
        rows = [self.model.index(at) for at in range(self.model.rowCount())]
        entries = [at for at in rows if at.data(ENTRY_ROLE) is not None]
        for widget in (self.list, self._keys):
            widget.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self.list.setFixedHeight(min(MOST_HEIGHT, ROW * len(entries) + HEAD * (len(rows) - len(entries)) + 4))
        self.adjustSize()
        if entries:
            self.list.setCurrentIndex(min(entries, key=lambda at: abs(at.row() - row)))

    def open_at(self, right: QPoint) -> None:
        """Open with the upper right corner at a point of the screen."""
        self.list.setCurrentIndex(QModelIndex())
        self.move(right.x() - self.width(), right.y())
        self.show()
        first = next((at for at in range(self.model.rowCount()) if self.model.index(at).data(ENTRY_ROLE)), None)
        if first is not None:
            self.list.setCurrentIndex(self.model.index(first))
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """What can be done with the current search."""
        menu = QMenu(self)
        menu.addAction(self.tr("Search again\tEnter"), self._open)
        if self.entry is not None and self.entry.name:
            menu.addAction(self.tr("Rename\tF2"), lambda: self.list.edit(self.list.currentIndex()))
        menu.addAction(self.tr("Remove\tDel"), self._remove)
        return menu

    @Slot()
    def _open(self) -> None:
        if self.entry is not None:
            entry = self.entry
            self.hide()
            self.opened.emit(entry)

    @Slot()
    def _typed(self) -> None:
        if self._later is not None:
            self.show_entries(*self._later)

    def _remove(self) -> None:
        if self.entry is not None:
            self.removed.emit(self.entry)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        spot = self.list.indexAt(at)
        if spot.data(ENTRY_ROLE) is not None:
            self.list.setCurrentIndex(spot)
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(at))


class _List(QListView):
    @property
    def editing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(WIDTH - 40, ROW if index.data(ENTRY_ROLE) is not None else HEAD)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect.adjusted(THUMBNAIL + theme.M, 10, -theme.S, -10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry, tones, box = index.data(ENTRY_ROLE), theme.tones(), QRectF(option.rect)
        painter.save()
        if isinstance(entry, Entry):
            self._paint_entry(painter, box, entry, option, tones)
        else:
            painter.setFont(theme.font("caption", strong=True))
            painter.setPen(QColor(tones.muted))
            words = box.adjusted(theme.S, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, box: QRectF, entry: Entry, option: QStyleOptionViewItem, tones: theme.Tones
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.accent_soft if chosen else tones.hover))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        photo = QRectF(box.left() + 6, box.center().y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
        if entry.thumbnail is not None:
            paint_photo(painter, photo, QPixmap.fromImage(entry.thumbnail), tones)
        else:
            paint_photo(painter, photo, None, tones)
            scale = painter.device().devicePixelRatioF()
            sign = icons.pixmap("search" if not entry.query.photos else "whole", tones.muted, 20, scale)
            middle = photo.center()
            painter.drawPixmap(QRectF(middle.x() - 10, middle.y() - 10, 20, 20), sign, QRectF(sign.rect()))
        words = box.adjusted(THUMBNAIL + theme.L, 8, -theme.S, -8)
        below = " · ".join(part for part in (in_words(entry.query, titled=not entry.name), entry.when) if part)
        lines = ((entry.title, theme.font(strong=True), tones.text), (below, theme.font("caption"), tones.muted))
        for row, (line, font, colour) in enumerate(line for line in lines if line[0]):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            height = words.height() / (2 if below else 1)
            spot = QRectF(words.left(), words.top() + row * height, words.width(), height)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideMiddle, round(words.width()))
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, shown)
