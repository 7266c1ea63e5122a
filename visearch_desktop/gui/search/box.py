"""The box on a photo, as numbers: drawn, moved, stretched, never outside the photo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from visearch_desktop.core.queries import Box

Handle = tuple[int, int]
"""A corner or an edge: -1, 0 or 1 across and down."""
HANDLES: tuple[Handle, ...] = tuple((x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if (x, y) != (0, 0))
LEAST = 0.02
"""The least width and height of a box, as shares of the photo: 12 pixels of the usual 600."""
MIDDLE: Box = (0.25, 0.25, 0.75, 0.75)


def between(first: QPointF, second: QPointF, least: float = LEAST) -> Box | None:
    """The box with these corners, cut to the photo; None when less than `least` of an edge is on the photo."""
    left, right = sorted((_inside(first.x()), _inside(second.x())))
    top, bottom = sorted((_inside(first.y()), _inside(second.y())))
    return (left, top, right, bottom) if right - left >= least and bottom - top >= least else None


def moved(box: Box, across: float, down: float) -> Box:
    """The box somewhere else, whole and on the photo."""
    left, top, right, bottom = box
    across = min(1.0 - right, max(-left, across))
    down = min(1.0 - bottom, max(-top, down))
    return left + across, top + down, right + across, bottom + down


def stretched(box: Box, handle: Handle, across: float, down: float) -> Box:
    """The box with an edge or a corner pulled; opposite edges do not pass each other."""
    left, top, right, bottom = box
    if handle[0] < 0:
        left = min(_inside(left + across), right - LEAST)
    elif handle[0] > 0:
        right = max(_inside(right + across), left + LEAST)
    if handle[1] < 0:
        top = min(_inside(top + down), bottom - LEAST)
    elif handle[1] > 0:
        bottom = max(_inside(bottom + down), top + LEAST)
    return left, top, right, bottom


def on(picture: QRectF, box: Box) -> QRectF:
    """Where a box lies when the photo is shown at `picture`."""
    left, top, right, bottom = box
    return QRectF(
        picture.left() + left * picture.width(),
        picture.top() + top * picture.height(),
        (right - left) * picture.width(),
        (bottom - top) * picture.height(),
    )


def share(picture: QRectF, at: QPointF) -> QPointF:
    """A point of the screen in shares of the photo."""
    return QPointF((at.x() - picture.left()) / picture.width(), (at.y() - picture.top()) / picture.height())


def grip(area: QRectF, handle: Handle) -> QPointF:
    """Where a handle of the box shown at `area` is."""
    middle = area.center()
    return QPointF(middle.x() + handle[0] * area.width() / 2, middle.y() + handle[1] * area.height() / 2)


def _inside(value: float) -> float:
    return min(1.0, max(0.0, value))
