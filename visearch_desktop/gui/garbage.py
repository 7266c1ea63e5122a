"""Garbage is collected in the GUI thread only.

Python looks for reference cycles in whichever thread happens to allocate. Where a worker found a closed window in one,
the window was destroyed in that worker while Qt was delivering events to it, and the program ended with a segmentation
fault. So collecting by itself is off as long as there are windows, and a timer does it here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot

PERIOD_MS = 1000
"""What indexing allocates in a second is looked through in less than 10 ms."""

QUICK_MS, MANY = 200, 100_000
"""While more objects than this are made in a second, as when a large table is read: all of them at once were a stop of
0.06 s."""

RESTING_MS = 8000
"""While nothing is made: an idle window is woken no more often than this."""

STIRRED = 500
"""Objects made since the last look from which on something is going on. An idle window makes some tens in eight
seconds."""

THRESHOLDS = (20_000, 20, 20)
"""Objects made, then collections of the younger generation, before a generation is looked through.
Imports make many objects and no garbage; see also `tasks.warm_up`."""


class Collector(QObject):
    """Looks for garbage every second, in the thread it lives in; there is one for each application.

    While nothing is made it looks half as often each time, down to once in eight seconds.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)  # wakes with others, and never sooner
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._before = 0

    @property
    def interval(self) -> int:
        """How often it looks now, in milliseconds."""
        return self._timer.interval()

    @Slot()
    def hurry(self) -> None:
        """Something begins that will make much."""
        if self._timer.interval() > PERIOD_MS:
            self._look_every(PERIOD_MS)

    def _look_every(self, milliseconds: int) -> None:
        if self._timer.interval() != milliseconds:  # to set it begins the time anew
            self._timer.setInterval(milliseconds)

    @Slot()
    def collect(self) -> None:
        """Look through the oldest generation that is due, and with it the younger ones."""
        counts = gc.get_count()
        made, waited = abs(counts[0] - self._before), self._timer.interval()
        self._before = counts[0]
        if made * PERIOD_MS > MANY * waited:
            self._look_every(QUICK_MS)
        else:
            self._look_every(PERIOD_MS if made >= STIRRED else min(2 * waited, RESTING_MS))
        if counts[0] <= THRESHOLDS[0]:
            return
        self._before = 0
        due = 2 if counts[2] > THRESHOLDS[2] else 1 if counts[1] > THRESHOLDS[1] else 0
        gc.collect(due)
