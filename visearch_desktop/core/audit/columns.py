"""What columns of a product table are about, told by their names: brand, price, category, size, what identifies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.findings import Difference

BRAND, PRICE, CATEGORY = "brand", "price", "category"
_TYPE = "type"
MOST_VALUES = 8
"""Values named of a column in which products differ."""
_ENOUGH_VALUES = 100
"""Different values looked at of a column: a placeholder picture may be listed under every product of a shop."""

_BRANDS = {"brand", "vendor", "manufacturer", "maker", "marke", "hersteller", "品牌", "厂商", "制造商", "生产商"}
_PRICES = {"price", "preis", "verkaufspreis", "价格", "售价", "单价", "零售价"}
_CATEGORIES = {"category", "categories", "kategorie", "warengruppe", "分类", "类目", "品类", "类别", "department"}
_TYPES = {"type", "product type", "类型"}
_SIZES = {"size", "sizes", "length", "waist", "inseam", "grösse", "groesse", "尺码", "尺寸", "规格", "码数"}
_IDENTIFYING = {
    "color": "colour", "colour": "colour", "colors": "colour", "colours": "colour", "farbe": "colour", "颜色": "colour",
    "style": "style", "款式": "style", "款号": "style", "model": "model", "型号": "model", "pattern": "pattern",
    "item group id": "parent", "parent": "parent", "parent sku": "parent", "spu": "parent",
}  # fmt: skip
_STRUCTURE = frozenset(
    ("simple", "configurable", "grouped", "bundle", "virtual", "parent", "child", "variable", "variation", "variant")
)
"""Values by which shop programs tell articles with sizes from the sizes themselves: no category."""
_NOT_THE_PRICE = {"special", "sale", "compare", "at", "cost", "old", "was", "from", "to", "date", "tier", "group"}
_NUMBER = re.compile(r"\d[\d.,\s]*")


def alarm(name: str, values: Sequence[str]) -> str:
    """Whether a column of these values is a brand, a price or a category; "" when it is none of them."""
    kind = _named(name)
    if kind == _TYPE:
        said = (value.strip().casefold() for value in values if value.strip())
        return "" if all(value in _STRUCTURE for value in said) else CATEGORY
    return kind


def identifies(name: str, value: str) -> str:
    """The kind of a column whose value tells products apart; "" for sizes, stock, numbers and all else."""
    return alarm(name, (value,)) or _IDENTIFYING.get(_folded(name), "")


@lru_cache(1024)
def _named(name: str) -> str:
    """What the name of a column alone says of it."""
    folded = _folded(name)
    words = set(folded.split())
    if words & _BRANDS or folded.endswith(_unparted(_BRANDS)):
        return BRAND
    if (words & _PRICES and not words & _NOT_THE_PRICE) or (
        folded.endswith(_unparted(_PRICES)) and not folded.startswith(("成本", "市场", "采购"))
    ):
        return PRICE
    if words & _CATEGORIES or folded.endswith(_unparted(_CATEGORIES)):
        return CATEGORY
    return _TYPE if folded in _TYPES else ""


def _unparted(terms: Iterable[str]) -> tuple[str, ...]:
    """The terms of a script that puts no space between words: 商品品牌 is a brand as well as 品牌."""
    return tuple(term for term in terms if not term.isascii())


@lru_cache(1024)
def is_size(name: str) -> bool:
    """Whether a column holds a size."""
    return bool(set(_folded(name).split()) & _SIZES)


@lru_cache(4096)
def comparable(kind: str, text: str) -> object:
    """A cell in a form that compares: a price as its number, categories as a set, all else regardless of case."""
    folded = " ".join(text.casefold().split())
    if kind == PRICE:
        return _number(folded)
    if kind == CATEGORY:
        return frozenset(part.strip() for part in re.split(r"[,;|]", folded) if part.strip())
    return folded


def agree(one: object, other: object) -> bool:
    """Whether two cells say the same: of categories, one may name more than the other."""
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one <= other or other <= one
    return one == other


def conflicts(products: Iterable[Product]) -> tuple[Difference, ...]:
    """The brand, price and category columns in which products of one photo differ; empty cells do not differ."""
    cells: dict[str, list[str]] = {}
    for product in products:
        for name, text in product.attributes.items():
            if text.strip():
                cells.setdefault(name, []).append(text.strip())
    found = []
    for name, values in cells.items():
        kind = alarm(name, values)
        if kind and (distinct := _distinct(kind, values)):
            found.append(Difference(name, tuple(sorted(distinct)[:MOST_VALUES])))
    return tuple(found)


def values(products: Iterable[Product], column: str) -> frozenset[str]:
    """What products say in a column, regardless of case; `title` is one."""
    wanted = column.casefold()
    cells = ({"title": product.title, **product.attributes} for product in products)
    return frozenset(
        text.strip().casefold()
        for row in cells
        for name, text in row.items()
        if name.casefold() == wanted and text.strip()
    )


def _distinct(kind: str, texts: Iterable[str]) -> list[str]:
    """One text for each value, if any two of the values disagree; else nothing."""
    kept: dict[object, str] = {}
    for text in texts:
        kept.setdefault(comparable(kind, text), text)
        if len(kept) >= _ENOUGH_VALUES:
            break
    if all(agree(one, other) for one, other in combinations(kept, 2)):
        return []
    return list(kept.values())


def _number(text: str) -> object:
    """The price in a cell such as "$1,052.00" or "52,5 €"; the text itself when there is no number."""
    found = _NUMBER.search(text)
    if found is None:
        return text
    digits = re.sub(r"\s", "", found.group()).rstrip(".,")
    whole, mark, cents = digits.replace(",", ".").rpartition(".")
    if not mark or len(cents) == 3:  # "1.052" is one thousand
        return float(re.sub(r"[.,]", "", digits))
    return float(f"{whole.replace('.', '')}.{cents}")


@lru_cache(1024)
def _folded(name: str) -> str:
    """A column's name as words: "Variant_Price" and "variantPrice" are "variant price"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.split(r"[\W_]+", spaced.casefold())).strip()
