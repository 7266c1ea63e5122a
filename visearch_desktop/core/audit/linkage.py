"""Complete linkage: photos become groups in which every photo matches every other.

Chains are the trap: A matches B and B matches C, but A and C are different photos. Joined by single links,
one badly matched photo would glue half a catalogue together.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from itertools import combinations

Weights = Mapping[tuple[int, int], float]
"""How well two members (a < b) match; pairs that do not match are absent."""
_Links = dict[int, dict[int, float]]


def complete_linkage(weights: Weights, *, once: frozenset[int] = frozenset()) -> list[tuple[int, ...]]:
    """Groups of members that all match each other, best first; members within a group ascend.

    Agglomerative: the two clusters whose worst pair is best are joined first, and only if every member of one
    matches every member of the other. That leaves matches between clusters that could not be joined (B and C above,
    once A and B are one): around each of those, best first, a group is grown as far as it goes, so that every match is
    in some group. Then no two groups could be joined, and a member may be in more than one.

    The answer depends on the matches alone, not on their order; ties go to the smaller numbers.

    Args:
        weights: the matches.
        once: members that come in one group at most; what they match beside is left out. A picture that resembles
            hundreds would otherwise come in hundreds of groups.
    """
    links: _Links = {}
    for (a, b), weight in weights.items():
        links.setdefault(a, {})[b] = weight
        links.setdefault(b, {})[a] = weight
    groups = _agglomerated(links)
    covered = {pair for group in groups for pair in combinations(group, 2)}
    further: list[tuple[int, ...]] = []
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if pair not in covered and once.isdisjoint(pair):
            grown = _grown(links, pair)
            covered.update(combinations(grown, 2))
            further.append(grown)
    kept = [*_without_parts(groups, further), *further]
    return sorted(kept, key=lambda group: (-_worst(weights, group), group))


def _agglomerated(links: _Links) -> list[tuple[int, ...]]:
    """The clusters of two members and more.

    A cluster is named by its smallest member. `near` holds, for each, the clusters that all of its members match
    and how well the worst pair does; joining two clusters leaves what both are near to.
    """
    near: _Links = {member: dict(others) for member, others in links.items()}
    members = {member: [member] for member in links}
    queue = [(-weight, a, b) for a, others in links.items() for b, weight in others.items() if a < b]
    heapq.heapify(queue)
    while queue:
        weight, a, b = heapq.heappop(queue)
        if near.get(a, {}).get(b) != -weight or b not in near:
            continue  # one of them has been joined with another since
        ours, theirs = near[a], near.pop(b)
        joined = {other: min(ours[other], theirs[other]) for other in ours.keys() & theirs.keys()}
        for other in ours.keys() | theirs.keys():
            if other not in (a, b):
                near[other].pop(a, None)
                near[other].pop(b, None)
        near[a] = joined
        members[a] += members.pop(b)
        for other, score in joined.items():
            near[other][a] = score
            heapq.heappush(queue, (-score, min(a, other), max(a, other)))
    return [tuple(sorted(cluster)) for cluster in members.values() if len(cluster) > 1]


def _grown(links: _Links, pair: tuple[int, int]) -> tuple[int, ...]:
    """The pair with every member that matches all taken so far, the best first."""
    group = list(pair)
    common = {
        other: min(links[pair[0]][other], links[pair[1]][other]) for other in links[pair[0]].keys() & links[pair[1]]
    }
    while common:
        best = min(common, key=lambda other: (-common[other], other))
        group.append(best)
        near = links[best]
        common = {other: min(score, near[other]) for other, score in common.items() if other in near}
    return tuple(sorted(group))


def _without_parts(groups: Iterable[tuple[int, ...]], further: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups that are not wholly part of a further one."""
    wider: dict[int, list[set[int]]] = {}
    for group in further:
        whole = set(group)
        for member in group:
            wider.setdefault(member, []).append(whole)
    return [group for group in groups if not any(whole.issuperset(group) for whole in wider.get(group[0], ()))]


def _worst(weights: Weights, group: tuple[int, ...]) -> float:
    return min(weights[pair] for pair in combinations(group, 2))
