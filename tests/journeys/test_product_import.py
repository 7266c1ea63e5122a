"""A product table taken into a catalog: what would change is told first, and what is wrong with it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import finish
from visearch_desktop.core import indexing, product_import, search, tables
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import CatalogBusyError, CatalogError, TableError
from visearch_desktop.core.product_import import Change, ChangedProduct, ImportPlan, Mismatch
from visearch_desktop.core.queries import Condition, Query
from visearch_desktop.core.store import products as rows
from visearch_desktop.core.tables import Layout, Mapping
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def stocked(workspace: Workspace, shop: Path) -> Workspace:
    """A catalog of twelve photos, SKU0/photo0.jpg to SKU5/photo11.jpg."""
    finish(indexing.index_folders(workspace, [shop]))
    return workspace


def put(tmp_path: Path, text: str, name: str = "products.csv") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def plan(workspace: Workspace, file: Path) -> ImportPlan:
    return finish(product_import.plan_import(workspace, *product_import.read(workspace, file)))


def test_a_first_import_adds_and_a_second_changes_nothing(stocked: Workspace, tmp_path: Path) -> None:
    file = put(tmp_path, "sku,name,price,images\nA,Mug,9,photo0.jpg;photo1.jpg\nB,Cup,5,photo2.jpg\n")
    first = plan(stocked, file)
    report = first.report
    assert (report.rows, report.products, report.photos, report.changes_anything) == (2, 2, 12, True)
    assert (report.added.first, report.removed.count, report.changed.count, report.unchanged) == (("A", "B"), 0, 0, 0)
    assert rows.everything(stocked.database) == ({}, {}), "nothing is written by a plan"
    assert product_import.apply(stocked, first) == 2
    kept, names = rows.everything(stocked.database)
    assert kept["A"] == Product("A", "Mug", {"price": "9"})
    assert names == {"A": ("photo0.jpg", "photo1.jpg"), "B": ("photo2.jpg",)}
    again = plan(stocked, file).report
    assert (again.added.count, again.changed.count, again.unchanged, again.changes_anything) == (0, 0, 2, False)


def test_a_later_import_says_what_changed_from_what_to_what(stocked: Workspace, tmp_path: Path) -> None:
    file = put(tmp_path, "sku,name,price,size,images\nA,Mug,9,S,photo0.jpg\nB,Cup,5,,photo2.jpg\nC,Bowl,1,,\n")
    product_import.apply(stocked, plan(stocked, file))
    put(
        tmp_path,
        "sku,name,price,images,colour\nD,Jug,3,,\nA,Red mug,9.50,photo1.jpg;photo0.jpg,red\nB,Cup,5,photo2.jpg,\n",
    )
    report = plan(stocked, file).report
    assert (report.added.first, report.removed.first, report.unchanged) == (("D",), ("C",), 1)
    assert report.changed.first == (
        ChangedProduct(
            "A",
            (
                Change("title", "Mug", "Red mug"), Change("price", "9", "9.50"), Change("colour", "", "red"),
                Change("photos", "photo0.jpg", "photo0.jpg; photo1.jpg"), Change("size", "S", ""),
            ),
        ),
    )  # fmt: skip


def test_a_table_of_new_products_only_keeps_the_others(stocked: Workspace, tmp_path: Path) -> None:
    file = put(tmp_path, "sku,name,images\nA,Mug,photo0.jpg\nB,Cup,\n")
    product_import.apply(stocked, plan(stocked, file))
    put(tmp_path, "sku,name,images\nB,Red cup,\nC,Bowl,photo1.jpg\n")
    task = product_import.plan_import(stocked, *product_import.read(stocked, file), keep=True)
    made = finish(task)
    report = made.report
    assert (report.products, report.removed.count, report.added.first, report.unchanged) == (3, 0, ("C",), 1)
    assert [one.sku for one in report.changed.first] == ["B"]
    product_import.apply(stocked, made)
    kept, names = rows.everything(stocked.database)
    assert {sku: product.title for sku, product in kept.items()} == {"A": "Mug", "B": "Red cup", "C": "Bowl"}
    assert names == {"A": ("photo0.jpg",), "C": ("photo1.jpg",)}


def test_photos_and_rows_that_do_not_meet_are_named(stocked: Workspace, tmp_path: Path, shop: Path) -> None:
    file = put(
        tmp_path,
        "sku,name,images\nA,Mug,PHOTO0.JPG;photo1.png;sku1/photo2\nB,Cup,nowhere.jpg\nC,Bowl,\nD,Jug,other/SKU2/photo4.jpg\n"
        "E,Pot,photo4.jpg\nSKU5,Pan,\n",
    )
    report = plan(stocked, file).report
    near = [(one.row, one.sku, one.name, one.photo, one.mismatch) for one in report.near_names.first]
    assert near == [
        (2, "A", "PHOTO0.JPG", "photo0.jpg", Mismatch.CASE), (2, "A", "photo1.png", "photo1.jpg", Mismatch.ENDING),
        (2, "A", "sku1/photo2", "photo2.jpg", Mismatch.ENDING),
    ]  # fmt: skip
    assert report.near_names.first[0].sentence == "PHOTO0.JPG is there as photo0.jpg."
    missing = [(one.row, one.sku, one.name, one.reason) for one in report.missing_photos.first]
    assert missing == [
        (3, "B", "nowhere.jpg", "It is not there."),
        (6, "E", "photo4.jpg", "Another path in the table means the photo of this name."),
    ]
    assert report.skus_without_photo.first == ("B", "C", "E")
    assert report.photos_without_row.first == tuple(
        shop / f"SKU{number // 2}" / f"photo{number}.jpg" for number in (3, 5, 6, 7, 8, 9)
    ), "SKU5 has its photos by the rule"
    product_import.apply(stocked, plan(stocked, file))
    linked = stocked.database.rows(
        "SELECT p.path, s.sku FROM photo p JOIN photo_sku s ON s.photo_id = p.id WHERE s.sku = 'A' ORDER BY 1"
    )
    assert linked == [("SKU0/photo0.jpg", "A"), ("SKU0/photo1.jpg", "A"), ("SKU1/photo2.jpg", "A")]


def test_a_table_without_photos_meets_them_by_the_rule(stocked: Workspace, tmp_path: Path) -> None:
    report = plan(stocked, put(tmp_path, "sku,name\nsku0,Mug\nSKU1,Cup\nX,Bowl\n")).report
    assert report.skus_without_photo.first == ("X",)
    assert report.photos_without_row.count == 8


def test_photos_of_a_size_run_are_expected_and_others_are_not(stocked: Workspace, tmp_path: Path) -> None:
    text = (
        "sku,name,brand,size,images\nT-S,Tee,Acme,S,photo0.jpg\nT-M,Tee,Acme,M,photo0.jpg\nT-L,Tee,Acme,L,photo0.jpg\n"
        "X,Coat,Other,,photo1.jpg\nT-XL,Tee,Acme,XL,photo1.jpg\n"
    )
    report = plan(stocked, put(tmp_path, text)).report
    assert report.shared_photos == 1
    ((shared),) = report.conflicting_photos.first
    assert (shared.photo, sorted(shared.skus), len(shared.runs)) == ("SKU0/photo1.jpg", ["T-XL", "X"], 2)


def test_a_german_size_run_is_one_too(stocked: Workspace, tmp_path: Path) -> None:
    text = (
        "Artikel-Nr.;Bezeichnung;Marke;Farbe;Größe;Bild 1\n"
        "1;Hemd;Acme;rot;38;photo0.jpg\n2;Hemd;Acme;rot;40;photo0.jpg\n"
        "3;Hemd;Acme;blau;38;photo1.jpg\n4;Hemd;Acme;rot;38;photo1.jpg\n"
    )
    report = plan(stocked, put(tmp_path, text)).report
    assert report.shared_photos == 1
    assert [one.photo for one in report.conflicting_photos.first] == ["SKU0/photo1.jpg"]


def test_a_shopify_size_run_is_one_too(stocked: Workspace, tmp_path: Path) -> None:
    header = "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Variant Image\n"
    body = "tee,Tee,Acme,Size,S,T-S,9,https://cdn.example/photo0.jpg,\ntee,,,,M,T-M,9,https://cdn.example/photo1.jpg,\n"
    report = plan(stocked, put(tmp_path, header + body)).report
    assert (report.products, report.shared_photos, report.conflicting_photos.count) == (2, 2, 0)
    assert report.skus_without_photo.count == report.missing_photos.count == 0


def test_rows_with_something_wrong_are_named(stocked: Workspace, tmp_path: Path) -> None:
    text = (
        'sku,name,ean\nA,Mug,4006381333931\n,Cup,\nB,"open\nA,Other mug,4006381333931\n'
        '1.23E+12,Bowl,"4,00638E+12"\nA,,\nC,Jug,1,too much\n'
    )
    report = plan(stocked, put(tmp_path, text)).report
    problems = [(one.number, one.reason[:44]) for one in report.problems.first]
    assert problems == [
        (3, "It has no SKU."), (4, "A quotation mark stands in the middle of a c"),
        (6, "“1.23E+12” in the column “sku” was shortened"), (6, "“4,00638E+12” in the column “ean” was shorte"),
        (8, "It has more cells than the header: “too much"),
    ]  # fmt: skip
    ((repeated),) = report.repeated_skus.first
    assert (repeated.sku, repeated.rows, repeated.differing) == ("A", (2, 5, 7), ("title",))


def test_views_of_a_magento_product_are_no_repetition(stocked: Workspace, tmp_path: Path) -> None:
    header = "sku,store_view_code,attribute_set_code,product_websites,name,base_image,additional_images\n"
    body = 'A,,Top,base,Tee,/s/photo0.jpg,"/s/photo1.jpg,/s/photo2.jpg"\nA,de,Top,base,Hemd,,\n'
    body += "B,,Top,base,X,,\nB,,Top,base,X,,\n"
    made = plan(stocked, put(tmp_path, header + body))
    assert [one.sku for one in made.report.repeated_skus.first] == ["B"]
    assert made.entries["A"].photos == ("/s/photo0.jpg", "/s/photo1.jpg", "/s/photo2.jpg")
    assert made.report.missing_photos.count == 0


def test_many_cases_are_counted_and_some_named(stocked: Workspace, tmp_path: Path) -> None:
    lines = "".join(f"S{number},Mug,gone{number}.jpg\n" for number in range(20_000))
    started = time.monotonic()
    report = plan(stocked, put(tmp_path, "sku,name,image\n" + lines)).report
    assert time.monotonic() - started < 10
    for listed in (report.added, report.skus_without_photo, report.missing_photos):
        assert (listed.count, len(listed.first)) == (20_000, 1000)


def test_what_a_person_corrects_is_kept_for_the_next_table(stocked: Workspace, tmp_path: Path) -> None:
    file = put(tmp_path, "Stock list;;\nnumber;what;look\n1;Mug;photo0.jpg\n")
    said = Layout(header_row=2)
    table, _ = product_import.read(stocked, file, said)
    mapping = Mapping(sku="number", title="what", photos=("look",))
    product_import.apply(stocked, finish(product_import.plan_import(stocked, table, mapping, said)))
    put(tmp_path, "Stock list;;\nnumber;what;look\n1;Cup;photo0.jpg\n")
    table, found = product_import.read(stocked, file)
    assert (found, table.layout.header_row) == (mapping, 2)
    finish(indexing.index_folders(stocked, products=file))
    assert rows.find(stocked.database, ["1"])["1"].title == "Cup", "indexing with a table reads it so as well"
    other = put(tmp_path, "sku,name,ean\nA,Mug,1\n", "other.csv")
    table, found = product_import.read(stocked, other)
    assert found == tables.propose(table)
    product_import.apply(stocked, finish(product_import.plan_import(stocked, table, found)))
    assert stocked.database.meta("product_table") == "", "what was only detected is detected again"


def test_unknown_columns_can_be_filtered_by(stocked: Workspace, tmp_path: Path, shop: Path) -> None:
    file = put(tmp_path, "sku,name,Farbe,images\nA,Mug,rot,photo0.jpg\nB,Cup,blau,photo1.jpg\n")
    product_import.apply(stocked, plan(stocked, file))
    query = Query((search.query_from_path(shop / "SKU0/photo0.jpg"),), where=(Condition("farbe", value="BLAU"),))
    found = search.search(stocked, query)
    assert [match.sku for match in found.matches] == ["B"]


def test_nothing_is_lost_when_an_import_fails(
    stocked: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    product_import.apply(stocked, plan(stocked, put(tmp_path, "sku,name\nA,Mug\n")))
    later = plan(stocked, put(tmp_path, "sku,name\nB,Cup\n"))
    entry = later.entries["B"]
    broken = replace(later, entries={"B": entry, "C": replace(entry, product=replace(entry.product, sku="\ud800"))})
    with pytest.raises(UnicodeEncodeError):
        product_import.apply(stocked, broken)
    assert list(rows.everything(stocked.database)[0]) == ["A"]
    other = Workspace.open(stocked.folder)
    try:
        with other.writing(), pytest.raises(CatalogBusyError):
            product_import.apply(stocked, later)
        product_import.apply(other, later)
    finally:
        other.close()
    assert list(rows.everything(stocked.database)[0]) == ["B"]


def test_a_read_only_catalog_can_plan_and_not_apply(stocked: Workspace, tmp_path: Path) -> None:
    view = Workspace.open(stocked.folder, read_only=True)
    try:
        made = plan(view, put(tmp_path, "sku,name\nA,Mug\n"))
        with pytest.raises(CatalogError):
            product_import.apply(view, made)
    finally:
        view.close()
    assert rows.everything(stocked.database) == ({}, {})


def test_a_mapping_that_does_not_fit_says_so(stocked: Workspace, tmp_path: Path) -> None:
    table, _ = product_import.read(stocked, put(tmp_path, "name,what\nMug,x\n"))
    with pytest.raises(TableError, match="no column named “sku”"):
        finish(product_import.plan_import(stocked, table))
    with pytest.raises(TableError, match="has no column “colour”"):
        finish(product_import.plan_import(stocked, table, Mapping(sku="name", title="colour")))


def test_a_plan_can_be_dropped_halfway(stocked: Workspace, tmp_path: Path) -> None:
    table, mapping = product_import.read(stocked, put(tmp_path, "sku,name\nA,Mug\n"))
    task = product_import.plan_import(stocked, table, mapping)
    next(task)
    task.close()
    assert rows.everything(stocked.database) == ({}, {})
