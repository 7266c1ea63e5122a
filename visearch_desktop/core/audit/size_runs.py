"""SKUs that may share a photo: the sizes of one product, and the parent article they belong to.

The product table decides. SKUs are one size run when nothing that tells products apart differs (brand, price, category,
colour, style, title without its sizes; an empty cell does not differ) and every one has a size of its own. A parent
article ("configurable") has none, so one SKU without a size may be among them. Two SKUs of the same size are no run:
that is one product listed twice, which is what an audit looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from visearch_desktop.core.audit import columns
from visearch_desktop.core.catalog import Product

_LETTER_SIZES = re.compile(r"(?:\d{1,2}x|x{1,4})?[sml]|x{2,4}|\d{1,2}xl|one ?size|均码", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Run:
    """The SKUs taken together so far: what is known of them, their sizes, the words all titles share."""

    skus: list[str] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    sizes: set[tuple[str, ...]] = field(default_factory=set)
    words: frozenset[str] | None = None

    def admits(self, facts: Mapping[str, object], size: tuple[str, ...], words: frozenset[str]) -> bool:
        """Whether a product may share its photo with these."""
        return (
            size not in self.sizes
            and all(columns.agree(self.facts[name], value) for name, value in facts.items() if name in self.facts)
            and (not words or not self.words or words <= self.words or self.words <= words)
        )

    def add(self, sku: str, facts: Mapping[str, object], size: tuple[str, ...], words: frozenset[str]) -> None:
        """Take a product in."""
        self.skus.append(sku)
        self.facts = {**facts, **self.facts}
        self.sizes.add(size)
        if words and (self.words is None or len(words) < len(self.words)):
            self.words = words


def size_runs(
    skus: Iterable[str], products: Mapping[str, Product], *, apart: str = "", most: int = 1000
) -> list[tuple[str, ...]]:
    """Divide SKUs into size runs; most are alone in theirs.

    Args:
        skus: the SKUs that show one photo.
        products: what the product table says; an SKU it does not know is alone, for nothing vouches for it.
        apart: a further column in which the products of a run agree.
        most: runs at most; SKUs that would make more are left out.
    """
    runs: list[_Run] = []
    for sku in sorted(set(skus)):
        product = products.get(sku)
        if product is None:
            run = _Run()
            facts: Mapping[str, object] = {"": sku}  # agrees with nothing
            size: tuple[str, ...] = (sku,)
            words = frozenset[str]()
        else:
            facts, size = _facts(product, apart), _size(product)
            words = _title_words(product, size)
            run = next((run for run in runs if "" not in run.facts and run.admits(facts, size, words)), _Run())
        if not run.skus:
            if len(runs) >= most:
                continue
            runs.append(run)
        run.add(sku, facts, size, words)
    return [tuple(run.skus) for run in runs]


def _facts(product: Product, apart: str) -> dict[str, object]:
    """What tells products apart, column by column; empty cells left out."""
    known: dict[str, object] = {}
    for name, text in product.attributes.items():
        kind = columns.identifies(name, text) or ("apart" if name.casefold() == apart.casefold() else "")
        if kind and text.strip():
            known[name] = columns.comparable(kind, text)
    return known


def _size(product: Product) -> tuple[str, ...]:
    """The product's sizes; from the SKU when no column says, and () when that says none either."""
    said = [text.strip().casefold() for name, text in product.attributes.items() if columns.is_size(name)]
    sizes = tuple(size for size in said if size)
    if sizes:
        return sizes
    return tuple(word.casefold() for word in _words(product.sku) if _LETTER_SIZES.fullmatch(word))


def _title_words(product: Product, of_size: tuple[str, ...]) -> frozenset[str]:
    """The words of the title, sizes left out."""
    sizes = {word for size in of_size for word in _words(size)}
    words = (word.casefold() for word in _words(product.title))
    return frozenset(word for word in words if word not in sizes and not _LETTER_SIZES.fullmatch(word))


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(text)
