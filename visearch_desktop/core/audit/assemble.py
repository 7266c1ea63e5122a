"""From links between contents to the report: groups of listings with every pair of them, the most urgent first."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, combinations_with_replacement, islice

from visearch_desktop.core import matching
from visearch_desktop.core.audit import columns
from visearch_desktop.core.audit.candidates import mark
from visearch_desktop.core.audit.evidence import SAME
from visearch_desktop.core.audit.ledger import KEPT_FILE
from visearch_desktop.core.audit.links import Ids, Links, read_links
from visearch_desktop.core.audit.members import MOST_MEMBERS, listings_of, within_scope
from visearch_desktop.core.catalog import Product, Relation, counted
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.findings import (
    AuditOptions,
    AuditReport,
    Difference,
    Group,
    Member,
    Pair,
    Scope,
    Tier,
    Verdict,
)
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.store import Database, listings, photos, products, review
from visearch_desktop.core.store.listings import Listed
from visearch_desktop.core.store.review import Compared

BATCH = 200
"""Groups put together at once: few queries, little memory."""
_ORDER = {tier: place for place, tier in enumerate(Tier)}
_TIERS = {
    Relation.IDENTICAL: Tier.IDENTICAL, Relation.NEAR_DUPLICATE: Tier.NEAR_DUPLICATE, Relation.VARIANT: Tier.VARIANT,
}  # fmt: skip

_RELATED = frozenset((Verdict.VARIANT, Verdict.SAME_SET))
_Ids2 = tuple[int, int]


def check_column(database: Database, options: AuditOptions) -> None:
    """Raise `RuleError` when the scope's column is none of the product table."""
    if options.scope is not Scope.ACROSS_COLUMN:
        return
    known = sorted(listings.columns(database))
    if options.column.casefold() not in {"title", *(name.casefold() for name in known)}:
        advice = f"It has: {', '.join(known)}." if known else "The catalog has no product table."
        raise RuleError(f"The product table has no column “{options.column}”.", advice)


def assemble(database: Database, options: AuditOptions) -> Task[AuditReport]:
    """The report of what has been compared so far."""
    start = time.monotonic()
    check_column(database, options)
    links = read_links(database, options)
    work = _Assembly(database, options, links)
    found: dict[str, Group] = {}
    for batch in _batches(work.candidates()):
        for group in work.groups(batch):
            found.setdefault(group.key, group)  # groups that overlap may be the same but for members out of scope
        yield Progress(Stage.COMPARE, len(found))
    return AuditReport(
        photos=photos.counts(database)[0],
        groups=tuple(sorted(found.values(), key=_urgency)),
        expected=len(work.expected),
        judged=links.judged + work.judged,
        notes=work.notes(),
        seconds=time.monotonic() - start,
    )


class _Assembly:
    """What is known while groups are put together, and what was left out."""

    def __init__(self, database: Database, options: AuditOptions, links: Links) -> None:
        self._database = database
        self._options = options
        self._links = links
        self._large = 0
        self.expected: set[int] = set()
        self.judged = 0

    def candidates(self) -> Iterator[Ids]:
        """Contents that may make a group: those linked, and those shown by several files or under several SKUs."""
        tiers = self._options.tiers
        grouped: set[int] = set()
        if tiers - {Tier.VARIANT}:
            for group in self._links.duplicates(tiers):
                grouped.update(group)
                yield group
        if Tier.VARIANT in tiers:
            yield from self._links.variants()
        if self._options.most >= 1.0:
            for page in listings.listed_twice(self._database):
                yield from ((content,) for content in page if content not in grouped)

    def groups(self, candidates: Sequence[Ids]) -> Iterator[Group]:
        """The groups that candidates come to, as the options ask for them."""
        # Pairs before files: what an index run removes in between is then a pair too many, and not one too few.
        wanted = {pair for group in candidates for pair in combinations(sorted(group), 2)}
        compared = review.pairs_between(self._database, matching.METHOD, wanted)
        pairs = {(one.a, one.b): one for one in compared}
        files: dict[int, list[Listed]] = {}
        for file in listings.listed(self._database, {content for group in candidates for content in group}):
            files.setdefault(file.content, []).append(file)
        skus = {sku for rows in files.values() for file in rows for sku in file.skus}
        table = products.find(self._database, sorted(skus))
        tiers = self._options.tiers
        for group in candidates:
            made = self._group(group, files, table, pairs)
            if made is None or made.tier in tiers:
                parts = [made]
            elif made.tier is Tier.NEAR_DUPLICATE and Tier.IDENTICAL in tiers:
                parts = [self._group(part, files, table, pairs) for part in self._links.identical_parts(group)]
            else:
                parts = []
            yield from (part for part in parts if part is not None and part.tier in tiers)

    def notes(self) -> tuple[str, ...]:
        """What the reader should know of what is not shown."""
        notes = []
        if crowded := len(self._links.crowded):
            some = "1 photo resembles" if crowded == 1 else f"{crowded:,} photos resemble"
            notes.append(f"{some} so many others that only the nearest are shown: placeholders?")
        if self._large:
            notes.append(f"Of {counted(self._large, 'group')} with very many listings, {MOST_MEMBERS} are shown.")
        model = self._database.meta("model_identity")
        waiting = review.count_uncompared(self._database, mark())
        if waiting or not review.is_of_model(self._database, model):
            notes.append("Not all photos have been compared yet: run the audit.")
        return tuple(notes)

    def _group(
        self, contents: Ids, files: Mapping[int, Sequence[Listed]], table: Mapping[str, Product],
        pairs: Mapping[_Ids2, Compared],
    ) -> Group | None:  # fmt: skip
        listed = listings_of([row for content in contents for row in files.get(content, ())], table, self._options)
        if self._options.scope is Scope.ACROSS_SKUS and listed.one_run:
            if self._tier(contents) is not Tier.VARIANT:
                self.expected.update(contents)
            return None
        members = within_scope(listed.members, self._options)
        self._large += len(listed.members) >= MOST_MEMBERS
        members = within_scope(self._without_judged(members), self._options)
        if len(members) < 2:
            return None
        shown = tuple(sorted({member.content for member in members}))
        if any(pair not in pairs for pair in combinations(shown, 2)):
            return None  # another program has forgotten it meanwhile, for another model
        tier = self._tier(shown)
        conflicts: tuple[Difference, ...] = ()
        if tier is not Tier.VARIANT and self._options.scope is not Scope.WITHIN_SKU:
            known = {sku: product for member in members for sku, product in member.products.items()}
            conflicts = columns.conflicts(known[sku] for sku in sorted(known))
        return Group(
            key=hashlib.sha256("".join(sorted({member.digest for member in members})).encode()).hexdigest()[:16],
            tier=Tier.CONFLICT if conflicts else tier,
            relation=self._links.weakest(shown),
            members=tuple(members),
            pairs=tuple(self._pair(one, other, pairs) for one, other in combinations(members, 2)),
            conflicts=conflicts,
            keeper=self._keeper(members),
        )

    def _tier(self, contents: Ids) -> Tier:
        """The tier of a group before conflicts are looked for."""
        if len(contents) == 1 and self._links.verdict(contents[0], contents[0]) in _RELATED:
            return Tier.VARIANT
        return _TIERS[self._links.weakest(contents)]

    def _without_judged(self, members: Sequence[Member]) -> list[Member]:
        """One listing of each content whose listings a person wants apart, or exact copies are not asked for."""
        alone = len({member.content for member in members}) == 1
        kept: list[Member] = []
        seen: set[int] = set()
        apart: set[int] = set()
        for member in members:
            verdict = self._links.verdict(member.content, member.content)
            distinct = verdict is Verdict.DISTINCT or (verdict in _RELATED and not alone)
            if member.content in seen and (distinct or self._options.most < 1.0):
                apart.update((member.content,) if distinct else ())
                continue
            seen.add(member.content)
            kept.append(member)
        self.judged += len(apart)
        return kept

    def _pair(self, one: Member, other: Member, pairs: Mapping[_Ids2, Compared]) -> Pair:
        a, b = (one, other) if one.content <= other.content else (other, one)
        verdict = self._links.verdict(a.content, b.content)
        if a.content == b.content:
            return Pair(a, b, 1.0, 1.0, Relation.IDENTICAL, SAME, verdict)
        found = pairs[a.content, b.content]
        return Pair(a, b, found.similarity, found.duplicate_score, found.relation, found.evidence, verdict)

    def _keeper(self, members: Sequence[Member]) -> Member | None:
        """The member that a person has chosen to keep, if the verdicts name one."""
        for one, other in combinations_with_replacement(sorted({member.content for member in members}), 2):
            ruling = self._links.said.get((one, other))
            if ruling is not None and ruling.verdict is Verdict.DUPLICATE and ruling.keeper:
                file = ruling.figures.get(KEPT_FILE)
                chosen = [member for member in members if member.digest == ruling.keeper]
                exactly = [member for member in chosen if str(member.photo) == file]
                if chosen:
                    return (exactly or chosen)[0]
        return None


def _urgency(group: Group) -> tuple[int, float, str, str]:
    """Conflicts first, then by tier and by the score of the weakest pair."""
    return (
        _ORDER[group.tier],
        -min(pair.duplicate_score for pair in group.pairs),
        str(group.members[0].photo),
        group.key,
    )


def _batches(candidates: Iterable[Ids]) -> Iterator[list[Ids]]:
    source = iter(candidates)
    while batch := list(islice(source, BATCH)):
        yield batch
