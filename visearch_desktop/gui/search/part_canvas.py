"""The photo on which a box is drawn, with the mouse or with keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.core.queries import Box
from visearch_desktop.gui import theme
from visearch_desktop.gui.search import box as boxes
from visearch_desktop.gui.search.box import HANDLES, MIDDLE, Handle

REACH = 9.0
"""How near to a handle a press takes hold of it, in logical pixels."""
STEP = 0.01
PAUSE_MS = 250
"""Rest after the last key before the part is searched."""
_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor, (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor, (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor, (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor, (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}  # fmt: skip


class PartCanvas(QWidget):
    """Shows a photo and a box. `boxed` gives the box when it is released, None when it was taken away."""

    boxed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._words = ""
        self._box: Box | None = None
        self._held: tuple[Handle | None, QPointF, Box | None] | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(PAUSE_MS)
        self._resting.timeout.connect(self._tell)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Box on the photo"))

    @property
    def box(self) -> Box | None:
        """The box, in shares of the photo."""
        return self._box

    def show_picture(self, picture: QImage | QPixmap | None, words: str = "") -> None:
        """Show a photo, or say in `words` why there is none."""
        self._picture = QPixmap.fromImage(picture) if isinstance(picture, QImage) else picture
        self._words = words
        self._held = None
        self.update()

    def show_box(self, box: Box | None) -> None:
        """Show a box without searching."""
        if self._held is None and not self._resting.isActive():
            self._box = box
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tones = theme.tones()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.mat))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        shown = self._shown()
        if shown is None or self._picture is None:
            painter.setPen(QColor(tones.on_mat))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        else:
            painter.drawPixmap(shown, self._picture, QRectF(self._picture.rect()))
            if self._box is not None:
                self._paint_box(painter, shown, self._box, tones)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self._shown() is not None:
            handle = self._handle_at(event.position())
            self._held = handle, event.position(), self._box

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shown = self._shown()
        if shown is None:
            return
        if self._held is None:
            handle = self._handle_at(event.position())
            self.setCursor(Qt.CursorShape.CrossCursor if handle is None else _CURSORS[handle])
            return
        handle, start, before = self._held
        by = boxes.share(shown, event.position()) - boxes.share(shown, start)
        if handle is None or before is None:
            self._box = boxes.between(boxes.share(shown, start), boxes.share(shown, event.position()))
        elif handle == (0, 0):
            self._box = boxes.moved(before, by.x(), by.y())
        else:
            self._box = boxes.stretched(before, handle, by.x(), by.y())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        _handle, _start, before = self._held
        self._held = None
        if self._box is None:
            self._box = before  # a click, or a box too small to hold anything
        self.update()
        if self._box != before:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and (self._held is not None or self._box is not None):
            self._clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._box is None and self._picture is not None:
            self._put(MIDDLE)
        elif key in _ARROWS and self._box is not None and held in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        ):  # fmt: skip
            across, down = _ARROWS[key]
            shift = held == Qt.KeyboardModifier.ShiftModifier
            self._put(
                boxes.stretched(self._box, (1, 1), across, down) if shift else boxes.moved(self._box, across, down)
            )
        else:
            super().keyPressEvent(event)

    def _put(self, box: Box) -> None:
        self._box = box
        self._resting.start()
        self.update()

    def _clear(self) -> None:
        self._held, self._box = None, None
        self._tell()
        self.update()

    @Slot()
    def _tell(self) -> None:
        self._resting.stop()
        self.boxed.emit(self._box)

    def _shown(self) -> QRectF | None:
        """Where the photo is drawn; None when there is none."""
        if self._picture is None or self._picture.isNull():
            return None
        room = QRectF(self.rect()).adjusted(theme.M, theme.M, -theme.M, -theme.M)
        size = QSizeF(self._picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRectF(0, 0, max(1.0, size.width()), max(1.0, size.height()))
        shown.moveCenter(room.center())
        return shown

    def _handle_at(self, at: QPointF) -> Handle | None:
        """The handle there; (0, 0) inside the box; None elsewhere."""
        shown = self._shown()
        if shown is None or self._box is None:
            return None
        area = boxes.on(shown, self._box)
        near = min(HANDLES, key=lambda one: (boxes.grip(area, one) - at).manhattanLength())
        if (boxes.grip(area, near) - at).manhattanLength() <= REACH:
            return near
        return (0, 0) if area.contains(at) else None

    def _paint_box(self, painter: QPainter, shown: QRectF, box: Box, tones: theme.Tones) -> None:
        area = boxes.on(shown, box)
        outside = QPainterPath()
        outside.addRect(shown)
        outside.addRect(area)  # odd-even: the box stays as it is
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(outside, QColor(0, 0, 0, 110))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(255, 255, 255), 4.0), (QColor(tones.accent_fill), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(area)
        painter.setPen(QPen(QColor(tones.accent_fill), 1.5))
        painter.setBrush(QColor(255, 255, 255))
        for handle in HANDLES:
            at = boxes.grip(area, handle)
            painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))
