"""Which changed places have come to rest: nothing here reads a clock or a file, callers say what they saw and when."""

from __future__ import annotations

from collections.abc import Callable

Stamp = tuple[int, int]
"""What is compared of a place: bytes and mtime in ns of a file; `FOLDER` for a folder. None: there is nothing."""
FOLDER: Stamp = (-1, 0)
WHOLE = ""
"""The place that stands for the whole folder."""

LONGEST_WAIT = 30.0
"""Seconds that a place at rest waits for others that are not: a copy of hours is taken in piece by piece."""
MANY = 10_000
"""After this many changes the whole folder is looked at. Linux keeps 16,384 events a program has not read yet and drops
the rest, so whoever has lost some has read more than this."""


class Settling:
    """The changed places of one folder, each waiting until it has been the same for `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._waiting: dict[str, tuple[Stamp | None, float]] = {}  # the longest untouched first
        self._at_rest: set[str] = set()
        self._rested = 0.0
        self._changes = 0

    def __len__(self) -> int:
        """How many places are still waited for."""
        return len(self._waiting)

    def __contains__(self, place: str) -> bool:
        return place in self._waiting or place in self._at_rest

    def count(self, changes: int) -> None:
        """Add to the number of changes that were told of."""
        self._changes += changes

    def touch(self, place: str, stamp: Stamp | None, now: float) -> None:
        """A place has changed and is seen as `stamp`: it begins to wait, anew if it did already."""
        self._waiting.pop(place, None)
        self._at_rest.discard(place)
        self._waiting[place] = (stamp, now)

    def rest(self, now: float, look: Callable[[str], Stamp | None]) -> None:
        """Look again at the places that were left alone long enough: those that are the same have come to rest."""
        while self._waiting:
            place, (before, since) = next(iter(self._waiting.items()))
            if now - since < self.seconds:
                return
            del self._waiting[place]
            if (stamp := look(place)) != before:
                self._waiting[place] = (stamp, now)
                continue
            if not self._at_rest:
                self._rested = now
            self._at_rest.add(place)

    def due(self, now: float) -> bool:
        """Whether it is time: places are at rest, and no other is waited for or the wait has been long enough."""
        return bool(self._at_rest) and (not self._waiting or now - self._rested >= LONGEST_WAIT)

    def take(self) -> frozenset[str]:
        """The places at rest, which are then forgotten; the whole folder instead of very many."""
        places, self._at_rest = frozenset(self._at_rest), set()
        many = max(self._changes, len(places)) > MANY
        self._changes = 0
        return frozenset((WHOLE,)) if many or WHOLE in places else places
