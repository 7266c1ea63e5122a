"""Where a point of one photo lies in the other. Points are shares of width and height, 0..1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPolygonF, QTransform

from visearch_desktop.core.catalog import Evidence, Relation

UNIT = QRectF(0, 0, 1, 1)
_MOST = 2500.0
"""Most by which areas may differ, 50 times in each direction; beyond, there is nothing to look at."""
_LEAST_SHARED = 1e-3
"""Share of each photo that both must show for an alignment to be of use."""
FEW = 12
"""Fewer matched points than this are found between photos of different things."""


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """How two photos lie on each other. `known` is False when the second is merely fitted into the first."""

    forward: QTransform
    backward: QTransform
    known: bool = True

    def to_second(self, point: QPointF) -> QPointF:
        """Where a point of the first photo lies in the second."""
        return self.forward.map(point)

    def to_first(self, point: QPointF) -> QPointF:
        """Where a point of the second photo lies in the first."""
        return self.backward.map(point)

    def seen_in_first(self) -> QPolygonF:
        """The region of the first photo that the second shows, too."""
        return _clipped(self.backward.map(QPolygonF(UNIT)))

    def seen_in_second(self) -> QPolygonF:
        """The region of the second photo that the first shows, too."""
        return _clipped(self.forward.map(QPolygonF(UNIT)))

    def magnification(self, first: QSizeF, second: QSizeF) -> float:
        """How many pixels of the second photo show what one pixel of the first shows, along an edge."""
        middle = middle_of(self.seen_in_first())
        step = 1e-4
        here = self.to_second(middle)
        right = self.to_second(middle + QPointF(step, 0)) - here
        down = self.to_second(middle + QPointF(0, step)) - here
        spread = abs(right.x() * down.y() - right.y() * down.x()) / step**2
        area = spread * second.width() * second.height() / (first.width() * first.height())
        return min(50.0, max(0.02, math.sqrt(area)))


def found(transform: Sequence[float] | None) -> Alignment | None:
    """The alignment of `Evidence.transform`, nine numbers row by row; None when it is of no use.

    Of no use are numbers that are not finite, a singular matrix, a horizon that crosses a photo, photos that
    hardly share anything, and sizes more than fifty times apart.
    """
    if transform is None or len(transform) != 9 or not all(math.isfinite(number) for number in transform):
        return None
    largest = max(abs(number) for number in transform)
    if largest == 0.0:
        return None
    a, b, c, d, e, f, g, h, i = (number / largest for number in transform)
    forward = QTransform(a, d, g, b, e, h, c, f, i)  # Qt multiplies rows from the left
    backward, there_is_one = forward.inverted()
    if not there_is_one or not (_keeps_its_horizon_away(forward) and _keeps_its_horizon_away(backward)):
        return None
    made = Alignment(forward, backward)
    if not 1 / _MOST < _area(forward.map(QPolygonF(UNIT))) < _MOST:
        return None
    if min(_area(made.seen_in_first()), _area(made.seen_in_second())) < _LEAST_SHARED:
        return None
    return made


def fitted(first: QSizeF, second: QSizeF) -> Alignment:
    """The second photo whole in the middle of the frame of the first; sizes in pixels."""
    wide = (second.width() * first.height()) / (first.width() * second.height())
    width, height = min(1.0, wide), min(1.0, 1 / wide)
    backward = QTransform(width, 0, 0, height, (1 - width) / 2, (1 - height) / 2)
    return Alignment(backward.inverted()[0], backward, known=False)


def shares(transform: Sequence[float] | None) -> tuple[float, float] | None:
    """Which share of the first photo, and of the second, the other one shows; None when they are not aligned."""
    made = found(transform)
    if made is None:
        return None
    return _area(made.seen_in_first()), _area(made.seen_in_second())


def telling(relation: Relation, evidence: Evidence) -> Evidence:
    """Evidence as far as it tells anything.

    Where photos are only similar, a few matched points are chance, and so is the way they would lie on each other.
    """
    if relation is Relation.IDENTICAL:
        return replace(evidence, colour_difference=None)
    if relation is not Relation.SIMILAR or evidence.inliers >= FEW:
        return evidence
    return replace(evidence, inliers=0, mirrored=False, transform=None, points=(), colour_difference=None)


def middle_of(region: QPolygonF) -> QPointF:
    """The mean of the corners of a closed region."""
    corners = [region.at(number) for number in range(region.count())]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if not corners:
        return QPointF(0.5, 0.5)
    return QPointF(sum(c.x() for c in corners) / len(corners), sum(c.y() for c in corners) / len(corners))


def _clipped(region: QPolygonF) -> QPolygonF:
    return region.intersected(QPolygonF(UNIT))


def _area(region: QPolygonF) -> float:
    corners = [region.at(number) for number in range(region.count())]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(p.x() * q.y() - q.x() * p.y() for p, q in pairs)) / 2


def _keeps_its_horizon_away(transform: QTransform) -> bool:
    """Whether all of the unit square is on one side of the line that goes to infinity, and not close to it."""
    depths = [transform.m13() * x + transform.m23() * y + transform.m33() for x in (0, 1) for y in (0, 1)]
    if not all(math.isfinite(depth) for depth in depths):
        return False
    far = max(abs(depth) for depth in depths)
    return far > 0 and (min(depths) > 0.02 * far or max(depths) < -0.02 * far)
