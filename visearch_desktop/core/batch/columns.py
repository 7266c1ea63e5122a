"""What a report says of a batch, as a table: a row an item, the same columns in XLSX and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from visearch_desktop.core.deliveries import BatchReport, Proposal, Proposed
from visearch_desktop.core.report.table import ATTRIBUTE_COLUMNS, Value, joined, number

PICTURES = ("Delivered", "Catalog")
"""Columns that only the XLSX has: the first photo of the item, and that of the nearest SKU."""
_WORDS: Mapping[Proposal, str] = {
    Proposal.CONFLICT: "conflict",
    Proposal.BAD_PICTURE: "bad picture",
    Proposal.NEW: "new",
    Proposal.VARIANT_OF: "variant of",
    Proposal.ALREADY_HAVE: "already have",
    Proposal.DUPLICATE_IN_BATCH: "duplicate inside the batch",
}


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


def words(proposal: Proposal) -> str:
    """A proposal as people say it."""
    return _WORDS[proposal]


def columns(items: Iterable[Proposed]) -> tuple[Column, ...]:
    """The columns that say what there is to say of these items, without the pictures."""
    known = dict.fromkeys(name for one in items for name, value in one.item.attributes.items() if value)
    return (
        Column("Item", 24, lambda one: one.item.name),
        Column("Proposal", 14, lambda one: words(one.proposal)),
        Column("SKU", 18, lambda one: one.sku),
        Column("Confidence", 10, lambda one: number(one.confidence, 3)),
        Column("Why", 44, lambda one: " ".join(one.reasons)),
        Column("Decision", 11, lambda one: one.decision.choice.value if one.decision else ""),
        Column("Linked SKU", 18, lambda one: one.decision.sku if one.decision else ""),
        Column("Decided by", 14, lambda one: one.decision.who if one.decision else ""),
        Column("Sheet SKU", 18, lambda one: one.item.sku),
        Column("Sheet title", 30, lambda one: one.item.title),
        Column("Catalog title", 30, catalog_title),
        Column("Repeats", 24, lambda one: one.twin),
        Column(
            "Evidence", 44, lambda one: joined(f"{part.kind} {part.sku}: {part.words}" for part in one.contributions)
        ),
        Column("Faults", 40, faults),
        Column("Photos", 40, lambda one: joined(photo.name for photo in one.item.photos)),
        Column("Row", 7, lambda one: one.item.row or None),
        *(Column(name, 16, _attribute(name)) for name in list(known)[:ATTRIBUTE_COLUMNS]),
    )


def catalog_title(one: Proposed) -> str:
    """The title of the SKU that is proposed."""
    for match in one.matches:
        if match.product is not None and one.sku in {match.sku, *match.shared_by}:
            return match.product.title
    return ""


def faults(one: Proposed) -> str:
    """What is wrong with the item's photos."""
    said = (photo.problem or " ".join(fault.sentence for fault in photo.faults) for photo in one.item.photos)
    return joined(said)


def _attribute(name: str) -> Callable[[Proposed], Value]:
    return lambda one: one.item.attributes.get(name, "")
