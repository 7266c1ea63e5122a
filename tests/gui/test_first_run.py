"""From the empty window to the first answer: how many things a person has to do, and what every empty page says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from tests.gui.views import PAGES
from visearch_desktop.core.catalog import Answer, Problem
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui import files
from visearch_desktop.gui.catalog.sides import Sides
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import CATALOG, SEARCH, MainWindow
from visearch_desktop.gui.search import tasks as search_tasks

WAIT = 10_000


class Hand:
    """Does what a person does, and counts it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.acts: list[str] = []
        self._qtbot, self._window = qtbot, window

    def press(self, words: str) -> None:
        """Press the one button in sight that is called so, once it can be pressed."""
        found: list[QPushButton] = []

        def there() -> bool:
            found[:] = [
                one
                for one in self._window.findChildren(QPushButton)
                if one.text() == words and one.isVisible() and one.isEnabled()
            ]
            return len(found) == 1

        self._qtbot.waitUntil(there, timeout=WAIT)
        self.acts.append(words)
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def begin(window: MainWindow) -> None:
    """What the program does when there is no catalog yet."""
    window.go(CATALOG)
    window.catalog.show_new()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, photos: list[Path]) -> list[str]:
    """The folder of the photos is chosen in each dialog for folders; the titles of the dialogs."""
    titles: list[str] = []

    def choose(_asking: QWidget, title: str, then: Callable[[str], None], _start: str = "") -> None:
        titles.append(title)
        then(str(photos[0].parent))

    monkeypatch.setattr(files, "ask_for_folder", choose)
    return titles


def test_four_acts_lead_from_the_empty_window_to_an_answer(qtbot: QtBot, window: MainWindow, chosen: list[str]) -> None:
    begin(window)
    hand = Hand(qtbot, window)
    hand.press("Choose folder…")
    hand.press("Index photos")
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        hand.press("Search")
    assert len(hand.acts) + len(chosen) == 4
    assert window.page == SEARCH
    assert window.search.results.model.matches
    assert window.search.notices.sentence.startswith("An example: “SKU2_5.jpg” from your catalog")
    assert "drop a supplier’s photo" in window.search.notices.advice


def test_after_the_first_index_run_the_keyboard_stands_at_what_comes_next(
    qtbot: QtBot, window: MainWindow, chosen: list[str]
) -> None:
    make_catalog(qtbot, window)
    qtbot.waitUntil(lambda: window.focusWidget() is window.catalog.notices.action, timeout=WAIT)
    assert window.catalog.notices.action.text() == "Search"


def test_two_acts_lead_to_an_answer_of_the_sample(qtbot: QtBot, window: MainWindow) -> None:
    begin(window)
    hand = Hand(qtbot, window)
    hand.press("Try with the sample catalogue")
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        hand.press("Search")
    assert len(hand.acts) == 2


def test_the_names_are_previewed_before_anything_is_made(
    qtbot: QtBot, window: MainWindow, chosen: list[str], core: FakeCore
) -> None:
    begin(window)
    Hand(qtbot, window).press("Choose folder…")
    rule = window.catalog.form.rule

    def said() -> set[str]:
        return {label.text() for label in rule.findChildren(QLabel) if label.isVisible()}

    qtbot.waitUntil(lambda: {"SKU0_0.jpg", "SKU0"} <= said(), timeout=WAIT)
    assert not core.created


def make_catalog(qtbot: QtBot, window: MainWindow) -> None:
    """As a person does it, from the empty window to photos that can be searched."""
    begin(window)
    hand = Hand(qtbot, window)
    hand.press("Choose folder…")
    with qtbot.waitSignal(window.catalog.overview.index_panel.finished, timeout=WAIT):
        hand.press("Index photos")


def test_the_example_comes_by_whatever_way_the_page_is_opened_and_once(
    qtbot: QtBot, window: MainWindow, chosen: list[str]
) -> None:
    make_catalog(qtbot, window)
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.go(SEARCH)
    window.search.clear_query()
    window.go(CATALOG)
    window.go(SEARCH)
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
    assert not window.search.query
    assert window.search.zone.isVisible()


def test_what_a_person_asks_goes_before_the_example(
    qtbot: QtBot, window: MainWindow, chosen: list[str], photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_tasks, "example", lambda _workspace: QueryPhoto("example.jpg", data=b""))
    make_catalog(qtbot, window)
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.search(photos[3:4])
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
    assert [photo.path for photo in window.search.query.photos] == [photos[3]]
    assert "example" not in window.search.notices.sentence


def test_without_a_readable_photo_the_page_says_what_to_do(
    qtbot: QtBot, window: MainWindow, chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_tasks, "example", lambda _workspace: None)
    begin(window)
    hand = Hand(qtbot, window)
    hand.press("Choose folder…")
    hand.press("Index photos")
    hand.press("Search")
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
    assert window.search.zone.headline == "Drop supplier photos here"


def test_an_open_catalog_that_is_indexed_again_gets_no_example(qtbot: QtBot, opened: MainWindow) -> None:
    with qtbot.waitSignal(opened.catalog.overview.index_panel.finished, timeout=WAIT):
        opened.catalog.overview.index_panel.update_index()
    opened.go(SEARCH)
    qtbot.waitUntil(lambda: opened.desk.quiet, timeout=WAIT)
    assert not opened.search.query


# -- empty pages -------------------------------------------------------------------------------------


def sentences(page: QWidget) -> list[str]:
    """What is said in whole sentences."""
    said = [label.text().strip() for label in page.findChildren(QLabel) if label.isVisible()]
    return [words for words in said if " " in words and words.endswith((".", "?", "!"))]


def ways_on(page: QWidget) -> list[str]:
    """The buttons that can be pressed."""
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    return [one.text() or one.accessibleName() for one in buttons]


def says_what_to_do(qtbot: QtBot, window: MainWindow, page: QWidget, state: str) -> None:
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
    QApplication.processEvents()
    assert page.isVisible(), state
    assert sentences(page), f"{state}: no sentence says what to do"
    assert ways_on(page), f"{state}: no button leads on"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_without_a_catalog(qtbot: QtBot, window: MainWindow, name: str) -> None:
    begin(window)
    window.go(PAGES[name])
    page = window.pages.currentWidget()
    assert page is not None
    says_what_to_do(qtbot, window, page, name)
    if name in ("search", "audit", "batch"):
        assert "Go to Catalog" in ways_on(page)


@pytest.mark.parametrize("roots", [True, False])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_catalog_without_photos(
    qtbot: QtBot, window: MainWindow, desk: Desk, workspace: FakeWorkspace, name: str, roots: bool
) -> None:
    workspace.photos = []
    if not roots:
        workspace.roots = ()
    with qtbot.waitSignal(desk.info_changed, timeout=WAIT):
        desk.open(workspace.folder)
    window.go(PAGES[name])
    page = window.pages.currentWidget()
    assert page is not None
    says_what_to_do(qtbot, window, page, f"{name}, no photos")
    if name in ("search", "audit", "batch"):
        assert "Go to Catalog" in ways_on(page)
    if name == "catalog":
        assert ("Index photos" if roots else "Add folder…") in ways_on(page)


@pytest.mark.parametrize("side", ["suggesting", "adapting", "sheets", "trying"])
def test_every_side_of_a_catalog_without_photos_leads_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, workspace: FakeWorkspace, side: str
) -> None:
    workspace.photos = []
    with qtbot.waitSignal(desk.info_changed, timeout=WAIT):
        desk.open(workspace.folder)
    page: QWidget = getattr(window.catalog, side)
    sides = window.catalog.findChild(Sides)
    assert sides is not None
    sides.setCurrentWidget(page)
    says_what_to_do(qtbot, window, page, side)
    assert {"Back", "Cancel"} & set(ways_on(page))


def test_lists_of_the_catalog_page_that_are_empty_say_so(
    qtbot: QtBot, window: MainWindow, desk: Desk, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.photos, workspace.roots = [], ()
    workspace.problem_list = (Problem(photos[0], "The file is empty."),)
    with qtbot.waitSignal(desk.info_changed, timeout=WAIT):
        desk.open(workspace.folder)
    window.go(CATALOG)
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=WAIT)
    said = " ".join(sentences(window.catalog))
    for words in ("None yet. Drop a folder on this window.", "Add a photo folder, then index it."):
        assert words in said


def message(qtbot: QtBot, window: MainWindow, photos: list[Path], **asked: str) -> list[str]:
    """The buttons beside what is said in place of results."""
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.draft.start(Query((QueryPhoto(str(photos[0]), path=photos[0]),), **asked))  # type: ignore[arg-type]
    results = window.search.results
    assert results.message
    assert sentences(results)
    return ways_on(results)


def test_a_search_that_found_nothing_says_what_to_do(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    opened.go(SEARCH)
    workspace.answer = Answer(())
    assert message(qtbot, opened, photos, text="zebra") == ["Remove the filters"]
    assert message(qtbot, opened, photos) == ["Search a part of the photo"]
    QTest.mouseClick(opened.search.results.onward, Qt.MouseButton.LeftButton)
    assert opened.search.splitter.editing
    workspace.pending = 120
    with qtbot.waitSignal(opened.desk.info_changed, timeout=WAIT):
        opened.desk.refresh()
    assert message(qtbot, opened, photos) == ["Go to Catalog"]
    QTest.mouseClick(opened.search.results.onward, Qt.MouseButton.LeftButton)
    assert opened.page == CATALOG


def test_a_list_of_past_searches_that_is_empty_says_so(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go(SEARCH)
    opened.search.keeping.open_list()
    QApplication.processEvents()
    box = QApplication.activePopupWidget()
    assert box is not None
    assert any("." in label.text() for label in box.findChildren(QLabel) if label.isVisible())
    box.close()
