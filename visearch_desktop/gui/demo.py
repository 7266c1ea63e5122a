"""Show the window on a catalog with an example already searched; optionally as a picture, without a display."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QCursor, QFontDatabase
from PySide6.QtWidgets import QApplication

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import crash
from visearch_desktop.gui.app import Program, make_application, run
from visearch_desktop.gui.main_window import SEARCH

PATIENCE = 60.0
"""Seconds a picture waits for the answer: loading the network takes a few on a slow computer."""


def show_demo(catalog: Path, queries: Sequence[Path], screenshot: Path | None = None) -> int:
    """Open the window on `catalog` and search with `queries`, views of one product.

    Args:
        catalog: an indexed catalog.
        queries: the photos to search with.
        screenshot: when given, save a picture of the window there and return; set
            QT_QPA_PLATFORM=offscreen beforehand when there is no display.

    Returns:
        The exit code: 0 when the window was closed or the picture saved.

    Raises:
        VisearchError: the picture cannot be made, with the reason.
    """
    if screenshot is None:
        return run(catalog, queries)
    app = make_application()
    if not QFontDatabase.families():
        raise VisearchError(
            "There are no fonts to draw the window with.",
            "Install the packages fontconfig and fonts-dejavu-core, or any other fonts.",
        )
    sys.excepthook = crash.hook
    program = Program(app, catalog, queries)
    try:
        QCursor.setPos(QPoint(799, 599))  # where it marks nothing as hovered
        program.window.resize(1280, 800)
        program.start()
        wait_for_results(app, program)
        if not program.window.grab().save(str(screenshot)):
            raise VisearchError(f"The picture {screenshot} cannot be saved.")
    finally:
        program.window.close()
    return 0


def wait_for_results(app: QApplication, program: Program) -> None:
    """Run the event loop until the answer, its thumbnails and the compared photos are shown.

    Raises:
        VisearchError: the search failed, or took longer than `PATIENCE`.
    """
    page = program.window.search
    program.window.go(SEARCH)
    refused: list[VisearchError] = []
    program.desk.opening_failed.connect(refused.append)
    answered = wait_until(app, lambda: bool(refused or page.results.model.matches or page.notices.sentence), PATIENCE)
    if refused:
        raise refused[0]
    if not answered:
        raise VisearchError("The search did not answer in time.")
    if page.notices.sentence:
        raise VisearchError(page.notices.sentence, page.notices.advice)
    program.window.repaint()
    wait_until(app, lambda: program.desk.thumbnails.idle and not program.desk.reading_lane.busy, 10.0)


_TICK = 4
"""Milliseconds after which it is looked again whether what is waited for has come."""


def wait_until(app: QApplication, done: Callable[[], bool], seconds: float) -> bool:
    """Run the event loop until `done()`; False when that takes too long.

    Between events the thread sleeps, as it does in the program: one that polls takes the interpreter from searches.
    """
    end = time.monotonic() + seconds
    tick = QTimer()
    tick.start(_TICK)
    while not done():
        if time.monotonic() > end:
            return False
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tick.stop()
    for _ in range(5):
        app.processEvents()
    return True
