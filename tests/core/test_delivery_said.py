"""How a delivery's spreadsheet was read is told, and what a person says of it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core import delivery
from visearch_desktop.core.deliveries import Delivery
from visearch_desktop.core.delivery import SheetSaid
from visearch_desktop.core.errors import DeliveryError, TableError
from visearch_desktop.core.tables import Columns, Layout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two photos and a sheet in GBK whose columns nobody can guess, under a line of its own."""
    made = tmp_path / "到货"
    for number, name in enumerate(("a.jpg", "b.jpg")):
        write_photo(made / name, number)
    text = "第四十七周;;\nx1;x2;x3\n红鞋;N-1;a.jpg\n蓝帽;N-2;b.jpg\n"
    (made / "list.csv").write_bytes(text.encode("gb18030"))
    return made


def read(tmp_path: Path, *sources: Path, said: SheetSaid | None = None) -> Delivery:
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    return finish(delivery.read(sources, work, said=said))


def test_how_a_sheet_was_read_is_told_whether_it_was_used_or_not(tmp_path: Path, folder: Path) -> None:
    (folder / "notes.csv").write_text("topic,remark\nprices,soon\n", encoding="utf-8")
    listed, notes = read(tmp_path, folder).sheets
    assert (listed.name, listed.used, listed.encoding, listed.delimiter) == ("list.csv", True, "gb18030", ";")
    assert (listed.sku, listed.photos, listed.path) == ("", ("x3",), folder / "list.csv")
    assert (notes.name, notes.used, notes.header_row, notes.sku) == ("notes.csv", False, 1, "")


def test_what_a_person_says_of_it_holds(tmp_path: Path, folder: Path) -> None:
    said = SheetSaid("list.csv", Layout(header_row=2), Columns(sku="X2", title="x1"))
    found = read(tmp_path, folder, said=said)
    assert [(item.sku, item.title, item.photos[0].name) for item in found.items] == [
        ("N-1", "红鞋", "a.jpg"), ("N-2", "蓝帽", "b.jpg"),
    ]  # fmt: skip
    assert (found.sheets[0].header_row, found.sheets[0].sku, found.sheets[0].photos) == (2, "x2", ("x3",))


def test_a_person_may_say_that_a_column_is_none(tmp_path: Path, folder: Path) -> None:
    (folder / "list.csv").write_text("sku,title,image\nA,Red,a.jpg\nA,Blue,b.jpg\n", encoding="utf-8")
    assert len(read(tmp_path, folder).items) == 1
    found = read(tmp_path, folder, said=SheetSaid(columns=Columns(sku="")))
    assert [(item.sku, item.title) for item in found.items] == [("", "Red"), ("", "Blue")]


def test_another_sheet_is_chosen_by_its_name(tmp_path: Path, folder: Path) -> None:
    (folder / "half.csv").write_text("sku,image\nH,a.jpg\n", encoding="utf-8")
    (folder / "full.csv").write_text("sku,image\nF1,a.jpg\nF2,b.jpg\n", encoding="utf-8")
    assert [sheet.name for sheet in read(tmp_path, folder).sheets if sheet.used] == ["full.csv"]
    found = read(tmp_path, folder, said=SheetSaid("half.csv"))
    assert [sheet.name for sheet in found.sheets if sheet.used] == ["half.csv"]
    assert found.items[0].sku == "H"
    with pytest.raises(DeliveryError, match=r"no spreadsheet gone\.csv") as refused:
        read(tmp_path, folder, said=SheetSaid("gone.csv"))
    assert "full.csv" in refused.value.advice


@pytest.mark.parametrize(("said", "words"), [
    (SheetSaid(columns=Columns(sku="Nummer")), "no column “Nummer”"),
    (SheetSaid(layout=Layout(header_row=99)), "Row 99 of list.csv is empty"),
    (SheetSaid(layout=Layout(encoding="utf-8")), "is not text in the encoding utf-8"),
    (SheetSaid(layout=Layout(encoding="klingon")), "no encoding"),
    (SheetSaid(layout=Layout(delimiter="::")), "cannot separate cells"),
])  # fmt: skip
def test_what_does_not_fit_is_a_sentence(tmp_path: Path, folder: Path, said: SheetSaid, words: str) -> None:
    with pytest.raises(TableError, match=words):
        read(tmp_path, folder, said=said)
    assert not list((tmp_path / "work").iterdir())


def test_of_several_sheets_those_that_do_not_fit_are_problems(tmp_path: Path, folder: Path) -> None:
    (folder / "other.csv").write_text("sku,image\nA,a.jpg\n", encoding="utf-8")
    found = read(tmp_path, folder, said=SheetSaid(columns=Columns(sku="x2"), layout=Layout(header_row=2)))
    assert [(sheet.name, sheet.used) for sheet in found.sheets] == [("list.csv", True), ("other.csv", False)]
    assert "no column “x2”" in found.problems[0].reason
