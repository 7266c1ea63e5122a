from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.conftest import no_window_more
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.garbage import THRESHOLDS, Collector
from visearch_desktop.gui.jobs import Job, Lane


class Loop(QWidget):
    """A window that only the collector can free."""

    def __init__(self, died_in: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        label = QLabel("inside", self)
        label.destroyed.connect(lambda: died_in.append(threading.current_thread()), Qt.ConnectionType.DirectConnection)


def litter() -> list[list[int]]:
    """More new objects than it takes for garbage to be looked for, wherever that happens."""
    return [[number] for number in range(5 * THRESHOLDS[0])]


def test_a_closed_window_is_freed_in_the_gui_thread_although_workers_make_garbage(qtbot: QtBot) -> None:
    make_application()
    collector = QApplication.instance().findChild(Collector)  # type: ignore[union-attr]
    assert isinstance(collector, Collector)
    assert not gc.isenabled()
    died_in: list[threading.Thread] = []
    Loop(died_in)
    lane = Lane("litter")
    job = Job(litter)
    with qtbot.waitSignal(job.ended, timeout=20_000):
        lane.submit(job)
    lane.close()
    assert died_in in ([], [threading.main_thread()])
    kept = litter()
    collector.collect()
    assert kept
    assert died_in == [threading.main_thread()]


def test_there_is_one_collector(qtbot: QtBot) -> None:
    app = make_application()
    assert make_application() is app
    assert len(app.findChildren(Collector)) == 1


def test_a_window_that_stays_is_found(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    kept: list[QWidget] = []
    with no_window_more(request.session):  # a small one costs nothing
        kept.append(QWidget())
    with pytest.raises(AssertionError, match=r"windows left behind: .*QWidget with 30 widgets"):  # noqa: SIM117
        with no_window_more(request.session):
            kept.append(large())
    assert isValid(kept[-1])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(kept[-1])  # it burdens no other test


def test_a_window_that_was_there_before_or_is_freed_is_not(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    shared = large()
    with no_window_more(request.session):
        again = large()
        again.itself = again  # type: ignore[attr-defined]
        del again
        shared.show()
    assert isValid(shared)


def large() -> QWidget:
    """A window that takes long to style."""
    window = QWidget()
    for _ in range(30):
        QLabel("inside", window)
    return window
