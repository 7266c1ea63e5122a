"""What is drawn on photos: the matched region, matched points, the wipe, captions. Seen on any photo, light or dark.

Every mark has a dark and a light stroke, and none is told from another by its colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from visearch_desktop.core.catalog import Points
from visearch_desktop.gui import theme

SHOWN = 16
"""So many points tell how the photos lie on each other; more would hide the product."""
_EACH = 2500.0
"""Square pixels of the screen that a point may take, so that small photos get fewer."""
GRIP = 16.0
"""Half the width of what one takes hold of to wipe, in logical pixels."""

_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 235)
_RING = 4.0


def choose(points: Points, most: int = SHOWN) -> Points:
    """At most `most` of the points, far from each other from the first to the last; none outside the photos."""
    inside = [point for point in points if all(-0.01 <= share <= 1.01 for share in point)]  # False for NaN
    if not inside:
        return ()
    chosen = [inside[0]]
    gaps = [_gap(point, inside[0]) for point in inside]
    while len(chosen) < min(most, len(inside)):
        farthest = max(range(len(inside)), key=gaps.__getitem__)
        chosen.append(inside[farthest])
        gaps = [min(gap, _gap(point, inside[farthest])) for gap, point in zip(gaps, inside, strict=True)]
    return tuple(chosen)


def outline(painter: QPainter, region: QPolygonF) -> None:
    """The edge of a region: a light line between two dark ones."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_DARK, 4.0), (_LIGHT, 1.8)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawPolygon(region)


def rings(painter: QPainter, places: Sequence[QPointF]) -> None:
    """A small ring around each place."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_DARK, 3.6), (_LIGHT, 1.6)):
        painter.setPen(QPen(colour, width))
        for place in places:
            painter.drawEllipse(place, _RING, _RING)


def threads(painter: QPainter, pairs: Sequence[tuple[QPointF, QPointF]]) -> None:
    """A thin line between the two places of each matched point, from ring to ring."""
    for colour, width in ((QColor(0, 0, 0, 90), 2.4), (QColor(255, 255, 255, 190), 0.9)):
        painter.setPen(QPen(colour, width))
        for start, end in pairs:
            way = end - start
            length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
            rim = way * (_RING / length)
            painter.drawLine(start + rim, end - rim)


def wipe(painter: QPainter, room: QRectF, x: float) -> None:
    """The edge that is dragged across the pictures, with its grip."""
    for colour, width in ((_DARK, 4.0), (_LIGHT, 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
    middle = QPointF(x, room.center().y())
    painter.setPen(QPen(_DARK, 1.5))
    painter.setBrush(_LIGHT)
    painter.drawEllipse(middle, 13, 13)
    painter.setPen(QPen(QColor(40, 40, 40), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for side in (-1, 1):
        tip = middle + QPointF(side * 8, 0)
        painter.drawPolyline([tip + QPointF(-side * 4, -4), tip, tip + QPointF(-side * 4, 4)])


def caption(painter: QPainter, box: QRectF, words: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter) -> None:
    """One line on the mat, cut in the middle when there is no room."""
    painter.setPen(QColor(theme.tones().on_mat))
    painter.setFont(theme.font("caption", strong=True))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, max(0, int(box.width())))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, shown)


def room_for(region: QPolygonF) -> int:
    """How many points may be drawn in a region of the screen."""
    box = region.boundingRect()
    return int(box.width() * box.height() / _EACH)


def _gap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
