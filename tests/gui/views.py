"""Every view of the window, one after the other, for tests that look at all of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.audit_fakes import five_groups
from tests.gui.fakes import FakeCore
from visearch_desktop.core.job_history import JobHistory, Outcome, Record
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui.catalog.sides import Sides
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.main_window import AUDIT, BATCH, CATALOG, SEARCH, SETTINGS, MainWindow
from visearch_desktop.gui.search.columns import Column

WAIT = 10_000
PAGES = {"catalog": CATALOG, "search": SEARCH, "audit": AUDIT, "batch": BATCH, "settings": SETTINGS}


def plain_views(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """The five pages as they are, and the list of keys."""
    for name, page in PAGES.items():
        window.go(page)
        qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
        QApplication.processEvents()
        yield name
    yield from _keys(window)
    yield from _jobs(qtbot, window)


def all_views(qtbot: QtBot, window: MainWindow, core: FakeCore, photos: list[Path]) -> Iterator[str]:
    """All views of a window with a catalog: the pages, what they lead to, and what a search, audit and batch show."""
    yield from plain_views(qtbot, window)
    yield from _catalog_sides(qtbot, window)
    yield from search_views(qtbot, window, photos)
    yield from _audit_views(qtbot, window, core)
    yield from _batch_views(qtbot, window, core, photos[0].parent)


def search_views(qtbot: QtBot, window: MainWindow, photos: list[Path]) -> Iterator[str]:
    """A search with nothing asked yet, with one photo, and with several; cards and table."""
    window.go(SEARCH)
    yield from _settled(qtbot, window, "search, nothing asked")
    for count, name in ((1, "search, one photo"), (2, "search results")):
        with qtbot.waitSignal(window.search.answered, timeout=WAIT):
            window.search.search(photos[:count])
        yield from _settled(qtbot, window, name)
    yield from _result_table(qtbot, window)


def first_run_views(qtbot: QtBot, window: MainWindow, folder: Path) -> Iterator[str]:
    """From the empty window to the first answer, in the four acts that it takes."""
    page = window.catalog
    window.go(CATALOG)
    page.show_new()
    yield from _settled(qtbot, window, "first run")
    page.form.add_folders([folder])
    page.form.set_products(folder / "产品目录 2026 秋冬 – price list of all shops.xlsx")
    yield from _settled(qtbot, window, "first run, folder chosen")
    page.form.start.click()
    qtbot.waitUntil(lambda: "photo" in page.overview.index_panel._current.text(), timeout=WAIT)
    yield "first run, indexing"
    qtbot.waitUntil(lambda: not page.indexing, timeout=WAIT)
    yield from _settled(qtbot, window, "first run, indexed")
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.go(SEARCH)
    yield from _settled(qtbot, window, "first run, first answer")


def _settled(qtbot: QtBot, window: MainWindow, name: str) -> Iterator[str]:
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
    QApplication.processEvents()
    yield name


def _keys(window: MainWindow) -> Iterator[str]:
    window.aids.show_keys()
    QApplication.processEvents()
    yield "keys"
    window.aids.leave_keys()


@contextmanager
def at_work(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    """Three jobs: one that says how far it is, one that cannot, and one that waits for the first."""
    go = threading.Event()

    def far() -> Generator[Progress, None, None]:
        while not go.wait(0.01):
            yield Progress(Stage.COMPARE, 1234, 56_789, 12.5, 4444.0, "供应商到货/衬衫 长袖 白色 正面 (2).jpg")

    desk = window.desk
    desk.catalog_lane.submit(Job(far, kind=Kind.BATCH, about="供应商到货 11 月 25 日.zip"))
    desk.models_lane.submit(Job(go.wait, kind=Kind.READ_TABLE, about="price list.xlsx"))
    desk.catalog_lane.submit(Job(go.wait, kind=Kind.AUDIT_REPORT, about="duplicates of the autumn collection.xlsx"))
    try:
        qtbot.waitUntil(lambda: [one.waiting for one in desk.roll.running] == [False, False, True], timeout=WAIT)
        qtbot.waitUntil(lambda: desk.roll.running[0].share is not None, timeout=WAIT)
        yield
    finally:
        for entry in desk.roll.running:
            entry.stop()
        go.set()
    qtbot.waitUntil(lambda: not desk.roll.running, timeout=WAIT)


def _jobs(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """The list of jobs: with nothing in it, with two that ran, and with some at work."""
    ran = JobHistory()
    for number, (kind, outcome) in enumerate((("batch", Outcome.FAILED), ("index", Outcome.STOPPED))):
        begun = datetime(2026, 11, 25, 9 + number, tzinfo=UTC)
        error = "The disk that holds the catalog is full." if outcome is Outcome.FAILED else ""
        ran.put(Record(str(number), kind, begun, "供应商到货 11 月 25 日.zip", None, outcome, 312.0, {}, error))
    ran.close()
    window.jobs.show_or_leave()
    page = window.jobs.page
    assert page is not None
    QApplication.processEvents()
    yield "jobs, empty"
    qtbot.waitUntil(lambda: len(page.table.past.records) > 1, timeout=WAIT)
    page.table.selectRow(1)
    QApplication.processEvents()
    yield "jobs"
    with at_work(qtbot, window):
        QApplication.processEvents()
        yield "jobs, at work"
    window.desk.roll.clear()
    window.jobs.leave()


def _catalog_sides(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    window.go(CATALOG)
    page = window.catalog
    sides = page.findChild(Sides)
    assert sides is not None
    beside: dict[str, QWidget] = {
        "import": page.importing,
        "suggestions": page.suggesting,
        "adapt": page.adapting,
        "similar": page.sheets,
        "trial": page.trying,
        "SKU names": page.findChild(Sides).naming,  # type: ignore[union-attr]
        "new catalog": page.form,
    }
    for name, side in beside.items():
        sides.setCurrentWidget(side)
        yield from _settled(qtbot, window, name)
    sides.setCurrentWidget(page.overview)


def _result_table(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """What was found, as a table: as the answer ranks it, and sorted by a column; several rows to compare."""
    results = window.search.results
    results.views.show_table(True)
    yield from _settled(qtbot, window, "results table")
    results.table.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    results.table.selectAll()
    yield from _settled(qtbot, window, "results table, sorted")
    results.table.clearSelection()
    results.views.show_table(False)


def _audit_views(qtbot: QtBot, window: MainWindow, core: FakeCore) -> Iterator[str]:
    core.audit.groups = five_groups()
    page = window.audit
    window.go(AUDIT)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.load()
    yield from _settled(qtbot, window, "audit review")
    outcome = page.outcome
    asked: dict[str, Callable[[], object]] = {
        "quarantine": outcome.ask_quarantine,
        "restore": outcome.ask_restore,
        "verdicts": lambda: outcome.shown.emit(outcome.import_page),
        "keep rules": page.head.rules_wanted.emit,
    }
    for name, ask in asked.items():
        ask()
        yield from _settled(qtbot, window, name)
    outcome.shown.emit(None)


def _batch_views(qtbot: QtBot, window: MainWindow, core: FakeCore, delivery: Path) -> Iterator[str]:
    core.batch.steps = 2
    page = window.batch
    window.go(BATCH)
    page.take([delivery])
    yield from _settled(qtbot, window, "delivery")
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.start.start.click()
    yield from _settled(qtbot, window, "batch review")
    stack = page.sheet_page.parent()
    assert isinstance(stack, QStackedWidget)
    stack.setCurrentWidget(page.sheet_page)
    yield from _settled(qtbot, window, "delivery sheet")
