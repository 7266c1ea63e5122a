"""Read a delivery: what a supplier sent, as items with their photos."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from visearch_desktop.core import places, sku
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.deliveries import DeliveredPhoto, Delivery, Item
from visearch_desktop.core.delivery import names
from visearch_desktop.core.delivery.assemble import Assembled, by_name, by_sheet
from visearch_desktop.core.delivery.digest import digested
from visearch_desktop.core.delivery.found import Found
from visearch_desktop.core.delivery.gather import gather, gather_beside
from visearch_desktop.core.delivery.sheet import SheetSaid, choose
from visearch_desktop.core.errors import DeliveryError
from visearch_desktop.core.progress import Pace, Stage, Task


def read(
    sources: Sequence[Path],
    work: Path,
    *,
    name_rule: str = "auto",
    said: SheetSaid | None = None,
) -> Task[Delivery]:
    """Read folders, ZIPs, spreadsheets and photos that were delivered together.

    With a spreadsheet its rows are the items: the rows of one SKU are one, and so are rows that show exactly the same
    photos and differ in size only (`runs`); such an item has the first row's SKU and keeps all of them in the attribute
    `SKUS`. Where a row's cells name no photo, its SKU or EAN finds files and folders named after it. Photos that no row
    means become items by the name rule. A spreadsheet given alone speaks for the photos in its folder and below.

    A photo that cannot be read is a problem and stays in its item, with the reason in `DeliveredPhoto.problem`. Width,
    height and faults are left for whoever decodes it. Files in folders are used where they lie.

    Args:
        sources: what was dropped.
        work: an existing empty folder; photos out of ZIPs are unpacked there and must stay while the delivery is used.
            It is emptied again when reading fails or is cancelled.
        name_rule: "auto" (see `views`) or a rule of `sku`, for photos that no spreadsheet explains.
        said: which spreadsheet counts, how it is laid out and what its columns mean, as a person says; found out
            otherwise.

    Yields:
        Progress: photos found, then photos whose digest is known.

    Raises:
        DeliveryError: there is nothing to read, no spreadsheet that `said` names, or `work` cannot be written to.
        RuleError: the name rule is none.
        TableError: the spreadsheet lacks what `said` says.
    """
    if name_rule != "auto":
        sku.parse(name_rule)
    sources = tuple(dict.fromkeys(sources))
    _check(sources, work)
    whole = False
    try:
        found = yield from gather(sources, work)
        alone = not found.photos and any(sheet.path in sources for sheet in found.sheets)
        if alone:
            yield from gather_beside(found)
        if not found.photos:
            raise _nothing(found, sources)
        delivery = yield from _assembled(found, sources, name_rule, alone, said or SheetSaid())
        whole = True
    finally:
        if not whole:
            _empty(work)
    return delivery


def _assembled(
    found: Found,
    sources: tuple[Path, ...],
    name_rule: str,
    alone: bool,
    said: SheetSaid,
) -> Task[Delivery]:
    chosen = yield from choose(found, said)
    sheet = chosen.read
    yield Pace(Stage.SCAN).at(len(found.photos), problems=len(found.problems))
    into = Assembled()
    rest: Sequence[DeliveredPhoto] = found.photos
    if sheet is not None:
        rest = yield from by_sheet(found.photos, sheet, into)
    if alone:  # the folder around a spreadsheet holds what it holds
        rest = []
    by_name(rest, name_rule, into)
    if sheet is not None and rest:
        name = sheet.sheet.name
        one = f"1 photo is not named in {name} and grouped by name instead."
        many = f"{counted(len(rest), 'photo')} are not named in {name} and grouped by name instead."
        into.notes.append(one if len(rest) == 1 else many)
    problems = [*found.problems, *into.problems]
    if not into.items:
        raise _nothing(replace(found, problems=problems), sources)
    items = yield from digested(into.items, problems)
    notes = (*found.notes, *into.notes, *_copies(items))
    return Delivery(_name(sources), sources, items, tuple(problems), notes, chosen.sheets)


def _check(sources: Sequence[Path], work: Path) -> None:
    if not sources:
        raise DeliveryError("Nothing was given to read.", "Choose a folder, a ZIP or a spreadsheet.")
    for source in sources:
        if not places.exists(source):
            raise DeliveryError(f"{source} is not there, or cannot be seen.", "Choose it again.")
    try:
        if any(work.iterdir()):
            raise DeliveryError(f"The folder {work} is not empty.", "Choose an empty one for unpacking.")
    except OSError as error:
        raise DeliveryError(f"The folder {work} cannot be used: {error.strerror or error}.") from error


def _empty(work: Path) -> None:
    """Remove what was unpacked; what cannot be removed is of no use to anyone and stays."""
    with suppress(OSError):
        for path in work.iterdir():
            shutil.rmtree(path, ignore_errors=True)


def _nothing(found: Found, sources: Sequence[Path]) -> DeliveryError:
    """Why there is no item: the first problem, as a rule the only one."""
    if found.problems:
        more = f" There are {counted(len(found.problems) - 1, 'more problem')}." if found.problems[1:] else ""
        name, reason = found.problems[0].photo.name, found.problems[0].reason
        return DeliveryError(f"{reason if name in reason else f'{name}: {reason}'}{more}")
    if found.sheets:
        advice = "Drop it together with the folder or ZIP of its photos."
        return DeliveryError(f"No photos were found with {found.sheets[0].name}.", advice)
    return DeliveryError(f"There are no photos in {_name(sources)}.", "Choose a folder, a ZIP or a spreadsheet.")


def _name(sources: Sequence[Path]) -> str:
    first = names.clean(sources[0].name)[0] or "delivery"  # as valid text, whatever the file system says
    return first if len(sources) == 1 else f"{first} and {len(sources) - 1:,} more"


def _copies(items: Sequence[Item]) -> list[str]:
    """A note of photos that are the very file of another one of their item: "shoe_2.jpg" may be a view or a copy."""
    digests = [[photo.digest for photo in item.photos if photo.digest] for item in items]
    copies = sum(len(own) - len(set(own)) for own in digests)
    one = "1 photo is an exact copy of another photo of the same item."
    many = f"{counted(copies, 'photo')} are exact copies of another photo of the same item."
    return [one if copies == 1 else many] if copies else []
