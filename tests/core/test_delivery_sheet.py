"""Deliveries with a spreadsheet: its rows are the items."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from tests.conftest import finish
from tests.core.zips import packed, photo, write
from visearch_desktop.core import delivery, tables
from visearch_desktop.core.deliveries import Delivery, Item
from visearch_desktop.core.errors import DeliveryError, TableError


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A delivered folder, still empty."""
    made = tmp_path / "delivery"
    made.mkdir()
    return made


def table(*rows: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def photos(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        write(folder / name, photo(number))


def read(work: Path, *sources: Path, mapping: tables.Mapping | None = None) -> Delivery:
    columns = tables.Columns.of(mapping) if mapping else tables.Columns()
    return finish(delivery.read(sources, work, said=delivery.SheetSaid(columns=columns)))


def shown(items: Sequence[Item]) -> list[tuple[str, list[str]]]:
    return [(item.sku or item.name, [one.name for one in item.photos]) for item in items]


def reasons(found: Delivery) -> list[str]:
    return [problem.reason for problem in found.problems]


def test_rows_are_items(folder: Path, work: Path) -> None:
    photos(folder, "img/a1.jpg", "img/a2.jpg", "img/b.jpg")
    write(folder / "list.csv", table(["SKU", "Name", "EAN", "Images", "Colour"],
          ["A-1", "Red shoe", "4006381333931", "a1.jpg; a2.jpg", "red"],
          ["B-2", "蓝色帽子", "", "img/b.jpg", ""]))  # fmt: skip
    found = read(work, folder)
    first, second = found.items
    assert shown(found.items) == [("A-1", ["img/a1.jpg", "img/a2.jpg"]), ("B-2", ["img/b.jpg"])]
    assert (first.key, first.name, first.title, first.row) == ("sku:a-1", "A-1", "Red shoe", 2)
    assert first.attributes == {"EAN": "4006381333931", "Colour": "red"}
    assert (second.title, second.attributes, second.row) == ("蓝色帽子", {}, 3)
    assert all(one.digest for item in found.items for one in item.photos)
    assert (found.problems, found.notes) == ((), ())


def test_an_ean_column_of_another_name_is_told_to_who_comes_next(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg")
    write(folder / "list.csv", table(["SKU", "Zahl", "Images"], ["A", "4006381333931", "a.jpg"]))
    mapping = tables.Mapping("", "SKU", "", "Zahl", ("Images",))
    (item,) = read(work, folder, mapping=mapping).items
    assert item.attributes == {"Zahl": "4006381333931", "EAN": "4006381333931"}


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
def test_the_sheet_may_be_in_the_zip(tmp_path: Path, work: Path, kind: str) -> None:
    rows = [["货号", "标题", "图片"], ["A-1", "红鞋", "正面.jpg|背面.jpg"], ["B-2", "帽子", "帽.jpg"]]
    if kind == "xlsx":
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        data = out.getvalue()
    else:
        data = "\n".join(("\t" if kind == "tsv" else ",").join(row) for row in rows).encode("gb18030")
    whole = packed({"图/正面.jpg": photo(1), "图/背面.jpg": photo(2), "帽.jpg": photo(3), f"清单.{kind}": data})
    found = read(work, write(tmp_path / "d.zip", whole))
    assert shown(found.items) == [("A-1", ["图/正面.jpg", "图/背面.jpg"]), ("B-2", ["帽.jpg"])]
    assert found.items[0].title == "红鞋"
    assert not found.problems


def test_a_sheet_and_a_zip_may_be_dropped_together(tmp_path: Path, work: Path) -> None:
    sheet = write(tmp_path / "list.csv", table(["sku", "image"], ["A", "a.jpg"], ["B", "photos/b.jpg"]))
    archive = write(tmp_path / "photos.zip", packed({"x/a.jpg": photo(1), "x/b.jpg": photo(2)}))
    found = read(work, sheet, archive)
    assert shown(found.items) == [("A", ["x/a.jpg"]), ("B", ["x/b.jpg"])]
    assert found.source == (sheet, archive)


def test_a_sheet_alone_speaks_for_its_folder(folder: Path, work: Path) -> None:
    photos(folder, "photos/a.jpg", "photos/holiday.jpg")
    sheet = write(folder / "list.csv", table(["sku", "image"], ["A", "a.jpg"]))
    found = read(work, sheet)
    assert shown(found.items) == [("A", ["photos/a.jpg"])]
    assert (found.problems, found.notes) == ((), ())


def test_a_sheet_without_any_photo_is_a_sentence(tmp_path: Path, work: Path) -> None:
    sheet = write(tmp_path / "alone" / "list.csv", table(["sku", "image"], ["A", "a.jpg"]))
    with pytest.raises(DeliveryError, match=r"No photos were found with list\.csv") as raised:
        read(work, sheet)
    assert "Drop it together" in raised.value.advice


def test_photos_no_row_means_become_items(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg", "other-1.jpg", "other-2.jpg")
    write(folder / "list.csv", table(["sku", "image"], ["A", "a.jpg"]))
    found = read(work, folder)
    assert shown(found.items) == [("A", ["a.jpg"]), ("other", ["other-1.jpg", "other-2.jpg"])]
    assert found.notes == ("2 photos are not named in list.csv and grouped by name instead.",)


def test_missing_photos_are_named_with_their_row(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg")
    write(folder / "list.csv", table(["sku", "image"], ["A", "a.jpg;gone.jpg"], ["B", "no.jpg;nor.jpg"], ["C", ""]))
    found = read(work, folder)
    assert shown(found.items) == [("A", ["a.jpg"])]
    assert reasons(found) == [
        "Row 2 (A): gone.jpg cannot be found in the delivery.",
        "Row 3 (B): no.jpg, nor.jpg cannot be found in the delivery.",
        "Row 4 names no photo, and no file is named after the SKU.",
    ]
    assert {problem.photo for problem in found.problems} == {folder / "list.csv"}


def test_case_and_endings_may_differ_and_are_told(folder: Path, work: Path) -> None:
    photos(folder, "A.JPG", "b.jpg", "c.jpg")
    write(folder / "list.csv", table(["sku", "image"], ["A", "a.jpg"], ["B", "b.png"], ["C", "c"]))
    found = read(work, folder)
    assert shown(found.items) == [("A", ["A.JPG"]), ("B", ["b.jpg"]), ("C", ["c.jpg"])]
    assert found.notes == (
        "list.csv: 1 photo found although capital letters differ.",
        "list.csv: 1 photo found under another ending, such as .png for .jpg.",
    )


def test_folders_tell_photos_of_one_name_apart(folder: Path, work: Path) -> None:
    photos(folder, "A-1/front.jpg", "B-2/front.jpg", "x/side.jpg", "y/side.jpg")
    write(folder / "list.csv", table(["sku", "image"], ["A-1", "front.jpg"], ["B-2", r"\\nas\B-2\front.jpg"],
          ["C", "x/side.jpg"], ["D", "side.jpg"]))  # fmt: skip
    found = read(work, folder)
    assert shown(found.items)[:3] == [("A-1", ["A-1/front.jpg"]), ("B-2", ["B-2/front.jpg"]), ("C", ["x/side.jpg"])]
    assert reasons(found) == [
        "Row 5 (D): “side.jpg” may be one of several photos (x/side.jpg, y/side.jpg). Name the folder too."
    ]


def test_a_view_alone_is_nobody_elses_photo(folder: Path, work: Path) -> None:
    """Of "B-2/front.jpg" the name is any product's; of "B-2/lid.jpg" it is not."""
    photos(folder, "A-1/front.jpg", "photos/lid.jpg", "photos/1.jpg")
    write(folder / "list.csv", table(["no", "sku", "image"], ["1", "B-2", "B-2/front.jpg"], ["2", "C-3", "C-3/lid.jpg"],
          ["3", "D-4", "images/1.png"]))  # fmt: skip
    found = read(work, folder)
    assert shown(found.items) == [("C-3", ["photos/lid.jpg"]), ("D-4", ["photos/1.jpg"]), ("A-1", ["A-1/front.jpg"])]
    assert reasons(found) == ["Row 2 (B-2): B-2/front.jpg cannot be found in the delivery."]


def test_files_named_after_skus_need_no_column(folder: Path, work: Path) -> None:
    photos(folder, "AB 12.jpg", "AB-12_back.jpg", "CD34/1.jpg", "CD34/2.jpg", "4006381333931_front.jpg", "AB-123.jpg")
    write(folder / "list.csv", table(["sku", "ean", "name"], ["AB-12", "", "Cup"], ["CD34", "", "Pot"],
          ["EF56", "4006381333931", "Jar"], ["GH78", "", "Lid"]))  # fmt: skip
    found = read(work, folder)
    assert shown(found.items) == [
        ("AB-12", ["AB 12.jpg", "AB-12_back.jpg"]), ("CD34", ["CD34/1.jpg", "CD34/2.jpg"]),
        ("EF56", ["4006381333931_front.jpg"]), ("AB-123", ["AB-123.jpg"]),
    ]  # fmt: skip
    assert reasons(found) == ["Row 5 names no photo, and no file is named after the SKU."]


def test_a_cell_may_name_a_folder(folder: Path, work: Path) -> None:
    photos(folder, "img/MH01/1.jpg", "img/MH01/2.jpg", "img/MH02/1.jpg", "old/MH02/1.jpg")
    write(
        folder / "list.csv",
        table(["no", "sku", "photos"], ["1", "X", "MH01/"], ["2", "Y", r"img\MH02"], ["3", "Z", "MH02"]),
    )
    found = read(work, folder)
    assert shown(found.items)[:2] == [("X", ["img/MH01/1.jpg", "img/MH01/2.jpg"]), ("Y", ["img/MH02/1.jpg"])]
    assert reasons(found) == ["Row 4 (Z): MH02 cannot be found in the delivery."]


def test_rows_of_one_sku_are_one_item(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg", "b.jpg", "c.jpg")
    write(folder / "list.csv", table(["sku", "title", "image", "colour"], ["A", "Cup", "a.jpg", ""],
          ["B", "Pot", "c.jpg", ""], ["a", "", "b.jpg", "red"]))  # fmt: skip
    found = read(work, folder)
    assert shown(found.items) == [("A", ["a.jpg", "b.jpg"]), ("B", ["c.jpg"])]
    assert (found.items[0].title, found.items[0].attributes) == ("Cup", {"colour": "red"})
    assert not found.problems


def test_one_sku_with_two_titles_is_told(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg", "b.jpg")
    write(folder / "list.csv", table(["sku", "title", "image"], ["A", "Cup", "a.jpg"], ["A", "Pot", "b.jpg"]))
    found = read(work, folder)
    assert len(found.items) == 1
    assert reasons(found) == ["Row 2 (A): rows 2 and 3 have the same SKU but different titles."]


def test_sizes_of_one_product_are_one_item_that_keeps_the_skus(folder: Path, work: Path) -> None:
    photos(folder, "red.jpg", "red_back.jpg", "blue.jpg")
    rows = [
        [f"H-{size}-Red", f"Hoodie-{size}-Red", "red.jpg;red_back.jpg", size, "52"] for size in ("XS", "S", "XXL", "32")
    ]
    rows += [["H", "Hoodie", "red_back.jpg;red.jpg", "", "52"], ["H-S-Blue", "Hoodie-S-Blue", "blue.jpg", "S", "49"]]
    write(folder / "list.csv", table(["sku", "name", "images", "size", "price"], *rows))
    found = read(work, folder)
    assert shown(found.items) == [("H-XS-Red", ["red.jpg", "red_back.jpg"]), ("H-S-Blue", ["blue.jpg"])]
    assert found.items[0].attributes == {
        "size": "XS; S; XXL; 32; ", "price": "52", delivery.SKUS: "H-XS-Red; H-S-Red; H-XXL-Red; H-32-Red; H",
    }  # fmt: skip
    assert delivery.SKUS not in found.items[1].attributes
    assert not found.problems


@pytest.mark.parametrize(
    ("rows", "claims"),
    [
        ([["A", "Red shirt", "a.jpg"], ["B", "Blue shirt", "a.jpg"]], "Rows 2 and 3 claim one photo, a.jpg: A, B."),
        ([["A", "Cup", "a.jpg;b.jpg"], ["B", "Pot", "b.jpg"]], "Rows 2 and 3 claim one photo, b.jpg: A, B."),
        ([["10001", "", "a.jpg"], ["10002", "", "a.jpg"]], "Rows 2 and 3 claim one photo, a.jpg: 10001, 10002."),
        ([["A", "Shirt", "a.jpg"], ["B", "Red shirt", "a.jpg"], ["C", "Blue shirt", "a.jpg"]],
         "Rows 2 and 4 claim one photo, a.jpg: A, C."),
    ],
)  # fmt: skip
def test_two_products_that_claim_one_photo_are_told(
    folder: Path, work: Path, rows: list[list[str]], claims: str
) -> None:
    photos(folder, "a.jpg", "b.jpg")
    write(folder / "list.csv", table(["sku", "title", "images"], *rows))
    found = read(work, folder)
    assert claims in reasons(found)
    assert len([item for item in found.items if item.row]) == 2


def test_sizes_that_share_only_some_photos_are_items_of_their_own(folder: Path, work: Path) -> None:
    photos(folder, "s.jpg", "m.jpg", "set.jpg")
    write(folder / "list.csv", table(["sku", "title", "images"], ["B-S", "Bowl, small", "s.jpg;set.jpg"],
          ["B-M", "Bowl, medium", "m.jpg;set.jpg"]))  # fmt: skip
    found = read(work, folder)
    assert shown(found.items) == [("B-S", ["s.jpg", "set.jpg"]), ("B-M", ["m.jpg", "set.jpg"])]
    assert not found.problems


def test_a_parent_column_makes_a_run_whatever_the_titles(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg")
    write(folder / "list.csv", table(["sku", "parent_sku", "title", "image"],
          ["1", "P", "Ananas", "a.jpg"], ["2", "P", "Birne", "a.jpg"]))  # fmt: skip
    found = read(work, folder)
    assert [item.attributes[delivery.SKUS] for item in found.items] == ["1; 2"]
    assert not found.problems


def test_rows_without_skus_are_items_too(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg", "b.jpg")
    write(folder / "list.csv", table(["title", "image"], ["Cup", "a.jpg"], ["Pot", "b.jpg"], ["Total", ""]))
    found = read(work, folder)
    assert [(item.key, item.name, item.title) for item in found.items] == [
        ("photo:a.jpg", "Cup", "Cup"), ("photo:b.jpg", "Pot", "Pot"),
    ]  # fmt: skip


def test_shopify_rows_belong_to_their_product(folder: Path, work: Path) -> None:
    photos(folder, "mug1.jpg", "mug2.jpg", "tee-red.jpg", "tee-blue.jpg", "tee-worn.jpg")
    head = [
        "Handle",
        "Title",
        "Variant SKU",
        "Option1 Name",
        "Option1 Value",
        "Variant Price",
        "Image Src",
        "Variant Image",
    ]
    cdn = "https://cdn.shopify.com/s/files/1/0000/products/"
    write(folder / "export.csv", table(head,
        ["mug", "Mug", "MUG", "Title", "Default", "5", f"{cdn}mug1.jpg?v=1", ""],
        ["mug", "", "", "", "", "", f"{cdn}mug2.jpg?v=1", ""],
        ["tee", "Tee", "T-S-R", "Size", "S", "9", f"{cdn}tee-red.jpg", f"{cdn}tee-red.jpg"],
        ["tee", "", "T-M-R", "Size", "M", "9", f"{cdn}tee-blue.jpg", f"{cdn}tee-red.jpg"],
        ["tee", "", "T-S-B", "Size", "S", "9", f"{cdn}tee-worn.jpg", f"{cdn}tee-blue.jpg"]))  # fmt: skip
    found = read(work, folder)
    assert shown(found.items) == [
        ("MUG", ["mug1.jpg", "mug2.jpg"]),
        ("T-S-R", ["tee-red.jpg", "tee-worn.jpg"]),
        ("T-S-B", ["tee-blue.jpg"]),
    ]
    assert found.items[1].attributes[delivery.SKUS] == "T-S-R; T-M-R"
    assert not found.problems
    assert {item.title for item in found.items} == {"Mug", "Tee"}


def test_of_several_sheets_the_one_that_names_the_photos_is_used(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg", "b.jpg")
    write(folder / "photos.csv", table(["sku", "image"], ["A", "a.jpg"], ["B", "b.jpg"]))
    write(folder / "prices.csv", table(["sku", "price"], *([f"X{number}", "1"] for number in range(50))))
    write(folder / "people.csv", table(["mail", "phone"], ["a@b.c", "1"]))
    found = read(work, folder)
    assert [item.sku for item in found.items] == ["A", "B"]
    assert found.notes == (
        "people.csv has no SKUs and names no photo of the delivery, so it was not used.",
        "photos.csv says what the photos are; not used: prices.csv.",
    )


def test_a_damaged_sheet_is_a_row_and_names_decide(folder: Path, work: Path) -> None:
    photos(folder, "A100-1.jpg", "A100-2.jpg")
    write(folder / "list.xlsx", b"PK\3\4 no workbook")
    found = read(work, folder)
    assert shown(found.items) == [("A100", ["A100-1.jpg", "A100-2.jpg"])]
    assert [problem.photo.name for problem in found.problems] == ["list.xlsx"]


def test_a_mapping_that_does_not_fit_is_a_sentence(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg")
    write(folder / "list.csv", table(["sku", "image"], ["A", "a.jpg"]))
    with pytest.raises(TableError, match="no column “nummer”"):
        read(work, folder, mapping=tables.Mapping("", "nummer", "", "", ("image",)))


def test_a_photo_with_a_problem_stays_with_its_row(tmp_path: Path, work: Path) -> None:
    data = bytearray(packed({"a.jpg": photo(1), "list.csv": table(["sku", "image"], ["A", "a.jpg"])}, 0))
    data[data.index(photo(1)) + 30] ^= 1
    found = read(work, write(tmp_path / "d.zip", bytes(data)))
    (item,) = found.items
    assert (item.sku, item.photos[0].problem) == ("A", "The file is damaged within the ZIP.")
    assert reasons(found) == ["The file is damaged within the ZIP."]


def test_keys_do_not_hang_on_the_order_of_rows(folder: Path, work: Path) -> None:
    photos(folder, "a.jpg", "b.jpg", "c.jpg")
    rows = [["A-S", "Tee S", "a.jpg"], ["A-M", "Tee M", "a.jpg"], ["B", "Cup", "b.jpg"]]
    write(folder / "list.csv", table(["sku", "title", "image"], *rows))
    first = {item.key: [one.name for one in item.photos] for item in read(work, folder).items}
    assert list(first) == ["sku:a-m", "sku:b", "name:c"]
    write(folder / "list.csv", table(["sku", "title", "image"], ["", "", ""], *reversed(rows)))
    assert {item.key: [one.name for one in item.photos] for item in read(work, folder).items} == first


@pytest.mark.slow
def test_a_hundred_thousand_rows_take_seconds(folder: Path, work: Path) -> None:
    photos(folder, *(f"{number}.jpg" for number in range(300)))
    rows = [[f"SKU-{number}", f"Thing {number}", f"{number}.jpg", "9.99"] for number in range(100_000)]
    write(folder / "list.csv", table(["sku", "title", "image", "price"], *rows))
    started = time.process_time()
    found = read(work, folder)
    assert time.process_time() - started < 20
    assert len(found.items) == 300
    assert len(found.problems) == 99_700


def test_many_photos_of_one_name_do_not_take_forever(folder: Path, work: Path) -> None:
    """Folders with a "1.jpg" each: looking through all of them for each cell took hours."""
    photos(folder, *(f"S{number}/{name}.jpg" for number in range(800) for name in ("1", "2")))
    rows = [[f"S{number}", f"S{number}/1.jpg;2.jpg;1.png"] for number in range(10_000)]
    write(folder / "list.csv", table(["sku", "image"], *rows))
    started = time.process_time()
    found = read(work, folder)
    assert time.process_time() - started < 8
    assert [len(item.photos) for item in found.items] == [2] * 800


@pytest.mark.parametrize("rows", [
    [["A", "same.jpg"]] * 20_000,
    [[f"A{number}", "same.jpg"] for number in range(20_000)],
    [["A", f"{number}.jpg"] for number in range(20_000)],
    [["A", ";".join(f"{number}.jpg" for number in range(20_000))]],
])  # fmt: skip
def test_odd_sheets_do_not_take_forever(folder: Path, work: Path, rows: list[list[str]]) -> None:
    photos(folder, "same.jpg", "1.jpg")
    write(folder / "list.csv", table(["sku", "image"], *rows))
    started = time.process_time()
    found = read(work, folder)
    assert time.process_time() - started < 10
    assert found.items
