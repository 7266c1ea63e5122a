"""What a table is once it has been read: rows of text under named columns, and how the file was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace

ENCODINGS = ("utf-8", "utf-16", "gb18030", "cp1252", "big5", "shift_jis", "cp1250", "cp1251", "mac_roman")
"""Encodings to choose from when the detected one is wrong; any other name Python knows is understood as well."""
DELIMITERS = (",", ";", "\t", "|")
"""Marks between cells that are detected."""
HEADER_ROWS = 20
"""How far down a header is looked for: people put titles above a table."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out, as detected or as a person says; an empty field is to be detected.

    `encoding` is a name Python knows and `delimiter` one character, both empty for a workbook. `sheet` is the name of a
    workbook's sheet. `header_row` is the number that the spreadsheet program shows for the row with the names of the
    columns, from 1; 0 is detected.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int = 0

    def over(self, detected: Layout) -> Layout:
        """This layout with what it leaves open as it was detected."""
        return replace(
            detected,
            encoding=self.encoding or detected.encoding,
            delimiter=self.delimiter or detected.delimiter,
            sheet=self.sheet or detected.sheet,
            header_row=self.header_row or detected.header_row,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header: `number` is the one the spreadsheet program shows, `cells` has one text a column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used, or not all of it, and why, in one sentence."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read.

    `name` is the file's. `columns` are the names in the header, made different from each other; an empty one is called
    by its letter ("Column C"). Empty rows are left out. `sheets` are all sheets of a workbook that can be chosen.
    """

    name: str
    layout: Layout
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()
    sheets: tuple[str, ...] = ()

    def column(self, name: str) -> int:
        """The place of a column in the cells of a row; `ValueError` when there is none of this name."""
        return self.columns.index(name)
