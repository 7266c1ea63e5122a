"""What to do with folders, spreadsheets and ZIPs that land on the window: a batch, or part of the catalog?"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from visearch_desktop.gui import controls, wording
from visearch_desktop.gui.drops import Drop
from visearch_desktop.gui.question_bar import QuestionBar


class DropQuestion(QuestionBar):
    """Asks, because a supplier's photos must not get among the shop's own by a slip of the mouse."""

    batch_wanted = Signal(object)
    catalog_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.add = controls.button(wording.tr("Add to catalog"), "catalog")
        super().__init__(self.add, parent=parent)
        self._drop = Drop()
        self.accepted.connect(self._check)
        self.add.clicked.connect(self._add)

    def ask(self, drop: Drop) -> None:
        """Ask what `drop` is."""
        self._drop = drop
        names = [path.name or str(path) for path in drop.delivery]
        more = len(names) - 1
        shown = names[0] if len(names[0]) <= 60 else f"{names[0][:36]}…{names[0][-20:]}"
        other = self.tr(" and {} more").format(wording.count(more)) if more else ""
        addable = bool(drop.folders or drop.tables)
        self.add.setVisible(addable)
        said = self.tr(
            "A batch compares a supplier’s delivery with the catalog, which is only read. Photos added to the catalog"
            " are searched in."
        )
        unpack = self.tr(
            "A batch compares a supplier’s delivery with the catalog, which is only read. To add its photos to the"
            " catalog, unpack it first."
        )
        question = self.tr("What is “{}”{}?").format(shown, other)
        self.put(question, said if addable else unpack, self.tr("Check as a batch"))

    @Slot()
    def _check(self) -> None:
        self.batch_wanted.emit(self._drop)

    @Slot()
    def _add(self) -> None:
        self.hide()
        self.catalog_wanted.emit(self._drop)
