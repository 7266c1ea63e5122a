"""What the system tells of a folder: the home of watchdog.

watchdog has threads of its own, three a folder on Linux; they are daemons, sleep until something happens, put the names
of what changed into a queue, and end with `close`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.core.scan import is_skipped

_HEEDED: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
"""Looking at photos is none of them: indexing does not wake who watches."""


class Notifier:
    """Calls `say` for each change of a photo or folder below `root`, from another thread.

    `say` gets the place, relative to the root with "/" between names, and whether it is a folder.

    Raises:
        OSError: the folder cannot be watched, or the system lets no more folders be watched.
    """

    def __init__(self, root: Path, say: Callable[[str, bool], None]) -> None:
        self._root = root
        self._observer = Observer()
        # A schedule before the start raises within it, and only for the root: `check` finds the others.
        self._observer.schedule(_Handler(root, say), str(root), recursive=True, event_filter=_HEEDED)
        try:
            self._observer.start()
            self.check()
        except OSError:
            self.close()
            raise

    def check(self) -> None:
        """Raise `OSError` when no more folders can be watched: then some of this root are not, and nothing says so.

        watchdog passes over folders below the root that it cannot watch. One more watch of the root shows it.
        """
        probe = Observer()
        probe.schedule(FileSystemEventHandler(), str(self._root), event_filter=[DirDeletedEvent])
        try:
            probe.start()
        finally:
            _end(probe)

    @property
    def alive(self) -> bool:
        """Whether the root is still heard: nothing else says so of one that was made anew or mounted again."""
        return all(emitter.is_alive() and _hears(emitter, self._root) for emitter in self._observer.emitters)

    def close(self) -> None:
        """End the threads."""
        _end(self._observer)


def _hears(emitter: object, root: Path) -> bool:
    """Linux lets go of what it watches on a disk that is taken out; watchdog keeps that to itself."""
    watched = getattr(getattr(emitter, "_inotify", None), "_active_callbacks_by_path", None)
    return watched is None or os.fsencode(root) in watched


def _end(observer: Observer) -> None:  # type: ignore[valid-type]
    observer.stop()  # type: ignore[attr-defined]
    if observer.is_alive():  # type: ignore[attr-defined]
        observer.join()  # type: ignore[attr-defined]


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, say: Callable[[str, bool], None]) -> None:
        # macOS tells of places by their true names.
        self._starts = tuple({os.path.join(str(root), ""), os.path.join(os.path.realpath(root), "")})  # noqa: PTH118
        self._say = say

    def on_any_event(self, event: FileSystemEvent) -> None:
        leaves = isinstance(event, (FileDeletedEvent, FileMovedEvent, DirDeletedEvent, DirMovedEvent))
        self._tell(event.src_path, folder=event.is_directory, leaves=leaves)
        if event.dest_path:
            self._tell(event.dest_path, folder=event.is_directory, leaves=False)

    def _tell(self, name: str | bytes, *, folder: bool, leaves: bool) -> None:
        path = os.fsdecode(name)
        place = next((path[len(start) :] for start in self._starts if path.startswith(start)), "")
        place = place.replace(os.sep, "/")
        if not place or is_skipped(place):
            return
        # Windows does not say of what has gone whether it was a folder.
        unsure = leaves and os.name == "nt"
        if folder or unsure or os.path.splitext(place)[1].lower() in PHOTO_SUFFIXES:  # noqa: PTH122 - as in the scan
            self._say(place, folder or unsure)
