from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.conftest import finish
from tests.core.shelves import Stock, shop_of
from tests.core.test_suggestions import KINDS, refile, run
from visearch_desktop.core import suggestions
from visearch_desktop.core.errors import CatalogError, ReportError
from visearch_desktop.core.store import products
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def stock(workspace: Workspace) -> Stock:
    made = shop_of(KINDS, 15)
    refile(made, "000004", "Watches")
    refile(made, "010002", "Shoes")
    made.into(workspace.database)
    return made


def test_dismissed_does_not_come_again_until_undone(workspace: Workspace, stock: Stock) -> None:
    first, second = run(workspace).suggestions
    suggestions.dismiss(workspace, [first])
    again = run(workspace)
    assert (again.suggestions, again.dismissed) == ((second,), 1)
    assert (undone := suggestions.undo(workspace)) is not None
    assert undone.words[0].sku == first.skus[0]
    assert run(workspace).suggestions == (first, second)
    assert suggestions.undo(workspace) is None


def test_dismissed_is_asked_again_when_the_cell_has_changed(workspace: Workspace, stock: Stock) -> None:
    suggestions.dismiss(workspace, run(workspace).suggestions)
    refile(stock, "000004", "Shoes")
    products.replace_table(workspace.database, [(one, ()) for one in stock.products])
    assert [one.skus for one in run(workspace).suggestions] == [("000004",)]


def test_accepted_outlives_the_program_and_the_table_stays(workspace: Workspace, stock: Stock) -> None:
    before = products.everything(workspace.database)
    suggestions.accept(workspace, run(workspace).suggestions, who="Mei")
    reopened = Workspace.open(workspace.folder, device="cpu")
    try:
        taken = suggestions.accepted(reopened, "category")
        assert {one.sku: (one.was, one.value) for one in taken} == {
            "000004": ("Watches", "Bags"), "010002": ("Shoes", "Watches"),
        }  # fmt: skip
        assert suggestions.history(reopened)[0].who == "Mei"
        assert products.everything(reopened.database) == before
    finally:
        reopened.close()


def test_accepted_goes_when_the_table_says_something_else_now(workspace: Workspace, stock: Stock) -> None:
    suggestions.accept(workspace, run(workspace).suggestions)
    refile(stock, "000004", "Bags")
    refile(stock, "010002", "Tees")
    products.replace_table(workspace.database, [(one, ()) for one in stock.products])
    assert suggestions.accepted(workspace, "category") == ()


def test_later_words_hold_and_undo_goes_back_one_by_one(workspace: Workspace, stock: Stock) -> None:
    (one, _) = run(workspace).suggestions
    suggestions.accept(workspace, [one])
    suggestions.dismiss(workspace, [one])
    assert suggestions.accepted(workspace) == ()
    suggestions.undo(workspace)
    assert len(suggestions.accepted(workspace)) == 1
    suggestions.undo(workspace)
    suggestions.dismiss(workspace, [one])
    assert suggestions.accepted(workspace) == ()
    assert [said.summary for said in suggestions.history(workspace)] == [f"dismissed {one.value} for {one.skus[0]}"]


def test_words_are_only_ever_appended(workspace: Workspace, stock: Stock) -> None:
    (one, two) = run(workspace).suggestions
    suggestions.accept(workspace, [one, two])
    suggestions.undo(workspace)
    assert workspace.database.rows("SELECT count(*) FROM suggestion_word")[0][0] == 2
    assert workspace.database.rows("SELECT count(*) FROM suggestion_action")[0][0] == 2


def test_a_catalog_opened_for_reading_cannot_be_told_anything(workspace: Workspace, stock: Stock) -> None:
    with workspace.reading_only() as view:
        found = run(view).suggestions
        assert suggestions.undo(view) is None
        assert suggestions.accepted(view) == ()
        with pytest.raises(CatalogError):
            suggestions.accept(view, found)


def test_reports_neutralise_formulas(workspace: Workspace, tmp_path: Path) -> None:
    stock = shop_of(["=HYPERLINK(1)", "Watches"], 15)
    refile(stock, "000004", "Watches")
    refile(stock, "010003", "")
    stock.into(workspace.database)
    report = run(workspace)
    evil = [one for one in report.suggestions if one.skus == ("000004",)]
    suggestions.accept(workspace, evil)
    finish(suggestions.write(workspace, report, tmp_path / "all.csv"))
    finish(suggestions.write_accepted(workspace, tmp_path / "new.csv", "category"))
    for name in ("all.csv", "new.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert not [cell for cell in cells if cell.startswith("=")]
        assert [cell for cell in cells if cell.startswith("'=")]
    finish(suggestions.write(workspace, report, tmp_path / "all.xlsx"))
    rows = CalamineWorkbook.from_path(tmp_path / "all.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["SKU", "Title", "Kind", "category"]
    assert {row[6] for row in rows[1:]} == {"accepted", ""}
    finish(suggestions.write(workspace, report, tmp_path / "all.json"))
    read = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["rows"]
    assert len(read) == len(report.suggestions)


def test_nothing_accepted_is_no_file(workspace: Workspace, stock: Stock, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="nothing to write"):
        finish(suggestions.write_accepted(workspace, tmp_path / "new.csv", "category"))
    assert not list(tmp_path.glob("new*"))
