"""The states of the pages, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core import settings as core_settings
from visearch_desktop.core.catalog import Answer, Problem
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import SEARCH, SETTINGS, MainWindow

WAIT = 10_000


def search(qtbot: QtBot, window: MainWindow, *photos: Path) -> None:
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.search(photos)


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
    assert not page.query
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


def test_the_filter_keeps_the_keyboard_while_it_is_typed(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    page = opened.search
    opened.activateWindow()
    page.bar.text.setFocus()
    for words in ("S", "K"):
        with qtbot.waitSignal(page.answered, timeout=WAIT):
            QTest.keyClicks(opened.focusWidget(), words)
    assert page.bar.text.text() == "SK"
    QTest.keyClick(page.bar.text, Qt.Key.Key_Escape)
    assert page.bar.text.text() == ""
    assert page.query.photos
    QTest.keyClick(page.bar.text, Qt.Key.Key_Return)
    assert opened.focusWidget() is page.results.list


def test_the_results_have_the_keyboard_when_the_page_is_shown_again(
    qtbot: QtBot, opened: MainWindow, photos: list[Path]
) -> None:
    search(qtbot, opened, photos[0])
    opened.activateWindow()
    opened.go(SETTINGS)
    opened.go(SEARCH)
    assert opened.focusWidget() is opened.search.results.list


def test_no_match(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]) -> None:
    workspace.answer = Answer(())
    search(qtbot, opened, photos[0])
    assert opened.search.results.message == "No match"
    assert not opened.search.detail.isVisible()


def test_an_answer_says_when_photos_are_not_indexed_yet(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.pending = 120
    with qtbot.waitSignal(opened.desk.info_changed, timeout=WAIT):
        opened.desk.refresh()
    search(qtbot, opened, photos[0])
    assert any("120 photos not indexed yet" in label.text() for label in opened.search.results.findChildren(QLabel))
    workspace.answer = Answer(())
    search(qtbot, opened, photos[0])
    assert opened.search.results.message == "No match yet"


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


def test_a_photo_that_was_left_out_is_named(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    workspace.answer = Answer((), unread=(Problem(Path("x/torn.jpg"), "The file is empty."),))
    opened.search.search(photos[:2])
    qtbot.waitUntil(lambda: "torn.jpg" in opened.search.notices.sentence, timeout=WAIT)
    assert opened.search.notices.advice == "The file is empty."


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
    assert [answer.query[0].path for answer in answers] == [photos[3]]


def test_queries_before_can_be_searched_again(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    search(qtbot, opened, photos[0])
    search(qtbot, opened, photos[1], photos[2])
    opened.search.clear_query()
    qtbot.waitUntil(lambda: len(opened.search.past.recent) == 2, timeout=WAIT)
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.zone.recalled.emit(opened.search.past.recent[0])
    assert [photo.path for photo in opened.search.query.photos] == [photos[1], photos[2]]


# -- everywhere ------------------------------------------------------------------------------------


def test_the_status_line_says_device_catalog_and_index(opened: MainWindow) -> None:
    assert "CPU" in opened.status.device.text()
    assert "6 photos" in opened.status.holdings.text()
    assert opened.status.index.text() == "Index up to date"


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
    again.show()
    assert again.search.splitter.saveState() == kept
    desk.close()


def test_closing_while_indexing_ends_the_task(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace) -> None:
    workspace.index_step = 0.02
    opened.catalog.overview.index_panel.update_index()
    qtbot.wait(200)
    opened.close()
    assert workspace.closed_in
    assert workspace.closed
