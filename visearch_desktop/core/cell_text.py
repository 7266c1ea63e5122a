"""Text for cells of spreadsheets: what every program can show, and what none takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping

CELL_LETTERS = 32_767
"""What Excel takes in one cell, in UTF-16 units."""
_FORBIDDEN: Mapping[int, str] = dict.fromkeys(
    (*(code for code in range(32) if chr(code) not in "\t\n\r"), 0x7F, 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"
)
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r])")
_NUMBER = re.compile(r"\s*-?\d+(?:[.,]\d+)?\s*")


def clean(text: str) -> str:
    """The text as every program can show it.

    Letters that XML does not allow become U+FFFD, bytes of file names that are not text are written as escapes,
    and what is longer than a cell is cut.
    """
    text = text.encode("utf-8", "backslashreplace").decode("utf-8").translate(_FORBIDDEN)
    if len(text) * 2 > CELL_LETTERS:
        wide = text.encode("utf-16-le")
        if len(wide) > CELL_LETTERS * 2:
            text = wide[: CELL_LETTERS * 2 - 2].decode("utf-16-le", "ignore") + "…"
    return text


def harmless(text: str) -> str:
    """The text for a CSV, with an apostrophe before what a spreadsheet would take for a formula; numbers stay numbers.

    Where ";" parts the cells, as in German Excel, a formula may also begin after one.
    """
    return clean(text) if _NUMBER.fullmatch(text) else _FORMULA.sub(r"\1'", clean(text))
