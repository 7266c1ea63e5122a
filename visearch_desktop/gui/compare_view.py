"""Query beside match: zoom and pan go together; holding Space shows the match in the query's place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.gui import theme

CLOSEST = 12.0
_CAPTION = 28


class CompareView(QWidget):
    """Two pictures side by side on the neutral mat.

    Zoom 1 fits the picture into its half. The point looked at is kept as a fraction of the picture, so
    pictures of different sizes move together.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QPixmap | None] = [None, None]
        self._captions = ["", ""]
        self._missing = ["", ""]
        self._zoom = 1.0
        self._middle = QPointF(0.5, 0.5)
        self._grabbed: QPointF | None = None
        self._blinking = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 140)
        self.setAccessibleName(self.tr("Your photo beside the match"))
        self.setToolTip(self.tr("Wheel to zoom, drag to move, double click to fit, hold Space to blink"))

    @property
    def zoom(self) -> float:
        """How much larger than fitting the pictures are shown."""
        return self._zoom

    @property
    def captions(self) -> tuple[str, str]:
        """What is written below the query and the match."""
        return self._captions[0], self._captions[1]

    @property
    def blinking(self) -> bool:
        """Whether the match is shown in the query's place."""
        return self._blinking

    def show_pair(self, captions: tuple[str, str]) -> None:
        """Begin a new pair: captions now, pictures when they are loaded."""
        self._captions = list(captions)
        self._pictures = [None, None]
        self._missing = [self.tr("Loading…")] * 2
        self.fit()

    def show_match(self, caption: str) -> None:
        """Begin another match beside the same query; the view stays where it is looking."""
        self._captions[1] = caption
        self._pictures[1] = None
        self._missing[1] = self.tr("Loading…")
        self.update()

    def show_caption(self, side: int, caption: str) -> None:
        """Say something else below the query (side 0) or the match (side 1)."""
        self._captions[side] = caption
        self.update()

    def set_picture(self, side: int, picture: QPixmap | QImage | None) -> None:
        """Show the loaded query (side 0) or match (side 1); None is one that cannot be shown."""
        self._pictures[side] = QPixmap.fromImage(picture) if isinstance(picture, QImage) else picture
        self._missing[side] = self.tr("This photo cannot be shown") if picture is None else ""
        self.update()

    def fit(self) -> None:
        """Show both pictures whole."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.zoomed.emit(self._zoom)
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Zoom both pictures, keeping the middle."""
        self._zoom = min(CLOSEST, max(1.0, self._zoom * factor))
        self._hold_inside()
        self.zoomed.emit(self._zoom)
        self.update()

    def blink(self, on: bool) -> None:
        """Show the match in the query's place, or the query again."""
        if on != self._blinking:
            self._blinking = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for side in (0, 1):
            shown = 1 if self._blinking and side == 0 else side
            self._paint_side(painter, self._half(side), shown, marked=shown != side)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tones().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(1.0015 ** event.angleDelta().y())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None or self._zoom == 1.0:
            return
        moved = event.position() - self._grabbed
        self._grabbed = event.position()
        room = self._half(0)
        self._middle -= QPointF(moved.x() / (room.width() * self._zoom), moved.y() / (room.height() * self._zoom))
        self._hold_inside()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit() if self._zoom > 1.0 else self.zoom_by(3.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.blink(True)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(0.8)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.blink(False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.blink(False)
        super().focusOutEvent(event)

    def _half(self, side: int) -> QRectF:
        gap = theme.S
        width = (self.width() - gap) / 2
        return QRectF(side * (width + gap), 0, width, self.height())

    def _paint_side(self, painter: QPainter, box: QRectF, side: int, *, marked: bool) -> None:
        tones = theme.tones()
        painter.setPen(QPen(QColor(tones.accent), 2) if marked else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.mat))
        painter.drawRoundedRect(box, 8, 8)
        room = box.adjusted(6, 6, -6, -_CAPTION)
        picture = self._pictures[side]
        painter.save()
        painter.setClipRect(room)
        if picture is not None and not picture.isNull():
            painter.drawPixmap(self._spot(room, picture), picture, QRectF(picture.rect()))
        else:
            painter.setPen(QColor(tones.on_mat))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._missing[side])
        painter.restore()
        painter.setPen(QColor(tones.on_mat))
        painter.setFont(theme.font("caption", strong=True))
        line = QRectF(box.left() + 8, box.bottom() - _CAPTION, box.width() - 16, _CAPTION)
        words = painter.fontMetrics().elidedText(self._captions[side], Qt.TextElideMode.ElideMiddle, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _spot(self, room: QRectF, picture: QPixmap) -> QRectF:
        fit = min(room.width() / picture.width(), room.height() / picture.height())
        width, height = picture.width() * fit * self._zoom, picture.height() * fit * self._zoom
        left = room.center().x() - width * self._middle.x()
        top = room.center().y() - height * self._middle.y()
        return QRectF(left, top, width, height)

    def _hold_inside(self) -> None:
        edge = 0.5 / self._zoom
        self._middle = QPointF(min(1 - edge, max(edge, self._middle.x())), min(1 - edge, max(edge, self._middle.y())))
