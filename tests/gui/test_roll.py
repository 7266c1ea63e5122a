"""The roll of jobs and its list: what runs, what ran, in this window, earlier ones and others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from visearch_desktop.core import job_history
from visearch_desktop.core.catalog import IndexReport, Problem
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.forgetting import Forgotten
from visearch_desktop.core.job_history import JobHistory, Outcome, Record
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui import language, tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.long_work import results
from visearch_desktop.gui.long_work.kinds import Kind, name
from visearch_desktop.gui.long_work.page import JobsPage
from visearch_desktop.gui.main_window import MainWindow

WAIT = 10_000
LONG_AGO = datetime(2026, 11, 20, 9, tzinfo=UTC)


class Task:
    """A long task that goes on until it is let go."""

    def __init__(self, result: object = None, stage: Stage = Stage.EMBED) -> None:
        self.go, self.result, self.stage = threading.Event(), result, stage

    def __call__(self) -> Generator[Progress, None, object]:
        yield Progress(self.stage, 3, 10, current="photo 3.jpg")
        while not self.go.wait(0.01):
            yield Progress(self.stage, 4, 10, 25.0, 40.0, "photo 4.jpg")
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def run(desk: Desk, work: Callable[[], object], kind: Kind, about: str = "") -> Job:
    return desk.catalog_lane.submit(Job(work, kind=kind, about=about))


def ended(qtbot: QtBot, desk: Desk, work: Any, kind: Kind, about: str = "") -> Record:
    """The record of a job that has run."""
    before = len(desk.roll.past)
    run(desk, work, kind, about)
    work.go.set()
    qtbot.waitUntil(lambda: not desk.roll.running and len(desk.roll.past) > before, timeout=WAIT)
    return desk.roll.past[0]


def shown(window: MainWindow) -> JobsPage:
    window.jobs.show_or_leave()
    assert window.jobs.page is not None
    return window.jobs.page


def kept() -> dict[str, Record]:
    """What the file says, by kind."""
    return {one.kind: one for one in JobHistory().load()}


def test_an_index_run_is_listed_and_kept_with_its_result(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace
) -> None:
    workspace.problem_list = (Problem(Path("/photos/broken.jpg"), "The file is damaged."),)
    roll = opened.desk.roll
    opened.catalog.overview.index_panel.update_index()
    assert [one.job.kind for one in roll.running] == [Kind.INDEX]
    assert kept() == {} or kept()[Kind.INDEX].outcome is Outcome.RUNNING
    qtbot.waitUntil(lambda: bool(roll.past), timeout=WAIT)
    record = roll.past[0]
    assert results.sentence(record) == "1 could not be read."
    assert record.seconds is not None
    assert record.catalog == workspace.folder
    qtbot.waitUntil(lambda: kept()[Kind.INDEX].outcome is Outcome.DONE, timeout=WAIT)


@pytest.mark.parametrize(
    ("kind", "result", "sentence"),
    [
        (Kind.INDEX, IndexReport(9, new=1204, failures=(Problem(Path(), ""),) * 3),
         "1,204 photos indexed, 3 could not be read."),
        (Kind.INDEX, IndexReport(5000), "No changes; 5,000 photos can be searched."),
        (Kind.IMPORT, 1, "1 product imported."),
        (Kind.SIMILAR_FILE, 2500, "2,500 SKUs written."),
        (Kind.AUDIT_REPORT, Path("/a/report.xlsx"), "Written."),
        (Kind.FREE_SPACE, 4_200_000, "4.2 MB freed."),
        (Kind.UNDO_ADAPT, None, "Done."),
    ],
)  # fmt: skip
def test_a_result_is_a_sentence(qtbot: QtBot, opened: MainWindow, kind: Kind, result: object, sentence: str) -> None:
    assert results.sentence(ended(qtbot, opened.desk, Task(result), kind)) == sentence


def test_every_kind_has_a_name_and_a_sentence_for_every_outcome() -> None:
    for kind in Kind:
        assert name(kind) != kind.value
        for outcome in Outcome:
            assert results.sentence(Record("1", kind, LONG_AGO, outcome=outcome, error="It failed.")).endswith(".")
    assert name("of a later version") == "of a later version"


def test_why_a_job_failed_can_be_read_when_its_message_is_gone(qtbot: QtBot, opened: MainWindow) -> None:
    error = CatalogError("The disk is full.", "Free some space, then try again.")
    record = ended(qtbot, opened.desk, Task(error), Kind.AUDIT)
    assert (record.outcome, results.sentence(record)) == (Outcome.FAILED, "The disk is full.")
    page = shown(opened)
    assert page.details.text().splitlines()[:2] == ["The disk is full.", "Free some space, then try again."]


def test_a_stopped_job_says_how_far_it_was(qtbot: QtBot, opened: MainWindow) -> None:
    task = Task()
    run(opened.desk, task, Kind.BATCH, "春季到货")
    page = shown(opened)
    qtbot.waitUntil(lambda: "4 of 10" in next(iter(page.cards.values())).said, timeout=WAIT)
    card = next(iter(page.cards.values()))
    assert "Batch – 春季到货" in card.said
    assert card.cancel.accessibleName() == "Cancel Batch – 春季到货"
    assert card._bar.accessibleName() == "Progress of Batch – 春季到货"
    assert "25 photos/s · 40 seconds left" in card.said
    assert QApplication.focusWidget() is card.cancel
    QTest.keyClick(card.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(opened.desk.roll.past), timeout=WAIT)
    assert results.sentence(opened.desk.roll.past[0]) == "Stopped at 4 of 10."
    assert not page.cards


def test_a_job_that_waits_says_so_and_can_be_taken_out(qtbot: QtBot, opened: MainWindow) -> None:
    first = Task()
    run(opened.desk, first, Kind.AUDIT_REPORT)
    run(opened.desk, Task(), Kind.TRIAL)
    page = shown(opened)
    qtbot.waitUntil(lambda: not opened.desk.roll.running[0].waiting, timeout=WAIT)
    waiting = page.cards[opened.desk.roll.running[1]]
    assert "Waits for the job before it" in waiting.said
    waiting.cancel.click()
    first.go.set()
    qtbot.waitUntil(lambda: not opened.desk.roll.running, timeout=WAIT)
    assert {one.kind: one.outcome for one in opened.desk.roll.past} == {
        Kind.AUDIT_REPORT: Outcome.DONE, Kind.TRIAL: Outcome.STOPPED,
    }  # fmt: skip


def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told from now on."""
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def said_of(widget: QWidget) -> tuple[QAccessible.Role, str, str]:
    """Role, name and value or description that a screen reader reads."""
    seen = QAccessible.queryAccessibleInterface(widget)
    value = seen.valueInterface()
    words = str(value.currentValue()) if value is not None else seen.text(QAccessible.Text.Description)
    return seen.role(), seen.text(QAccessible.Text.Name), words


def test_a_card_says_to_a_screen_reader_what_it_shows(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(opened.desk, Task(), Kind.BATCH, "春季到货")
    run(opened.desk, Task(), Kind.TRIAL)
    page = shown(opened)
    first, second = (page.cards[entry] for entry in opened.desk.roll.running)
    qtbot.waitUntil(lambda: "4 of 10" in first.said, timeout=WAIT)
    first.show_now()
    role = QAccessible.Role
    assert said_of(first)[:2] == (role.Border, "Batch – 春季到货")
    assert said_of(first)[2].startswith("Indexing photos · 4 of 10 · 25 photos/s · 40 seconds left · for ")
    assert said_of(first._bar) == (role.ProgressBar, "Progress of Batch – 春季到货", "40")
    kept = "Stop; what is done is kept"
    assert said_of(first.cancel) == (role.PushButton, "Cancel Batch – 春季到货", kept)
    assert said_of(second)[2] == "Waits for the job before it"
    assert said_of(second.cancel)[1] == "Cancel Trial on own photos – shop"
    told = heard(monkeypatch)
    QTest.keyClick(first.cancel, Qt.Key.Key_Space)
    assert told == ["Batch – 春季到货: Stopping…"]
    qtbot.waitUntil(lambda: len(opened.desk.roll.running) == 1, timeout=WAIT)
    assert told[1:] == ["Batch – 春季到货: Stopped at 4 of 10."]
    opened.desk.roll.running[0].stop()
    qtbot.waitUntil(lambda: not opened.desk.roll.running, timeout=WAIT)


def test_the_key_that_stops_a_job_stops_no_other(qtbot: QtBot, opened: MainWindow) -> None:
    """Pressed again, or held, while the next job's button would have the keyboard."""
    for kind in (Kind.BATCH, Kind.TRIAL):
        run(opened.desk, Task(), kind)
    page = shown(opened)
    qtbot.waitUntil(lambda: not opened.desk.roll.running[0].waiting, timeout=WAIT)
    for _ in range(3):
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, Qt.Key.Key_Space)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(opened.desk.roll.running) == 1, timeout=WAIT)
    assert not opened.desk.roll.running[0].stopping
    assert QApplication.focusWidget() is page
    opened.desk.roll.running[0].stop()
    qtbot.waitUntil(lambda: not opened.desk.roll.running, timeout=WAIT)


def test_the_key_leads_there_and_back(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go(1)
    QTest.keyClick(opened, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    page = opened.pages.currentWidget()
    assert isinstance(page, JobsPage)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert opened.pages.currentWidget() is opened.search
    opened.status.jobs.click()
    assert opened.pages.currentWidget() is page
    opened.status.jobs.click()
    assert opened.pages.currentWidget() is opened.search


def test_an_empty_list_says_what_will_be_here(opened: MainWindow) -> None:
    page = shown(opened)
    assert page._none_runs.isVisible()
    assert page._none_ran.isVisible()
    assert not page.table.isVisible()
    assert not page.copy.isEnabled()
    assert QApplication.focusWidget() is page.back


def test_rows_are_copied_as_lines_of_a_table(qtbot: QtBot, opened: MainWindow) -> None:
    ended(qtbot, opened.desk, Task(3), Kind.IMPORT, "products.csv")
    ended(qtbot, opened.desk, Task(CatalogError("Full.\nVery.")), Kind.AUDIT)
    page = shown(opened)
    page.table.setFocus()
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[:4] == ["Import of a product table", "products.csv", "Done", "3 products imported."]
    page.table.clearSelection()
    page.copy.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3  # the error has two lines
    assert page.details.isHidden()


def test_what_was_before_is_cleared_after_a_question(qtbot: QtBot, opened: MainWindow) -> None:
    ended(qtbot, opened.desk, Task(3), Kind.IMPORT)
    page = shown(opened)
    page.clear.click()
    assert opened.desk.roll.past
    page.question.yes.click()
    assert opened.desk.roll.past == ()
    assert page._none_ran.isVisible()
    qtbot.waitUntil(lambda: kept() == {}, timeout=WAIT)


def test_earlier_days_and_other_windows_are_listed(qtbot: QtBot, opened: MainWindow) -> None:
    other = JobHistory()
    other.put(Record("1", "audit", LONG_AGO, outcome=Outcome.DONE, figures={"groups": 12, "photos": 700}))
    other.put(Record("2", "index", LONG_AGO + timedelta(hours=1)))
    page = shown(opened)
    qtbot.waitUntil(lambda: len(page.table.past.records) == 2, timeout=WAIT)
    said = [results.sentence(one) for one in page.table.past.records]
    assert said == ["Still running.", "12 groups among 700 photos."]
    other.close()
    opened.jobs.leave()
    opened.jobs.show_or_leave()
    qtbot.waitUntil(lambda: page.table.past.records[0].outcome is Outcome.CUT_OFF, timeout=WAIT)


def test_closing_writes_how_everything_ended(qtbot: QtBot, opened: MainWindow) -> None:
    done: list[str] = []

    def take_over() -> int:
        done.append("imported")
        return 7

    run(opened.desk, Task(), Kind.AUDIT)
    run(opened.desk, Task(), Kind.BATCH)
    opened.desk.catalog_lane.submit(LastingJob(take_over, kind=Kind.IMPORT))
    qtbot.waitUntil(lambda: not opened.desk.roll.running[0].waiting, timeout=WAIT)
    opened.close()
    assert done == ["imported"]
    assert {kind: one.outcome for kind, one in kept().items()} == {
        Kind.AUDIT: Outcome.STOPPED, Kind.BATCH: Outcome.STOPPED, Kind.IMPORT: Outcome.DONE,
    }  # fmt: skip
    assert kept()[Kind.IMPORT].figures == {"products": 7}


def test_what_comes_by_itself_is_kept_only_when_there_was_something(qtbot: QtBot, opened: MainWindow) -> None:
    roll = opened.desk.roll
    for report in (IndexReport(9), IndexReport(10, new=1)):
        task = Task(report)
        run(opened.desk, task, Kind.TAKE_IN)
        task.go.set()
        qtbot.waitUntil(lambda: not roll.running, timeout=WAIT)
    assert [results.sentence(one) for one in roll.past] == ["1 photo indexed."]


def test_a_forgotten_catalog_leaves_no_word(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(qtbot, opened.desk, Task(3), Kind.IMPORT, "目录.csv")
    run(opened.desk, Task(), Kind.TRIAL)  # ends while its catalog is forgotten

    def forget(*_: object) -> object:
        job_history.forget(workspace.folder)
        return Forgotten(())

    monkeypatch.setattr(tasks, "forget", forget)
    opened.desk.forget(SimpleNamespace(folder=workspace.folder))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not opened.desk.roll.running, timeout=WAIT)
    assert [one.kind for one in opened.desk.roll.past] == [Kind.FORGET]
    opened.close()
    assert list(kept()) == [Kind.FORGET]
    assert str(workspace.folder) not in (opened.desk.settings, *kept().values()).__repr__()


def test_another_language_keeps_the_list(qtbot: QtBot, qapp: QApplication, opened: MainWindow) -> None:
    record = ended(qtbot, opened.desk, Task(IndexReport(9, new=1204)), Kind.INDEX)
    language.choose(qapp, "zh_CN")
    try:
        again = MainWindow(opened.desk)  # as the switch does: the style sheet stays
        qtbot.addWidget(again)
        again.show()
        page = shown(again)
        assert page.table.past.records == (record,)
        assert page.details.text().startswith("已索引 1,204 张图片。")
        assert again.status.jobs.text() == "任务"
    finally:
        language.choose(qapp, language.ENGLISH)
