"""The manifest of a quarantine folder: an append-only journal, flushed line by line, of what came from where.

A file is announced before it is touched ({"moving": id, ...}) and settled afterwards ({"moved": id}); the way back is
told in the same manner ("restoring", "restored"), and "cancelled" says that nothing was done. A line that a kill
has torn is no line: what it would have said is found out from the files (`recover`).
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import filelock

from visearch_desktop.core import places
from visearch_desktop.core.errors import QuarantineError
from visearch_desktop.core.login import login_name
from visearch_desktop.core.quarantine.plan import Departure
from visearch_desktop.core.quarantine.transfer import FULL, Expected, write_all
from visearch_desktop.core.scan import QUARANTINE_MARK

LOCK_NAME = "visearch-quarantine.lock"
_DIGEST = re.compile("[0-9a-f]{64}")


class State(StrEnum):
    """What the journal says last of a file."""

    MOVING = "moving"
    MOVED = "moved"
    RESTORING = "restoring"
    RESTORED = "restored"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the journal: `photo` is where it came from, `place` where it lies in the quarantine folder.

    `root` is the photo folder it belonged to; `when` is local time in ISO 8601.
    """

    id: str
    state: State
    photo: Path
    place: Path
    root: Path
    digest: str
    bytes: int
    mtime_ns: int
    skus: tuple[str, ...]
    keeper: Path
    who: str
    when: str

    @property
    def expected(self) -> Expected:
        """What the file must hold."""
        return Expected(self.digest, self.bytes)

    @property
    def told(self) -> dict[str, object]:
        """What the catalog's ledger says of it."""
        return {
            "photo": str(self.photo), "place": str(self.place), "sha256": self.digest, "skus": self.skus,
            "keeper": str(self.keeper),
        }  # fmt: skip

    @property
    def path(self) -> str:
        """The photo's path below its root, "/" between names."""
        return self.photo.relative_to(self.root).as_posix()


class Manifest:
    """The journal of one folder; whoever writes holds its lock (`opened`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / QUARANTINE_MARK

    def entries(self) -> tuple[Entry, ...]:
        """Every file it speaks of, in the order they came; lines that make no sense are passed over."""
        try:
            lines = self.file.read_bytes().split(b"\n")
        except FileNotFoundError:
            raise QuarantineError(f"{self.folder} is no quarantine folder: it has no {QUARANTINE_MARK}.") from None
        except OSError as error:
            raise QuarantineError(f"The manifest of {self.folder} cannot be read: {error.strerror}.") from error
        found: dict[str, Entry] = {}
        for line in lines:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                self._take(found, json.loads(line))
        return tuple(found.values())

    def _take(self, found: dict[str, Entry], fields: dict[str, Any]) -> None:
        named = [State(name) for name in fields if name in set(State)]
        if not named:
            return
        state, key = named[0], str(fields[named[0]])
        if state is State.MOVING:
            found[key] = self._entry(key, fields)
        else:
            found[key] = replace(found[key], state=state)

    def _entry(self, key: str, fields: dict[str, Any]) -> Entry:
        place = Path(os.path.normpath(self.folder / fields["to"]))
        photo, root = Path(fields["from"]), Path(fields["root"])
        inside = place != self.folder and place.is_relative_to(self.folder)
        # A manifest may come from anywhere: it must not lead restored files out of the photo folder.
        if not (inside and root.is_absolute() and ".." not in photo.relative_to(root).parts):
            raise ValueError("leads out of its folder")
        if not (_DIGEST.fullmatch(fields["sha256"]) and re.fullmatch("[0-9a-f]+", key)):
            raise ValueError("no digest")
        return Entry(
            key, State.MOVING, photo, place, root, fields["sha256"], int(fields["bytes"]), int(fields["mtime_ns"]),
            tuple(map(str, fields["skus"])), Path(fields["kept"]), str(fields["who"]), str(fields["when"]),
        )  # fmt: skip

    def announce(self, departure: Departure, place: Path, mtime_ns: int) -> Entry:
        """Say that a photo is about to be moved to `place`."""
        entry = Entry(
            secrets.token_hex(8), State.MOVING, departure.photo, place, departure.root, departure.digest,
            departure.bytes, mtime_ns, departure.skus, departure.keeper, login_name(), _now(),
        )  # fmt: skip
        self._append({
            "moving": entry.id, "from": str(entry.photo), "to": place.relative_to(self.folder).as_posix(),
            "root": str(entry.root), "sha256": entry.digest, "bytes": entry.bytes, "mtime_ns": mtime_ns,
            "skus": entry.skus, "kept": str(entry.keeper), "kept_sha256": departure.keeper_digest, "who": entry.who,
            "when": entry.when,
        })  # fmt: skip
        return entry

    def settle(self, entry: Entry, state: State) -> Entry:
        """Say what became of a file."""
        self._append({state.value: entry.id, "when": _now()})
        return replace(entry, state=state)

    def begin(self) -> None:
        """Make the folder a quarantine folder, unless it is one."""
        if not places.exists(self.file):
            self._append({"visearch_quarantine": 1, "when": _now()})

    def _append(self, fields: dict[str, Any]) -> None:
        line = json.dumps(fields).encode() + b"\n"
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            descriptor = os.open(self.file, flags, 0o666)
            try:
                size = os.lseek(descriptor, 0, os.SEEK_END)
                if size and _last_byte(descriptor, size) != b"\n":
                    line = b"\n" + line  # what a kill has torn stays a line of its own
                try:
                    write_all(descriptor, line)
                    os.fsync(descriptor)
                except OSError:
                    with suppress(OSError):
                        os.ftruncate(descriptor, size)
                    raise
            finally:
                os.close(descriptor)
        except OSError as error:
            raise refusal(self.folder, error) from error


@contextmanager
def opened(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, locked.

    Raises:
        QuarantineError: another program is at work there, or the folder cannot be written.
    """
    lock = filelock.FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise QuarantineError(
            f"Another copy of ViSearch is using the quarantine folder {folder}.", "Wait until it has finished."
        ) from None
    except OSError as error:
        raise refusal(folder, error) from error
    try:
        yield Manifest(folder)
    finally:
        lock.release()


def refusal(folder: Path, error: OSError) -> QuarantineError:
    """Why a quarantine folder cannot be used, as a sentence."""
    if error.errno in FULL:
        return QuarantineError(f"The drive of {folder} is full.", "Free some space there; nothing is lost.")
    return QuarantineError(f"The quarantine folder {folder} cannot be written: {error.strerror or error}.")


def _last_byte(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
