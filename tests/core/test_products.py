"""The product table as shops export it."""

from __future__ import annotations

from pathlib import Path

import pytest

from visearch_desktop.core.errors import TableError
from visearch_desktop.core.products import fold, read_table


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "products.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_columns_are_recognised_and_the_rest_kept(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, 'sku,name,price,images\nA1,"Mug, red",9.50,A1.jpg;sub/A1 Back.JPG\nA2,Bowl,,\n'))
    (mug, photos), (bowl, none) = rows
    assert (mug.sku, mug.title, dict(mug.attributes)) == ("A1", "Mug, red", {"price": "9.50"})
    assert photos == ("a1.jpg", "a1 back.jpg")
    assert (bowl.sku, none, dict(bowl.attributes)) == ("A2", (), {})


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found_out(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(["Variant SKU", "Title", "Image Src"]) + "\n" + delimiter.join(["A1", "Mug", "a.jpg"]) + "\n"
    ((product, photos),) = read_table(table(tmp_path, text, "utf-8-sig"))
    assert (product.sku, product.title, photos) == ("A1", "Mug", ("a.jpg",))


def test_chinese_columns(tmp_path: Path) -> None:
    ((product, photos),) = read_table(table(tmp_path, "货号,名称,图片,颜色\nA1,杯子,商品图.jpg,红\n"))
    assert (product.sku, product.title, photos, dict(product.attributes)) == (
        "A1",
        "杯子",
        ("商品图.jpg",),
        {"颜色": "红"},
    )


def test_a_cell_may_hold_line_breaks(tmp_path: Path) -> None:
    ((product, _),) = read_table(table(tmp_path, 'sku,name\nA1,"two\nlines"\n'))
    assert product.title == "two\nlines"


@pytest.mark.parametrize(
    ("text", "encoding", "words"),
    [
        ("", "utf-8", "no column named"),
        ("name,price\nMug,1\n", "utf-8", "no column named"),
        ("sku,name\nA1,杯子\n", "gbk", "not UTF-8"),
        ("sku,name\nA1,a\0b\n", "utf-16", "not UTF-8"),
    ],
)
def test_an_unusable_table_says_so(tmp_path: Path, text: str, encoding: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        read_table(table(tmp_path, text, encoding))


def test_a_missing_table_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read"):
        read_table(tmp_path / "none.csv")


def test_rows_shorter_and_longer_than_the_header(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, "sku,name,images\nA1\nA2,Mug,a.jpg,extra\n,no sku,\n"))
    assert [product.sku for product, _ in rows] == ["A1", "A2"]


def test_fold_brings_unicode_forms_together() -> None:
    assert fold("Photos\\Cafe\u0301.JPG") == fold("x/CAF\u00c9.jpg") == "café.jpg"
