"""Words: from what a person types to the products it means, each with what was found where.

text -> words and their forms -> products with all of them (titles first), then with all but one, then with any
     -> each product's own text says what was found -> score

A word that no product has is looked for inside longer words, in SKUs, and in words that differ by a letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from visearch_desktop.core import word_forms
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.store import Database, products
from visearch_desktop.core.store import words as index
from visearch_desktop.core.word_forms import Form, Word
from visearch_desktop.core.workspace import Workspace

MOST = 100
"""Products of a ranking."""
ENOUGH = 50
"""With so many products that have all words in SKU and title, those that have them elsewhere are not looked for."""
FEW = 20
"""The same for products that have all words, and those that lack some."""
PLACES = {"sku": 1.0, "title": 0.9}
"""What a word is worth by where it stands; in any other column `ELSEWHERE`."""
ELSEWHERE = 0.7
_LEAVE_ONE_OUT = 6
"""Up to as many words, products that lack one of them are looked up by themselves."""
_COMPLETIONS = 20
"""Up to as many words that begin like one are looked for by name."""
_GUESSES = 8
"""Words that are tried in place of one that no product has."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that was found: as typed, the column, and what it is worth there in (0, 1]."""

    word: str
    column: str
    worth: float


@dataclass(frozen=True, slots=True)
class Found:
    """A product that words speak for. `score` lies in (0, 1]: 1 for its very SKU or EAN, below for words."""

    sku: str
    score: float
    hits: tuple[Hit, ...]
    product: Product

    @property
    def said(self) -> str:
        """What was found where, for the user."""
        places: dict[str, list[str]] = {}
        for hit in self.hits:
            places.setdefault(hit.column, []).append(hit.word)
        return "; ".join(f"“{'”, “'.join(words)}” in {column}" for column, words in places.items())


def rank(workspace: Workspace, text: str, among: Collection[str] | None = None, *, most: int = MOST) -> list[Found]:
    """The products that a typed text means, the best first.

    Args:
        workspace: the catalog.
        text: words in any order, an SKU, an EAN; signs that are no letters or digits only part words.
        among: SKUs to choose from; all by default.
        most: products at most.

    Returns:
        Products with more of the words come first; then those with them in the SKU or the title, then by bm25. Empty
        when nothing is found, or the text has no letter and no digit.
    """
    database, words = workspace.database, word_forms.asked(text)
    if not words:
        return []
    if not index.ready(database):
        return _scanned(database, words, word_forms.code(text), among, most)
    exact = [sku for sku in index.with_code(database, word_forms.code(text)) if among is None or sku in among]
    words = tuple(_meant(database, words))
    rates = dict.fromkeys(exact, 0.0)
    for sku, rate in _candidates(database, words, among, most):
        rates.setdefault(sku, rate)
    known = products.find(database, list(rates))
    shown = _without_product(database, rates.keys() - known.keys())
    best = max(rates.values(), default=0.0) or 1.0
    found = [
        found_in(known.get(sku) or Product(sku), words, rate / best, exact=sku in exact)
        for sku, rate in rates.items()
        if sku in known or sku in shown
    ]
    return _ordered(found, most)


def count(workspace: Workspace, text: str, among: Collection[str] | None = None) -> int:
    """How many SKUs with a photo have all words of a text; 0 where there is no index to ask."""
    words = word_forms.asked(text)
    if not words or not index.ready(workspace.database):
        return 0
    matches = [word.match for word in _meant(workspace.database, words) if word.forms]
    return index.count(workspace.database, " AND ".join(matches), among) if matches else 0


def _ordered(found: Sequence[Found | None], most: int) -> list[Found]:
    return sorted((one for one in found if one), key=lambda one: -one.score)[:most]


def _without_product(database: Database, skus: Collection[str]) -> set[str]:
    """Those of the SKUs that a photo shows; a photo that has gone may have left its SKU in the index."""
    query = "SELECT DISTINCT sku FROM photo_sku WHERE sku IN (SELECT value FROM json_each(?))"
    return {str(sku) for (sku,) in database.rows(query, (json.dumps(list(skus)),))} if skus else set()


def found_in(product: Product, words: Sequence[Word], rate: float = 0.0, *, exact: bool = False) -> Found | None:
    """What is found of words in one product; `rate` in [0, 1] orders products in which as much is found."""
    names = (("sku", product.sku), ("title", product.title))
    best = _hits(words, names, {})
    if len(best) < len(words) or any(hit.worth < ELSEWHERE for hit in best.values()):
        best = _hits(words, product.attributes.items(), best)
    hits = tuple(best[word.text] for word in words if word.text in best)
    if exact:
        return Found(product.sku, 1.0, hits or (Hit(product.sku, "sku", 1.0),), product)
    if not hits:
        return None
    worth = sum(hit.worth for hit in hits) / len(words)
    return Found(product.sku, min(0.99, 0.9 * worth + 0.09 * rate), hits, product)


def _hits(words: Sequence[Word], said: Iterable[tuple[str, str]], best: Mapping[str, Hit]) -> dict[str, Hit]:
    """The best place of each word, among some columns and the best known before."""
    found = dict(best)
    for column, value in said:
        place = PLACES.get(column, ELSEWHERE)
        joined = f" {' '.join(word_forms.tokens(value))} "
        for word in words:
            known = found[word.text].worth if word.text in found else 0.0
            for form in word.forms:
                if place * form.worth > known and form.pattern in joined:
                    known = place * form.worth
                    found[word.text] = Hit(word.text, column, known)
    return found


def _candidates(
    database: Database, words: Sequence[Word], among: Collection[str] | None, most: int
) -> Iterator[tuple[str, float]]:
    """The products worth looking at, those with more of the words first."""
    matches = [word.match for word in words if word.forms]
    seen: dict[str, float] = {}
    for match, titles, rated in _rounds(matches):
        if len(seen) >= (ENOUGH if rated else FEW):
            break
        for sku, rate in index.hits(database, match, most, among, titles=titles, rated=rated):
            if sku not in seen:
                seen[sku] = rate
                yield sku, rate
    if matches and most > index.MOST_RATED:  # a long list goes on with what was not rated
        rest = index.hits(database, " AND ".join(matches), most, among, rated=False)
        yield from ((sku, rate) for sku, rate in rest if sku not in seen)


def _rounds(matches: Sequence[str]) -> Iterator[tuple[str, bool, bool]]:
    """What is looked up, one after the other: (FTS5 expression, in SKU and title only, whether to be rated)."""
    if matches:
        yield " AND ".join(matches), True, True
        yield " AND ".join(matches), False, True
    if 2 < len(matches) <= _LEAVE_ONE_OUT:
        for left_out in range(len(matches)):
            yield " AND ".join([*matches[:left_out], *matches[left_out + 1 :]]), False, False
    if len(matches) > 1:
        for match in matches:
            yield match, False, False


def _meant(database: Database, words: Sequence[Word]) -> Iterator[Word]:
    """The words as they stand in the catalog: one that no product has becomes others, or one without forms."""
    for typed in words:
        word = _completed(database, typed)
        if index.occurs(database, word.match):
            yield word
            continue
        apart = [word_forms.word_of(part) for part in word.parts]
        apart = [part for part in apart if part.forms and index.occurs(database, part.match)]
        if apart:
            yield from apart
        else:
            yield replace(word, forms=tuple(_guesses(database, word)))


def _completed(database: Database, word: Word) -> Word:
    """The word with what begins like it spelled out: FTS5 gathers all rows of a prefix before it gives the first."""
    forms: list[Form] = []
    for form in word.forms:
        if form.open and len(form.tokens) == 1 and len(form.tokens[0]) > 2 and form.tokens[0].isalpha():
            longer = index.completions(database, form.tokens[0], _COMPLETIONS + 1)
            if len(longer) <= _COMPLETIONS:
                forms += [Form((term,), worth=form.worth) for term in longer if term != form.tokens[0]]
                continue
        forms.append(form)
    return replace(word, forms=tuple(forms))


def _guesses(database: Database, word: Word) -> Iterator[Form]:
    """Forms that may have been meant by a word that no product has."""
    code = word_forms.code(word.text)
    if len(code) < 3:
        return
    if any(sign.isdecimal() for sign in code):
        for sku in index.codes_with(database, code, _GUESSES):
            yield Form(word_forms.word_of(sku).forms[-1].tokens, worth=0.6)
        return
    terms = index.terms(database)
    inside = [*islice((term for term in terms if code in term), _GUESSES)]
    yield from (Form((term,), worth=0.6) for term in inside)
    if not inside and len(code) > 3:
        near = process.extract(code, terms, scorer=OSA.distance, score_cutoff=1 if len(code) < 8 else 2, limit=_GUESSES)
        yield from (Form((str(term),), worth=0.5) for term, _, _ in near)


def _scanned(
    database: Database, words: Sequence[Word], code: str, among: Collection[str] | None, most: int
) -> list[Found]:
    """The same without an index, row by row: slower, and words that no product has stay unfound."""
    found: list[Found | None] = []
    for sku, title, attributes in index.every(database):
        if among is None or sku in among:
            folded = word_forms.fold(f"{sku}\n{title}\n{attributes}")
            folded += re.sub(r"[^\w\s]|_", "", folded)  # "t-shirt" is "tshirt" as well
            if any(form.tokens[0] in folded for word in words for form in word.forms):
                values: Mapping[str, str] = json.loads(attributes)
                exact = word_forms.code(sku) == code
                found.append(found_in(Product(sku, title, values), words, 0.0, exact=exact))
    return _ordered(found, most)
