"""The words of a batch: proposals, decisions, what evidence says, what was found in all."""

from __future__ import annotations

from collections.abc import Mapping

from visearch_desktop.core.deliveries import (
    PLACEHOLDER,
    BatchReport,
    Choice,
    Decision,
    DeliveredPhoto,
    Fault,
    Item,
    Proposal,
    Proposed,
)
from visearch_desktop.gui import core_words, wording
from visearch_desktop.gui.wording import Look, tr


def look(proposal: Proposal) -> Look:
    """How a proposal is shown: word, shape and colour."""
    return {
        Proposal.CONFLICT: Look(tr("Conflict"), "cross", "error"),
        Proposal.BAD_PICTURE: Look(tr("Bad picture"), "square", "warn"),
        Proposal.NEW: Look(tr("New"), "plus", "accent"),
        Proposal.VARIANT_OF: Look(tr("Variant of"), "triangle", "variant"),
        Proposal.ALREADY_HAVE: Look(tr("Already have"), "disc", "identical"),
        Proposal.DUPLICATE_IN_BATCH: Look(tr("Repeated"), "ring", "similar"),
    }[proposal]


def tab(proposal: Proposal | None) -> str:
    """What the tab of a proposal is called; None is the one with all."""
    if proposal is None:
        return tr("All")
    return {
        Proposal.CONFLICT: tr("Conflicts"),
        Proposal.BAD_PICTURE: tr("Bad pictures"),
        Proposal.NEW: tr("New"),
        Proposal.VARIANT_OF: tr("Variants"),
        Proposal.ALREADY_HAVE: tr("Already have"),
        Proposal.DUPLICATE_IN_BATCH: tr("Repeated"),
    }[proposal]


def short_tab(proposal: Proposal | None) -> str:
    """The same where there is little room."""
    short = {
        Proposal.BAD_PICTURE: tr("Bad"),
        Proposal.ALREADY_HAVE: tr("Have"),
        Proposal.DUPLICATE_IN_BATCH: tr("Repeats"),
    }
    return short.get(proposal, tab(proposal)) if proposal else tab(None)


def meaning(proposal: Proposal | None) -> str:
    """What a proposal says, in one sentence."""
    if proposal is None:
        return tr("Every item of the delivery.")
    return {
        Proposal.CONFLICT: tr("The photo says one SKU, and an SKU, EAN or title another. Look at these first."),
        Proposal.BAD_PICTURE: tr("The pictures do not meet the rules you chose, or cannot be read."),
        Proposal.NEW: tr("Nothing in the catalog shows this product."),
        Proposal.VARIANT_OF: tr("The catalog has this product in another colour or view."),
        Proposal.ALREADY_HAVE: tr("The catalog has this very product."),
        Proposal.DUPLICATE_IN_BATCH: tr("The delivery holds this item more than once."),
    }[proposal]


def choice(name: Choice) -> str:
    """What a decision is called."""
    return {Choice.KEEP: tr("Keep"), Choice.SKIP: tr("Skip"), Choice.LINK: tr("Link")}[name]


def choice_meaning(name: Choice) -> str:
    """What a decision does."""
    return {
        Choice.KEEP: tr("It goes into the catalog: it is among the new items you export."),
        Choice.SKIP: tr("It is left out."),
        Choice.LINK: tr("Its photos belong to an SKU the catalog has."),
    }[name]


def decision(made: Decision | None) -> str:
    """A decision in a few words: Link to MH01-Gray."""
    if made is None:
        return ""
    if made.choice is Choice.LINK and made.sku:
        return tr("Link to {}").format(made.sku)
    return choice(made.choice)


def decision_tone(made: Decision) -> str:
    """The colour of a decision, a field of `theme.Tones`."""
    return {Choice.KEEP: "identical", Choice.SKIP: "similar", Choice.LINK: "duplicate"}[made.choice]


def reason(proposed: Proposed) -> str:
    """The most telling reason."""
    return core_words.said(proposed.reasons[0]) if proposed.reasons else meaning(proposed.proposal)


def item_name(item: Item) -> str:
    """What an item is called: its SKU or name, and its title."""
    return " · ".join(dict.fromkeys(part for part in (item.name, item.title) if part))


def item_facts(item: Item) -> str:
    """How many photos, and the row of the sheet it comes from."""
    row = tr("row {}").format(wording.count(item.row)) if item.row else ""
    return " · ".join(part for part in (wording.photos(len(item.photos)), row) if part)


def kind(name: str) -> str:
    """What a kind of evidence is called."""
    return {"photo": tr("Photo"), "sku": tr("SKU"), "ean": tr("EAN"), "title": tr("Title")}.get(name, name.title())


def faults(proposed: Proposed) -> tuple[str, ...]:
    """What is wrong with the pictures of an item, in sentences; each names its photo where there are several."""
    many = len(proposed.item.photos) > 1
    made = []
    for photo in proposed.item.photos:
        said = [core_words.said(photo.problem)] if photo.problem else []
        said += [fault_words(fault) for fault in photo.faults]
        name = photo.name.rpartition("/")[2]
        made += [f"{name}: {sentence}" if many else sentence for sentence in said]
    return tuple(dict.fromkeys(made))


def is_placeholder(photo: DeliveredPhoto) -> bool:
    """Whether the program, or a person, takes a picture for one that stands for a missing photo."""
    return any(fault.rule == PLACEHOLDER for fault in photo.faults)


def fault_words(fault: Fault) -> str:
    """A fault in one sentence."""
    return core_words.said(fault.sentence) or fault.rule


def items(number: int) -> str:
    """A number of items."""
    return tr("1 item") if number == 1 else tr("{} items").format(wording.count(number))


def problems(number: int) -> str:
    """A number of problems."""
    return tr("1 problem") if number == 1 else tr("{} problems").format(wording.count(number))


def summary(report: BatchReport) -> str:
    """A delivery in one line."""
    photos = sum(len(one.item.photos) for one in report.items)
    parts = [report.name, items(len(report.items)), wording.photos(photos)]
    if report.problems:
        parts.append(problems(len(report.problems)))
    return " · ".join(parts)


def counts(found: Mapping[Proposal, int], decided: int) -> str:
    """What a saved batch holds: 640 items · 132 new · 3 conflicts · 40 decided."""
    parts = [items(sum(found.values()))]
    named = ((Proposal.NEW, tr("{} new")), (Proposal.CONFLICT, tr("{} in conflict")))
    parts += [said.format(wording.count(found[one])) for one, said in named if found.get(one)]
    if decided:
        parts.append(tr("{} decided").format(wording.count(decided)))
    return " · ".join(parts)
