"""What a review knows: the groups of an audit, what is recorded of them, which photo of each is kept. No Qt.

Only what is stored counts as said: a verdict under way is marked as being saved and changes nothing until it is there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core.findings import AuditReport, Group, Member, Pair, Ruling, Tier, Verdict

PairKey = tuple[str, str]
"""The digests of two photos, the smaller one first."""


def pair_key(a: Member, b: Member) -> PairKey:
    """What a verdict on two photos is kept under."""
    return (a.digest, b.digest) if a.digest <= b.digest else (b.digest, a.digest)


Listing = tuple[Path, tuple[str, ...]]
"""What tells the members of a group apart: one file may be shown by several products."""


def listing(member: Member) -> Listing:
    """Which member of a group this is."""
    return member.photo, member.skus


class Show(StrEnum):
    """Which groups of a tier are listed."""

    OPEN = "open"
    DECIDED = "decided"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class State:
    """What is said of a group: by how many of its photos, and which verdicts."""

    judged: int = 0
    members: int = 0
    verdicts: frozenset[Verdict] = frozenset()

    @property
    def decided(self) -> bool:
        """Whether something is said of every photo."""
        return self.judged > 0 and self.judged == self.members

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the whole group; None while there is none, or more than one."""
        return next(iter(self.verdicts)) if self.decided and len(self.verdicts) == 1 else None


@dataclass(frozen=True, slots=True)
class Before:
    """What was said of some pairs and kept in some groups, before an action changed it."""

    said: Mapping[PairKey, Verdict | None]
    keepers: Mapping[int, int]


class Review:
    """The groups of one report by row, and everything a page asks about them.

    Made in a worker: for 100,000 groups that takes about half a second.
    """

    def __init__(self, report: AuditReport, *, complete: bool = True) -> None:
        """`complete` says that all photos have been compared."""
        self.report = report
        self.complete = complete
        self.groups: Sequence[Group] = report.groups
        self._said: dict[PairKey, Verdict] = {}
        self._rows_of: defaultdict[PairKey, list[int]] = defaultdict(list)
        self._keepers: dict[int, int] = {}
        self._by_hand: set[int] = set()
        self._tiers: dict[Tier, list[int]] = {tier: [] for tier in Tier}
        for row, group in enumerate(self.groups):
            self._tiers[group.tier].append(row)
            self._keepers[row] = _place(group, group.keeper)
            for pair in group.pairs:
                key = pair_key(pair.a, pair.b)
                self._rows_of[key].append(row)
                if pair.verdict is not None:
                    self._said[key] = pair.verdict
        self._states = [self._read_state(row) for row in range(len(self.groups))]
        self._decided = Counter(group.tier for row, group in enumerate(self.groups) if self._states[row].decided)

    @property
    def said(self) -> Mapping[PairKey, Verdict]:
        """What is recorded of the pairs of this report."""
        return self._said

    def state(self, row: int) -> State:
        """What is said of a group."""
        return self._states[row]

    def keeper(self, row: int) -> Member:
        """The photo of a group that is kept."""
        return self.groups[row].members[self._keepers[row]]

    def keeper_place(self, row: int) -> int:
        """Where the keeper stands among the members."""
        return self._keepers[row]

    def keeps(self, row: int) -> bool:
        """Whether one photo of a group is kept in place of the others: of variants none is to go."""
        return self.groups[row].tier is not Tier.VARIANT or Verdict.DUPLICATE in self._states[row].verdicts

    def pair(self, row: int, member: int) -> Pair | None:
        """The pair of a group's keeper and another member; None for the keeper itself."""
        members = self.groups[row].members
        kept, other = listing(members[self._keepers[row]]), listing(members[member])
        if kept == other:
            return None
        return next(
            (pair for pair in self.groups[row].pairs if {listing(pair.a), listing(pair.b)} == {kept, other}), None
        )

    def verdict(self, pair: Pair) -> Verdict | None:
        """What is said of one pair."""
        return self._said.get(pair_key(pair.a, pair.b))

    def rows(self, tier: Tier, show: Show) -> list[int]:
        """The groups of a tier to be listed, in the order of the report."""
        rows = self._tiers[tier]
        if show is Show.ALL:
            return list(rows)
        wanted = show is Show.DECIDED
        return [row for row in rows if self._states[row].decided is wanted]

    def count(self, tier: Tier, show: Show) -> int:
        """How many groups `rows` would list."""
        decided, total = self._decided[tier], len(self._tiers[tier])
        return {Show.ALL: total, Show.DECIDED: decided, Show.OPEN: total - decided}[show]

    def untouched(self, tier: Tier) -> list[int]:
        """The groups of a tier of which nothing is said yet."""
        return [row for row in self._tiers[tier] if not self._states[row].judged]

    def knows(self, rulings: Iterable[Ruling]) -> bool:
        """Whether every ruling is about pairs of this report."""
        return all((ruling.a, ruling.b) in self._rows_of for ruling in rulings)

    def pick(self, row: int, member: int) -> None:
        """A person chooses the photo to keep."""
        self._keepers[row] = member
        self._by_hand.add(row)

    def propose(self, rows: Sequence[int], groups: Sequence[Group]) -> None:
        """Take over the keepers that the keep rules propose, except where a person has chosen or decided."""
        for row, group in zip(rows, groups, strict=True):
            if row not in self._by_hand and not self._states[row].judged:
                self._keepers[row] = _place(self.groups[row], group.keeper)

    def apply(self, rulings: Sequence[Ruling], keepers: Mapping[int, int] | None = None) -> tuple[Before, set[int]]:
        """Rulings were stored: what was said before, and the groups that changed.

        Args:
            rulings: what was stored.
            keepers: which member of which group is kept with them; read from the rulings when None.
        """
        before = {(ruling.a, ruling.b): self._said.get((ruling.a, ruling.b)) for ruling in rulings}
        changed = self._say({(ruling.a, ruling.b): ruling.verdict for ruling in rulings})
        if keepers is None:
            chosen = {ruling.keeper for ruling in rulings if ruling.keeper}
            keepers = {row: place for row in changed if (place := self._place_of(row, chosen)) is not None}
        kept = {row: self._keepers[row] for row in keepers}
        self._keepers.update(keepers)
        return Before(before, kept), changed | set(keepers)

    def restore(self, before: Before) -> set[int]:
        """Go back to what was said `before`; the groups that changed."""
        self._keepers.update(before.keepers)
        return self._say(before.said) | set(before.keepers)

    def _say(self, verdicts: Mapping[PairKey, Verdict | None]) -> set[int]:
        changed: set[int] = set()
        for key, verdict in verdicts.items():
            if verdict is None:
                self._said.pop(key, None)
            else:
                self._said[key] = verdict
            changed.update(self._rows_of.get(key, ()))
        for row in changed:
            tier, was = self.groups[row].tier, self._states[row].decided
            self._states[row] = state = self._read_state(row)
            self._decided[tier] += state.decided - was
        return changed

    def _read_state(self, row: int) -> State:
        group = self.groups[row]
        verdicts: set[Verdict] = set()
        judged: set[Listing] = set()
        for pair in group.pairs:
            verdict = self._said.get(pair_key(pair.a, pair.b))
            if verdict is not None:
                verdicts.add(verdict)
                judged.update((listing(pair.a), listing(pair.b)))
        return State(len(judged), len(group.members), frozenset(verdicts))

    def _place_of(self, row: int, digests: set[str]) -> int | None:
        members = self.groups[row].members
        if members[self._keepers[row]].digest in digests:
            return self._keepers[row]
        return next((place for place, member in enumerate(members) if member.digest in digests), None)


def _place(group: Group, member: Member | None) -> int:
    if member is None:
        return 0
    return next((place for place, one in enumerate(group.members) if listing(one) == listing(member)), 0)
