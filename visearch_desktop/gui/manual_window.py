"""The manual that F1 opens: the files of docs/ as they are, with a table of contents, a search and no network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QPoint, QRegularExpression, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.core import places
from visearch_desktop.gui import controls, remembered, theme

CHAPTER = 2
"""Level of the headings that are listed; the first level is the title."""
SETTLED_MS = 150
"""So long the width has to stay before the text is laid out for it: all of it, and its pictures, take a while."""
_BLOCK = Qt.ItemDataRole.UserRole


class ManualWindow(QWidget):
    """A window of its own, so that the manual can be read beside what it speaks of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Manual – ViSearch Desktop"))
        self.pages = _Pages()
        self.contents = QListWidget()
        self.words = QLineEdit()
        self.said = QLabel()
        self._lay_out()
        self._connect()
        if parent is None:
            theme.dress(self)
        chinese = QLocale().language() == QLocale.Language.Chinese
        self.read(places.manual("zh_CN" if chinese else ""))
        geometry = remembered.window_state().value("manual/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def read(self, file: Path) -> None:
        """Show a manual; one sentence stands in for a file that is not there."""
        try:
            words = file.read_text(encoding="utf-8")
        except (OSError, ValueError):
            words = self.tr("The manual is missing: {} cannot be read. Install the program again.").format(file)
        self.pages.show_markdown(words, file.parent)
        self.contents.clear()
        block = self.pages.document().firstBlock()
        while block.isValid():
            if block.blockFormat().headingLevel() == CHAPTER:
                item = QListWidgetItem(block.text().split(":")[0].split("：")[0])
                item.setToolTip(block.text())
                item.setData(_BLOCK, block.blockNumber())
                self.contents.addItem(item)
            block = block.next()

    def open_at(self, chapter: int) -> None:
        """Show the window at a chapter, counted from 0; the first one when there is none of that number."""
        self.show()
        self.raise_()
        self.activateWindow()
        if self.contents.count():
            self.contents.setCurrentRow(chapter if 0 <= chapter < self.contents.count() else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        remembered.keep("manual/geometry", self.saveGeometry())
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _go(self) -> None:
        item = self.contents.currentItem()
        if item is not None:
            self.pages.show_block(item.data(_BLOCK))

    @Slot()
    def _find_next(self) -> None:
        words = self.words.text().strip()
        self.said.setText("")
        if not words:
            return
        expression = QRegularExpression(
            QRegularExpression.escape(words), QRegularExpression.PatternOption.CaseInsensitiveOption
        )
        document, cursor = self.pages.document(), self.pages.textCursor()
        found = document.find(expression, cursor)
        if found.isNull():
            found = document.find(expression, QTextCursor(document))  # from the beginning again
        if found.isNull():
            self.said.setText(self.tr("Not in the manual"))
        else:
            self.pages.setTextCursor(found)

    def _connect(self) -> None:
        self.contents.currentItemChanged.connect(self._go)
        self.contents.itemActivated.connect(self._go)
        self.words.returnPressed.connect(self._find_next)
        QShortcut(QKeySequence.StandardKey.Find, self, self.words.setFocus)

    def _lay_out(self) -> None:
        self.resize(1000, 760)
        self.words.setPlaceholderText(self.tr("Find in the manual"))
        self.words.setAccessibleName(self.tr("Find in the manual"))
        self.words.setToolTip(self.tr("Enter goes to the next place (Ctrl+F)"))
        self.words.setClearButtonEnabled(True)
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.pages.setAccessibleName(self.tr("Manual"))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        controls.fill(column, self.words, self.said, self.contents)
        column.setStretch(2, 1)
        splitter = QSplitter()
        splitter.addWidget(side)
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([250, 750])
        splitter.setChildrenCollapsible(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(splitter)


class _Pages(QTextBrowser):
    """Markdown, with pictures no wider than the page; a link to the outside is opened by the system, never here."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one that comes and goes resizes as well
        self.anchorClicked.connect(self._follow)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._fit)
        self._folder = Path()
        self._words = ""
        self._top = 0

    def show_markdown(self, words: str, folder: Path) -> None:
        """Show a text whose pictures lie in `folder`."""
        self._words, self._folder = words, folder
        self.document().setDocumentMargin(theme.XL)
        self.document().setMarkdown(words, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual, shrunk to the page; nothing is ever loaded from elsewhere."""
        address = name.toString() if isinstance(name, QUrl) else name
        file = (self._folder / address).resolve()
        if not file.is_relative_to(self._folder.resolve()) or not places.exists(file):
            return None
        picture = QImage(str(file))
        widest = max(200, self.viewport().width() - 2 * theme.XL - theme.L)
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(widest, smooth) if picture.width() > widest else picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width() and self._words:
            if not self._settling.isActive():  # what is in sight now, before lines are broken otherwise
                self._top = self.cursorForPosition(QPoint(0, theme.S)).blockNumber()
            self._settling.start()
        super().resizeEvent(event)

    def show_block(self, number: int) -> None:
        """Let a block of the text be the first in sight."""
        self._top = number
        block = self.document().findBlockByNumber(number)
        self.verticalScrollBar().setValue(round(self.document().documentLayout().blockBoundingRect(block).top()))

    @Slot()
    def _fit(self) -> None:
        """Fit the pictures into the page, and stay at what is read."""
        self.show_markdown(self._words, self._folder)
        self.show_block(self._top)

    @Slot(QUrl)
    def _follow(self, address: QUrl) -> None:
        if address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)
