"""The manual that F1 opens: where the page is spoken of, with pictures, found by words, without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from visearch_desktop.core import places
from visearch_desktop.gui.aids import CHAPTERS
from visearch_desktop.gui.main_window import AUDIT, BATCH, CATALOG, SEARCH, SETTINGS, MainWindow
from visearch_desktop.gui.manual_window import SETTLED_MS, ManualWindow


def test_f1_opens_the_chapter_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    for page, chapter in (
        (CATALOG, "Catalog"),
        (SEARCH, "Search"),
        (AUDIT, "Audit"),
        (BATCH, "Batch"),
        (SETTINGS, "Settings"),
    ):
        window.go(page)
        window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: window.aids.manual is not None and window.aids.manual.isVisible())
        manual = window.aids.manual
        assert manual is not None
        item = manual.contents.currentItem()
        assert item is not None
        assert item.text() == chapter
        manual.close()
    assert len(CHAPTERS) == 5


def test_words_are_found_from_the_beginning_again(qtbot: QtBot) -> None:
    manual = ManualWindow()
    qtbot.addWidget(manual)
    manual.words.setText("PLACEHOLDER")
    places_found = set()
    for _ in range(40):
        QTest.keyClick(manual.words, Qt.Key.Key_Return)
        places_found.add(manual.pages.textCursor().position())
    assert 1 < len(places_found) < 40
    manual.words.setText("no such word in it")
    QTest.keyClick(manual.words, Qt.Key.Key_Return)
    assert manual.said.text() == "Not in the manual"


def test_nothing_is_loaded_from_outside_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    inside = tmp_path / "docs"
    inside.mkdir()
    for place in (inside / "a.png", tmp_path / "secret.png"):
        QImage(3000, 10, QImage.Format.Format_RGB32).save(str(place))
    manual = ManualWindow()
    qtbot.addWidget(manual)
    manual.pages.show_markdown("# t\n\n![a](a.png) ![b](../secret.png) ![c](https://example.org/c.png)", inside)
    picture = manual.pages.loadResource(2, QUrl("a.png"))
    assert isinstance(picture, QImage)
    assert picture.width() < 3000
    for outside in ("../secret.png", "https://example.org/c.png", str(tmp_path / "secret.png"), "none.png"):
        assert manual.pages.loadResource(2, QUrl(outside)) is None


def test_a_manual_that_is_missing_is_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    manual = ManualWindow()
    qtbot.addWidget(manual)
    manual.read(tmp_path / "none.md")
    assert "The manual is missing" in manual.pages.toPlainText()
    assert manual.contents.count() == 0
    manual.open_at(3)


def test_every_picture_of_the_manual_is_there() -> None:
    for file in places.manual("").parent.glob("manual*.md"):
        for part in file.read_text(encoding="utf-8").split("](")[1:]:
            address = part.split(")")[0]
            assert address.startswith("http") or (file.parent / address).is_file(), (file.name, address)


def test_the_manual_goes_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.aids.show_manual()
    manual = window.aids.manual
    assert manual is not None
    window.close()
    assert not manual.isVisible()
    QApplication.sendPostedEvents(manual, QEvent.Type.DeferredDelete)
    assert not isValid(manual)


def test_a_window_that_is_drawn_wider_is_laid_out_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    manual = ManualWindow()
    qtbot.addWidget(manual)
    manual.open_at(3)
    laid_out: list[Path] = []
    show = manual.pages.show_markdown

    def counted(words: str, folder: Path) -> None:
        laid_out.append(folder)
        show(words, folder)

    monkeypatch.setattr(manual.pages, "show_markdown", counted)
    for step in range(4):
        manual.resize(900 + 20 * step, 700)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(laid_out), timeout=10_000)
    qtbot.wait(2 * SETTLED_MS)
    assert len(laid_out) == 1
    chapter = manual.contents.item(3).text()
    assert manual.pages.cursorForPosition(QPoint(0, 8)).block().text().startswith(chapter)
