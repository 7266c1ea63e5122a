"""Rows of the product table: what is kept of it, and which photos it names."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.products import fold
from visearch_desktop.core.store import Database, products


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "catalog", create={})
    yield opened
    opened.close()


def add_photos(database: Database, *paths: str, root: str = "/shop") -> None:
    """Photos below one folder; those that were there stay."""
    with database.write() as connection:
        connection.execute("INSERT OR IGNORE INTO root (folder) VALUES (?)", (root,))
        connection.executemany(
            "INSERT INTO photo (root_id, path, bytes, mtime_ns) SELECT id, ?, 1, 1 FROM root WHERE folder = ?",
            [(path, root) for path in paths],
        )


def table(database: Database, *cells: tuple[str, str]) -> None:
    """A product table of (SKU, path of a photo)."""
    products.replace_table(database, [(Product(sku), [fold(cell)]) for sku, cell in cells])


def link(database: Database, *, everything: bool = False) -> None:
    products.link(database, fold, lambda _: "rule", everything=everything)


def links(database: Database) -> dict[str, list[str]]:
    """Path -> SKUs; the rule's SKU is left out."""
    rows = database.rows("SELECT p.path, s.sku FROM photo p JOIN photo_sku s ON s.photo_id = p.id ORDER BY 1, 2")
    found: dict[str, list[str]] = {}
    for path, sku in rows:
        found.setdefault(path, []).extend([sku] if sku != "rule" else [])
    return found


def test_rows_of_one_sku_are_put_together(database: Database) -> None:
    rows = [
        (Product("A", "", {"size": "S", "colour": ""}), ["1.jpg"]),
        (Product("A", "Mug", {"size": "M", "colour": "red"}), ["2.jpg", "1.jpg"]),
        (Product("A", "Other", {"weight": "1 kg", "材质": "瓷"}), ["3.jpg"]),
    ]
    products.replace_table(database, rows)
    kept = products.find(database, ["A"])["A"]
    assert kept == Product("A", "Mug", {"size": "S", "colour": "red", "weight": "1 kg", "材质": "瓷"})
    assert list(kept.attributes) == ["size", "colour", "weight", "材质"]
    add_photos(database, "1.jpg", "2.jpg", "3.jpg", "4.jpg")
    link(database)
    assert links(database) == {"1.jpg": ["A"], "2.jpg": ["A"], "3.jpg": ["A"], "4.jpg": []}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("A", "A/front.jpg"), ("B", "B/front.jpg")], {"A": ["A"], "B": ["B"], "x/A": ["A"]}),
        ([("A", "A/front.jpg")], {"A": ["A"], "x/A": ["A"]}),
        ([("X", "x/A/front.jpg"), ("A", "./a\\FRONT.jpg")], {"A": ["A"], "x/A": ["X"]}),
        ([("S", "front.jpg"), ("M", "front.jpg")], {"A": ["M", "S"], "B": ["M", "S"], "x/A": ["M", "S"]}),
        ([("S", "front.jpg"), ("B", "B/front.jpg")], {"A": ["S"], "B": ["B"], "x/A": ["S"]}),
        ([("B", r"C:\Users\me\B\front.jpg")], {"B": ["B"]}),
        ([("A", "/home/me/front.jpg")], {"A": ["A"], "B": ["A"], "x/A": ["A"]}),
        ([("A", "/home/me/front.jpg"), ("B", "B/front.jpg")], {"A": ["A"], "B": ["B"], "x/A": ["A"]}),
        ([("A", "/shop/A/front.jpg")], {"A": ["A"]}),
        ([("X", "q/x/A/front.jpg"), ("A", "A/front.jpg")], {"A": ["A"], "x/A": ["X"]}),
        ([("A", "nt.jpg"), ("B", "back.jpg")], {}),
    ],
)
def test_the_longest_ending_counts(
    database: Database, cells: Sequence[tuple[str, str]], expected: dict[str, list[str]]
) -> None:
    add_photos(database, "A/front.jpg", "B/front.jpg", "x/A/front.jpg")
    table(database, *cells)
    link(database)
    assert {path.removesuffix("/front.jpg"): skus for path, skus in links(database).items() if skus} == expected


def test_names_end_at_a_boundary(database: Database) -> None:
    add_photos(database, "BA/front.jpg", "A/front.jpg")
    table(database, ("A", "A/front.jpg"))
    link(database)
    assert links(database) == {"A/front.jpg": ["A"], "BA/front.jpg": []}


def test_the_catalogue_folder_tells_photos_apart(database: Database) -> None:
    add_photos(database, "front.jpg", root="/shop/A")
    add_photos(database, "front.jpg", root="/shop/B")
    table(database, ("A", "A/front.jpg"), ("B", "B/front.jpg"))
    link(database)
    assert database.rows("SELECT photo_id, sku FROM photo_sku ORDER BY 1") == [(1, "A"), (2, "B")]


def test_a_new_photo_may_be_the_one_that_was_meant(database: Database) -> None:
    add_photos(database, "B/front.jpg")
    table(database, ("A", "A/front.jpg"))
    link(database)
    assert links(database) == {"B/front.jpg": ["A"]}
    add_photos(database, "A/front.jpg")
    link(database)
    assert links(database) == {"A/front.jpg": ["A"], "B/front.jpg": []}


def test_only_new_photos_are_linked_without_a_table(database: Database) -> None:
    add_photos(database, "1.jpg")
    products.link(database, fold, lambda _: "first", everything=False)
    add_photos(database, "2.jpg")
    products.link(database, fold, lambda _: "second", everything=False)
    assert links(database) == {"1.jpg": ["first"], "2.jpg": ["second"]}
    products.link(database, fold, lambda _: "third", everything=True)
    assert links(database) == {"1.jpg": ["third"], "2.jpg": ["third"]}


def test_an_interrupted_import_is_finished_by_the_next_run(database: Database) -> None:
    add_photos(database, "1.jpg", "2.jpg")
    link(database)
    table(database, ("A", "1.jpg"))
    assert database.meta("links") == "all"

    def dies(path: str) -> str:
        raise KeyboardInterrupt(path)

    with pytest.raises(KeyboardInterrupt):
        products.link(database, fold, dies, everything=True)
    assert (database.meta("links"), links(database)) == ("all", {"1.jpg": [], "2.jpg": []})
    link(database)
    assert (database.meta("links"), links(database)) == ("", {"1.jpg": ["A"], "2.jpg": []})
    products.replace_table(database, [])
    link(database)
    assert links(database) == {"1.jpg": [], "2.jpg": []}


def test_many_folders_with_the_same_file_name_take_no_time(database: Database) -> None:
    count = 20_000
    add_photos(database, *(f"{number}/front.jpg" for number in range(count)))
    table(database, *((f"S{number}", f"https/cdn/{number}/front.jpg") for number in range(count)))
    started = time.monotonic()
    link(database)
    assert time.monotonic() - started < 10  # pair by pair it is minutes
    assert links(database) == {f"{number}/front.jpg": [f"S{number}"] for number in range(count)}


def test_any_number_of_skus_is_found(database: Database) -> None:
    products.replace_table(database, [(Product(f"S{number}"), []) for number in range(40_000)])
    assert len(products.find(database, [f"S{number}" for number in range(50_000)])) == 40_000
    assert products.find(database, []) == {}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("A", "IMG1.png")], {"x/Img1.jpeg": ["A"]}),
        ([("A", "img1")], {"x/Img1.jpeg": ["A"]}),
        ([("A", "https/cdn/x/img1.webp")], {"x/Img1.jpeg": ["A"]}),
        ([("A", "img2.png")], {"img2.png": ["A"]}),
        ([("A", "img2.webp")], {"img2.png": ["A"], "img2.jpg": ["A"]}),
        ([("A", "img2.webp"), ("B", "img2.jpg")], {"img2.png": ["A"], "img2.jpg": ["B"]}),
        ([("A", "img1.front")], {}),
        ([("A", "y/img1.gif"), ("B", "img1.gif")], {"x/Img1.jpeg": ["A", "B"]}),
    ],
)
def test_another_ending_finds_the_photo_where_nothing_else_does(
    database: Database, cells: Sequence[tuple[str, str]], expected: dict[str, list[str]]
) -> None:
    add_photos(database, "x/Img1.jpeg", "img2.png", "img2.jpg", "z.jpg")
    table(database, *cells)
    link(database)
    assert {path: skus for path, skus in links(database).items() if skus} == expected


def test_an_sku_of_the_rule_is_spelled_as_in_the_table(database: Database) -> None:
    add_photos(database, "mh01-black_1.jpg", "TWO_1.jpg", "other_1.jpg")
    products.replace_table(database, [(Product("MH01-Black"), []), (Product("Two"), []), (Product("two"), [])])
    products.link(database, fold, lambda path: path.partition("_")[0], everything=True)
    assert links(database) == {"mh01-black_1.jpg": ["MH01-Black"], "TWO_1.jpg": ["TWO"], "other_1.jpg": ["other"]}


def test_the_whole_table_is_read_back(database: Database) -> None:
    rows = [(Product("A", "Mug", {"size": "S"}), ["b.jpg", "a.jpg"]), (Product("B"), [])]
    products.replace_table(database, rows)
    assert products.everything(database) == (
        {"A": Product("A", "Mug", {"size": "S"}), "B": Product("B")}, {"A": ("a.jpg", "b.jpg")},
    )  # fmt: skip
