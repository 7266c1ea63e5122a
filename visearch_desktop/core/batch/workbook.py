"""A batch as an Excel workbook: both pictures beside what is proposed and decided."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from visearch_desktop.core import imaging
from visearch_desktop.core.batch import columns
from visearch_desktop.core.batch.pictures import Pictures
from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.deliveries import BatchReport, Proposed
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report import table
from visearch_desktop.core.report.sink import Sink
from visearch_desktop.core.report.workbook import MOST_ROWS, PICTURE_ROWS

_PICTURE_SIDE = 96
"""Longest side of a picture in the sheet, in pixels of 1/96 inch."""


def write_xlsx(
    out: BinaryIO, report: BatchReport, pictures: Pictures, at: datetime, language: Language = ENGLISH
) -> Iterator[int]:
    """The table as a workbook; yields the number of items done.

    Raises:
        ReportError: there are more items than a sheet has rows.
        OSError: it cannot be written.
    """
    if len(report.items) > MOST_ROWS:
        raise ReportError(
            f"The batch has {len(report.items):,} items, and a sheet of Excel holds {MOST_ROWS:,} at most.",
            "Write the report as .csv or .json.",
        )
    with tempfile.TemporaryDirectory(prefix="visearch-") as scratch:  # rows go to a file at once, not to memory
        sink = Sink(out)
        book = xlsxwriter.Workbook(sink, {"constant_memory": True, "tmpdir": scratch})
        book.set_properties({"title": language.tr("ViSearch batch"), "created": at.replace(tzinfo=None)})
        names = (language.tr("Items"), language.tr("Problems"), language.tr("About"))
        pages = [book.add_worksheet(name) for name in names]
        try:
            yield from _Items(book, pages[0], pictures, language).write(columns.in_order(report))
            _problems(pages[1], report.problems, language)
            _about(pages[2], report, language)
            book.close()
            sink.check()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
        finally:
            for page in pages:  # a cancelled book would keep its temporary files open
                page.row_data_fh.close()


class _Items:
    """The sheet of items while it is written, row by row from the top."""

    def __init__(self, book: Any, sheet: Any, pictures: Pictures, language: Language) -> None:
        self._sheet, self._pictures, self._language = sheet, pictures, language
        self._sides = columns.pictures(language)
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1})

    def write(self, items: Sequence[Proposed]) -> Iterator[int]:
        """All rows; yields the number of items done."""
        shown = columns.columns(items, self._language)
        self._lay_out(shown, len(items))
        for row, one in enumerate(items, 1):
            if row <= PICTURE_ROWS:
                self._sheet.set_row_pixels(row, _PICTURE_SIDE + 6)
                self._show(row, 0, self._pictures.delivered(one), one.item.name)
                self._show(row, 1, self._pictures.known(one), one.sku)
            for place, column in enumerate(shown, len(self._sides)):
                self._put(row, place, column.value(one))
            yield row

    def _lay_out(self, shown: Sequence[columns.Column], rows: int) -> None:
        for place, name in enumerate((*self._sides, *(column.name for column in shown))):
            if place < len(self._sides):
                self._sheet.set_column_pixels(place, place, _PICTURE_SIDE + 6)
            else:
                self._sheet.set_column(place, place, shown[place - len(self._sides)].width)
            self._sheet.write_string(0, place, clean(name), self._head)
        self._sheet.freeze_panes(1, len(self._sides) + 1)
        self._sheet.autofilter(0, 0, max(rows, 1), len(shown) + len(self._sides) - 1)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)

    def _put(self, row: int, place: int, value: table.Value) -> None:
        if isinstance(value, str):
            if value:  # never `write`: it makes formulas and links of what looks like one
                self._sheet.write_string(row, place, clean(value), self._wrapped)
        elif value is not None:
            self._sheet.write_number(row, place, value, self._wrapped)

    def _show(self, row: int, place: int, jpeg: bytes | None, name: str) -> None:
        pixels = imaging.decode_thumbnail(jpeg) if jpeg else None
        if jpeg is not None and pixels is not None:
            scale = min(1.0, _PICTURE_SIDE / max(pixels.shape[:2]))
            options = {
                "image_data": io.BytesIO(jpeg), "x_scale": scale, "y_scale": scale, "x_offset": 3, "y_offset": 3,
                "object_position": 1,  # it moves and hides with its row
                "description": clean(name)[:250],
            }  # fmt: skip
            with suppress(XlsxWriterException):
                if self._sheet.insert_image(row, place, "photo.jpg", options) == 0:
                    return
        self._sheet.write_string(row, place, self._language.tr("no picture"), self._wrapped)


def _problems(sheet: Any, problems: Sequence[Problem], language: Language) -> None:
    sheet.set_column(0, 1, 70)
    head = (language.tr("File"), language.tr("Why it was left out"))
    for row, (name, reason) in enumerate([head, *((str(p.photo), language.said(p.reason)) for p in problems)]):
        sheet.write_string(row, 0, clean(name))
        sheet.write_string(row, 1, clean(reason))


def _about(sheet: Any, report: BatchReport, language: Language) -> None:
    counts = columns.counts(report.items).items()
    lines = [
        language.tr("{0}: {1}.").format(report.name, language.counted(len(report.items), "item")),
        *(language.tr("{0}: {1:,}").format(columns.words(kind, language), count) for kind, count in counts),
        *map(language.said, report.notes),
    ]
    sheet.set_column(0, 0, 110)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, clean(line))
