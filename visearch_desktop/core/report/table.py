"""What a report says of an audit, as a table: one row a pair, the same columns in XLSX and CSV."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from visearch_desktop.core.findings import Group, Member, Pair, Tier, pair_mark
from visearch_desktop.core.language import Language, languages
from visearch_desktop.core.report.words import (
    EXPORTED,
    KEEP,
    PAIR,
    VERDICT,
    apart,
    read_again,
    verdict_cell,
    word,
    yes_or_no,
)

Value = str | int | float | bool | None

BETWEEN = " | "
"""What parts several values in one cell."""
ATTRIBUTE_COLUMNS = 12
"""Columns of the product table that are shown: a sheet of 60 columns is not read by anyone."""
_SIDES = (" A", " B")
_ORDER = {tier: place for place, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in letters, and what it says of a pair of a group, numbered from 1.

    `key` is set for a column that is read again; the others may be changed, moved or removed.
    """

    name: str
    width: int
    value: Callable[[int, Group, Pair], Value]
    hidden: bool = False
    key: str = ""


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups as every report has them: by tier, conflicts first, otherwise as they came."""
    return tuple(sorted(groups, key=lambda group: _ORDER[group.tier]))


def columns(groups: Iterable[Group], language: Language) -> tuple[Column, ...]:
    """The columns that say what there is to say of these groups, without the pictures."""
    shown = called_apart(_attributes(groups), language)
    attributes = (column for name, called in shown.items() for column in _of_both(called, 16, _attribute(name)))
    return (*_before(language), *attributes, *_after(language))


def called_apart(names: Iterable[str], language: Language) -> Mapping[str, str]:
    """What columns of the product table are called: none like one of the report, or one that is read again."""
    own = [*pictures(language), *(column.name for column in (*_before(language), *_after(language)))]
    own += [name for one in languages() for name in read_again(one).values()]
    return apart(names, own, language.tr("{0} (product table)"), _SIDES)


def _before(language: Language) -> tuple[Column, ...]:
    named = read_again(language)
    return (
        Column(language.tr("Group"), 7, lambda number, _group, _pair: number),
        Column(language.tr("Tier"), 15, lambda _number, group, _pair: word(group.tier, language)),
        Column(language.tr("Relation"), 15, lambda _number, _group, pair: word(pair.relation, language)),
        *_of_both(language.tr("SKU"), 16, lambda member: joined(member.skus)),
        Column(named[VERDICT], 12, lambda _number, _group, pair: verdict_cell(pair.verdict, language), key=VERDICT),
        Column(named[KEEP], 7, lambda _number, group, pair: kept_side(group, pair), key=KEEP),
        Column(language.tr("Conflicts"), 30, lambda _number, group, _pair: conflicts(group)),
        *_of_both(language.tr("Title"), 28, title),
    )


def _after(language: Language) -> tuple[Column, ...]:
    named = read_again(language)
    return (
        Column(language.tr("Similarity"), 10, lambda _number, _group, pair: number(pair.similarity, 4)),
        Column(language.tr("Duplicate score"), 10, lambda _number, _group, pair: number(pair.duplicate_score, 4)),
        *_evidence(language),
        *_of_both(language.tr("Pixels"), 12, lambda member: f"{member.width} x {member.height}"),
        *_of_both(language.tr("Bytes"), 11, lambda member: member.bytes),
        *_of_both(language.tr("File"), 50, lambda member: str(member.photo)),
        Column(named[EXPORTED], 12, lambda _number, group, pair: as_exported(group, pair), hidden=True, key=EXPORTED),
        Column(
            named[PAIR],
            20,
            lambda _number, _group, pair: pair_mark(pair.a.digest, pair.b.digest),
            hidden=True,
            key=PAIR,
        ),
    )


def pictures(language: Language) -> tuple[str, str]:
    """Columns that only the XLSX has."""
    return f"{language.tr('Picture')} A", f"{language.tr('Picture')} B"


def rows(groups: Iterable[Group]) -> Iterator[tuple[int, Group, Pair]]:
    """Every pair with its group and the group's number, from 1."""
    for place, group in enumerate(groups, 1):
        for pair in group.pairs:
            yield place, group, pair


def as_exported(group: Group, pair: Pair) -> str:
    """Verdict and side to keep as they are written, to tell later what a person has changed."""
    return f"{pair.verdict.value if pair.verdict else ''}/{kept_side(group, pair)}"


def kept_side(group: Group, pair: Pair) -> str:
    """Which photo of a pair is the group's keeper: "A", "B", or "" for neither."""
    if group.keeper is None:
        return ""
    return {same(pair.a): "A", same(pair.b): "B"}.get(same(group.keeper), "")


def same(member: Member) -> tuple[object, ...]:
    """What tells members apart: the file, and the SKUs where one file stands for several listings in conflict."""
    return member.photo, member.skus


def conflicts(group: Group) -> str:
    """The columns in which the products of a group disagree, with the values."""
    return "; ".join(f"{found.column}: {' / '.join(found.values)}" for found in group.conflicts)


def title(member: Member) -> str:
    """The titles of the products that show a photo."""
    return joined(product.title for product in member.products.values())


def number(value: float, digits: int) -> float | None:
    """The number rounded; None for what is no number."""
    return round(float(value), digits) if math.isfinite(value) else None


def joined(values: Iterable[str]) -> str:
    """Each value once, in order, those that are empty left out."""
    return BETWEEN.join(dict.fromkeys(value for value in values if value))


def _of_both(name: str, width: int, value: Callable[[Member], Value]) -> tuple[Column, Column]:
    a, b = _SIDES
    return (
        Column(name + a, width, lambda _number, _group, pair: value(pair.a)),
        Column(name + b, width, lambda _number, _group, pair: value(pair.b)),
    )


def evidence(language: Language) -> dict[str, str]:
    """The figures of evidence that reports show, and what they are called."""
    return {
        "inliers": language.tr("Matched points"), "mirrored": language.tr("Mirrored"),
        "covered": language.tr("Covered"), "agreement": language.tr("Agreement"),
        "colour_difference": language.tr("Colour difference"), "hash_distance": language.tr("Hash distance"),
    }  # fmt: skip


def _evidence(language: Language) -> Iterator[Column]:
    for figure, name in evidence(language).items():
        yield Column(name, 10, _figure(figure, language))


def _figure(figure: str, language: Language) -> Callable[[int, Group, Pair], Value]:
    def value(_number: int, _group: Group, pair: Pair) -> Value:
        found = pair.evidence.figures()[figure]
        if isinstance(found, bool):
            return yes_or_no(found, language)
        return number(found, 3) if isinstance(found, float) else found if isinstance(found, int) else None

    return value


def _attribute(name: str) -> Callable[[Member], Value]:
    return lambda member: joined(product.attributes.get(name, "") for product in member.products.values())


def _attributes(groups: Iterable[Group]) -> list[str]:
    """The product-table columns to show: those in conflict first, then as they come."""
    groups = tuple(groups)
    found = dict.fromkeys(difference.column for group in groups for difference in group.conflicts)
    known = dict.fromkeys(
        name
        for group in groups
        for member in group.members
        for product in member.products.values()
        for name in product.attributes
    )
    return [name for name in {**found, **known} if name in known][:ATTRIBUTE_COLUMNS]
