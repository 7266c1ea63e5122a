"""What reports call relations, tiers and verdicts, and the columns that are read again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.findings import Tier, Verdict
from visearch_desktop.core.language import Language

VERDICT, KEEP, EXPORTED, PAIR = "verdict", "keep", "as_exported", "pair"
SKU_A, SKU_B, FILE_A, FILE_B = "sku_a", "sku_b", "file_a", "file_b"
"""What the program reads again of a report, whatever the columns are called in its language."""


def read_again(language: Language) -> Mapping[str, str]:
    """What the columns that are read again are called."""
    sku, file = language.tr("SKU"), language.tr("File")
    return {
        VERDICT: language.tr("Verdict"), KEEP: language.tr("Keep"), EXPORTED: language.tr("As exported"),
        PAIR: language.tr("Pair"), SKU_A: f"{sku} A", SKU_B: f"{sku} B", FILE_A: f"{file} A", FILE_B: f"{file} B",
    }  # fmt: skip


def folded(name: str) -> str:
    """The name of a column as it is recognised: width, case and the sort of gap do not matter."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_-]+", " ", plain).strip().lstrip("'")


def apart(names: Iterable[str], taken: Iterable[str], whose: str, ends: Sequence[str] = ("",)) -> Mapping[str, str]:
    """What columns of somebody else's table are called in a report that has columns of its own, `taken`.

    One that would be called like them says `whose` it is, such as "{0} (product table)". Each of them stands in the
    report once with each of the `ends`.
    """
    known = {folded(name) for name in taken}
    shown: dict[str, str] = {}
    for name in names:
        called = name
        while any(folded(called + end) in known for end in ends):
            called = whose.format(called)
        known.update(folded(called + end) for end in ends)
        shown[name] = called
    return shown


def word(name: Relation | Tier | Verdict, language: Language) -> str:
    """A relation, tier or verdict as people say it."""
    return {
        "conflict": language.tr("conflict"), "identical": language.tr("identical"),
        "near_duplicate": language.tr("near duplicate"), "variant": language.tr("variant"),
        "similar": language.tr("similar"), "duplicate": language.tr("duplicate"),
        "same_set": language.tr("same set"), "distinct": language.tr("distinct"),
    }[name.value]  # fmt: skip


def verdict_cell(verdict: Verdict | None, language: Language) -> str:
    """A verdict as a cell holds it: one word, to be chosen and read again."""
    return word(verdict, language).replace(" ", "_") if verdict else ""


def yes_or_no(value: bool, language: Language) -> str:
    """A truth as a word."""
    return language.tr("yes") if value else language.tr("no")
