"""The history of long jobs, for all windows of a user: one private file in the program's data folder.

It says what ran, on which catalog, how it ended and in which figures: what the list of recent catalogs and the history
of searches say, too. It holds no photo and no name of one, unless a sentence that said why a job failed has one. It is
never part of the diagnostics, and forgetting a catalog takes out what is said of it (`forget`).

Each change reads the file, changes it and replaces it in one step, under a lock: two programs lose nothing of each
other, and a kill leaves the file of before or after. A job is written when it begins, and each program holds a lock of
its own while it runs: so a job whose program was killed is known by the next one.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import filelock

from visearch_desktop.core import places
from visearch_desktop.core.private import make_private

MOST = 200
"""Jobs kept; the oldest go first."""
LONGEST = 2000
"""Letters kept of a sentence."""
PATIENCE = 2.0
"""Seconds that another program is waited for, which holds the file for some milliseconds."""


class Outcome(StrEnum):
    """How a job ended. `CUT_OFF`: its program ended without a word. `RUNNING`: it has not ended."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class Record:
    """One job. `kind` and the names of `figures` are the front end's, which has the words for them.

    `about` says what it worked on in a word (a delivery, a file), `catalog` in which catalog, `seconds` how long it
    took, `error` and `advice` why it failed, in the words of the core. `program` is the program that ran it.
    """

    id: str
    kind: str
    begun: datetime
    about: str = ""
    catalog: Path | None = None
    outcome: Outcome = Outcome.RUNNING
    seconds: float | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    error: str = ""
    advice: str = ""
    program: str = ""


class JobHistory:
    """The history as one program writes and reads it. What cannot be written is left out: it stops no work."""

    def __init__(self) -> None:
        self._program = ""
        self._alive: filelock.BaseFileLock | None = None

    def put(self, record: Record) -> None:
        """Write a job that begins, or has ended."""
        with suppress(OSError):
            self._live()
            told = replace(record, program=self._program)
            _change(lambda jobs: [*(one for one in jobs if one.id != record.id), told])

    def end(self, record: Record) -> None:
        """Write how a job ended, unless its record has been removed meanwhile."""
        with suppress(OSError):
            told = replace(record, program=self._program)
            _change(lambda jobs: [told if one.id == record.id else one for one in jobs])

    def load(self) -> tuple[Record, ...]:
        """All jobs, the newest first; those whose program is gone are settled as cut off."""
        found: tuple[Record, ...] = ()
        if not places.exists(places.job_history()):
            return found
        with suppress(OSError):
            found = _change(lambda jobs: [self._settled(one) for one in jobs])
        return tuple(sorted(found, key=lambda one: one.begun, reverse=True))

    def clear(self) -> None:
        """Remove what has ended."""
        with suppress(OSError):
            _change(lambda jobs: [one for one in jobs if one.outcome is Outcome.RUNNING])

    def close(self) -> None:
        """This program runs no more jobs."""
        alive, self._alive = self._alive, None
        if alive is not None:
            alive.release()
            with suppress(OSError):
                _presence(self._program).unlink(missing_ok=True)

    def _live(self) -> None:
        """Show other programs that this one is there."""
        if self._alive is None:
            make_private(places.data_folder())
            self._program = secrets.token_hex(8)
            self._alive = filelock.FileLock(_presence(self._program), timeout=0, thread_local=False)
            self._alive.acquire()

    def _settled(self, record: Record) -> Record:
        if record.outcome is not Outcome.RUNNING or record.program == self._program or _lives(record.program):
            return record
        return replace(record, outcome=Outcome.CUT_OFF)


def forget(catalog: Path) -> bool:
    """Remove what is said of the catalog in a folder; whether there was anything.

    Raises:
        OSError: the file cannot be changed.
    """
    before: list[Record] = []

    def others(jobs: list[Record]) -> list[Record]:
        before.extend(jobs)
        return [one for one in jobs if one.catalog != catalog]

    return len(_change(others)) < len(before) if places.exists(places.job_history()) else False


def _change(edit: Callable[[list[Record]], list[Record]]) -> tuple[Record, ...]:
    """Read the file, change what it says and replace it in one step; what it says then.

    Raises:
        OSError: it cannot be written, or another program holds it for too long.
    """
    file = places.job_history()
    make_private(file.parent)
    with filelock.FileLock(file.with_suffix(".lock"), timeout=PATIENCE, poll_interval=0.01):
        before = _read(file)
        after = sorted(edit(before), key=lambda one: one.begun)[-MOST:]
        if after != before:
            draft = file.with_suffix(".new")
            said = json.dumps([_told(one) for one in after], ensure_ascii=False, indent=0)
            draft.write_text(said, encoding="utf-8", errors="replace")
            draft.replace(file)
    return tuple(after)


def _read(file: Path) -> list[Record]:
    """What the file says; of a damaged one, what can be read."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    found = [_heard(one) for one in told] if isinstance(told, list) else []
    return sorted((one for one in found if one is not None), key=lambda one: one.begun)


def _told(record: Record) -> dict[str, object]:
    return {
        "id": record.id,
        "kind": record.kind,
        "begun": record.begun.isoformat(timespec="milliseconds"),
        "about": record.about[:LONGEST],
        "catalog": str(record.catalog) if record.catalog else "",
        "outcome": record.outcome.value,
        "seconds": record.seconds,
        "figures": dict(record.figures),
        "error": record.error[:LONGEST],
        "advice": record.advice[:LONGEST],
        "program": record.program,
    }


def _heard(told: object) -> Record | None:
    """One record of the file; None when it is none."""
    try:
        if not isinstance(told, dict):
            return None
        begun = datetime.fromisoformat(told["begun"])
        seconds = told.get("seconds")
        return Record(
            str(told["id"]),
            str(told["kind"]),
            begun if begun.tzinfo else begun.replace(tzinfo=UTC),
            str(told.get("about", "")),
            Path(told["catalog"]) if told.get("catalog") else None,
            Outcome(told["outcome"]),
            float(seconds) if seconds is not None else None,
            {str(name): int(number) for name, number in dict(told.get("figures", {})).items()},
            str(told.get("error", "")),
            str(told.get("advice", "")),
            str(told.get("program", "")),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _presence(program: str) -> Path:
    """The file that a program holds locked as long as it runs."""
    return places.job_history().with_name(f"jobs-{program}.lock")


def _lives(program: str) -> bool:
    """Whether a program still runs; what it left behind goes when it does not."""
    file = _presence(program)
    if not program.isalnum() or not places.exists(file):
        return False
    lock = filelock.FileLock(file, timeout=0)
    try:
        lock.acquire()
    except OSError:  # a filelock.Timeout is one
        return True
    lock.release()
    with suppress(OSError):
        file.unlink()
    return False
