"""SKU rules: from a path to an SKU."""

from __future__ import annotations

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
