"""Photos decoded: indexed, delivered, searched with, looked at, compared once more. The one memory of what killed.

A decoder that ends the program does so twice at most, whoever was reading, then the photo is refused
(`flight_recorder`). What is being read is marked among the user's own data, whatever catalog is open; each program that
runs at the same time has marks of its own, for what another one reads is no death. What a program that is gone has left
is taken over by the next, and what others know is asked before each photo.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import filelock

from visearch_desktop.core import flight_recorder, imaging, places
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.flight_recorder import FlightRecorder
from visearch_desktop.core.imaging import Picture

FOLDER = "reading"
_PROGRAMS = 16
"""Programs at once that have marks; one more reads without."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """The marks of this program, and the lock that says so to others; a fork takes others."""

    home: Path
    process: int
    recorder: FlightRecorder
    lock: filelock.BaseFileLock | None


_guard = threading.Lock()
_seat: _Seat | None = None


def read_picture(source: Path | bytes, *, side: int | None = None) -> Picture:
    """The same as `imaging.read_picture`; `PhotoError` also when the program has ended twice over these bytes."""
    data = source if isinstance(source, bytes) else imaging.read_bytes(source)
    with reading(digest_of(data)):
        return imaging.read_picture(data, side=side)


def same_pixels(first: Path | bytes, second: Path | bytes) -> bool:
    """The same as `imaging.same_pixels`; False also when the program has ended twice over one of them."""
    try:
        one, other = (source if isinstance(source, bytes) else imaging.read_bytes(source) for source in (first, second))
        with reading(digest_of(one)), reading(digest_of(other)):
            return imaging.same_pixels(one, other)
    except PhotoError:
        return False


def digest_of(data: bytes) -> bytes:
    """What a photo is known by."""
    return hashlib.sha256(data).digest()


@contextmanager
def reading(digest: bytes) -> Iterator[None]:
    """The block decodes the photo of this digest; `PhotoError` when the program has ended twice over it."""
    with _recorder().reading(digest):
        yield


def take_over(folder: Path) -> None:
    """Know what versions before this one have noted in a catalog's folder or a batch's."""
    if (folder / flight_recorder.FILE).is_file():
        _recorder().take_over(folder / flight_recorder.FILE)


def give_another_chance() -> None:
    """Read the photos that are left out once more."""
    _recorder().give_another_chance()


def _recorder() -> FlightRecorder:
    global _seat  # noqa: PLW0603 - one for the program, opened with the first photo
    home, process = places.data_folder(), os.getpid()
    with _guard:
        if _seat is None or (_seat.home, _seat.process) != (home, process):
            if _seat is not None and _seat.process == process:
                _leave(_seat)
            _seat = _taken(home, process)
        return _seat.recorder


def _taken(home: Path, process: int) -> _Seat:
    """The first marks that no other program has; none where nothing can be written."""
    folder = home / FOLDER
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        every = [folder / f"{number}.marks" for number in range(_PROGRAMS)]
        for marks in every:
            if (lock := _locked(marks)) is not None:
                recorder = FlightRecorder(marks, every)
                _take_over_from_the_gone(recorder, marks, every)
                return _Seat(home, process, recorder, lock)
    return _Seat(home, process, FlightRecorder(folder / "none" / "none"), None)


def _locked(marks: Path) -> filelock.BaseFileLock | None:
    """The lock on some marks; None when another program has it."""
    lock = filelock.FileLock(marks.with_suffix(".lock"), thread_local=False)
    with suppress(filelock.Timeout):
        lock.acquire(timeout=0)
        return lock
    return None


def _take_over_from_the_gone(recorder: FlightRecorder, own: Path, every: Sequence[Path]) -> None:
    for marks in every:
        if marks != own and marks.is_file() and (lock := _locked(marks)) is not None:
            recorder.take_over(marks)
            _release(lock)


def _release(lock: filelock.BaseFileLock) -> None:
    """Let go of a lock; Windows removes its file only afterwards."""
    file = Path(lock.lock_file)
    with suppress(OSError):
        file.unlink(missing_ok=True)
    lock.release()


def _leave(seat: _Seat) -> None:
    """Leave nothing behind but marks of photos that the program has died of."""
    seat.recorder.close()
    if seat.lock is not None:
        _release(seat.lock)
        with suppress(OSError):  # another program is there, or marks are
            Path(seat.lock.lock_file).parent.rmdir()


@atexit.register
def _end() -> None:
    """The program ends as it should: what a thread still reads is no death."""
    with _guard:
        if _seat is not None and _seat.process == os.getpid():
            _leave(_seat)
