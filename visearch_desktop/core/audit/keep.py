"""Which photo of a group to keep: ordered rules, and what follows from the keepers people have chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core.audit.ledger import KEPT_FILE, SHOWN_SKUS
from visearch_desktop.core.findings import Group, Member, Ruling, Tier, Verdict
from visearch_desktop.core.store import decisions, listings
from visearch_desktop.core.store.listings import Listed
from visearch_desktop.core.workspace import Workspace


class KeepKind(StrEnum):
    """By what a photo is preferred to the others of its group."""

    MOST_PIXELS = "most_pixels"
    PREFERRED_FOLDER = "preferred_folder"
    OLDEST = "oldest"
    NEWEST = "newest"
    LARGEST_FILE = "largest_file"
    SHORTEST_NAME = "shortest_name"
    MOST_SKUS = "most_skus"
    PREFERRED_VALUE = "preferred_value"


@dataclass(frozen=True, slots=True)
class KeepRule:
    """One rule; photos it does not tell apart are left to the next.

    `argument` is the folder of `PREFERRED_FOLDER`, as a whole path or one of a path's names, and COLUMN=VALUE of
    `PREFERRED_VALUE`, such as supplier=Acme; case does not matter. The other kinds have none.
    """

    kind: KeepKind
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A photo that people have called a duplicate, and the file that is kept instead of it."""

    photo: Path
    digest: str
    keeper: Path
    keeper_digest: str


def choose(members: Sequence[Member], rules: Sequence[KeepRule]) -> Member:
    """The member to keep; what all rules leave equal is decided by the path."""
    return min(
        members,
        key=lambda member: (
            *(-_BY[rule.kind](member, rule.argument) for rule in rules),
            str(member.photo),
            member.skus,
        ),
    )


def deciding_rule(members: Sequence[Member], rules: Sequence[KeepRule]) -> int | None:
    """Which rule leaves one member, counted from 0; None when the path has to decide."""
    left = list(members)
    for place, rule in enumerate(rules):
        most = max(_BY[rule.kind](member, rule.argument) for member in left)
        left = [member for member in left if _BY[rule.kind](member, rule.argument) == most]
        if len(left) == 1:
            return place
    return None


def propose_keepers(groups: Sequence[Group], rules: Sequence[KeepRule]) -> tuple[Group, ...]:
    """The groups with the keepers that the rules choose.

    A keeper that a person has chosen (there is a verdict on it) stays. Variants are different photos, none of which is
    to go: they get no keeper.
    """
    return tuple(group if _stays(group) else replace(group, keeper=choose(group.members, rules)) for group in groups)


def duplicates(workspace: Workspace) -> tuple[Duplicate, ...]:
    """Every file that verdicts call the duplicate of a keeper, by path.

    A verdict without a keeper moves nothing. A keeper that is itself the duplicate of another leads on to that one;
    where verdicts lead in a circle, the one with the smallest digest is kept. Of several files with the bytes of a
    duplicate all go; of the keeper's own, all but one when the verdict is about its copies, else all stay. Where the
    keepers lead to a photo that was said to be no duplicate of the first one, this one stays; so do files of SKUs
    that nobody saw when the verdict was given, such as another size that shares a photo judged within one SKU.
    """
    said = decisions.current(workspace.database)
    ruled = [one for one in said.values() if one.verdict is Verdict.DUPLICATE]
    leads = _leads(ruled)
    copies = {one.a: one for one in ruled if one.a == one.b and one.keeper == one.a}
    digests = {*leads, *leads.values(), *copies}
    files: dict[str, list[Listed]] = {}
    for file in listings.listed(workspace.database, listings.contents_of(workspace.database, digests).values()):
        files.setdefault(file.digest, []).append(file)
    named = {one.keeper: one.figures.get(KEPT_FILE) for one in ruled if one.keeper}
    named.update({digest: one.figures.get(KEPT_FILE) for digest, one in copies.items()})
    shown = _shown(ruled)
    found = []
    for digest in sorted(digests & files.keys()):
        keeper = _last(leads, digest)
        if keeper not in files or (keeper == digest and digest not in copies):
            continue
        about = said.get((min(digest, keeper), max(digest, keeper)))
        if about is not None and about.verdict is not Verdict.DUPLICATE:
            continue
        kept = next((file for file in files[keeper] if str(file.photo) == named.get(keeper)), files[keeper][0])
        seen = shown[digest]
        found += [
            Duplicate(one.photo, digest, kept.photo, keeper)
            for one in files[digest]
            if one.photo != kept.photo and (seen is None or seen.issuperset(one.skus))
        ]
    return tuple(sorted(found, key=lambda one: str(one.photo)))


def _leads(ruled: Sequence[Ruling]) -> dict[str, str]:
    """From each digest that is to go to the one that is kept in its place."""
    leads: dict[str, str] = {}
    for one in ruled:
        for digest in (one.a, one.b):
            if one.keeper and digest != one.keeper:
                leads[digest] = min(one.keeper, leads.get(digest, one.keeper))
    return leads


def _shown(ruled: Sequence[Ruling]) -> dict[str, frozenset[str] | None]:
    """The SKUs that people saw when they judged each digest a duplicate; None where a ruling does not tell."""
    shown: dict[str, frozenset[str] | None] = {}
    for one in ruled:
        names = one.figures.get(SHOWN_SKUS)
        seen = frozenset(map(str, names)) if isinstance(names, list) else None
        for digest in {one.a, one.b}:
            if one.keeper and (digest != one.keeper or one.a == one.b):
                before = shown.get(digest, frozenset())
                shown[digest] = None if seen is None or before is None else before | seen
    return shown


def _last(leads: dict[str, str], digest: str) -> str:
    """Where the keepers lead to in the end."""
    way = [digest]
    while (following := leads.get(way[-1])) is not None:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]


def _stays(group: Group) -> bool:
    decided = group.keeper is not None and any(pair.verdict is Verdict.DUPLICATE for pair in group.pairs)
    return decided or group.tier is Tier.VARIANT


def _lies_in(photo: Path, folder: str) -> bool:
    wanted = Path(folder.casefold())
    place = Path(str(photo.parent).casefold())
    return bool(folder.strip()) and (place.is_relative_to(wanted) or str(wanted) in place.parts)


def _says(member: Member, condition: str) -> bool:
    column, _, value = condition.casefold().partition("=")
    cells = (cell for product in member.products.values() for cell in product.attributes.items())
    return any(name.casefold() == column.strip() and text.strip().casefold() == value.strip() for name, text in cells)


_Preference = Callable[[Member, str], float]
_BY: dict[KeepKind, _Preference] = {
    KeepKind.MOST_PIXELS: lambda member, _: member.width * member.height,
    KeepKind.PREFERRED_FOLDER: lambda member, folder: _lies_in(member.photo, folder),
    KeepKind.OLDEST: lambda member, _: -member.modified,
    KeepKind.NEWEST: lambda member, _: member.modified,
    KeepKind.LARGEST_FILE: lambda member, _: member.bytes,
    KeepKind.SHORTEST_NAME: lambda member, _: -len(member.photo.name),
    KeepKind.MOST_SKUS: lambda member, _: len(member.skus),
    KeepKind.PREFERRED_VALUE: _says,
}
"""What each kind prefers more of."""
