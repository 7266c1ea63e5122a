"""Text with a mark between cells: CSV as every program and country writes it, also where a quotation mark is wrong."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from visearch_desktop.core.tables.layout import DELIMITERS, HEADER_ROWS, RowProblem
from visearch_desktop.core.tables.names import known

LONGEST_CELL = 2**20
"""Letters in a cell; Excel holds 32,767."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STATED = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n|$)')
Line = tuple[str, ...] | RowProblem


def text_rows(text: str, delimiter: str = "") -> tuple[str, Iterator[Line]]:
    """The mark between the cells of a text, detected unless given, and its rows, empty ones included.

    A row whose quotation marks make no sense is a `RowProblem`, and the next line goes on.
    """
    stated = _STATED.match(text)
    if stated:  # Excel does not show this line
        text = text[stated.end() :]
    chosen = delimiter or (stated[1] if stated else _detect(text))
    return chosen, _rows(text, chosen)


def _rows(text: str, delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_CELL)
    # Not splitlines: it also cuts at U+2028 and other letters that a cell may hold.
    # Not findall either: on a long text it keeps the interpreter for 0.1 s and more, and with it the window.
    lines = [found[0] for found in _LINE.finditer(text)]
    start = number = 0
    while start < len(lines):
        # Strict: a quotation mark that is never closed would make one cell of all the rest.
        reader = csv.reader(_from(lines, start), delimiter=delimiter, strict=True)
        read = 0
        try:
            for cells in reader:
                number += 1
                read = reader.line_num
                yield tuple(map(_said, cells))
            return
        except csv.Error as error:
            number += 1
            yield RowProblem(number, _reason(str(error)))
            start += read + 1


def _said(cell: str) -> str:
    """A cell without the formula that keeps Excel from turning 00123 into a number: ="00123"."""
    cell = cell.strip()
    return cell[2:-1].strip() if cell.startswith('="') and cell.endswith('"') and cell.count('"') == 2 else cell


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[place] for place in range(start, len(lines)))  # islice would walk up to the start each time


def _reason(told: str) -> str:
    if "unexpected end" in told:
        return "A quotation mark in it is never closed."
    if "field larger" in told:
        return f"A cell in it is longer than {LONGEST_CELL:,} letters, or a quotation mark is never closed."
    return "A quotation mark stands in the middle of a cell that is in quotation marks."


def _detect(text: str) -> str:
    """The mark that makes a table of the first rows.

    First comes the one under which the names of columns are known, then the one that cuts most rows into the same
    number of cells, then the one that cuts them into most.
    """
    start = text[: 1 << 18]
    return max(DELIMITERS, key=lambda mark: _fitness([*islice(_rows(start, mark), HEADER_ROWS + 10)]))


def _fitness(rows: Sequence[Line]) -> tuple[int, float, int]:
    cells = [row for row in rows if isinstance(row, tuple) and any(row)]
    widths = Counter(len(row) for row in cells if len(row) > 1)
    if not widths:
        return 0, 0.0, 0
    names = max(sum(map(known, row)) if len(row) > 1 else 0 for row in cells[:HEADER_ROWS])
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    return names, often / len(cells), width
