"""Which photos were being read when the program ended without a word: a decoder may take it down with it.

What decodes photos are libraries in C; a mistake in one ends the program. Whoever reads a photo says so in a small file
first and takes it back afterwards. What still stands there at the next run was being read when the program died: such
photos are read once more, one at a time, and left out when the program dies of them again. Everybody who reads photos
does so by way of `guarded`, where the marks of a program are: what an index run has died of, a search knows.

The file is mapped into memory: a mark is 34 bytes of memory, no call of the system (10 µs a photo, where reading one
takes 10 ms), and what a process has put there outlives it. Photos are known by the digests of their bytes; no name is
in it.
"""

from __future__ import annotations

import mmap
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.errors import PhotoError

FILE = "reading.marks"
DEATHS = 2
"""A photo is left out when the program has ended so often while reading it: others were being read beside it, and a
person may have ended the program."""
_DIGEST = 32
_MARK = _DIGEST + 2
_MARKS = 64


@dataclass(slots=True)
class _Mark:
    """A photo that is being `read`, and how often the program has ended over it; free when it says nothing."""

    digest: bytes = bytes(_DIGEST)
    read: bool = False
    deaths: int = 0


class FlightRecorder:
    """The marks of one program; one at a time uses a file. Where none can be written nothing is recorded.

    Args:
        file: where they are kept between runs; it goes when there is nothing to remember.
        beside: the files of other programs that may run at the same time: what died while they ran counts here as well.
    """

    def __init__(self, file: Path, beside: Sequence[Path] = ()) -> None:
        self._file = file
        self._beside = [other for other in beside if other != file]
        self._looked, self._there = -1, list[Path]()
        self._pardoned: set[bytes] = set()
        self._guard, self._alone = threading.Lock(), threading.RLock()
        self._map: mmap.mmap | None = None
        self._marks = [_Mark(one.digest, deaths=min(one.deaths + one.read, DEATHS)) for one in _kept(file)]
        if sum(one.deaths > 0 for one in self._marks) > _MARKS // 2:  # room for those to come
            self._marks = [one if one.deaths >= DEATHS else _Mark() for one in self._marks]
        with suppress(OSError, ValueError):  # a drive that is full, or maps no files
            self._map = self._mapped()

    @contextmanager
    def reading(self, digest: bytes) -> Iterator[None]:
        """The block reads the photo of this digest (32 bytes); `PhotoError` when the program died of it before."""
        deaths = self._deaths(digest)
        if deaths >= DEATHS:
            raise PhotoError(
                "The program has ended twice while it was reading this photo, so the photo is left out.",
                "Save it again with another program.",
            )
        if not deaths:
            with self._marked(digest):
                yield
            return
        with self._alone, self._marked(digest):  # of two suspects read at once both would be blamed
            yield

    def give_another_chance(self) -> None:
        """Read the photos that are left out once more."""
        with self._guard:
            self._pardoned = {one.digest for other in self._beside for one in _kept(other) if one.deaths}
            for place, one in enumerate(self._marks):
                if one.deaths >= DEATHS:
                    self._put(place, _Mark(one.digest, deaths=DEATHS - 1))

    def take_over(self, file: Path) -> None:
        """Know what the marks of a program that is gone say, and remove them."""
        with self._guard:
            for one in _kept(file):
                deaths = min(one.deaths + one.read, DEATHS)
                place = self._place(one.digest) if deaths else None
                if place is not None:
                    self._put(place, _Mark(one.digest, deaths=min(self._marks[place].deaths + deaths, DEATHS)))
        with suppress(OSError):
            file.unlink(missing_ok=True)

    def close(self) -> None:
        """The run has ended as it should; what its threads are still reading is no concern of the next."""
        with self._guard:
            if self._map is not None:
                for place, one in enumerate(self._marks):
                    self._put(place, _Mark(one.digest, deaths=one.deaths) if one.deaths else _Mark())
                self._map.close()
                self._map = None
            if not any(one.deaths for one in self._marks):
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)

    def _deaths(self, digest: bytes) -> int:
        with self._guard:
            own = next((one.deaths for one in self._marks if one.digest == digest and one.deaths), 0)
            pardoned = digest in self._pardoned
        return own if pardoned else max(own, *(_deaths_told(other, digest) for other in self._others()), 0)

    def _others(self) -> list[Path]:
        """The files of other programs that are there now: their folder changes when one comes or goes."""
        with suppress(OSError):
            changed = self._file.parent.stat().st_mtime_ns if self._beside else self._looked
            if changed != self._looked:
                self._looked, self._there = changed, [other for other in self._beside if other.is_file()]
        return self._there

    @contextmanager
    def _marked(self, digest: bytes) -> Iterator[None]:
        with self._guard:
            place = self._place(digest)
            if place is not None:
                self._put(place, _Mark(digest, True, self._marks[place].deaths))
        try:
            yield
        finally:  # whatever became of it, the program lives
            with self._guard:
                if place is not None:
                    self._put(place, _Mark())

    def _place(self, digest: bytes) -> int | None:
        """The mark that the photo has, else a free one."""
        free = None
        for place, one in enumerate(self._marks):
            if one.digest == digest and one.deaths and not one.read:
                return place
            if free is None and not one.read and not one.deaths:
                free = place
        return free

    def _put(self, place: int, mark: _Mark) -> None:
        self._marks[place] = mark
        if self._map is not None:
            self._map[place * _MARK : (place + 1) * _MARK] = _packed(mark)

    def _mapped(self) -> mmap.mmap:
        # Written to its end first: a hole that a full disk cannot fill would end the program when it is touched.
        there = self._file.is_file() and self._file.stat().st_size == _MARKS * _MARK
        with self._file.open("r+b" if there else "w+b") as file:
            file.write(b"".join(map(_packed, self._marks)))
            file.flush()
            return mmap.mmap(file.fileno(), _MARKS * _MARK)


def _deaths_told(file: Path, digest: bytes) -> int:
    """What the marks of a program that may be at work say of the deaths of a photo; what it reads now is none."""
    with suppress(OSError):
        if digest in file.read_bytes():
            return max((one.deaths for one in _kept(file) if one.digest == digest), default=0)
    return 0


def _packed(mark: _Mark) -> bytes:
    return mark.digest + bytes((mark.read, mark.deaths))


def _kept(file: Path) -> list[_Mark]:
    """What the file says; nothing when it is not there, or none of ours."""
    with suppress(OSError):
        data = file.read_bytes()
        marks = [data[start : start + _MARK] for start in range(0, len(data), _MARK)]
        if len(data) == _MARKS * _MARK and all(one[-2] <= 1 and one[-1] <= DEATHS for one in marks):
            return [_Mark(one[:_DIGEST], bool(one[-2]), one[-1]) for one in marks]
    return [_Mark() for _ in range(_MARKS)]
