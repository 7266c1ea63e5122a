"""Conditions and comparisons as the window words them."""

from __future__ import annotations

from visearch_desktop.core.queries import Comparison, Condition
from visearch_desktop.gui import wording


def comparison_words(comparison: Comparison) -> str:
    """A comparison as it is chosen."""
    return {
        Comparison.EQUALS: wording.tr("is"),
        Comparison.CONTAINS: wording.tr("contains"),
        Comparison.AT_LEAST: wording.tr("is at least"),
        Comparison.AT_MOST: wording.tr("is at most"),
        Comparison.IN_STOCK: wording.tr("in stock"),
    }[comparison]


def condition_words(condition: Condition) -> str:
    """A condition as its chip says it: price ≤ 50."""
    column, value = condition.column, condition.value
    if condition.comparison is Comparison.IN_STOCK:
        return wording.tr("in stock")
    sign = {Comparison.EQUALS: ":", Comparison.CONTAINS: " ∋", Comparison.AT_LEAST: " ≥", Comparison.AT_MOST: " ≤"}
    return f"{column}{sign[condition.comparison]} {value}"


def spoken(condition: Condition) -> str:
    """A condition as a sentence says it: price is at most 50."""
    words = comparison_words(condition.comparison)
    return " ".join(part for part in (condition.column, words, condition.value) if part)
