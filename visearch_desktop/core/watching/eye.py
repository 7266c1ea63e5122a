"""One watched folder: what is told of it or seen in it, and which of its places have come to rest."""

from __future__ import annotations

import errno
import os
import queue
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.scan import Seen, scan_places
from visearch_desktop.core.watching.looker import Looker
from visearch_desktop.core.watching.notifier import Notifier
from visearch_desktop.core.watching.settling import FOLDER, WHOLE, Settling, Stamp
from visearch_desktop.core.watching.shares import is_share

SETTLE_SECONDS = 3.0
"""A photo counts when it has been the same for so long."""
SHARED_SETTLE_SECONDS = 10.0
"""The same on a share: Linux believes what it knows of a file on NFS for at least three seconds."""
LOOK_SECONDS = 30.0
"""How often a share is looked at, and whether a folder is there."""
LOOK_SHARE = 20
"""A look that takes long is followed by a pause of so many times as long: at most 5 % of the time goes into looking."""


class How(StrEnum):
    """How a folder is watched: the system tells of changes, it is looked at now and then, or it is not there."""

    STARTING = "starting"
    TOLD = "told"
    LOOKED_AT = "looked at"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Watched:
    """How a folder is watched; `seconds` is how often it is looked at. `note` is a sentence, or empty."""

    folder: Path
    how: How
    seconds: float = LOOK_SECONDS
    note: str = ""


class Eye:
    """Watches one photo folder. Only one thread calls it; what the system tells comes in by a queue.

    Args:
        root: the folder.
        stir: called, from any thread, when something was told.
        look: look at the folder now and then even if it is no share.
        settle: seconds a photo must be the same; by default what suits the folder.
    """

    def __init__(
        self, root: Path, stir: Callable[[], None], *, look: bool = False, settle: float | None = None
    ) -> None:
        self.root = root
        self.state = Watched(root, How.STARTING)
        self._stir = stir
        self._look_always = look
        self._settle = settle
        self._told: queue.SimpleQueue[tuple[str, bool]] = queue.SimpleQueue()
        self._notifier: Notifier | None = None
        self._identity: tuple[int, int] | None = None
        self._looker: Looker | None = None
        self.next_look = 0.0
        self.settling = Settling(SETTLE_SECONDS if settle is None else settle)

    def step(self, now: float) -> frozenset[str]:
        """Hear and look; the places that are to be indexed now. `now` is in seconds and never turns back."""
        if now >= self.next_look:
            self._look(now)
        self._hear(now)
        self.settling.rest(now, self._stamp)
        return self.settling.take() if self.settling.due(now) else frozenset()

    def close(self) -> None:
        """Watch no more."""
        if self._notifier is not None:
            self._notifier.close()
            self._notifier = None

    # -- looking now and then --------------------------------------------------------------------

    def _look(self, now: float) -> None:
        self.next_look = now + LOOK_SECONDS
        identity, was_away = _identity(self.root), self.state.how == How.OFFLINE
        if identity is None:
            self.close()
            self._identity, self.state = None, replace(self.state, how=How.OFFLINE, note="")
            return
        deaf = self._notifier is not None and not self._notifier.alive
        if self._looker is None and (identity != self._identity or deaf):
            self._begin(now)
        self._identity = identity
        if self._looker is not None:
            self._compare(now, self._looker)
            if was_away and self.state.how != How.OFFLINE:
                self.settling.touch(WHOLE, FOLDER, now)  # what came to rest meanwhile could not be read

    def _begin(self, now: float) -> None:
        """Watch from now on; everything is to be looked at once, for what happened before."""
        self.close()
        shared = self._look_always or is_share(self.root)
        note = "" if shared else self._listen()
        if self._notifier is None:
            self._looker = Looker()
            self.settling.seconds = SHARED_SETTLE_SECONDS if self._settle is None else self._settle
        else:
            self.settling.touch(WHOLE, FOLDER, now)
        self.state = Watched(self.root, How.TOLD if self._notifier else How.LOOKED_AT, LOOK_SECONDS, note)

    def _listen(self) -> str:
        """Have the system tell of changes; why it cannot, if so."""
        if _leads_elsewhere(self.root):
            return "It holds links to other folders, whose changes are not told."
        try:
            self._notifier = Notifier(self.root, self._hear_later)
        except OSError as error:
            return _TOO_MANY if error.errno in (errno.ENOSPC, errno.EMFILE) else _NOT_TOLD
        return ""

    def _compare(self, now: float, looker: Looker) -> None:
        looked = looker.look(self.root)
        for place, stamp in looked.changed.items():
            self.settling.touch(place, stamp, now)
        if looked.gone:
            self.settling.touch(WHOLE, FOLDER, now)
        seconds = max(LOOK_SECONDS, LOOK_SHARE * looked.seconds)
        self.next_look = now + looked.seconds + seconds
        note = "It is empty now." if looked.empty else "" if self.state.how == How.OFFLINE else self.state.note
        self.state = Watched(self.root, How.OFFLINE if looked.empty else How.LOOKED_AT, seconds, note)

    # -- hearing ---------------------------------------------------------------------------------

    def _hear_later(self, place: str, folder: bool) -> None:
        """Called by watchdog's thread."""
        self._told.put((place, folder))
        self._stir()

    def _hear(self, now: float) -> None:
        told: dict[str, bool] = {}
        while not self._told.empty():
            place, folder = self._told.get()
            told[place] = told.get(place, False) or folder
            self.settling.count(1)
        for place in told:
            self._touch(place, now)
        if self._notifier is not None and any(told.values()):
            self._check_limit(self._notifier)

    def _touch(self, place: str, now: float) -> None:
        if not place.isprintable() and not _is_text(place):
            self.settling.touch(WHOLE, FOLDER, now)  # such names are no rows; a look at the whole tells of them
            return
        stamp = self._stamp(place)
        if stamp != FOLDER:
            self.settling.touch(place, stamp, now)
            return
        if place in self.settling:  # it was gone meanwhile: what was in it may be gone as well
            self.settling.touch(place, FOLDER, now)
        for entry in scan_places(self.root, [place]):
            if isinstance(entry, Seen):
                self.settling.touch(entry.path, (entry.bytes, entry.mtime_ns), now)

    def _check_limit(self, notifier: Notifier) -> None:
        """A new folder may have been one too many for the system."""
        try:
            notifier.check()
        except OSError:
            self.close()
            self._looker = Looker()
            self.next_look = 0.0
            self.state = Watched(self.root, How.LOOKED_AT, LOOK_SECONDS, _TOO_MANY)

    def _stamp(self, place: str) -> Stamp | None:
        try:
            status = os.stat(self.root / place)  # noqa: PTH116 - once for each of a hundred thousand files
        except OSError:
            return None
        return FOLDER if stat.S_ISDIR(status.st_mode) else (status.st_size, status.st_mtime_ns)


_TOO_MANY = "This computer lets no more folders be watched, so it is looked at now and then instead."
_NOT_TOLD = "The system does not tell of changes here, so it is looked at now and then instead."


def _identity(root: Path) -> tuple[int, int] | None:
    """What tells a folder from another one mounted in its place; None when it is not there."""
    if not places.is_folder(root):
        return None
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_text(place: str) -> bool:
    try:
        place.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _leads_elsewhere(root: Path) -> bool:
    """Whether folders below `root` are links: the system tells nothing of what happens behind them."""
    every = (os.path.join(folder, name) for folder, below, _ in os.walk(root) for name in below)  # noqa: PTH118
    return any(map(os.path.islink, every))
