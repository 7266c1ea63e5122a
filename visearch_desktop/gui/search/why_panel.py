"""A small panel beside a result that says why it was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme
from visearch_desktop.gui.search.why import Why

WIDTH = 420


class WhyPanel(QFrame):
    """Opens below the button that asks for it; Esc or a click elsewhere closes it."""

    def __init__(self, said: Why, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Popup)
        self._beside = beside
        self.said = said
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Why this result?"))
        self.setAccessibleDescription(said.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        page.setSpacing(theme.S)
        head = controls.Elided(self.tr("Why {}?").format(said.sku), "caption")
        controls.fill(page, head, controls.text(said.headline, "heading"))
        self._add(page, self.tr("Speaks for it"), "plus", said.pro)
        self._add(page, self.tr("Differs, or speaks against it"), "minus", said.contra)
        controls.fill(page, theme.XS, controls.text(said.meaning, "muted"))

    def open(self) -> None:
        """Show it below the button, within the screen."""
        self.adjustSize()
        corner = self._beside.mapToGlobal(QPoint(self._beside.width(), self._beside.height() + theme.XS))
        screen = self._beside.screen().availableGeometry()
        left = max(screen.left(), min(corner.x() - self.width(), screen.right() - self.width()))
        top = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.setFocus()

    def _add(self, page: QVBoxLayout, name: str, icon: str, said: Sequence[str]) -> None:
        if not said:
            return
        page.addWidget(controls.text(name, "strong"))
        for words in said:
            line = controls.row(spacing=theme.S)
            line.addWidget(controls.glyph(icon, 14), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(controls.text(words), 1)
            page.addLayout(line)
