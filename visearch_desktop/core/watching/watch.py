"""Watch the photo folders of a catalog, and say which of their places are to be indexed."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.watching.eye import SETTLE_SECONDS, Eye, Watched
from visearch_desktop.core.watching.settling import MANY, WHOLE

STEP_SECONDS = 1.0
"""Between two looks while places are waited for."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be indexed: places of photo folders, as `indexing.index_folders` takes them.

    Without any place there are photos that were half copied at their last reading.
    """

    places: Mapping[Path, frozenset[str]]


class Watch:
    """Watches folders. `step` does the work; `start` has a thread of its own do it until `close`.

    Everything is due once at the beginning, since nobody knows what happened before.

    Args:
        roots: the photo folders.
        look: look at all of them now and then, shares or not.
        settle: seconds that a photo must be the same before it counts; by default what suits the folder.
        clock: seconds, never turning back.
    """

    def __init__(
        self, roots: Sequence[Path], *, look: bool = False, settle: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._clock = clock
        self._stirred = threading.Event()
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._eyes = [Eye(root, self._stirred.set, look=look, settle=settle) for root in roots]
        self._settle = SETTLE_SECONDS if settle is None else settle
        self._due: dict[Path, frozenset[str]] | None = None
        self._again: float | None = None
        self._not_before = 0.0
        self._failure: Exception | None = None
        self._stepped: Callable[[], object] = _nobody
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def states(self) -> tuple[Watched, ...]:
        """How each folder is watched now."""
        return tuple(eye.state for eye in self._eyes)

    def waiting(self) -> int:
        """How many places have changed and are not at rest yet."""
        return sum(len(eye.settling) for eye in self._eyes)

    def step(self) -> None:
        """Hear, look and wait as far as that is possible now."""
        for eye in self._eyes:
            if self._closed.is_set():
                return
            if found := eye.step(self._clock()):
                self._add({eye.root: found})
        if self._again is not None and self._clock() >= self._again:
            self._again = None
            self._add({})

    def pause(self) -> float:
        """Seconds until the next step is worth while, if nothing stirs before."""
        if self._again is not None or self.waiting():
            return STEP_SECONDS
        return max(0.0, min((eye.next_look for eye in self._eyes), default=self._clock() + 60) - self._clock())

    def wait(self, most: float = math.inf) -> None:
        """Sleep until the next step is worth while, `most` seconds at the longest."""
        if self._stirred.wait(min(self.pause(), most)) and not self._closed.is_set():
            self._closed.wait(STEP_SECONDS)  # a burst of changes is heard once a second
            self._stirred.clear()

    def take(self) -> Due | None:
        """What is due, which is then taken for done; None when nothing is. From any thread.

        What went wrong on the watch's own thread is raised here.
        """
        if self._failure is not None:
            raise self._failure
        with self._lock:
            if self._due is None or self._clock() < self._not_before:
                return None
            due, self._due = self._due, None
        return Due(due)

    def put_back(self, due: Due, seconds: float) -> None:
        """It could not be done: it is due again after so many seconds. From any thread."""
        self._not_before = self._clock() + seconds
        self._add(due.places)

    def come_back(self) -> None:
        """Some photos were half copied: read them again when they have had time to settle. From any thread."""
        self._again = self._clock() + self._settle
        self._stirred.set()

    def start(self, stepped: Callable[[], object] | None = None) -> None:
        """Go on stepping on a thread of its own, which calls `stepped` after each step: what it asks may be new then.

        An idle watch makes a step every 30 seconds, one that waits for photos to settle every second.
        """
        self._stepped = stepped or _nobody
        self._thread.start()

    def close(self) -> None:
        """Watch no more. The thread ends by itself: a look at a share that hangs is not waited for."""
        self._closed.set()
        self._stirred.set()
        if not self._thread.is_alive():
            self._close_eyes()

    def _run(self) -> None:
        try:
            while not self._closed.is_set():
                self.step()
                self._stepped()
                self.wait()
        except Exception as error:  # noqa: BLE001 - handed to whoever asks
            self._failure = error
            self._stepped()
        finally:
            self._close_eyes()

    def _close_eyes(self) -> None:
        for eye in self._eyes:
            eye.close()

    def _add(self, places: Mapping[Path, frozenset[str]]) -> None:
        """Add to what is due, which may pile up for hours while something else is at work on the catalog."""
        with self._lock:
            due = dict(self._due or {})
            for root, some in places.items():
                both = due.get(root, frozenset()) | some
                due[root] = frozenset((WHOLE,)) if WHOLE in both or len(both) > MANY else both
            self._due = due


def _nobody() -> None:
    """Nobody wants to know."""
