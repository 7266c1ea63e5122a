"""A photo without what its file says besides the picture: no place, no serial number, no names.

Segments and chunks are left out; nothing is compressed again, the pixels stay. What the picture needs is kept: the
colour profile, the transform mark of Adobe, and the orientation, in an EXIF block that holds nothing else. Formats:

    JPEG    ITU-T T.81, annex B: all application segments but JFIF, ICC and Adobe, comments, whatever follows the end
    PNG     W3C PNG 3: eXIf, tEXt, zTXt, iTXt, tIME and private chunks
    WebP    RFC 9649: EXIF, XMP and unknown chunks
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging.picture import ORIENTATION, orientation

_JFIF, _ICC, _ADOBE = (0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe")
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI",
    b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04


def stripped(data: bytes) -> bytes | None:
    """The photo without its metadata; None for formats this cannot be done of, and for files that are damaged."""
    way = next((way for begins, way in _WAYS.items() if data.startswith(begins)), None)
    try:
        return way(data, orientation(data)) if way else None
    except (IndexError, struct.error, ValueError, PhotoError):
        return None


def _jpeg(data: bytes, turned: int) -> bytes:
    kept = [b""]
    for mark, segment in _segments(data):
        if not 0xE0 <= mark <= 0xEF and mark != 0xFE:
            kept.append(segment)
        elif any(mark == wanted and segment[4:].startswith(name) for wanted, name in (_JFIF, _ICC, _ADOBE)):
            kept.append(_without_preview(segment) if mark == 0xE0 else segment)
    first = 1 + (len(kept) > 1 and kept[1][1] == 0xE0)  # JFIF comes first
    if turned != 1:
        block = b"Exif\0\0" + _exif(turned)
        kept.insert(first, b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block)
    return b"\xff\xd8" + b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment behind the start, with its mark; compressed data go with the scan header; ends with the picture."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no segment")
        while data[place + 1] == 0xFF:  # fill bytes
            place += 1
        mark = data[place + 1]
        if mark == 0xD9:
            yield mark, b"\xff\xd9"
            return
        end = place + 2 if mark in _ALONE else place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if end > len(data):
            raise ValueError("cut off")
        if mark == 0xDA:
            end = _behind_scan(data, end)
        yield mark, data[place:end]
        place = end


def _behind_scan(data: bytes, place: int) -> int:
    """Where the next segment begins behind compressed data."""
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] not in {0, 0xFF, *range(0xD0, 0xD8)}:
            return place
        place += 1 if data[place + 1] == 0xFF else 2


def _without_preview(segment: bytes) -> bytes:
    """A JFIF segment without its thumbnail."""
    return b"\xff\xe0\0\x10" + segment[4:16] + b"\0\0" if len(segment) >= 18 else segment


def _png(data: bytes, turned: int) -> bytes:
    kept, place = [_PNG], 8
    while place < len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data):
            raise ValueError("cut off")
        if kind == b"IDAT" and turned != 1:
            kept.append(_chunk(b"eXIf", _exif(turned)))
            turned = 1
        if kind in _PNG_KEPT:
            kept.append(data[place:end])
        if kind == b"IEND":
            return b"".join(kept)
        place = end
    raise ValueError("no end")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _webp(data: bytes, turned: int) -> bytes:
    if data[8:12] != b"WEBP":
        raise ValueError("another kind of RIFF")
    kept: list[bytes] = []
    place, size = 12, 8 + int.from_bytes(data[4:8], "little")
    if size > len(data):
        raise ValueError("cut off")
    while place < size:
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        kind, end = data[place : place + 4], place + 8 + length + length % 2
        if end > size + 1:
            raise ValueError("cut off")
        if kind in _WEBP_KEPT:
            kept.append(data[place:end])
        place = end
    if turned != 1:
        block = _exif(turned)
        kept.append(b"EXIF" + struct.pack("<I", len(block)) + block)
    body = b"WEBP" + b"".join(_flagged(part, exif=turned != 1) for part in kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _flagged(part: bytes, *, exif: bool) -> bytes:
    """The chunk that says what a WebP holds, without what it holds no more."""
    if part[:4] != b"VP8X":
        return part
    flags = part[8] & ~(_WEBP_EXIF | _WEBP_XMP) | (_WEBP_EXIF if exif else 0)
    return part[:8] + bytes([flags]) + part[9:]


def _exif(turned: int) -> bytes:
    """An EXIF block, a TIFF of one entry, that says how the picture is turned."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, turned, 0, 0)


_WAYS: dict[bytes, Callable[[bytes, int], bytes]] = {b"\xff\xd8": _jpeg, _PNG: _png, b"RIFF": _webp}
