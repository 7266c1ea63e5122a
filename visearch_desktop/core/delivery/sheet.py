"""Which of a delivery's spreadsheets says what the photos are, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from visearch_desktop.core import tables
from visearch_desktop.core.catalog import Problem, counted
from visearch_desktop.core.delivery.found import Found, Sheet
from visearch_desktop.core.delivery.lookup import Lookup
from visearch_desktop.core.delivery.rows import Claim, claims
from visearch_desktop.core.errors import TableError

MOST_SHEETS = 20
"""Spreadsheets that are read; a delivery with more of them has none that speaks for all."""
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Read:
    """A spreadsheet that was read: what it says, and what of it could not be used."""

    sheet: Sheet
    claims: Sequence[Claim]
    mapping: tables.Mapping
    problems: Sequence[Problem] = field(default=())


def choose(found: Found, mapping: tables.Mapping | None, layout: tables.Layout | None) -> Read | None:
    """The spreadsheet that names most of the delivered photos; what cannot be read is a problem, the others a note.

    Raises:
        TableError: the only spreadsheet does not have the columns, or the layout, that a person named.
    """
    read: list[tuple[int, int, Read]] = []
    lookup = Lookup(found.photos)
    for sheet in found.sheets[:MOST_SHEETS]:
        try:
            one = _read(sheet, mapping, layout)
        except TableError as error:
            if len(found.sheets) == 1 and (mapping or layout):
                raise
            found.problems.append(Problem(sheet.shown, error.in_full))
            continue
        hits = _named(one.claims, lookup) if one else 0
        if one is None or not (hits or one.mapping.sku or one.mapping.group):
            found.notes.append(f"{sheet.name} has no SKUs and names no photo of the delivery, so it was not used.")
        else:
            read.append((hits, len(one.claims), one))
    best = max(read, key=lambda one: one[:2], default=(0, 0, None))[2]
    others = [one.sheet.name for *_, one in read if one is not best] + [one.name for one in found.sheets[MOST_SHEETS:]]
    if best is not None and others:
        more = f" and {len(others) - 3:,} more" if len(others) > 3 else ""
        told = ", ".join(others[:3])
        found.notes.append(f"{best.sheet.name} says what the photos are; not used: {told}{more}.")
    if best is not None:
        found.problems.extend(best.problems)
    return best


def _read(sheet: Sheet, mapping: tables.Mapping | None, layout: tables.Layout | None) -> Read | None:
    table = tables.read(sheet.path, layout)
    chosen = mapping or tables.propose(table)
    if not (chosen.sku or chosen.photos or chosen.group):
        return None
    problems = [Problem(sheet.shown, f"Row {problem.number}: {problem.reason}") for problem in table.problems]
    return Read(sheet, claims(table, chosen), chosen, problems)


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
