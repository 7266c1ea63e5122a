"""Walk a photo folder: which files look like photos, and where nothing could be seen."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.catalog import PHOTO_SUFFIXES

SKIPPED_FOLDERS = frozenset(
    {
        "@eadir",
        "#recycle",
        "$recycle.bin",
        "system volume information",
        "__macosx",
        "node_modules",
        "lost+found",
    }
)
"""Folders that systems and network drives keep for themselves; hidden folders are skipped as well."""
QUARANTINE_MARK = "visearch-quarantine.jsonl"
"""The manifest of a quarantine folder: photos below it are out of the catalog."""
_MARKS = frozenset({"catalog.sqlite", QUARANTINE_MARK})
"""Files that say of the folder around them that its photos are none of the shop's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that looks like a photo; `path` is relative to the scanned folder, with "/" between names.

    `problem` says why it cannot be taken in at all.
    """

    path: str
    bytes: int
    mtime_ns: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A folder or file that could not be looked at, relative to the scanned one; what it held stays in the catalog."""

    path: str
    reason: str


def scan(
    root: Path,
    suffixes: Collection[str] = PHOTO_SUFFIXES,
    *,
    below: str = "",
    mounts: set[str] | None = None,
) -> Iterator[Seen | Unread]:
    """Every photo below `root`, folder by folder; links are followed, a loop of links is walked once.

    Args:
        root: the folder.
        suffixes: the endings of the files to tell of, in small letters.
        below: the folder in `root` to begin at.
        mounts: is told the folders that lie on another drive than the folder around them.
    """
    visited: set[tuple[int, int]] = set()
    waiting: list[tuple[str, int | None]] = [(below, None)]
    while waiting:
        folder, around = waiting.pop()
        try:
            status = (root / folder).stat()
            if mounts is not None and around not in {None, status.st_dev}:
                mounts.add(folder)
            if (status.st_dev, status.st_ino) in visited and status.st_ino:
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(root / folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Unread(_printable(folder), _why(error))
            continue
        if folder and any(entry.name in _MARKS for entry in listed):
            continue
        folders: list[str] = []
        while listed:
            entry = listed.pop()  # an entry keeps its status: 90 MB for 100,000 files in one folder
            path = f"{folder}/{entry.name}" if folder else entry.name
            if _is_folder(entry):
                folders.append(path)
            elif (found := _look(entry, path, suffixes)) is not None:
                yield found
        waiting.extend((inner, status.st_dev) for inner in reversed(folders))


def scan_places(root: Path, places: Collection[str]) -> Iterator[Seen | Unread]:
    """The photos at some places of `root` only: files, and folders with all that is below them.

    A place that is not there, or that a scan of the whole would pass over, yields nothing; one that cannot be looked
    at is `Unread`.
    """
    marked: dict[str, bool] = {}
    for place in sorted(places):
        path = root / place
        try:
            path.lstat()
            if is_skipped(place) or _is_marked(root, place, marked):
                continue
            folder = path.is_dir()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:  # a share that does not answer has not lost its photos
            yield Unread(_printable(place), _why(error))
            continue
        if folder:
            yield from scan(root, below=place)
        elif (found := _look(path, place, PHOTO_SUFFIXES)) is not None:
            yield found


def is_away(root: Path, mount: str) -> bool:
    """Whether a drive that was mounted in a folder of `root` is gone: no folder, or an empty one of the drive around.

    An unmounted drive leaves the folder it was seen in, empty. A folder with files in it has taken its place.
    """
    try:
        here, around = (root / mount).stat(), (root / mount).parent.stat()
        return here.st_dev == around.st_dev and next((root / mount).iterdir(), None) is None
    except OSError:
        return True


def went_with_a_drive(root: Path, photo: Path, mounts: Collection[str]) -> bool:
    """Whether a photo lay on a drive that was mounted below its photo folder and is not there now."""
    return any(photo.is_relative_to(root / mount) and is_away(root, mount) for mount in mounts)


def is_being_written(path: Path, size: int, mtime_ns: int, settle: float) -> bool:
    """Whether a file is not what a scan saw (bytes, mtime in ns), or was changed within the last `settle` seconds."""
    try:
        status = path.stat()
    except OSError:
        return False
    if (status.st_size, status.st_mtime_ns) != (size, mtime_ns):
        return True
    # A copy that is complete may get the time of the original: when the entry itself was changed counts as well.
    # A time in the future says nothing.
    now = time.time()
    return any(0 <= now - moment < settle for moment in (status.st_mtime, status.st_ctime))


def is_skipped(place: str) -> bool:
    """Whether a place of a photo folder is hidden or below a folder that is skipped."""
    return any(name.startswith(".") or name.casefold() in SKIPPED_FOLDERS for name in place.split("/") if name)


def _is_marked(root: Path, place: str, marked: dict[str, bool]) -> bool:
    """Whether a folder around `place` is a catalog or a quarantine; `marked` remembers those that were looked at."""
    folder = place.rpartition("/")[0]
    if not folder:
        return False
    if folder not in marked:
        inside = any((root / folder / mark).exists() for mark in _MARKS)
        marked[folder] = inside or _is_marked(root, folder, marked)
    return marked[folder]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir() and not is_skipped(entry.name)
    except OSError:
        return False


def _look(entry: os.DirEntry[str] | Path, path: str, suffixes: Collection[str]) -> Seen | Unread | None:
    if entry.name.startswith(".") or os.path.splitext(entry.name)[1].lower() not in suffixes:  # noqa: PTH122 - hot loop
        return None
    try:
        status = entry.stat()
    except FileNotFoundError:
        if not entry.is_symlink():  # it was there a moment ago: deleted, or its drive went away
            return Unread(_printable(path), "it went away")
        return Seen(_printable(path), 0, 0, "This link leads nowhere.")
    except OSError as error:
        return Unread(_printable(path), _why(error))
    if not stat.S_ISREG(status.st_mode):
        return None
    if _printable(path) != path:
        return Seen(
            _printable(path),
            status.st_size,
            status.st_mtime_ns,
            "The file name is not valid text: rename it.",
        )
    return Seen(path, status.st_size, status.st_mtime_ns)


def _printable(path: str) -> str:
    """The path as valid text: bytes that are not UTF-8 (names from other systems) are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace") if not _encodable(path) else path


def _encodable(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _why(error: OSError) -> str:
    return "no permission" if isinstance(error, PermissionError) else (error.strerror or str(error)).lower()
