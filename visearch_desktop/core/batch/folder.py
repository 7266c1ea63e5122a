"""The folder of one saved batch: what lies where, who may write, and how files get into it.

batch.json        what was delivered, and to which catalog
report.json       what came of it the last time it was compared
decisions.jsonl   what people decided: a line each, only ever appended
photos/           one file for each photo compared: work saved, which may be deleted
delivery/         what was unpacked of the delivery
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import filelock

from visearch_desktop.core import places
from visearch_desktop.core.errors import BatchError
from visearch_desktop.core.private import make_private

HEAD, REPORT, DECISIONS, PHOTOS, DELIVERY = "batch.json", "report.json", "decisions.jsonl", "photos", "delivery"
LOCK = "batch.lock"
_FULL = {errno.ENOSPC, errno.EDQUOT}
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 80


def name_of(sources: Sequence[Path]) -> str:
    """What a delivery is called: by its file or folder, and how many more there are."""
    if not sources:
        return "batch"
    first = sources[0].absolute()
    name = _NOT_IN_NAMES.sub(" ", first.name if first.is_dir() else first.stem).strip(" .")[:_LONGEST_NAME] or "batch"
    return name if len(sources) == 1 else f"{name} and {len(sources) - 1} more"


def default_folder(sources: Sequence[Path]) -> Path:
    """The folder of this very delivery, where it goes on if it was compared before; else a new one.

    A file is the same delivery as long as its size and date are.
    """
    marks = source_marks(sources)
    for number in range(1, 10_000):
        folder = places.batches_folder() / (name_of(sources) + (f" {number}" if number > 1 else ""))
        if not places.exists(folder) or read_json(folder / HEAD).get("sources") == marks:
            return folder
    raise BatchError("There are too many batches of this name.", "Choose a folder for the batch.")


def source_marks(sources: Sequence[Path]) -> list[list[object]]:
    """What tells deliveries apart: each path, and of a file its size and date."""
    marks: list[list[object]] = []
    for source in sources:
        path = source.absolute()
        mark: list[object] = [str(path)]
        with suppress(OSError):
            status = path.stat()
            mark += [] if path.is_dir() else [status.st_size, status.st_mtime_ns]
        marks.append(mark)
    return marks


@contextmanager
def writing(folder: Path, *, create: bool = False, seconds: float = 0) -> Iterator[None]:
    """Hold a batch's lock.

    Args:
        folder: the batch's folder.
        create: make the folder if it is not there.
        seconds: how long to wait for somebody who writes a decision.

    Raises:
        BatchError: another window, or another copy of the program, is at work on it; or it cannot be written.
    """
    try:
        if create:
            if places.exists(folder) and not places.exists(folder / HEAD) and not _was_begun(folder):
                raise BatchError(f"The folder {folder} holds other files.", "Choose an empty folder for the batch.")
            make_private(folder)
        elif not places.exists(folder / HEAD):
            raise BatchError(f"There is no batch in {folder}.")
        lock = filelock.FileLock(folder / LOCK)
        lock.acquire(timeout=seconds)
        if create:
            clear_drafts(folder)
            clear_drafts(folder / PHOTOS)
    except filelock.Timeout:
        raise BatchError(
            "Another window of ViSearch is at work on this batch.", "Wait until it has finished, or close it."
        ) from None
    except OSError as error:
        raise refusal(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _was_begun(folder: Path) -> bool:
    """Whether a folder without a head is ours: a run was killed before it wrote one, or the head was lost."""
    lost = places.exists(folder / REPORT) or places.exists(folder / DECISIONS)
    ours = {LOCK, REPORT, DECISIONS, PHOTOS, DELIVERY} if lost else {LOCK}
    return all(entry.name in ours or entry.name.startswith(f".{HEAD}.") for entry in folder.iterdir())


def write_json(file: Path, fields: Any) -> None:
    """Write a file in one step: a kill leaves the one before."""
    write_bytes(file, json.dumps(fields, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode())


def write_bytes(file: Path, data: bytes) -> None:
    """The same for bytes."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise refusal(file.parent, error) from error


def clear_drafts(folder: Path, name: str = "") -> None:
    """Take away what was left by a run that was killed: of the file of this name, or of all.

    Drafts are only made under a lock, which the caller holds.
    """
    for left in folder.glob(f".{name}.*.part" if name else ".*.part"):
        left.unlink(missing_ok=True)


def append_line(file: Path, fields: Any) -> None:
    """Add a line to a journal and flush it to the disk; a line that a kill has torn stays one of its own."""
    line = json.dumps(fields, allow_nan=False).encode() + b"\n"
    try:
        with file.open("ab+") as journal:
            size = journal.seek(0, os.SEEK_END)
            if size:
                journal.seek(size - 1)
                line = line if journal.read(1) == b"\n" else b"\n" + line
            try:
                journal.write(line)
                journal.flush()
                os.fsync(journal.fileno())
            except OSError:
                with suppress(OSError):
                    journal.truncate(size)
                raise
    except OSError as error:
        raise refusal(file.parent, error) from error


def read_json(file: Path) -> dict[str, Any]:
    """The object in a file; an empty one when it is not there or makes no sense."""
    try:
        fields = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a journal; lines that make no sense are passed over."""
    try:
        lines = file.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise refusal(file.parent, error) from error
    found = []
    for line in lines:
        with suppress(ValueError, RecursionError):
            fields = json.loads(line)
            if isinstance(fields, dict):
                found.append(fields)
    return found


def refusal(folder: Path, error: OSError) -> BatchError:
    """Why a batch's folder cannot be used, as a sentence."""
    if error.errno in _FULL:
        return BatchError(f"The drive of {folder} is full.", "Free some space there; what was compared is kept.")
    return BatchError(f"The folder {folder} of the batch cannot be used: {error.strerror or error}.")
