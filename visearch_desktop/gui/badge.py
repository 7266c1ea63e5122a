"""The relation badge: colour, shape and word, painted in rows and shown in the detail pane."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.core.catalog import Relation
from visearch_desktop.gui import lines, plates, theme, wording
from visearch_desktop.gui.wording import Look

_PAD, _MARK, _GAP = 8.0, 8.0, 5.0


def width(relation: Relation, font: QFont) -> float:
    """How wide the badge of a relation is."""
    return width_of(wording.look(relation), font)


def width_of(shown: Look, font: QFont) -> float:
    """How wide a badge is."""
    return 2 * _PAD + _MARK + _GAP + lines.width(shown.word, font)


def paint(painter: QPainter, box: QRectF, relation: Relation, font: QFont) -> None:
    """Draw the badge of a relation into `box`."""
    paint_look(painter, box, wording.look(relation), font)


def paint_look(painter: QPainter, box: QRectF, shown: Look, font: QFont) -> None:
    """Draw a badge into `box`."""
    tones = theme.tones()
    colour = QColor(getattr(tones, shown.tone))
    painter.save()
    edge = QColor(colour)
    edge.setAlpha(70)  # keeps the shape on a selected row, whose ground may be the badge's own
    fill = QColor(getattr(tones, f"{shown.tone}_soft"))
    plates.draw(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, fill, edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    mark = QRectF(box.left() + _PAD, box.center().y() - _MARK / 2, _MARK, _MARK)
    _paint_mark(painter, mark, shown.shape, colour)
    lines.write(painter, box.adjusted(_PAD + _MARK + _GAP, 0, _PAD, 0), shown.word, font, getattr(tones, shown.tone))
    painter.restore()


def _paint_mark(painter: QPainter, box: QRectF, shape: str, colour: QColor) -> None:
    painter.setBrush(colour)
    middle = box.center()
    if shape == "disc":
        painter.drawEllipse(box)
    elif shape == "ring":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.6))
        painter.drawEllipse(box.adjusted(0.8, 0.8, -0.8, -0.8))
    elif shape in ("cross", "plus"):
        painter.save()
        painter.translate(middle)
        painter.rotate(45 if shape == "cross" else 0)
        for arm in (QRectF(-4.2, -1.3, 8.4, 2.6), QRectF(-1.3, -4.2, 2.6, 8.4)):
            painter.drawRect(arm)
        painter.restore()
    elif shape == "square":
        painter.drawRect(box.adjusted(0.6, 0.6, -0.6, -0.6))
    elif shape == "diamond":
        top, right = QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y())
        bottom, left = QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y())
        painter.drawPolygon(QPolygonF([top, right, bottom, left]))
    else:
        painter.drawPolygon(QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]))


class Badge(QWidget):
    """A badge as a widget."""

    def __init__(self) -> None:
        super().__init__()
        self._look = wording.look(Relation.SIMILAR)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_relation(self, relation: Relation) -> None:
        """Show `relation`; its meaning is in the tool tip."""
        self.show_look(wording.look(relation), wording.explain(relation))

    def show_look(self, look: Look, meaning: str) -> None:
        """Show another badge and what it means."""
        self._look = look
        self.setToolTip(meaning)
        self.setAccessibleName(look.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self._look, self._font())) + 1, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_look(painter, QRectF(self.rect()).adjusted(0, 0, -1, 0), self._look, self._font())
        painter.end()

    def _font(self) -> QFont:
        return theme.font("caption", strong=True)
