"""The photos of one group side by side, for groups too large for their card; a click compares one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visearch_desktop.core.findings import Group, Member
from visearch_desktop.gui import theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.photo_delegate import paint_thumbnail
from visearch_desktop.gui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex

MEMBER_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TILE = QSize(72, 86)


class MemberModel(QAbstractListModel):
    """One row per photo of a group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.members: tuple[Member, ...] = ()
        self.keeper = 0

    def show_group(self, group: Group | None, keeper: int) -> None:
        """Show another group, or another keeper of the same one."""
        members = group.members if group else ()
        if members == self.members:
            self.keeper = keeper
            if members:
                self.dataChanged.emit(self.index(0), self.index(len(members) - 1))
            return
        self.beginResetModel()
        self.members, self.keeper = members, keeper
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.members):
            return None
        member = self.members[index.row()]
        if role == MEMBER_ROLE:
            return member
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words.member_title(member)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((", ".join(member.skus), str(member.photo), words.member_figures(member)))
        return None


class _Tile(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, model: MemberModel, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._model = model
        self.current = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        member = index.data(MEMBER_ROLE)
        if not isinstance(member, Member):
            return
        tones = theme.tones()
        painter.save()
        box = QRectF(option.rect).adjusted(2, 2, -2, -20)
        paint_thumbnail(painter, box, self._thumbnails, member.content, tones)
        kept = index.row() == self._model.keeper
        if index.row() == self.current:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(theme.font("caption", strong=kept))
        painter.setPen(QColor(tones.text if kept else tones.muted))
        name = wording.tr("Keep") if kept else next(iter(member.skus), member.photo.name)
        if index.row() < 9:
            name = f"{index.row() + 1} · {name}"
        line = QRectF(box.left(), box.bottom() + 1, box.width(), 18)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()


class MemberStrip(QListView):
    """The photos in one row that scrolls sideways."""

    picked = Signal(int)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Photos of this group"))
        self.members = MemberModel(self)
        self.setModel(self.members)
        self._tile = _Tile(thumbnails, self.members, self)
        self.setItemDelegate(self._tile)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # left and right of the group list do this
        self.setFixedHeight(TILE.height() + 14)
        thumbnails.ready.connect(self.viewport().update)
        self.clicked.connect(self._pick)

    def show_group(self, group: Group | None, keeper: int, current: int) -> None:
        """Show a group and mark who is kept and who is compared."""
        self.members.show_group(group, keeper)
        self._tile.current = current
        self.viewport().update()
        if 0 <= current < self.members.rowCount():
            self.scrollTo(self.members.index(current))

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())
