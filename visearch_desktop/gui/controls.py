"""The small building blocks of every page, made in one way: texts, buttons, cards, rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.gui import icons, theme

READING_WIDTH = 820
FIELD_HEIGHT = 32


def text(words: str, kind: str = "body") -> QLabel:
    """A label; `kind` is a style of `window.qss`: body, muted, caption, heading, title, display."""
    made = QLabel(words)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(kind in ("body", "muted", "caption"))
    return made


def field_name(words: str, field: QWidget) -> QLabel:
    """The name of a field in a form, as high as the box beside it so that both stand on one line."""
    made = line(words)
    made.setFixedHeight(FIELD_HEIGHT)
    made.setBuddy(field)
    return made


def line(words: str, kind: str = "body") -> QLabel:
    """A label that stays on one line."""
    made = text(words, kind)
    made.setWordWrap(False)
    return made


def button(words: str, icon: str = "", *, kind: str = "", tip: str = "") -> QPushButton:
    """A push button; `kind` is "", "primary" or "quiet"."""
    made = QPushButton(words)
    made.setProperty("kind", kind)
    if icon:
        icons.put(made, icon, {"primary": "on_accent"}.get(kind, "text"), 16, 6)
        made.setIconSize(QSize(22, 16))
    made.setToolTip(tip)
    made.setAccessibleName(words)
    made.setAutoDefault(True)  # Enter presses it, not only Space
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def restyle(target: QPushButton, icon: str, kind: str) -> None:
    """Give a button made by `button` another kind."""
    if target.property("kind") != kind:
        target.setProperty("kind", kind)
        icons.put(target, icon, {"primary": "on_accent"}.get(kind, "text"), 16, 6)
        target.style().unpolish(target)
        target.style().polish(target)


def icon_button(icon: str, name: str, *, tip: str = "", size: int = 18) -> QToolButton:
    """A small button that shows only an icon; `name` is spoken by screen readers."""
    made = QToolButton()
    icons.put(made, icon, "muted", size)
    made.setIconSize(QSize(size, size))
    made.setToolTip(tip or name)
    made.setAccessibleName(name)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def segment(name: str, tip: str) -> QToolButton:
    """One of a few buttons of which one is on, such as the ways to show a list."""
    made = QToolButton()
    made.setText(name)
    made.setToolTip(tip)
    made.setAccessibleName(name)
    made.setCheckable(True)
    made.setProperty("kind", "segment")
    return made


def choice(owner: QWidget) -> QButtonGroup:
    """A group of buttons of which one is on: Tab comes to that one, arrows lead to the others.

    Qt sees to that when a button is clicked, but not when one is checked by the program: Tab would stop at each, and
    the first that it comes to would be the only one from then on.
    """
    made = QButtonGroup(owner)
    made.buttonToggled.connect(_stop_at)
    return made


def _stop_at(button: QAbstractButton, on: bool) -> None:
    tabbed, group = Qt.FocusPolicy.TabFocus, button.group()
    if not on or group is None:
        return
    for one in group.buttons():
        one.setFocusPolicy(one.focusPolicy() | tabbed if one is button else one.focusPolicy() & ~tabbed)


def glyph(icon: str, size: int = 20, tone: str = "muted") -> QLabel:
    """An icon that is only looked at."""
    made = QLabel()
    icons.put(made, icon, tone, size)
    made.setFixedSize(size, size)
    return made


def card(*, margin: int = theme.L, spacing: int = theme.S) -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and its layout."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(spacing)
    return frame, inside


def row(*items: QWidget | QLayout | int | None, spacing: int = theme.S) -> QHBoxLayout:
    """Items side by side; None stretches, a number is a gap."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    fill(made, *items)
    return made


def column(*items: QWidget | QLayout | int | None, spacing: int = theme.S) -> QVBoxLayout:
    """Items below each other; None stretches, a number is a gap."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    fill(made, *items)
    return made


def reading_page(*items: QWidget | QLayout | int | None) -> QScrollArea:
    """What is read from top to bottom: the items in a centred column that scrolls, no wider than is easy to read."""
    held = QWidget()
    held.setMaximumWidth(READING_WIDTH)
    body = QVBoxLayout(held)
    body.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
    body.setSpacing(theme.L)
    fill(body, *items)
    centred = QWidget()
    across = QHBoxLayout(centred)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(held, 100)
    across.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(centred)
    return scroll


def fill(layout: QBoxLayout, *items: QWidget | QLayout | int | None) -> None:
    """Add items to a layout; None stretches, a number is a gap."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout. Hidden at once: until they are deleted they would be painted."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Elided(QLabel):
    """One line that gives way: cut in the middle when there is no room, whole in the tool tip."""

    def __init__(self, words: str = "", kind: str = "body", mode: Qt.TextElideMode | None = None) -> None:
        super().__init__()
        self._mode = mode or Qt.TextElideMode.ElideMiddle
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show `words` on one line."""
        super().setText(" ".join(words.split()))
        self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
