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

THRESHOLDS = (20_000, 20, 20)
"""Objects made, then collections of the younger generation, before a generation is looked through.
Imports make many objects and no garbage; see also `tasks.warm_up`."""


class Collector(QObject):
    """Looks for garbage every second, in the thread it lives in; there is one for each application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)  # wakes with others, and never sooner
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Look through the oldest generation that is due, and with it the younger ones."""
        counts = gc.get_count()
        if counts[0] <= THRESHOLDS[0]:
            return
        due = 2 if counts[2] > THRESHOLDS[2] else 1 if counts[1] > THRESHOLDS[1] else 0
        gc.collect(due)
