"""Which SKUs are one style: its sizes and colours, its parent article, and whatever else shows the same photo.

What the table calls the parent decides where it says one. Otherwise SKUs are one style when nothing but sizes and
colours is left to tell their SKUs or their titles apart: "MH01-XS-Black" and "MH01-S-Gray" are both "mh01".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from visearch_desktop.core.audit import columns
from visearch_desktop.core.catalog import Product

PLACEHOLDER_FROM = 50
"""Styles that show one photo from which it is a placeholder ("image coming soon") and says nothing about any."""
MOST_BY_TITLE = 200
"""SKUs that a title makes one style at most: a shop that calls everything "T-shirt" has more styles than one."""

_WORD = re.compile(r"[^\W_]+")
_LETTER_SIZE = re.compile(r"(?:\d{1,2}x|x{1,4})?[sml]|x{2,4}|\d{1,2}xl|均码")
_COLOUR_NAMES = """
black white grey gray red blue green yellow orange purple violet pink brown beige navy gold silver multi lavender
turquoise teal khaki olive ivory cream charcoal tan maroon burgundy schwarz weiss weiß grau rot blau grün gelb lila
rosa braun noir blanc rouge bleu vert jaune
黑色 白色 灰色 红色 蓝色 绿色 黄色 橙色 紫色 粉色 棕色 米色 黑 白 灰 红 蓝 绿 黄 粉
"""
_COLOURS = frozenset(_COLOUR_NAMES.split())


def families(
    skus: Collection[str], products: Mapping[str, Product], shared: Iterable[Sequence[str]] = ()
) -> tuple[dict[str, int], set[int]]:
    """The number of each SKU's family, and the places in `shared` that are placeholders.

    Args:
        skus: all SKUs.
        products: what the product table says of them, where it says anything.
        shared: for each photo the SKUs that show it.

    Returns:
        Family by SKU, numbered from 0 in the order of the first SKU; indices of the photos that tie nothing together
        because `PLACEHOLDER_FROM` styles show them.
    """
    parent = {sku: sku for sku in skus}
    for tied in _tied_by_words(skus, products):
        _join(parent, tied)
    placeholders = set()
    for place, group in enumerate(shared):
        if len(group) < 2:
            continue
        if len({_root(parent, sku) for sku in group}) >= PLACEHOLDER_FROM:
            placeholders.add(place)
        else:
            _join(parent, group)
    numbers: dict[str, int] = {}
    return {sku: numbers.setdefault(_root(parent, sku), len(numbers)) for sku in sorted(skus)}, placeholders


def _tied_by_words(skus: Collection[str], products: Mapping[str, Product]) -> Iterable[list[str]]:
    by_key: dict[tuple[str, object], list[str]] = defaultdict(list)
    for sku in skus:
        for key in _keys(sku, products.get(sku) or Product(sku)):
            by_key[key].append(sku)
    return [group for (kind, _), group in by_key.items() if kind != "title" or len(group) <= MOST_BY_TITLE]


def _keys(sku: str, product: Product) -> Iterable[tuple[str, object]]:
    """What an SKU has in common with the others of its style."""
    for name, value in product.attributes.items():
        if value.strip() and (columns.identifies(name, value) == "parent" or name.strip() == "款号"):
            yield "parent", value.strip().casefold()
    loose = {
        word
        for name, value in product.attributes.items()
        if columns.is_size(name) or columns.identifies(name, value) == "colour"
        for word in _words(value)
    }
    stem = _stem(_words(sku), loose)
    if stem:
        yield "sku", stem
    named = _stem(_words(product.title), loose)
    if len("".join(named)) >= 6 and len(named) > 1:
        yield "title", named


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _stem(words: tuple[str, ...], loose: Collection[str]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in loose and w not in _COLOURS and not _LETTER_SIZE.fullmatch(w))


def _root(parent: dict[str, str], sku: str) -> str:
    while parent[sku] != sku:
        parent[sku] = parent[parent[sku]]
        sku = parent[sku]
    return sku


def _join(parent: dict[str, str], group: Sequence[str]) -> None:
    first = _root(parent, group[0])
    for sku in group[1:]:
        parent[_root(parent, sku)] = first
