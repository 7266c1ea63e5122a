"""Which photos of a catalog share local features with which, asked for many photos at once.

A feature is a code of 32 bits (`imaging.feature_codes`), and the same feature in an edited copy has the same code, or
one that differs in a bit. So all codes are sorted once, and each feature of a photo is looked up 33 times, with every
bit flipped in turn, and as often for the mirror image: work that grows with the number of photos, not with its square.
A feature votes for the photos that have it, and counts less the more of them there are (Jegou, Douze and Schmid, "On
the burstiness of visual elements", 2009). Of 960 edited copies among 4,118 photos codes that are alike in all bits
found 0.990, in 31 of 32 bits 0.998; words of 20 bits with up to 3 differing bits, as `InvertedFile` asks, found 0.993.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging import MIRROR_BITS, Bits

Places = npt.NDArray[np.int64]

MOST_ALIKE = 256
"""Features that one may resemble: one that resembles more would count less than a sixteenth of a rare one. It bounds
the work for a picture that a catalog holds a thousand times; its copies find each other by their embeddings. Among
10,000 photos 99.6 % of what all features together would have found is found; with 64 it was 98.6 %."""
FLIPS = (0, *(1 << bit for bit in range(32)))
"""How the code of a feature may differ from that of the same feature in an edited copy."""
_MOST_TABLE_BITS = 28
_SPARE_BITS = 4
_SPREAD = np.uint32(2654435769)
_OWNER_BITS = np.uint64(32)
_WEIGHT_BITS = np.uint64(11)
_ONE = 2**10
"""The weight of a feature that resembles one other alone, as a whole number."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Pairs of photos, by ascending `left`: places int64 [pairs], and their votes float32 [pairs]."""

    left: Places
    right: Places
    votes: npt.NDArray[np.float32]


class SharedFeatures:
    """The features of many photos by their codes; made once, then only read, from any thread.

    It takes 8 bytes a feature, and as much again while it is made; and up to 256 MB for the table that tells most codes
    which no photo has, 5 ns each instead of 40.

    Args:
        codes: of each photo the codes of its features, uint32 [n]; photos are called by their places in it.
    """

    def __init__(self, codes: Sequence[Bits]) -> None:
        entries = np.concatenate(codes or [np.empty(0, np.uint32)]).astype(np.uint64) << _OWNER_BITS
        entries |= np.repeat(np.arange(len(codes), dtype=np.uint32), [len(one) for one in codes])
        entries.sort()  # numbers that hold all there is: a fifth of the time and memory of an order to sort by
        self._photos = len(codes)
        self._owners = entries.astype(np.uint32).view(np.int32)
        self._every = (entries >> _OWNER_BITS).astype(np.uint32)
        del entries
        new = _firsts(self._every)
        self._starts = np.append(new, len(self._every))
        self._codes = self._every[new]
        bits = min(_MOST_TABLE_BITS, max(8, len(self._codes).bit_length() + _SPARE_BITS))
        self._shift = np.uint32(32 - bits)
        self._table = np.zeros(2**bits, np.bool_)
        self._table[self._cells(self._codes)] = True

    def votes(self, first: int, end: int, *, mirrored: bool) -> Votes:
        """The votes that photos `first` to `end` give to all others, as they are or mirrored; 100 MB for 500 photos."""
        chosen = np.flatnonzero((self._owners >= first) & (self._owners < end))
        codes, owners = self._every[chosen], self._owners[chosen].astype(np.int64)
        found = [*self._alike(codes ^ MIRROR_BITS if mirrored else codes)]
        features, places = (np.concatenate(side) for side in zip(*found, strict=True))
        others = self._owners[places].astype(np.int64)
        strange = others != owners[features]
        features, others = features[strange], others[strange]
        alike = np.bincount(features, minlength=len(codes))
        few = alike[features] <= MOST_ALIKE
        features, others = features[few], others[few]
        weights = np.rint(_ONE / np.sqrt(np.maximum(alike, 1))).astype(np.uint64)
        return _summed(owners[features] * self._photos + others, weights[features], self._photos)

    def _alike(self, codes: Bits) -> Iterator[tuple[Places, Places]]:
        """Indices of codes, and places of the entries that are as close as `FLIPS` allow."""
        for flip in FLIPS:
            wanted = codes ^ np.uint32(flip)
            maybe = np.flatnonzero(self._table[self._cells(wanted)])
            wanted = wanted[maybe]
            at = np.searchsorted(self._codes, wanted)
            at[at == len(self._codes)] = 0
            there = self._codes[at] == wanted if len(at) else np.empty(0, np.bool_)
            maybe, at = maybe[there], at[there]
            lengths = self._starts[at + 1] - self._starts[at]
            few = lengths <= MOST_ALIKE + 1  # the feature itself is among them
            maybe, at, lengths = maybe[few], at[few], lengths[few]
            ends = np.cumsum(lengths)
            places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self._starts[at] - (ends - lengths), lengths)
            yield np.repeat(maybe, lengths), places

    def _cells(self, codes: Bits) -> Bits:
        """Where codes are in the table: spread (Knuth's multiplicative hashing), because neighbours are asked for."""
        return np.asarray((codes * _SPREAD) >> self._shift, np.uint32)


def _firsts(ascending: npt.NDArray[np.unsignedinteger]) -> Places:
    """Where each number of an ascending array comes first."""
    return np.flatnonzero(np.diff(ascending, prepend=~ascending[:1])) if len(ascending) else np.empty(0, np.int64)


def _summed(pairs: Places, weights: npt.NDArray[np.uint64], photos: int) -> Votes:
    """Votes by pair; the weights ride in the lowest bits of numbers that are sorted in place."""
    keys = (pairs.astype(np.uint64) << _WEIGHT_BITS) | weights
    keys.sort()
    pair = keys >> _WEIGHT_BITS
    starts = _firsts(pair)
    votes = np.add.reduceat((keys & np.uint64(2**11 - 1)).astype(np.int64), starts) / _ONE if len(pair) else np.empty(0)
    left, right = np.divmod(pair[starts].astype(np.int64), max(1, photos))
    return Votes(left, right, votes.astype(np.float32))
