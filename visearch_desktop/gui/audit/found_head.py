"""The line above the findings: what was looked at, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from visearch_desktop.gui import announce, controls, icons, theme


class FoundHead(QFrame):
    """A summary and buttons; the page acts on them."""

    rules_wanted = Signal()
    import_wanted = Signal()
    quarantine_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self.again = controls.button(self.tr("Compare again…"), "refresh")
        self.report = controls.button(self.tr("Report…"), kind="primary")
        self.more = QToolButton()
        menu = QMenu(self.more)
        menu.addAction(self.tr("Keep rules…"), self.rules_wanted.emit)
        menu.addAction(self.tr("Import verdicts…"), self.import_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Quarantine duplicates…"), self.quarantine_wanted.emit)
        menu.addAction(self.tr("Restore from quarantine…"), self.restore_wanted.emit)
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More: keep rules, import verdicts, quarantine, restore"))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.put(self.more, "chevron-down", "muted", 14)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.L, theme.M, theme.L, theme.XS)
        line.setSpacing(theme.S)
        line.addWidget(self.summary, 1)
        controls.fill(line, self.again, self.report, self.more)

    def tell(self, words: str) -> None:
        """Say what was looked at, aloud as well when it is in sight and other than before."""
        if words != self.summary.text() and self.window().isVisible():
            announce.say(self, words)
        self.summary.setText(words)
