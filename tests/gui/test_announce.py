"""What a screen reader is told of its own accord."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.gui.audit_fakes import five_groups
from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui import announce, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import PROGRESS_SECONDS, Job
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.main_window import AUDIT, MainWindow

WAIT = 10_000
Said = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What has been said, and how urgently."""
    heard: Said = []

    def hear(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def words(said: Said) -> list[str]:
    return [each for each, _ in said]


def heard_of(qtbot: QtBot, desk: Desk, said: Said, moments: list[Progress], *, stop: bool = False) -> list[str]:
    """What is said of a task that has these moments."""
    place = QWidget()
    qtbot.addWidget(place)

    def work() -> Iterator[Progress]:
        import time

        for moment in moments:
            time.sleep(1.2 * PROGRESS_SECONDS)  # those that come faster are not sent on
            yield moment

    job = Job(work, kind=Kind.READ_TABLE)
    announce.follow(job, place, "Indexing")
    if stop:
        job.started.connect(job.cancel)
    with qtbot.waitSignal(job.ended, timeout=WAIT):
        desk.catalog_lane.submit(job)
    return words(said)


def test_a_task_is_told_in_quarters(qtbot: QtBot, desk: Desk, said: Said) -> None:
    moments = [Progress(Stage.SCAN), *(Progress(Stage.EMBED, done, 20) for done in (0, 1, 5, 6, 10, 16, 19, 20))]
    assert heard_of(qtbot, desk, said, moments) == [
        "Indexing",
        "Looking through the folders",
        "Indexing photos",
        "Indexing photos, 25 %",
        "Indexing photos, 50 %",
        "Indexing photos, 75 %",
        "Indexing: done",
    ]


def test_a_task_that_was_stopped_says_so(qtbot: QtBot, desk: Desk, said: Said) -> None:
    assert heard_of(qtbot, desk, said, [Progress(Stage.SCAN)] * 3, stop=True)[-1] == "Indexing: stopped"


def test_an_empty_total_is_no_quarter(qtbot: QtBot, desk: Desk, said: Said) -> None:
    assert heard_of(qtbot, desk, said, [Progress(Stage.EMBED, 0, 0)])[-2:] == ["Indexing photos", "Indexing: done"]


def test_the_results_are_told(qtbot: QtBot, opened: MainWindow, photos: list[Path], said: Said) -> None:
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.search(photos[:1])
    best = opened.search.results.model.matches[0]
    told = words(said)[-1]
    assert told.startswith("6 SKUs, most similar first. Best: ")
    assert best.sku in told
    assert told.endswith(wording.look(best.relation).word)


def test_that_nothing_was_found_is_told(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path], said: Said
) -> None:
    workspace.answer = Answer(())
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.search(photos[:1])
    assert words(said)[-1].startswith("No match. Nothing in this catalog looks like this photo. If it shows more")


def test_a_message_is_told_and_an_error_at_once(opened: MainWindow, said: Said) -> None:
    opened.search.notices.show_notice("done", "The search is saved.")
    opened.search.notices.show_error(CatalogError("The disk is full.", "Free some space."))
    polite = QAccessible.AnnouncementPoliteness
    assert said[-2:] == [
        ("The search is saved.", polite.Polite),
        ("The disk is full. Free some space.", polite.Assertive),
    ]


def test_what_an_audit_found_is_told(qtbot: QtBot, opened: MainWindow, core: FakeCore, said: Said) -> None:
    core.audit.groups = five_groups()
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    assert opened.audit.head.summary.text() in words(said)


def test_of_what_is_gone_nothing_is_told(said: Said) -> None:
    place = QWidget()
    delete(place)
    announce.say(place, "too late")
    assert not said
