"""Any table as a file for people or programs: CSV that no spreadsheet takes for formulas, XLSX or JSON, row by row."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from visearch_desktop.core.cell_text import clean, harmless
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.report import table
from visearch_desktop.core.report.sink import Sink
from visearch_desktop.core.report.target import kind, replacing
from visearch_desktop.core.report.workbook import MOST_ROWS

SUFFIXES = (".xlsx", ".csv", ".json")
"""The kinds of table there are, by the ending of the file name."""

Row = Sequence[table.Value]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its header, the name programs know it by, its width in letters."""

    name: str
    key: str
    width: int = 16


def write_rows(file: Path, title: str, heads: Sequence[Head], rows: Iterable[Row]) -> Iterator[int]:
    """Write a table, row by row in bounded memory; yields the number of rows done.

    Args:
        file: where to; what is there is replaced in one step, and untouched when anything goes wrong.
        title: of the sheet, and of the list in JSON.
        heads: the columns.
        rows: values in the order of the columns.

    Raises:
        ReportError: it cannot be written, with the reason.
    """
    writer = _WRITERS[kind(file, SUFFIXES)]
    with replacing(file) as out:
        yield from writer(out, title, heads, rows)


def _write_csv(out: BinaryIO, _title: str, heads: Sequence[Head], rows: Iterable[Row]) -> Iterator[int]:
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True, errors="backslashreplace")
    try:
        writer = csv.writer(text)
        writer.writerow([harmless(head.name) for head in heads])
        for done, row in enumerate(rows, 1):
            writer.writerow([harmless(cell) if isinstance(cell, str) else _plain(cell) for cell in row])
            yield done
    finally:
        text.detach()  # the file is its owner's to close


def _plain(value: table.Value) -> str:
    return "" if value is None else str(value)


def _write_json(out: BinaryIO, title: str, heads: Sequence[Head], rows: Iterable[Row]) -> Iterator[int]:
    out.write(json.dumps({"title": title}, ensure_ascii=False).encode()[:-1] + b', "rows": [')
    for done, row in enumerate(rows, 1):
        fields = {head.key: cell for head, cell in zip(heads, row, strict=True)}
        line = json.dumps(fields, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
        out.write((b",\n" if done > 1 else b"\n") + line)
        yield done
    out.write(b"]}\n")


def _write_xlsx(out: BinaryIO, title: str, heads: Sequence[Head], rows: Iterable[Row]) -> Iterator[int]:
    with tempfile.TemporaryDirectory(prefix="visearch-") as scratch:  # rows go to a file at once, not to memory
        sink = Sink(out)
        book = xlsxwriter.Workbook(sink, {"constant_memory": True, "tmpdir": scratch})
        sheet = book.add_worksheet(title[:31])
        try:
            yield from _fill(book, sheet, heads, rows)
            book.close()
            sink.check()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
        finally:
            sheet.row_data_fh.close()  # a cancelled book would keep its temporary file open


def _fill(book: Any, sheet: Any, heads: Sequence[Head], rows: Iterable[Row]) -> Iterator[int]:
    bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    for place, head in enumerate(heads):
        sheet.set_column(place, place, head.width)
        sheet.write_string(0, place, clean(head.name), bold)
    sheet.freeze_panes(1, 1)
    done = 0
    for done, row in enumerate(rows, 1):
        if done > MOST_ROWS:
            raise ReportError(f"A sheet of Excel holds {MOST_ROWS:,} rows at most.", "Write it as .csv or .json.")
        for place, value in enumerate(row):
            if isinstance(value, str):  # never `write`: it makes formulas and links of what looks like one
                sheet.write_string(done, place, clean(value))
            elif value is not None:
                sheet.write_number(done, place, value)
        yield done
    sheet.autofilter(0, 0, max(done, 1), len(heads) - 1)


_WRITERS: Mapping[str, Callable[[BinaryIO, str, Sequence[Head], Iterable[Row]], Iterator[int]]] = {
    ".xlsx": _write_xlsx,
    ".csv": _write_csv,
    ".json": _write_json,
}
