"""A picture of one screen, dimmed, on which a part is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from visearch_desktop.core.queries import Box
from visearch_desktop.gui import theme
from visearch_desktop.gui.search import box as boxes
from visearch_desktop.gui.search.box import MIDDLE

STEP = 0.01
LEAST = 0.004
"""The least part of a screen, as a share of its width and height: eight pixels of 2000."""
_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class GrabOverlay(QWidget):
    """Covers a screen with its own picture. Drag a box, or Enter and arrow keys; Esc or the right button leaves."""

    taken = Signal(QImage)
    left = Signal()

    def __init__(self, picture: QPixmap) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Search a part of the screen"))
        self.setAccessibleName(self.windowTitle())
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = picture
        self._start: QPointF | None = None
        self._box: Box | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.drawPixmap(whole, self._picture, QRectF(self._picture.rect()))
        outside = QPainterPath()
        outside.addRect(whole)
        if self._box is not None:
            outside.addRect(boxes.on(whole, self._box))  # odd-even: the box stays bright
        painter.fillPath(outside, QColor(0, 0, 0, 120))
        if self._box is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in (("#ffffff", 3.0), (theme.LIGHT.accent_fill, 1.5)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(boxes.on(whole, self._box))
        self._paint_hint(painter, whole)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.position()
        else:
            self.left.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is not None:
            whole = QRectF(self.rect())
            self._box = boxes.between(boxes.share(whole, self._start), boxes.share(whole, event.position()), LEAST)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._start = None
        if self._box is not None:
            self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._box is not None:
                self._take()
            else:
                self._box = MIDDLE
        elif key in _ARROWS and self._box is not None:
            across, down = _ARROWS[key]
            sized = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            move = boxes.stretched(self._box, (1, 1), across, down) if sized else boxes.moved(self._box, across, down)
            self._box = move
        else:
            super().keyPressEvent(event)
        self.update()

    def _take(self) -> None:
        if self._box is not None:
            whole = QRectF(self._picture.rect())
            self.taken.emit(self._picture.copy(boxes.on(whole, self._box).toRect()).toImage())

    def _paint_hint(self, painter: QPainter, whole: QRectF) -> None:
        words = self.tr("Drag over what you are looking for · Enter and arrow keys: a box · Esc: back")
        painter.setFont(theme.font("heading"))
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * theme.L
        hint = QRectF(whole.center().x() - width / 2, theme.XL, width, 40)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 22, 225))
        painter.drawRoundedRect(hint, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(hint, Qt.AlignmentFlag.AlignCenter, words)
