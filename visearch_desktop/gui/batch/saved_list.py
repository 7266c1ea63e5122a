"""The batches that were checked before, to be opened again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.batch import words
from visearch_desktop.gui.batch.head import date_of
from visearch_desktop.gui.batch.tasks import Saved

SHOWN = 12


class SavedList(QWidget):
    """A row for each, the newest first; the oldest are reached once all are asked for."""

    opened = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batches: tuple[Saved, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.XS)
        self._more = controls.button(self.tr("Show all"), kind="quiet")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.S)
        head = controls.text(self.tr("Checked before"), "heading")
        controls.fill(page, head, self._rows, controls.row(self._more, None))
        self._more.clicked.connect(self._show_all)
        self.show_batches(())

    def show_batches(self, batches: Sequence[Saved]) -> None:
        """Show these batches."""
        self.batches = tuple(batches)
        self.setVisible(bool(batches))
        self._fill(SHOWN)

    def _show_all(self) -> None:
        self._fill(len(self.batches))

    def _fill(self, most: int) -> None:
        controls.clear(self._rows)
        for saved in self.batches[:most]:
            self._rows.addWidget(self._row(saved))
        self._more.setVisible(len(self.batches) > most)

    def _row(self, saved: Saved) -> QFrame:
        frame = QFrame()
        frame.setObjectName("choice")
        name = controls.Elided(saved.name, "strong")
        figures = words.counts(saved.counts, saved.decided) if saved.complete else self.tr("stopped; it can go on")
        told = controls.line(" · ".join(part for part in (date_of(saved), figures) if part), "caption")
        button = controls.button(self.tr("Open") if saved.complete else self.tr("Go on"))
        button.setAccessibleName(f"{button.text()}: {saved.name}")
        button.clicked.connect(partial(self.opened.emit, saved))
        away = controls.icon_button(
            "close", self.tr("Delete: {}").format(saved.name), tip=self.tr("Delete this batch…")
        )
        away.clicked.connect(partial(self.removal_wanted.emit, saved))
        line = QHBoxLayout(frame)
        line.setContentsMargins(theme.M, theme.XS + 2, theme.S, theme.XS + 2)
        line.addLayout(controls.column(name, told, spacing=0), 1)
        controls.fill(line, button, away)
        return frame
