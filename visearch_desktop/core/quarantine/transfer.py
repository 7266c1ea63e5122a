"""Move one file: whatever happens, it is whole in one of the two places at least, and nothing is overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.errors import PhotoError

_CHUNK = 2**20
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Errors that the next file would meet as well."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file must hold: the SHA-256 of its bytes in hexadecimal, and their number."""

    digest: str
    bytes: int


def part_beside(target: Path, key: str) -> Path:
    """The name a copy has until it is whole; `key` tells whose it is."""
    return target.with_name(f".visearch-{key}.part")


def transfer(source: Path, target: Path, key: str, expected: Expected, mtime_ns: int) -> None:
    """Move a file to a name that is free.

    On one file system the file gets its second name before it loses its first. Elsewhere (another drive, a share
    without links) it is copied under a name of its own, flushed, read again and compared, then given its name. Only
    then the source goes. A kill at any point leaves what `recover` can settle.

    Args:
        source: the file.
        target: where to; the folder is made.
        key: names the copy under way.
        expected: what the file must hold, or it stays where it is.
        mtime_ns: the time of change it is to have.

    Raises:
        PhotoError: the file is not what it was, or the name is taken; nothing has changed.
        OSError: the system refuses; nothing has changed.
    """
    before = verify(source, expected)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not _link(source, target):
        _copy(source, target, key, expected, mtime_ns, before)
    try:
        now = os.lstat(source)
        if _marks(now) != _marks(before):
            raise PhotoError("The photo was changed while it was being moved.")
        sync_folder(target.parent)
        source.unlink()
    except FileNotFoundError:
        pass  # somebody else has removed it meanwhile: what was made of it is all there is, and stays
    except (OSError, PhotoError):
        target.unlink()
        raise
    sync_folder(source.parent)


def is_whole(file: Path, expected: Expected) -> bool:
    """Whether a file holds exactly what is expected."""
    try:
        verify(file, expected)
    except (PhotoError, OSError):
        return False
    return True


def verify(file: Path, expected: Expected) -> os.stat_result:
    """What the system says of a file that holds exactly what is expected.

    Raises:
        PhotoError: it is not there, no file of its own, or holds something else.
        OSError: it cannot be read.
    """
    try:
        found = os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        raise PhotoError("The file is no longer there.") from None
    if not stat.S_ISREG(found.st_mode):
        raise PhotoError("It is a link or a folder now.")
    if found.st_size != expected.bytes or digest_of(file) != expected.digest:
        raise PhotoError("The photo was changed since it was judged.")
    return found


def digest_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of it."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _link(source: Path, target: Path) -> bool:
    """Give the file a second name; False where the file system cannot do that."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise _taken(target) from None
    except OSError:
        return False
    return True


def _copy(source: Path, target: Path, key: str, expected: Expected, mtime_ns: int, before: os.stat_result) -> None:
    part = part_beside(target, key)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with source.open("rb") as file:
                while data := file.read(_CHUNK):
                    write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        with suppress(OSError):  # shares without owners and rights
            part.chmod(stat.S_IMODE(before.st_mode))
        with suppress(OSError):  # the time is in the manifest, too
            os.utime(part, ns=(before.st_atime_ns, mtime_ns))
        verify(part, expected)
        _publish(part, target)
    except (OSError, PhotoError):
        with suppress(OSError):
            part.unlink()
        raise


def _publish(part: Path, target: Path) -> None:
    """Give a whole copy its name, which must be free."""
    if _link(part, target):
        part.unlink()
        return
    try:
        # Renaming replaces what is there on most systems; whoever makes the empty file owns the name.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise _taken(target) from None
    try:
        part.replace(target)
    except OSError:
        if target.lstat().st_size == 0:
            target.unlink()
        raise


def _marks(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _taken(target: Path) -> PhotoError:
    return PhotoError(f"There is a file {target} already.")
