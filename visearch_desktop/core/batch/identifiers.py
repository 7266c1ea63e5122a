"""What the words of an item say of the catalog: its SKU, its EAN, its title. Photos are not looked at here.

SKUs and EANs are compared for equality after what is only writing has been taken off. Titles are compared by their
words (rapidfuzz), sizes and colours left out: those of a size run differ in nothing else, so a title speaks for all the
SKUs that share it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from visearch_desktop.core.audit import columns
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.deliveries import Contribution, Item
from visearch_desktop.core.delivery import JOINT, SKUS

_EAN_COLUMNS = re.compile(r"\b(?:ean|gtin|upc|barcode|isbn|jan)(?:\b|\d)|条码|条形码", re.IGNORECASE)
_EAN_LENGTHS = {8, 12, 13, 14}
_WORD = re.compile(r"[^\W_]+")
_SIZE = re.compile(r"(?:\d{1,2}x|x{1,4})?[sml]|x{2,4}|\d{1,2}xl|\d{1,3}|size|one ?size|均码", re.IGNORECASE)
TITLE_FROM = 0.75
"""Agreement of titles from which they are taken for the same product's."""
_MISSPELT = 70
"""Likeness of two words, of 100, from which one is the other misspelt."""
_CONTRADICTED = 0.9
"""What is left of the agreement of titles that contradict each other."""
_FEW_WORDS = 0.95
"""What is left when titles that differ share less than three words: "shoulder bag" may be any."""
_TITLES = 40
"""Titles compared closely, of those that look most alike as a row of letters."""
_MANY = 60
"""SKUs of one title from which it says too little to be listed one by one."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of an item say: SKUs it is, by kind of evidence, and the titles that agree, best first.

    `sku` and `ean` are the catalog's SKUs that the item's SKU or EAN equals; `name` those that only the name of its
    file or folder equals. `titles` gives for SKUs the agreement of their title with the item's, in [0, 1].
    """

    sku: tuple[str, ...] = ()
    ean: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    titles: Mapping[str, float] | None = None

    @property
    def identified(self) -> tuple[str, ...]:
        """SKUs that an identifier names."""
        return tuple(dict.fromkeys((*self.sku, *self.ean)))

    def contributions(self) -> Iterator[Contribution]:
        """The same as it is shown."""
        for sku in self.sku:
            yield Contribution("sku", sku, 1.0, f"The sheet says SKU {sku}.")
        for sku in self.ean:
            yield Contribution("ean", sku, 1.0, f"The EAN is that of {sku}.")
        for sku in self.name:
            yield Contribution("sku", sku, 0.5, f"The name of the file or folder is that of {sku}.")
        best = sorted((self.titles or {}).items(), key=lambda one: (-one[1], one[0]))
        for sku, agreement in best[:3]:
            yield Contribution("title", sku, round(agreement, 3), f"The titles agree by {agreement:.0%}.")


class Identifiers:
    """The words of a catalog's products, to be asked about items.

    Args:
        products: what the product table says.
        skus: those that photos have, whether the table knows them or not.
    """

    def __init__(self, products: Iterable[Product], skus: Iterable[str]) -> None:
        products = tuple(products)
        self._exact: dict[str, set[str]] = {}
        self._loose: dict[str, set[str]] = {}
        self._eans: dict[str, set[str]] = {}
        self._titles: dict[str, list[str]] = {}
        for sku in {*skus, *(product.sku for product in products)}:
            self._exact.setdefault(_folded(sku), set()).add(sku)
            self._loose.setdefault(loose(sku), set()).add(sku)
        for product in products:
            for ean in eans(product.attributes):
                self._eans.setdefault(ean, set()).add(product.sku)
            title = title_words(product.title, product.attributes)
            if title:
                self._titles.setdefault(title, []).append(product.sku)
        self._choices = list(self._titles)

    def ask(self, item: Item) -> Said:
        """What the words of an item say."""
        ean = sorted({sku for one in eans(item.attributes) for sku in self._eans.get(one, ())})
        named = self._sku(item.name) if not item.sku and _tells_apart(item.name) else ()
        run = [item.sku, *item.attributes.get(SKUS, "").split(JOINT)]
        skus = dict.fromkeys(known for sku in run for known in self._sku(sku))
        return Said(tuple(skus), tuple(ean), named, self._by_title(item))

    def _sku(self, text: str) -> tuple[str, ...]:
        """The SKUs that a text names; regardless of hyphens and blanks only when one alone is meant."""
        if not text.strip():
            return ()
        found = self._exact.get(_folded(text)) or self._loose.get(loose(text), set())
        return tuple(found) if len(found) == 1 else tuple(sorted(found)) if _folded(text) in self._exact else ()

    def _by_title(self, item: Item) -> dict[str, float]:
        title = title_words(item.title, item.attributes)
        if not title or len(title) < 4:
            return {}
        near = process.extract(title, self._choices, scorer=fuzz.ratio, limit=_TITLES, score_cutoff=45)
        agreements = {choice: agreement(title, choice) for choice, _, _ in near}
        best = max(agreements.values(), default=0.0)
        found: dict[str, float] = {}
        for choice in sorted(agreements, key=lambda one: -agreements[one]):
            if agreements[choice] >= max(TITLE_FROM, best - 0.02) and len(self._titles[choice]) <= _MANY:
                found.update(dict.fromkeys(self._titles[choice], agreements[choice]))
        return found


def agreement(one: str, other: str) -> float:
    """How far two titles (words in order of the alphabet) agree, in [0, 1].

    Sets of words alone would find "shirt" within every title of a shirt: what one title has besides counts half.
    """
    agreed = (fuzz.token_set_ratio(one, other) + fuzz.ratio(one, other)) / 200
    ours, theirs = set(one.split()), set(other.split())
    if _contradict(ours, theirs):
        return agreed * _CONTRADICTED
    return agreed * _FEW_WORDS if ours != theirs and len(ours & theirs) < 3 else agreed


def _contradict(one: set[str], other: set[str]) -> bool:
    """Whether each has a word for which the other has another, misspelt ones aside: "crew neck" and "v neck"."""
    ours, theirs = one - other, other - one
    return any(all(fuzz.ratio(word, rival) < _MISSPELT for rival in theirs) for word in ours) and any(
        all(fuzz.ratio(word, rival) < _MISSPELT for rival in ours) for word in theirs
    )


def title_words(title: str, attributes: Mapping[str, str]) -> str:
    """The words of a title in order of the alphabet, without sizes and without the colour that a column names."""
    colours = {
        word
        for name, value in attributes.items()
        if columns.identifies(name, value) == "colour"
        for word in _words(value)
    }
    kept = [word for word in _words(title) if word not in colours and not _SIZE.fullmatch(word)]
    return " ".join(sorted(kept))


def eans(attributes: Mapping[str, str]) -> Sequence[str]:
    """The article numbers of a row with a right check digit, written with fourteen digits."""
    found = []
    for name, value in attributes.items():
        if _EAN_COLUMNS.search(re.sub(r"[_\-.]", " ", name)):
            for part in re.split(r"[;,|]", value):
                digits = re.sub(r"[\s\-]", "", part).removesuffix(".0")
                if digits.isascii() and digits.isdigit() and len(digits) in _EAN_LENGTHS and _checks(digits):
                    found.append(digits.zfill(14))
    return found


def _checks(digits: str) -> bool:
    """Whether the last digit is the one that the others ask for; a number of zeros alone is none."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return total % 10 == 0 and int(digits) > 0


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def loose(text: str) -> str:
    """A text without what is only writing: case, width, blanks, hyphens, underscores, dots and slashes."""
    return re.sub(r"[\s\-_./]", "", _folded(text))


def _words(text: str) -> list[str]:
    return [_folded(word) for word in _WORD.findall(text)]


def _tells_apart(name: str) -> bool:
    """Whether the name of a file can be an SKU: "IMG 1" and "0001" are given by cameras."""
    return len(name) >= 4 and any(map(str.isdigit, name)) and any(map(str.isalpha, name)) and not _CAMERA.match(name)


_CAMERA = re.compile(r"(?:img|dsc|dscn|dscf|pict?|image|photo|p)[\s_\-]*\d+$", re.IGNORECASE)
