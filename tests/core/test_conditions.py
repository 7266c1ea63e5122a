"""Conditions on columns: what passes, and what is said of those that make no sense."""

from __future__ import annotations

import pytest

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.columns import Column, Kind, columns
from visearch_desktop.core.conditions import parse, passing
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.queries import Comparison, Condition
from visearch_desktop.core.store import products
from visearch_desktop.core.workspace import Workspace

TABLE = [
    Product("A", "Red Mug", {"price": "19.90", "Colour": "Réd", "since": "2024-05-01", "qty": "3", "size": "042"}),
    Product("B", "Blue Mug", {"price": "1,299.00", "Colour": "blue", "since": "2024-05-31", "qty": "0", "size": "42"}),
    Product(
        "C", "Teapot 茶壶", {"price": "20", "Colour": "Dark RED", "since": "2024-06-01", "qty": "", "size": "42.0"}
    ),
    Product("D", "", {"price": "on request", "weight": "500 g"}),
]


def fill(workspace: Workspace, table: list[Product]) -> Workspace:
    products.replace_table(workspace.database, [(product, ()) for product in table])
    return workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    return fill(workspace, TABLE)


def let_through(workspace: Workspace, *typed: str) -> str:
    return "".join(sorted(passing(workspace, [parse(text) for text in typed]).skus))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("price=20", "C"), ("price=20.00", "C"), ("price=1299", "B"), ("price=€ 1,299", "B"), ("price>=20", "BC"),
        ("price>=19.9", "ABC"), ("price<=20", "AC"), ("price <= 20", "AC"), ("price>=-1", "ABC"),
        ("PRICE=on REQUEST", "D"),
        ("colour=red", "A"), ("COLOUR~red", "AC"), ("colour=ＢＬＵＥ", "B"), ("colour~", "ABC"), ("colour=", "D"),
        ("title~mug", "AB"), ("name~茶", "C"), ("title=", "D"), ("sku=a", "A"), ("sku=nobody", ""),
        ("since>=2024-05-31", "BC"), ("since<=2024-05", "AB"), ("since<=2024-05-01", "A"), ("since>=2024", "ABC"),
        ("since<=2023", ""),
        ("size=42", "BC"), ("size=042", "A"), ("weight=500", "D"), ("weight=500 kg", ""), ("weight>=100", "D"),
        ("in_stock", "A"), ("In Stock", "A"), ("title=a>=b", ""),
    ],
)  # fmt: skip
def test_one_condition(filled: Workspace, typed: str, expected: str) -> None:
    assert let_through(filled, typed) == expected


def test_all_of_several_must_be_fulfilled(filled: Workspace) -> None:
    assert let_through(filled, "price>=19", "price<=20", "title~mug") == "A"
    assert let_through(filled, "price>=30", "price<=10") == ""
    assert let_through(filled) == "ABCD"


@pytest.mark.parametrize("typed", ["", "  ", "price", "=3", ">=3", " =x", "~", "\x00", "in stock please", "👟"])
def test_what_is_no_condition(typed: str) -> None:
    with pytest.raises(RuleError, match="is not a condition") as raised:
        parse(typed)
    assert "COLUMN=VALUE" in raised.value.advice


def test_the_first_operator_parts_column_and_value() -> None:
    assert parse("a=b>=c") == Condition("a", Comparison.EQUALS, "b>=c")
    assert parse("a>=b=c") == Condition("a", Comparison.AT_LEAST, "b=c")
    assert parse("a~x=1") == Condition("a", Comparison.CONTAINS, "x=1")
    assert parse("a==1") == Condition("a", Comparison.EQUALS, "=1")


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("prise>=3", "Did you mean “price”?"),
        ("color=red", "Did you mean “Colour”?"),
        ("zzzzzz=1", "Its columns are price, Colour, weight, since, qty, size."),
    ],
)
def test_a_column_that_is_not_there(filled: Workspace, typed: str, advice: str) -> None:
    with pytest.raises(RuleError, match="has no column") as raised:
        let_through(filled, typed)
    assert raised.value.advice == advice


def test_a_catalog_without_a_table(workspace: Workspace) -> None:
    with pytest.raises(RuleError, match="no column “price”") as raised:
        let_through(workspace, "price=3")
    assert "Import" in raised.value.advice
    with pytest.raises(RuleError, match="tells the stock"):
        let_through(workspace, "in_stock")
    assert let_through(workspace, "sku=x") == ""
    assert columns(workspace) == ()


@pytest.mark.parametrize("value", ["abc", "", "12-14", "1e5", "nan"])
def test_a_value_that_cannot_be_compared(filled: Workspace, value: str) -> None:
    with pytest.raises(RuleError, match="no number and no date"):
        let_through(filled, f"price>={value}")


def test_a_column_of_decimal_commas(workspace: Workspace) -> None:
    fill(workspace, [Product("A", "", {"preis": "1.299"}), Product("B", "", {"preis": "12,50 €"})])
    assert let_through(workspace, "preis>=1000") == "A"
    assert let_through(workspace, "preis=12.5") == "B"
    assert let_through(workspace, "preis<=12,5") == "B"


@pytest.mark.parametrize(
    ("column", "yes", "no"),
    [
        ("is_in_stock", "1", "0"), ("Availability", "in stock", "out of stock"), ("库存", "12", "0"),
        ("现货", "有货", "缺货"),
        ("Lagerbestand", "3 Stück", "0"), ("stock_status", "instock", "outofstock"),
        ("Variant Inventory Qty", "2", "-1"),
        ("availability", "in_stock", "out_of_stock"), ("verfügbar", "ja", "nein"), ("availability", "True", "False"),
    ],
)  # fmt: skip
def test_stock_as_tables_tell_it(workspace: Workspace, column: str, yes: str, no: str) -> None:
    fill(workspace, [Product("Y", "", {column: yes}), Product("N", "", {column: no}), Product("X", "", {"x": "1"})])
    assert let_through(workspace, "in_stock") == "Y"


def test_a_word_for_stock_is_believed_before_a_number(workspace: Workspace) -> None:
    said = [("A", "0", "5"), ("B", "1", "0"), ("C", "", "5")]
    fill(workspace, [Product(sku, "", {"is_in_stock": state, "qty": amount}) for sku, state, amount in said])
    assert let_through(workspace, "in_stock") == "BC"
    assert "".join(sorted(passing(workspace, [Condition("qty", Comparison.IN_STOCK)]).skus)) == "AC"


def test_what_is_kept_is_forgotten_when_the_table_changes(filled: Workspace) -> None:
    assert let_through(filled, "colour=red") == "A"
    fill(filled, [Product("Z", "", {"colour": "red"})])
    assert let_through(filled, "colour=red") == "Z"


def test_very_many_conditions(filled: Workspace) -> None:
    assert let_through(filled, *[f"price>={number / 100}" for number in range(2000)]) == "BC"
    for number in range(100):
        assert let_through(filled, f"price={number}") == ("C" if number == 20 else "")


def test_columns_to_choose_from(filled: Workspace) -> None:
    found = {column.name: column for column in columns(filled)}
    assert list(found) == ["title", "price", "Colour", "since", "qty", "size", "weight"]
    assert found["since"] == Column(
        "since", Kind.DATE, 3, (("2024-05-01", 1), ("2024-05-31", 1), ("2024-06-01", 1)), "2024-05-01", "2024-06-01"
    )
    assert found["price"].kind == Kind.TEXT  # "on request"
    assert (found["qty"].kind, found["qty"].lowest, found["qty"].highest) == (Kind.NUMBER, "0", "3")
    assert found["weight"].kind == Kind.NUMBER
    assert found["title"].distinct == 3


def test_columns_with_odd_names(workspace: Workspace) -> None:
    odd = {'say "x"': "1", "a.b": "2", "[0]": "3", "$": "4", "back\\slash": "5", "a=b": "6", "emoji 👟": "7", " ": "8"}
    fill(workspace, [Product("A", "", odd)])
    for name, value in odd.items():
        assert passing(workspace, [Condition(name, Comparison.EQUALS, value)]).skus == {"A"}, name
    assert len(columns(workspace)) == len(odd)
