"""From evidence to a proposal: what an item of a delivery is to the catalog, and why.

No photo is opened and nothing is looked up here: photos were compared, words were looked up, and this weighs them.

    a photo is that of an SKU, and an identifier or the title names another   conflict
    a photo is that of an SKU                                                 already have
    an identifier names an SKU, or the title one product                      already have, variant of
    an earlier item shows the same photo                                      duplicate inside the batch
    every photo fails the gate                                                bad picture
    a photo shows a product in another colour, or from another side           variant of
    else                                                                      new

An item none of whose photos can be read is a bad picture whatever else is known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from visearch_desktop.core.batch.answers import is_other_colour, is_same, pool
from visearch_desktop.core.batch.colours import colour_of
from visearch_desktop.core.batch.identifiers import Said, agreement, title_words
from visearch_desktop.core.catalog import Match, Product, Relation
from visearch_desktop.core.deliveries import Contribution, Item, Proposal, Proposed

MATCHES_SHOWN = 8
SURE_TITLE = 0.88
"""Agreement from which a title alone says which product an item is, when no photo says otherwise. Of 498 titles of a
shop in other words (a word less or more, another order) 95 % reached it with their own, 0.2 % with another style's."""
ALIKE = 5
"""Rows of a photo's answer that look enough like it for a title with all words of the product's and others besides: it
agrees by less than `SURE_TITLE` when the product's has two words. Titles of products that a shop had not agreed by 0.69
at most with one of its own (luma, seed 1), other views whose title had a word more by 0.81."""
# The confidence of proposals is the share of them that was right in `benchmarks.batch` under the edits for tuning
# (luma, seeds 1 and 2, and clothing, seed 1), rounded; that of a near duplicate is its duplicate score, such a share.
# A batch for tuning holds no colours that the catalogue lacks: BY_COLOUR is a cautious guess.
WEAK_PHOTO = 0.9
"""A photo that counts as the same although its duplicate score is low (`answers.is_same`)."""
BY_TITLE, BY_COLOUR = 0.95, 0.9
NEW_BY_WORDS, NEW_BY_LOOKS = 0.95, 0.7
"""No photo of it is known, and its title is none of the catalog's; or nothing but its photo is known. The back of a
known product looks as new as a new product does: without words, half of what was called new in luma was that."""
OTHER_TITLE = 0.6
"""Agreement below which the title of the photo's product speaks against it, when another title is sure."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything known of an item.

    `answers` holds what the catalog answers to each photo that could be read. `runs` are the SKUs that are sizes of one
    product, by SKU. `unread` says why no photo can be read, `failing` what every photo fails in the gate; both are
    empty otherwise. `twin` is the key and the name of an earlier item that shows the same photo. `compared` is the
    share of the catalog's photos that could be compared with.
    """

    item: Item
    answers: Sequence[Sequence[Match]] = ()
    said: Said = field(default_factory=Said)
    products: Mapping[str, Product] = field(default_factory=dict)
    runs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    twin: tuple[str, str] | None = None
    compared: float = 1.0


@dataclass(frozen=True, slots=True)
class Made:
    """A proposal before it is dressed: `reasons` are sentences, the most telling first."""

    proposal: Proposal
    sku: str
    confidence: float
    reasons: tuple[str, ...]


def propose(evidence: Evidence) -> Proposed:
    """The proposal for an item."""
    matches = pool(evidence.answers)
    made = (
        _unread(evidence)
        or _by_photo(evidence, matches)
        or _by_words(evidence, matches)
        or _twin(evidence)
        or _failing(evidence)
        or _by_looks(matches)
        or _new(evidence, matches)
    )
    twin = evidence.twin[0] if evidence.twin else ""
    return Proposed(
        evidence.item, made.proposal, made.sku, round(made.confidence, 3), matches[:MATCHES_SHOWN],
        tuple(_contributions(evidence, matches)), twin, made.reasons,
    )  # fmt: skip


def _unread(evidence: Evidence) -> Made | None:
    return Made(Proposal.BAD_PICTURE, "", 1.0, evidence.unread) if evidence.unread else None


def _failing(evidence: Evidence) -> Made | None:
    return Made(Proposal.BAD_PICTURE, "", 1.0, evidence.failing) if evidence.failing else None


def _twin(evidence: Evidence) -> Made | None:
    if evidence.twin is None:
        return None
    sentence = f"It shows the same photo as “{evidence.twin[1]}” of this delivery."
    return Made(Proposal.DUPLICATE_IN_BATCH, "", 0.97, (sentence,))


def _by_photo(evidence: Evidence, matches: Sequence[Match]) -> Made | None:
    """A photo is that of an SKU: the words agree, say nothing, or name another."""
    shown = [match for match in matches if is_same(match)]
    if not shown:
        return None
    best = shown[0]
    skus = tuple(dict.fromkeys(sku for match in shown for sku in (match.sku, *match.shared_by)))
    sentence = _same_photo(best)
    if named := evidence.said.identified:
        agreeing = next(
            (sku for sku in named if sku in skus or not evidence.runs.get(sku, frozenset()).isdisjoint(skus)), ""
        )
        if not agreeing:
            reason = f"{sentence[:-1]}, but the sheet names {', '.join(named[:3])}."
            return Made(Proposal.CONFLICT, best.sku, best.duplicate_score, (reason,))
        return Made(Proposal.ALREADY_HAVE, agreeing, 0.995, (sentence, "The sheet names the same SKU."))
    titles = evidence.said.titles or {}
    if titles and titles.keys().isdisjoint(skus) and _title_speaks_against(evidence, titles, best):
        reason = f"{sentence[:-1]}, but the title is that of {next(iter(titles))}."
        return Made(Proposal.CONFLICT, best.sku, best.duplicate_score, (reason,))
    sku = _likeliest(evidence, skus if best.shared_by else (best.sku,), titles)
    agrees = ("The title agrees.",) if sku in titles else ()
    return Made(Proposal.ALREADY_HAVE, sku, _photo_confidence(best, agrees=bool(agrees)), (sentence, *agrees))


def _same_photo(match: Match) -> str:
    if match.relation is Relation.IDENTICAL:
        return f"The photo is the very photo of {match.sku}."
    mirrored = "mirrored, " if match.evidence.mirrored else ""
    points = f"{match.evidence.inliers} matched points" if match.evidence.inliers else "alike all over"
    return f"The photo is that of {match.sku} ({mirrored}{points})."


def _photo_confidence(match: Match, *, agrees: bool) -> float:
    return 1.0 if match.relation is Relation.IDENTICAL else max(0.99 if agrees else WEAK_PHOTO, match.duplicate_score)


def _title_speaks_against(evidence: Evidence, titles: Mapping[str, float], best: Match) -> bool:
    product = evidence.products.get(best.sku)
    if product is None or not product.title or max(titles.values()) < SURE_TITLE:
        return False
    item = evidence.item
    return agreement(
        title_words(item.title, item.attributes), title_words(product.title, product.attributes)
    ) < OTHER_TITLE  # fmt: skip


def _likeliest(evidence: Evidence, skus: Sequence[str], titles: Mapping[str, float]) -> str:
    """Which of the SKUs that share a photo is meant: the one whose title and columns agree best with the item's."""

    def agreeing(sku: str) -> tuple[float, int]:
        product = evidence.products.get(sku)
        theirs = {value.casefold() for value in product.attributes.values()} if product else set()
        return titles.get(sku, 0.0), sum(
            value.casefold() in theirs for value in evidence.item.attributes.values() if value
        )

    return max(skus, key=agreeing)


def _by_words(evidence: Evidence, matches: Sequence[Match]) -> Made | None:
    """No photo is that of an SKU, but the words say which product it is."""
    said = evidence.said
    unseen = "No photo of it is in the catalog." if matches else "There is no photo to compare."
    if said.identified:
        reason = f"The sheet names {said.identified[0]}."
        return Made(Proposal.ALREADY_HAVE, said.identified[0], 0.95, (reason, unseen))
    if said.name:
        reason = f"The name of the file or folder is that of {said.name[0]}."
        return Made(Proposal.ALREADY_HAVE, said.name[0], 0.9, (reason, unseen))
    alike = {sku for match in matches[:ALIKE] for sku in (match.sku, *match.shared_by)}
    titles = {
        sku: value
        for sku, value in (said.titles or {}).items()
        if value >= SURE_TITLE or (sku in alike and _says_all(evidence, sku))
    }
    if not titles:
        return None
    colour = colour_of(evidence.item.title, evidence.item.attributes)
    theirs = {
        sku: colour_of(product.title, product.attributes) for sku in titles if (product := evidence.products.get(sku))
    }
    same = tuple(sku for sku in titles if colour and theirs.get(sku) == colour)
    if same or (len(set(theirs.values())) == 1 and (not colour or not any(theirs.values()))):
        sku = _likeliest(evidence, _seen_first(same or tuple(titles), matches), titles)
        return Made(Proposal.ALREADY_HAVE, sku, BY_TITLE, (f"The title is that of {sku}.", unseen))
    sku = _seen_first(tuple(titles), matches)[0]
    other = f"in {colour}, which the catalog has not" if colour else "in a colour that the sheet does not say"
    return Made(Proposal.VARIANT_OF, sku, BY_TITLE, (f"The title is that of {sku}, {other}.",))


def _says_all(evidence: Evidence, sku: str) -> bool:
    """Whether the item's title has every word of the product's, and more: one with fewer may be that of any."""
    product = evidence.products.get(sku)
    theirs = set(title_words(product.title, product.attributes).split()) if product else set()
    return bool(theirs) and theirs <= set(title_words(evidence.item.title, evidence.item.attributes).split())


def _seen_first(skus: tuple[str, ...], matches: Sequence[Match]) -> tuple[str, ...]:
    """The SKUs that resemble the photo most first."""
    places = {sku: match.rank for match in reversed(matches) for sku in (match.sku, *match.shared_by)}
    return tuple(sorted(skus, key=lambda sku: places.get(sku, len(places) + 1)))


def _by_looks(matches: Sequence[Match]) -> Made | None:
    """A photo shows a product of the catalog in another colour."""
    variant = next((match for match in matches if is_other_colour(match)), None)
    if variant is None:
        return None
    reason = f"The photo shows {variant.sku} in another colour ({variant.evidence.inliers} matched points)."
    return Made(Proposal.VARIANT_OF, variant.sku, BY_COLOUR, (reason,))


def _new(evidence: Evidence, matches: Sequence[Match]) -> Made:
    if not evidence.answers:
        return Made(Proposal.BAD_PICTURE, "", 1.0, ("No photo came with this item.",))
    if not matches:
        return Made(Proposal.NEW, "", 0.99, ("The catalog has no photos to compare with.",))
    nearest = matches[0]
    reason = f"No photo of the catalog shows it; the nearest is {nearest.sku} ({_how_alike(nearest)})."
    if evidence.compared < 1:
        reason = "None of the catalog's photos that could be compared shows it; others cannot be reached."
    if evidence.item.title:
        return Made(Proposal.NEW, "", NEW_BY_WORDS * evidence.compared, (reason, "Its title is none of the catalog's."))
    sure = NEW_BY_LOOKS * evidence.compared
    return Made(Proposal.NEW, "", sure, (reason, "Another side of a known product would look new as well."))


def _how_alike(match: Match) -> str:
    if math.isnan(match.similarity):
        return f"{match.evidence.inliers} matched points"
    return f"similarity {match.similarity:.2f}"


def _contributions(evidence: Evidence, matches: Sequence[Match]) -> Iterator[Contribution]:
    for match in matches[:3]:
        weight = match.duplicate_score
        if match.relation is Relation.IDENTICAL:
            words = "It is the very photo."
        elif is_same(match):
            weight, words = max(WEAK_PHOTO, weight), "It is the same photo, edited."
        elif is_other_colour(match):
            weight, words = max(0.5, weight), "It shows the same product in another colour."
        else:
            words = f"It looks alike ({_how_alike(match)})."
        yield Contribution("photo", match.sku, round(min(1.0, max(0.0, weight)), 3), words)
    yield from evidence.said.contributions()
