"""Bytes damaged at random, as a fuzzer does it: flipped, set to telling numbers, cut, repeated, spliced, made huge.

A format with checksums refuses most damage before its decoder sees it; so half of the PNGs get new checksums, and
numbers that look like the size of a picture are made large in every format.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Sequence

_TELLING = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 30_000, 65_500)


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A damaged copy of `data`; pieces of `others` may be put into it."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6, 12))):
        if found:
            chance.choice(_WAYS)(found, others, chance)
    if found[:8] == b"\x89PNG\r\n\x1a\n" and chance.random() < 0.6:
        resum(found)
    return bytes(found)


def _flip(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _set(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _telling(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    """A telling number of one, two or four bytes; mostly near the head, where sizes and counts stand."""
    reach = len(data) if chance.random() < 0.3 else min(len(data), 160)
    place, form = chance.randrange(reach), chance.choice(("<B", "<H", ">H", "<I", ">I"))
    number = struct.pack(form, chance.choice(_TELLING) % (1 << 8 * struct.calcsize(form)))
    data[place : place + len(number)] = number


def _grow(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    """Make what may be the width or the height of the picture large."""
    size = chance.choice((72, 56, 40, 71, 55))
    form = chance.choice(("<H", ">H", "<I", ">I"))
    place = data.find(struct.pack(form, size))
    if place >= 0:
        large = struct.pack(form, chance.choice((900, 5_000, 16_000, 30_000, 65_500)))
        data[place : place + len(large)] = large


def _cut(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 2, 7, 64, 400))]


def _truncate(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _double(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start:start] = data[start : start + chance.choice((1, 8, 64, 600))] * chance.choice((1, 1, 2, 40))


def _splice(data: bytearray, others: Sequence[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    start, place = chance.randrange(len(other)), chance.randrange(len(data))
    data[place:place] = other[start : start + chance.choice((4, 32, 256))]


def _overwrite(data: bytearray, others: Sequence[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    start, place = chance.randrange(len(other)), chance.randrange(len(data))
    piece = other[start : start + chance.choice((4, 32, 256))]
    data[place : place + len(piece)] = piece


_WAYS: tuple[Callable[[bytearray, Sequence[bytes], random.Random], None], ...] = (
    _flip, _flip, _flip, _set, _set, _telling, _telling, _telling, _grow, _cut, _truncate, _double, _splice, _overwrite,
)  # fmt: skip


def resum(data: bytearray) -> None:
    """Make the checksums of a PNG's chunks right again."""
    place = 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        end = place + 8 + length
        if end + 4 > len(data):
            return
        data[end : end + 4] = zlib.crc32(data[place + 4 : end]).to_bytes(4, "big")
        place = end + 4
