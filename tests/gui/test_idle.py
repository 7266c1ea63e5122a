"""An idle window sleeps: nothing wakes it more than once a second, whichever page is shown."""

from __future__ import annotations

import os
import signal
import socket
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from visearch_desktop.gui import cursor_rest, garbage
from visearch_desktop.gui.app import make_application, make_collector
from visearch_desktop.gui.cursor_rest import CursorRest
from visearch_desktop.gui.interrupts import Interrupts
from visearch_desktop.gui.main_window import AUDIT, BATCH, CATALOG, SEARCH, SETTINGS, MainWindow
from visearch_desktop.gui.search.past import SETTLED_MS

SECONDS = 1.3


class Census(QObject):
    """Counts timer events by what they belong to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Timer:
            self.seen[f"{type(watched).__name__} of {type(watched.parent()).__name__}"] += 1
        return False


def rest(qapp: QApplication, seconds: float) -> Counter[str]:
    """The timer events of so long a time, in which nobody looks at the window either."""
    census, end, loop = Census(qapp), QTimer(), QEventLoop()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(round(1000 * seconds))
    loop.exec()
    qapp.removeEventFilter(census)
    return census.seen - Counter({"QTimer of NoneType": 1})  # the end itself


def steady(qapp: QApplication) -> Counter[str]:
    """The timer events of a rest, looked at once more when a beat too many fell into it.

    Qt's cache of pixmaps looks about itself every 30 seconds, once in a few hundred runs beside two beats of ours. What
    wakes the window more than once a second does so in both looks.
    """
    seen = rest(qapp, SECONDS)
    return seen if sum(seen.values()) <= 2 else rest(qapp, SECONDS)


@pytest.mark.parametrize("page", [CATALOG, SEARCH, AUDIT, BATCH, SETTINGS])
def test_nothing_wakes_an_idle_window_more_than_once_a_second(
    qtbot: QtBot, qapp: QApplication, opened: MainWindow, page: int
) -> None:
    opened.go(page)
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy)
    seen = steady(qapp)
    assert sum(seen.values()) <= 2, seen  # 1.3 seconds: a beat a second may come twice


def test_nothing_more_wakes_it_after_searches(
    qtbot: QtBot, qapp: QApplication, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    opened.go(SEARCH)
    with qtbot.waitSignal(opened.search.answered, timeout=5000):
        opened.search.search([photos[0]])
    qtbot.wait(SETTLED_MS + 200)  # then the history is written
    qtbot.waitUntil(lambda: opened.desk.thumbnails.idle and not opened.desk.reading_lane.busy)
    seen = steady(qapp)
    assert sum(seen.values()) <= 2, seen


def test_an_idle_window_has_few_timers(qtbot: QtBot, qapp: QApplication, opened: MainWindow) -> None:
    """Which run, and how often: in all less than once in five seconds, with the cursor out of text fields."""
    opened.go(SEARCH)
    qtbot.waitUntil(lambda: opened.desk.quiet and opened.desk.thumbnails.idle)
    qtbot.wait(SETTLED_MS + 200)
    for _ in range(4):  # as after fifteen seconds in which nothing was made
        make_collector(qapp).collect()
    running = [timer for top in (qapp, opened, opened.desk) for timer in top.findChildren(QTimer) if timer.isActive()]
    assert sum(1000 / timer.interval() for timer in running) <= 0.2, [timer.parent() for timer in running]


def test_the_collector_looks_less_often_while_nothing_is_made(qtbot: QtBot, qapp: QApplication) -> None:
    make_application()
    collector = make_collector(qapp)
    collector.hurry()
    assert collector.interval == garbage.PERIOD_MS
    for _ in range(5):
        collector.collect()
    assert collector.interval == garbage.RESTING_MS
    for many, interval in ((2 * garbage.STIRRED, garbage.PERIOD_MS), (2 * garbage.MANY, garbage.QUICK_MS)):
        kept = [[] for _ in range(many)]  # type: ignore[var-annotated]
        collector.collect()
        assert kept
        assert collector.interval == interval


def test_a_cursor_that_nobody_types_at_stops_blinking(
    qtbot: QtBot, qapp: QApplication, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cursor_rest, "REST_MS", 200)
    resting = CursorRest(qapp)
    pace = qapp.styleHints().cursorFlashTime()
    opened.go(SEARCH)
    opened.activateWindow()
    opened.search.bar.focus_words()
    qtbot.waitUntil(opened.search.bar.text.hasFocus)
    qtbot.waitUntil(lambda: resting.resting)
    assert not rest(qapp, SECONDS)["QObject of QLineEdit"]
    QTest.keyClick(opened.search.bar.text, Qt.Key.Key_R)
    assert not resting.resting
    assert qapp.styleHints().cursorFlashTime() == pace
    resting._timer.stop()
    assert rest(qapp, SECONDS)["QObject of QLineEdit"] >= 2, "what is counted above is no blinking"
    resting._timer.start()
    qtbot.waitUntil(lambda: resting.resting)
    opened.search.results.list.setFocus()
    qapp.focusChanged.disconnect(resting._follow)
    resting._blink()
    resting.deleteLater()


@pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself Ctrl-C there")
def test_ctrl_c_closes_the_window_although_no_timer_looks_for_it(qapp: QApplication) -> None:
    called: list[bool] = []
    loop = QEventLoop()

    def act() -> None:
        called.append(True)
        loop.quit()

    interrupts = Interrupts(act)
    before = signal.getsignal(signal.SIGINT)
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    late.start(5000)
    QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGINT))
    loop.exec()
    assert called == [True]
    assert late.isActive()
    interrupts.close()
    assert signal.getsignal(signal.SIGINT) is not before


def test_interrupts_leave_signals_as_they_were(qapp: QApplication) -> None:
    near, far = socket.socketpair()
    far.setblocking(False)
    own = signal.set_wakeup_fd(far.fileno())
    handler = signal.getsignal(signal.SIGINT)
    Interrupts(qapp.quit).close()
    assert signal.getsignal(signal.SIGINT) is handler
    assert signal.set_wakeup_fd(own) == far.fileno()
    near.close()
    far.close()


def test_an_interrupt_that_is_none_does_nothing(qapp: QApplication) -> None:
    """Some systems wake a program for a socket that has nothing to read."""
    called: list[bool] = []
    interrupts = Interrupts(lambda: called.append(True))
    interrupts._wake()
    interrupts.close()
    assert called == []
