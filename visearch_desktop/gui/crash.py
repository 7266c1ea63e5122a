"""What happens when the program made a mistake: a report to copy, and the window stays open."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, Qt, QThread, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from visearch_desktop import __version__
from visearch_desktop.core import logbook
from visearch_desktop.gui import controls, theme


class CrashDialog(QDialog):
    """Shows a report and copies it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(680, 440)
        self.report = report
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(self.tr("Report"))
        copy = controls.button(self.tr("Copy report"), "copy")
        close = controls.button(self.tr("Carry on"), kind="primary")
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        page.setSpacing(theme.M)
        controls.fill(
            page,
            controls.text(self.tr("The program made a mistake"), "heading"),
            controls.text(
                self.tr(
                    "Your photos and catalog are safe. You can carry on; if it happens again, "
                    "copy this report and send it to the people who look after the program."
                ),
                "muted",
            ),
            self._text,
            controls.row(copy, None, close),
        )
        if parent is None:
            theme.dress(self)

    @Slot()
    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)


def report_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report: versions and the traceback, nothing about the user's photos beyond what it names."""
    head = (
        f"ViSearch Desktop {__version__} · Python {platform.python_version()} · PySide6 {PySide6.__version__}"
        f" · {platform.platform()}"
    )
    return head + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The excepthook while a window is open."""
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
        return
    report = report_text(kind, error, trace)
    logbook.failed("crash", error)
    if sys.stderr is not None:  # a program without a console has none on Windows
        sys.stderr.write(report)
    app = QCoreApplication.instance()
    if app is None or QThread.currentThread() is not app.thread() or not _any_window() or _open_dialogs():
        return  # one report at a time: a mistake in a paint event would open a hundred
    dialog = CrashDialog(report, QApplication.activeWindow() or _any_window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _any_window() -> QWidget | None:
    return next((w for w in QApplication.topLevelWidgets() if w.isVisible()), None)


def _open_dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]
