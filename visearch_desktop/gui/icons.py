"""The line icons of `resources/icons`, coloured by the theme and sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from visearch_desktop.core import places
from visearch_desktop.gui import theme

SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Of the screens an icon may be shown on where nobody draws it again."""
_REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange)


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, scale: float = 1.0, gap: int = 0) -> QPixmap:
    """The icon `name` drawn in `colour`, `size` logical pixels wide; empty when there is no such icon.

    `gap` leaves room at the right, where a button's text follows too closely otherwise.
    """
    drawn = QPixmap(round((size + gap) * scale), round(size * scale))
    drawn.fill(Qt.GlobalColor.transparent)
    source = _source(name)
    if source:
        painter = QPainter(drawn)
        box = QRectF(0, 0, size * scale, size * scale)
        QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode())).render(painter, box)
        painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@lru_cache(maxsize=256)
def icon(
    name: str, colour: str, size: int = 20, gap: int = 0, chosen: str = "", asleep: str = "",
    scales: tuple[float, ...] = SCALES,
) -> QIcon:  # fmt: skip
    """The icon `name` for buttons and menus; in other colours while checked (`chosen`) or disabled (`asleep`)."""
    made = QIcon()
    for scale in scales:
        made.addPixmap(pixmap(name, colour, size, scale, gap))
        if asleep:
            made.addPixmap(pixmap(name, asleep, size, scale, gap), QIcon.Mode.Disabled)
        if chosen:
            made.addPixmap(pixmap(name, chosen, size, scale, gap), QIcon.Mode.Normal, QIcon.State.On)
    return made


def app_icon() -> QIcon:
    """The program's own icon."""
    file = places.bundled("resources") / "icons" / "visearch-desktop.svg"
    return QIcon(str(file)) if file.is_file() else QIcon()


def put(target: QAbstractButton | QLabel, name: str, tone: str = "text", size: int = 20, gap: int = 0) -> None:
    """Show the icon `name` on `target`, drawn again in the right colour whenever the theme changes.

    Args:
        target: a button or a label.
        name: file name in `resources/icons` without its ending.
        tone: field of `theme.Tones`.
        size: edge in logical pixels.
        gap: room at the right of the icon.
    """
    leave(target)
    Tint(target, name, tone, size, gap)


def leave(target: QAbstractButton | QLabel) -> None:
    """Draw no icon on `target` any more: it shows a picture of its own from now on."""
    for old in target.findChildren(Tint, options=Qt.FindChildOption.FindDirectChildrenOnly):
        target.removeEventFilter(old)
        old.deleteLater()


class Tint(QObject):
    """Draws the icon of one button or label, again when the theme or the screen's scale changes."""

    def __init__(self, target: QAbstractButton | QLabel, name: str, tone: str, size: int, gap: int) -> None:
        super().__init__(target)
        self._target, self._name, self._tone, self.size, self._gap = target, name, tone, size, gap
        self._shown = ("", 0.0)
        target.installEventFilter(self)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _REDRAWN:
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        colour = getattr(theme.tones(), self._tone)
        scale = self._target.devicePixelRatioF()
        if (colour, scale) == self._shown:
            return
        self._shown = (colour, scale)
        if isinstance(self._target, QLabel):
            self._target.setPixmap(pixmap(self._name, colour, self.size, scale))
        else:
            tones = theme.tones()
            chosen = tones.accent if self._target.isCheckable() else ""
            asleep = tones.border_strong  # left to Qt, a white icon stays white on the grey of a disabled button
            # For one screen: the icons of a new window for all of them were 612 drawings, 0.1 s before it was there.
            self._target.setIcon(icon(self._name, colour, self.size, self._gap, chosen, asleep, (scale,)))


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    file = places.bundled("resources") / "icons" / f"{name}.svg"
    return file.read_text(encoding="utf-8") if file.is_file() else ""
