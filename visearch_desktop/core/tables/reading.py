"""From a file to a table, or to the sheets it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from visearch_desktop.core.errors import TableError
from visearch_desktop.core.progress import Pace, Progress, Stage, Task, finished
from visearch_desktop.core.tables import header
from visearch_desktop.core.tables.aside import aside
from visearch_desktop.core.tables.delimited import Line, text_rows
from visearch_desktop.core.tables.encodings import decode
from visearch_desktop.core.tables.layout import HEADER_ROWS, Layout, Row, RowProblem, Table
from visearch_desktop.core.tables.source import is_workbook, read_bytes
from visearch_desktop.core.tables.workbook import Workbook

MOST_ROWS = 2_000_000
PAUSE = 2000
"""Rows between two signs of progress: hundredths of a second."""


def sheets(file: Path) -> Iterator[Iterator[Line]]:
    """The sheets of a file, each as rows of text, empty rows included: row numbers are those the program shows.

    A row of a text file that cannot be read is a `RowProblem`.

    Raises:
        TableError: it cannot be read, is damaged, or is no table.
    """
    data = read_bytes(file)
    if is_workbook(data):
        book = Workbook(file.name, data)
        yield from (book.rows(name) for name in book.sheets)
    else:
        yield text_rows(decode(file.name, data)[0])[1]


def read(file: Path, layout: Layout | None = None) -> Table:
    """The same as `reading`, in one go."""
    return finished(reading(file, layout))


def reading(file: Path, layout: Layout | None = None) -> Task[Table]:
    """The table in a CSV, TSV or XLSX file.

    Args:
        file: the file.
        layout: what a person says of it; what that leaves open is detected.

    Yields:
        Progress: rows read, every few thousand of them, so that a large file can be cancelled.

    Raises:
        TableError: the file cannot be read, is damaged, is no table, or is not laid out as `layout` says.
    """
    wanted = layout or Layout()
    data = read_bytes(file)
    if is_workbook(data):
        return (yield from _from_workbook(file.name, data, wanted))
    if len(wanted.delimiter) > 1 or wanted.delimiter in {"\r", "\n", '"', " "}:
        raise TableError(f"“{wanted.delimiter}” cannot separate cells.", "Name one character, such as a semicolon.")
    text, encoding, odd = decode(file.name, data, wanted.encoding)
    delimiter, lines = text_rows(text, wanted.delimiter)
    return (yield from _table(file.name, lines, Layout(encoding, delimiter, "", wanted.header_row), problems=odd))


def _from_workbook(name: str, data: bytes, wanted: Layout) -> Task[Table]:
    # calamine unpacks a sheet without Python's lock, seconds for 100,000 rows.
    told = Progress(Stage.CHECK, current=name)
    book = yield from aside(partial(Workbook, name, data), told)
    chosen = wanted.sheet or (yield from aside(partial(_likeliest, book), told))
    rows = yield from aside(partial(book.rows, chosen), told)
    return (yield from _table(name, rows, Layout("", "", chosen, wanted.header_row), book.sheets))


def _likeliest(book: Workbook) -> str:
    """The sheet whose header has the most names we know: others explain it, or hold lists to choose from."""
    if len(book.sheets) == 1:
        return book.sheets[0]
    best, most = "", -2
    for sheet in book.sheets:
        place, hits = header.find([row for row in book.rows(sheet, HEADER_ROWS * 2) if any(row)])
        rank = hits if place >= 0 else -1
        if rank > most:
            best, most = sheet, rank
    return best


def _table(
    name: str, lines: Iterator[Line], layout: Layout, sheets: tuple[str, ...] = (),
    problems: Iterable[RowProblem] = (),
) -> Task[Table]:  # fmt: skip
    problems = list(problems)
    rows: list[Row] = []
    pace = Pace(Stage.CHECK)
    for number, line in enumerate(lines, 1):
        if number % PAUSE == 0:
            yield pace.at(number, name, len(problems))
        if isinstance(line, RowProblem):
            problems.append(line)
        elif any(line):
            rows.append(Row(number, line))
        if len(rows) > MOST_ROWS:
            raise TableError(f"{name} has more than {MOST_ROWS:,} rows.", "Split it into several files.")
    place = _header_place(name, rows, layout.header_row)
    if place < 0:
        return Table(name, layout, (), (), tuple(problems), sheets)
    head, body = rows[place], rows[place + 1 :]
    # In a text, cells beyond the header's are a mistake; in a workbook every row is as wide as the widest.
    within = len(head.cells) if layout.delimiter else None
    columns = header.usable(head.cells, (row.cells[:within] for row in body))
    found = Layout(layout.encoding, layout.delimiter, layout.sheet, head.number)
    even = tuple(_evened(row, len(columns), problems) for row in body)
    problems.sort(key=lambda problem: problem.number)
    return Table(name, found, columns, even, tuple(problems), sheets)


def _header_place(name: str, rows: list[Row], header_row: int) -> int:
    if not header_row:
        return header.find([row.cells for row in rows[:HEADER_ROWS]])[0]
    place = next((place for place, row in enumerate(rows) if row.number == header_row), -1)
    if place < 0:
        raise TableError(f"Row {header_row} of {name} is empty.", "Name the row that holds the names of the columns.")
    return place


def _evened(row: Row, width: int, problems: list[RowProblem]) -> Row:
    cells = row.cells
    if len(cells) == width:
        return row
    lost = [cell for cell in cells[width:] if cell]
    if lost:
        reason = f"It has more cells than the header: “{lost[0][:40]}” is left out. Is a cell missing its quotes?"
        problems.append(RowProblem(row.number, reason))
    return Row(row.number, (cells + ("",) * (width - len(cells)))[:width])
