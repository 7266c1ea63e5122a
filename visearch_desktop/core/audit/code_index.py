"""All local features of a catalog by their codes: which have the code asked for, or one that differs in a bit.

Codes are sorted once. A bit for each cell of codes says whether any feature lies there, and how many lie before is a
number kept for 64 cells and a count of bits (Jacobson, "Space-efficient static trees and graphs", 1989): whether a code
is there takes 8 to 16 ns, and where it is as long again, instead of 240 by bisection. Codes asked for in ascending
order lie side by side in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging import Bits

Places = npt.NDArray[np.int64]
Lengths = npt.NDArray[np.integer]

BITS = 32
_SPARE_BITS = 8
"""A cell is so small that there are 256 for each code, or a single code: 0.75 GB for 16 million codes and more, of
100,000 photos. With 64 cells for a code it takes a quarter of that and half as long again."""
_PARTS = 16
"""Codes are sorted a part at a time, so that nobody waits and what is needed meanwhile is small."""
_ASKED = 32_768
"""Codes looked up at once: what is made of them stays in the processor's cache."""
_OWNER_BITS = np.uint64(32)
_WORD_BITS, _IN_WORD = np.uint32(6), np.uint32(63)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Codes asked for, by their places int32 [n], and runs of `owners` that are like them, uint32 [n] each."""

    asked: npt.NDArray[np.int32]
    starts: Bits
    lengths: Bits


class CodeIndex:
    """Features by code; all of `building` must be gone through before it is asked, and then any thread may.

    It takes up to 16 bytes a feature beside the bits.
    """

    def __init__(self) -> None:
        self.owners = self._codes = self._starts = self._cells = self._rank = np.empty(0, np.uint32)
        self._bits = np.empty(0, np.uint64)
        self._dropped = np.uint32(0)

    def building(self, codes: Bits, lengths: Lengths) -> Iterator[Callable[[], None]]:
        """The steps, each short, that put in the codes of features, uint32 [features], so many of each photo."""
        owners = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        self.owners = np.empty(len(codes), np.uint32)
        found: list[Bits] = []
        starts: list[Bits] = [np.zeros(1, np.uint32)]
        for part in range(_PARTS):
            yield partial(self._sort_in, part, codes, owners, found, starts)
        del owners
        yield partial(self._join, found, starts)
        yield self._make_cells

    def _sort_in(self, part: int, codes: Bits, owners: Bits, found: list[Bits], starts: list[Bits]) -> None:
        """Take in the codes of one part of all codes; where the runs of equal ones end goes into `starts`."""
        least, done = part * (2**BITS // _PARTS), int(starts[-1][-1])
        chosen = np.flatnonzero((codes >= least) & (codes <= least + (2**BITS // _PARTS - 1)))
        entries = (codes[chosen].astype(np.uint64) << _OWNER_BITS) | owners[chosen]
        entries.sort()  # numbers that hold all there is: a fifth of the time and memory of an order to sort by
        every = (entries >> _OWNER_BITS).astype(np.uint32)
        new = firsts(every)
        self.owners[done : done + len(entries)] = entries.astype(np.uint32)
        found.append(every[new])
        if len(new):
            starts.append((np.append(new[1:], len(entries)) + done).astype(np.uint32))

    def _join(self, found: list[Bits], starts: list[Bits]) -> None:
        self._codes = np.concatenate(found)
        found.clear()
        self._starts = np.concatenate(starts)
        starts.clear()

    def near(self, codes: Bits) -> Links:
        """What is like codes, uint32 [n] ascending: their own, and those that differ in one bit."""
        pieces = [piece for start in range(0, max(1, len(codes)), _ASKED) for piece in self._near(codes, start)]
        asked, at = (np.concatenate([piece[side] for piece in pieces]) for side in (0, 1))
        starts = self._starts.take(at)
        return Links(asked, starts, self._starts.take(at + 1) - starts)

    def _near(self, codes: Bits, start: int) -> Iterator[tuple[npt.NDArray[np.int32], Bits]]:
        """Places of codes from `start`, and of those found, whatever bit is flipped; a cell holds flips of low bits."""
        some = codes[start : start + _ASKED]
        for flip in (0, *(1 << bit for bit in range(int(self._dropped), BITS))):
            which, cells = self._in_cells((some ^ np.uint32(flip)) >> self._dropped)
            first = self._cells.take(cells)
            lengths = self._cells.take(cells + 1) - first
            at, which = runs(first, lengths), np.repeat(which, lengths)
            like = np.flatnonzero(np.bitwise_count(self._codes.take(at) ^ some.take(which)) <= 1)
            yield (which[like] + start).astype(np.int32), at[like].astype(np.uint32)

    def _in_cells(self, wanted: Bits) -> tuple[Places, Places]:
        """Which of the cells hold a code, and how many such cells come before each of these."""
        words = (wanted >> _WORD_BITS).astype(np.int64)
        bits = self._bits.take(words)
        within = (wanted & _IN_WORD).astype(np.uint64)
        which = np.flatnonzero((bits >> within) & np.uint64(1))
        below = (np.uint64(1) << within[which]) - np.uint64(1)
        rank = self._rank.take(words[which]) + np.bitwise_count(bits[which] & below)
        return which, rank.astype(np.int64)

    def _make_cells(self) -> None:
        bits = min(BITS, max(8, len(self._codes).bit_length() + _SPARE_BITS))
        self._dropped = np.uint32(BITS - bits)
        cells = self._codes >> self._dropped
        new = _is_first(cells)
        # A list of 100 million numbers of 64 bits takes 0.8 GB: none is kept, and bits are set in parts.
        self._cells = np.append(np.flatnonzero(new).astype(np.uint32), np.uint32(len(cells)))
        cells = cells[new]
        del new
        self._bits = np.zeros(2 ** (bits - int(_WORD_BITS)), np.uint64)
        bounds = np.arange(0, 2**bits, max(2 ** int(_WORD_BITS), 2**bits // _PARTS), dtype=np.uint32)
        for part in np.split(cells, np.searchsorted(cells, bounds[1:])):
            self._mark(part)
        counts = np.bitwise_count(self._bits)
        self._rank = np.cumsum(counts, dtype=np.uint32)
        self._rank -= counts

    def _mark(self, cells: Bits) -> None:
        """Set the bits of cells, ascending, with whose words no other cells share one."""
        words = cells >> _WORD_BITS
        first = firsts(words)
        if len(first):
            there = np.uint64(1) << (cells & _IN_WORD).astype(np.uint64)
            self._bits[words[first]] = np.bitwise_or.reduceat(there, first)


def firsts(ascending: npt.NDArray[np.unsignedinteger]) -> Places:
    """Where each number of an ascending array comes first."""
    return np.flatnonzero(_is_first(ascending))


def _is_first(ascending: npt.NDArray[np.unsignedinteger]) -> npt.NDArray[np.bool_]:
    """For each number of an ascending array whether it differs from the one before."""
    new = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new


def runs(starts: Bits, lengths: Bits) -> Places:
    """The places of runs one after the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    first = np.arange(ends[-1] if len(ends) else 0)
    return np.asarray(first + np.repeat(starts - (ends - lengths), lengths), np.int64)
