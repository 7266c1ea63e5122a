"""The product table as shops export it."""

from __future__ import annotations

from pathlib import Path

import pytest

from visearch_desktop.core import tables
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import TableError
from visearch_desktop.core.products import Entry, ean_of, entries, fold, merged, read_table


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "products.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_columns_are_recognised_and_the_rest_kept(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, 'sku,name,price,images\nA1,"Mug, red",9.50,A1.jpg;sub/A1 Back.JPG\nA2,Bowl,,\n'))
    (mug, photos), (bowl, none) = rows
    assert (mug.sku, mug.title, dict(mug.attributes)) == ("A1", "Mug, red", {"price": "9.50"})
    assert photos == ("a1.jpg", "sub/a1 back.jpg")
    assert (bowl.sku, none, dict(bowl.attributes)) == ("A2", (), {})


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("HeatTech&trade; Tank", "HeatTech™ Tank"),
        ("Caf&#233; &amp; Bar &#x676F;", "Café & Bar 杯"),
        ("AT&T R&B; a&b=1&copy=2", "AT&T R&B; a&b=1&copy=2"),
        ("&unheard; &#9999999;", "&unheard; \ufffd"),
    ],
)
def test_signs_written_for_a_web_page_are_read(tmp_path: Path, cell: str, title: str) -> None:
    ((product, _),) = read_table(table(tmp_path, f'sku,name,note\nA1,"{cell}","{cell}"\n'))
    assert (product.title, product.attributes["note"]) == (title, cell)


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
        ("sku,name\nA1,a\0b\n", "utf-16", "contains a NUL"),
        ("sku,name\nA1,a\0b\n", "utf-8", "neither a workbook nor a text file"),
    ],
)
def test_an_unusable_table_says_so(tmp_path: Path, text: str, encoding: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        read_table(table(tmp_path, text, encoding))


def test_a_table_from_a_chinese_excel_is_read(tmp_path: Path) -> None:
    ((product, _),) = read_table(table(tmp_path, "sku,name\nA1,杯子\n", "gbk"))
    assert product.title == "杯子"


def test_a_missing_table_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="There is no file"):
        read_table(tmp_path / "none.csv")


def test_rows_shorter_and_longer_than_the_header(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, "sku,name,images\nA1\nA2,Mug,a.jpg,extra\n,no sku,\n"))
    assert [product.sku for product, _ in rows] == ["A1", "A2"]


def test_fold_brings_unicode_forms_together() -> None:
    assert fold("Photos\\Cafe\u0301.JPG") == fold("photos/CAF\u00c9.jpg") == "photos/café.jpg"


@pytest.mark.parametrize("path", ["A/b.JPG", "./A/b.jpg", "/a/b.jpg", ".\\A\\b.jpg", "A//./b.jpg"])
def test_fold_keeps_the_folders(path: str) -> None:
    assert fold(path) == "a/b.jpg"


@pytest.mark.parametrize("letter", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c"])
def test_only_line_ends_end_a_line(tmp_path: Path, letter: str) -> None:
    text = f"sku,the{letter}size,name\r\nA1,L,a{letter}b\r\nA2,M,c\r\n"
    first, second = (product for product, _ in read_table(table(tmp_path, text)))
    assert (first.title, second.sku, second.title) == (f"a{letter}b", "A2", "c")
    assert dict(first.attributes) == {f"the{letter}size": "L"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    rows = read_table(table(tmp_path, end.join(["", "sku;name", "A1;x,y", "A2;z", ""])))
    assert [(product.sku, product.title) for product, _ in rows] == [("A1", "x,y"), ("A2", "z")]


def test_an_sku_may_come_in_several_rows(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, "sku,name,image\nA1,Mug,1.jpg\nA1,,2.jpg\n"))
    assert [(product.sku, photos) for product, photos in rows] == [("A1", ("1.jpg",)), ("A1", ("2.jpg",))]


def test_skus_are_nfc(tmp_path: Path) -> None:
    ((product, _),) = read_table(table(tmp_path, "sku\nCafe\u0301\n"))
    assert product.sku == "Caf\u00e9"


def test_web_addresses_are_paths(tmp_path: Path) -> None:
    text = "sku,image src\nA1,https://cdn.example/A/Blue%20Mug.jpg?v=17|http://[broken/b.jpg|/\n"
    ((_, photos),) = read_table(table(tmp_path, text))
    assert photos == ("a/blue mug.jpg", "http:/[broken/b.jpg")


SHOPIFY = (
    "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Barcode,Image Src,Image Position,"
    "Variant Image\n"
)


def listed(tmp_path: Path, text: str, mapping: tables.Mapping | None = None) -> tuple[Entry, ...]:
    found = tables.read(table(tmp_path, text))
    return entries(found, mapping or tables.propose(found))


def test_shopify_says_of_a_product_in_its_first_row(tmp_path: Path) -> None:
    rows = (
        "mug,Red mug,Acme,Size,S,M-S,9.50,4006381333931,https://cdn.example/1.jpg,1,\n"
        "mug,,,,L,M-L,12,,https://cdn.example/2.jpg,2,https://cdn.example/large.jpg\n"
        "mug,,,,,,,,https://cdn.example/large.jpg,3,\n"
        "bowl,Bowl,Acme,Title,Default Title,,5,,https://cdn.example/bowl.jpg,1,\n"
    )
    small, large, bowl = listed(tmp_path, SHOPIFY + rows)
    assert small == Entry(
        2, Product("M-S", "Red mug", {"Handle": "mug", "Vendor": "Acme", "Variant Price": "9.50", "Image Position": "1",
                                      "Variant Barcode": "4006381333931", "Size": "S"}), ("/1.jpg", "/2.jpg"),
    )  # fmt: skip
    assert large.photos == ("/large.jpg", "/1.jpg", "/2.jpg")
    assert (large.product.title, ean_of(small.product), ean_of(large.product)) == ("Red mug", "4006381333931", "")
    assert {name: large.product.attributes[name] for name in ("Vendor", "Size", "Variant Price")} == {
        "Vendor": "Acme", "Size": "L", "Variant Price": "12",
    }  # fmt: skip
    assert (bowl.product.sku, bowl.product.title, bowl.photos) == ("bowl", "Bowl", ("/bowl.jpg",))
    assert "Option1 Name" not in bowl.product.attributes


def test_a_variant_whose_siblings_own_every_photo_shows_them_all(tmp_path: Path) -> None:
    rows = "mug,Mug,,Size,S,M-S,1,,u/1.jpg,1,u/1.jpg\nmug,,,,L,M-L,1,,,,\n"
    small, large = listed(tmp_path, SHOPIFY + rows)
    assert (small.photos, large.photos) == (("u/1.jpg",), ("u/1.jpg",))


def test_rows_of_one_sku_become_one(tmp_path: Path) -> None:
    found = merged(listed(tmp_path, "sku,name,size,image\nA,,S,1.jpg\nA,Mug,M,2.jpg\nB,Cup,,\nA,Other,,1.jpg\n"))
    assert found == {
        "A": Entry(2, Product("A", "Mug", {"size": "S"}), ("1.jpg", "2.jpg")), "B": Entry(4, Product("B", "Cup")),
    }  # fmt: skip


def test_columns_chosen_by_hand_are_kept_as_what_they_are(tmp_path: Path) -> None:
    mapping = tables.Mapping("", "number", "what", "digits", ("look", "more"))
    ((entry),) = listed(tmp_path, "number,what,digits,look,more,left\n1,Mug,4 006381-333931,a.jpg,b|a.jpg,x\n", mapping)
    assert entry == Entry(2, Product("1", "Mug", {"EAN": "4 006381-333931", "left": "x"}), ("a.jpg", "b"))
    assert ean_of(entry.product) == "4006381333931"


def test_packed_attributes_are_columns(tmp_path: Path) -> None:
    header = "sku,attribute_set_code,product_websites,name,additional_attributes\n"
    ((entry),) = listed(tmp_path, header + 'A,Top,base,Tee,"color=Black,size=XS"\n')
    assert (entry.product.attributes["color"], entry.product.attributes["size"]) == ("Black", "XS")


def test_a_table_read_before_in_another_way_is_read_so_again(tmp_path: Path) -> None:
    file = table(tmp_path, "number,what\n1,Mug\n")
    with pytest.raises(TableError, match="no column named"):
        read_table(file)
    kept = tables.to_text(tables.Layout(), tables.Mapping(sku="number", title="what"))
    assert read_table(file, kept) == ((Product("1", "Mug"), ()),)
