"""Two photos on the whole screen: from each page, with its keys, with photos of any shape, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.audit_fakes import five_groups
from tests.gui.fakes import FakeCore
from visearch_desktop.core.deliveries import Choice
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.findings import Tier, Verdict
from visearch_desktop.gui.audit.page import AuditPage
from visearch_desktop.gui.batch.page import BatchPage
from visearch_desktop.gui.batch.tabs import PROBLEMS
from visearch_desktop.gui.compare.full_screen import FullScreen
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.compare.view import Mode
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import AUDIT, BATCH, MainWindow

WAIT = 10_000
Key = Qt.Key


@pytest.fixture
def audit(qtbot: QtBot, core: FakeCore, opened: MainWindow) -> AuditPage:
    """The Audit page with five groups, seen."""
    core.audit.groups = five_groups()
    opened.show()
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    opened.audit.review.tabs.choose(Tier.NEAR_DUPLICATE)  # two groups
    return opened.audit


@pytest.fixture
def batch(qtbot: QtBot, core: FakeCore, opened: MainWindow, tmp_path: Path) -> BatchPage:
    """The Batch page with eight items, seen."""
    core.batch.steps = 2
    opened.show()
    opened.go(BATCH)
    page = opened.batch
    qtbot.waitUntil(lambda: page.start.profile.count() == 3, timeout=WAIT)
    page.take([tmp_path])
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.start.start.click()
    page.review.tabs.choose(PROBLEMS - 1)  # all items
    assert len(page.review.model.rows) > 1
    return page


def fill(pane: ComparePane) -> FullScreen:
    pane.fill_screen()
    assert pane.full is not None
    return pane.full


def test_f11_and_the_button_lead_there_and_esc_and_f11_back(audit: AuditPage) -> None:
    pane, groups = audit.review.pair.compare, audit.review.list
    for by_key in (True, False):
        for back in (Key.Key_Escape, Key.Key_F11):
            QTest.keyClick(pane.view, Key.Key_F11) if by_key else pane.tools.full.click()
            assert pane.full is not None
            assert pane.full.isFullScreen()
            assert pane.view.window() is pane.full
            QTest.keyClick(pane.view, back)
            assert pane.full is None
            assert pane.view.window() is audit.window()
            assert pane.view.isVisible()
            assert audit.window().focusWidget() in (groups, pane.view)


def test_verdicts_undo_and_the_next_pair_work_there(qtbot: QtBot, audit: AuditPage) -> None:
    review = audit.review
    view, first = review.pair.compare.view, review.row
    full = fill(review.pair.compare)
    QTest.keyClick(view, Key.Key_PageDown)
    second = review.row
    assert second != first
    QTest.keyClick(view, Key.Key_PageUp)
    assert review.row == first
    QTest.keyClick(view, Key.Key_D)
    qtbot.waitUntil(lambda: not review.ledger.busy, timeout=WAIT)
    assert review.review is not None
    assert review.review.state(first).verdicts == {Verdict.DUPLICATE}
    QTest.keyClick(view, Key.Key_Z)
    qtbot.waitUntil(lambda: not review.ledger.busy, timeout=WAIT)
    assert not review.review.state(first).decided
    assert review.pair.compare.full is full


def test_the_next_pair_comes_while_photos_are_looked_at_closely(audit: AuditPage) -> None:
    review = audit.review
    first, view = review.row, review.pair.compare.view
    fill(review.pair.compare)
    view.zoom_by(4.0)
    QTest.keyClick(view, Key.Key_Down)  # moves the photos
    assert review.row == first
    QTest.keyClick(view, Key.Key_PageDown)
    assert review.row != first


def test_what_the_pair_is_and_what_was_said_of_it_is_told_there(qtbot: QtBot, audit: AuditPage) -> None:
    review = audit.review
    full = fill(review.pair.compare)
    assert "duplicate score" in full.said.text()
    assert "Distinct" not in full.said.text()
    QTest.keyClick(review.pair.compare.view, Key.Key_N)
    qtbot.waitUntil(lambda: not review.ledger.busy, timeout=WAIT)
    QTest.keyClick(review.pair.compare.view, Key.Key_PageUp)
    assert "Distinct" in full.said.text()


def test_when_nothing_is_left_to_compare_the_page_is_seen_again(audit: AuditPage) -> None:
    pane = audit.review.pair.compare
    fill(pane)
    audit.review.show_review(None)
    assert pane.full is None
    assert pane.view.window() is audit.window()


def test_a_verdict_that_cannot_be_stored_is_not_hidden(audit: AuditPage) -> None:
    pane = audit.review.pair.compare
    fill(pane)
    audit.review.ledger.failed.emit(CatalogError("The disk is full.", "Make room."), ())
    assert pane.full is None


def test_a_delivery_is_decided_there_and_a_field_brings_the_page_back(qtbot: QtBot, batch: BatchPage) -> None:
    review = batch.review
    pane = review.detail.facing.compare
    fill(pane)
    decided = review.row
    QTest.keyClick(pane.view, Key.Key_S)
    qtbot.waitUntil(lambda: not review.log.busy, timeout=WAIT)
    assert review.triage is not None
    made = review.triage.decision(decided)
    assert made is not None
    assert made.choice is Choice.SKIP
    assert review.row != decided
    assert pane.full is not None
    QTest.keyClick(pane.view, Key.Key_T)  # an SKU is to be typed, in the page
    assert pane.full is None
    assert review.link_bar.isVisible()


def test_search_shows_the_next_result_there(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    opened.show()
    page = opened.search
    with qtbot.waitSignal(page.answered, timeout=WAIT):
        page.search(photos[:1])
    first = page.detail.match
    fill(page.detail.pane)
    QTest.keyClick(page.detail.pane.view, Key.Key_PageDown)
    assert page.detail.match != first
    QTest.keyClick(page.detail.pane.view, Key.Key_Escape)
    assert page.detail.pane.isVisible()


def test_closing_that_window_by_other_means_gives_the_photos_back(audit: AuditPage) -> None:
    pane = audit.review.pair.compare
    fill(pane).close()  # Alt+F4
    assert pane.full is None
    assert pane.view.window() is audit.window()
    fill(pane)  # and it can be shown anew


@pytest.fixture
def pane(qtbot: QtBot) -> ComparePane:
    """A pane by itself."""
    desk = Desk()
    made = ComparePane(desk)
    qtbot.addWidget(made, before_close_func=lambda _made: desk.close())
    made.resize(600, 400)
    made.show()
    return made


@pytest.mark.parametrize("size", [(1, 1), (3, 9000), (9000, 3), (4000, 300), (2, 3)])
@pytest.mark.parametrize("mode", Mode)
def test_photos_of_any_shape_are_shown_whole(pane: ComparePane, size: tuple[int, int], mode: Mode) -> None:
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    pane.view.show_pair(("左 " * 200, "right"))
    pane.view.set_picture(0, picture)
    pane.view.set_picture(1, picture)
    fill(pane)
    pane.view.show_mode(mode)
    QApplication.processEvents()
    assert not pane.view.grab().toImage().isNull()
    pane.view.show_pixels()
    QTest.keyClick(pane.view, Key.Key_0)
    assert pane.view.zoom == 1.0


def test_missing_and_damaged_photos_say_so_there(qtbot: QtBot, pane: ComparePane, tmp_path: Path) -> None:
    damaged = tmp_path / "损坏.jpg"
    damaged.write_bytes(b"\xff\xd8\xff\xe0 no photo")
    full = fill(pane)
    pane.view.show_pair(("damaged", "missing"))
    told: list[tuple[int, bool]] = []
    pane.loaded.connect(lambda side, whole: told.append((side, whole)))
    pane.load(0, damaged)
    pane.load(1, tmp_path / "消失.jpg")
    qtbot.waitUntil(lambda: sorted(told) == [(0, False), (1, False)], timeout=WAIT)
    assert pane.full is full
    assert "This photo cannot be shown" in pane.view.accessibleDescription()


def test_without_a_list_keys_of_a_list_do_nothing(pane: ComparePane) -> None:
    full = fill(pane)
    for key in (Key.Key_PageDown, Key.Key_D, Key.Key_Down):
        QTest.keyClick(pane.view, key)
    assert pane.full is full
