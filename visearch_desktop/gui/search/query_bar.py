"""The photos searched with, and the text filter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from visearch_desktop.gui import controls, icons, theme

TYPING_MS = 300
SHOWN = 5
"""Photos of one query shown in the bar; more are counted."""


class QueryBar(QFrame):
    """Says what is being searched, and lets it be changed."""

    picked = Signal(int)
    removed = Signal(int)
    add = Signal()
    paste = Signal()
    cleared = Signal()
    filtered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = QHBoxLayout()
        self._photos.setSpacing(theme.XS)
        self._name = controls.Elided("", "strong")
        self._count = controls.text("", "caption")
        self._add = controls.icon_button("image-add", self.tr("Add a photo of the same product"))
        self._paste = controls.icon_button("paste", self.tr("Search the clipboard picture (Ctrl+V)"))
        self._clear = controls.icon_button("close", self.tr("New search (Esc)"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Only SKUs and titles with…"))
        self.text.setToolTip(self.tr("Show only SKUs whose number, title or attributes hold these words (Ctrl+F)"))
        self.text.setAccessibleName(self.tr("Text filter"))
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(250)
        magnifier = QAction(self.text)
        magnifier.setIcon(icons.icon("search", theme.tones().muted, 16))
        self.text.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        for inside in self.text.findChildren(QToolButton):
            inside.setAccessibleName(self.tr("Text filter"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._add.clicked.connect(self.add)
        self._paste.clicked.connect(self.paste)
        self._clear.clicked.connect(self.cleared)
        self.text.textChanged.connect(self._typed)
        self._typing.timeout.connect(self._filter)

    def show_query(self, names: Sequence[str]) -> None:
        """Show the names of the photos at once; their pictures follow."""
        self._name.setText(names[0] if names else "")
        more = len(names) - 1
        self._count.setText(self.tr("and {} more, as one product").format(more) if more else self.tr("Your photo"))
        controls.clear(self._photos)
        for row, name in enumerate(names[:SHOWN]):
            self._photos.addWidget(_QueryPhoto(row, name, self))

    def show_pictures(self, pictures: Sequence[QImage | None]) -> None:
        """Show the thumbnails of the photos."""
        for row, picture in enumerate(pictures[:SHOWN]):
            item = self._photos.itemAt(row)
            shown = item.widget() if item is not None else None
            if isinstance(shown, _QueryPhoto):
                shown.show_picture(picture)

    def show_text(self, words: str) -> None:
        """Set the filter without searching."""
        self.text.blockSignals(True)
        self.text.setText(words)
        self.text.blockSignals(False)

    @Slot()
    def _typed(self) -> None:
        self._typing.start()

    @Slot()
    def _filter(self) -> None:
        self.filtered.emit(self.text.text().strip())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        line.setSpacing(theme.M)
        words = controls.column(None, self._name, self._count, None, spacing=0)
        line.addLayout(self._photos)
        line.addLayout(words, 1)
        line.addLayout(controls.row(self._add, self._paste, self._clear, spacing=theme.XS))
        line.addWidget(self.text)


class _QueryPhoto(QToolButton):
    def __init__(self, row: int, name: str, bar: QueryBar) -> None:
        super().__init__(bar)
        self._row, self._bar = row, bar
        self.setIconSize(QSize(48, 48))
        self.setFixedSize(58, 58)
        self.setToolTip(self.tr("{}\nClick to compare this photo; Delete takes it out").format(name))
        self.setAccessibleName(self.tr("Query photo {}").format(name))
        self.clicked.connect(self._pick)
        remove = QAction(self)
        remove.setShortcut(Qt.Key.Key_Delete)
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.setText(self.tr("Take this photo out"))
        remove.triggered.connect(self._remove)
        self.addAction(remove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_picture(self, picture: QImage | None) -> None:
        """Show the thumbnail, or a sign that there is none."""
        if picture is None:
            icons.put(self, "warning", "warn", 24)
        else:
            self.setIcon(QIcon(QPixmap.fromImage(picture)))

    @Slot()
    def _pick(self) -> None:
        self._bar.picked.emit(self._row)

    @Slot()
    def _remove(self) -> None:
        self._bar.removed.emit(self._row)
