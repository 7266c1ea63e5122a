"""Workbooks through calamine, whose home this is: XLSX, and the old XLS."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import python_calamine

from visearch_desktop.core.errors import TableError
from visearch_desktop.core.tables.source import OLD_OFFICE, RESAVE

MOST_UNPACKED = 4 * 2**30
"""What a workbook may come to when it is unpacked; a million rows come to about 2 GB."""
MOST_CELLS = 32_000_000
"""Cells from the first to the last one used, empty ones included: calamine takes 32 bytes for each, and ends the
whole program when it gets none (a sheet with one cell in its last corner asks for 550 GB)."""
_COLUMN = re.compile(rb'r="([A-Z]{1,3})\d')  # beginning with plain letters, it is found twice as fast
_ROW = re.compile(rb'r="[A-Z]{0,3}(\d{1,7})"')
_FILLED_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>""")
_PART = 1 << 20


class Workbook:
    """An opened workbook; `TableError` says why it cannot be used.

    `sheets` are the names of its sheets, those that are shown before the hidden ones.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        if not data.startswith(OLD_OFFICE):
            _check(name, data)
        try:
            self._book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            metadata = self._book.sheets_metadata
        except python_calamine.PasswordError as error:
            raise TableError(f"{name} is protected by a password.", "Save it without one.") from error
        except (python_calamine.CalamineError, ValueError, OSError) as error:
            raise self._damaged() from error
        if not metadata:
            raise TableError(f"{name} has no sheet with a table.", RESAVE)
        shown = python_calamine.SheetVisibleEnum.Visible
        tables = [sheet for sheet in metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
        self.sheets = tuple(sheet.name for sheet in sorted(tables, key=lambda sheet: sheet.visible != shown))

    def rows(self, sheet: str, most: int | None = None) -> Iterator[tuple[str, ...]]:
        """The rows of a sheet as text, empty ones included, `most` of them at most.

        A cell that is merged downwards counts for each of its rows.
        """
        if sheet not in self.sheets:
            raise TableError(f"{self._name} has no sheet “{sheet}”.", f"It has {', '.join(self.sheets[:10])}.")
        try:
            opened = self._book.get_sheet_by_name(sheet)
            cells = opened.to_python(skip_empty_area=False, nrows=most)
            merged = opened.merged_cell_ranges or ()
        except (python_calamine.CalamineError, ValueError, OSError) as error:
            raise self._damaged() from error
        _fill(cells, merged)
        return (tuple(_text(cell) for cell in row) for row in cells)

    def _damaged(self) -> TableError:
        return TableError(f"The workbook {self._name} is damaged.", RESAVE)


_Merged = tuple[tuple[int, int], tuple[int, int]]


def _fill(cells: Sequence[list[Any]], merged: Sequence[_Merged]) -> None:
    for (top, left), (bottom, _) in merged:
        if top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = cells[top][left]


def _check(name: str, data: bytes) -> None:
    """Refuse what calamine would take all memory for."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise TableError(f"The workbook {name} is too large when it is unpacked.")
            if not any(entry.filename.casefold().endswith("workbook.xml") for entry in entries):
                raise TableError(f"{name} is not an XLSX workbook.", "Save it as XLSX or CSV.")
            for entry in entries:
                if "worksheets/" in entry.filename.replace("\\", "/").casefold():
                    _check_sheet(name, packed, entry)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise TableError(f"The workbook {name} is damaged.", RESAVE) from error


def _check_sheet(name: str, packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for part in _parts(packed, entry):
        columns.update(_COLUMN.findall(part))
        rows.update(_ROW.findall(part))
    # Cells that are only formatted count so far; calamine leaves them out. Looking closer takes three times as long.
    if _area(columns, rows) > MOST_CELLS:
        filled = {cell for part in _parts(packed, entry) for cell in _FILLED_CELL.findall(part)}
        if _area({column for column, _ in filled}, {row for _, row in filled}) > MOST_CELLS:
            raise TableError(
                f"A sheet of {name} uses cells far away from the others.",
                "Delete the rows below and the columns to the right of the table, and save it again.",
            )


def _parts(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The text of a sheet in pieces that overlap, so that no cell is cut in all of them."""
    with packed.open(entry) as part:
        rest = b""
        while chunk := part.read(_PART):
            yield (rest + chunk).replace(b"'", b'"')
            rest = chunk[-200:]


def _area(columns: set[bytes], rows: set[bytes]) -> int:
    return max(map(int, rows), default=0) * max(map(_column_number, columns), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: object) -> str:
    """A cell as the spreadsheet program shows it, dates in the order of ISO 8601."""
    match cell:
        case str():
            return cell.strip()
        case bool():
            return str(cell).upper()
        case float() | int():
            return _number(float(cell))
        case datetime():
            return cell.isoformat(" ", "seconds")
        case timedelta():
            minutes, seconds = divmod(round(cell.total_seconds()), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        case date() | time():
            return cell.isoformat()
    return str(cell).strip()


def _number(value: float) -> str:
    """Without exponent, in the fifteen digits a spreadsheet keeps: 4006381333931, 52, 0.3."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    shown = f"{value:.15g}"
    return format(Decimal(shown), "f") if "e" in shown else shown
