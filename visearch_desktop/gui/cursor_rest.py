"""The text cursor stops blinking when nobody types, as GTK's does after ten seconds and that of Windows after five.

A blinking cursor wakes the window twice a second and paints a part of it, all night long where a text field was left
with the keyboard in it. Resting it stays in sight; the next key or click has it blink again.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

REST_MS = 10_000

_TYPED = Qt.WidgetAttribute.WA_InputMethodEnabled
"""What all widgets have that text can be typed in."""

_STIRS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod)


class CursorRest(QObject):
    """Looks after the widget that has the keyboard, if text can be typed there; one for each application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._hints = app.styleHints()
        self.resting = False
        self._pace = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._rest)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STIRS:
            self._wake()
        return False

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        self._timer.stop()
        self._blink()
        if now is not None and now.testAttribute(_TYPED):
            now.installEventFilter(self)
            self._timer.start()

    def _wake(self) -> None:
        self._blink()
        self._timer.start()

    def _blink(self) -> None:
        if self.resting:
            self.resting = False
            self._hints.setCursorFlashTime(self._pace)

    @Slot()
    def _rest(self) -> None:
        self.resting, self._pace = True, self._hints.cursorFlashTime()
        self._hints.setCursorFlashTime(0)
