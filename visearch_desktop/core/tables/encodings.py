"""Which encoding a text file is in: exact where bytes say so, a good guess where they do not."""

from __future__ import annotations

import codecs
import re

from visearch_desktop.core.errors import TableError
from visearch_desktop.core.tables.layout import RowProblem
from visearch_desktop.core.tables.source import RESAVE

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 1 << 16
_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
"""Pairs of bytes that are punctuation or a common letter of GB 2312."""


def decode(name: str, data: bytes, encoding: str = "") -> tuple[str, str, tuple[RowProblem, ...]]:
    """The text of a file, the encoding it is in, detected unless one is given, and the lines in another one.

    Tables grow together from exports in different encodings: UTF-8 with a few lines of something else is read line by
    line, and each such line is named.

    Raises:
        TableError: the bytes are no text, or not text in the encoding given.
    """
    stated = next((found for mark, found in _MARKS if data.startswith(mark)), "")
    chosen = encoding or stated or _guess(data)
    if not chosen:
        raise TableError(f"{name} is neither a workbook nor a text file, or it is damaged.", RESAVE)
    mixed = _mixed(data) if not encoding and chosen in {"utf-8-sig", "gb18030", "cp1252"} else None
    if mixed is not None:
        text, odd = mixed
        chosen = "utf-8"
    else:
        text, odd = (
            _decoded(name, data, stated if _same(chosen, stated) else chosen, certain=bool(encoding or stated)),
            (),
        )
    if "\0" in text:
        raise TableError(f"{name} is not a valid table: it contains a NUL, which is no letter.", RESAVE)
    return text, chosen.removesuffix("-sig"), odd


def _mixed(data: bytes) -> tuple[str, tuple[RowProblem, ...]] | None:
    """The text of bytes that are UTF-8 in most of the lines above ASCII, though not in all; None for any others."""
    lines = data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)
    read: list[str | None] = []
    for line in lines:
        try:
            read.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            read.append(None)
    odd = [number for number, text in enumerate(read) if text is None]
    good = sum(text is not None and not text.isascii() for text in read)
    if not odd or good <= len(odd):
        return None
    other = "gb18030" if _is_chinese(b"\n".join(lines[number] for number in odd)) else "cp1252"
    reason = f"It is not in the encoding of the other rows; it was read as {other}. Look at its letters."
    text = "".join(
        line.decode(other, "replace") if made is None else made for line, made in zip(lines, read, strict=True)
    )
    return text, tuple(RowProblem(number + 1, reason) for number in odd)


def _same(chosen: str, stated: str) -> bool:
    return bool(stated) and chosen.casefold().replace("_", "-") in {stated, stated.removesuffix("-sig")}


def _decoded(name: str, data: bytes, encoding: str, *, certain: bool) -> str:
    # Western letters fill nearly all of cp1252: what it lacks is one letter lost, not a wrong guess.
    errors = "replace" if encoding == "cp1252" else "strict"
    try:
        return data.decode(encoding, errors)
    except LookupError:
        raise TableError(f"“{encoding}” is no encoding of text.", "Choose another one, such as utf-8.") from None
    except ValueError:
        told = f"{name} is not text in the encoding {encoding}."
        advice = "Choose another encoding." if certain else RESAVE
        raise TableError(told, advice) from None


def _guess(data: bytes) -> str:
    """The encoding of bytes without a mark; empty when they are no text."""
    if b"\0" in data[:_LOOKED_AT]:
        return _unmarked_utf16(data[:_LOOKED_AT])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    return "gb18030" if _is_chinese(data) else "cp1252"


def _is_chinese(data: bytes) -> bool:
    """Whether bytes above ASCII are rather GB 18030 than Western letters.

    Chinese letters come as two high bytes, accented ones mostly alone between ASCII; and of the pairs, most are among
    the 3,755 common letters and the punctuation, which begin with other bytes than pairs such as "öß". On 29 samples of
    a few words (see the tests) this is right 28 times; charset-normalizer 12 times, and 28 times when it is given
    only these encodings to choose from, taking fifty times as long.
    """
    runs = re.findall(rb"[\x80-\xff]+", data)
    if sum(len(run) % 2 == 0 for run in runs) * 2 < len(runs):
        return False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    pairs = sum(len(run) // 2 for run in runs)
    return sum(len(_COMMON.findall(run)) for run in runs) * 2 >= pairs


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without a byte order mark: what separates cells and rows has a NUL on one side."""
    if len(start) < 4:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 8 * even and odd * 10 >= len(start):
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd and even * 10 >= len(start) else ""
