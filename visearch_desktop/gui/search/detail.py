"""The detail pane: query beside match, what the match is and how sure that is, the product's attributes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Match
from visearch_desktop.gui import controls, files, theme, wording
from visearch_desktop.gui.badge import Badge
from visearch_desktop.gui.compare.alignment import telling
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.tasks import Piece


class Detail(QWidget):
    """Shows one match beside the query."""

    copied = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._match: Match | None = None
        self._whole: bool | None = None  # whether the matching photo could be read; None while that is under way
        self._query_name = ""
        self.pane = ComparePane(desk)
        self.compare = self.pane.view
        self._sku = controls.Elided("", "title")
        self._title = controls.Elided("", "body", Qt.TextElideMode.ElideRight)
        self._badge = Badge()
        self._likelihood = controls.line("", "strong")
        self._figures = controls.text("", "muted")
        self._why = controls.text("", "muted")
        self._path = controls.Elided("", "caption")
        self._attributes = QFormLayout()
        self._copy = controls.button(self.tr("Copy SKU"), "copy", tip=self.tr("Copy the SKU (Ctrl+C)"))
        self._reveal = controls.button(
            self.tr("Show in folder"), "folder", tip=self.tr("Show the photo in its folder (Ctrl+Enter)")
        )
        self._open = controls.icon_button("open-external", self.tr("Open the photo (Enter)"))
        self._lay_out()
        self._copy.clicked.connect(self.copy_sku)
        self._reveal.clicked.connect(self.reveal)
        self._open.clicked.connect(self.open)
        self.pane.loaded.connect(self._take)
        desk.thumbnails.ready.connect(self._show_small)

    @property
    def match(self) -> Match | None:
        """The match shown."""
        return self._match

    @property
    def why(self) -> str:
        """The evidence for the match in words; empty when there is none."""
        return self._why.text()

    def show_query(self, piece: Piece | None, name: str) -> None:
        """Load the photo on the left."""
        self._query_name = name
        self.compare.show_pair((self._query_caption(), ""))
        self.pane.load(0, piece)

    def show_match(self, match: Match | None) -> None:
        """Show a match on the right and what is known of it."""
        self._match = match
        self.setEnabled(match is not None)
        if match is None:
            return
        self._sku.setText(match.sku)
        self._title.setText(match.product.title if match.product else "")
        self._title.setVisible(bool(self._title.text()))
        self._badge.show_relation(match.relation)
        self._likelihood.setText(wording.likelihood(match))
        self._figures.setText(self._figure_words(match))
        self._figures.setToolTip(wording.score_meaning(match.duplicate_score))
        evidence = telling(match.relation, match.evidence)
        self._why.setText(wording.evidence_words(evidence))
        self._why.setVisible(bool(self._why.text()))
        self._path.setText(wording.place(match.photo))
        self._show_attributes(match)
        self.compare.show_match(match.sku, evidence)
        self._whole = None
        self._show_small(match.content)
        self.pane.load(1, match.photo)

    @Slot()
    def copy_sku(self) -> None:
        """Copy the SKU of the match."""
        if self._match is not None:
            files.copy(self._match.sku)
            self.copied.emit(self._match.sku)

    @Slot()
    def reveal(self) -> None:
        """Show the matching photo in its folder."""
        if self._match is not None:
            files.reveal(self._match.photo)

    @Slot()
    def open(self) -> None:
        """Open the matching photo."""
        if self._match is not None:
            files.open_file(self._match.photo)

    @Slot(int, bool)
    def _take(self, side: int, whole: bool) -> None:
        if side == 0:
            return
        self._whole = whole
        if self._match is not None:
            self._show_small(self._match.content)

    @Slot(int)
    def _show_small(self, content: int) -> None:
        """Show the thumbnail until the photo itself is read, and in its place when that fails."""
        if self._match is None or self._match.content != content or self._whole:
            return
        small = self._desk.thumbnails.pixmap(content)
        if small is None or small.isNull():
            return
        self.compare.set_picture(1, small)
        if self._whole is False:
            words = self.tr("{} · small copy; the file cannot be read now")
            self.compare.show_caption(1, words.format(self._match.sku))

    def _query_caption(self) -> str:
        return self.tr("Your photo") + (f" · {self._query_name}" if self._query_name else "")

    def _figure_words(self, match: Match) -> str:
        parts = [
            self.tr("duplicate score {}").format(wording.similarity(match.duplicate_score)),
            self.tr("similarity {}").format(wording.similarity(match.similarity)),
        ]
        if match.views > 1:
            parts.append(self.tr("{} photos of this SKU match").format(match.views))
        return " · ".join(parts)

    def _show_attributes(self, match: Match) -> None:
        while self._attributes.rowCount():
            self._attributes.removeRow(0)
        rows = dict(match.product.attributes) if match.product else {}
        if match.shared_by:
            rows = {self.tr("Same photo on"): ", ".join(match.shared_by), **rows}
        for key, value in rows.items():
            if value.strip():
                self._attributes.addRow(controls.text(key, "muted"), _value(value))
        if not self._attributes.rowCount():
            self._attributes.addRow(controls.text(self.tr("The product table says nothing of this SKU."), "muted"))

    def _lay_out(self) -> None:
        line = controls.row(self._badge, self._likelihood, None, spacing=theme.M)
        head = controls.column(self._sku, self._title, line, self._why, self._figures, spacing=theme.XS)
        self._attributes.setContentsMargins(0, 0, theme.S, 0)
        self._attributes.setHorizontalSpacing(theme.L)
        self._attributes.setVerticalSpacing(6)
        self._attributes.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setLayout(self._attributes)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setMinimumHeight(60)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        page.addLayout(head)
        page.addWidget(self.pane, 3)
        page.addWidget(scroll, 1)
        path = controls.row(controls.glyph("folder", 16))
        path.addWidget(self._path, 1)
        page.addLayout(path)
        page.addLayout(controls.row(self._copy, self._reveal, self._open, None))


def _value(words: str) -> QLabel:
    made = controls.text(words)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
