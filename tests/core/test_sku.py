"""SKU rules: from a path to an SKU."""

from __future__ import annotations

import time
import unicodedata

import pytest

from visearch_desktop.core import sku
from visearch_desktop.core.errors import RuleError


@pytest.mark.parametrize(
    ("rule", "path", "expected"),
    [
        ("auto", "A1/front.jpg", "A1"),
        ("auto", "brand/A1/front.jpg", "A1"),
        ("auto", "mh01-black_main.jpg", "mh01-black"),
        ("auto", "mh01.jpg", "mh01"),
        ("auto", "_main.jpg", "_main"),
        ("folder", "A1/front.jpg", "A1"),
        ("folder", "A1 front.jpg", "A1 front"),
        ("name", "x/A1.front.jpg", "A1.front"),
        ("name:-", "x/A1-front-2.jpg", "A1"),
        ("name:__", "商品图__2.png", "商品图"),
        ("name:_", "A1.jpg", "A1"),
        ("table", "x/A1.jpg", "A1"),
    ],
)
def test_rules(rule: str, path: str, expected: str) -> None:
    assert sku.parse(rule)(path) == expected
    assert sku.preview(rule, [path]) == ((path, expected),)


@pytest.mark.parametrize("rule", ["auto", "folder", "name", "name:_", "name:\u0301", "table"])
def test_skus_are_nfc_whatever_the_file_system_keeps(rule: str) -> None:
    for path in ("Cafe\u0301/tasse.jpg", "cafe\u0301_1.jpg"):
        made = sku.parse(rule)(path)
        assert made
        assert made == sku.parse(rule)(unicodedata.normalize("NFC", path)) == unicodedata.normalize("NFC", made)
    assert sku.parse("name:e\u0301")("caf\u00e9_1.jpg") == "caf"


@pytest.mark.parametrize("rule", ["", "nonsense", "name:", "folder:2", "Auto"])
def test_a_bad_rule_says_so(rule: str) -> None:
    with pytest.raises(RuleError) as caught:
        sku.parse(rule)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("expression", "path", "expected"),
    [
        (r"(?P<sku>[A-Z]+\d+)_", "shop/MH01_front.jpg", "MH01"),
        (r"^(?P<sku>[^/]+)/", "A1/x/front.jpg", "A1"),
        (r"(?P<sku>\d+)\.jpg$", "x/front-42.jpg", "42"),
        (r"(?i)(?P<sku>mh\d+)", "x/MH7.jpg", "MH7"),
        (r"(?P<sku>款\w+)-", "商品图/款A1-2.jpg", "款A1"),
        (r"(?P<sku>Z+)", "x/A1.front.jpg", "A1.front"),
        (r"(?P<sku>Z*)", "x/A1.jpg", "A1"),
        (r"x(?P<sku>Z)?", "x/A1.jpg", "A1"),
        (r"(?<sku>caf\u00e9)", "cafe\u0301/1.jpg", "caf\u00e9"),
        ("(?P<sku>cafe\u0301)", "caf\u00e9/1.jpg", "caf\u00e9"),
    ],
)
def test_an_expression_finds_the_sku(expression: str, path: str, expected: str) -> None:
    assert sku.preview(f"regex:{expression}", [path]) == ((path, expected),)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("", "needs an expression"),
        ("(?P<sku>a", "not understood at its sign 10: missing )"),
        ("[z-a](?P<sku>b)", "not understood at its sign 5"),
        ("*(?P<sku>b)", "nothing to repeat"),
        ("(?P<SKU>a)", "no group named “sku”"),
        ("a+", "no group named “sku”"),
        ("(?P<sku>a{99999999999999999999})", "repeats something too often"),
        ("(?P<sku>(?:(?:a{9}){9999}){9999999})", "repeats something too often"),
        ("(?P<sku>" + "a" * 600 + ")", "is longer than 500"),
        ("(" * 400, "not understood"),
    ],
)
def test_a_bad_expression_says_where(expression: str, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        sku.parse(f"regex:{expression}")
    assert words in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize("expression", ["(?P<sku>(x+x+)+y)", "(?P<sku>(?:a|aa)+)$", "(?P<sku>(?R))"])
def test_an_expression_without_end_is_refused_at_once(expression: str) -> None:
    started = time.monotonic()
    with pytest.raises(RuleError, match="takes too long"):
        sku.parse(f"regex:{expression}")
    assert time.monotonic() - started < 10


def test_an_expression_that_is_slow_on_real_names_costs_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sku, "_probes", lambda _: [])
    rule = sku.parse("regex:(?P<sku>(x+x+)+y)")
    started = time.monotonic()
    assert {rule(f"{'x' * 200}{number}.jpg")[:3] for number in range(200)} == {"xxx"}
    assert time.monotonic() - started < 15
    assert rule("b/xxxy.jpg") == "xxxy", "what it gave up on is the file name, as where it matches nothing"


def test_a_name_longer_than_any_is_not_searched() -> None:
    assert sku.parse("regex:(?P<sku>A1)")("x" * 2000 + "/A1_2.jpg") == "A1_2"


@pytest.mark.parametrize("rule", ["auto", "folder", "name", "name:_", "table", "regex:(?P<sku>^[^_]+)_"])
def test_every_rule_has_a_preview(rule: str) -> None:
    names = ("A1_2.jpg", "b/A1_2.jpg", "商品图.png")
    found = sku.preview(rule, names)
    assert [name for name, _ in found] == [*names]
    assert all(made for _, made in found)
