"""Which row names the columns, and the names made usable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from visearch_desktop.core.tables.layout import HEADER_ROWS
from visearch_desktop.core.tables.names import known

_BREAK = re.compile(r"\s*[\r\n]+\s*")


def find(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The place of the header among the first rows, from 0, and how many known names it has; (-1, 0) without rows.

    The row with the most known names is the header; without any, the first that is nearly as wide as the widest.
    """
    filled = [sum(map(bool, row)) for row in rows[:HEADER_ROWS]]
    if not any(filled):
        return -1, 0
    hits = [_hits(row) for row in rows[:HEADER_ROWS]]
    # A title above the table may be one known word, such as “Stock”; a table of one column is rare.
    best = max(range(len(hits)), key=lambda place: (hits[place], -place))
    if hits[best]:
        return best, hits[best]
    wide = max(filled)
    return next(place for place, count in enumerate(filled) if count * 4 >= wide * 3), 0


def _hits(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell and len(cell) <= 60 and known(cell))


def usable(names: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Names for the columns that hold anything, each another: empty ones are called by their letter."""
    width = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    named = max((place for place, name in enumerate(names, 1) if name), default=0)
    found: dict[str, str] = {}
    for place in range(max(width, named)):
        said = names[place] if place < len(names) else ""
        name = _BREAK.sub(" ", said) if said else f"Column {letters(place)}"
        free, count = name, 1
        while free.casefold() in found:
            count += 1
            free = f"{name} ({count})"
        found[free.casefold()] = free
    return tuple(found.values())


def letters(place: int) -> str:
    """The letters a spreadsheet program gives a column, from 0: A, B, ... Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text
