"""The searches before as a strip of cards, on the page that shows nothing else yet.

The cards are made once and show what is told them later. They stand in no layout: each card that came into one had the
texts of all pages laid out anew, eight times in one turn of the event loop, and once more when the pictures came.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QIcon, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from visearch_desktop.gui import icons, theme
from visearch_desktop.gui.search.past_model import Entry, in_words

RECENT = 8
WIDTH, PICTURE = 82, 56


class RecentStrip(QWidget):
    """Shows the newest searches, newest first; `recalled` is sent with the one to be asked again."""

    recalled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[RecentCard] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other searches."""
        for at, entry in enumerate(entries[:RECENT]):
            if at == len(self.cards):
                self._add_card()
            self.cards[at].show_entry(entry)
        if self.cards and self.height() != self.cards[0].height():
            self.setFixedHeight(self.cards[0].height())
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(entries))

    def _add_card(self) -> None:
        card = RecentCard(self)
        card.move(len(self.cards) * (WIDTH + theme.S), 0)
        card.clicked.connect(self._recall)
        self.cards.append(card)

    @Slot()
    def _recall(self) -> None:
        card = self.sender()
        if isinstance(card, RecentCard) and card.entry is not None:
            self.recalled.emit(card.entry)


class RecentCard(QToolButton):
    """One search: its picture, and its name below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.setIconSize(QSize(PICTURE, PICTURE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setFont(theme.font("caption"))

    def show_entry(self, entry: Entry) -> None:
        """Show a search, unless it is shown already."""
        before, self.entry = self.entry, entry
        if before is None or before.thumbnail is not entry.thumbnail or before.query != entry.query:
            self._show_picture(entry)
        said = " · ".join(part for part in (entry.title, in_words(entry.query), entry.when) if part)
        if said != self.toolTip():
            self.setText(QFontMetrics(self.font()).elidedText(entry.title, Qt.TextElideMode.ElideMiddle, WIDTH - 10))
            self.setToolTip(said)
            self.setAccessibleName(self.tr("Search again: {}").format(said))
        if before is None:
            self.setFixedSize(WIDTH, self.sizeHint().height())  # of picture and words: neither had a height before

    def _show_picture(self, entry: Entry) -> None:
        if entry.thumbnail is not None:
            icons.leave(self)
            self.setIcon(QIcon(QPixmap.fromImage(entry.thumbnail)))
        else:
            icons.put(self, "search" if not entry.query.photos else "whole", "muted", PICTURE)
