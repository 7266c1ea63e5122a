from __future__ import annotations

import pytest

from visearch_desktop.core.suggestions.cells import read_column


def values(cells: list[str], cell: str) -> set[tuple[str, ...]]:
    return set(read_column(cells).values(cell))


def test_a_plain_value_is_one_whatever_its_case() -> None:
    assert values(["Bags", "bags ", "BAGS"], " bAgs") == {("bags",)}
    assert read_column(["bags", "Bags", "Bags"]).written(("bags",)) == "Bags"


@pytest.mark.parametrize("cell", ["", "  ", "-", "N/A", "n/a", "None", "无", ";", "|", "null; ;"])
def test_nothing_is_nothing(cell: str) -> None:
    assert values([cell, "Bags"], cell) == set()


@pytest.mark.parametrize("cell", ["Wool; Silk", "Wool|Silk", "Wool；Silk", "Wool\nSilk"])
def test_marks_that_always_part(cell: str) -> None:
    assert values([cell], cell) == {("wool",), ("silk",)}


def test_commas_part_what_comes_back_and_nothing_else() -> None:
    assert values(["Red, Blue", "Blue, Green", "Red"], "Red, Blue") == {("red",), ("blue",)}
    assert values(["Bags, cases and covers", "Bags"], "Bags, cases and covers") == {("bags, cases and covers",)}


def test_paths_where_values_share_their_beginnings() -> None:
    cells = ["Men/Tops/Tees", "Men/Tops/Tanks", "Women/Bags", "Women/Shoes"]
    assert values(cells, "Men/Tops/Tees") == {("men", "tops", "tees")}
    assert read_column(cells).written(("men", "tops")) == "Men/Tops"
    assert values(["Men > Tops", "Bags"], "Men > Tops") == {("men", "tops")}


def test_a_slash_that_is_no_path() -> None:
    assert values(["S/M", "Wool", "50/50"], "S/M") == {("s/m",)}


def test_several_paths_in_one_cell() -> None:
    cells = ["Root/Men/Tees,Root/Sale,Root", "Root/Men/Tanks,Root/Sale", "Root/Men/Tees"]
    assert values(cells, cells[0]) == {("root", "men", "tees"), ("root", "sale"), ("root",)}


def test_chinese_paths_and_lists() -> None:
    cells = ["服装/上衣/T恤", "服装/上衣/背心", "箱包；促销"]
    assert values(cells, "服装/上衣/T恤") == {("服装", "上衣", "t恤")}
    assert values(cells, "箱包；促销") == {("箱包",), ("促销",)}


def test_a_value_takes_the_place_of_its_rival_only() -> None:
    cells = ["Root/Men/Tees,Root/Sale", "Root/Men/Tanks,Root/Sale", "Root/Men/Tees"]
    reading = read_column(cells)
    assert reading.replaced(cells[0], ("root", "men", "tanks")) == "Root/Men/Tanks,Root/Sale"
    assert reading.replaced("Root/Men/Tees", ("root", "men", "tanks")) == "Root/Men/Tanks"
    assert reading.replaced("", ("root", "men", "tanks")) == "Root/Men/Tanks"
