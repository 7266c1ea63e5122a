"""Rows that show the same photos: the sizes of one product, or two products that claim one photo."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from visearch_desktop.core.delivery.rows import Claim, folded

_WORD = re.compile(r"[^\W_]+")
_SIZE = re.compile(
    r"(?:\d{1,2}x|x{1,4})?[sml]|x{2,4}|\d{1,2}xl|\d{1,3}(?:cm|mm|ml|g|kg)?|one|size|small|medium|large|eu|us|uk|均码|[大中小]号",
    re.IGNORECASE,
)


def size_runs(members: Sequence[Claim]) -> list[list[Claim]]:
    """Divide rows that show exactly the same photos into size runs; most lists have one run.

    Rows are one run when they have the same parent, or titles with the same words once sizes and numbers up to three
    digits are left out (rows without a title: SKUs). One may lack words of the other, as a parent article does
    ("Hoodie" and "Hoodie-XS-Black"), but what all of a run say must not contradict: "red" and "blue" are two products.
    """
    runs: list[list[Claim]] = []
    words: list[frozenset[str]] = []
    by_parent: dict[str, int] = {}
    by_words: dict[frozenset[str], int] = {}
    # The longest first: "shirt" joins one of "red shirt" and "blue shirt", it does not join them.
    said = {id(claim): _words(claim) for claim in members}
    for claim in sorted(members, key=lambda one: -len(said[id(one)])):
        own, parent = said[id(claim)], folded(claim.parent)
        at = by_parent.get(parent) if parent else None
        if at is None:
            at = by_words.get(own)
        if at is None and own:
            at = next((number for number, other in enumerate(words[:_MOST]) if own <= other), None)
        if at is None:
            at = len(runs)
            runs.append([])
            words.append(own)
        runs[at].append(claim)
        by_words.setdefault(own, at)
        if parent:
            by_parent.setdefault(parent, at)
    for run in runs:
        run.sort(key=lambda one: one.rows[0])
    return sorted(runs, key=lambda run: run[0].rows[0])


_MOST = 200
"""Runs compared word by word; more products than that on one photo are a placeholder."""


def _words(claim: Claim) -> frozenset[str]:
    text = unicodedata.normalize("NFKC", claim.title or claim.sku).casefold()
    return frozenset(word for word in _WORD.findall(text) if not _SIZE.fullmatch(word))


def together(run: Sequence[Claim]) -> Claim:
    """The rows of a size run as one: the first speaks for all, and what differs is kept.

    Attributes in which the rows agree stay as they are. Where they differ there is a value for each SKU, in the order
    of the attribute `SKUS`, "; " between them; a row without one leaves its place empty.
    """
    whole = Claim([], run[0].sku, run[0].title, run[0].ean, run[0].parent, {}, dict(run[0].named))
    for claim in run:
        whole.rows += claim.rows
    for column in dict.fromkeys(column for claim in run for column in claim.attributes):
        values = [claim.attributes.get(column, "") for claim in run]
        whole.attributes[column] = values[0] if len(set(values)) == 1 else JOINT.join(values)
    if len(run) > 1:
        whole.attributes[SKUS] = JOINT.join(claim.sku for claim in run)
    return whole


SKUS = "SKUs of the size run"
"""The attribute of an item that stands for a size run: its SKUs, `JOINT` between them."""
JOINT = "; "
