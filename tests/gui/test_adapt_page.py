"""Adapting in the window: its states on a core that is steered, and the whole way on the real one."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TINY
from tests.core.made_catalog import fill, planted
from tests.gui.test_real_core import WAIT, open_catalog, real
from visearch_desktop.core.adaptation import AdaptReport, Status
from visearch_desktop.core.errors import AdaptationError
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.store import decisions
from visearch_desktop.core.thresholds import Cut, Cuts
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.adapt import tasks
from visearch_desktop.gui.adapt.page import AdaptPage
from visearch_desktop.gui.adapt.tasks import Standing, TakenBack
from visearch_desktop.gui.main_window import MainWindow

__all__ = ["real"]

WON = AdaptReport("sku", 1340, 85, 12, 213, 0.31, 0.47, 0.27, 0.42, 0.113, 0.179, True)
LOST = replace(WON, adapted=0.309, adapted_first=0.27, low=-0.02, high=0.018, adopted=False)
SHIRTS = {"shirts": Cut(0.81, 25, 9), "帽子": Cut(0.5, 21, 18)}
AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


class FakeAdaptation:
    """A core that learns what it is told to learn."""

    def __init__(self) -> None:
        self.columns: tuple[str, ...] = ("category", "颜色")
        self.held: Status | None = None
        self.cuts = Cuts()
        self.outcome: AdaptReport | AdaptationError = WON
        self.asked: list[str] = []
        self.hold = threading.Event()
        self.hold.set()
        self.closed_in = ""

    def read(self, _workspace: object) -> Standing:
        return Standing(self.columns, self.held, self.cuts, 20)

    def run(self, _workspace: object, by: str) -> Generator[Progress, None, AdaptReport]:
        self.asked.append(by)
        try:
            yield Progress(Stage.LEARN)
            while not self.hold.is_set():
                time.sleep(0.01)
                yield Progress(Stage.LEARN, 300, 1200)
            if isinstance(self.outcome, AdaptationError):
                raise self.outcome
            if self.outcome.adopted:
                self.held = Status(AT, self.outcome, True)
            return self.outcome
        finally:
            self.closed_in = threading.current_thread().name

    def undo(self, workspace: object) -> TakenBack:
        gone, self.held = self.held, None
        return TakenBack(gone, self.read(workspace))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAdaptation]:
    made = FakeAdaptation()
    for name in ("read", "run", "undo"):
        monkeypatch.setattr(tasks, name, getattr(made, name))
    yield made
    made.hold.set()


def enter(qtbot: QtBot, window: MainWindow) -> AdaptPage:
    window.catalog.overview.offers.adapt.emit()
    page = window.catalog.adapting
    qtbot.waitUntil(lambda: page.go.isEnabled() and not window.desk.reading_lane.busy, timeout=WAIT)
    return page


def learn(qtbot: QtBot, window: MainWindow, page: AdaptPage) -> None:
    page.start()
    qtbot.waitUntil(lambda: not page.panel.running and not window.desk.reading_lane.busy, timeout=WAIT)


def test_without_a_catalog_nothing_is_offered(window: MainWindow, fake: FakeAdaptation) -> None:
    page = window.catalog.adapting
    page.start()
    page.take_back()
    assert not page.go.isEnabled()
    assert page.held.isHidden()
    assert fake.asked == []


def test_what_wins_is_shown_with_its_figures(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    page = enter(qtbot, opened)
    assert page.held.heading.text() == "This catalog is not adapted"
    assert page.undo.isHidden()
    learn(qtbot, opened, page)
    assert fake.asked == ["sku"]
    assert "is in use" in page.notices.sentence
    assert page.held.heading.text() == "This catalog is adapted"
    shown = {name: label.text() for name, label in page.held.figures.items()}
    assert shown == {
        "precision": "0.310 → 0.470", "first": "27 % → 42 %", "gain": "+0.113 to +0.179", "judged": "213"
    }  # fmt: skip
    assert page.held.said.text() == WON.sentence
    assert "by SKU from 1,340 photos in 85 groups and 12 verdicts" in page.held.origin.text()
    assert page.tried.isHidden()


def test_what_does_not_win_says_why_and_leaves_what_was_there(
    qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation
) -> None:
    fake.outcome, fake.held = LOST, Status(AT, WON, True, since=1)
    page = enter(qtbot, opened)
    assert page.held.origin.text().endswith("1 verdict since then: adapt again to learn from them.")
    page.by.setCurrentIndex(page.by.findData("颜色"))
    learn(qtbot, opened, page)
    assert fake.asked == ["颜色"]
    assert page.tried.isVisible()
    assert page.tried.said.text() == LOST.sentence
    assert page.tried.figures["gain"].text() == "−0.020 to +0.018"
    assert page.held.heading.text() == "This catalog is adapted"
    assert page.by.currentData() == "颜色"


def test_what_was_not_judged_shows_no_figures(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    fake.outcome = replace(LOST, judged=0)
    page = enter(qtbot, opened)
    learn(qtbot, opened, page)
    assert "only 0 products could be held out" in page.tried.said.text()
    assert not page.tried.figures["gain"].isVisible()


def test_too_little_to_learn_from_is_the_cores_sentence(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    fake.outcome = AdaptationError("3 products with two photos or more: 12 are needed.", "Add more photos.")
    page = enter(qtbot, opened)
    learn(qtbot, opened, page)
    assert (page.notices.sentence, page.notices.advice) == (str(fake.outcome), "Add more photos.")
    assert page.held.heading.text() == "This catalog is not adapted"
    assert page.go.isEnabled()


def test_it_can_be_stopped(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    fake.hold.clear()
    page = enter(qtbot, opened)
    page.start()
    qtbot.waitUntil(lambda: "300 of 1,200" in page.panel.pace, timeout=WAIT)
    page.start()  # a second press
    assert not page.go.isEnabled()
    page.take_back()
    page.panel.cancel.click()
    qtbot.waitUntil(lambda: "Nothing was changed" in page.notices.sentence, timeout=WAIT)
    assert fake.closed_in != threading.current_thread().name
    assert len(fake.asked) == 1
    assert page.go.isEnabled()


def test_one_of_another_model_is_named_and_can_be_taken_back(
    qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation
) -> None:
    fake.held = Status(AT, WON, False, since=4)
    page = enter(qtbot, opened)
    assert page.held.heading.text() == "Adapted for another model"
    assert "Adapt the catalog again" in page.held.said.text()
    page.undo.setFocus()
    QTest.keyClick(page.undo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not adapted now" in page.notices.sentence, timeout=WAIT)
    assert page.undo.isHidden()
    page.take_back()  # twice
    qtbot.waitUntil(lambda: "nothing to take back" in page.notices.sentence, timeout=WAIT)


def test_what_was_learned_and_is_damaged_is_said_to_be(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    fake.held = Status(AT, WON, False, damaged=True)
    page = enter(qtbot, opened)
    assert page.held.heading.text() == "What was learned is damaged"
    assert "Adapt the catalog again" in page.held.said.text()


def test_lines_of_categories_are_a_table(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    fake.cuts = Cuts(0.7, SHIRTS, {}, 46)
    page = enter(qtbot, opened)
    model = page.table.cuts
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert rows == [
        ["All other categories", "0.70", "46", "–"], ["shirts", "0.81", "25", "9"], ["帽子", "0.50", "21", "18"]
    ]  # fmt: skip
    assert "fewer than 20 verdicts" in page.lines.text()
    fake.cuts = Cuts()
    page.load()
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=WAIT)
    assert "not enough verdicts yet" in page.lines.text()


def test_every_part_is_reached_by_keyboard(qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation) -> None:
    fake.held = Status(AT, WON, True)
    page = enter(qtbot, opened)
    page.back.setFocus()
    reached = set()
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {page.back, page.by, page.go, page.undo, page.table} <= reached
    for width in (1400, 960):
        opened.resize(width, 600)
        assert not page.grab().isNull()
    page.back.click()
    assert page.isHidden()


def made_shop(folder: Path) -> Path:
    """A catalog in which light hides what the products are, and people have said which pairs are the same."""
    workspace = Workspace.create(folder, model=TINY, device="cpu")
    vectors, products = planted(1)
    skus = [f"款{product}" for product in products]
    digests = fill(workspace, vectors, skus, {sku: {"Category": "衬衫"} for sku in set(skus)})
    said = [
        Ruling(
            a, b, Verdict.DUPLICATE if place % 4 else Verdict.DISTINCT, figures={"duplicate_score": 0.7, "skus": [sku]}
        )
        for place, (a, b, sku) in enumerate(zip(digests[:30], digests[100:130], skus, strict=False))
    ]
    decisions.append(workspace.database, said, words="", who="")
    workspace.close()
    return folder


def test_the_real_core_adapts_and_goes_back(qtbot: QtBot, real: MainWindow, tmp_path: Path) -> None:
    open_catalog(qtbot, real, made_shop(tmp_path / "planted"))
    page = enter(qtbot, real)
    assert [page.by.itemData(at) for at in range(page.by.count())] == ["sku", "style", "Category"]
    assert page.table.cuts.index(1, 0).data() == "衬衫"
    learn(qtbot, real, page)
    assert "is in use" in page.notices.sentence
    assert page.held.said.text().startswith("Adapted: on ")
    page.by.setCurrentIndex(page.by.findData("Category"))
    learn(qtbot, real, page)
    assert "too few values" in page.notices.sentence
    page.take_back()
    qtbot.waitUntil(lambda: "not adapted now" in page.notices.sentence, timeout=WAIT)


def test_another_catalog_stops_it_and_forgets(
    qtbot: QtBot, opened: MainWindow, fake: FakeAdaptation, workspace: object
) -> None:
    fake.hold.clear()
    fake.held = Status(AT, WON, True)
    page = enter(qtbot, opened)
    page.start()
    qtbot.waitUntil(lambda: "300 of 1,200" in page.panel.pace, timeout=WAIT)
    fake.held = None
    with qtbot.waitSignal(opened.desk.catalog_changed, timeout=WAIT):
        opened.desk.open(opened.desk.workspace.folder)  # type: ignore[union-attr]
        opened.leaving.bar.yes.click()  # what it has found so far is lost, and that is asked
    qtbot.waitUntil(lambda: bool(fake.closed_in), timeout=WAIT)
    assert not page.panel.running
    assert not page.isVisible()
    assert page.held.isHidden()
    qtbot.waitUntil(lambda: opened.desk.info is not None and not opened.desk.warming, timeout=WAIT)
