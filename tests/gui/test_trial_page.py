"""Trying a catalog on itself in the window: the table, what was not found, stopping, another catalog."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QGridLayout, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.test_real_core import WAIT, catalog, open_catalog, real
from visearch_desktop.core.edited import EDITS
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.trial import Lost, Outcome, TrialReport
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.trial import tasks
from visearch_desktop.gui.trial.outcome_table import edit_words
from visearch_desktop.gui.trial.page import TrialPage

__all__ = ["catalog", "real"]

LOST = (Lost(Path("/商品图/很长的名字.jpg"), "halved", "SKU9"), Lost(Path("/shop/b.jpg"), "grey", ""))
FOUND = TrialReport(6, 1, (Outcome("cut", 6, 6, 5), Outcome("halved", 6, 5, 0)), LOST, 3.0)


class FakeTrial:
    """A core that finds what it is told to find."""

    def __init__(self) -> None:
        self.outcome: TrialReport | CatalogError = FOUND
        self.asked: list[int] = []
        self.hold = threading.Event()
        self.hold.set()

    def run(self, _workspace: object, photos: int) -> Generator[Progress, None, TrialReport]:
        self.asked.append(photos)
        yield Progress(Stage.COMPARE, 0, 60)
        while not self.hold.is_set():
            time.sleep(0.01)
            yield Progress(Stage.COMPARE, 10, 60)
        if isinstance(self.outcome, CatalogError):
            raise self.outcome
        return self.outcome


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTrial]:
    made = FakeTrial()
    monkeypatch.setattr(tasks, "run", made.run)
    yield made
    made.hold.set()


def run(qtbot: QtBot, window: MainWindow) -> TrialPage:
    window.catalog.overview.offers.trial.emit()
    page = window.catalog.trying
    page.start()
    qtbot.waitUntil(lambda: not page.panel.running, timeout=2 * WAIT)
    return page


def said(page: TrialPage) -> list[tuple[str, ...]]:
    """What the table says, row by row, without its heads."""
    grid = page.outcomes.layout()
    assert isinstance(grid, QGridLayout)
    rows = []
    for row in range(1, grid.rowCount()):
        cells = [grid.itemAtPosition(row, column) for column in range(grid.columnCount())]
        widgets = [cell.widget() for cell in cells if cell is not None]
        rows.append(tuple(widget.text() for widget in widgets if isinstance(widget, QLabel)))
    return [row for row in rows if row]


def test_every_edit_has_words() -> None:
    assert set(edit_words()) == set(EDITS)


def test_what_was_found_is_a_table(qtbot: QtBot, opened: MainWindow, fake: FakeTrial) -> None:
    page = run(qtbot, opened)
    assert fake.asked == [24]
    assert page.outcomes.isVisible()
    assert [row[0::2] for row in said(page)] == [("Cut", "6 of 6"), ("Cut to a quarter", "5 of 6")]
    assert [row[3] for row in said(page)] == ["5 of 6", "0 of 6"]
    reasons = [one.reason for one in page.lost.problems.problems]
    assert reasons == ["Cut to a quarter: SKU9 came first", "Without colour: nothing was found"]


def test_a_second_run_shows_only_itself(qtbot: QtBot, opened: MainWindow, fake: FakeTrial) -> None:
    run(qtbot, opened)
    fake.outcome = TrialReport(2, 0, (Outcome("cut", 2, 2, 2),), (), 1.0)
    page = run(qtbot, opened)
    assert len(said(page)) == 1
    assert page.lost.isHidden()


def test_an_error_is_one_sentence_and_it_can_be_tried_again(qtbot: QtBot, opened: MainWindow, fake: FakeTrial) -> None:
    fake.outcome = CatalogError("Nothing can be read now.", "Connect the drive.")
    page = run(qtbot, opened)
    assert "Nothing can be read now" in page.notices.sentence
    assert page.go.isEnabled()
    assert not page.outcomes.isVisible()


def test_it_is_stopped_and_says_so(qtbot: QtBot, opened: MainWindow, fake: FakeTrial) -> None:
    fake.hold.clear()
    opened.catalog.overview.offers.trial.emit()
    page = opened.catalog.trying
    page.start()
    qtbot.waitUntil(lambda: bool(page.panel.pace), timeout=WAIT)
    assert not page.go.isEnabled()
    page.panel.stop()
    qtbot.waitUntil(lambda: not page.panel.running, timeout=WAIT)
    assert "Stopped" in page.notices.sentence
    assert page.go.isEnabled()


def test_without_a_catalog_nothing_starts(window: MainWindow, fake: FakeTrial) -> None:
    window.catalog.trying.start()
    assert fake.asked == []


def test_the_whole_way(qtbot: QtBot, real: MainWindow, catalog: Path) -> None:
    open_catalog(qtbot, real, catalog)
    real.catalog.trying.count.setValue(1)
    page = run(qtbot, real)
    assert len(said(page)) == len(EDITS)
    assert "10 copies of 1 photo" in page._summary.text()
