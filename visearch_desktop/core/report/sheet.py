"""The cells of a spreadsheet a person has saved: XLSX through calamine (its home), CSV as Excel writes it anywhere."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import python_calamine

from visearch_desktop.core.errors import ReportError

MOST_BYTES = 512 * 2**20
"""Largest file read."""
MOST_UNPACKED = 4 * 2**30
"""What a workbook may come to when it is unpacked; a million rows come to about 2 GB."""
_LONGEST_CELL = 2**20
_HEADER_ROWS = 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx under a password
_DAMAGED = "Open it in the spreadsheet program and save it again."

Rows = Iterator[tuple[str, ...]]


def sheets(file: Path) -> Iterator[Rows]:
    """The sheets of a file, each as rows of text, empty rows included: row numbers are those the program shows.

    Raises:
        ReportError: it cannot be read, is damaged, or is no spreadsheet.
    """
    data = _bytes(file)
    if data.startswith((b"PK", _OLD_OFFICE)):
        yield from _workbook(file.name, data)
    elif b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReportError(f"{file.name} is neither an XLSX nor a CSV file, or it is damaged.", _DAMAGED)
    else:
        yield _text_rows(file.name, _decode(file.name, data))


def _bytes(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise ReportError(f"{file} is a folder.", "Choose a report, an XLSX or CSV file.")
        if not file.is_file():
            raise ReportError(f"There is no file {file}.")
        if file.stat().st_size > MOST_BYTES:
            raise ReportError(f"{file.name} is larger than {MOST_BYTES >> 20} MB.", "Split it into several files.")
        return file.read_bytes()
    except PermissionError as error:
        raise ReportError(f"{file.name} cannot be read.", "Close it if it is open in another program.") from error
    except OSError as error:
        raise ReportError(f"{file.name} cannot be read: {error.strerror or error}.") from error


def _workbook(name: str, data: bytes) -> Iterator[Rows]:
    _check_unpacked(name, data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in book.sheet_names:
            cells = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            yield (tuple(_text(cell) for cell in row) for row in cells)
    except python_calamine.PasswordError as error:
        raise ReportError(f"{name} is protected by a password.", "Save it without one.") from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise ReportError(f"The workbook {name} is damaged.", _DAMAGED) from error


def _check_unpacked(name: str, data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReportError(f"The workbook {name} is damaged.", _DAMAGED) from error
    if size > MOST_UNPACKED:
        raise ReportError(f"The workbook {name} is too large when it is unpacked.")


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _text_rows(name: str, text: str) -> Rows:
    csv.field_size_limit(_LONGEST_CELL)
    stated = re.match(r'"?sep=(.)"?\r?\n?', text)
    # One quotation mark that is never closed would make one cell of all the rest: strict says so.
    delimiter = stated[1] if stated else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield tuple(cell.strip() for cell in row)
    except csv.Error as error:
        raise ReportError(f"{name} is not a valid CSV file: line {reader.line_num}: {error}.", _DAMAGED) from error


def _delimiter(text: str) -> str:
    """What Excel puts between cells is the system's list separator; the header has it most often."""
    lines = islice(re.finditer(r"[^\r\n]+", text), _HEADER_ROWS)
    counts = [{mark: line[0].count(mark) for mark in ",;\t"} for line in lines]
    best = max(counts, key=lambda count: max(count.values()), default={",": 0})
    return max(best, key=lambda mark: best[mark])


def _decode(name: str, data: bytes) -> str:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        raise ReportError(f"{name} is damaged: it is not the text it says it is.", _DAMAGED)
    # What tells rows apart is ASCII; the rest is read as well as can be. Chinese letters come as two high bytes,
    # accented ones mostly alone between ASCII.
    runs = re.findall(rb"[\x80-\xff]+", data)
    if sum(len(run) % 2 == 0 for run in runs) * 2 >= len(runs):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return data.decode("cp1252", "replace")
