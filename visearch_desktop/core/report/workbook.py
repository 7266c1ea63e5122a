"""The report as an Excel workbook: pictures beside figures, a drop-down for the verdict. The home of xlsxwriter."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.findings import AuditReport, Member, Verdict
from visearch_desktop.core.imaging import THUMBNAIL_SIDE
from visearch_desktop.core.report import table
from visearch_desktop.core.report.sink import Sink

MOST_ROWS = 1_048_575
"""Rows of an Excel sheet below its header."""
PICTURE_ROWS = 10_000
"""Rows with pictures; Excel scrolls badly with more than some 20,000 of them, and they are held in memory."""
_PICTURE_SIDE = 96
"""Longest side of a picture in the sheet, in pixels of 1/96 inch."""
_CHOICES = (*(verdict.value for verdict in Verdict), "-")
_NOTES = (
    (
        "Each row is a pair of photos. Choose a verdict in the column “Verdict”: duplicate (the same photo), variant"
        " (the same product in another colour or view), same_set (they belong together) or distinct (nothing such)."
    ),
    "Write A or B in the column “Keep” to say which of two duplicates is to stay.",
    "A cell left blank changes nothing. “-” takes back a verdict given before.",
    (
        "Rows may be sorted, filtered and deleted; rows that are filtered out count as well. The hidden columns"
        " “As exported” and “Pair” tell the rows apart: leave them as they are."
    ),
    "Save the file as XLSX or CSV and import it: the program shows what would change before anything does.",
)


def write_xlsx(
    out: BinaryIO, audit: AuditReport, thumbnails: Callable[[int], bytes | None], at: datetime
) -> Iterator[int]:
    """The table as a workbook; yields the number of groups done.

    Raises:
        ReportError: there are more pairs than a sheet has rows.
        OSError: it cannot be written.
    """
    groups = table.in_order(audit.groups)
    pairs = sum(len(group.pairs) for group in groups)
    if pairs > MOST_ROWS:
        raise ReportError(
            f"The audit has {pairs:,} pairs, and a sheet of Excel holds {MOST_ROWS:,} at most.",
            "Write the report as .csv or .json, or narrow the audit.",
        )
    # In constant memory each row goes to a temporary file at once: a million rows of 30 cells would not fit otherwise.
    with tempfile.TemporaryDirectory(prefix="visearch-") as scratch:
        sink = Sink(out)
        book = xlsxwriter.Workbook(sink, {"constant_memory": True, "tmpdir": scratch})
        book.set_properties({"title": "ViSearch audit", "created": at.replace(tzinfo=None)})
        sheet = book.add_worksheet("Pairs")
        notes = book.add_worksheet("How to edit")
        try:
            yield from _Pairs(book, sheet, table.columns(groups), thumbnails).write(groups)
            _say(notes, book, audit, pairs)
            book.close()
            sink.check()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
        finally:
            for page in (sheet, notes):  # a cancelled book would keep its temporary files open
                page.row_data_fh.close()
    yield len(groups)


class _Pairs:
    """The sheet of pairs while it is written, row by row from the top."""

    def __init__(self, book: Any, sheet: Any, columns: tuple[table.Column, ...], thumbnails: Any) -> None:
        self._sheet, self._thumbnails = sheet, thumbnails
        # Pictures stand where the eye looks for them: after group, tier and relation.
        self._lead, self._rest = columns[:3], columns[3:]
        self._plain = book.add_format({"valign": "top"})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1})
        self._editable = book.add_format({"valign": "top", "bg_color": "#FFF7D6"})
        self._known: dict[int, io.BytesIO | None] = {}

    def write(self, groups: tuple[Any, ...]) -> Iterator[int]:
        """All rows; yields the number of groups done."""
        names = [column.name for column in (*self._lead, *self._rest)]
        names[len(self._lead) : len(self._lead)] = table.PICTURES
        self._lay_out(names, sum(len(group.pairs) for group in groups))
        for column, name in enumerate(names):
            self._sheet.write_string(0, column, clean(name), self._head)
        for row, (number, group, pair) in enumerate(table.rows(groups), 1):
            if row <= PICTURE_ROWS:
                self._sheet.set_row_pixels(row, _PICTURE_SIDE + 6)
            for place, one in enumerate(self._lead):
                self._put(row, place, one, one.value(number, group, pair))
            for side, member in enumerate((pair.a, pair.b)):
                self._show(row, len(self._lead) + side, member)
            for place, one in enumerate(self._rest, len(self._lead) + len(table.PICTURES)):
                self._put(row, place, one, one.value(number, group, pair))
            yield number

    def _lay_out(self, names: list[str], rows: int) -> None:
        sheet = self._sheet
        widths = {column.name: column for column in (*self._lead, *self._rest)}
        for place, name in enumerate(names):
            if name in table.PICTURES:
                sheet.set_column_pixels(place, place, _PICTURE_SIDE + 6)
                continue
            sheet.set_column(place, place, widths[name].width, None, {"hidden": widths[name].hidden})
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(rows, 1), len(names) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        verdict, keep = names.index(table.VERDICT), names.index(table.KEEP)
        sheet.data_validation(1, verdict, max(rows, 1), verdict, {
            "validate": "list", "source": list(_CHOICES), "error_title": "Not a verdict",
            "error_message": "Choose duplicate, variant, same_set or distinct; “-” takes a verdict back.",
        })  # fmt: skip
        sheet.data_validation(1, keep, max(rows, 1), keep, {
            "validate": "list", "source": ["A", "B"], "error_title": "Not a photo",
            "error_message": "Choose A or B, or leave the cell blank.",
        })  # fmt: skip

    def _put(self, row: int, place: int, column: table.Column, value: table.Value) -> None:
        shape = self._wrapped if column.width > 16 and not column.hidden else self._plain
        if column.name in {table.VERDICT, table.KEEP}:
            shape = self._editable
        if isinstance(value, str):
            # Never `write`: it makes formulas and links of what looks like one.
            if value:
                self._sheet.write_string(row, place, clean(value), shape)
            else:
                self._sheet.write_blank(row, place, None, shape)
        elif value is not None:
            self._sheet.write_number(row, place, value, shape)

    def _show(self, row: int, place: int, member: Member) -> None:
        if row > PICTURE_ROWS:
            return
        jpeg = self._picture(member.content)
        longest = min(THUMBNAIL_SIDE, max(member.width, member.height, 1))
        scale = min(1.0, _PICTURE_SIDE / longest)
        options = {
            "image_data": jpeg, "x_scale": scale, "y_scale": scale, "x_offset": 3, "y_offset": 3,
            "object_position": 1,  # it moves and hides with its row
            "description": clean(member.photo.name)[:250],
        }  # fmt: skip
        with suppress(XlsxWriterException):  # a damaged thumbnail is no picture
            if jpeg is not None and self._sheet.insert_image(row, place, "photo.jpg", options) == 0:
                return
        self._sheet.write_string(row, place, "no picture", self._plain)

    def _picture(self, content: int) -> io.BytesIO | None:
        if content not in self._known:
            jpeg = self._thumbnails(content)
            self._known[content] = io.BytesIO(jpeg) if jpeg else None
        return self._known[content]


def _say(sheet: Any, book: Any, audit: AuditReport, pairs: int) -> None:
    groups = counted(len(audit.groups), "group")
    found = f"{counted(audit.photos, 'photo')} compared: {groups}, {counted(pairs, 'pair')}."
    cut = f"Only the first {PICTURE_ROWS:,} rows have pictures." if pairs > PICTURE_ROWS else ""
    sheet.set_column(0, 0, 110)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate(line for line in (found, *audit.notes, cut, *_NOTES) if line):
        sheet.write_string(row, 0, clean(line), wrapped)
