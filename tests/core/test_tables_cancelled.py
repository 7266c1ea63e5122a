"""Reading and comparing large tables can be stopped at any moment: counted in signs of progress, not in seconds."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.conftest import finish, write_photo
from visearch_desktop.core import delivery, product_import, tables
from visearch_desktop.core.errors import TableError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.store.products import everything as rows_of_products
from visearch_desktop.core.tables.workbook import Workbook
from visearch_desktop.core.workspace import Workspace

ROWS = 20_000
AT_ONCE = 2000
"""Rows between two signs of progress, at most; 100,000 rows take some two seconds in all."""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "sent" / "list.csv"
    file.parent.mkdir()
    rows = (f"SKU-{number},Thing {number},{number}.jpg,red" for number in range(ROWS))
    file.write_text("sku,title,image,colour\n" + "\n".join(rows), encoding="utf-8")
    write_photo(tmp_path / "sent" / "1.jpg")
    return file


def signs(task: Generator[Progress, None, Any]) -> list[Progress]:
    return list(task)


def test_a_text_is_read_in_pieces(sheet: Path) -> None:
    told = signs(tables.reading(sheet))
    assert [one.done for one in told] == list(range(AT_ONCE, ROWS + 1, AT_ONCE))
    task = tables.reading(sheet)
    next(task)
    task.close()
    assert len(tables.read(sheet).rows) == ROWS


def test_a_delivery_with_a_large_sheet_is_read_in_pieces(sheet: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    told = signs(delivery.read([sheet.parent], work))
    assert len(told) >= ROWS // AT_ONCE + 2 * ROWS // 1000  # reading, what rows say, which photos they mean
    task = delivery.read([sheet.parent], work)
    for _ in range(20):
        next(task)
    task.close()
    assert not list(work.iterdir())


def test_a_plan_is_made_in_pieces_and_a_closed_one_changes_nothing(sheet: Path, workspace: Workspace) -> None:
    table, mapping = product_import.read(workspace, sheet)
    assert len(signs(product_import.plan_import(workspace, table, mapping))) >= ROWS // 1000 + 3
    task = product_import.plan_import(workspace, table, mapping)
    for _ in range(10):
        next(task)
    task.close()


def test_nobody_waits_for_a_workbook_that_is_being_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_row(0, 0, ["sku", "title"])
    unpacked, slow = Workbook.rows, threading.Event()

    def rows(self: Workbook, sheet: str, most: int | None = None) -> Any:
        slow.wait(20)
        return unpacked(self, sheet, most)

    monkeypatch.setattr(Workbook, "rows", rows)
    task = tables.reading(file)
    for _ in range(3):
        assert next(task).current == "list.xlsx"
    task.close()  # comes back while the thread waits
    again = tables.reading(file)
    next(again)
    slow.set()
    assert finish(again).columns == ("sku", "title")


def test_what_goes_wrong_aside_is_told_as_ever(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(TableError, match="damaged"):
        tables.read(file)


def test_the_table_of_an_index_run_is_read_in_pieces_and_a_closed_run_changes_nothing(
    sheet: Path, workspace: Workspace
) -> None:
    read = [*range(AT_ONCE, ROWS + 1, AT_ONCE)]
    told = signs(index_folders(workspace, [sheet.parent], products=sheet))
    assert [one.done for one in told if one.stage is Stage.CHECK][: len(read)] == read
    assert told[len(read)].done == AT_ONCE // 2  # then what its rows say
    assert len(rows_of_products(workspace.database)[0]) == ROWS

    other = sheet.with_name("other.csv")
    other.write_text(sheet.read_text(encoding="utf-8").replace("red", "blue"), encoding="utf-8")
    before = rows_of_products(workspace.database)
    for steps in (1, len(read), len(read) + ROWS // 1000):
        task = index_folders(workspace, products=other)
        for _ in range(steps):
            assert next(task).stage is Stage.CHECK
        task.close()
        assert rows_of_products(workspace.database) == before
    with workspace.writing():
        pass  # nobody holds the lock any more
