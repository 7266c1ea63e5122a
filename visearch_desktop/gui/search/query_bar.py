"""What is asked: the photos as cards, words, conditions, colour; and where more photos come from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, icons, theme, wording
from visearch_desktop.gui.drops import might_hold, read_drop
from visearch_desktop.gui.keyboard import tips
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.search.chips import Chips
from visearch_desktop.gui.search.draft import Draft
from visearch_desktop.gui.search.photo_strip import PhotoStrip
from visearch_desktop.gui.search.photo_tools import PhotoTools
from visearch_desktop.gui.search.query_acts import ALONE, BESIDE, QueryActs, offer, worded

TYPING_MS = 300
ROOMY = 1050
"""Width in logical pixels from which the buttons of several photos have room for words."""


class QueryBar(QFrame):
    """Shows the draft and changes it. What needs files, the clipboard or the screen is asked for by signals."""

    add_files = Signal()
    add_clipboard = Signal()
    add_screen = Signal()
    dropped = Signal(object)
    other_dropped = Signal(object)
    cleared = Signal()
    part_wanted = Signal()
    filter_wanted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("querybar")
        self.setAcceptDrops(True)
        self._draft = draft
        self.strip = PhotoStrip(draft)
        self.tools = PhotoTools(draft, self.strip)
        self.text = _words_field()
        self.colour = _colour_button()
        self.filter = controls.button(self.tr("Filter"), "filter", kind="quiet")
        self.filter.setToolTip(self.tr("Show only products with a certain value in a column (Ctrl+L)"))
        self.chips = Chips(self.filter, after=self.colour)
        self.add = worded(self.tr("Add photo"), "image-add", self.tr("Add a photo of the same product (Ctrl+Shift+O)"))
        self.acts = QueryActs(draft)
        self._hint = controls.line(self.tr("Drop here: another photo of this product"), "strong")
        self._without = controls.line("", "caption")
        self._photos = QWidget()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._connect()
        self._show_state()

    def fill_add(self, menu: QMenu) -> None:
        """Put into a menu where another photo of the product may come from."""
        menu.addAction(self.tr("From files…\tCtrl+Shift+O"), self.add_files.emit)
        menu.addAction(self.tr("From the clipboard\tCtrl+Shift+V"), self.add_clipboard.emit)
        menu.addAction(self.tr("From the screen…\tCtrl+Shift+G"), self.add_screen.emit)
        tips.tell_menu(menu, keymap(), {"search"})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._draft.query and might_hold(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)
        else:
            event.ignore()  # the window searches with it

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        drop = read_drop(event.mimeData())
        (self.dropped if drop.pieces or not drop.delivery else self.other_dropped).emit(drop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def flush(self) -> None:
        """Take what has been typed at once."""
        if self._typing.isActive():
            self._typing.stop()
            self._say()

    @Slot()
    def focus_words(self) -> None:
        """Let words be typed."""
        self.text.setFocus()
        self.text.selectAll()

    @Slot()
    def toggle_colour(self) -> None:
        """Ask for the photo's colour, or not any more."""
        if self._draft.photos:
            self._draft.ask_colour(not self._draft.query.by_colour)

    @Slot()
    def _say(self) -> None:
        self._draft.say(self.text.text().strip())

    @Slot()
    def _show_state(self) -> None:
        query = self._draft.query
        self._photos.setVisible(bool(query.photos))
        self.add.setVisible(bool(query))  # below an empty query there is a page of ways to begin
        self._without.setVisible(not query.photos)
        self._without.setText(
            self.tr("Words and filters alone are searched; a photo can be dropped here as well.")
            if query
            else self.tr("Search by photo, by words, or by both.")
        )
        self.colour.setChecked(query.by_colour)
        self.colour.setVisible(bool(query.photos))
        if self.text.text().strip() != query.text:
            self._typing.stop()
            self.text.blockSignals(True)
            self.text.setText(query.text)
            self.text.blockSignals(False)
        more, less = len(query.feedback.more), len(query.feedback.less)
        counts = (wording.tr("{} more like").format(more) if more else "",
                  wording.tr("{} less like").format(less) if less else "")  # fmt: skip
        marks = " · ".join(part for part in counts if part)
        meaning = self.tr("Ranked by what you marked: {}").format(marks)
        self.chips.show_conditions(query.where, marks, meaning if marks else "")
        self._make_room()

    def _make_room(self) -> None:
        """Leave words out where they have no room, first those of the photos' tools."""
        self.tools.show_words(self.width() >= ROOMY)
        for adding, acting in ((True, True), (False, True), (False, False)):
            self.add.setToolButtonStyle(BESIDE if adding else ALONE)
            self.acts.show_words(acting)
            self._above.invalidate()
            if self._above.minimumSize().width() <= self.width() - 2 * theme.L:
                return

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", over)
        self._hint.setVisible(over)
        self.style().unpolish(self)
        self.style().polish(self)

    @Slot()
    def _fill_add(self) -> None:
        menu = self.add.menu()
        menu.clear()
        self.fill_add(menu)

    def _connect(self) -> None:
        draft = self._draft
        draft.changed.connect(self._show_state)
        self.text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._say)
        self.colour.clicked.connect(draft.ask_colour)
        self.chips.removed.connect(draft.widen)
        self.chips.marks_removed.connect(draft.forget_marks)
        self.filter.clicked.connect(self.filter_wanted)
        self.tools.part_wanted.connect(self.part_wanted)
        self.strip.part_wanted.connect(self.part_wanted)
        self.acts.clear.clicked.connect(self.cleared)
        menu = QMenu(self.add)
        menu.aboutToShow.connect(self._fill_add)
        offer(self.add, menu)

    def _lay_out(self) -> None:
        self._hint.hide()
        photos = controls.row(self.strip, self.tools, spacing=theme.M)
        photos.setContentsMargins(0, 0, 0, 0)
        self._photos.setLayout(photos)
        self._above = controls.row(self._photos, self.add, self._without, self._hint, None, self.acts, spacing=theme.M)
        words = controls.row(spacing=theme.S)
        words.addWidget(self.text, 2)
        words.addWidget(self.colour)
        words.addWidget(self.chips, 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        page.setSpacing(theme.S)
        controls.fill(page, self._above, words)


def _words_field() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(wording.tr("SKU, title, brand, category…"))
    made.setToolTip(
        wording.tr("Words of SKU, title and all columns of the product table; alone, or together with photos (Ctrl+F)")
    )
    made.setAccessibleName(wording.tr("Words to search for"))
    made.setClearButtonEnabled(True)
    made.setMinimumWidth(180)
    made.setMaximumWidth(360)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    magnifier = QAction(made)
    magnifier.setIcon(icons.icon("search", theme.tones().muted, 16))
    made.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
    for inside in made.findChildren(QToolButton):
        inside.setAccessibleName(wording.tr("Words to search for"))
    return made


def _colour_button() -> QToolButton:
    made = QToolButton()
    made.setText(wording.tr("Same shape, this colour"))
    made.setAccessibleName(made.text())
    made.setToolTip(wording.tr("Put products of the photo’s colour first (Ctrl+K)"))
    made.setProperty("kind", "segment")
    made.setCheckable(True)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setIconSize(QSize(16 + theme.XS, 16))
    icons.put(made, "palette", "muted", 16, theme.XS)
    return made
