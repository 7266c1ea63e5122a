"""The buttons of the compare view. Where there is little room they keep their icons and lose their words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from visearch_desktop.gui import controls, icons, theme
from visearch_desktop.gui.compare import keys
from visearch_desktop.gui.compare.scene import Mode
from visearch_desktop.gui.compare.view import CompareView

_WORDED, _PLAIN = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


class CompareTools(QWidget):
    """Modes, matches, 1:1, fit and full screen, as buttons that name their keys."""

    def __init__(self, view: CompareView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        side, wipe, difference = keys.MODES.values()
        self.modes = {
            Mode.SIDE_BY_SIDE: _segment("side-by-side", self.tr("Side by side"),
                                        self.tr("Both photos side by side, the product at one scale"), side),
            Mode.WIPE: _segment("wipe", self.tr("Wipe"),
                                self.tr("Both photos on each other; drag the edge, or move it with ← and →"), wipe),
            Mode.DIFFERENCE: _segment("difference", self.tr("Difference"),
                                      self.tr("Where the photos differ once they lie on each other"), difference),
        }  # fmt: skip
        outline = self.tr("Outline what both photos show, and join matched points")
        self.matches = _segment("matches", self.tr("Matches"), outline, keys.MARKS)
        self.pixels = _segment("", self.tr("1:1"), self.tr("Show the finer photo pixel by pixel"), keys.PIXELS)
        self.fit = _segment("", self.tr("Fit"), self.tr("Show both photos whole"), keys.FIT)
        self.full = _segment(
            "full-screen", self.tr("Full screen"), self.tr("Both photos on the whole screen"), keys.FULL
        )
        self.full.setCheckable(False)
        self._giving = (*self.modes.values(), self.matches)
        self._widths: dict[Qt.ToolButtonStyle, int] = {}
        hint = (self.tr("Space"), "keys"), (self.tr("blink"), "caption")
        self._hint = [controls.line(*words) for words in hint]
        self._group = controls.choice(self)
        self._lay_out()
        self._connect()
        self._show_state()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the words give way."""
        return QSize(self._width_of(_PLAIN), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() or not keys.press(self._view, Qt.Key(event.key())):
            super().keyPressEvent(event)

    @property
    def worded(self) -> bool:
        """Whether there is room for the words of the buttons."""
        return self.matches.toolButtonStyle() == _WORDED

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._widths.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()  # fonts are final only now

    def _make_room(self) -> None:
        words = self.width() >= self._width_of(_WORDED)
        style = _WORDED if words else _PLAIN
        for button in self._giving:
            button.setToolButtonStyle(style)
        hint = sum(part.sizeHint().width() + theme.XS for part in self._hint)
        roomy = self.width() >= self._width_of(style) + hint + theme.M
        for part in self._hint:
            part.setVisible(roomy)

    def _width_of(self, style: Qt.ToolButtonStyle) -> int:
        """How wide the buttons are in a style."""
        if style not in self._widths:
            before = self.matches.toolButtonStyle()
            for button in self._giving:
                button.setToolButtonStyle(style)
            buttons = (*self._giving, self.pixels, self.fit, self.full)
            made = sum(button.sizeHint().width() for button in buttons) + len(buttons) * theme.XS + theme.S
            self._widths[style] = made + theme.S  # a chosen button is set in a heavier type
            for button in self._giving:
                button.setToolButtonStyle(before)
        return self._widths[style]

    def _choose(self, mode: Mode) -> None:
        self._view.show_mode(mode)
        self._give_focus()

    @Slot()
    def _show_pixels(self) -> None:
        self._view.show_pixels()
        self._give_focus()

    @Slot(bool)
    def _show_matches(self, on: bool) -> None:
        self._view.show_marks(on)
        self._give_focus()

    @Slot()
    def _fit(self) -> None:
        self._view.fit()
        self._give_focus()

    def _give_focus(self) -> None:
        """After a click the arrow keys and Space belong to the pictures; who came by Tab stays at the button."""
        if not any(button.hasFocus() for button in (*self._giving, self.pixels, self.fit, self.full)):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_state(self) -> None:
        self.modes[self._view.mode].setChecked(True)
        self.matches.setChecked(self._view.marked)
        self.matches.setEnabled(self._view.aligned and self._view.mode is not Mode.DIFFERENCE)
        self.fit.setEnabled(self._view.zoom > 1.0)

    def _connect(self) -> None:
        for mode, button in self.modes.items():
            button.clicked.connect(partial(self._choose, mode))
        self.matches.clicked.connect(self._show_matches)
        self.pixels.clicked.connect(self._show_pixels)
        self.fit.clicked.connect(self._fit)
        self.full.clicked.connect(self._view.full_screen_wanted)
        for signal in (self._view.zoomed, self._view.mode_changed, self._view.marks_changed):
            signal.connect(self._show_state)

    def _lay_out(self) -> None:
        for button in self.modes.values():
            self._group.addButton(button)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.XS)
        controls.fill(line, *self.modes.values(), theme.S, self.matches, None, *self._hint, None)
        controls.fill(line, self.pixels, self.fit, self.full)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _segment(icon: str, words: str, tip: str, key: Qt.Key) -> QToolButton:
    """A button that stays pressed when it has an icon."""
    made = QToolButton()
    made.setText(words)
    made.setToolTip(f"{tip} ({keys.name(key)})")
    made.setAccessibleName(words)
    made.setProperty("kind", "segment")
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        made.setCheckable(True)
        icons.put(made, icon, "muted", 18)
        made.setIconSize(QSize(18, 18))
    return made
