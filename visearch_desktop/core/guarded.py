"""Photos decoded outside index runs and batches: searched with, looked at, compared once more, kept with a search.

A decoder that ends the program does so twice at most, then the photo is refused (`flight_recorder`). What is being read
is marked among the user's own data, whatever catalog is open; each program that runs at the same time has marks of its
own, for what another one reads is no death.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import filelock

from visearch_desktop.core import imaging, places
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
    with reading(data):
        return imaging.read_picture(data, side=side)


def same_pixels(first: Path | bytes, second: Path | bytes) -> bool:
    """The same as `imaging.same_pixels`; False also when the program has ended twice over one of them."""
    try:
        one, other = (source if isinstance(source, bytes) else imaging.read_bytes(source) for source in (first, second))
        with reading(one), reading(other):
            return imaging.same_pixels(one, other)
    except PhotoError:
        return False


@contextmanager
def reading(data: bytes) -> Iterator[None]:
    """The block decodes the photo of these bytes; `PhotoError` when the program has ended twice over it."""
    with _recorder().reading(hashlib.sha256(data).digest()):
        yield


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
        for number in range(_PROGRAMS):
            lock = filelock.FileLock(folder / f"{number}.lock", thread_local=False)
            with suppress(filelock.Timeout):
                lock.acquire(timeout=0)
                return _Seat(home, process, FlightRecorder(folder / f"{number}.marks"), lock)
    return _Seat(home, process, FlightRecorder(folder / "none" / "none"), None)


def _leave(seat: _Seat) -> None:
    """Leave nothing behind but marks of photos that the program has died of."""
    seat.recorder.close()
    if seat.lock is not None:
        file = Path(seat.lock.lock_file)
        with suppress(OSError):  # Windows lets go of it only when it is released, and then removes it
            file.unlink(missing_ok=True)
        seat.lock.release()
        with suppress(OSError):  # another program is there, or marks are
            file.parent.rmdir()


@atexit.register
def _end() -> None:
    """The program ends as it should: what a thread still reads is no death."""
    with _guard:
        if _seat is not None and _seat.process == os.getpid():
            _leave(_seat)
