"""What lands on the window: photos are searched, folders, tables and ZIPs asked about, the rest is explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from visearch_desktop.gui.drops import read_drop
from visearch_desktop.gui.main_window import BATCH, CATALOG, SEARCH, MainWindow


def mime(*paths: Path, web: str = "", image: QImage | None = None, text: str = "") -> QMimeData:
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(path)) for path in paths] + ([QUrl(web)] if web else [])
    if urls:
        data.setUrls(urls)
    if image is not None:
        data.setImageData(image)
    if text:
        data.setText(text)
    return data


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor("teal"))
    return image


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drop on the window as the windowing system does; False when the window refuses."""
    actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), actions, data, Qt.MouseButton.LeftButton, keys)
    QGuiApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    middle = QPointF(window.rect().center())
    event = QDropEvent(middle, actions, data, Qt.MouseButton.LeftButton, keys)
    QGuiApplication.sendEvent(window, event)
    return event.isAccepted()


def answered(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(window.search.results.model.matches), timeout=5000)


def test_one_photo_is_searched(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> None:
    assert drop(opened, mime(photos[0]))
    answered(qtbot, opened)
    assert opened.pages.currentIndex() == SEARCH
    assert [photo.path for photo in opened.search.query.photos] == [photos[0]]
    assert opened.search.results.list.currentIndex().row() == 0


def test_several_photos_are_one_product(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]
) -> None:
    assert drop(opened, mime(*photos[:3]))
    answered(qtbot, opened)
    assert len(workspace.searches) == 1
    assert len(workspace.searches[0].photos) == 3


def test_photos_win_over_what_else_is_dropped(
    qtbot: QtBot, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "notes.pdf").touch()
    assert drop(opened, mime(photos[1], photos[1].parent, tmp_path / "notes.pdf"))
    answered(qtbot, opened)
    assert [photo.path for photo in opened.search.query.photos] == [photos[1]]


def test_a_picture_from_a_browser_is_searched(qtbot: QtBot, opened: MainWindow) -> None:
    assert drop(opened, mime(web="https://shop.example/a.jpg", image=picture()))
    answered(qtbot, opened)
    assert opened.search.query.photos[0].data


def test_a_web_address_alone_is_explained(opened: MainWindow) -> None:
    assert drop(opened, mime(web="https://shop.example/a.jpg"))
    assert "offline" in opened.search.notices.sentence
    assert opened.search.notices.advice


def test_a_file_that_is_no_photo_is_explained(opened: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "price list.pdf").touch()
    assert drop(opened, mime(tmp_path / "price list.pdf"))
    assert "price list.pdf" in opened.search.notices.sentence


@pytest.mark.parametrize(("name", "advice"), [("stock.xls", "CSV"), ("delivery.rar", "ZIP"), ("a.mp4", "JPEG")])
def test_what_to_do_instead_is_told(opened: MainWindow, tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).touch()
    assert drop(opened, mime(tmp_path / name))
    assert advice in opened.search.notices.advice


def test_text_is_refused(opened: MainWindow) -> None:
    assert not drop(opened, mime(text="hello"))


def test_a_folder_is_added_to_the_open_catalog_after_a_question(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, tmp_path: Path
) -> None:
    (tmp_path / "more").mkdir()
    opened.go(SEARCH)
    assert drop(opened, mime(tmp_path / "more"))
    question = opened.drop_question
    assert question.isVisible()
    assert question.bar.question.text() == "What is “more”?"
    assert opened.pages.currentIndex() == SEARCH
    assert not opened.catalog.indexing
    with qtbot.waitSignal(opened.catalog.overview.index_panel.finished, timeout=10_000):
        QTest.mouseClick(question.add, Qt.MouseButton.LeftButton)
    assert opened.pages.currentIndex() == CATALOG
    assert not question.isVisible()
    assert tmp_path / "more" in workspace.roots


@pytest.mark.parametrize("name", ["week 47.zip", "week 47.xlsx", "prices.csv", "Lieferung"])
def test_a_delivery_is_taken_to_the_batch_page(opened: MainWindow, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch() if path.suffix else path.mkdir()
    assert drop(opened, mime(path))
    question = opened.drop_question
    assert question.add.isVisible() is (path.suffix != ".zip")
    assert ("unpack it first" in question.bar.meaning.text()) is (path.suffix == ".zip")
    assert question.bar.yes.hasFocus() or not opened.isActiveWindow()
    QTest.keyClick(question.bar.yes, Qt.Key.Key_Return)
    assert opened.pages.currentIndex() == BATCH
    assert opened.batch.start.sources == (path,)
    assert not question.isVisible()


def test_escape_leaves_what_was_dropped_alone(opened: MainWindow, workspace: FakeWorkspace, tmp_path: Path) -> None:
    roots = workspace.roots
    (tmp_path / "more").mkdir()
    assert drop(opened, mime(tmp_path / "more"))
    QTest.keyClick(opened.drop_question.bar, Qt.Key.Key_Escape)
    assert not opened.drop_question.isVisible()
    assert workspace.roots == roots
    assert opened._batch is None


def test_on_the_batch_page_photos_are_a_delivery(opened: MainWindow, photos: list[Path], tmp_path: Path) -> None:
    opened.go(BATCH)
    (tmp_path / "sheet.csv").touch()
    assert drop(opened, mime(*photos[:2], tmp_path / "sheet.csv"))
    assert opened.pages.currentIndex() == BATCH
    assert opened.batch.start.sources == (tmp_path / "sheet.csv", *photos[:2])
    assert not opened.drop_question.isVisible()


def test_a_very_long_name_is_cut_in_the_question(opened: MainWindow, tmp_path: Path) -> None:
    name = "供应商" * 26 + " week 47.zip"
    (tmp_path / name).touch()
    assert drop(opened, mime(tmp_path / name))
    assert "week 47.zip" in opened.drop_question.bar.question.text()
    assert len(opened.drop_question.bar.question.text()) < 90


def test_a_folder_and_a_table_fill_the_form(
    qtbot: QtBot, window: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    table = tmp_path / "products.csv"
    table.write_text("sku,title\n")
    window.catalog.show_new()
    assert drop(window, mime(photos[0].parent, table))
    plan = window.catalog.form.plan()
    assert plan.folders == (photos[0].parent,)
    assert plan.products == table


def test_the_clipboard_picture_is_searched(qtbot: QtBot, opened: MainWindow, qapp: QGuiApplication) -> None:
    qapp.clipboard().setImage(picture())
    QTest.keyClick(opened, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    answered(qtbot, opened)
    assert opened.pages.currentIndex() == SEARCH


def test_an_empty_clipboard_is_explained(opened: MainWindow, qapp: QGuiApplication) -> None:
    qapp.clipboard().setText("no picture")
    opened.search.paste()
    assert "no picture" in opened.search.notices.sentence


@pytest.mark.parametrize("name", ["商品图.jpg", "with space & ü.PNG", "x" * 200 + ".webp"])
def test_unusual_names_are_photos(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert read_drop(mime(tmp_path / name)).photos == (tmp_path / name,)
