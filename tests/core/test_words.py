"""Words against the products of a catalog: what is found, in which order, and with which index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.core.old_catalog import without_bytes
from tests.core.test_word_forms import hostile
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.store import DATABASE_NAME, products
from visearch_desktop.core.store import words as index
from visearch_desktop.core.words import MOST, rank
from visearch_desktop.core.workspace import Workspace

TABLE = {
    "MH01-XS-Black": ("Chaz Kangeroo Hoodie", {"categories": "Men/Tops", "color": "Black", "EAN": "4006381333931"}),
    "WH02-S-Red": ("Red Hoodie décolleté", {"categories": "Women/Tops", "color": "Red", "material": "Cotton, wool"}),
    "WS05-M-Blue": ("T-Shirt", {"categories": "Women/Tops", "color": "Blue", "part": "AB-47.11"}),
    "DR-1": ("红色连衣裙 真皮", {"categories": "女装", "volume": "500ml"}),
    "BAG": ("Regenjacke für Herren", {"note": "goes with the red hoodie of the same maker"}),
}


@pytest.fixture
def shop_words(workspace: Workspace) -> Workspace:
    return filled(workspace, TABLE)


def filled(workspace: Workspace, table: Mapping[str, tuple[str, Mapping[str, str]]]) -> Workspace:
    rows = [(Product(sku, title, attributes), ()) for sku, (title, attributes) in table.items()]
    products.replace_table(workspace.database, rows)
    return workspace


def skus(workspace: Workspace, text: str) -> list[str]:
    return [found.sku for found in rank(workspace, text)]


@pytest.fixture(params=["index", "scanned", "no fts5"])
def each_way(request: pytest.FixtureRequest, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The same catalog with its index, without one, and where SQLite has no FTS5."""
    if request.param == "no fts5":
        monkeypatch.setattr(index, "_TABLE", index._TABLE.replace("fts5", "fts5_that_is_not_there"))
    if request.param == "scanned":
        monkeypatch.setattr(index, "ready", lambda _: False)
    return filled(workspace, TABLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mh01-xs-black", ["MH01-XS-Black"]),
        ("MH01XSBLACK", ["MH01-XS-Black"]),
        ("ＭＨ０１", ["MH01-XS-Black"]),
        ("mh01", ["MH01-XS-Black"]),
        ("mh 01", ["MH01-XS-Black"]),
        ("hoodie red", ["WH02-S-Red", "BAG", "MH01-XS-Black"]),
        ("hood", ["MH01-XS-Black", "WH02-S-Red", "BAG"]),
        ("DECOLLETE", ["WH02-S-Red"]),
        ("décolleté", ["WH02-S-Red"]),
        ("men", ["MH01-XS-Black"]),
        ("tshirt", ["WS05-M-Blue"]),
        ("t-shirt", ["WS05-M-Blue"]),
        ("ab4711", ["WS05-M-Blue"]),
        ("AB 47 11", ["WS05-M-Blue"]),
        ("连衣裙", ["DR-1"]),
        ("真皮", ["DR-1"]),
        ("皮", ["DR-1"]),
        ("裙", ["DR-1"]),
        ("女", ["DR-1"]),
        ("500 ml", ["DR-1"]),
        ("500ML", ["DR-1"]),
        ("wool", ["WH02-S-Red"]),
        ("herren", ["BAG"]),
        ("teapot", []),
        ("xs", ["MH01-XS-Black"]),
        ("", []),
        (" \"'*^:()-+ 👟 ", []),
    ],
)  # fmt: skip
def test_what_words_find(each_way: Workspace, text: str, expected: list[str]) -> None:
    assert skus(each_way, text)[: len(expected)] == expected
    if not expected:
        assert skus(each_way, text) == []


def test_an_ean_and_an_sku_are_certain(shop_words: Workspace) -> None:
    for text in ("4006381333931", "4006381-333931", "mh01 xs black"):
        (best, *_) = rank(shop_words, text)
        assert (best.sku, best.score) == ("MH01-XS-Black", 1.0)
    assert all(0 < found.score < 1 for found in rank(shop_words, "hoodie red"))


def test_what_was_found_where_is_said(shop_words: Workspace) -> None:
    (first, second, *_) = rank(shop_words, "red cotton hoodie")
    assert first.said == "“red” in sku; “cotton” in material; “hoodie” in title"
    assert second.sku == "BAG"
    assert second.said == "“red”, “hoodie” in note"


@pytest.mark.parametrize(
    ("text", "sku"), [("jacke", "BAG"), ("hodie", "WH02-S-Red"), ("regenjakce", "BAG"), ("1-xs", "MH01-XS-Black")]
)
def test_a_word_nobody_has_is_looked_for_nearby(shop_words: Workspace, text: str, sku: str) -> None:
    found = rank(shop_words, text)
    assert sku in [one.sku for one in found]
    assert found[0].score < 0.7


def test_a_long_text_without_spaces_is_taken_apart(shop_words: Workspace) -> None:
    assert skus(shop_words, "连衣裙红色真皮大衣") == ["DR-1"]


def test_sku_comes_before_title_before_attributes(workspace: Workspace) -> None:
    filled(workspace, {"A": ("mug", {"note": "oak"}), "B": ("oak mug", {}), "OAK-1": ("mug", {})})
    assert skus(workspace, "oak") == ["OAK-1", "B", "A"]


def test_only_among_some(shop_words: Workspace) -> None:
    assert [one.sku for one in rank(shop_words, "hoodie", among={"BAG", "DR-1"})] == ["BAG"]
    assert rank(shop_words, "hoodie", among=set()) == []
    assert rank(shop_words, "mh01-xs-black", among={"BAG"}) == []
    assert rank(shop_words, "hoodie", among={"\ud800 ' \""}) == []


def test_no_text_is_an_error(each_way: Workspace) -> None:
    found = 0
    for text in [*hostile()[::5], "red " * 3000, "\ud800hoodie", "hoodie\x00red", 'title:"', "a" * 10_000]:
        found += len(rank(each_way, text))
    assert found > 0


def test_a_catalog_read_only_without_an_index_is_scanned(shop_words: Workspace) -> None:
    with shop_words.database.write() as connection:
        connection.execute("DROP TABLE word")
        connection.execute("DELETE FROM meta WHERE key = 'words'")
    shop_words.close()
    opened = Workspace.open(shop_words.folder, read_only=True)
    assert skus(opened, "décolleté hoodie")[0] == "WH02-S-Red"
    opened.close()
    again = Workspace.open(shop_words.folder)
    assert skus(again, "décolleté hoodie")[0] == "WH02-S-Red"
    assert again.database.meta("words") == index.FORM  # and made when it may be
    again.close()


@pytest.fixture
def version_2(shop_words: Workspace) -> Path:
    """The folder of a catalog as version 2 left it."""
    shop_words.close()
    raw = sqlite3.connect(shop_words.folder / DATABASE_NAME)
    raw.executescript(
        "DROP TABLE word; DROP TABLE word_sku; DROP TABLE word_code; DROP TABLE word_term; DROP TRIGGER product_added;"
        "DROP TRIGGER product_changed; DROP TRIGGER product_removed; DELETE FROM meta WHERE key = 'words';"
        "PRAGMA user_version = 2;"
    )
    without_bytes(raw)
    raw.commit()
    raw.close()
    return shop_words.folder


def test_a_catalog_of_version_2_is_searched_even_where_it_cannot_be_upgraded(version_2: Path) -> None:
    before = (version_2 / DATABASE_NAME).read_bytes()
    opened = Workspace.open(version_2, read_only=True)
    assert skus(opened, "hoodie red")[0] == "WH02-S-Red"
    opened.close()
    assert (version_2 / DATABASE_NAME).read_bytes() == before
    upgraded = Workspace.open(version_2)
    assert skus(upgraded, "hoodie red")[0] == "WH02-S-Red"
    assert upgraded.database.meta("words") == index.FORM
    upgraded.close()


def in_step(workspace: Workspace) -> bool:
    """Whether the index says what one made anew would say."""

    def said() -> tuple[object, ...]:
        rows = workspace.database.rows
        queries = ("SELECT sku FROM word_sku ORDER BY 1", "SELECT * FROM word_code ORDER BY 1, 2")
        terms = sorted(sku for sku, _ in index.hits(workspace.database, '"new" OR "mug" OR "red"', 1000))
        return (*(rows(query) for query in queries), terms)

    if workspace.database.meta("words") != index.FORM:
        return True  # nothing is claimed
    before = said()
    with workspace.database.write() as connection:
        index.rebuild(connection)
    return before == said()


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO product VALUES ('NEW', 'new mug', '{}')",
        "UPDATE product SET title = 'new mug' WHERE sku = 'BAG'",
        'UPDATE product SET attributes = \'{"note": "new"}\'',
        "DELETE FROM product WHERE sku = 'WH02-S-Red'",
        "DELETE FROM product",
        "INSERT OR REPLACE INTO product VALUES ('BAG', 'new', '{}')",
    ],
)
def test_the_index_is_never_out_of_step_with_the_products(shop_words: Workspace, change: str) -> None:
    """Whoever changes them: these are not the program's own statements."""
    assert "new mug" not in str(rank(shop_words, "new"))
    with shop_words.database.write() as connection:
        connection.execute(change)
    assert in_step(shop_words)
    known = {sku for (sku,) in shop_words.database.rows("SELECT sku FROM product")}
    found = rank(shop_words, "new mug red")
    assert {one.sku for one in found} <= known
    assert all("new" in one.said or "red" in one.said for one in found)
    assert in_step(shop_words)


def test_a_broken_import_leaves_the_index_as_it_was(shop_words: Workspace) -> None:
    def rows() -> Iterator[tuple[Product, tuple[str, ...]]]:
        yield Product("NEW", "new"), ()
        raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        products.replace_table(shop_words.database, rows())
    assert skus(shop_words, "new") == []
    assert skus(shop_words, "decollete") == ["WH02-S-Red"]
    assert in_step(shop_words)


def test_a_table_of_many_is_cut_off(workspace: Workspace) -> None:
    filled(workspace, {f"S{number:05d}": (f"Mug number {number}", {"kind": "mug"}) for number in range(3000)})
    found = rank(workspace, "mug")
    assert len(found) == MOST
    assert skus(workspace, "mug 2999")[0] == "S02999"
    assert skus(workspace, "S02999") == ["S02999"]


def test_one_who_writes_does_not_stop_a_search(shop_words: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is missing, and somebody else holds the database."""
    with shop_words.database.write() as connection:
        connection.execute("DELETE FROM meta WHERE key = 'words'")
    other = sqlite3.connect(shop_words.folder / DATABASE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    shop_words.database._writer.execute("PRAGMA busy_timeout = 50")
    assert skus(shop_words, "decollete") == ["WH02-S-Red"]
    other.execute("ROLLBACK")
    other.close()


def test_odd_products(workspace: Workspace) -> None:
    odd = {
        "": ("no sku", {}),
        "'; DROP TABLE word; --": ("quoted", {'"': "x", "a.b": "[1]", "": "blank"}),
        "👟": ("emoji", {}),
    }
    filled(workspace, odd)
    assert skus(workspace, "quoted") == ["'; DROP TABLE word; --"]
    assert skus(workspace, "blank") == ["'; DROP TABLE word; --"]
    assert skus(workspace, "emoji") == ["👟"]
    assert skus(workspace, "no") == [""]
