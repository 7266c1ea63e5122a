"""Read back what people wrote into a report: verdicts and the photos to keep, row by row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from visearch_desktop.core import tables
from visearch_desktop.core.errors import ReportError, TableError
from visearch_desktop.core.findings import Verdict, pair_mark
from visearch_desktop.core.language import languages
from visearch_desktop.core.report import table
from visearch_desktop.core.report.words import (
    EXPORTED,
    FILE_A,
    FILE_B,
    KEEP,
    PAIR,
    SKU_A,
    SKU_B,
    VERDICT,
    folded,
    read_again,
    word,
)
from visearch_desktop.core.tables import RowProblem

_NO_SHEETS = frozenset((".html", ".htm", ".json"))
_HEADER_ROWS = 20
"""How far down the header is looked for: people put a title above a table."""
_LONG_MARK = re.compile(r"([0-9a-f]{64})-([0-9a-f]{64})-([0-9a-f]{8})")
_ALSO: Mapping[Verdict, tuple[str, ...]] = {
    Verdict.DUPLICATE: ("duplicates", "dup", "dupe", "duplikat", "dublette", "doppelt", "重复图"),
    Verdict.VARIANT: ("variants", "variante"),
    Verdict.SAME_SET: ("sameset", "set", "gleiches set", "套装", "同套"),
    Verdict.DISTINCT: ("different", "not duplicate", "not a duplicate", "no duplicate", "verschieden"),
}
"""What people write for a verdict besides the words of our languages."""
_WITHDRAWN = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "withdraw"})


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says of a pair of contents; `number` is the row's in the spreadsheet, from 1.

    `a` and `b` are digests (hexadecimal) in the order of the row. `verdict` is None for a blank cell; `withdrawn` says
    that the verdict is to be taken back. `keep` is "A", "B" or "". `exported` is what both were when the
    report was written, None where the row does not tell; `kept_file` is the file to keep, as the row names it; `skus`
    are those that the row names, None where it has no such columns.
    """

    number: int
    a: str
    b: str
    verdict: Verdict | None = None
    withdrawn: bool = False
    keep: str = ""
    exported: tuple[Verdict | None, str] | None = None
    kept_file: str = ""
    skus: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class VerdictSheet:
    """An edited report: its rows in their order, and those that are not understood."""

    file: Path
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()


def read_verdicts(file: Path) -> VerdictSheet:
    """The verdicts in an XLSX or CSV report, sorted and changed as people like, as long as its “Pair” column is there.

    A report is read in whatever language it was written: the colleague who has it back may speak another.

    Rows that are filtered out count as well. A blank verdict says nothing; “-” takes a verdict back.

    Raises:
        ReportError: the file cannot be read, or is not a report of an audit.
    """
    if file.suffix.lower() in _NO_SHEETS:
        raise ReportError(f"{file.name} is no report that can be edited.", "Write the report as .xlsx or .csv.")
    try:
        return _find(file)
    except TableError as error:
        raise ReportError(str(error), error.advice) from error


def _find(file: Path) -> VerdictSheet:
    nearest = frozenset((PAIR, VERDICT))
    for rows in tables.sheets(file):
        for number, cells in enumerate(islice(rows, _HEADER_ROWS), 1):
            if isinstance(cells, RowProblem):
                continue
            keys = [_keys().get(folded(cell), "") for cell in cells]
            missing = frozenset((PAIR, VERDICT)).difference(keys)
            if not missing:
                return _read(file, _places(file, keys, cells), enumerate(rows, number + 1))
            nearest = min(nearest, missing, key=len)
    raise ReportError(
        _absent(file.name, nearest),
        "Export the report again and leave its columns “Verdict” and “Pair” (which is hidden) in place.",
    )


@cache
def _keys() -> Mapping[str, str]:
    """The columns that are read again, by what they are called in any language."""
    named = [read_again(language) for language in languages()]
    return {folded(name): key for names in named for key, name in names.items()}


@cache
def _verdicts() -> Mapping[str, Verdict]:
    """The verdicts by what people write for them."""
    ours = {_plain(word(verdict, language)): verdict for language in languages() for verdict in Verdict}
    return ours | {text: verdict for verdict, words in _ALSO.items() for text in words}


def _absent(file: str, missing: frozenset[str]) -> str:
    if missing == {VERDICT}:
        return f"{file} has no column “Verdict”."
    if missing == {PAIR}:
        return f"{file} has no column “Pair”, which is hidden in a report."
    return f"{file} has no columns “Pair” and “Verdict”."


def _places(file: Path, keys: Sequence[str], names: Sequence[str]) -> dict[str, int]:
    for key in (VERDICT, KEEP, PAIR, EXPORTED):
        if keys.count(key) > 1:
            name = names[keys.index(key)]
            raise ReportError(f"{file.name} has more than one column “{name}”.", "Remove or rename the other one.")
    # A report of before may have two columns “File A”: that of the product table came first.
    last = {key: place for place, key in enumerate(keys) if key}
    return {key: place if key in {FILE_A, FILE_B} else keys.index(key) for key, place in last.items()}


def _read(file: Path, places: Mapping[str, int], rows: enumerate[tuple[str, ...] | RowProblem]) -> VerdictSheet:
    read: list[Row] = []
    problems: list[RowProblem] = []
    for number, cells in rows:
        if isinstance(cells, RowProblem):
            problems.append(cells)
            continue
        said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        if not any(cells):
            continue
        row = _row(number, said)
        if isinstance(row, Row):
            read.append(row)
        else:
            problems.append(RowProblem(number, row))
    return VerdictSheet(file, tuple(read), tuple(problems))


def _row(number: int, said: Mapping[str, str]) -> Row | str:
    """The row, or why it is not understood."""
    verdict = _plain(said[VERDICT])
    keep = _plain(said.get(KEEP, "")).upper()
    mark = said[PAIR].strip().lower()
    if not mark:
        return "It does not say which pair it is about: its hidden cell “Pair” is empty."
    named = _LONG_MARK.fullmatch(mark)
    if named is None or pair_mark(named[1], named[2]) != mark:
        return "It cannot be told which pair it is about: its hidden cell “Pair” was changed."
    withdrawn = verdict in _WITHDRAWN
    if verdict and not withdrawn and verdict not in _verdicts():
        shown = said[VERDICT][:40]
        return f"“{shown}” is not a verdict: write duplicate, variant, same_set or distinct, or “-” to take it back."
    if keep not in {"", "A", "B"}:
        return f"“{said[KEEP][:40]}” does not say which photo to keep: write A or B."
    exported = _exported(said.get(EXPORTED, ""))
    kept_file = said.get({"A": FILE_A, "B": FILE_B}.get(keep, ""), "")
    skus = _skus(said)
    return Row(number, named[1], named[2], _verdicts().get(verdict), withdrawn, keep, exported, kept_file, skus)


def _skus(said: Mapping[str, str]) -> frozenset[str] | None:
    if not {SKU_A, SKU_B} <= said.keys():
        return None
    names = f"{said[SKU_A]}{table.BETWEEN}{said[SKU_B]}".split(table.BETWEEN)
    return frozenset(name.strip().removeprefix("'") for name in names if name.strip())


def _exported(text: str) -> tuple[Verdict | None, str] | None:
    verdict, slash, keep = text.strip().partition("/")
    if not slash or verdict not in {"", *Verdict} or keep not in {"", "A", "B"}:
        return None
    return (Verdict(verdict) if verdict else None), keep


def _plain(text: str) -> str:
    """A word as people mean it: width, case and the sort of gap between words do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip().lstrip("'").rstrip(".!")
    gapless = re.sub(r"[\s_]+", " ", folded).strip()
    return gapless if gapless in _WITHDRAWN else re.sub(r"[\s-]+", " ", gapless).strip()
