"""How a table is read, as a person says on the command line; in the same words wherever a table is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from visearch_desktop.core.tables import Columns, Layout

Command = Callable[..., Any]
_MARKS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "\\t": "\t"}
_MARK_NAMES = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "pipe"}


def table_options(command: Command) -> Command:
    """Add the options; the command gets them as `layout` and `columns`."""

    @wraps(command)
    def said(
        *arguments: Any, sheet: str, encoding: str, delimiter: str, header_row: int | None, sku: str, title: str,
        ean: str, photos: tuple[str, ...], **others: Any,
    ) -> Any:  # fmt: skip
        layout = Layout(encoding, _MARKS.get(delimiter.casefold(), delimiter), sheet, header_row or 0)
        columns = Columns(sku or None, title or None, ean or None, photos or None)
        return command(*arguments, layout=layout, columns=columns, **others)

    added: Command = said
    for option in (
        click.option("--photos", multiple=True, metavar="COLUMN", help="Column with photos; may be repeated."),
        click.option("--ean", default="", metavar="COLUMN", help="Column with the EAN."),
        click.option("--title", default="", metavar="COLUMN", help="Column with the title."),
        click.option("--sku", default="", metavar="COLUMN", help="Column with the SKU."),
        click.option(
            "--header-row", type=click.IntRange(min=1), metavar="N", help="Row with the names of the columns."
        ),
        click.option("--delimiter", default="", metavar="MARK", help="What stands between cells: , ; | or tab."),
        click.option(
            "--encoding", default="", metavar="NAME", help="Encoding of a text file, such as utf-8 or gb18030."
        ),
        click.option("--sheet", default="", metavar="NAME", help="Sheet of a workbook."),
    ):
        added = option(added)
    return added


def mark_name(delimiter: str) -> str:
    """What the mark between cells is called."""
    return _MARK_NAMES.get(delimiter, delimiter)
