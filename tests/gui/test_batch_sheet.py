"""How a supplier's sheet was read: shown on the Batch page, corrected there, and the delivery checked again with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import write_photo
from tests.gui.test_batch_real import WAIT, checked, settle, window
from tests.gui.test_import_page import choose
from visearch_desktop.core.deliveries import Choice, DeliveredSheet
from visearch_desktop.gui.batch.page import BatchPage
from visearch_desktop.gui.batch.sheet_line import SheetLine, reading
from visearch_desktop.gui.main_window import MainWindow

__all__ = ["window"]


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """A folder with a sheet in GBK under a title of its own, whose columns nobody can guess."""
    made = tmp_path / "week 47"
    write_photo(made / "a.jpg", 70)
    write_photo(made / "b.jpg", 71)
    text = "第四十七周;;\n甲;乙;丙\n红鞋;N-1;a.jpg\n蓝帽;N-2;b.jpg\n"
    (made / "list.csv").write_bytes(text.encode("gb18030"))
    (made / "remarks.csv").write_text("topic,remark\nprices,soon\n", encoding="utf-8")
    return made


def corrected(qtbot: QtBot, page: BatchPage) -> None:
    """The page with the sheet's form, filled."""
    page.sheet_line.correct.click()
    assert page.page is page.sheet_page
    qtbot.waitUntil(page.sheet_page.go.isEnabled, timeout=WAIT)


def skus(page: BatchPage) -> list[tuple[str, str]]:
    assert page.review.triage is not None
    return [(one.item.sku, one.item.title) for one in page.review.triage.items]


def test_the_sheet_is_shown_corrected_and_the_delivery_checked_again(
    qtbot: QtBot, window: MainWindow, delivery: Path
) -> None:
    page = checked(qtbot, window, delivery)
    assert "list.csv says what the items are: gb18030, semicolon" in page.sheet_line.words
    assert "photos in" in page.sheet_line.words
    assert {sku for sku, _ in skus(page)} == {""}
    corrected(qtbot, page)
    sheet = page.sheet_page
    assert [sheet.sheet.itemText(place) for place in range(sheet.sheet.count())] == ["list.csv", "remarks.csv"]
    sheet.layout_form.header_row.setValue(2)
    qtbot.waitUntil(lambda: sheet.mapping_form.sku.findText("乙") > 0, timeout=WAIT)
    choose(sheet.mapping_form.sku, "乙")
    choose(sheet.mapping_form.title, "甲")
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        sheet.go.click()
    assert page.reviewing
    assert skus(page) == [("N-1", "红鞋"), ("N-2", "蓝帽")]
    assert "names in row 2, 2 rows, SKU in “乙”, title in “甲”, photos in “丙”" in page.sheet_line.words
    QTest.keyClick(page.review.list, Qt.Key.Key_K)
    settle(qtbot, page)
    corrected(qtbot, page)  # what was said is shown again, and a decision holds for an item that stays
    assert sheet.layout_form.header_row.value() == 2
    assert sheet.mapping_form.sku.currentText() == "乙"
    choose(sheet.mapping_form.title, "(none)")
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        sheet.go.click()
    assert skus(page) == [("N-1", ""), ("N-2", "")]
    triage = page.review.triage
    assert triage is not None
    assert [made.choice for row in range(2) if (made := triage.decision(row))] == [Choice.KEEP]


def test_what_cannot_be_read_so_is_told_and_changes_nothing(qtbot: QtBot, window: MainWindow, delivery: Path) -> None:
    page = checked(qtbot, window, delivery)
    before = page.review.triage
    corrected(qtbot, page)
    sheet = page.sheet_page
    choose(sheet.layout_form.encoding, "utf-8")
    qtbot.waitUntil(lambda: bool(sheet.problem), timeout=WAIT)
    assert "not text in the encoding utf-8" in sheet.problem
    assert not sheet.go.isEnabled()
    assert not sheet.mapping_form.isEnabled()
    choose(sheet.layout_form.encoding, "gb18030")
    qtbot.waitUntil(sheet.go.isEnabled, timeout=WAIT)
    assert (sheet.problem, sheet.mapping_form.isEnabled()) == ("", True)
    choose(sheet.sheet, "remarks.csv")
    qtbot.waitUntil(lambda: "Choose a column" in sheet.problem, timeout=WAIT)
    assert not sheet.go.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page.reviewing
    assert page.review.triage is before


def test_a_sheet_that_went_away_is_a_sentence(qtbot: QtBot, window: MainWindow, delivery: Path) -> None:
    page = checked(qtbot, window, delivery)
    (delivery / "list.csv").unlink()
    page.sheet_line.correct.click()
    qtbot.waitUntil(lambda: bool(page.sheet_page.problem), timeout=WAIT)
    assert "There is no file" in page.sheet_page.problem


def test_the_line_says_what_there_is(qtbot: QtBot) -> None:
    line = SheetLine()
    qtbot.addWidget(line)
    line.show_sheets(())
    assert line.isHidden()
    line.show_sheets([DeliveredSheet("x.xlsx", Path("x.xlsx"))])
    assert not line.isHidden()
    assert line.words == "x.xlsx was not used, and names made the items: it could not be read."
    book = DeliveredSheet("x.xlsx", Path("x.xlsx"), True, 1, tab="März", header_row=3)
    assert reading(book) == "sheet “März”, names in row 3, 1 row, no column is known."
