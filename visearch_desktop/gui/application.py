"""The application object; on macOS files that are opened with the program come to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """`files_opened` carries all files that were opened in one go: the system tells them one by one."""

    files_opened = Signal(object)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._files: list[Path] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self._files.append(Path(event.url().toLocalFile()))
            QTimer.singleShot(0, self._tell)
            return True
        return super().event(event)

    @Slot()
    def _tell(self) -> None:
        files, self._files = tuple(self._files), []
        if files:
            self.files_opened.emit(files)
