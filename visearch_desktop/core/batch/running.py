"""One run of a batch: delivery in, proposals out; what is found on the way is kept at once."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from visearch_desktop.core import gate
from visearch_desktop.core.audit.size_runs import size_runs
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch import found, known_placeholders, placeholders, relit, saved, twins
from visearch_desktop.core.batch.answers import is_same
from visearch_desktop.core.batch.comparing import WAY
from visearch_desktop.core.batch.identifiers import Identifiers, Said
from visearch_desktop.core.batch.looking import Looked, look_at
from visearch_desktop.core.batch.propose import Evidence, propose
from visearch_desktop.core.batch.twins import Twins
from visearch_desktop.core.catalog import Match, Problem, Product, counted
from visearch_desktop.core.deliveries import BatchReport, DeliveredPhoto, Delivery, Fault, Item, Proposal, Proposed
from visearch_desktop.core.matching import METHOD
from visearch_desktop.core.progress import Task
from visearch_desktop.core.store import listings, products
from visearch_desktop.core.workspace import Workspace


def assess(workspace: Workspace, delivery: Delivery, folder: Path, *, profile: str = "") -> Task[BatchReport]:
    """Compare a delivery with a catalog and save what comes of it; the caller holds the folder's lock.

    The catalog is opened anew for this so that nothing can change it.

    Args:
        workspace: the catalog.
        delivery: what was read of the supplier's files.
        folder: the batch's folder, which exists.
        profile: the picture gate's profile; without one, photos need only be readable.
    """
    start = time.perf_counter()
    with workspace.reading_only() as view:
        kept = folder / files.PHOTOS
        try:
            kept.mkdir(exist_ok=True)
        except OSError as error:
            raise files.refusal(folder, error) from error
        against = _state(view)
        photos = [photo for item in delivery.items for photo in item.photos]
        looked = yield from look_at(view, photos, kept, against, measured=bool(profile))
        unknown = {digest for digest, facts in looked.facts.items() if not any(map(is_same, facts.matches))}
        same = yield from twins.find(kept, sorted(looked.facts), unknown)
        proposed = tuple(_Assessment(view, kept, looked, same, profile).of(delivery.items))
    problems = (*_problems(delivery, looked), *_out_of_reach(workspace.folder, looked))
    seconds = time.perf_counter() - start
    report = BatchReport(delivery.name, proposed, problems, delivery.notes, seconds, delivery.sheets)
    saved.save_report(folder, report)
    return report


def _state(view: Workspace) -> str:
    """What stands for all that comparing a photo depends on: the network, the method, the photos and their SKUs."""
    return f"{view.database.meta('model_identity')}/{METHOD}.{WAY}/{listings.state(view.database)}"


def _problems(delivery: Delivery, looked: Looked) -> tuple[Problem, ...]:
    unread = (Problem(path, reason) for path, reason in looked.problems.items())
    return (*delivery.problems, *unread)


def _out_of_reach(catalog: Path, looked: Looked) -> Iterator[Problem]:
    if looked.lost:
        yield Problem(
            catalog,
            f"{looked.lost:,} of {counted(looked.catalog, 'photo')} of the catalog could not be compared: their files"
            " cannot be reached, nor what was kept of them. What they show may be called new. Connect their drive, and"
            " compare again.",
        )


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item's photos with what is known of them now."""

    item: Item
    digests: tuple[str, ...]
    answers: tuple[tuple[Match, ...], ...]


class _Assessment:
    """The items of one delivery while they are weighed, in their order."""

    def __init__(self, view: Workspace, kept: Path, looked: Looked, same: Twins, profile: str) -> None:
        self._view, self._kept = view, kept
        self._looked, self._same = looked, same
        self._profile = gate.find(profile) if profile else None
        self._products: Mapping[str, Product] = products.everything(view.database)[0]
        self._words = Identifiers(self._products.values(), listings.skus(view.database))
        self._first: dict[str, Item] = {}
        self._placeholders: Mapping[str, Fault] = {}

    def of(self, items: Sequence[Item]) -> Iterator[Proposed]:
        """A proposal for each item."""
        digests, said = self._looked.digests, known_placeholders.said(self._view.folder)
        named = {photo.name: digests[photo.path] for item in items for photo in item.photos if photo.path in digests}
        self._placeholders = placeholders.find(items, self._looked.facts, named, self._products, said)
        for item in items:
            seen = self._see(item)
            made = propose(self._evidence(seen))
            if made.proposal is not Proposal.DUPLICATE_IN_BATCH:
                self._remember(seen)
            yield replace(made, matched=tuple(_found_with(match, seen) for match in made.matches))

    def _see(self, item: Item) -> _Seen:
        photos = tuple(self._photo(photo) for photo in item.photos)
        usable = (photo.digest for photo in photos if photo.digest and not photo.problem)
        digests = tuple(dict.fromkeys(digest for digest in usable if digest not in self._placeholders))
        answers = tuple(self._dressed(self._matches(digest)) for digest in digests)
        return _Seen(replace(item, photos=photos), digests, answers)

    def _photo(self, photo: DeliveredPhoto) -> DeliveredPhoto:
        problem = photo.problem or self._looked.problems.get(photo.path, "")
        digest = self._looked.digests.get(photo.path, "")
        if problem or not digest:
            return replace(photo, problem=problem)
        facts = self._looked.facts[digest]
        faults = gate.check(facts.quality, self._profile) if self._profile and facts.quality else ()
        if digest in self._placeholders:
            faults = (self._placeholders[digest], *faults)
        return replace(photo, digest=digest, width=facts.width, height=facts.height, faults=faults)

    def _matches(self, digest: str) -> Sequence[Match]:
        matches = self._looked.facts[digest].matches
        return relit.named(self._view, lambda: found.thumbnail(self._kept, digest), matches)

    def _dressed(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        known = self._products
        return tuple(replace(match, product=known[match.sku]) if match.sku in known else match for match in matches)

    def _evidence(self, seen: _Seen) -> Evidence:
        item, said = seen.item, self._words.ask(seen.item)
        unread = tuple(dict.fromkeys(photo.problem for photo in item.photos if photo.problem))
        failing = tuple(dict.fromkeys(fault.sentence for photo in item.photos for fault in photo.faults))
        readable = [photo for photo in item.photos if not photo.problem]
        return Evidence(
            item=item, answers=seen.answers, said=said, products=self._products, runs=self._runs(seen, said),
            unread=unread if item.photos and not readable else (),
            failing=failing if readable and all(photo.faults for photo in readable) else (),
            twin=self._twin(seen),
            compared=1 - self._looked.lost / max(1, self._looked.catalog),
        )  # fmt: skip

    def _runs(self, seen: _Seen, said: Said) -> dict[str, frozenset[str]]:
        """The size runs of the SKUs that the words name, among those that the photos show."""
        if not said.identified:
            return {}
        shown = {sku for answer in seen.answers for match in answer for sku in (match.sku, *match.shared_by)}
        runs = size_runs([*said.identified, *shown], self._products)
        return {sku: frozenset(run) for run in runs for sku in run if sku in said.identified}

    def _twin(self, seen: _Seen) -> tuple[str, str] | None:
        """An earlier item that shows one of these photos, unless both are sizes of one product."""
        for digest in seen.digests:
            for other in (digest, *self._same.get(digest, ())):
                first = self._first.get(other)
                if first is not None and first.key != seen.item.key and not _sizes_of_one(first, seen.item):
                    return first.key, first.name
        return None

    def _remember(self, seen: _Seen) -> None:
        for digest in seen.digests:
            self._first.setdefault(digest, seen.item)


def _found_with(match: Match, seen: _Seen) -> str:
    """The digest of the photo that a match of the pooled answer was found with."""
    for digest, answer in zip(seen.digests, seen.answers, strict=True):
        if any(_says(one) == _says(match) for one in answer):
            return digest
    return ""


def _says(match: Match) -> tuple[object, ...]:
    """What tells a match from those of other photos, whatever its rank; no similarity (NaN) equals no similarity."""
    similarity = -1.0 if math.isnan(match.similarity) else match.similarity
    return match.content, match.sku, similarity, match.relation, match.duplicate_score, match.evidence


def _sizes_of_one(one: Item, other: Item) -> bool:
    if not (one.sku and other.sku) or one.sku == other.sku:
        return False
    rows = {item.sku: Product(item.sku, item.title, item.attributes) for item in (one, other)}
    return len(size_runs(rows, rows)) == 1
