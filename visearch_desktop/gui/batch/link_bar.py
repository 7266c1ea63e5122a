"""Asks for the SKU an item belongs to, with the catalog's SKUs to choose from while typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme


class LinkBar(QFrame):
    """One line in the page; Enter links, Escape leaves."""

    linked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("level", "info")
        self._skus: frozenset[str] = frozenset()
        self._list = QStringListModel(self)
        self.question = controls.Elided("", "strong", Qt.TextElideMode.ElideRight)
        self.sku = QLineEdit()
        self.sku.setAccessibleName(self.tr("SKU to link to"))
        self.sku.setPlaceholderText(self.tr("SKU of the catalog"))
        completer = QCompleter(self._list, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = completer.popup()
        assert popup is not None
        popup.setAccessibleName(self.tr("SKUs of the catalog"))
        self.sku.setCompleter(completer)
        theme.dress(popup)
        self.link = controls.button(self.tr("Link"), "check", kind="primary")
        self.no = controls.button(self.tr("Cancel"))
        self._hint = controls.text("", "muted")
        line = controls.row()
        line.addWidget(self.sku, 1)
        controls.fill(line, self.link, self.no)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        inside.setSpacing(theme.XS)
        controls.fill(inside, self.question, line, self._hint)
        self.sku.textChanged.connect(self._check)
        self.sku.returnPressed.connect(self._accept)
        self.link.clicked.connect(self._accept)
        self.no.clicked.connect(self.leave)
        self.hide()

    @property
    def hint(self) -> str:
        """What is said of the SKU that is typed."""
        return self._hint.text()

    def show_skus(self, skus: Sequence[str]) -> None:
        """Offer the SKUs of the open catalog."""
        self._skus = frozenset(skus)
        self._list.setStringList(list(skus))
        self._check()

    def ask(self, name: str, sku: str) -> None:
        """Ask which SKU the item called `name` belongs to; `sku` is filled in."""
        self.question.setText(self.tr("Which SKU does “{}” belong to?").format(name))
        self.sku.setText(sku)
        self.sku.selectAll()
        self._check()
        self.show()
        self.sku.setFocus()

    def leave(self) -> None:
        """Take the question away."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @Slot()
    def _check(self) -> None:
        typed = self.sku.text().strip()
        known = not self._skus or typed in self._skus
        able = bool(typed) and known
        self.link.setEnabled(able)
        controls.restyle(self.link, "check", "primary" if able else "")
        unknown = self.tr("The catalog has no SKU “{}”.").format(typed)
        self._hint.setText(unknown if typed and not known else "")
        self._hint.setVisible(bool(self._hint.text()))

    @Slot()
    def _accept(self) -> None:
        if self.link.isEnabled() and not self.isHidden():
            self.hide()
            self.linked.emit(self.sku.text().strip())
