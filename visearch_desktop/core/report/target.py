"""Put a file in place in one step: under another name first, then instead of what was there, never half written."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from visearch_desktop.core import places
from visearch_desktop.core.errors import ReportError


def kind(file: Path, suffixes: Sequence[str]) -> str:
    """The ending of a report's name, which says what kind to write; `ReportError` when it is none of `suffixes`."""
    suffix = file.suffix.lower()
    if suffix not in suffixes:
        raise ReportError(
            f"The name “{file.name}” does not say what kind of report to write.",
            f"End it in {', '.join(suffixes[:-1])} or {suffixes[-1]}.",
        )
    return suffix


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name when the block ends; on any exception what was there is untouched.

    Raises:
        ReportError: it cannot be written, with the reason.
    """
    check(file)
    target = Path(os.path.realpath(file))  # a link stays a link
    draft = target.with_name(f".visearch-{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    except OSError as error:
        raise ReportError(*_why(target, error)) from error
    finally:
        _remove(draft)


def check(file: Path) -> None:
    """Raise the `ReportError` that writing this file would end in, as far as that can be told before."""
    target = Path(os.path.realpath(file))
    if not places.is_folder(target.parent):
        raise ReportError(f"There is no folder {target.parent}, or it cannot be seen.")
    if places.is_folder(target):
        raise ReportError(f"{target} is a folder.", "Give the report a name of its own.")
    try:
        mode = target.stat().st_mode
    except OSError:
        return  # not there, as a rule; what else it may be comes out when it is written
    if not stat.S_ISREG(mode):
        raise ReportError(f"{target} is not an ordinary file.", "Give the report another name.")
    if not mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise ReportError(f"The file {target} is read-only.", "Give the report another name.")


def _why(target: Path, error: OSError) -> tuple[str, str]:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full: {target.name} was not written.", "Free some space, or choose another drive."
    if isinstance(error, PermissionError) or error.errno in {errno.EBUSY, errno.ETXTBSY}:
        return f"{target} cannot be written.", "Close it if it is open in another program, or choose another folder."
    return f"{target} cannot be written: {error.strerror or error}.", "Choose another folder."


def _remove(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # the drive went away; there is nothing more to do
