"""The GUI thread is free: a 5 ms heartbeat is never more than 50 ms late while the core works."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from visearch_desktop.gui.main_window import SEARCH, MainWindow


def waited_for_processor() -> float:
    """Seconds this thread was ready and another program had the processor, where the system counts that."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


class Heart(QObject):
    """Measures the longest gap between two beats, less what other programs took."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last, self._waited = time.perf_counter(), waited_for_processor()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    @Slot()
    def beat(self) -> None:
        now, waited = time.perf_counter(), waited_for_processor()
        self.worst = max(self.worst, now - self._last - (waited - self._waited))
        self._last, self._waited = now, waited


def stall(work: Callable[[], None]) -> float:
    """The longest gap while `work` is done, in seconds: the least of three times.

    What the program itself does comes back each time; what a busy machine does, such as waking a core, does not.
    """

    def once() -> float:
        heart = Heart()
        work()
        heart.deleteLater()
        return heart.worst

    return min(once() for _ in range(3))


def test_indexing_and_searching_do_not_block(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    opened.go(SEARCH)
    qtbot.wait(200)
    heart = Heart()
    opened.catalog.overview.index_panel.update_index()
    for photo in photos:
        with qtbot.waitSignal(opened.search.answered, timeout=5000):
            opened.search.search([photo])
        qtbot.wait(50)
    assert heart.worst < 0.05, f"blocked for {heart.worst * 1000:.0f} ms"


def test_the_heavy_libraries_are_imported_after_the_window() -> None:
    code = (
        "import sys, visearch_desktop.gui.app;"
        "print([m for m in ('onnxruntime', 'cv2', 'annoy', 'numpy', 'PIL') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "[]", ended.stdout + ended.stderr
