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

from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.findings import AuditReport, Member
from visearch_desktop.core.imaging import THUMBNAIL_SIDE
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report import table
from visearch_desktop.core.report.editing import choices, how_to_edit
from visearch_desktop.core.report.sink import Sink
from visearch_desktop.core.report.words import KEEP, VERDICT

MOST_ROWS = 1_048_575
"""Rows of an Excel sheet below its header."""
PICTURE_ROWS = 10_000
"""Rows with pictures; Excel scrolls badly with more than some 20,000 of them, and they are held in memory."""
_PICTURE_SIDE = 96
"""Longest side of a picture in the sheet, in pixels of 1/96 inch."""
_SIDES = 2
"""Columns of pictures."""


def write_xlsx(
    out: BinaryIO,
    audit: AuditReport,
    thumbnails: Callable[[int], bytes | None],
    at: datetime,
    language: Language = ENGLISH,
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
        book.set_properties({"title": language.tr("ViSearch audit"), "created": at.replace(tzinfo=None)})
        sheet = book.add_worksheet(language.tr("Pairs"))
        notes = book.add_worksheet(language.tr("How to edit"))
        try:
            yield from _Pairs(book, sheet, table.columns(groups, language), thumbnails, language).write(groups)
            how_to_edit(notes, book, audit, language, PICTURE_ROWS)
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

    def __init__(
        self, book: Any, sheet: Any, columns: tuple[table.Column, ...], thumbnails: Any, language: Language
    ) -> None:
        self._sheet, self._thumbnails, self._language = sheet, thumbnails, language
        # Pictures stand where the eye looks for them: after group, tier and relation.
        self._lead, self._rest = columns[:3], columns[3:]
        self._plain = book.add_format({"valign": "top"})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1})
        self._editable = book.add_format({"valign": "top", "bg_color": "#FFF7D6"})
        self._known: dict[int, io.BytesIO | None] = {}

    def write(self, groups: tuple[Any, ...]) -> Iterator[int]:
        """All rows; yields the number of groups done."""
        self._lay_out(sum(len(group.pairs) for group in groups))
        for row, (number, group, pair) in enumerate(table.rows(groups), 1):
            if row <= PICTURE_ROWS:
                self._sheet.set_row_pixels(row, _PICTURE_SIDE + 6)
            for place, one in enumerate(self._lead):
                self._put(row, place, one, one.value(number, group, pair))
            for side, member in enumerate((pair.a, pair.b)):
                self._show(row, len(self._lead) + side, member)
            for place, one in enumerate(self._rest, len(self._lead) + _SIDES):
                self._put(row, place, one, one.value(number, group, pair))
            yield number

    def _lay_out(self, rows: int) -> None:
        sheet, first = self._sheet, len(self._lead)
        sheet.set_column_pixels(first, first + _SIDES - 1, _PICTURE_SIDE + 6)
        for place, name in enumerate(table.pictures(self._language), first):
            sheet.write_string(0, place, name, self._head)
        for place, column in (*enumerate(self._lead), *enumerate(self._rest, first + _SIDES)):
            sheet.set_column(place, place, column.width, None, {"hidden": column.hidden})
            sheet.write_string(0, place, clean(column.name), self._head)
            if column.key in {VERDICT, KEEP}:
                sheet.data_validation(1, place, max(rows, 1), place, choices(column.key, self._language))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(rows, 1), first + _SIDES + len(self._rest) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)

    def _put(self, row: int, place: int, column: table.Column, value: table.Value) -> None:
        shape = self._wrapped if column.width > 16 and not column.hidden else self._plain
        if column.key in {VERDICT, KEEP}:
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
        self._sheet.write_string(row, place, self._language.tr("no picture"), self._plain)

    def _picture(self, content: int) -> io.BytesIO | None:
        if content not in self._known:
            jpeg = self._thumbnails(content)
            self._known[content] = io.BytesIO(jpeg) if jpeg else None
        return self._known[content]
