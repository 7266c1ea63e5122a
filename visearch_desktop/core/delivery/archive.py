"""One ZIP: what it holds, and getting one file out of it. The home of zipfile.

Only stored and deflated files are read, which is what 99 of 100 ZIPs hold: the library unpacks the other kinds in
steps without a limit, so 4 KB of bzip2 could become 4 GB of memory.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from visearch_desktop.core.delivery import names
from visearch_desktop.core.delivery.cut_off import Mended
from visearch_desktop.core.delivery.limits import MOST_DIRECTORY_BYTES, MOST_ENTRIES, Allowance
from visearch_desktop.core.errors import DeliveryError, PhotoError
from visearch_desktop.core.progress import Progress, Task

_CHUNK = 2**20
_PAUSE = 8
"""Chunks between two signs of progress."""
_ENCRYPTED = 0x1 | 0x40
_READ = {zipfile.ZIP_STORED: "stored", zipfile.ZIP_DEFLATED: "deflated"}
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, struct.error, NotImplementedError, RuntimeError)
"""What `zipfile` raises for damaged files; the last two also for kinds of ZIP it does not know."""
_DAMAGED = "The file is damaged within the ZIP."
_OTHERS = {b"Rar!": "a RAR archive", b"7z\xbc\xaf": "a 7-Zip archive", b"\x1f\x8b": "a gzip archive"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a ZIP: its cleaned name, whether the stored one led elsewhere, its bytes as promised, what bars it."""

    info: zipfile.ZipInfo
    name: str
    astray: bool

    @property
    def encrypted(self) -> bool:
        """Whether a password protects it."""
        return bool(self.info.flag_bits & _ENCRYPTED)

    @property
    def refusal(self) -> str:
        """Why it is not unpacked, in one sentence, or an empty string."""
        kind = stat.S_IFMT(self.info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG} and self.info.create_system in {3, 19}:
            return "It is a link or a device within the ZIP, not a file."
        if self.encrypted:
            return "It is protected by a password."
        if self.info.compress_type not in _READ:
            return "It is packed in a way that is not read here: unpack the ZIP yourself and open the folder."
        return ""


class ZipError(DeliveryError):
    """One ZIP of a delivery cannot be read; others may be."""


class _CutOffError(ZipError):
    """The end of a ZIP is missing."""


class _Source(io.BufferedReader):
    """A ZIP's bytes, with the mark of UTF-8 taken off all names, so that the library leaves their bytes alone.

    It gives up a whole ZIP for one marked name that is not UTF-8, which some Chinese tools write. What was marked is
    told by another bit, which means nothing in a ZIP (`names.MARKED`).
    """

    def read(self, size: int | None = -1, /) -> bytes:
        """As usual, but for headers: the library reads them on their own, and the table of names in one piece."""
        data = super().read(size)
        if len(data) == 30 and data.startswith(b"PK\x03\x04"):
            return _unmarked(data, 0, 6)
        if not data.startswith(b"PK\x01\x02"):
            return data
        if data.count(b"PK\x01\x02") > MOST_ENTRIES:  # the library makes a kilobyte of each, however small they are
            name = Path(os.fsdecode(self.name)).name
            raise ZipError(f"{name} holds more than {MOST_ENTRIES:,} files.", "Split the delivery into several ZIPs.")
        at = 0
        table = bytearray(data)
        while table[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(table):
            table[at : at + 46] = _unmarked(bytes(table[at : at + 46]), names.MARKED, 8)
            at += 46 + sum(struct.unpack_from("<3H", table, at + 28))
        return bytes(table)


def _unmarked(header: bytes, instead: int, at: int) -> bytes:
    (flags,) = struct.unpack_from("<H", header, at)
    changed = (flags & ~(names.UTF8 | names.MARKED)) | (instead if flags & names.UTF8 else 0)
    return header[:at] + struct.pack("<H", changed) + header[at + 2 :]


@contextmanager
def opened(file: Path, name: str) -> Iterator[tuple[zipfile.ZipFile, bool]]:
    """A ZIP, open, and whether it is whole; of one that was cut off the files that are.

    Raises:
        ZipError: it is not there, no ZIP, no file in it is whole, or its table of names is damaged or too large.
    """
    with ExitStack() as stack:
        try:
            raw = stack.enter_context(_Source(io.FileIO(file)))
        except OSError as error:
            raise _unread(name, error) from error
        try:
            archive, whole = _understood(raw, name), True
        except _CutOffError:
            archive, whole = _mended(stack, file, name), False
        yield stack.enter_context(archive), whole


def _mended(stack: ExitStack, file: Path, name: str) -> zipfile.ZipFile:
    try:
        mended = Mended(io.FileIO(file))
    except OSError as error:
        raise _unread(name, error) from error
    raw = stack.enter_context(_Source(mended))
    if not mended.files:
        raise _damaged(name)
    return _understood(raw, name)


def _understood(raw: _Source, name: str) -> zipfile.ZipFile:
    try:
        _check(raw, name)
        return zipfile.ZipFile(raw)
    except (*_DAMAGE, OverflowError, MemoryError) as error:
        raise _damaged(name) from error
    except OSError as error:
        raise _unread(name, error) from error


def entries(archive: zipfile.ZipFile) -> list[Entry]:
    """The files of a ZIP, in their order there; folders and what systems leave behind are left out."""
    infos = archive.infolist()
    found = (Entry(info, *names.clean(name)) for info, name in zip(infos, names.decoded(infos), strict=True))
    return [
        entry for entry in found
        if entry.name and not entry.info.orig_filename.endswith(("/", "\\")) and not names.is_system(entry.name)
    ]  # fmt: skip


def extract(
    archive: zipfile.ZipFile, entry: Entry, target: Path, most: int, allowance: Allowance, progress: Progress
) -> Task[str]:
    """Write an entry to a file that must not exist yet; the SHA-256 of its bytes in hexadecimal.

    Whatever goes wrong, no part of the file stays.

    Yields:
        `progress`, every few megabytes, so that large files can be cancelled.

    Args:
        archive: the open ZIP.
        entry: one of `entries`.
        target: the file; its folder exists.
        most: the most bytes it may have.
        allowance: what may still come out of the ZIP.
        progress: told meanwhile.

    Raises:
        PhotoError: it is refused, damaged, empty or too large: one row.
        DeliveryError: the disk is full, or the ZIP unpacks to more than it may.
    """
    if entry.refusal:
        raise PhotoError(entry.refusal)
    if entry.info.file_size > most:
        raise _too_large(most)
    digest = hashlib.sha256()
    whole = False
    try:
        with target.open("xb") as out:
            for number, chunk in enumerate(_limited(_chunks(archive, entry), most, allowance), 1):
                digest.update(chunk)
                out.write(chunk)
                if number % _PAUSE == 0:
                    yield progress
        whole = True
    except OSError as error:  # what reading meets is a PhotoError
        raise _unwritten(target, error) from error
    finally:
        if not whole:
            with suppress(OSError):
                target.unlink()
    return digest.hexdigest()


def _limited(chunks: Iterator[bytes], most: int, allowance: Allowance) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        allowance.spend(len(chunk))
        size += len(chunk)
        if size > most:
            raise _too_large(most)
        yield chunk
    if not size:
        raise PhotoError("The file is empty.")


def _chunks(archive: zipfile.ZipFile, entry: Entry) -> Iterator[bytes]:
    """The bytes of an entry; the library compares their checksum at the end."""
    try:
        with archive.open(entry.info) as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except _DAMAGE as error:
        raise PhotoError(_DAMAGED) from error
    except OSError as error:
        raise PhotoError(f"The ZIP cannot be read: {error.strerror or error}.") from error


def _check(raw: BinaryIO, name: str) -> None:
    """Look at the end of a ZIP before the library does, which takes in whatever the file says it holds."""
    start = raw.read(4)
    other = next((kind for mark, kind in _OTHERS.items() if start.startswith(mark)), "")
    if other:
        raise ZipError(f"{name} is {other}, which is not read here.", "Unpack it and open the folder.")
    size = raw.seek(0, os.SEEK_END)
    if not size:
        raise ZipError(f"{name} is an empty file.", "Ask for it again.")
    raw.seek(max(0, size - 2**16 - 22))
    tail = raw.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        cut = start == b"PK\x03\x04"
        raise _damaged(name, _CutOffError) if cut else ZipError(f"{name} is not a ZIP.", "Ask for it again.")
    (directory,) = struct.unpack_from("<L", tail, at + 12)
    if directory == 0xFFFFFFFF and at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":
        (place,) = struct.unpack_from("<Q", tail, at - 12)
        raw.seek(min(place, size))
        record = raw.read(56)
        directory = struct.unpack_from("<Q", record, 40)[0] if len(record) == 56 else size
    if directory > MOST_DIRECTORY_BYTES:
        raise ZipError(f"{name} holds too many files, or is damaged.", "Split the delivery into several ZIPs.")
    raw.seek(0)


def _unread(name: str, error: OSError) -> ZipError:
    return ZipError(f"{name} cannot be read: {error.strerror or error}.")


def _damaged(name: str, kind: type[ZipError] = ZipError) -> ZipError:
    return kind(f"{name} is damaged or was cut off.", "Download or copy it again.")


def _too_large(most: int) -> PhotoError:
    return PhotoError(f"The file is larger than {most >> 20} MB.")


def _unwritten(target: Path, error: OSError) -> DeliveryError:
    if error.errno in FULL:
        return DeliveryError(
            f"The disk is full: the photos of the ZIP do not fit into {target.parent}.", "Free some space."
        )
    return DeliveryError(f"Photos cannot be unpacked into {target.parent}: {error.strerror or error}.")
