"""Numbers and dates as tables write them: "1,299.00", "1.299,00 €", "12,5 cm", "2024-05-01"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

_FIGURE = re.compile(
    r"(?P<before>[^\d\s.,+-]{0,4})\s*(?P<sign>[+-]?)\s*(?P<before2>[^\d\s.,+-]{0,4})\s*"
    r"(?P<digits>\d[\d.,'’ ]*)\s*(?P<unit>[^\d.,]{0,12})"
)
_PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?", re.ASCII)
_ONLY_POINT, _ONLY_COMMA = re.compile(r"\d\.\d{1,2}(\D|$)"), re.compile(r"\d,\d{1,2}(\D|$)")
_MORE_POINTS, _MORE_COMMAS = re.compile(r"\.\d+[.,]"), re.compile(r",\d+[.,]")
_LOOKED_AT = 2000
"""Values that tell the decimal sign of a column."""
_ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2}([T ][\d:.+Z-]*)?)?")
_MOST_DIGITS = 15
"""More than so many do not fit a float; they are a code, no amount."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what stands beside it ("€", "cm"), in lower case."""

    value: float
    unit: str = ""


def figure(text: str, decimal: str = ".") -> Figure | None:
    """The number that a text is, None when it is none; `decimal` decides what "1.299" and "1,299" mean.

    A code is no number: one with leading zeros, or with more than 15 digits.
    """
    if _PLAIN.fullmatch(text) and (decimal == "." or "." not in text):
        return Figure(float(text))
    found = _FIGURE.fullmatch(text.strip().replace("\u00a0", " ").replace("\u202f", " "))
    if not found:
        return None
    number = _plain(found["digits"].strip(), decimal)
    if number is None:
        return None
    beside = f"{found['before']}{found['before2']}{found['unit']}".strip().casefold()
    return Figure(-float(number) if found["sign"] == "-" else float(number), beside)


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign of a column: a comma if any value can only be read so ("12,5") and none with a point."""
    comma = False
    for text in islice(texts, _LOOKED_AT):
        if _ONLY_POINT.search(text) and not _MORE_POINTS.search(text):
            return "."
        comma = comma or bool(_ONLY_COMMA.search(text) and not _MORE_COMMAS.search(text))
    return "," if comma else "."


def is_date(text: str) -> bool:
    """Whether a text is a date as ISO 8601 writes it, whole or without its day."""
    return bool(_ISO_DATE.fullmatch(text.strip()))


def _plain(digits: str, decimal: str) -> str | None:
    """Digits with a point before the decimals and nothing between thousands."""
    digits = re.sub(r"[ '’](?=\d{3}(\D|$))", "", digits)
    signs = re.sub(r"\d", "", digits)
    if len(set(signs)) == 2:
        decimal = signs[-1]  # "1.299,00", "1,299.00": the last sign parts the decimals
    elif len(signs) > 1:
        decimal = "," if signs[0] == "." else "."  # "1.299.000": only thousands are parted more than once
    elif signs and not re.fullmatch(r"\d{1,3}[.,]\d{3}", digits):
        decimal = signs  # "12,5", "1299.00": no thousands are parted like that
    group = "," if decimal == "." else "."
    if group in digits and not re.fullmatch(rf"\d{{1,3}}(\{group}\d{{3}})+(\{decimal}\d*)?", digits):
        return None
    number = digits.replace(group, "").replace(decimal, ".")
    if re.fullmatch(r"0\d+(\.\d*)?", number) or len(number) > _MOST_DIGITS + 1:
        return None
    return number if re.fullmatch(r"\d+(\.\d*)?", number) else None


def same(one: Figure | None, other: Figure | None) -> bool:
    """Whether two figures are the same amount; a unit counts only where both have one."""
    if one is None or other is None:
        return False
    return one.value == other.value and (one.unit == other.unit or not one.unit or not other.unit)
