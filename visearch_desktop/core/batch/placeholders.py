"""Which delivered pictures stand for a photo that is missing: the same one on items that have nothing in common.

Such a picture proves nothing: neither that the catalog has an item, nor that two items are one. What makes items
strangers are their words, without sizes and colours: "Hoodie, red" and "Hoodie, blue, L" may share a photo.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from visearch_desktop.core import gate
from visearch_desktop.core.batch import known_placeholders
from visearch_desktop.core.batch.answers import is_same
from visearch_desktop.core.batch.found import Facts
from visearch_desktop.core.batch.identifiers import title_words
from visearch_desktop.core.batch.known_placeholders import Word
from visearch_desktop.core.catalog import Match, Product
from visearch_desktop.core.deliveries import PLACEHOLDER, Fault, Item

FEWEST = 4
"""Strangers that must share a picture."""
_SHARED = 0.5
"""Share of the words of the one with fewer from which two names are of one product."""
_WORD = re.compile(r"[^\W\d_]{2,}")

Words = frozenset[str]


def find(
    items: Sequence[Item], facts: Mapping[str, Facts], digests: Mapping[str, str], products: Mapping[str, Product],
    said: Sequence[Word] = (),
) -> dict[str, Fault]:  # fmt: skip
    """The pictures of a delivery that are placeholders, by digest, each with the fault that says why.

    Args:
        items: the delivery.
        facts: what is known of each picture, by digest.
        digests: of each photo that was read, by its name within the delivery.
        products: the catalog's, by SKU.
        said: what people said of pictures, which counts before anything else.
    """
    shown: defaultdict[int, set[str]] = defaultdict(set)
    for item in items:
        for photo in item.photos:
            if digest := digests.get(photo.name):
                shown[facts[digest].phash].add(item.key)
    repeated = _repeated(shown, {item.key: _item_words(item) for item in items})
    found: dict[str, Fault] = {}
    for digest, one in facts.items():
        word = known_placeholders.word_of(said, digest, one.phash)
        number = max(repeated.get(one.phash, 0), _strangers_in_catalog(one.matches, products))
        if word:
            found[digest] = Fault(PLACEHOLDER, 1, 0, "You said that this picture is a placeholder.")
        elif word is None and number >= FEWEST:
            found[digest] = Fault(PLACEHOLDER, number, FEWEST - 1, (
                f"This looks like a placeholder: {number} products that have nothing in common show it."
            ))  # fmt: skip
    return found


def _repeated(shown: Mapping[int, set[str]], words: Mapping[str, Words]) -> dict[int, int]:
    """Hashes that strangers share, each with their number; only items whose picture comes again are looked at."""
    often = {key for keys in shown.values() if len(keys) > 1 for key in keys}
    names = _names((key, words[key]) for key in sorted(often))
    pairs = ((names.get(key, key), phash) for phash, keys in shown.items() for key in keys)
    return gate.repeated_pictures(pairs, FEWEST)


def _strangers_in_catalog(matches: Iterable[Match], products: Mapping[str, Product]) -> int:
    """How many strangers of the catalog share the photo that this is."""
    most = 0
    for match in matches:
        if len(match.shared_by) + 1 >= FEWEST and is_same(match):
            named = ((sku, _product_words(sku, products.get(sku))) for sku in (match.sku, *match.shared_by))
            most = max(most, len(set(_names(named).values())))
    return most


def _names(said: Iterable[tuple[str, Words]]) -> dict[str, str]:
    """A name for each key, the same for those that share half of their words; without words nothing is a stranger."""
    groups: list[tuple[Words, str]] = []
    names: dict[str, str] = {}
    numbers = count()
    for key, words in said:
        near = (name for other, name in groups if len(words & other) >= _SHARED * min(len(words), len(other)))
        name = next(near, "")
        if not name:
            name = f"\0{next(numbers)}"
            groups.append((words, name))
        names[key] = name
    return names


def _item_words(item: Item) -> Words:
    text = title_words(item.title, item.attributes) if item.title else item.sku or item.name
    return frozenset(_WORD.findall(text.casefold()))


def _product_words(sku: str, product: Product | None) -> Words:
    text = title_words(product.title, product.attributes) if product and product.title else sku
    return frozenset(_WORD.findall(text.casefold()))
