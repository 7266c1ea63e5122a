"""What a report says of a batch, as a table: a row an item, the same columns in XLSX and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from visearch_desktop.core.deliveries import BatchReport, Choice, Decision, Proposal, Proposed
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report.table import ATTRIBUTE_COLUMNS, Value, joined, number
from visearch_desktop.core.report.words import apart


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in letters, and what it says of an item."""

    name: str
    width: int
    value: Callable[[Proposed], Value]


def in_order(report: BatchReport) -> tuple[Proposed, ...]:
    """The items as every report has them: tab by tab, otherwise as they were delivered."""
    order = {proposal: place for place, proposal in enumerate(Proposal)}
    return tuple(sorted(report.items, key=lambda one: order[one.proposal]))


def words(proposal: Proposal, language: Language = ENGLISH) -> str:
    """A proposal as people say it."""
    return {
        Proposal.CONFLICT: language.tr("conflict"), Proposal.BAD_PICTURE: language.tr("bad picture"),
        Proposal.NEW: language.tr("new"), Proposal.VARIANT_OF: language.tr("variant of"),
        Proposal.ALREADY_HAVE: language.tr("already have"),
        Proposal.DUPLICATE_IN_BATCH: language.tr("duplicate inside the batch"),
    }[proposal]  # fmt: skip


def choice(decision: Decision | None, language: Language) -> str:
    """What a person decided, as a word; empty for nothing yet."""
    if decision is None:
        return ""
    return {
        Choice.KEEP: language.tr("keep"), Choice.SKIP: language.tr("skip"), Choice.LINK: language.tr("link"),
    }[decision.choice]  # fmt: skip


def kind(name: str, language: Language) -> str:
    """What a kind of evidence is called."""
    known = {
        "photo": language.tr("photo"), "sku": language.tr("sku"), "ean": language.tr("ean"),
        "title": language.tr("title"),
    }  # fmt: skip
    return known.get(name, name)


def pictures(language: Language) -> tuple[str, str]:
    """Columns that only the XLSX has: the first photo of the item, and that of the nearest SKU."""
    return language.tr("Delivered"), language.tr("Catalog")


def columns(items: Iterable[Proposed], language: Language) -> tuple[Column, ...]:
    """The columns that say what there is to say of these items, without the pictures."""
    known = dict.fromkeys(name for one in items for name, value in one.item.attributes.items() if value)
    own = _own(language)
    taken = [*pictures(language), *(column.name for column in own)]
    shown = apart(list(known)[:ATTRIBUTE_COLUMNS], taken, language.tr("{0} (sheet)"))
    return (*own, *(Column(called, 16, _attribute(name)) for name, called in shown.items()))


def _own(language: Language) -> tuple[Column, ...]:
    return (
        Column(language.tr("Item"), 24, lambda one: one.item.name),
        Column(language.tr("Proposal"), 14, lambda one: words(one.proposal, language)),
        Column(language.tr("SKU"), 18, lambda one: one.sku),
        Column(language.tr("Confidence"), 10, lambda one: number(one.confidence, 3)),
        Column(language.tr("Why"), 44, lambda one: _why(one, language)),
        Column(language.tr("Decision"), 11, lambda one: choice(one.decision, language)),
        Column(language.tr("Linked SKU"), 18, lambda one: one.decision.sku if one.decision else ""),
        Column(language.tr("Decided by"), 14, lambda one: one.decision.who if one.decision else ""),
        Column(language.tr("Sheet SKU"), 18, lambda one: one.item.sku),
        Column(language.tr("Sheet title"), 30, lambda one: one.item.title),
        Column(language.tr("Catalog title"), 30, catalog_title),
        Column(language.tr("Repeats"), 24, lambda one: one.twin),
        Column(language.tr("Evidence"), 44, lambda one: _evidence(one, language)),
        Column(language.tr("Faults"), 40, lambda one: faults(one, language)),
        Column(language.tr("Photos"), 40, lambda one: joined(photo.name for photo in one.item.photos)),
        Column(language.tr("Row"), 7, lambda one: one.item.row or None),
    )


def counts(items: Iterable[Proposed]) -> dict[Proposal, int]:
    """How many items there are of each proposal, those with none left out."""
    found = [one.proposal for one in items]
    return {proposal: found.count(proposal) for proposal in Proposal if proposal in found}


def catalog_title(one: Proposed) -> str:
    """The title of the SKU that is proposed."""
    for match in one.matches:
        if match.product is not None and one.sku in {match.sku, *match.shared_by}:
            return match.product.title
    return ""


def faults(one: Proposed, language: Language) -> str:
    """What is wrong with the item's photos."""
    said = (
        _sentences((photo.problem,) if photo.problem else (fault.sentence for fault in photo.faults), language)
        for photo in one.item.photos
    )
    return joined(said)


def _why(one: Proposed, language: Language) -> str:
    return _sentences(one.reasons, language)


def _evidence(one: Proposed, language: Language) -> str:
    said = language.tr("{0} {1}: {2}")
    return joined(
        said.format(kind(part.kind, language), part.sku, language.said(part.words)) for part in one.contributions
    )


def _sentences(sentences: Iterable[str], language: Language) -> str:
    return language.joint.join(map(language.said, sentences))


def _attribute(name: str) -> Callable[[Proposed], Value]:
    return lambda one: one.item.attributes.get(name, "")
