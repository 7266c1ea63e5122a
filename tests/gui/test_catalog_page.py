"""The first run and the Catalog page, as a user meets them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from tests.gui.test_pages import WAIT, search
from visearch_desktop.core import settings as core_settings
from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.gui.catalog.new_form import Plan
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import CATALOG, SEARCH, MainWindow

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
    assert form.packs.isHidden()  # the usual one will do
    form.index_step.other.click()
    qtbot.waitUntil(form.packs.isVisible)
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
    qtbot.waitUntil(lambda: "%" in opened.status.index.text(), timeout=WAIT)
    with qtbot.waitSignal(panel.stopped, timeout=1000):
        QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert workspace.closed_in
    qtbot.waitUntil(lambda: panel.start.text() == "Continue indexing", timeout=WAIT)
    assert "120 photos not indexed yet" in opened.status.index.text()


def test_problem_photos_are_listed_with_their_reason(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.problem_list = (Problem(photos[0], "The file is empty."),)
    page = opened.catalog
    with qtbot.waitSignal(page.overview.index_panel.finished, timeout=WAIT):
        page.overview.index_panel.update_index()
    assert "1 photo could not be read" in page.notices.advice
    qtbot.waitUntil(lambda: page.overview.problems.model.rowCount() == 1, timeout=WAIT)
    page.overview.problems.table.copy()
    assert QGuiApplication.clipboard().text() == f"{photos[0]}\tThe file is empty."


def test_a_busy_catalog_is_a_notice_and_search_goes_on(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.index_error = CatalogBusyError("ViSearch is at work on this catalog already.", "Wait.")
    with qtbot.waitSignal(opened.catalog.overview.index_panel.failed, timeout=WAIT):
        opened.catalog.overview.index_panel.update_index()
    assert "at work on this catalog" in opened.catalog.notices.sentence
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


def test_a_new_catalog_is_indexed_though_the_one_before_was_being_indexed(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.index_step = 0.02
    opened.catalog.overview.index_panel.update_index()
    qtbot.waitUntil(lambda: "%" in opened.status.index.text(), timeout=WAIT)
    with qtbot.waitSignal(opened.catalog.overview.index_panel.finished, timeout=WAIT):
        opened.catalog.make(Plan((photos[0].parent,), None, "auto", "lite"))
    made = core.workspaces[core.created[0][0]]
    assert made.roots == (photos[0].parent,)
    assert workspace.closed_in  # the task before ended
    assert not opened.catalog.indexing


def test_a_second_click_makes_no_second_catalog(
    qtbot: QtBot, window: MainWindow, core: FakeCore, photos: list[Path]
) -> None:
    with qtbot.waitSignal(window.catalog.overview.index_panel.finished, timeout=WAIT):
        for _ in range(2):
            window.catalog.make(Plan((photos[0].parent,), None, "auto", "lite"))
    assert len(core.created) == 1


def test_nothing_else_changes_the_catalog_while_it_is_indexed(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace
) -> None:
    workspace.index_step = 0.05
    overview = opened.catalog.overview
    overview.index_panel.update_index()
    assert not overview.folders.add.isEnabled()
    assert not overview.problems.retry_button.isEnabled()
    overview.index_panel.stop()
    qtbot.waitUntil(overview.folders.add.isEnabled, timeout=WAIT)


def test_a_folder_is_taken_out_after_a_question(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    opened.catalog.overview.folders.removed.emit(photos[0].parent)
    assert len(workspace.roots) == 1
    with qtbot.waitSignal(opened.catalog.overview.index_panel.finished, timeout=WAIT):
        QTest.mouseClick(opened.catalog.notices.action, Qt.MouseButton.LeftButton)
    assert len(workspace.roots) == 0


def test_a_folder_that_is_not_there_can_be_pointed_to_anew(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path], tmp_path: Path
) -> None:
    def finders() -> list[QPushButton]:
        return [b for b in folders.findChildren(QPushButton) if b.text() == "Find it…" and not b.isHidden()]

    folders = opened.catalog.overview.folders
    assert finders() == []
    workspace.offline = workspace.roots
    opened.desk.refresh()
    qtbot.waitUntil(lambda: len(finders()) == 1, timeout=WAIT)
    with qtbot.waitSignal(opened.catalog.overview.index_panel.finished, timeout=WAIT):
        folders.moved.emit(photos[0].parent, tmp_path / "new place")
    assert workspace.roots == (tmp_path / "new place",)
    qtbot.waitUntil(lambda: finders() == [], timeout=WAIT)


def test_a_catalog_that_has_gone_is_a_notice(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace) -> None:
    workspace.info_error = CatalogError("The catalog has gone.")
    opened.desk.refresh()
    qtbot.waitUntil(lambda: opened.catalog.notices.sentence == "The catalog has gone.", timeout=WAIT)


def test_nothing_of_the_catalog_before_is_asked_of_the_next_one(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, own_home: Path, photos: list[Path]
) -> None:
    """Photo numbers are a catalog's own: one it does not have yet would stay blank when it comes."""
    search(qtbot, opened, photos[0])
    qtbot.waitUntil(lambda: opened.catalog.overview.grid.samples.rowCount() == 6, timeout=WAIT)
    seen: list[int] = []
    opened.desk.catalog_changed.connect(lambda: seen.append(opened.catalog.overview.grid.samples.rowCount()))
    opened.desk.catalog_changed.connect(lambda: seen.append(opened.search.results.model.rowCount()))
    other = own_home / "catalogs" / "other"
    core.workspaces[other] = FakeWorkspace(other)
    with qtbot.waitSignal(opened.desk.info_changed, timeout=WAIT):
        opened.desk.open(other)
    assert seen == [0, 0]


def test_a_catalog_used_lately_is_opened_from_the_menu(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, own_home: Path
) -> None:
    other = own_home / "catalogs" / "other"
    core.workspaces[other] = FakeWorkspace(other)
    opened.desk.settings = opened.desk.settings.with_catalog(other)
    menu = opened.catalog.menu.menu()
    menu.aboutToShow.emit()
    with qtbot.waitSignal(opened.desk.catalog_changed, timeout=WAIT):
        next(action for action in menu.actions() if action.text().startswith("other")).trigger()
    assert opened.desk.workspace is not None
    assert opened.desk.workspace.folder == other


def test_opening_another_catalog_closes_the_one_before(
    qtbot: QtBot, opened: MainWindow, core: FakeCore, workspace: FakeWorkspace, own_home: Path
) -> None:
    other = own_home / "catalogs" / "other"
    core.workspaces[other] = FakeWorkspace(other)
    opened.desk.open(other)
    qtbot.waitUntil(lambda: "other" in opened.status.holdings.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: workspace.closed, timeout=WAIT)
    assert core_settings.load().recent_catalogs == (other, workspace.folder)
    assert opened.search.zone.headline == "Index photos first"


def test_the_sample_needs_no_choice(qtbot: QtBot, window: MainWindow, core: FakeCore, own_home: Path) -> None:
    with qtbot.waitSignal(window.catalog.overview.index_panel.finished, timeout=WAIT):
        window.catalog.open_sample()
    assert core.created[0][0] == own_home / "catalogs" / "sample"


def test_the_cards_keep_their_height_in_a_low_window(qtbot: QtBot, opened: MainWindow) -> None:
    overview = opened.catalog.overview
    opened.go(CATALOG)
    opened.catalog.notices.show_notice("warn", "A folder is not there.", "Plug its disk in.")
    overview.folders.show_folders([Path(f"/srv/photos/{number}") for number in range(4)], ())
    for height in (900, 700, 600):
        opened.resize(1280, height)
        qtbot.wait(20)
        assert overview.folders.height() >= overview.folders.minimumSizeHint().height()
