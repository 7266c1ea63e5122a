"""What to do with folders, spreadsheets and ZIPs that land on the window: a batch, or part of the catalog?"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme, wording
from visearch_desktop.gui.drops import Drop
from visearch_desktop.gui.question_bar import QuestionBar


class DropQuestion(QWidget):
    """Asks, because a supplier's photos must not get among the shop's own by a slip of the mouse."""

    batch_wanted = Signal(object)
    catalog_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = controls.button(self.tr("Add to catalog"), "catalog")
        self.bar = QuestionBar(self.add)
        self._drop = Drop()
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, 0)
        page.addWidget(self.bar)
        self.bar.accepted.connect(self._check)
        self.bar.left.connect(self.hide)
        self.add.clicked.connect(self._add)
        self.hide()

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
        self.show()
        self.bar.put(question, said if addable else unpack, self.tr("Check as a batch"))

    @Slot()
    def leave(self) -> None:
        """Take the question away."""
        self.hide()

    @Slot()
    def _check(self) -> None:
        self.hide()
        self.batch_wanted.emit(self._drop)

    @Slot()
    def _add(self) -> None:
        self.hide()
        self.catalog_wanted.emit(self._drop)
