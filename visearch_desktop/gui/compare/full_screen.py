"""The two photos on the whole screen: the page's own view and buttons, lent until Esc, with the page's keys behind.

Nothing is shown twice: the page goes on choosing pairs and taking verdicts, and what it shows is seen here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.keyboard.keyed import Hint, KeyHints

_STEPS = {Qt.Key.Key_PageDown: Qt.Key.Key_Down, Qt.Key.Key_PageUp: Qt.Key.Key_Up}
"""The next pair and the one before, also while the arrows move photos that are looked at closely."""


class FullScreen(QWidget):
    """A window over the page. Keys that the view has no use for go to the page's list; `left` says that it is over."""

    left = Signal()

    def __init__(self, page: QWidget, hints: Sequence[Hint]) -> None:
        super().__init__(page.window(), Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Two photos compared"))
        self._keys_to: QWidget | None = None
        self._over = False
        self.said = controls.Elided("", "strong", Qt.TextElideMode.ElideRight)
        self.back = controls.icon_button("close", self.tr("Leave full screen"), tip=self.tr("Leave full screen (Esc)"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.close)
        onward = Hint(self.tr("PgUp PgDn"), self.tr("other pair"))
        self._hints = KeyHints((onward, *hints, Hint(self.tr("Esc"), self.tr("leave full screen"))))
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        self._page.setSpacing(theme.S)
        head = controls.row(spacing=theme.M)
        head.addWidget(self.said, 1)
        head.addWidget(self.back)
        self._page.addLayout(head)
        self._page.addWidget(self._hints)

    def borrow(self, stage: QWidget, keys_to: QWidget | None) -> None:
        """Show the view and its buttons, on the screen that the page is on; other keys go to `keys_to`."""
        self._keys_to = keys_to
        if keys_to is not None:
            keys_to.setFocus()
        self._page.insertWidget(1, stage, 1)
        owner = self.parentWidget()
        if owner is not None:
            self.setGeometry(owner.screen().geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif self._keys_to is not None:
            step = _STEPS.get(Qt.Key(event.key()))
            key = event.key() if step is None else step
            self._hand_on(QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers(), event.text(), event.isAutoRepeat()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._over:
            self._over = True
            self.left.emit()
        super().closeEvent(event)

    def _hand_on(self, event: QKeyEvent) -> None:
        """Let the page's list have a key. Where that leads away from the list, the page is to be seen again."""
        to = self._keys_to
        if to is None:
            return
        QApplication.sendEvent(to, event)
        if not self._over and not (to.isVisible() and to.window().focusWidget() is to):
            self.close()
