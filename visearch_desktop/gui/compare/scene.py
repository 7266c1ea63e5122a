"""Paints two compared photos, their captions, and what is marked on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from visearch_desktop.core.catalog import Points
from visearch_desktop.gui import theme
from visearch_desktop.gui.compare import marks
from visearch_desktop.gui.compare.alignment import UNIT, Alignment
from visearch_desktop.gui.compare.camera import Camera
from visearch_desktop.gui.compare.picture import Picture

CAPTION = 28
"""Height of the line below the pictures."""
EDGE = 6.0
"""Mat around the pictures."""


class Mode(StrEnum):
    """A way to compare two photos."""

    SIDE_BY_SIDE = "side by side"
    WIPE = "wipe"
    DIFFERENCE = "difference"


def tr(words: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("compare", words)


@dataclass(slots=True)
class Scene:
    """What there is to paint. The lists hold the first photo and the second; `known` is how they lie on each other."""

    captions: list[str] = field(default_factory=lambda: ["", ""])
    pictures: list[Picture | None] = field(default_factory=lambda: [None, None])
    missing: list[str] = field(default_factory=lambda: ["", ""])
    known: Alignment | None = None
    points: Points = ()
    difference: Picture | None = None
    difference_missing: str = ""
    mode: Mode = Mode.SIDE_BY_SIDE
    marked: bool = True
    blinking: bool = False
    wipe: float = 0.5
    ratio: float = 1.0

    @property
    def note(self) -> str:
        """What has to be said of the way the photos are shown; empty when it is as one expects."""
        if self.mode is Mode.SIDE_BY_SIDE or None in self.pictures:
            return ""
        parts = [tr("Not aligned, only fitted")] if self.known is None else []
        if self.mode is Mode.DIFFERENCE and self.difference is None:
            parts.append(self.difference_missing or tr("Working out the difference…"))
        elif self.mode is Mode.DIFFERENCE:
            parts.append(tr("Bright: differs · grey: the same · striped: only in one photo"))
        return " · ".join(parts)

    @property
    def described(self) -> str:
        """What a screen reader says of the state that others see."""
        words = {
            Mode.SIDE_BY_SIDE: tr("Side by side"),
            Mode.WIPE: tr("Wipe at {} %").format(round(self.wipe * 100)),
            Mode.DIFFERENCE: tr("Difference"),
        }[self.mode]
        missing = dict.fromkeys(text.strip() for text in self.missing)
        parts = (words, " – ".join(caption for caption in self.captions if caption), self.note, *missing)
        return " · ".join(part for part in parts if part)

    def room_in(self, box: QRectF) -> QRectF:
        """Where a picture may be inside its box; never without an area."""
        noted = self.mode is Mode.DIFFERENCE or (self.mode is Mode.WIPE and self.known is None)
        room = box.adjusted(EDGE, CAPTION if noted else EDGE, -EDGE, -CAPTION)
        return room if room.isValid() else QRectF(box.center(), box.center() + QPointF(1, 1))

    def paint(self, widget: QWidget, camera: Camera, boxes: tuple[QRectF, QRectF]) -> None:
        """Paint the whole widget; both photos share a box unless they are side by side."""
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ratio = widget.devicePixelRatioF()
        if self.mode is Mode.SIDE_BY_SIDE:
            self._paint_apart(painter, camera, boxes)
        else:
            self._paint_together(painter, camera, boxes[0])
        if widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tones().accent), 2))
            painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def span(self, camera: Camera, room: QRectF) -> tuple[float, float]:
        """From where to where the wipe goes: the pictures as far as they are seen."""
        middle = room.center().x()
        seen = camera.place(0).mapRect(UNIT)
        if self.pictures[1] is not None:
            seen = seen.united(camera.over_first().mapRect(UNIT))
        left, right = max(room.left(), middle + seen.left()), min(room.right(), middle + seen.right())
        return (left, right) if right > left else (room.left(), room.right())

    def wipe_at(self, camera: Camera, room: QRectF) -> float:
        """Where the wipe stands on the screen."""
        left, right = self.span(camera, room)
        return left + self.wipe * (right - left)

    def _paint_apart(self, painter: QPainter, camera: Camera, boxes: tuple[QRectF, QRectF]) -> None:
        for side in (0, 1):
            shown = 1 if self.blinking and side == 0 else side
            box, room = boxes[side], self.room_in(boxes[side])
            _paint_mat(painter, box, marked=shown != side)
            place = camera.over_first() if shown != side and self.known is not None else camera.place(shown)
            self._paint_picture(painter, camera, room, shown, place)
            marks.caption(painter, _line_in(box), self.captions[shown])
        if self.marked and not self.blinking and self.known is not None and None not in self.pictures:
            self._paint_matches(painter, camera, (self.room_in(boxes[0]), self.room_in(boxes[1])), self.known)

    def _paint_matches(self, painter: QPainter, camera: Camera, rooms: tuple[QRectF, QRectF], known: Alignment) -> None:
        places = [camera.place(side) * _to(rooms[side].center()) for side in (0, 1)]
        regions = (places[0].map(known.seen_in_first()), places[1].map(known.seen_in_second()))
        for room, region in zip(rooms, regions, strict=True):
            painter.save()
            painter.setClipRect(_with_stroke(room))
            marks.outline(painter, region)
            painter.restore()
        some = self.points[: min(marks.room_for(region) for region in regions)]
        pairs = [(places[0].map(QPointF(x, y)), places[1].map(QPointF(u, v))) for x, y, u, v in some]
        pairs = [pair for pair in pairs if rooms[0].contains(pair[0]) and rooms[1].contains(pair[1])]
        marks.threads(painter, pairs)
        marks.rings(painter, [place for pair in pairs for place in pair])

    def _paint_together(self, painter: QPainter, camera: Camera, box: QRectF) -> None:
        room, line = self.room_in(box), _line_in(box)
        _paint_mat(painter, box, marked=self.blinking)
        absent = [side for side in (0, 1) if self.pictures[side] is None]
        if absent:
            _paint_words(painter, room, self.missing[absent[0]])
        elif self.blinking:
            self._paint_picture(painter, camera, room, 1, camera.over_first())
        elif self.mode is Mode.WIPE:
            self._paint_wipe(painter, camera, room)
        else:
            self._paint_difference(painter, camera, room)
        half = line.adjusted(0, 0, -(line.width() + theme.S) / 2, 0)
        marks.caption(painter, half, self.captions[0], Qt.AlignmentFlag.AlignLeft)
        half.moveRight(line.right())
        marks.caption(painter, half, self.captions[1], Qt.AlignmentFlag.AlignRight)
        marks.caption(painter, QRectF(line.left(), box.top(), line.width(), CAPTION), self.note)

    def _paint_wipe(self, painter: QPainter, camera: Camera, room: QRectF) -> None:
        x = self.wipe_at(camera, room)
        left, right = QRectF(room), QRectF(room)
        left.setRight(x)
        right.setLeft(x)
        self._paint_picture(painter, camera, room, 0, camera.place(0), left)
        self._paint_picture(painter, camera, room, 1, camera.over_first(), right)
        if self.marked and self.known is not None:
            self._paint_region(painter, room, camera.place(0), self.known.seen_in_first())
        marks.wipe(painter, room, x)

    def _paint_difference(self, painter: QPainter, camera: Camera, room: QRectF) -> None:
        if self.difference is None:
            painter.setOpacity(0.3)
            self._paint_picture(painter, camera, room, 0, camera.place(0))
            painter.setOpacity(1.0)
            return
        first = self.pictures[0]
        assert first is not None
        scale = camera.scale(0) * first.size.width() / self.difference.size.width()
        painter.save()
        painter.setClipRect(room)
        self.difference.paint(painter, camera.place(0) * _to(room.center()), scale * self.ratio)
        painter.restore()

    def _paint_region(self, painter: QPainter, room: QRectF, place: QTransform, region: QPolygonF) -> None:
        painter.save()
        painter.setClipRect(_with_stroke(room))
        marks.outline(painter, (place * _to(room.center())).map(region))
        painter.restore()

    def _paint_picture(
        self,
        painter: QPainter,
        camera: Camera,
        room: QRectF,
        side: int,
        place: QTransform,
        seen: QRectF | None = None,
    ) -> None:
        picture = self.pictures[side]
        if picture is None:
            _paint_words(painter, room, self.missing[side])
            return
        painter.save()
        painter.setClipRect(seen if seen is not None else room)
        picture.paint(painter, place * _to(room.center()), camera.scale(side) * self.ratio)
        painter.restore()


def _line_in(box: QRectF) -> QRectF:
    return QRectF(box.left() + 8, box.bottom() - CAPTION, max(0.0, box.width() - 16), CAPTION)


def _with_stroke(room: QRectF) -> QRectF:
    """Where a line along the edge of a picture may be painted: half of it lies outside."""
    return room.adjusted(-3, -3, 3, 3)


def _to(point: QPointF) -> QTransform:
    return QTransform.fromTranslate(point.x(), point.y())


def _paint_mat(painter: QPainter, box: QRectF, *, marked: bool) -> None:
    tones = theme.tones()
    painter.setPen(QPen(QColor(tones.accent), 2) if marked else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tones.mat))
    painter.drawRoundedRect(box, 8, 8)


def _paint_words(painter: QPainter, room: QRectF, words: str) -> None:
    painter.setPen(QColor(theme.tones().on_mat))
    painter.setFont(theme.font("body"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
