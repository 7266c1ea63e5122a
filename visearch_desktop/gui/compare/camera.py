"""Where two pictures lie on the screen: common scale, zoom and pan that keep them at the same spot of the product."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from visearch_desktop.gui.compare.alignment import UNIT, Alignment, fitted

CLOSEST = 12.0
"""How far one can zoom in, compared with fitting."""
CLOSEST_PIXEL = 8.0
"""Zooming goes on until a pixel of either picture is this large."""


class Camera:
    """Looks at the same point of two pictures.

    Zoom 1 shows both whole. The point looked at is kept in shares of the first picture; what the second
    shows in the middle of its room is the corresponding point. Places are logical pixels from the middle of
    a picture's room. With a known alignment the product has one size in both rooms; otherwise each picture
    is fitted into its own.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.middle = QPointF(0.5, 0.5)
        self._sizes: list[QSizeF | None] = [None, None]
        self._alignment: Alignment | None = None
        self._room = QSizeF(1, 1)
        self._together = False
        self._scales = (1.0, 1.0)
        self._rest = QPointF(0.5, 0.5)

    @property
    def alignment(self) -> Alignment | None:
        """How the pictures lie on each other; None until both are there."""
        return self._alignment

    def look_at(self, first: QSizeF | None, second: QSizeF | None, known: Alignment | None) -> None:
        """Look at pictures of these sizes in pixels; None is one that is not there."""
        self._sizes = [first, second]
        self._alignment = None
        if first is not None and second is not None:
            self._alignment = known or fitted(first, second)
        self._settle()

    def stand_in(self, room: QSizeF, *, together: bool) -> None:
        """Show the pictures in rooms of this size in logical pixels; `together` lays them on each other in one."""
        self._room = QSizeF(max(1.0, room.width()), max(1.0, room.height()))
        self._together = together
        self._settle()

    def fit(self) -> None:
        """Show both pictures whole."""
        self.zoom = 1.0
        self._hold_inside()

    def scale(self, side: int) -> float:
        """How many logical pixels a pixel of this picture takes."""
        return self._scales[side] * self.zoom

    def place(self, side: int) -> QTransform:
        """Leads from shares of this picture to its place."""
        size = self._sizes[side]
        if size is None:
            return QTransform()
        if self._together and side == 1:
            return self._alignment.backward * self.place(0) if self._alignment is not None else self._alone(size)
        middle = self._middle_of(side)
        width, height = size.width() * self.scale(side), size.height() * self.scale(side)
        return QTransform(width, 0, 0, height, -middle.x() * width, -middle.y() * height)

    def over_first(self) -> QTransform:
        """Leads from shares of the second picture to its place when it is laid over the first."""
        return self._alignment.backward * self.place(0) if self._alignment is not None else self.place(1)

    def zoom_by(self, factor: float, at: QPointF | None = None, side: int = 0) -> None:
        """Zoom; what lies at the place `at` in the room of a picture stays there (the middle when None)."""
        before = self.zoom
        self.zoom = min(self._closest(), max(1.0, self.zoom * factor))
        if at is not None and self._sizes[side] is not None:
            self._move(at * (self.zoom / before - 1), side)
        self._hold_inside()

    def drag(self, by: QPointF, side: int = 0) -> None:
        """Take hold of a picture and move it by so many logical pixels."""
        if self.zoom > 1.0 and self._sizes[side] is not None:
            self._move(-by, side)
            self._hold_inside()

    def show_pixels(self, ratio: float) -> None:
        """Show the finer picture one to one; `ratio` is the screen's device pixel ratio."""
        scales = [self._scales[side] for side in (0, 1) if self._sizes[side] is not None]
        if scales:
            self.zoom = min(self._closest(), max(1.0, 1 / (ratio * min(scales))))
            self._hold_inside()

    def _move(self, by: QPointF, side: int) -> None:
        side = 0 if self._together else side
        size = self._sizes[side]
        if size is None:
            return
        step = QPointF(
            by.x() / (size.width() * self.scale(side)),
            by.y() / (size.height() * self.scale(side)),
        )
        there = self._middle_of(side) + step
        follows = side == 1 and self._linked is not None
        self.middle = self._linked.to_first(there) if follows and self._linked is not None else there

    @property
    def _linked(self) -> Alignment | None:
        """What the two rooms are coupled by; fitted pictures of two rooms simply have equal shares in the middle."""
        return self._alignment if self._alignment is not None and self._alignment.known else None

    def _middle_of(self, side: int) -> QPointF:
        return self._linked.to_second(self.middle) if side == 1 and self._linked is not None else self.middle

    def _alone(self, size: QSizeF) -> QTransform:
        width, height = size.width() * self.scale(1), size.height() * self.scale(1)
        return QTransform(width, 0, 0, height, -self.middle.x() * width, -self.middle.y() * height)

    def _closest(self) -> float:
        scales = [self._scales[side] for side in (0, 1) if self._sizes[side] is not None]
        return max(CLOSEST, CLOSEST_PIXEL / min(scales)) if scales else CLOSEST

    def _settle(self) -> None:
        first, second = self._sizes
        self._rest = QPointF(0.5, 0.5)
        if first is None or second is None or self._alignment is None:
            alone = (self._fit(first), self._fit(second))
            self._scales = alone
        elif self._together:
            self._settle_together(first, self._alignment)
        elif self._alignment.known:
            self._settle_apart(first, second, self._alignment)
        else:
            self._scales = (self._fit(first), self._fit(second))
        self.zoom = min(self.zoom, self._closest())
        self._hold_inside()

    def _settle_together(self, first: QSizeF, alignment: Alignment) -> None:
        """Both whole in one room, unless the second is so large that little would be left of the first."""
        scale = self._fit(first)
        both = alignment.backward.mapRect(UNIT).united(UNIT)
        whole = self._fit(QSizeF(both.width() * first.width(), both.height() * first.height()))
        if whole >= scale / 2:
            scale, self._rest = whole, both.center()
        assert self._sizes[1] is not None
        self._scales = (scale, scale / alignment.magnification(first, self._sizes[1]))

    def _settle_apart(self, first: QSizeF, second: QSizeF, alignment: Alignment) -> None:
        """The point to look at, between the middles of both pictures, that shows both whole and largest."""
        finer = alignment.magnification(first, second)
        own, other = QPointF(0.5, 0.5), alignment.to_first(QPointF(0.5, 0.5))
        best = 0.0
        for step in range(17):
            there = own + (other - own) * (step / 16)
            opposite = alignment.to_second(there)
            width = max(_reach(there.x()) * first.width(), _reach(opposite.x()) * second.width() / finer)
            height = max(_reach(there.y()) * first.height(), _reach(opposite.y()) * second.height() / finer)
            scale = self._fit(QSizeF(2 * width, 2 * height))
            if scale > best * 1.001:
                best, self._rest = scale, there
        self._scales = (best, best / finer)

    def _fit(self, size: QSizeF | None) -> float:
        if size is None or size.isEmpty():
            return 1.0
        return min(self._room.width() / size.width(), self._room.height() / size.height())

    def _hold_inside(self) -> None:
        """Keep the pictures in their rooms, as far as these are filled."""
        if self.zoom <= 1.0:
            self.zoom, self.middle = 1.0, QPointF(self._rest)
            return
        boxes = [self._roaming(side) for side in (0, 1)]
        box = QRectF(self._rest, self._rest)
        if self._linked is not None:
            boxes[1] = self._linked.backward.mapRect(boxes[1])
        elif self._together:
            boxes[1] = boxes[0]
        for one in boxes:
            box = _around(box, one)
        self.middle = QPointF(
            min(box.right(), max(box.left(), self.middle.x())), min(box.bottom(), max(box.top(), self.middle.y()))
        )

    def _roaming(self, side: int) -> QRectF:
        """Where in a picture the middle of the room may lie so that the picture still fills the room."""
        size = self._sizes[side]
        if size is None:
            return QRectF(0.5, 0.5, 0, 0)
        width = max(0.0, 1 - self._room.width() / (size.width() * self.scale(side)))
        height = max(0.0, 1 - self._room.height() / (size.height() * self.scale(side)))
        return QRectF(0.5 - width / 2, 0.5 - height / 2, width, height)


def _reach(share: float) -> float:
    return max(share, 1 - share)


def _around(one: QRectF, other: QRectF) -> QRectF:
    """The smallest box around both, which unlike `QRectF.united` minds boxes without width."""
    left, top = min(one.left(), other.left()), min(one.top(), other.top())
    return QRectF(QPointF(left, top), QPointF(max(one.right(), other.right()), max(one.bottom(), other.bottom())))
