"""What the Search page shows while there is nothing to show: what to do, and the queries before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.search.past_model import Entry
from visearch_desktop.gui.search.recent_strip import RecentStrip


class DropZone(QWidget):
    """The empty Search page. Drops land on the window, which hands them on."""

    open_files = Signal()
    paste = Signal()
    from_screen = Signal()
    recalled = Signal(object)
    to_catalog = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QFrame()
        self._frame.setObjectName("dropzone")
        self._frame.setMaximumSize(720, 360)
        self._frame.setMinimumHeight(280)
        self._headline = controls.text("", "title")
        self._words = controls.text("", "muted")
        self._open = controls.button(
            self.tr("Open photos…"), "image-add", kind="primary", tip=self.tr("Choose photo files (Ctrl+O)")
        )
        self._paste = controls.button(
            self.tr("Paste"), "paste", tip=self.tr("Search the picture on the clipboard (Ctrl+V)")
        )
        self._screen = controls.button(
            self.tr("From the screen"), "screen", tip=self.tr("Search a part of the screen (Ctrl+G)")
        )
        self._catalog = controls.button(self.tr("Go to Catalog"), "catalog", kind="primary")
        self._recent_head = controls.line(self.tr("Searched before"), "caption")
        self.recent = RecentStrip()
        self._lay_out()
        self._open.clicked.connect(self.open_files)
        self._paste.clicked.connect(self.paste)
        self._screen.clicked.connect(self.from_screen)
        self._catalog.clicked.connect(self.to_catalog)
        self.recent.recalled.connect(self.recalled)
        self.show_state(ready=True)
        self.show_recent(())

    @property
    def headline(self) -> str:
        """What the page asks for."""
        return self._headline.text()

    def show_state(self, *, ready: bool, opening: bool = False) -> None:
        """Ask for photos, or send the user to the Catalog page when nothing is indexed."""
        self._open.setVisible(ready)
        self._paste.setVisible(ready)
        self._screen.setVisible(ready)
        self._catalog.setVisible(not ready and not opening)
        if ready:
            self._headline.setText(self.tr("Drop supplier photos here"))
            self._words.setText(
                self.tr(
                    "or paste with Ctrl+V, or describe the product in words above.\n"
                    "Several photos are searched as views of one product."
                )
            )
        elif opening:
            self._headline.setText(self.tr("Opening the catalog…"))
            self._words.setText(self.tr("One moment."))
        else:
            self._headline.setText(self.tr("Index photos first"))
            self._words.setText(
                self.tr("Searching needs your product photos. Choose their folder on the Catalog page.")
            )

    def show_over(self, over: bool) -> None:
        """Show that what hangs over the window may be dropped."""
        self._frame.setProperty("over", over)
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)

    def show_recent(self, recent: Sequence[Entry]) -> None:
        """Show the queries before, newest first."""
        self.recent.show_entries(recent)
        for part in (self._recent_head, self.recent):
            part.setVisible(bool(recent))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.XL)
        inside.setSpacing(theme.S)
        self._words.setAlignment(centre)
        buttons = controls.row(None, self._open, self._paste, self._screen, self._catalog, None)
        inside.addStretch(1)
        inside.addWidget(controls.glyph("image-add", 48, "accent"), 0, centre)
        inside.addSpacing(theme.S)
        inside.addWidget(self._headline, 0, centre)
        inside.addWidget(self._words)
        inside.addSpacing(theme.M)
        inside.addLayout(buttons)
        inside.addStretch(1)
        before = QWidget()
        before.setMaximumWidth(720)
        below = QVBoxLayout(before)
        below.setContentsMargins(0, theme.M, 0, 0)
        controls.fill(below, self._recent_head, self.recent)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        page.addStretch(2)
        page.addLayout(controls.row(0, self._frame, 0))
        page.addLayout(controls.row(0, before, 0))
        page.addStretch(3)
