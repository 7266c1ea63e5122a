"""What is said of a tab that lists nothing, and the way on from it: pages may show it, it knows no page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme


class NothingLeft(QWidget):
    """A headline, what it means, and a button to the next tab in which something is to be decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = controls.text("", "heading")
        self._words = controls.text("", "muted")
        self.onward = controls.button(self.tr("Go on"))
        self.aside = controls.button(self.tr("Go on"), kind="primary")
        """The same beside a list in which all is decided; it stands where the page puts it."""
        self.aside.clicked.connect(self.onward.click)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        for label in (self._headline, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        controls.fill(inside, None, self._headline, self._words, theme.S, controls.row(None, self.onward, None), None)

    @property
    def headline(self) -> str:
        """What is said in large letters."""
        return self._headline.text()

    def say(self, headline: str, words: str) -> None:
        """Say why nothing is listed."""
        self._headline.setText(headline)
        self._words.setText(words)

    def lead_to(self, following: str) -> None:
        """Name the next tab; "" when nothing is left in any."""
        self.onward.setVisible(bool(following))
        if following:
            for button in (self.onward, self.aside):
                button.setText(self.tr("Go to {}").format(following))
                button.setAccessibleName(button.text())
