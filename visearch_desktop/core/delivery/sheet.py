"""Which of a delivery's spreadsheets says what the photos are, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from visearch_desktop.core import tables
from visearch_desktop.core.catalog import Problem, counted
from visearch_desktop.core.deliveries import DeliveredSheet
from visearch_desktop.core.delivery.found import Found, Sheet
from visearch_desktop.core.delivery.lookup import Lookup
from visearch_desktop.core.delivery.rows import Claim, claims
from visearch_desktop.core.errors import DeliveryError, TableError
from visearch_desktop.core.progress import Task

MOST_SHEETS = 20
"""Spreadsheets that are read; a delivery with more of them has none that speaks for all."""
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """What a person says of the spreadsheet of a delivery; what is left open is found out.

    `name` is its path within the delivery: with it no other one is looked at.
    """

    name: str = ""
    layout: tables.Layout = field(default_factory=tables.Layout)
    columns: tables.Columns = field(default_factory=tables.Columns)


@dataclass(frozen=True, slots=True)
class Read:
    """A spreadsheet that was read: what it says, and what of it could not be used."""

    sheet: Sheet
    claims: Sequence[Claim]
    mapping: tables.Mapping
    problems: Sequence[Problem]
    told: DeliveredSheet
    hits: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The spreadsheet that says what the photos are, if one does, and how each of them was read."""

    read: Read | None
    sheets: tuple[DeliveredSheet, ...]


def choose(found: Found, said: SheetSaid) -> Task[Chosen]:
    """The spreadsheet that names most of the delivered photos; what cannot be read is a problem, the others a note.

    Raises:
        TableError: no spreadsheet has the columns, or the layout, that a person named.
        DeliveryError: there is no spreadsheet of the name that a person gave.
    """
    sheets = _asked(found, said)
    lookup = Lookup(found.photos)
    read: list[Read] = []
    refused: list[TableError] = []
    for sheet in sheets[:MOST_SHEETS]:
        try:
            read.append((yield from _read(sheet, said, lookup)))
        except TableError as error:
            refused.append(error)
            found.problems.append(Problem(sheet.shown, error.in_full))
    if refused and not read and said != SheetSaid(said.name):
        raise refused[0]
    best = max((one for one in read if _tells(one)), key=lambda one: (one.hits, len(one.claims)), default=None)
    _say_others(found, sheets, read, best)
    if best is not None:
        found.problems.extend(best.problems)
    told = {one.sheet.name: replace(one.told, used=one is best) for one in read}
    return Chosen(best, tuple(told.get(one.name) or DeliveredSheet(one.name, one.path) for one in found.sheets))


def _asked(found: Found, said: SheetSaid) -> Sequence[Sheet]:
    if not said.name:
        return found.sheets
    sheets = [sheet for sheet in found.sheets if sheet.name == said.name]
    if not sheets:
        there = ", ".join(sheet.name for sheet in found.sheets[:5]) or "none"
        raise DeliveryError(f"There is no spreadsheet {said.name} in the delivery.", f"There is {there}.")
    return sheets


def _read(sheet: Sheet, said: SheetSaid, lookup: Lookup) -> Task[Read]:
    table = yield from tables.reading(sheet.path, said.layout)
    mapping = said.columns.over(table, tables.propose(table))
    usable = bool(mapping.sku or mapping.photos or mapping.group)
    claimed = (yield from claims(table, mapping)) if usable else []
    problems = [Problem(sheet.shown, f"Row {problem.number}: {problem.reason}") for problem in table.problems]
    layout = table.layout
    told = DeliveredSheet(
        sheet.name, sheet.path, False, len(table.rows), layout.encoding, layout.delimiter, layout.sheet,
        layout.header_row, mapping.sku, mapping.title, mapping.ean, mapping.photos,
    )  # fmt: skip
    return Read(sheet, claimed, mapping, problems, told, _named(claimed, lookup))


def _tells(one: Read) -> bool:
    """Whether a spreadsheet may say what the photos are."""
    return bool(one.hits or one.mapping.sku or one.mapping.group)


def _say_others(found: Found, sheets: Sequence[Sheet], read: Sequence[Read], best: Read | None) -> None:
    for one in read:
        if not _tells(one):
            found.notes.append(f"{one.sheet.name} has no SKUs and names no photo of the delivery, so it was not used.")
    others = [one.sheet.name for one in read if one is not best and _tells(one)]
    others += [sheet.name for sheet in sheets[MOST_SHEETS:]]
    if best is not None and others:
        more = f" and {len(others) - 3:,} more" if len(others) > 3 else ""
        told = ", ".join(others[:3])
        found.notes.append(f"{best.sheet.name} says what the photos are; not used: {told}{more}.")


def _named(said: Iterable[Claim], lookup: Lookup) -> int:
    """How many of the first rows name a photo that was delivered."""
    rows = list(said)[:_SAMPLE]
    return sum(any(lookup.find(name).photos for name in claim.named) for claim in rows)


def row_numbers(numbers: Sequence[int]) -> str:
    """Row numbers for a sentence: "row 5", "rows 5, 6 and 7", "1,200 rows (5, 6, 7 …)"."""
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) <= 5:
        return f"rows {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    return f"{counted(len(numbers), 'row')} ({', '.join(map(str, numbers[:5]))} …)"
