"""A ZIP whose end is missing: a table of names for the files that are whole in it.

The table at the end of a ZIP goes first when a copy or a download breaks off. Each file has a header before it as well,
from which a table is made that `zipfile` reads like any other; so what is taken of such a ZIP meets all the limits and
checksums that others meet. PKWARE, APPNOTE 6.3.10, 4.3.7 to 4.3.16.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_HEADER = struct.Struct("<4s5H3L2H")
_NAMED = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_BEHIND = struct.Struct("<4s3L")
_LATER = 0x8
"""Flag of a file whose length was not known when its header was written: it stands behind the file."""
_MOST_FILES, _FAR = 0xFFFF, 0xFFFFFFFF
"""What a table without the words of ZIP64 can count, files and bytes; behind that nothing is taken."""
_CHUNK = 1 << 20


class Mended(io.RawIOBase):
    """The bytes of a ZIP up to the end of its last whole file, then a table of names.

    Args:
        file: the ZIP, open for reading; it is closed with this.

    Raises:
        OSError: the file cannot be read.
    """

    def __init__(self, file: io.FileIO) -> None:
        super().__init__()
        self.name = file.name
        self._file = file
        self._end, self._tail, self.files = _table(file)
        self._at = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """As files do."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._end + len(self._tail)}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """As files do."""
        room = memoryview(buffer).cast("B")
        if self._at < self._end:
            self._file.seek(self._at)
            count = self._file.readinto(room[: self._end - self._at]) or 0
        else:
            data = self._tail[self._at - self._end :][: len(room)]
            room[: len(data)] = data
            count = len(data)
        self._at += count
        return count

    def close(self) -> None:
        """Close the file as well."""
        self._file.close()
        super().close()


def _table(raw: io.FileIO) -> tuple[int, bytes, int]:
    """Where the last whole file ends, the table of those that are, and how many they are."""
    file = io.BufferedReader(raw)
    size = file.seek(0, io.SEEK_END)
    rows: list[bytes] = []
    place = 0
    while len(rows) < _MOST_FILES and (found := _whole(file, place, size)) is not None:
        row, place = found
        rows.append(row)
    file.detach()
    table = b"".join(rows)
    return place, table + _END.pack(b"PK\5\6", 0, 0, len(rows), len(rows), len(table), place, 0), len(rows)


def _whole(file: BinaryIO, at: int, size: int) -> tuple[bytes, int] | None:
    """The row of the table for the file whose header stands here, and where the next header is; None if not whole."""
    file.seek(at)
    header = file.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(b"PK\3\4"):
        return None
    _, version, flags, method, time, date, crc, packed, whole, name, extra = _HEADER.unpack(header)
    words = file.read(name + extra)
    start = end = at + _HEADER.size + len(words)
    if flags & _LATER:
        behind = _behind(file, start)
        if behind is None:
            return None
        crc, packed, whole = behind
        end += _BEHIND.size
    end += packed
    if len(words) < name + extra or end > min(size, _FAR) or _FAR in {packed, whole}:
        return None
    facts = (version, version, flags, method, time, date, crc, packed, whole, name, extra)
    return _NAMED.pack(b"PK\1\2", *facts, 0, 0, 0, 0, at) + words, end


def _behind(file: BinaryIO, start: int) -> tuple[int, int, int] | None:
    """Checksum, packed and whole length as they stand behind the file that begins here; None when it is cut off."""
    file.seek(start)
    window, passed = b"", 0
    while chunk := file.read(_CHUNK):
        window += chunk
        at = window.find(b"PK\7\x08")
        while at >= 0 and at + _BEHIND.size <= len(window):
            _, crc, packed, whole = _BEHIND.unpack_from(window, at)
            if packed == passed + at:  # else four bytes of a photo that look like it
                return crc, packed, whole
            at = window.find(b"PK\7\x08", at + 1)
        passed += max(0, len(window) - _BEHIND.size)
        window = window[-_BEHIND.size :]
    return None
