"""From the photos and the spreadsheet of a delivery to its items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from visearch_desktop.core.catalog import Problem, counted
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
from visearch_desktop.core.delivery import views
from visearch_desktop.core.delivery.lookup import How, Lookup, by_identifier
from visearch_desktop.core.delivery.rows import Claim, folded
from visearch_desktop.core.delivery.runs import size_runs, together
from visearch_desktop.core.delivery.sheet import Read, row_numbers
from visearch_desktop.core.progress import Pace, Stage, Task

_PAUSE = 1000
"""Rows between two signs of progress."""


@dataclass(slots=True)
class Assembled:
    """The items of a delivery, and what putting them together has shown."""

    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def add(self, key: str, name: str, photos: Iterable[DeliveredPhoto], claim: Claim | None = None) -> None:
        """Take in an item; its key is made different from the others."""
        unique, number = key, 2
        while unique in self.keys:
            unique, number = f"{key}#{number}", number + 1
        self.keys.add(unique)
        if claim is None:
            self.items.append(Item(unique, name, tuple(photos)))
        else:
            row = min(claim.rows)
            self.items.append(Item(unique, name, tuple(photos), claim.sku, claim.title, claim.attributes, row))


def by_name(photos: Sequence[DeliveredPhoto], rule: str, into: Assembled) -> None:
    """Make items of photos by a name rule; `RuleError` when it is none."""
    for group in views.grouped(photos, rule):
        into.add(f"name:{group.key}", group.name, group.photos)


def by_sheet(photos: Sequence[DeliveredPhoto], read: Read, into: Assembled) -> Task[list[DeliveredPhoto]]:
    """Make items of the rows of a spreadsheet; the photos that no row means are returned."""
    shown = yield from _resolved(photos, read, into)
    sharing: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for number, claim in enumerate(read.claims):
        if shown[number]:
            sharing[frozenset(shown[number])].append(claim)
    first = {frozenset(one): one for one in reversed(shown) if one}
    runs = [(run, first[names]) for names, members in sharing.items() for run in size_runs(members)]
    runs.sort(key=lambda one: one[0][0].rows[0])
    for run, found in runs:
        claim = together(run)
        sku = min((folded(one.sku) for one in run if one.sku), default="")  # whichever size comes first
        key = f"sku:{sku}" if sku else f"photo:{next(iter(found))}"
        into.add(key, claim.sku or claim.title or views.base(Path(next(iter(found))).stem), found.values(), claim)
    into.problems.extend(_claimed_twice(runs, read.sheet.shown))
    used = {name for found in shown for name in found}
    return [photo for photo in photos if photo.name not in used]


Shown = dict[str, DeliveredPhoto]
"""The photos of a row, by name, in the order of its cells."""


def _resolved(photos: Sequence[DeliveredPhoto], read: Read, into: Assembled) -> Task[list[Shown]]:
    """For each claim its photos: those its cells name; where none of them is here, those its SKU or EAN names."""
    lookup, how = Lookup(photos), Counter[How]()
    shown: list[Shown] = []
    pace = Pace(Stage.CHECK, len(read.claims))
    for number, claim in enumerate(read.claims):
        if number % _PAUSE == 0:
            yield pace.at(number, read.sheet.name, len(into.problems))
        shown.append(_named(claim, lookup, how, read, into))
    used = {name for found in shown for name in found}
    left = [claim for claim, found in zip(read.claims, shown, strict=True) if not found]
    free = [photo for photo in photos if photo.name not in used]
    meant = by_identifier(free, (one for claim in left for one in (claim.sku, claim.ean) if one)) if free else {}
    bare: list[int] = []
    for claim, found in zip(read.claims, shown, strict=True):
        if not found:
            for photo in (*meant.get(claim.sku, ()), *meant.get(claim.ean, ())):
                found[photo.name] = photo
            if not found and not claim.named and (claim.sku or claim.title):
                bare.append(claim.rows[0])
    _tell(how, bare, read, into)
    return shown


def _named(claim: Claim, lookup: Lookup, how: Counter[How], read: Read, into: Assembled) -> Shown:
    found: Shown = {}
    missing: list[str] = []
    for name in claim.named:
        hit = lookup.find(name, claim.sku)
        if len(hit.photos) == 1:
            found[hit.photos[0].name] = hit.photos[0]
            how[hit.how] += 1
        elif hit.photos:
            places = ", ".join(photo.name for photo in hit.photos[:3])
            reason = f"{claim.label}: “{_short(name)}” may be one of several photos ({places}). Name the folder too."
            into.problems.append(Problem(read.sheet.shown, reason))
        elif inside := lookup.folder(name):
            found.update((photo.name, photo) for photo in inside)
        else:
            missing.append(_short(name))
    if missing:
        more = f" and {len(missing) - 3:,} more" if len(missing) > 3 else ""
        reason = f"{claim.label}: {', '.join(missing[:3])}{more} cannot be found in the delivery."
        into.problems.append(Problem(read.sheet.shown, reason))
    if len({folded(title) for title in claim.titles}) > 1:
        reason = f"{claim.label}: {row_numbers(claim.rows)} have the same SKU but different titles."
        into.problems.append(Problem(read.sheet.shown, reason))
    return found


def _tell(how: Counter[How], bare: Sequence[int], read: Read, into: Assembled) -> None:
    if count := how[How.OTHER_CASE]:
        photos = counted(count, "photo")
        into.notes.append(f"{read.sheet.name}: {photos} found although capital letters differ.")
    if count := how[How.OTHER_ENDING]:
        photos = counted(count, "photo")
        into.notes.append(f"{read.sheet.name}: {photos} found under another ending, such as .png for .jpg.")
    if bare:
        told = row_numbers(bare)
        told = f"{told[0].upper()}{told[1:]}"
        one = f"{told} names no photo, and no file is named after the SKU."
        many = f"{told} name no photo, and no file is named after the SKU."
        into.problems.append(Problem(read.sheet.shown, one if len(bare) == 1 else many))


def _claimed_twice(runs: Sequence[tuple[Sequence[Claim], Shown]], sheet: Path) -> Iterable[Problem]:
    """A problem for each photo that several products claim; sizes of one product may share some of their photos."""
    claimants: dict[str, list[int]] = defaultdict(list)
    for number, (_, found) in enumerate(runs):
        for name in found:
            claimants[name].append(number)
    differ: dict[tuple[int, ...], bool] = {}
    for name, numbers in claimants.items():
        them = tuple(numbers)
        if len(them) > 1 and them not in differ:
            differ[them] = len(size_runs([claim for number in them for claim in runs[number][0]])) > 1
        if differ.get(them):
            claims = [runs[number][0][0] for number in them]
            skus = ", ".join(_short(claim.sku or claim.title or "no SKU") for claim in claims[:4])
            more = " …" if len(claims) > 4 else ""
            told = row_numbers([claim.rows[0] for claim in claims])
            yield Problem(sheet, f"{told[0].upper()}{told[1:]} claim one photo, {name}: {skus}{more}.")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
