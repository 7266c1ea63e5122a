"""Copy one photo: the copy is whole and the same, or it is not there; nothing is ever overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from visearch_desktop.core.delivery.digest import digest_of
from visearch_desktop.core.errors import PhotoError

_CHUNK = 2**20
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Errors that the next file would meet as well."""
CHANGED = "The photo was changed since the delivery was read."


def copy(source: Path, digest: str, targets: Iterable[Path]) -> tuple[Path, bool]:
    """Copy a photo to the first of some names that is free, or holds this very photo already.

    The copy is made under a name of its own, flushed, read again and compared before it gets its name.

    Args:
        source: the photo.
        digest: the SHA-256 of its bytes in hexadecimal.
        targets: names for it, the most wanted first; their folder is made.

    Returns:
        The file, and whether it was there before.

    Raises:
        PhotoError: the photo is gone or was changed, or there is no free name.
        OSError: the system refuses; nothing has changed.
    """
    part: Path | None = None
    try:
        for target in targets:
            if os.path.lexists(target):
                if _holds(target, source, digest):
                    return target, True
                continue
            if part is None:
                target.parent.mkdir(parents=True, exist_ok=True)
                part = _copied(source, digest, target.parent)
            if _named(part, target):
                return target, False
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    raise PhotoError("There is no free name for it.")


def _copied(source: Path, digest: str, folder: Path) -> Path:
    part = folder / f".visearch-{secrets.token_hex(4)}.part"
    whole = False
    try:
        with part.open("xb") as out:
            _pour(source, digest, out.fileno())
            os.fsync(out.fileno())
        if digest_of(part) != digest:
            raise PhotoError("The copy came out different: the disk may be failing.")
        whole = True
    finally:
        if not whole:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return part


def _pour(source: Path, digest: str, descriptor: int) -> None:
    found = hashlib.sha256()
    try:
        opened = source.open("rb")
    except FileNotFoundError:
        raise PhotoError("The file is no longer there.") from None
    except OSError as error:
        raise PhotoError(f"The file cannot be read: {error.strerror or error}.") from error
    with opened:
        while data := _read(opened.fileno()):
            found.update(data)
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
    if found.hexdigest() != digest:
        raise PhotoError(CHANGED)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError as error:
        raise PhotoError(f"The file cannot be read: {error.strerror or error}.") from error


def _holds(target: Path, source: Path, digest: str) -> bool:
    try:
        same_size = target.is_file() and target.stat().st_size == source.stat().st_size
        return same_size and digest_of(target) == digest
    except OSError:
        return False


def _named(part: Path, target: Path) -> bool:
    """Give a whole copy its name; False when somebody else has taken it meanwhile."""
    try:
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:  # a share without links
        return _renamed(part, target)
    part.unlink()
    return True


def _renamed(part: Path, target: Path) -> bool:
    """Renaming replaces what is there on most systems; whoever makes the empty file owns the name."""
    try:
        target.open("xb").close()
    except FileExistsError:
        return False
    try:
        part.replace(target)
    except OSError:
        with suppress(OSError):
            if not target.lstat().st_size:
                target.unlink()
        raise
    return True
