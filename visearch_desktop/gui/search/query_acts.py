"""What is done with the query as a whole: what is wanted daily as buttons with words, the rest in a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from visearch_desktop.gui import controls, icons, theme
from visearch_desktop.gui.keyboard import tips
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.search.draft import Draft

BESIDE, ALONE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


class QueryActs(QWidget):
    """Stands at the right of the query bar; what needs the page is asked for by signals."""

    save_wanted = Signal()
    screen_wanted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.history = worded(self.tr("Searches"), "history", self.tr("Searched before, and saved searches (Ctrl+H)"))
        self.clear = worded(self.tr("New search"), "close", self.tr("New search (Esc)"))
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setToolTip(self.tr("Take a change back, save this search, search a part of the screen"))
        self.more.setAccessibleName(self.tr("More: take a change back, save, search a part of the screen"))
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the word
        self.more.setToolButtonStyle(BESIDE)
        self.more.setIconSize(QSize(14, 14))
        icons.put(self.more, "chevron-down", "muted", 14)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._fill)
        offer(self.more, menu)
        self._line = controls.row(self.history, self.more, self.clear, spacing=theme.XS)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._line)
        draft.changed.connect(self._show_state)
        self._show_state()

    def show_words(self, on: bool) -> None:
        """With words where there is room, else icons alone; a menu has no sign that says what is in it."""
        for button in (self.history, self.clear):
            button.setToolButtonStyle(BESIDE if on else ALONE)
        self._line.activate()  # the layout around it is to know the new width at once

    def fill(self, menu: QMenu) -> None:
        """Put into a menu what can be done, each with the key that does the same."""
        undo = menu.addAction(self.tr("Take the last change back\tCtrl+Z"), self._draft.undo)
        undo.setEnabled(self._draft.can_undo)
        save = menu.addAction(self.tr("Save this search…\tCtrl+S"), self.save_wanted.emit)
        save.setEnabled(bool(self._draft.query))
        menu.addSeparator()
        menu.addAction(self.tr("Search a part of the screen…\tCtrl+G"), self.screen_wanted.emit)
        tips.tell_menu(menu, keymap(), {"search"})

    @Slot()
    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        self.fill(menu)

    @Slot()
    def _show_state(self) -> None:
        self.clear.setVisible(bool(self._draft.query))


def worded(words: str, icon: str, tip: str) -> QToolButton:
    """A button without a frame that says what it does."""
    made = controls.icon_button(icon, words, tip=tip, size=16)
    icons.put(made, icon, "muted", 16, theme.XS)
    made.setIconSize(QSize(16 + theme.XS, 16))
    made.setText(words)
    made.setToolButtonStyle(BESIDE)
    return made


def offer(button: QToolButton, menu: QMenu) -> None:
    """Let a button open a menu, with the mouse and with the space bar."""
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
