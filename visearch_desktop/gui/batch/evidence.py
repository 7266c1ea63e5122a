"""Why an item is proposed as it is: what each kind of evidence says for which SKU; what is wrong with its photos."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visearch_desktop.core.deliveries import Proposal, Proposed
from visearch_desktop.gui import core_words, lines, theme, wording
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.wording import tr

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HIGH = 22
TELLING = 0.5
"""Weight from which evidence for another SKU than the proposed one is an alarm."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said: by which kind of evidence, how much it weighs (None: a fault), for which SKU, in words.

    `against` says that it speaks strongly for another SKU than the proposal.
    """

    kind: str
    words: str
    weight: float | None = None
    sku: str = ""
    against: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        weight = "" if self.weight is None else wording.similarity(self.weight)
        return ", ".join(part for part in (self.kind, weight, self.sku, self.words) if part)


def lines_of(proposed: Proposed) -> tuple[Line, ...]:
    """What is said of an item."""
    made = [
        Line(words.kind(part.kind), core_words.said(part.words), part.weight, part.sku,
             bool(proposed.sku and part.sku) and part.sku != proposed.sku and part.weight >= TELLING)
        for part in proposed.contributions
    ]  # fmt: skip
    faults = [Line(tr("Picture"), fault) for fault in words.faults(proposed)]
    return tuple(faults + made if proposed.proposal is Proposal.BAD_PICTURE else made + faults)


class LineModel(QAbstractListModel):
    """One row per line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line.words if role == Qt.ItemDataRole.ToolTipRole else None


class _Lines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        tones, box = theme.tones(), QRectF(option.rect)
        fault = line.weight is None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = QRectF(box.left(), box.top(), 56, box.height())
        tone = tones.warn if fault else tones.muted
        lines.write(painter, head, line.kind, theme.font("caption", strong=fault), tone)
        left = head.right()
        if line.weight is not None:
            left = _paint_weight(painter, QRectF(left, box.top(), 98, box.height()), line.weight, tones)
        if line.sku:
            strong = theme.font("caption", strong=True)
            room = QRectF(left, box.top(), min(150.0, box.width() * 0.3), box.height())
            lines.write(painter, room, line.sku, strong, tones.error if line.against else tones.text, _MIDDLE)
            left = room.right() + theme.S
        rest = QRectF(left, box.top(), box.right() - left, box.height())
        lines.write(painter, rest, line.words, theme.font("caption"), tones.text if fault else tones.muted)
        painter.restore()


_MIDDLE = Qt.TextElideMode.ElideMiddle


def _paint_weight(painter: QPainter, box: QRectF, weight: float, tones: theme.Tones) -> float:
    bar = QRectF(box.left(), box.center().y() - 2.5, 50, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.mat))
    painter.drawRoundedRect(bar, 2.5, 2.5)
    if weight > 0:
        bar.setWidth(max(5.0, 50 * min(1.0, weight)))
        painter.setBrush(QColor(tones.accent_fill))
        painter.drawRoundedRect(bar, 2.5, 2.5)
    figure = QRectF(box.left() + 56, box.top(), 34, box.height())
    lines.write(painter, figure, wording.similarity(weight), theme.font("caption"), tones.text)
    return box.right()


class EvidenceList(QListView):
    """The lines below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Evidence"))
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Lines(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.hide()

    def show_item(self, proposed: Proposed | None) -> None:
        """Show what is said of an item."""
        lines = lines_of(proposed) if proposed else ()
        self.lines.show_lines(lines)
        self.setVisible(bool(lines))

    def fit(self, most: int) -> None:
        """Show `most` lines at once; more are scrolled to."""
        self.setFixedHeight(min(most, max(1, len(self.lines.lines))) * HIGH + 2)
