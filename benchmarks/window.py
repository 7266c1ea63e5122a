"""The window on a large catalog: python -m benchmarks.window CATALOG [PHOTOS] [--searches 30] [--idle 30] [--update]

Prints the seconds from the start of the process until the window is on the screen, until the catalog's figures are
shown and a drop is taken, and until the network is ready; how long each page takes to come up; what an idle window
keeps in memory and how often it wakes (timer events, and the times its threads were given a processor). With photos:
the times from drop to list, and how much of that is the search itself. Last the longest moments in which the GUI thread
answered no event, by wall clock. Run it on a display (Xvfb will do).
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.machine import describe
from visearch_desktop.core.catalog import Answer
from visearch_desktop.gui.app import Program, make_application
from visearch_desktop.gui.demo import wait_until
from visearch_desktop.gui.main_window import AUDIT, BATCH, CATALOG, SEARCH, SETTINGS, MainWindow


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

    def rest(self) -> list[float]:
        """Stop; the gaps so far."""
        self._timer.stop()
        gaps, self.gaps = self.gaps, []
        return gaps

    def go_on(self) -> None:
        """Beat again."""
        self._last = time.perf_counter()
        self._timer.start()


class Census(QObject):
    """Counts the timer events of all objects of the window, by their class."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count, and let it pass."""
        if event.type() == QEvent.Type.Timer:
            self.seen[type(watched.parent() or watched).__name__] += 1
        return False


def idle(app: QApplication, seconds: int) -> None:
    """Print what the window does while nobody does anything."""
    census, process = Census(), psutil.Process()
    app.installEventFilter(census)
    before = _switches(process)
    loop = QEventLoop()  # ending the program's own would close the catalog
    QTimer.singleShot(1000 * seconds, loop.quit)
    loop.exec()
    app.removeEventFilter(census)
    woken = {thread: count - before.get(thread, 0) for thread, count in _switches(process).items()}
    mine = woken.pop(process.pid, 0) / seconds
    seen = ", ".join(f"{name} {count / seconds:.2f}" for name, count in census.seen.most_common())
    memory = process.memory_full_info()
    print(f"idle for {seconds} s: {memory.rss / 2**20:.0f} MB resident, {memory.uss / 2**20:.0f} MB of it private")
    print(f"timer events a second: {seen or 'none'}; wake-ups a second: window {mine:.1f}, workers "
          f"{sum(woken.values()) / seconds:.1f}")  # fmt: skip


def _switches(process: psutil.Process) -> dict[int, int]:
    """How often each thread has given the processor up by itself (Linux)."""
    counts = {}
    for thread in process.threads():
        status = Path(f"/proc/{process.pid}/task/{thread.id}/status")
        with suppress(OSError):
            lines = [line for line in status.read_text().splitlines() if line.startswith("voluntary")]
            counts[thread.id] = int(lines[0].split()[1])
    return counts


def pages(app: QApplication, window: MainWindow) -> None:
    """Print how long each page takes until it is painted; the first time it may have to be made."""
    taken = []
    names = {CATALOG: "Catalog", AUDIT: "Audit", BATCH: "Batch", SETTINGS: "Settings", SEARCH: "Search"}
    for page, name in names.items():
        times = []
        for _ in range(2):
            start = time.perf_counter()
            window.go(page)
            window.repaint()
            times.append(f"{1000 * (time.perf_counter() - start):.0f}")
            wait_until(app, lambda: not window.desk.reading_lane.busy, 20)
            window.go(SEARCH if page != SEARCH else CATALOG)
        taken.append(f"{name} {' / '.join(times)}")
    window.go(SEARCH)
    print(f"pages, first and second time in ms: {', '.join(taken)}")


def searches(app: QApplication, window: MainWindow, photos: list[Path]) -> None:
    """Print the times from drop to list, and those of the search itself."""
    desk = window.desk
    times, core = [], []
    for photo in photos:
        answered: list[Answer] = []
        window.search.answered.connect(answered.append)
        start = time.perf_counter()
        window.search.search([photo])
        wait_until(app, lambda: bool(answered), 60)  # noqa: B023 - called before the next round
        window.search.results.list.viewport().repaint()
        times.append(1000 * (time.perf_counter() - start))
        core.append(1000 * answered[0].seconds)
        window.search.answered.disconnect(answered.append)
        wait_until(app, lambda: desk.thumbnails.idle and not desk.reading_lane.busy, 2)
    p50, p95 = np.percentile(times, [50, 95])
    added = np.subtract(times, core)
    print(f"drop to list, {len(times)} photos: p50 {p50:.0f} ms, p95 {p95:.0f} ms; of it the search itself "
          f"p50 {np.median(core):.0f} ms, p95 {np.percentile(core, 95):.0f} ms, the window "
          f"p50 {np.median(added):.0f} ms, p95 {np.percentile(added, 95):.0f} ms")  # fmt: skip


def main() -> None:
    """Measure."""
    born = psutil.Process().create_time()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path, nargs="?")
    parser.add_argument("--searches", type=int, default=30)
    parser.add_argument("--idle", type=int, default=30, help="seconds; 0 leaves it out")
    parser.add_argument("--update", action="store_true", help="index the catalog's folders at the end")
    options = parser.parse_args()
    app = make_application()
    program = Program(app, options.catalog)
    program.start()
    heart = Heart()
    window, desk = program.window, program.desk
    wait_until(app, lambda: window.windowHandle() is not None and window.windowHandle().isExposed(), 10)
    visible = time.time() - born
    wait_until(app, lambda: desk.info is not None and window.search.asking.ready, 60)
    usable = time.time() - born
    wait_until(app, lambda: not desk.warming, 120)
    ready = time.time() - born
    wait_until(app, lambda: False, 1)
    gaps = {"starting": heart.rest()}
    print(describe())
    print(f"start: visible {visible:.2f} s, catalog shown {usable:.2f} s, network ready {ready:.2f} s")
    pages(app, window)
    if options.idle:
        idle(app, options.idle)
    if options.photos:
        heart.go_on()
        searches(app, window, sorted(options.photos.rglob("*.jpg"))[: options.searches])
        gaps["searching"] = heart.rest()
    if options.update:
        heart.go_on()
        window.catalog.overview.index_panel.update_index()
        wait_until(app, lambda: desk.catalog_lane.busy, 2)
        wait_until(app, lambda: not desk.catalog_lane.busy, 60)
        gaps["updating"] = heart.rest()
    worst = ", ".join(f"{name} {max(seen, default=0.0):.0f} ms" for name, seen in gaps.items())
    print(f"longest gap of the GUI thread: {worst}")
    window.close()
    desk.close()


if __name__ == "__main__":
    main()
