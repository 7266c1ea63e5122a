"""Build the next snapshot beside the current one and switch to it: when, where, and what is cleaned up.

While it is built, a lock file in its folder says that somebody is at work there; the system frees the lock of a program
that was killed, and the next run removes what it left.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import filelock
import numpy as np

from visearch_desktop.core import ann
from visearch_desktop.core.errors import GalleryError
from visearch_desktop.core.store import Database, embeddings, photos
from visearch_desktop.core.store.facts import whole

TAIL_LIMIT = 256
"""Below this many contents a search compares with all of them: exact, and faster than any index."""
TAIL_SHARE = 0.1
"""The tail may grow to this share of the snapshot before a new one is worth building."""
TAIL_MOST = 25_000
"""However large the snapshot: every search compares with the whole tail."""
GONE_SHARE = 0.1
"""The share of a snapshot that may have gone: those are met, looked up and left out."""
_LOCK = "building.lock"
_NICE = 10


def allowed(covered: int) -> int:
    """How many contents may have been added since a snapshot of `covered`."""
    return int(max(TAIL_LIMIT, min(TAIL_SHARE * covered, TAIL_MOST)))


def wanted(database: Database, folder: Path, *, trusting: bool) -> bool:
    """Whether enough has changed since the current snapshot, or it is damaged.

    Every byte of it is looked at, unless one is `trusting`.
    """
    name = database.meta("snapshot", "0")
    try:
        manifest = ann.read_manifest(folder / name)
        snapshot = ann.Snapshot(folder / name)
        ids, late = snapshot.ids, snapshot.waiting
        snapshot.close()
    except GalleryError:
        return embeddings.is_more(database, TAIL_LIMIT)
    if manifest.model != database.meta("model_identity") or not (trusting or ann.is_whole(folder / name)):
        return True
    if len(late):
        late = np.setdiff1d(late, embeddings.waiting(database), assume_unique=True)
    if embeddings.count_after(database, int(ids[-1])) + len(late) > allowed(manifest.count):
        return True
    if embeddings.times_gone(database) - manifest.gone <= max(TAIL_LIMIT, GONE_SHARE * manifest.count):
        return False
    # Photos that were only moved have left their contents as well: now it is worth looking which are really gone.
    left = np.intersect1d(ids, photos.live_contents(database), assume_unique=True)
    return manifest.count - len(left) > max(TAIL_LIMIT, GONE_SHARE * manifest.count)


def publish(database: Database, folder: Path, abandoned: Callable[[], bool]) -> None:
    """Build the next snapshot from the database and switch to it, unless it was abandoned meanwhile.

    Raises:
        GalleryError: there is not enough space, or the files cannot be written.
    """
    number = (whole(database.meta("snapshot").partition("-")[0]) or 0) + 1
    with embeddings.moment(database) as now:
        if not now.count():
            return
        target = _new_folder(folder, number)
        lock = filelock.FileLock(target / _LOCK)
        try:
            with lock:
                ann.build(target, now)
                if not abandoned() and now.model == database.meta("model_identity"):
                    database.set_meta(snapshot=target.name)
        except OSError as error:
            raise GalleryError(f"The search index cannot be written: {error.strerror or error}.") from error
        finally:
            clean_up(database, folder)


def clean_up(database: Database, folder: Path) -> None:
    """Remove every snapshot but the current one and those that are being built."""
    with suppress(OSError):
        for old in filter(Path.is_dir, folder.iterdir()):
            if old.name != database.meta("snapshot", "0") and not _is_being_built(old):
                if old.name == database.meta("snapshot", "0"):
                    continue  # it was published between the two questions
                # Who still searches an old snapshot keeps its files on Windows; the next run removes them.
                shutil.rmtree(old, ignore_errors=True)


def _is_being_built(folder: Path) -> bool:
    try:
        with filelock.FileLock(folder / _LOCK).acquire(timeout=0):
            return False
    except filelock.Timeout:
        return True
    except OSError:
        return False  # it has just been removed, or nobody may write there


def _new_folder(folder: Path, number: int) -> Path:
    try:
        folder.mkdir(exist_ok=True)
        # A name of its own: what an abandoned run is still building must not be mixed with this.
        return Path(tempfile.mkdtemp(prefix=f"{number:06d}-", dir=folder))
    except OSError as error:
        raise GalleryError(f"The search index cannot be written: {error.strerror}.") from error


class Building:
    """A snapshot being built on a daemon thread: it can be waited for, or abandoned."""

    def __init__(self, work: Callable[[Callable[[], bool]], None]) -> None:
        self._work = work
        self._abandoned = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="publish", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait up to `seconds`; whether it has finished."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def raise_error(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._error is not None:
            raise self._error

    def abandon(self) -> None:
        """Nobody waits any more: what is being built is thrown away when it is ready."""
        self._abandoned.set()

    def _run(self) -> None:
        _step_back()
        try:
            self._work(self._abandoned.is_set)
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits
            self._error = error


def _step_back() -> None:
    """Let searches go first: this thread, and those that Annoy starts from it, get what is left of the processor."""
    if sys.platform == "linux":  # elsewhere a thread's number is none that can be given a priority
        with suppress(OSError):
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, min(os.getpriority(os.PRIO_PROCESS, thread) + _NICE, 19))
