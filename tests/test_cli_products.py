"""The command `products`: it shows before it asks, and takes corrections."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.conftest import TINY
from visearch_desktop import cli
from visearch_desktop.core.store import products as rows
from visearch_desktop.core.workspace import Workspace


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", *map(str, arguments)])
    return cli.main()


@pytest.fixture
def catalog(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(monkeypatch, "index", shop, "--catalog", tmp_path / "cat", "--model", TINY, "--device", "cpu") == 0
    capsys.readouterr()
    return tmp_path / "cat"


def stored(catalog: Path) -> dict[str, tuple[str, dict[str, str]]]:
    workspace = Workspace.open(catalog)
    try:
        return {sku: (one.title, dict(one.attributes)) for sku, one in rows.everything(workspace.database)[0].items()}
    finally:
        workspace.close()


def put(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "products.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_it_shows_before_it_asks(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "货号;名称;图片\nA1;红色杯子;PHOTO0.png\nA2;白色茶壶;没有.jpg\n", "gbk")
    assert run(monkeypatch, "products", file, "--catalog", catalog) == 1
    told = capsys.readouterr()
    for words in ("gb18030", "semicolon", "货号", "红色杯子", "2 products: 2 added", "1 photo of the table not found",
                  "Row 3: 没有.jpg", "PHOTO0.png is there as photo0.jpg. (another ending)"):  # fmt: skip
        assert words in told.out
    assert "Add --yes to import this table." in told.err
    assert stored(catalog) == {}
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--yes") == 0
    assert "Imported 2 products." in capsys.readouterr().err
    assert stored(catalog) == {"A1": ("红色杯子", {}), "A2": ("白色茶壶", {})}
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--yes") == 0
    assert "has this table already" in capsys.readouterr().err


def test_products_that_the_table_lacks_can_be_kept(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "products", put(tmp_path, "sku,name\nA,Mug\n"), "--catalog", catalog, "--yes") == 0
    file = put(tmp_path, "sku,name\nB,Cup\n")
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--yes", "--keep") == 0
    assert "1 added, 0 changed, 0 removed, 1 unchanged" in capsys.readouterr().out
    assert list(stored(catalog)) == ["A", "B"]
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--yes") == 0
    assert "1 SKU removed from the catalog's table:\n  A" in capsys.readouterr().out
    assert list(stored(catalog)) == ["B"]


def test_an_answer_at_the_keyboard_counts(catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(tmp_path, "sku,name\nA,Mug\n")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    assert run(monkeypatch, "products", file, "--catalog", catalog) == 1
    assert stored(catalog) == {}
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    assert run(monkeypatch, "products", file, "--catalog", catalog) == 0
    assert stored(catalog) == {"A": ("Mug", {})}


def test_json_is_one_line_with_everything(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "sku,name,images\nA,Mug,photo0.jpg\nA,Cup,gone.jpg\n,x,\n")
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--json") == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    answer: dict[str, Any] = json.loads(out)
    assert answer["layout"] == {"encoding": "utf-8", "delimiter": ",", "sheet": "", "header_row": 1}
    assert (answer["mapping"]["preset"], answer["mapping"]["photos"], answer["applied"]) == (
        "general",
        ["images"],
        False,
    )
    assert (answer["rows"], answer["products"], answer["added"]) == (3, 1, {"count": 1, "first": ["A"]})
    assert answer["repeated_skus"]["first"] == [{"sku": "A", "rows": [2, 3], "differing": ["title"]}]
    assert answer["missing_photos"]["first"][0]["name"] == "gone.jpg"
    assert answer["problems"]["first"] == [{"number": 4, "reason": "It has no SKU."}]
    assert answer["photos_without_row"]["count"] == 11
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--json", "--yes") == 0
    assert json.loads(capsys.readouterr().out)["applied"] is True
    put(tmp_path, "sku,name,images\nA,Jug,photo0.jpg\n")
    assert run(monkeypatch, "products", file, "--catalog", catalog, "--json") == 0
    changed = json.loads(capsys.readouterr().out)["changed"]
    assert changed["first"][0]["changes"][0] == {"column": "title", "old": "Mug", "new": "Jug"}


def test_what_is_detected_can_be_corrected(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name in ("January", "February"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Stock of", name])
            sheet.write_row(1, 0, ["Number", "What", "Digits", "Look"])
            sheet.write_row(2, 0, [7, f"Mug of {name}", 4006381333931, "photo0.jpg"])
    command = ("products", file, "--catalog", catalog, "--sheet", "February", "--header-row", 2, "--sku", "number",
               "--title", "WHAT", "--ean", "Digits", "--photos", "Look", "--yes")  # fmt: skip
    assert run(monkeypatch, *command) == 0
    assert "February (1 other sheet)" in capsys.readouterr().out
    assert stored(catalog) == {"7": ("Mug of February", {"EAN": "4006381333931"})}
    assert run(monkeypatch, "products", file, "--catalog", catalog) == 0, "the next table needs no correction"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--sku", "nothing"), "has no column “nothing”"),
        (("--encoding", "klingon"), "“klingon” is no encoding"),
        (("--delimiter", "tab"), "no column named “sku”"),
        (("--delimiter", "ab"), "cannot separate cells"),
        (("--header-row", "77"), "Row 77 of products.csv is empty"),
    ],
)
def test_a_wrong_correction_is_a_sentence(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...], words: str,
) -> None:  # fmt: skip
    file = put(tmp_path, "sku,name\nA,Mug\n")
    assert run(monkeypatch, "products", file, "--catalog", catalog, *options) == 1
    assert words in capsys.readouterr().err


def test_bad_files_are_a_sentence(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (tmp_path, tmp_path / "none.csv"):
        assert run(monkeypatch, "products", file, "--catalog", catalog) == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert run(monkeypatch, "products", put(tmp_path, "sku\nA\n"), "--catalog", tmp_path / "nowhere") == 1
    assert run(monkeypatch, "products", "--catalog", catalog) == 2


def test_index_takes_any_table_and_an_expression(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "products.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["SKU", "Title"])
        sheet.write_row(1, 0, ["photo1", "Mug"])
    catalog = tmp_path / "cat"
    rule = r"regex:/(?P<sku>photo\d)"
    command = ("index", shop, "--catalog", catalog, "--model", TINY, "--sku-rule", rule, "--products", file)
    assert run(monkeypatch, *command) == 0
    capsys.readouterr()
    assert run(monkeypatch, "search", shop / "SKU0/photo1.jpg", "--catalog", catalog, "--text", "mug", "--json") == 0
    assert json.loads(capsys.readouterr().out)["matches"][0]["sku"] == "photo1"
    assert run(monkeypatch, "index", shop, "--catalog", catalog, "--sku-rule", "regex:(") == 2
    assert "at its sign 2" in capsys.readouterr().err


def test_indexing_with_a_table_tells_what_does_not_fit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, shop: Path
) -> None:
    table = tmp_path / "清单.csv"
    rows = ["sku,title,images", "A,One,photo0.jpg", "B,Two,gone.jpg", "C,Three,", ",Four,photo1.jpg"]
    table.write_text("\n".join(rows), encoding="utf-8")
    plain = ("index", shop, "--catalog", tmp_path / "c", "--model", TINY, "--device", "cpu", "--products", table)
    assert run(monkeypatch, *plain) == 0
    captured = capsys.readouterr()
    told = "清单.csv: 3 products, 1 row with a problem, 1 photo of the table not found, 2 SKUs without a photo,"
    assert told in captured.err
    assert "gone.jpg" not in captured.out
    assert run(monkeypatch, *plain, "--table-report") == 0
    assert "Row 3: gone.jpg. It is not there." in capsys.readouterr().out
    assert run(monkeypatch, *plain, "--json") == 0
    assert json.loads(capsys.readouterr().out)["table"].startswith("清单.csv: 3 products")
    table.write_text("\n".join(["sku,images", *(f"S{n},photo{n}.jpg" for n in range(12))]), encoding="utf-8")
    assert run(monkeypatch, *plain) == 0
    assert "清单.csv" not in capsys.readouterr().err, "nothing to say where all fits"
