"""Every long task of the window: it is listed with stage, rate and time left, and a search does not wait for it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import visearch_desktop.gui
from tests.gui.conftest import UNLISTED
from tests.gui.fakes import FakeCore
from visearch_desktop.core.forgetting import Forgotten
from visearch_desktop.core.progress import Clock, Progress, Stage
from visearch_desktop.core.suggestions import SuggestionReport
from visearch_desktop.core.thresholds import Cuts
from visearch_desktop.gui.adapt.tasks import Standing
from visearch_desktop.gui.batch.plan import Plan
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.long_work.card import JobCard
from visearch_desktop.gui.long_work.kinds import Kind, name
from visearch_desktop.gui.main_window import MainWindow

WAIT = 10_000
TOTAL = 4000
FILE = Path("/nowhere/file.xlsx")


def task_functions() -> dict[str, Any]:
    """What the workers run as a long task, by module and name: whatever in a module of tasks says so."""
    found = {}
    for module in pkgutil.walk_packages(visearch_desktop.gui.__path__, "visearch_desktop.gui."):
        if module.name.rsplit(".", 1)[-1] in ("tasks", "table_tasks"):
            made = importlib.import_module(module.name)
            for what, function in vars(made).items():
                if inspect.isfunction(function) and function.__module__ == module.name:
                    short = module.name.removeprefix("visearch_desktop.gui.")
                    if str(function.__annotations__.get("return", "")).startswith("Task["):
                        found[f"{short}.{what}"] = made
    return found


TASKS = task_functions()
"""Looked up before any test puts stand-ins in their places."""


def batch_with_triage(window: MainWindow) -> Any:
    made = window.batch
    triage: Any = SimpleNamespace(kept=1, folder=FILE.parent, report=SimpleNamespace(name="week 47"))
    made.outcome.show_triage(triage)
    return made.outcome


def import_table(window: MainWindow) -> None:
    page = window.catalog.importing
    page._file, page._read = FILE, SimpleNamespace(table=SimpleNamespace(columns=(), rows=()))  # type: ignore[assignment]
    page.preview.show_rows = lambda *_: None  # type: ignore[method-assign]
    page._plan_again(SimpleNamespace())  # type: ignore[arg-type]


def read_sheet(window: MainWindow) -> None:
    page = window.batch.sheet_page
    page.open((SimpleNamespace(path=FILE, name="sheet", used=True, said=None),), None)  # type: ignore[arg-type]


def suggest(window: MainWindow, start: Callable[[Any], None]) -> None:
    page = window.catalog.suggesting
    page.column.addItem("colour")
    page._report = SuggestionReport("colour")
    start(page)


def adapt(window: MainWindow) -> None:
    page = window.catalog.adapting
    page._standing = Standing((), None, Cuts(), 8)
    page.start()


STARTS: dict[str, tuple[Kind, Callable[[MainWindow], object]]] = {
    "tasks.index": (Kind.INDEX, lambda window: window.catalog.overview.index_panel.update_index()),
    "tasks.index_due": (Kind.TAKE_IN, lambda window: window.catalog.overview.index_panel.take_in(SimpleNamespace())),  # type: ignore[arg-type]
    "tasks.install": (Kind.INSTALL, lambda window: window.settings.install._install_official()),
    "tasks.export_ledger": (Kind.LEDGER, lambda window: window.settings.forget.export(str(FILE))),
    "tasks.forget": (Kind.FORGET, lambda window: window.desk.forget(SimpleNamespace(folder=FILE.parent))),  # type: ignore[arg-type]
    "audit.tasks.run": (Kind.AUDIT, lambda window: window.audit.run()),
    "audit.tasks.write_report": (Kind.AUDIT_REPORT, lambda window: window.audit.outcome.write_report(str(FILE))),
    "audit.tasks.move_aside": (
        Kind.PUT_ASIDE,
        lambda window: window.audit.outcome.quarantine_page.wanted.emit(None, FILE.parent),
    ),
    "audit.tasks.restore": (
        Kind.BRING_BACK,
        lambda window: window.audit.outcome.restore_page.wanted.emit(FILE.parent),
    ),
    "batch.tasks.run": (Kind.BATCH, lambda window: window.batch.run(Plan((FILE.parent,)))),
    "batch.tasks.read_sheet": (Kind.READ_TABLE, read_sheet),
    "batch.tasks.write_report": (
        Kind.BATCH_REPORT,
        lambda window: batch_with_triage(window).write_report(str(FILE)),
    ),
    "batch.tasks.write_pack": (Kind.PACK, lambda window: batch_with_triage(window).write_pack(str(FILE))),
    "batch.tasks.copy_kept": (Kind.COPY, lambda window: batch_with_triage(window).copy_kept(str(FILE.parent))),
    "catalog.table_tasks.read": (Kind.READ_TABLE, lambda window: window.catalog.importing.open(FILE)),
    "catalog.table_tasks.plan": (Kind.READ_TABLE, import_table),
    "similar.tasks.find": (Kind.SIMILAR, lambda window: window.search.similar.ask("SKU0", 0)),
    "similar.tasks.write_all": (Kind.SIMILAR_FILE, lambda window: window.catalog.sheets.write_sheet(FILE)),
    "similar.tasks.rank": (Kind.NOVELTY, lambda window: window.catalog.sheets.rank_folder(FILE.parent, FILE)),
    "suggest.tasks.run": (Kind.SUGGEST, lambda window: suggest(window, lambda page: page.start())),
    "suggest.tasks.write": (Kind.SUGGESTION_FILE, lambda window: suggest(window, lambda page: page.write_list(FILE))),
    "suggest.tasks.write_accepted": (
        Kind.SUGGESTION_FILE,
        lambda window: suggest(window, lambda page: page.write_accepted(FILE)),
    ),
    "adapt.tasks.run": (Kind.ADAPT, adapt),
    "trial.tasks.run": (Kind.TRIAL, lambda window: window.catalog.trying.start()),
}
"""How each long task is begun in the window."""


class Steered:
    """Stands in for a long task: it tells no rate and no time left, and goes on until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, *_: object) -> Generator[Progress, None, object]:
        done = 0
        while not self.go.is_set():
            time.sleep(0.002)
            done = min(done + 1, TOTAL)
            yield Progress(Stage.MOVE, done, TOTAL, current=f"photo {done}.jpg")
        return Forgotten(())

    @staticmethod
    def briefly() -> Generator[Progress, None, None]:
        yield Progress(Stage.MOVE, 1, 2)


@pytest.fixture
def steered(monkeypatch: pytest.MonkeyPatch) -> Iterator[Steered]:
    made = Steered()
    monkeypatch.setattr(Clock, "SETTLED", 0.02)
    yield made
    made.go.set()


def test_every_long_task_is_known_here() -> None:
    assert TASKS.keys() == STARTS.keys()


@pytest.mark.parametrize("task", STARTS)
def test_it_is_listed_with_stage_rate_and_time_left_and_searching_goes_on(
    qtbot: QtBot,
    opened: MainWindow,
    core: FakeCore,
    photos: list[Path],
    steered: Steered,
    monkeypatch: pytest.MonkeyPatch,
    task: str,
) -> None:
    kind, start = STARTS[task]
    monkeypatch.setattr(TASKS[task], task.rsplit(".", 1)[-1], steered)
    start(opened)
    roll = opened.desk.roll
    qtbot.waitUntil(lambda: bool(roll.running), timeout=WAIT)
    entry = roll.running[-1]
    assert entry.job.kind == kind
    card = JobCard(entry)
    qtbot.addWidget(card)

    def told() -> bool:
        card.show_now()
        return all(words in card.said for words in (name(kind), "Moving photos", "a second", " left", f"of {TOTAL:,}"))

    qtbot.waitUntil(told, timeout=WAIT)
    if kind not in (Kind.FORGET, Kind.SIMILAR):  # with no catalog there is no search, and this one is one
        with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
            opened.search.search(photos[:1])
        assert entry in roll.running
    assert "Moving photos" in opened.status.index.text()
    if kind is Kind.FORGET:
        steered.go.set()
    else:
        card.cancel.click()
    qtbot.waitUntil(lambda: not roll.running, timeout=WAIT)


def test_a_job_that_tells_how_far_it_is_and_has_no_kind_fails_a_test(qtbot: QtBot, opened: MainWindow) -> None:
    """`unlisted` looks at every job of every test of the window."""
    job = Job(Steered.briefly)
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        opened.desk.reading_lane.submit(job)
    assert UNLISTED
    UNLISTED.clear()


def test_the_rate_of_a_stage_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    clock = Clock()
    first = Progress(Stage.SCAN, 0)
    assert clock.timed(first) is first
    now[0] += 10
    assert clock.timed(Progress(Stage.SCAN, 50)).rate == 5.0
    assert clock.timed(Progress(Stage.LEARN, 2, 12)).rate is None  # another stage begins
    now[0] += 4
    told = clock.timed(Progress(Stage.LEARN, 4, 12))
    assert (told.rate, told.eta) == (0.5, 16.0)
    assert clock.timed(Progress(Stage.LEARN, 1, 9)).rate is None  # it begins anew
    own = Progress(Stage.EMBED, 5, 9, rate=7.0, eta=1.0)
    clock.timed(own)
    now[0] += 4
    assert clock.timed(Progress(Stage.EMBED, 8, 9, rate=7.0, eta=1.0)).eta == 1.0  # who knows better is believed


def test_a_job_without_a_kind_is_not_listed(qtbot: QtBot, opened: MainWindow) -> None:
    job = Job(lambda: 42)
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        opened.desk.reading_lane.submit(job)
    assert not opened.desk.roll.running
    assert not opened.desk.roll.past
