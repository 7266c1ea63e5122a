"""The window on a large catalog: python -m benchmarks.window CATALOG PHOTOS [--searches 30]

Prints the seconds from the start of the process until the window is on the screen, until the catalog's figures are
shown and until the network is ready; then the times from drop to list, and the longest moments in which
the GUI thread answered no event, by wall clock. Run it on a display (Xvfb will do).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QObject, QTimer, Slot

from benchmarks.machine import describe
from visearch_desktop.gui.app import Program, make_application
from visearch_desktop.gui.demo import wait_until
from visearch_desktop.gui.main_window import SEARCH


class Heart(QObject):
    """Notes how late a timer of 5 ms comes."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    @Slot()
    def beat(self) -> None:
        """One beat."""
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now


def main() -> None:
    """Measure."""
    born = psutil.Process().create_time()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--searches", type=int, default=30)
    options = parser.parse_args()
    app = make_application()
    program = Program(app, options.catalog)
    program.start()
    heart = Heart()
    window, desk = program.window, program.desk
    wait_until(app, lambda: window.windowHandle() is not None and window.windowHandle().isExposed(), 10)
    visible = time.time() - born
    wait_until(app, lambda: desk.info is not None, 10)
    usable = time.time() - born
    wait_until(app, lambda: bool(desk.workspace and desk.workspace.device_note()), 30)
    ready = time.time() - born
    wait_until(app, lambda: False, 1)
    starting, heart.gaps = heart.gaps, []
    window.go(SEARCH)
    photos = sorted(options.photos.rglob("*.jpg"))[: options.searches]
    times = []
    for photo in photos:
        answered: list[object] = []
        window.search.answered.connect(answered.append)
        start = time.perf_counter()
        window.search.search([photo])
        wait_until(app, lambda: bool(answered), 10)  # noqa: B023 - called before the next round
        times.append(1000 * (time.perf_counter() - start))
        window.search.answered.disconnect(answered.append)
        wait_until(app, lambda: desk.thumbnails.idle, 2)
    searching, heart.gaps = heart.gaps, []
    window.catalog.overview.index_panel.update_index()
    wait_until(app, lambda: desk.catalog_lane.busy, 2)
    wait_until(app, lambda: not desk.catalog_lane.busy, 60)
    print(describe())
    print(f"start: visible {visible:.2f} s, catalog shown {usable:.2f} s, network ready {ready:.2f} s")
    p50, p95 = np.percentile(times, [50, 95])
    print(f"drop to list, {len(times)} photos: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    worst = [max(gaps, default=0.0) for gaps in (starting, searching, heart.gaps)]
    print("longest gap of the GUI thread: starting {:.0f} ms, searching {:.0f} ms, updating {:.0f} ms".format(*worst))
    window.close()
    desk.close()


if __name__ == "__main__":
    main()
