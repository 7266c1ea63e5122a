"""Numbers and dates as tables write them."""

from __future__ import annotations

import pytest

from visearch_desktop.core.figures import Figure, decimal_sign, figure, is_date, same


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,299.00", 1299, ""), ("1.299,00 €", 1299, "€"), ("€ 12", 12, "€"), ("12 EUR", 12, "eur"),
        ("1 299,00", 1299, ""), ("1'299.50", 1299.5, ""), ("12,5", 12.5, ""), ("1,299", 1299, ""), ("1.299", 1.299, ""),
        ("0", 0, ""), ("0.5", 0.5, ""), ("-3", -3, ""), ("+4 %", 4, "%"), ("500ml", 500, "ml"),
        ("US$ 12.50", 12.5, "us$"),
        ("¥99", 99, "¥"), ("1.234.567", 1234567, ""), ("２０", 20, ""), ("1\u00a0299,00\u00a0€", 1299, "€"),
        ("4006381333931", 4006381333931, ""),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float, unit: str) -> None:
    assert figure(text) == Figure(value, unit)


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "007", "12.5.3", "1,2,3", "1,23,456", "12-14", "5 x 4", "1e5", "2024-05-01", "4" * 17, "€", "-",
     "., ,", "9" * 10_000, "1" + ",000" * 3000, "nan", "inf"],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    assert figure(text) is None


def test_a_column_says_what_its_decimal_sign_is() -> None:
    assert decimal_sign(["12,5", "3", "1.299"]) == ","
    assert decimal_sign(["1.299,00"]) == ","
    assert decimal_sign(["1,299.00", "12"]) == "."
    assert decimal_sign(["12.50", "1,299"]) == "."
    assert decimal_sign([]) == "."
    assert figure("1.299", ",") == Figure(1299)
    assert figure("1.299", ".") == Figure(1.299)


def test_dates() -> None:
    assert all(map(is_date, ("2024-05-01", "2024-05", "2024-05-01T10:00:00Z", " 2024-05-01 10:00 ")))
    assert not any(map(is_date, ("01.05.2024", "2024", "", "2024-5-1", "20240501")))


def test_a_unit_counts_where_both_have_one() -> None:
    assert same(figure("500 ml"), figure("500"))
    assert same(figure("500 ml"), figure("500ML"))
    assert not same(figure("500 ml"), figure("500 g"))
    assert not same(figure("x"), figure("x"))
