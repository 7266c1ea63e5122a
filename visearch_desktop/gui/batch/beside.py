"""What an item can be laid beside and linked to: the item it repeats, the nearest SKUs, the SKUs its row names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from visearch_desktop.core.catalog import Match
from visearch_desktop.core.deliveries import DeliveredPhoto
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.compare.attributes import product_facts
from visearch_desktop.gui.wording import tr

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """One of them. `match` is the catalog's photo; `twin` the row of an item of the same delivery, -1 for none.

    `photo` is the place of the item's photo that the match was found with.
    """

    sku: str
    match: Match | None = None
    twin: int = -1
    photo: int = 0


def candidates(triage: Triage, row: int) -> tuple[Beside, ...]:
    """What an item can be laid beside; the first is what the proposal speaks of."""
    one = triage.items[row]
    twin = triage.row(one.twin) if one.twin else -1
    found = [Beside(one.sku, None, twin)] if twin >= 0 else []
    places = {photo.digest: place for place, photo in reversed(list(enumerate(one.item.photos)))}
    matched = one.matched or ("",) * len(one.matches)
    near = [
        Beside(match.sku, match, photo=places.get(digest, 0))
        for match, digest in zip(one.matches, matched, strict=False)
    ]
    found += sorted(near, key=lambda each: each.sku != one.sku)  # stable: the nearest stay in order
    known = {beside.sku for beside in found if beside.match}
    named = dict.fromkeys(sku for sku in (one.sku, *(part.sku for part in one.contributions)) if sku)
    extra = [Beside(sku) for sku in named if sku not in known]
    return tuple(found + extra)


def proposed_sku(triage: Triage, row: int) -> str:
    """The SKU an item is linked to when nothing else is chosen."""
    return triage.items[row].sku


def delivered_facts(triage: Triage, row: int) -> dict[str, str]:
    """What the delivery says of an item."""
    item = triage.items[row].item
    said = {tr("SKU"): item.sku, tr("Title"): item.title}
    return {name: value for name, value in said.items() if value} | dict(item.attributes)


def paired(delivered: Facts, beside: Facts) -> tuple[dict[str, str], dict[str, str]]:
    """Both with the names of the second where only upper and lower case differ; what both have comes first."""
    named = {name.casefold(): name for name in beside}
    left = {named.get(name.casefold(), name): value for name, value in delivered.items()}
    both = [name for name in left if name in beside]
    return {name: left[name] for name in (*both, *(name for name in left if name not in beside))}, dict(beside)


def facts_of(triage: Triage, beside: Beside) -> dict[str, str]:
    """What is known of the other side."""
    if beside.twin >= 0:
        return delivered_facts(triage, beside.twin)
    facts = product_facts(beside.match.product if beside.match else None)
    return {tr("SKU"): beside.sku} | facts if facts else {}


def photo_of(triage: Triage, beside: Beside) -> DeliveredPhoto | None:
    """The first photo of the item that is repeated."""
    photos = triage.items[beside.twin].item.photos if beside.twin >= 0 else ()
    return photos[0] if photos else None
