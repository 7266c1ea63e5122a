"""The states of the pages, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core import settings as core_settings
from visearch_desktop.core.catalog import Answer, Problem
from visearch_desktop.core.errors import CatalogBusyError, PhotoError
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import CATALOG, SEARCH, SETTINGS, MainWindow

WAIT = 10_000


def search(qtbot: QtBot, window: MainWindow, *photos: Path) -> None:
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.search(photos)


# -- the first run ---------------------------------------------------------------------------------


def test_first_run_asks_three_questions_and_indexes(
    qtbot: QtBot, window: MainWindow, core: FakeCore, photos: list[Path]
) -> None:
    form = window.catalog.form
    window.catalog.show_new()
    qtbot.waitUntil(lambda: bool(form.packs.chosen))
    assert not form.start.isEnabled()
    form.add_folders([photos[0].parent])
    qtbot.waitUntil(lambda: form.rule.preview_pairs() != ())
    assert dict(form.rule.preview_pairs())["SKU0_0.jpg"] == "SKU0"
    form.rule.choose("name:-")
    assert dict(form.rule.preview_pairs())["SKU0_0.jpg"] == "SKU0_0"
    form.rule.choose("auto")
    with qtbot.waitSignal(window.catalog.overview.index_panel.finished, timeout=WAIT):
        QTest.mouseClick(form.start, Qt.MouseButton.LeftButton)
    folder, model, rule, name = core.created[0]
    assert (model, rule, name, folder.name) == ("lite", "auto", "photos", "photos")
    assert "6 photos can be searched: 6 new." in window.catalog.notices.sentence
    assert core_settings.load().recent_catalogs == (folder,)


def test_a_bad_separator_is_explained_in_the_preview(window: MainWindow) -> None:
    rule = window.catalog.form.rule
    rule.choose("name:")
    assert "separator" in rule.problem


def test_the_network_is_chosen_by_its_card(qtbot: QtBot, window: MainWindow) -> None:
    form = window.catalog.form
    window.catalog.show_new()
    qtbot.waitUntil(lambda: len(form.packs.cards) == 2)
    QTest.mouseClick(form.packs.cards[1], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 40))
    assert form.plan().model == "resnet50-augnet"


def test_without_a_catalog_the_search_page_leads_to_the_catalog_page(qtbot: QtBot, window: MainWindow) -> None:
    window.go(SEARCH)
    assert window.search.zone.headline == "Index photos first"
    window.search.zone.to_catalog.emit()
    assert window.pages.currentIndex() == CATALOG


def test_a_query_before_the_catalog_is_there_is_searched_when_it_is(
    qtbot: QtBot, window: MainWindow, desk: Desk, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    window.search.search([photos[2]])
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        desk.open(workspace.folder)
    assert window.search.results.model.matches


def test_a_catalog_that_cannot_be_opened_is_a_notice(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    with qtbot.waitSignal(desk.opening_failed, timeout=WAIT):
        desk.open(Path("/nowhere"))
    assert "There is no catalog in" in window.catalog.notices.sentence
    assert window.catalog.notices.advice


# -- the catalog page ------------------------------------------------------------------------------


def test_indexing_can_be_cancelled_and_continued(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace) -> None:
    panel = opened.catalog.overview.index_panel
    workspace.index_step, workspace.pending = 0.05, 120
    panel.update_index()
    qtbot.waitUntil(lambda: "%" in opened.index_words, timeout=WAIT)
    with qtbot.waitSignal(panel.stopped, timeout=1000):
        QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert workspace.closed_in
    qtbot.waitUntil(lambda: panel.start.text() == "Continue indexing", timeout=WAIT)
    assert "120 photos not indexed yet" in opened.index_words


def test_problem_photos_are_listed_with_their_reason(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.problem_list = (Problem(photos[0], "The file is empty."),)
    page = opened.catalog
    with qtbot.waitSignal(page.overview.index_panel.finished, timeout=WAIT):
        page.overview.index_panel.update_index()
    assert "1 photo could not be read" in page.notices.advice
    qtbot.waitUntil(lambda: page.overview.problems.model.rowCount() == 1, timeout=WAIT)
    page.overview.problems.copy()
    assert QGuiApplication.clipboard().text() == f"{photos[0]}\tThe file is empty."


def test_a_busy_catalog_is_a_notice_and_search_goes_on(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.index_error = CatalogBusyError("Another copy of ViSearch is indexing this catalog.", "Wait.")
    with qtbot.waitSignal(opened.catalog.overview.index_panel.failed, timeout=WAIT):
        opened.catalog.overview.index_panel.update_index()
    assert "Another copy" in opened.catalog.notices.sentence
    search(qtbot, opened, photos[0])


def test_another_network_offers_to_index_again(
    qtbot: QtBot, window: MainWindow, desk: Desk, workspace: FakeWorkspace
) -> None:
    workspace.state = "The model “lite” is not installed."
    desk.open(workspace.folder)
    qtbot.waitUntil(lambda: "not installed" in window.catalog.notices.sentence, timeout=WAIT)
    with qtbot.waitSignal(window.catalog.overview.index_panel.finished, timeout=WAIT):
        QTest.mouseClick(window.catalog.notices.action, Qt.MouseButton.LeftButton)
    assert not workspace.model_state()


def test_opening_another_catalog_closes_the_one_before(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, workspace: FakeWorkspace, own_home: Path
) -> None:
    other = own_home / "catalogs" / "other"
    core.workspaces[other] = FakeWorkspace(other)
    opened.desk.open(other)
    qtbot.waitUntil(lambda: "other" in opened.holdings_words, timeout=WAIT)
    qtbot.waitUntil(lambda: workspace.closed, timeout=WAIT)
    assert core_settings.load().recent_catalogs == (other, workspace.folder)
    assert opened.search.zone.headline == "Index photos first"


def test_the_sample_needs_no_choice(qtbot: QtBot, window: MainWindow, core: FakeCore, own_home: Path) -> None:
    with qtbot.waitSignal(window.catalog.overview.index_panel.finished, timeout=WAIT):
        window.catalog.open_sample()
    assert core.created[0][0] == own_home / "catalogs" / "sample"


# -- the search page -------------------------------------------------------------------------------


def test_results_and_detail(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    page = opened.search
    assert len(page.results.model.matches) == 6
    assert page.detail.match == page.results.model.matches[0]
    QTest.keyClick(page.results.list, Qt.Key.Key_Down)
    assert page.detail.match == page.results.model.matches[1]
    QTest.keyClick(page.results.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "SKU0_1"
    QTest.keyPress(page.results.list, Qt.Key.Key_Space)
    assert page.detail.compare.blinking
    QTest.keyRelease(page.results.list, Qt.Key.Key_Space)
    assert not page.detail.compare.blinking
    QTest.keyClick(page.results.list, Qt.Key.Key_Escape)
    assert page.pieces == ()
    assert page.zone.isVisible()


def test_the_text_filter_searches_again(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        QTest.keyClicks(opened.search.bar.text, "SKU1")
    assert [found.sku for found in opened.search.results.model.matches] == ["SKU1_2", "SKU1_3"]
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.bar.text.setText("zebra")
    assert opened.search.results.message == "No match with “zebra”"


def test_no_match(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]) -> None:
    workspace.answer = Answer(())
    search(qtbot, opened, photos[0])
    assert opened.search.results.message == "No match"
    assert not opened.search.detail.isVisible()


@pytest.mark.parametrize(
    "answer", [Answer((), error="“a.jpg”: The file is empty."), PhotoError("“a.jpg”: The file is empty.")]
)
def test_an_unreadable_query_is_a_notice(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path], answer: Answer | PhotoError
) -> None:
    workspace.answer = answer
    opened.search.search([photos[0]])
    qtbot.waitUntil(lambda: "The file is empty." in opened.search.notices.sentence, timeout=WAIT)
    assert opened.search.results.message


def test_a_new_drop_supersedes_the_search_before(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.search_seconds = 0.1
    answers: list[Answer] = []
    opened.search.answered.connect(answers.append)
    for photo in photos[:4]:
        opened.search.search([photo])
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    qtbot.wait(250)
    assert [answer.query[0].name for answer in answers] == [photos[3].name]


def test_queries_before_can_be_searched_again(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    search(qtbot, opened, photos[1], photos[2])
    opened.search.clear_query()
    qtbot.waitUntil(lambda: len(opened.search.recent) == 2, timeout=WAIT)
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.zone.recalled.emit(opened.search.recent[0])
    assert opened.search.pieces == (photos[1], photos[2])


# -- everywhere ------------------------------------------------------------------------------------


def test_the_status_line_says_device_catalog_and_index(opened: MainWindow) -> None:
    assert "CPU" in opened.device_words
    assert "6 photos" in opened.holdings_words
    assert opened.index_words == "Index up to date"


def test_the_theme_setting_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.go(SETTINGS)
    window.settings.theme.choose("dark")
    window.settings.theme.group.buttonClicked.emit(window.settings.theme.group.checkedButton())
    assert core_settings.load().theme == "dark"


def test_every_control_has_an_accessible_name(opened: MainWindow) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in opened.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and not widget.isHidden()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_size_and_splitter_are_remembered_in_a_file(
    qtbot: QtBot, opened: MainWindow, own_home: Path, core: FakeCore, qapp: QApplication
) -> None:
    opened.search.splitter.setSizes([430, 450])
    kept = opened.search.splitter.saveState()
    opened.close()
    assert "geometry" in (own_home / "window.ini").read_text()
    desk = Desk()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    assert again.search.splitter.saveState() == kept
    desk.close()


def test_closing_while_indexing_ends_the_task(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace) -> None:
    workspace.index_step = 0.02
    opened.catalog.overview.index_panel.update_index()
    qtbot.wait(200)
    opened.close()
    assert workspace.closed_in
    assert workspace.closed
