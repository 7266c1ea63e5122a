"""The line above a batch: what was delivered, and what can be done with all of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from visearch_desktop.gui import announce, controls, icons, theme
from visearch_desktop.gui.batch.tasks import Saved
from visearch_desktop.gui.wording import tr

EARLIER = 15
"""Batches to compare with that the menu lists at most, the newest first."""


class BatchHead(QFrame):
    """A summary and buttons; the page acts on them."""

    compared = Signal(object)
    """The saved batch to compare with."""

    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self.another = controls.button(self.tr("Other batch…"), "batch")
        self.earlier = controls.button(
            self.tr("New since…"), tip=self.tr("List only what an earlier batch did not have")
        )
        self.pack = controls.button(
            self.tr("New items as ZIP…"), tip=self.tr("Photos and a sheet of the items you keep, ready for the catalog")
        )
        self.report = controls.button(
            self.tr("Report…"), kind="primary", tip=self.tr("All items with proposals and decisions")
        )
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More: copy the kept items into the catalog"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.put(self.more, "chevron-down", "muted", 14)
        further = QMenu(self.more)
        further.addAction(self.tr("Copy the kept items into a folder of the catalog…"), self.copy_wanted.emit)
        self.more.setMenu(further)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.earlier)
        self.earlier.setMenu(self.menu)
        self.earlier.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        icons.put(self.earlier, "chevron-down", "muted", 14)
        self.earlier.setIconSize(QSize(26, 14))  # wider than the arrow, so that it keeps off the words
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.L, theme.M, theme.L, theme.XS)
        line.setSpacing(theme.S)
        line.addWidget(self.summary, 1)
        controls.fill(line, self.another, self.earlier, self.pack, self.report, self.more)

    def show_earlier(self, batches: Sequence[Saved]) -> None:
        """Offer batches to compare with."""
        self.menu.clear()
        for saved in batches[:EARLIER]:
            self.menu.addAction(_title(saved), partial(self.compared.emit, saved))
        if not batches:
            self.menu.addAction(self.tr("There is no other batch yet")).setEnabled(False)

    def tell(self, words: str) -> None:
        """Say what was looked at, aloud as well when it is in sight and other than before."""
        if words != self.summary.text() and self.window().isVisible():
            announce.say(self, words)
        self.summary.setText(words)


def date_of(saved: Saved) -> str:
    """When a batch was checked, as the user's language writes it."""
    if saved.made is None:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(saved.made.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _title(saved: Saved) -> str:
    name = saved.name if len(saved.name) <= 40 else f"{saved.name[:24]}…{saved.name[-14:]}"
    date = date_of(saved)
    return (f"{name} · {date}" if date else name or tr("Batch")).replace("&", "&&")
