"""Write a report: under another name first, then in place of what was there, so that none is ever half written."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from visearch_desktop.core import places
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.findings import AuditReport
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.report.page import write_html
from visearch_desktop.core.report.plain import write_csv, write_json
from visearch_desktop.core.report.workbook import write_xlsx
from visearch_desktop.core.workspace import Workspace

Thumbnails = Callable[[int], bytes | None]
Writer = Callable[[BinaryIO, AuditReport, Thumbnails, datetime], Iterator[int]]
_WRITERS: Mapping[str, Writer] = {".xlsx": write_xlsx, ".html": write_html, ".csv": write_csv, ".json": write_json}
SUFFIXES = tuple(_WRITERS)
"""The kinds of report there are, by the ending of the file name."""


def write(workspace: Workspace, audit: AuditReport, file: Path, *, at: datetime | None = None) -> Task[Path]:
    """Write a report; the ending of its name says which kind.

    The same audit gives the same bytes, but for the date `at`, which is now unless given.

    Yields:
        Progress: groups done. Nothing is yielded while a finished workbook is packed.

    Returns:
        The file written.

    Raises:
        ReportError: it cannot be written, with the reason; what was there before is untouched.
    """
    check(file)
    writer = _WRITERS[file.suffix.lower()]
    target = Path(os.path.realpath(file))  # a link stays a link
    draft = target.with_name(f".visearch-{secrets.token_hex(4)}.part")
    pace = Pace(Stage.REPORT, len(audit.groups))
    try:
        with draft.open("xb") as out:
            for done in writer(out, audit, workspace.thumbnail, at or datetime.now().astimezone()):
                yield pace.at(done)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    except OSError as error:
        raise ReportError(*_why(target, error)) from error
    finally:
        _remove(draft)
    return file


def check(file: Path) -> None:
    """Raise the `ReportError` that writing this report would end in, as far as that can be told before."""
    if file.suffix.lower() not in _WRITERS:
        raise ReportError(
            f"The name “{file.name}” does not say what kind of report to write.",
            f"End it in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.",
        )
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
