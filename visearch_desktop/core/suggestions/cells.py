"""What the cells of a column say: one value or several, plain or as paths such as "Men/Tops/Tees".

A ";", a "|" and a line end always part values. A comma does where its pieces come back in other cells ("Red, Blue"
beside "Blue, Green"), a "/" or ">" makes a path where values share their beginnings: "N/A" and "Bags, cases and covers"
stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_NOTHING = frozenset(
    ("", "-", "--", "n/a", "na", "none", "null", "nan", "no_selection", "unknown", "unbekannt", "无", "未知")
)
_ALWAYS = re.compile(r"[;|；、\r\n]")
_COMMA = re.compile(r"[,，]")

Path = tuple[str, ...]
"""A value, folded: one name, or the names of a path from the root on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one column are read; `spelling` is how each value, folded, is written most often."""

    commas: bool
    slash: str
    spelling: Mapping[Path, str]

    def values(self, cell: str) -> frozenset[Path]:
        """The values of a cell; empty when it says nothing."""
        return frozenset(path for path, _ in _read(cell, commas=self.commas, slash=self.slash))

    def written(self, path: Path) -> str:
        """A value as the column writes it."""
        return self.spelling.get(path) or (self.slash or "/").join(path)

    def replaced(self, cell: str, path: Path) -> str:
        """The cell with a value in place of the one it shares the longest beginning with; its other values stay."""
        pieces = _pieces(cell, commas=self.commas)
        if len(pieces) < 2:
            return self.written(path)
        told = [next(iter(_read(piece, commas=False, slash=self.slash)), ((), ""))[0] for piece in pieces]
        rival = max(range(len(pieces)), key=lambda at: (in_common(told[at], path), -at))
        head, _, tail = cell.partition(pieces[rival])
        return f"{head}{self.written(path)}{tail}"


def read_column(cells: Iterable[str]) -> Reading:
    """How a column is to be read, judged by all of its cells."""
    distinct = Counter(cell.strip() for cell in cells if cell.strip())
    commas = _commas_part(distinct)
    slash = _path_mark(piece for cell in distinct for piece in _pieces(cell, commas=commas))
    spelled: dict[Path, Counter[str]] = defaultdict(Counter)
    for cell, count in distinct.items():
        for path, written in _read(cell, commas=commas, slash=slash):
            for depth in range(1, len(path) + 1):
                spelled[path[:depth]][_beginning(written, slash, depth)] += count
    best = {path: max(sorted(found), key=found.__getitem__) for path, found in spelled.items()}
    return Reading(commas, slash, best)


def _read(cell: str, *, commas: bool, slash: str) -> Iterable[tuple[Path, str]]:
    for piece in _pieces(cell, commas=commas):
        names = piece.split(slash) if slash else [piece]
        folded = tuple(name for one in names if (name := " ".join(one.casefold().split())))
        if folded and " ".join(folded) not in _NOTHING and piece.casefold() not in _NOTHING:
            yield folded, piece


def _pieces(cell: str, *, commas: bool) -> list[str]:
    parts = [piece for part in _ALWAYS.split(cell) for piece in (_COMMA.split(part) if commas else [part])]
    return [part.strip() for part in parts if part.strip()]


def _commas_part(distinct: Iterable[str]) -> bool:
    """Whether more than half of the pieces between commas come back in another cell, or begin as others there do."""
    where: dict[str, set[str]] = defaultdict(set)
    parted = set()
    for cell in distinct:
        for part in _ALWAYS.split(cell):
            pieces = [piece.strip().casefold() for piece in _COMMA.split(part) if piece.strip()]
            for piece in pieces:
                for beginning in {piece, re.split("[/>]", piece)[0].strip()}:
                    where[beginning].add(cell)
            if len(pieces) > 1:
                parted.update(pieces)
    back = sum(len(where[piece]) > 1 or len(where[re.split("[/>]", piece)[0].strip()]) > 1 for piece in parted)
    return back * 2 > len(parted)


def _path_mark(pieces: Iterable[str]) -> str:
    """The mark that parts the names of a path, or "" when values are no paths."""
    distinct = set(pieces)
    if any(" > " in piece for piece in distinct):
        return ">"
    for mark in ("/", ">"):
        roots = Counter(piece.split(mark)[0].strip().casefold() for piece in distinct if mark in piece.strip(mark))
        if roots and sum(count for count in roots.values() if count > 1) * 2 >= roots.total():
            return mark
    return ""


def in_common(one: Path, other: Path) -> int:
    """Names that two paths have in common from the root on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _beginning(written: str, slash: str, depth: int) -> str:
    """The first names of a path as it is written."""
    if not slash:
        return written
    return slash.join([name for name in written.split(slash) if name.strip()][:depth]).strip()
