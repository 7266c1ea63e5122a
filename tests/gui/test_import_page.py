"""Importing a product table in the window: shown first, corrected, then taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.gui.test_real_core import WAIT, catalog, open_catalog, real
from visearch_desktop.core.errors import CatalogBusyError
from visearch_desktop.core.store import products as rows
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.catalog.import_page import ImportPage
from visearch_desktop.gui.catalog.rule_page import RulePage
from visearch_desktop.gui.catalog.rule_picker import RulePicker
from visearch_desktop.gui.drops import Drop
from visearch_desktop.gui.main_window import CATALOG, MainWindow

__all__ = ["catalog", "real"]


@pytest.fixture
def opened(qtbot: QtBot, real: MainWindow, catalog: Path) -> MainWindow:
    """The window with the shop's catalog."""
    open_catalog(qtbot, real, catalog)
    return real


def put(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "products.csv"
    file.write_bytes(text.encode(encoding))
    return file


def show(qtbot: QtBot, window: MainWindow, file: Path) -> ImportPage:
    """The page with a table that was read and compared."""
    window.catalog.take_drop(Drop(tables=(file,)))
    page = window.catalog.importing
    qtbot.waitUntil(lambda: settled(page), timeout=WAIT)
    return page


def settled(page: ImportPage) -> bool:
    return bool(page.problem) or "…" not in page.go.text()


def choose(box: QComboBox, words: str) -> None:
    """As a person does: by the list of the box."""
    place = box.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def heads(page: ImportPage) -> list[str]:
    tree = page.outcome.tree
    return [_item(tree.topLevelItem(place)).text(0) for place in range(tree.topLevelItemCount())]


def _item(item: QTreeWidgetItem | None) -> QTreeWidgetItem:
    assert item is not None
    return item


def cell(page: ImportPage, row: int, column: int) -> str:
    item = page.preview.item(row, column) if row >= 0 else page.preview.horizontalHeaderItem(column)
    assert item is not None
    return item.text()


def stored(window: MainWindow) -> dict[str, str]:
    workspace = window.desk.workspace
    assert workspace is not None
    return {sku: product.title for sku, product in rows.everything(workspace.database)[0].items()}


def test_a_table_is_shown_before_it_is_imported(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    file = put(tmp_path, "货号;名称;图片\nA;杯子;PHOTO0.png\nB;茶壶;gone.jpg\nB;茶壶;\n", "gbk")
    page = show(qtbot, opened, file)
    assert page.isVisible()
    assert (page.layout_form.encoding.currentText(), page.layout_form.delimiter.currentData()) == ("gb18030", ";")
    assert not page.layout_form.sheet.isVisible()
    assert page.mapping_form.sku.currentText() == "货号"
    assert (cell(page, -1, 0), cell(page, 0, 1)) == ("货号\nSKU", "杯子")
    assert page.outcome.figures() == {"added": "2", "changed": "0", "removed": "0", "unchanged": "0"}
    assert heads(page) == [
        "1 SKU stands in several rows", "1 photo of the table is not there", "1 photo is called a little differently",
        "1 SKU without a photo", "11 photos without a row", "2 new products",
    ]  # fmt: skip
    assert (
        _item(_item(page.outcome.tree.topLevelItem(2)).child(0)).text(0)
        == "Row 2, A: PHOTO0.png is there as photo0.jpg."
    )
    assert stored(opened) == {}
    assert page.go.text() == "Import 2 products"
    with qtbot.waitSignal(page.imported, timeout=WAIT):
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert stored(opened) == {"A": "杯子", "B": "茶壶"}
    assert opened.catalog.notices.sentence == "2 products were imported."
    assert not page.isVisible()
    assert not show(qtbot, opened, file).go.isEnabled()
    assert page.go.text() == "Nothing to change"


def test_what_is_detected_can_be_corrected(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name in ("January", "February"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Stock", "of", name])
            sheet.write_row(1, 0, ["Number", "What", "Look"])
            sheet.write_row(2, 0, [7, f"Mug of {name}", "photo0.jpg"])
    page = show(qtbot, opened, file)
    assert "no column named “sku”" in page.problem
    assert not page.go.isEnabled()
    assert page.layout_form.sheet.isVisible()
    choose(page.layout_form.sheet, "February")
    qtbot.waitUntil(lambda: page.preview.columnCount() == 3 and settled(page), timeout=WAIT)
    page.layout_form.header_row.setValue(2)
    qtbot.waitUntil(lambda: page.mapping_form.sku.findText("Number") > 0, timeout=WAIT)
    qtbot.waitUntil(lambda: settled(page), timeout=WAIT)
    choose(page.mapping_form.sku, "Number")
    qtbot.waitUntil(page.go.isEnabled, timeout=WAIT)
    assert page.problem == ""
    choose(page.mapping_form.title, "What")
    photos = page.mapping_form.photos
    look = next(photos.item(row) for row in range(photos.count()) if photos.item(row).text() == "Look")
    assert look.checkState() == Qt.CheckState.Checked, "the cells look like photos"
    look.setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "12 photos without a row" in heads(page), timeout=WAIT)
    look.setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: "11 photos without a row" in heads(page) and page.go.isEnabled(), timeout=WAIT)
    with qtbot.waitSignal(page.imported, timeout=WAIT):
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert stored(opened) == {"7": "Mug of February"}
    assert show(qtbot, opened, file).layout_form.sheet.currentText() == "February", "as it was said before"


def test_a_file_that_is_no_table_says_so_and_leads_back(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "broken.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook")
    page = show(qtbot, opened, file)
    assert "is damaged" in page.problem
    assert not page.go.isEnabled()
    assert not page.layout_form.isEnabled()
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert opened.catalog.overview.isVisible()
    page = show(qtbot, opened, put(tmp_path, "sku,name\nA,Mug\n"))
    assert (page.problem, page.layout_form.isEnabled(), page.go.isEnabled()) == ("", True, True)


def test_a_wrong_encoding_can_be_put_right_again(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, opened, put(tmp_path, "sku,name\nA,Größe\n"))
    choose(page.layout_form.encoding, "utf-16")
    qtbot.waitUntil(lambda: "not text in the encoding utf-16" in page.problem, timeout=WAIT)
    choose(page.layout_form.encoding, "utf-8")
    qtbot.waitUntil(lambda: page.problem == "" and page.go.isEnabled(), timeout=WAIT)
    assert cell(page, 0, 1) == "Größe"


def test_a_busy_catalog_is_a_notice_and_nothing_is_lost(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(qtbot, opened, put(tmp_path, "sku,name\nA,Mug\n"))

    def busy(_: Workspace) -> None:
        raise CatalogBusyError("ViSearch is at work on this catalog already.", "Wait.")

    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "writing", busy)
        with qtbot.waitSignal(page.failed, timeout=WAIT):
            QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
        assert "at work on this catalog" in opened.catalog.notices.sentence
        qtbot.waitUntil(page.go.isEnabled, timeout=WAIT)
    with qtbot.waitSignal(page.imported, timeout=WAIT):
        page.go.click()
        page.go.click()
    assert stored(opened) == {"A": "Mug"}


def test_another_catalog_on_the_desk_forgets_the_table(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, opened, put(tmp_path, "sku,name\nA,Mug\n"))
    other = tmp_path / "other"
    Workspace.create(other, model="tiny", device="cpu").close()
    open_catalog(qtbot, opened, other)
    assert not page.isVisible()
    page.go.click()
    assert stored(opened) == {}


def test_products_that_the_table_lacks_can_be_kept(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, opened, put(tmp_path, "sku,name\nA,Mug\n"))
    with qtbot.waitSignal(page.imported, timeout=WAIT):
        page.go.click()
    page = show(qtbot, opened, put(tmp_path, "sku,name\nB,Cup\n"))
    assert page.outcome.figures() == {"added": "1", "changed": "0", "removed": "1", "unchanged": "0"}
    assert heads(page)[0] == "1 product leaves the table"
    QTest.keyClick(page.keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.outcome.figures()["removed"] == "0" and page.go.isEnabled(), timeout=WAIT)
    with qtbot.waitSignal(page.imported, timeout=WAIT):
        page.go.click()
    assert stored(opened) == {"A": "Mug", "B": "Cup"}
    assert not show(qtbot, opened, put(tmp_path, "sku,name\nC,Cup\n")).keep.isChecked(), "asked anew each time"


def test_every_field_has_a_name(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, opened, put(tmp_path, "sku,name\nA,Mug\n"))
    form, mapping = page.layout_form, page.mapping_form
    fields = (form.encoding, form.delimiter, form.sheet, form.header_row, mapping.sku, mapping.title, mapping.ean,
              mapping.photos, page.preview, page.outcome.tree)  # fmt: skip
    assert all(field.accessibleName() for field in fields)


def test_an_expression_is_tried_on_real_names_as_it_is_typed(qtbot: QtBot) -> None:
    picker = RulePicker()
    qtbot.addWidget(picker)
    picker.show_names(["shop/MH01_front.jpg", "shop/MH02_back.jpg"])
    picker.choose("regex:(?P<sku>MH.)")
    assert picker.rule == "regex:(?P<sku>MH.)"
    assert [sku for _, sku in picker.preview_pairs()] == ["MH0", "MH0"]
    picker.expression.setText("(?P<sku>[A-Z]+[0-9]+)_")
    assert [sku for _, sku in picker.preview_pairs()] == ["MH01", "MH02"]
    picker.expression.setText("(?P<sku>[A-Z")
    assert "not understood at its sign" in picker.problem
    assert picker.preview_pairs() == ()
    picker.choose("folder")
    assert not picker.expression.isEnabled()
    assert picker.rule == "folder"


def test_a_rule_that_is_not_understood_cannot_be_used(qtbot: QtBot) -> None:
    page = RulePage()
    qtbot.addWidget(page)
    page.ask("regex:(?P<sku>A+)")
    assert page.apply.isEnabled(), "whether names are there to try it on or not"
    page.picker.expression.setText("A+")
    assert not page.apply.isEnabled()
    assert "no group named “sku”" in page.picker.problem
    page.picker.choose("name")
    assert page.apply.isEnabled()


def test_the_names_of_an_open_catalog_are_changed_in_the_page(qtbot: QtBot, opened: MainWindow) -> None:
    page, workspace = opened.catalog, opened.desk.workspace
    assert workspace is not None
    opened.go(CATALOG)
    naming = page.findChild(RulePage)
    assert naming is not None
    page.overview.folders.rule.click()
    assert naming.isVisible()
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: naming.picker.preview_pairs() != (), timeout=WAIT)
    QTest.keyClick(naming, Qt.Key.Key_Escape)
    assert page.overview.isVisible()
    page.overview.folders.rule.click()
    naming.picker.choose("name")
    naming.apply.click()
    assert page.overview.isVisible()
    qtbot.waitUntil(lambda: workspace.sku_rule == "name", timeout=WAIT)


def test_a_table_given_with_folders_is_held_against_the_photos(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    file = put(tmp_path, "sku,title,images\nA,One,gone.jpg\nB,Two,also-gone.jpg\n")
    page = opened.catalog
    page.overview.index_panel.index((), file)
    qtbot.waitUntil(lambda: "products.csv: 2 products" in page.notices.advice, timeout=WAIT)
    assert "2 SKUs without a photo" in page.notices.advice
    assert page.notices.action.text() == "Show the table"
    page.notices.action.click()
    qtbot.waitUntil(lambda: settled(page.importing), timeout=WAIT)
    assert "2 SKUs without a photo" in heads(page.importing)
    assert not page.importing.go.isEnabled(), "it is in the catalog already"
