"""Two photos on the neutral mat, compared in three ways; holding Space shows the second in the first's place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visearch_desktop.core.catalog import Evidence
from visearch_desktop.gui import theme
from visearch_desktop.gui.compare import alignment, keys, marks
from visearch_desktop.gui.compare.camera import Camera
from visearch_desktop.gui.compare.picture import Picture
from visearch_desktop.gui.compare.scene import Mode, Scene
from visearch_desktop.gui.keyboard.keymap import keymap

__all__ = ["CompareView", "Mode"]


class CompareView(QWidget):
    """Two photos, the first on the left, looked at together.

    Zoom 1 shows both whole. `Evidence.transform` gives the product one scale and one spot in both rooms and lays the
    second photo over the first; without it they are fitted. `difference_wanted` asks for `set_difference`.
    """

    zoomed = Signal(float)
    mode_changed = Signal(object)
    marks_changed = Signal(bool)
    difference_wanted = Signal(int)
    full_screen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._camera = Camera()
        self._evidence: Evidence | None = None
        self._pair = 0
        self._grabbed: tuple[QPointF, int] | None = None
        self._wiping = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 140)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Two photos compared"))
        self.setToolTip(self.tr("Wheel to zoom, drag to move, double click to fit, hold Space to blink"))

    @property
    def zoom(self) -> float:
        """How much larger than fitting the pictures are shown."""
        return self._camera.zoom

    @property
    def captions(self) -> tuple[str, str]:
        """What is written below the first and the second photo."""
        return self._scene.captions[0], self._scene.captions[1]

    @property
    def blinking(self) -> bool:
        """Whether the second photo is shown in the place of the first."""
        return self._scene.blinking

    @property
    def mode(self) -> Mode:
        """The way the photos are compared."""
        return self._scene.mode

    @property
    def marked(self) -> bool:
        """Whether the matched region and points are drawn."""
        return self._scene.marked

    def scale(self, side: int) -> float:
        """How many pixels of the screen a pixel of a picture takes."""
        return self._camera.scale(side) * self.devicePixelRatioF()

    @property
    def wipe(self) -> float:
        """Where the wipe stands, as a share of the width: all of the second photo at 0, none at 1."""
        return self._scene.wipe

    @property
    def aligned(self) -> bool:
        """Whether it is known how the photos lie on each other."""
        return self._scene.known is not None

    @property
    def note(self) -> str:
        """What is remarked on the way the photos are shown."""
        return self._scene.note

    def show_pair(self, captions: tuple[str, str], evidence: Evidence | None = None) -> None:
        """Begin a new pair: captions now, pictures when they are loaded."""
        self._scene.captions = list(captions)
        self._scene.pictures = [None, None]
        self._scene.missing = [self.tr("Loading…")] * 2
        self._camera.fit()
        self.set_evidence(evidence)

    def show_match(self, caption: str, evidence: Evidence | None = None) -> None:
        """Begin another match beside the same first photo; the view stays where it is looking."""
        self._scene.captions[1] = caption
        self._scene.pictures[1] = None
        self._scene.missing[1] = self.tr("Loading…")
        self.set_evidence(evidence)

    def set_evidence(self, evidence: Evidence | None) -> None:
        """Say how the photos lie on each other and where they match."""
        self._evidence = evidence
        self._scene.known = alignment.found(evidence.transform) if evidence is not None else None
        self._scene.points = marks.choose(evidence.points) if evidence is not None else ()
        self._renew()

    def show_caption(self, side: int, caption: str) -> None:
        """Say something else below the first (side 0) or the second photo (side 1)."""
        self._scene.captions[side] = caption
        self.update()

    def set_picture(self, side: int, picture: QPixmap | QImage | None, missing: str = "") -> None:
        """Show the loaded first (side 0) or second photo (side 1); of None, say what is `missing`."""
        made = None if picture is None or picture.isNull() else Picture(picture)
        self._scene.pictures[side] = made
        self._scene.missing[side] = (missing or self.tr("This photo cannot be shown")) if made is None else ""
        self._renew()

    def set_difference(self, pair: int, picture: QImage | None) -> None:
        """Show what `difference_wanted` asked for under this number; None when it could not be made."""
        if pair != self._pair:
            return  # other photos have been shown meanwhile
        self._scene.difference = Picture(picture) if picture is not None and not picture.isNull() else None
        self._scene.difference_missing = "" if picture is not None else self.tr("The difference cannot be shown")
        self.update()

    def difference_sources(self) -> tuple[QImage, QImage, tuple[float, ...] | None] | None:
        """What the difference is made of: both pictures, and the transform if it is of use. None: one is missing."""
        first, second = self._scene.pictures
        if first is None or second is None:
            return None
        known = self._evidence.transform if self._evidence is not None and self.aligned else None
        return first.image(), second.image(), known

    def show_mode(self, mode: Mode) -> None:
        """Compare the photos in this way."""
        if mode is self._scene.mode:
            return
        self._scene.mode = mode
        self._wiping = False
        self._arrange()
        self._want_difference()
        self.mode_changed.emit(mode)

    def show_marks(self, on: bool) -> None:
        """Draw the matched region and points, or not."""
        if on != self._scene.marked:
            self._scene.marked = on
            self.marks_changed.emit(on)
            self.update()

    def set_wipe(self, share: float) -> None:
        """Move the wipe to this share of the width, 0..1."""
        self._scene.wipe = min(1.0, max(0.0, share))
        self.setAccessibleDescription(self._scene.described)
        self.update()

    def fit(self) -> None:
        """Show both pictures whole."""
        self._camera.fit()
        self._zoom_changed()

    def zoom_by(self, factor: float) -> None:
        """Zoom both pictures, keeping the middle."""
        self._camera.zoom_by(factor)
        self._zoom_changed()

    def show_pixels(self) -> None:
        """Show the finer picture pixel by pixel."""
        self._camera.show_pixels(self.devicePixelRatioF())
        self._zoom_changed()

    def blink(self, on: bool) -> None:
        """Show the second photo in the place of the first, or the first again."""
        if on != self._scene.blinking:
            self._scene.blinking = on
            self.update()

    def pan(self, by: QPointF) -> None:
        """Move both pictures, the first by so many logical pixels."""
        self._camera.drag(by)
        self.update()

    def places(self, first: QPointF) -> tuple[QPointF, QPointF]:
        """Where a point of the first photo (shares) and the same point of the second are shown in this widget."""
        known = self._camera.alignment
        second = known.to_second(first) if known is not None and known.known else first
        return (
            self._camera.place(0).map(first) + self._room(0).center(),
            self._camera.place(1).map(second) + self._room(1).center(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        self._scene.paint(self, self._camera, self._boxes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        side = self._side_at(event.position())
        at = event.position() - self._room(side).center()
        self._camera.zoom_by(1.0015 ** event.angleDelta().y(), at, side)
        self._zoom_changed()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._wiping = self._scene.mode is Mode.WIPE and (self.zoom == 1.0 or self._near_wipe(event.position()))
        if self._wiping:
            self._wipe_to(event.position())
        else:
            self._grabbed = event.position(), self._side_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._wiping:
            self._wipe_to(event.position())
        elif self._grabbed is not None:
            before, side = self._grabbed
            self._grabbed = event.position(), side
            self._camera.drag(event.position() - before, side)
            self.update()
        near = self._scene.mode is Mode.WIPE and (self._wiping or self._near_wipe(event.position()))
        self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed, self._wiping = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit() if self.zoom > 1.0 else self.zoom_by(3.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key = keymap().meant("compare", event)
        if plain == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Space:
            self.blink(True)
        elif plain != Qt.KeyboardModifier.NoModifier or not keys.press(self, key):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.blink(False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.blink(False)
        super().focusOutEvent(event)

    def _boxes(self) -> tuple[QRectF, QRectF]:
        if self._scene.mode is not Mode.SIDE_BY_SIDE:
            return QRectF(self.rect()), QRectF(self.rect())
        width = (self.width() - theme.S) / 2
        return QRectF(0, 0, width, self.height()), QRectF(width + theme.S, 0, width, self.height())

    def _room(self, side: int) -> QRectF:
        return self._scene.room_in(self._boxes()[side])

    def _side_at(self, position: QPointF) -> int:
        return int(self._scene.mode is Mode.SIDE_BY_SIDE and position.x() > self.width() / 2)

    def _renew(self) -> None:
        """Take in that the pictures, or how they lie on each other, have changed."""
        first, second = (None if picture is None else picture.size for picture in self._scene.pictures)
        self._camera.look_at(first, second, self._scene.known)
        self._scene.difference = None
        self._pair += 1
        self._arrange()
        self._want_difference()

    def _arrange(self) -> None:
        self._camera.stand_in(self._room(0).size(), together=self._scene.mode is not Mode.SIDE_BY_SIDE)
        self._zoom_changed()

    def _zoom_changed(self) -> None:
        self.zoomed.emit(self.zoom)
        self.setAccessibleDescription(self._scene.described)
        self.update()

    def _want_difference(self) -> None:
        wanted = self._scene.mode is Mode.DIFFERENCE and self._scene.difference is None
        if wanted and None not in self._scene.pictures:
            self._scene.difference_missing = ""
            self.difference_wanted.emit(self._pair)

    def _near_wipe(self, position: QPointF) -> bool:
        return abs(position.x() - self._scene.wipe_at(self._camera, self._room(0))) < marks.GRIP

    def _wipe_to(self, position: QPointF) -> None:
        left, right = self._scene.span(self._camera, self._room(0))
        self.set_wipe((position.x() - left) / (right - left))
